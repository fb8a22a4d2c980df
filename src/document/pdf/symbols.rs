//! The letters of symbol fonts, which files give as private code points: ticks, boxes and bullets of Word and WPS.

/// The letter of a code of a symbol font, by the font's name; `None` where it isn't one of the well-known ones.
pub(super) fn letter(font: &str, code: u32) -> Option<char> {
    let name: String = font.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let code = u8::try_from(if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code }).ok()?;
    let table: &[(u8, char)] = if name.contains("wingdings2") {
        &WINGDINGS_2
    } else if name.contains("wingdings3") || name.contains("webdings") {
        return None;
    } else if name.contains("wingdings") {
        &WINGDINGS
    } else if name.starts_with("symbol") {
        &SYMBOL
    } else {
        return None;
    };
    table.iter().find(|(at, _)| *at == code).map(|(_, letter)| *letter)
}

/// Whether a font's private code points stand for symbols.
pub(super) fn is_symbol_font(font: &str) -> bool {
    let name = font.to_ascii_lowercase();
    name.contains("wingdings") || name.contains("webdings") || name.contains("symbol")
}

const WINGDINGS: [(u8, char); 24] = [
    (0x20, ' '),
    (0x6c, '●'),
    (0x6d, '❍'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x70, '❐'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x74, '⧫'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x9e, '·'),
    (0x9f, '•'),
    (0xa1, '○'),
    (0xa7, '▪'),
    (0xa8, '◻'),
    (0xd8, '➢'),
    (0xe0, '→'),
    (0xf0, '⇨'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
    (0xdf, '←'),
];

const WINGDINGS_2: [(u8, char); 9] = [
    (0x20, ' '),
    (0x4f, '✗'),
    (0x50, '✓'),
    (0x51, '☒'),
    (0x52, '☑'),
    (0x53, '☒'),
    (0x54, '☒'),
    (0x97, '●'),
    (0xa3, '☐'),
];

const SYMBOL: [(u8, char); 22] = [
    (0x20, ' '),
    (0x2b, '+'),
    (0x2d, '−'),
    (0x44, 'Δ'),
    (0x57, 'Ω'),
    (0x61, 'α'),
    (0x62, 'β'),
    (0x66, 'φ'),
    (0x6d, 'μ'),
    (0x70, 'π'),
    (0xa3, '≤'),
    (0xa5, '∞'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb7, '•'),
    (0xb8, '÷'),
    (0xb9, '≠'),
    (0xbb, '≈'),
    (0xd6, '√'),
    (0xe5, '∑'),
];
