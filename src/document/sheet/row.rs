//! A row of a sheet before anything is made of it, and what its texts look like.
use std::borrow::Cow;

/// A value of digits and units is no longer than this.
const LONGEST_FIGURE: usize = 40;

/// A value of a row, before anything is made of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value<'t> {
    Text(Cow<'t, str>),
    /// A number as the file writes it, and its style.
    Number(Cow<'t, str>, usize),
}

/// A row that was passed over and may yet be wanted beside one that tells something.
#[derive(Debug, Default)]
pub(super) struct Held {
    pub(super) row: u32,
    letters: String,
    /// Column, style of a number, end of its letters.
    cells: Vec<(u32, Option<usize>, usize)>,
}

impl Held {
    pub(super) fn fill(&mut self, row: u32, cells: &[(u32, Value<'_>)]) {
        self.row = row;
        self.letters.clear();
        self.cells.clear();
        for (column, value) in cells {
            let style = match value {
                Value::Text(text) => {
                    self.letters.push_str(text);
                    None
                }
                Value::Number(digits, style) => {
                    self.letters.push_str(digits);
                    Some(*style)
                }
            };
            self.cells.push((*column, style, self.letters.len()));
        }
    }

    /// The cells as they were.
    pub(super) fn cells(&self) -> Vec<(u32, Value<'_>)> {
        let mut start = 0;
        let cell = |(column, style, end): &(u32, Option<usize>, usize)| {
            let letters = Cow::Borrowed(self.letters.get(start..*end).unwrap_or_default());
            start = *end;
            (*column, style.map_or_else(|| Value::Text(letters.clone()), |style| Value::Number(letters.clone(), style)))
        };
        self.cells.iter().map(cell).collect()
    }
}

/// A text with 1 for every number in it.
pub(super) fn with_ones(text: &str, out: &mut String) {
    out.clear();
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|b| b.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        out.push('1');
        rest = from.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    out.push_str(rest);
}

/// Stirs a value into a sum that stands for many.
pub(super) fn mix(state: u64, value: u64) -> u64 {
    (state ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
}

/// The look of a text that is nothing but digits with signs and units: 1,200.00元, 2026-03-18, 12%.
pub(super) fn figure(text: &str) -> Option<u64> {
    if text.len() > LONGEST_FIGURE || !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let (mut look, mut in_digits) = (0, false);
    for c in text.chars() {
        match c {
            '0'..='9' | ',' | '.' => {
                look = if in_digits { look } else { mix(look, 1) };
                in_digits = true;
            }
            '-' | '/' | '%' | ' ' | '¥' | '￥' | '元' | '万' | '年' | '月' | '日' | ':' | '台' | '套' | '个' | '件'
            | '块' | '张' | '只' | '把' | '批' | '米' | '条' | '箱' | '支' | '组' | '根' | '本' | '盒' | '瓶'
            | '双' => {
                look = mix(look, u64::from(c));
                in_digits = false;
            }
            _ => return None,
        }
    }
    Some(look)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_ones() {
        let mut out = String::new();
        for (text, ones) in [("尺寸120×60mm", "尺寸1×1mm"), ("7", "1"), ("办公桌", "办公桌"), ("A-007包12", "A-1包1")]
        {
            with_ones(text, &mut out);
            assert_eq!(out, ones);
        }
    }

    #[test]
    fn figures_have_a_look_and_words_have_none() {
        assert_eq!(figure("1,200.00元"), figure("7元"));
        assert_eq!(figure("2026-03-18"), figure("2025-1-1"));
        assert_ne!(figure("7元"), figure("7万元"));
        for text in ["", "元", "A100", "七元", "第1包", "办公桌"] {
            assert_eq!(figure(text), None, "{text}");
        }
    }
}
