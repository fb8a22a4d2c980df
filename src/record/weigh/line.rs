//! A sentence as the weighing sees it from one of its names: letters, other names as one sign, numbers as one zero.
use std::ops::Range;

/// Another name of the same kind.
pub(super) const RIVAL: char = '@';
/// A name of another kind.
pub(super) const OTHER: char = '#';

/// Letters with the bytes of the text that each stands for.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) letters: Vec<char>,
    at: Vec<Range<usize>>,
}

impl Line {
    /// The letters of `text[range]`; `names` are the names in it, each with whether it is of the same kind.
    pub(super) fn new(text: &str, range: Range<usize>, names: &[(Range<usize>, bool)]) -> Self {
        let mut line = Self::default();
        let mut until = range.start;
        for (offset, c) in text.get(range.clone()).unwrap_or("").char_indices() {
            let at = range.start + offset;
            if at < until || c.is_whitespace() {
                continue;
            }
            if let Some((name, is_rival)) = names.iter().find(|(name, _)| name.contains(&at)) {
                until = name.end;
                let sign = if *is_rival { RIVAL } else { OTHER };
                // A、B和C stand as one.
                let joined = line.letters.last().is_some_and(|last| "、/和及与或,".contains(*last));
                let before = line.letters.len().checked_sub(2).and_then(|at| line.letters.get(at));
                if sign == RIVAL && line.letters.last() == Some(&RIVAL) {
                    continue;
                }
                if sign == RIVAL && joined && before == Some(&RIVAL) {
                    line.letters.pop();
                    line.at.pop();
                    continue;
                }
                line.push(sign, at..name.end);
            } else if c.is_ascii_digit() {
                if line.letters.last() != Some(&'0') {
                    line.push('0', at..at + 1);
                }
            } else {
                let lower = c.to_lowercase().next().unwrap_or(c);
                let plain = match lower {
                    ';' => ',',
                    '!' | '?' => '。',
                    other => other,
                };
                line.push(plain, at..at + c.len_utf8());
            }
        }
        line
    }

    fn push(&mut self, letter: char, at: Range<usize>) {
        self.letters.push(letter);
        self.at.push(at);
    }

    /// Takes off another name that is listed with this one, before it or behind it; whether there was one.
    pub(super) fn unlist(&mut self, is_left: bool) -> bool {
        let joins = |c: Option<&char>| c.is_some_and(|c| "、/和及与或".contains(*c));
        let count = self.letters.len();
        if is_left {
            let last = self.letters.last();
            let gap = usize::from(joins(last) || last == Some(&','));
            let is_listed = count > gap && self.letters[count - 1 - gap] == RIVAL;
            if is_listed {
                self.letters.truncate(count - 1 - gap);
                self.at.truncate(count - 1 - gap);
            }
            is_listed
        } else {
            let gap = usize::from(joins(self.letters.first()));
            let is_listed = self.letters.get(gap) == Some(&RIVAL);
            if is_listed {
                self.letters.drain(..=gap);
                self.at.drain(..=gap);
            }
            is_listed
        }
    }

    /// The first letter of the clause that ends where the line ends.
    pub(super) fn last_clause(&self) -> usize {
        self.letters.iter().rposition(|c| matches!(c, ',' | '。')).map_or(0, |at| at + 1)
    }

    /// The letter behind the clause that begins where the line begins.
    pub(super) fn first_clause(&self) -> usize {
        self.letters.iter().position(|c| matches!(c, ',' | '。')).unwrap_or(self.letters.len())
    }

    /// The bytes of letters.
    pub(super) fn bytes(&self, from: usize, to: usize) -> Option<Range<usize>> {
        Some(self.at.get(from)?.start..self.at.get(to.checked_sub(1)?)?.end)
    }
}
