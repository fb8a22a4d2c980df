//! Text for matching names: lower case, without the blanks and hyphens that tenders put into them, mapped back.

/// Folded text as letters, and the same without separators.
#[derive(Debug, Clone, Default)]
pub struct Squeezed {
    /// The folded text, letter by letter.
    pub folded: Vec<char>,
    /// The byte in the folded text at which each letter begins, and its length at the end.
    pub bytes: Vec<usize>,
    /// Lower case without separators.
    pub letters: Vec<char>,
    /// For each of `letters` its index in `folded`.
    pub at: Vec<usize>,
}

/// Blanks, hyphens, dots in the middle: optional inside a name (RTX 4090, RTX-4090, RTX4090).
#[must_use]
pub fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '-' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '·' | '•' | '\u{a0}')
}

impl Squeezed {
    /// Squeezes folded text.
    #[must_use]
    pub fn new(folded: &str) -> Self {
        let mut out = Self::default();
        for (byte, c) in folded.char_indices() {
            if !is_separator(c) {
                out.letters.push(lower(c));
                out.at.push(out.folded.len());
            }
            out.folded.push(c);
            out.bytes.push(byte);
        }
        out.bytes.push(folded.len());
        out
    }

    /// The letters as text.
    #[must_use]
    pub fn text(&self) -> String {
        self.letters.iter().collect()
    }

    /// The bytes of the folded text of a range of `letters`.
    #[must_use]
    pub fn range(&self, from: usize, to: usize) -> std::ops::Range<usize> {
        let start = self.at.get(from).copied().unwrap_or(self.folded.len());
        let end = to.checked_sub(1).and_then(|last| self.at.get(last)).map_or(start, |at| at + 1);
        self.bytes[start]..self.bytes[end]
    }
}

/// Only the letters of [`Squeezed`], into a list that is used again.
pub fn squeeze_into(folded: &str, letters: &mut Vec<char>) {
    letters.clear();
    letters.extend(folded.chars().filter(|c| !is_separator(*c)).map(lower));
}

/// The same of a text that is not folded yet, where folding it would change nothing but its punctuation; whether it was so.
pub fn squeeze_plain(text: &str, letters: &mut Vec<char>) -> bool {
    letters.clear();
    for c in text.chars() {
        letters.push(match c {
            ' ' | '-' | '_' => continue,
            '\u{4e00}'..='\u{9fff}' | '。' | '、' | '×' => c,
            '，' => ',',
            '；' => ';',
            '：' => ':',
            '（' => '(',
            '）' => ')',
            _ if c.is_ascii_graphic() => c.to_ascii_lowercase(),
            _ => return false,
        });
    }
    true
}

fn lower(c: char) -> char {
    if c.is_ascii() || matches!(c, '\u{4e00}'..='\u{9fff}') {
        return c.to_ascii_lowercase();
    }
    let mut plain = c.to_lowercase();
    match (plain.next(), plain.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// The squeezed form of a word of a table.
#[must_use]
pub fn squeeze(word: &str) -> Vec<char> {
    Squeezed::new(crate::document::Folded::new(0, word).text()).letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_text_is_squeezed_as_its_folded_form_is() {
        let mut letters = Vec::new();
        for text in ["RTX 4090 D", "规格：8卡 A100-80GB，（含安装）；×2", "昇腾 910B、海光", "GPU_x-1。"]
        {
            assert!(squeeze_plain(text, &mut letters), "{text}");
            assert_eq!(letters, squeeze(text), "{text}");
        }
        for text in ["Ａ100", "①号", "a\u{3000}b", "A\u{200b}100", "a\nb", "é"] {
            assert!(!squeeze_plain(text, &mut letters), "{text}");
        }
    }
}
