//! Letters of the symbol fonts as what they look like: the boxes that forms are ticked with, and bullets.

/// What a code of a symbol font looks like; `None` for fonts and codes that are not known.
pub(super) fn letter(font: &str, code: u32) -> Option<char> {
    let code = if (0xf000..0xf100).contains(&code) { code - 0xf000 } else { code };
    let font = font.trim().to_ascii_lowercase();
    Some(match (font.as_str(), code) {
        ("wingdings 2", 0x52) => '☑',
        ("wingdings 2", 0x51 | 0x53 | 0x54) => '☒',
        ("wingdings 2", 0x50) => '✓',
        ("wingdings 2", 0x4f) => '✗',
        ("wingdings 2", 0xa3) => '☐',
        ("wingdings 2", 0xa2) => '■',
        ("wingdings 2", 0x97 | 0x98) => '●',
        // The code alone is common enough to be known under a wrong or missing font.
        ("wingdings", 0x52) => '☑',
        ("wingdings", 0xfe) => '☑',
        ("wingdings", 0x78 | 0xfd) => '☒',
        ("wingdings", 0xa8) => '☐',
        ("wingdings", 0x6f..=0x72) => '□',
        ("wingdings", 0xfc) => '✓',
        ("wingdings", 0xfb) => '✗',
        ("wingdings", 0x6e | 0xa7) => '■',
        ("wingdings", 0x6c | 0x9f) => '●',
        ("wingdings", 0xa1) => '○',
        ("wingdings", 0x75 | 0x76) => '◆',
        ("wingdings", 0xd8) => '➢',
        ("wingdings", 0xe0) => '→',
        ("symbol", 0xb7) => '•',
        ("symbol", 0xb4) => '×',
        ("symbol", 0xa3) => '≤',
        ("symbol", 0xb3) => '≥',
        ("symbol", 0xb1) => '±',
        _ => return None,
    })
}

/// Whether a font's letters are symbols.
pub(super) fn is_symbol_font(font: &str) -> bool {
    let font = font.trim().to_ascii_lowercase();
    font.starts_with("wingdings") || font == "symbol"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticked_and_empty_boxes_are_told_apart() {
        for (font, code, seen) in [
            ("Wingdings 2", 0xf052, '☑'),
            ("Wingdings 2", 0xa3, '☐'),
            ("Wingdings", 0xf0fe, '☑'),
            ("Wingdings", 0xf0a8, '☐'),
            ("Wingdings", 0xf06f, '□'),
        ] {
            assert_eq!(letter(font, code), Some(seen), "{font} {code:x}");
        }
        assert_eq!(letter("宋体", 0xf0fe), None);
    }
}
