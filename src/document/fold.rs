//! The text for matching: compatibility forms, full width and spaces inside Chinese folded away, mapped back to the
//! original so that every hit is a [`Span`] of it.
use super::block::Span;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// White space that folding dropped or narrowed: a name may run over it, a new value may begin behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// Byte in the folded text before which the white space stood.
    pub at: u32,
    /// How many characters of white space; a full-width space and a tab count two.
    pub width: u32,
    /// Whether a line break was among it.
    pub line_break: bool,
}

/// A block's text folded for matching. Offsets into it can only be turned into a [`Span`] of the original.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    block: u32,
    text: String,
    /// Whether a Chinese letter is in it.
    has_han: bool,
    /// For each byte of `text` the first byte of the original character it came from; none where folding changed nothing.
    starts: Vec<u32>,
    /// For each byte of `text` the byte after that character.
    ends: Vec<u32>,
    gaps: Vec<Gap>,
}

impl Folded {
    /// Folds the text of block number `block`.
    ///
    /// White space between two Chinese characters (or beside Chinese punctuation) is dropped, other white space becomes
    /// one space; full-width and compatibility forms become plain ones (NFKC), circled numbers stay.
    #[must_use]
    pub fn new(block: u32, original: &str) -> Self {
        // Most cells of a price list are numbers and codes.
        if original.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Self { block, text: original.to_owned(), ..Self::default() };
        }
        let mut folded = Self {
            block,
            text: String::with_capacity(original.len()),
            has_han: false,
            starts: Vec::with_capacity(original.len()),
            ends: Vec::with_capacity(original.len()),
            gaps: Vec::new(),
        };
        let mut pending: Option<(u32, u32, u32, bool)> = None;
        let mut last: Option<char> = None;
        for (start, c) in original.char_indices() {
            let (start, end) = (start as u32, (start + c.len_utf8()) as u32);
            if c.is_whitespace() || c == '\u{a0}' {
                let width = if matches!(c, '\u{3000}' | '\t') { 2 } else { 1 };
                let (first, _, sum, broken) = pending.unwrap_or((start, end, 0, false));
                pending = Some((first, end, sum + width, broken || c == '\n'));
                continue;
            }
            if is_ignorable(c) {
                continue;
            }
            if let Some((from, to, width, line_break)) = pending.take()
                && let Some(before) = last
            {
                let is_joined = joins(before) || joins(c);
                if !is_joined {
                    folded.push(' ', from, to);
                }
                folded.gaps.push(Gap { at: folded.text.len() as u32, width, line_break });
            }
            // Circled and bracketed numbers keep their shape; the rest of these need no folding.
            let keeps = ['\u{4e00}'..='\u{9fff}', '\u{2460}'..='\u{24ff}', '\u{3200}'..='\u{32ff}'];
            if c.is_ascii() || keeps.iter().any(|range| range.contains(&c)) {
                folded.push(c, start, end);
                last = Some(c);
            } else {
                for plain in std::iter::once(super::radical::ideograph(c)).nfkc() {
                    let plain = if plain == '\u{ad}' { '-' } else { plain };
                    folded.push(plain, start, end);
                    last = Some(plain);
                }
            }
        }
        folded
    }

    fn push(&mut self, c: char, start: u32, end: u32) {
        self.has_han |= is_han(c);
        self.text.push(c);
        for _ in 0..c.len_utf8() {
            self.starts.push(start);
            self.ends.push(end);
        }
    }

    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether a Chinese letter is in it: without one there are no words to look for.
    #[must_use]
    pub fn is_worded(&self) -> bool {
        self.has_han
    }

    /// The number of the block that was folded.
    #[must_use]
    pub fn block(&self) -> u32 {
        self.block
    }

    /// The original words of a range of the folded text; `None` for an empty or foreign range.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        if self.starts.is_empty() {
            let is_inside = range.start < range.end && range.end <= self.text.len();
            return is_inside.then_some(Span { block: self.block, start: range.start as u32, end: range.end as u32 });
        }
        let start = *self.starts.get(range.start)?;
        let end = *self.ends.get(range.end.checked_sub(1)?)?;
        (start < end).then_some(Span { block: self.block, start, end })
    }

    /// The folded byte where the original byte `at` went (or the next one that was kept).
    #[must_use]
    pub fn position(&self, at: u32) -> usize {
        if self.starts.is_empty() {
            return self.text.len().min(at as usize);
        }
        self.starts.partition_point(|start| *start < at)
    }

    /// The white space that stood before the folded byte `at`, if any.
    #[must_use]
    pub fn gap_before(&self, at: usize) -> Option<Gap> {
        let index = self.gaps.binary_search_by_key(&(at as u32), |gap| gap.at).ok()?;
        self.gaps.get(index).copied()
    }

    /// All white space that stood strictly inside a range of the folded text.
    pub fn gaps_in(&self, range: Range<usize>) -> impl Iterator<Item = Gap> + '_ {
        let first = self.gaps.partition_point(|gap| (gap.at as usize) <= range.start);
        self.gaps[first..].iter().copied().take_while(move |gap| (gap.at as usize) < range.end)
    }
}

/// Zero-width marks that producers sprinkle into names.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fe0e}' | '\u{fe0f}')
}

/// Chinese characters and punctuation need no space beside them.
fn joins(c: char) -> bool {
    is_han(c)
        || !c.is_alphanumeric()
            && matches!(c, '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff60}' | '“' | '”' | '‘' | '’')
}

/// Whether a character is a Chinese ideograph.
#[must_use]
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Folded {
        Folded::new(0, text)
    }

    #[test]
    fn folds_what_tenders_print() {
        for (raw, plain) in [
            ("采 购 人　名\n称：Ａ１００", "采购人名称:A100"),
            ("RTX 4090 D", "RTX 4090 D"),
            ("中国\u{200b}科学", "中国科学"),
            ("（2026）年 3 月", "(2026)年3月"),
            ("① 总价", "①总价"),
            ("⻔户⽹站", "门户网站"),
            ("¥200,000.00 元", "¥200,000.00元"),
        ] {
            assert_eq!(folded(raw).text(), plain, "{raw}");
        }
    }

    #[test]
    fn every_range_leads_back_to_the_original() {
        let raw = "采 购 人：深圳\n大学（本部）";
        let f = folded(raw);
        let at = f.text().find("深圳大学").unwrap();
        let span = f.span(at..at + "深圳大学".len()).unwrap();
        assert_eq!(&raw[span.start as usize..span.end as usize], "深圳\n大学");
        assert_eq!(f.gaps_in(at..at + 12).count(), 1);
        assert!(f.gaps_in(at..at + 12).all(|gap| gap.line_break));
        assert_eq!(f.span(3..3), None);
    }
}
