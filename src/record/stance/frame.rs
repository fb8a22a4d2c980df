//! Fits the frames of the table around a name: letters, other names as one sign, borders of clauses as commas.
use super::clause::{borders, is_measure, is_noun};
use super::sieve::Sieve;
use super::{Decided, Spot};
use crate::lexicon::{Gap, Part, StanceFrame, is_separator, now_words, stance_frames};
use std::ops::Range;

/// Another name, as one sign.
const NAME: char = '@';
/// The border of a clause.
const BORDER: char = ',';
/// Letters that the widest gap may take.
const FAR: usize = 30;
const NEAR: usize = 12;
/// Letters between a word of the past and the name.
const PAST: usize = 18;
/// Letters on either side of the name that are looked at.
const REACH: usize = 160;

/// Letters beside a name with the bytes of the sentence that each stands for.
struct Line {
    letters: Vec<char>,
    /// Those of the letters, once the line is whole.
    sieve: Sieve,
    at: Vec<Range<usize>>,
}

impl Line {
    fn new(sentence: &str, range: Range<usize>, names: &[Range<usize>], borders: &[usize]) -> Self {
        let mut line = Self { letters: Vec::new(), sieve: Sieve::default(), at: Vec::new() };
        let mut until = range.start;
        for (offset, c) in sentence.get(range.clone()).unwrap_or("").char_indices() {
            let at = range.start + offset;
            if at < until {
                continue;
            }
            if borders.contains(&at) && at > range.start && line.letters.last() != Some(&BORDER) && c != BORDER {
                line.push(BORDER, at..at);
            }
            if let Some(name) = names.iter().find(|name| name.contains(&at)) {
                until = name.end;
                line.push(NAME, at..name.end);
            } else if !is_separator(c) {
                let lower = c.to_lowercase().next().unwrap_or(c);
                line.push(if matches!(c, ';' | '。' | '!' | '?') { BORDER } else { lower }, at..at + c.len_utf8());
            }
        }
        line.sieve = Sieve::new(&line.letters);
        line
    }

    /// Whether each part that may not be missing has a word whose letters all stand in the line.
    fn may_hold(&self, parts: &[Part]) -> bool {
        parts.iter().all(|part| match part {
            Part::Words { words, is_optional: false, .. } => words.iter().any(|word| self.sieve.may_hold(word)),
            _ => true,
        })
    }

    fn push(&mut self, letter: char, at: Range<usize>) {
        self.letters.push(letter);
        self.at.push(at);
    }

    fn bytes(&self, hull: (usize, usize)) -> Option<Range<usize>> {
        let (first, last) = (self.at.get(hull.0)?, self.at.get(hull.1.checked_sub(1)?)?);
        (first.start < last.end).then_some(first.start..last.end)
    }
}

/// What lies around the names `first..last`: the lines before and behind them.
pub(super) struct Around {
    left: Line,
    right: Line,
    /// The right side without the bracket that stands directly behind the name: A100(FP16 312TFLOPS)折算.
    without_bracket: Option<Line>,
}

impl Around {
    pub(super) fn new(sentence: &str, group: &Range<usize>, names: &[Range<usize>]) -> Self {
        let borders = borders(sentence, names);
        let mut left = Line::new(sentence, 0..group.start, names, &borders);
        let mut right = Line::new(sentence, group.end..sentence.len(), names, &borders);
        // No word of a frame is so far away, and a sentence may be a page.
        let far = left.letters.len().saturating_sub(REACH);
        left.letters.drain(..far);
        left.at.drain(..far);
        right.letters.truncate(REACH);
        right.at.truncate(REACH);
        let tail = sentence.get(group.end..).unwrap_or("");
        let without_bracket = tail.strip_prefix('(').and_then(|rest| rest.find(')')).map(|close| {
            let mut line = Line::new(sentence, group.end + close + 2..sentence.len(), names, &borders);
            line.letters.truncate(REACH);
            line.at.truncate(REACH);
            line
        });
        Self { left, right, without_bracket }
    }

    /// The first frame that fits, with the words that decided.
    pub(super) fn decide(&self, spot: Spot) -> Option<(usize, Decided)> {
        stance_frames().iter().enumerate().find_map(|(rank, frame)| {
            if !frame.places.is_empty() && !frame.places.contains(&spot) {
                return None;
            }
            Some((rank, Decided { stance: frame.stance, words: self.fit(frame)? }))
        })
    }

    fn fit(&self, frame: &StanceFrame) -> Option<Option<Range<usize>>> {
        let mut before = None;
        let mut behind = std::iter::once(&self.right).chain(&self.without_bracket);
        if !self.left.may_hold(frame.left) || !behind.any(|line| line.may_hold(frame.right)) {
            return None;
        }
        if !back(frame.left, &self.left.letters, self.left.letters.len(), &mut before) {
            return None;
        }
        let before = before.and_then(|hull| self.left.bytes(hull));
        std::iter::once(&self.right).chain(&self.without_bracket).find_map(|right| {
            let mut behind = None;
            let fits = ahead(frame.right, &right.letters, 0, &mut behind);
            fits.then(|| before.clone().or_else(|| behind.and_then(|hull| right.bytes(hull))))
        })
    }
}

type Hull = Option<(usize, usize)>;

fn widen(hull: &mut Hull, from: usize, to: usize) {
    *hull = Some(hull.map_or((from, to), |(start, end)| (start.min(from), end.max(to))));
}

fn number(c: char) -> bool {
    c.is_ascii_digit() || "一二两三四五六七八九十百千半.".contains(c)
}

/// Whether a gap may take the letter.
fn takes(gap: Gap, letter: char) -> bool {
    match gap {
        Gap::Near => letter != BORDER && letter != NAME,
        Gap::Past => !matches!(letter, BORDER | NAME | '及'),
        Gap::Clause => letter != BORDER,
        Gap::Far => letter != NAME,
    }
}

fn reach(gap: Gap) -> usize {
    match gap {
        Gap::Near => NEAR,
        Gap::Past => PAST,
        Gap::Clause => 60,
        Gap::Far => FAR,
    }
}

fn speaks_of_now(gap: Gap, letters: &[char]) -> bool {
    gap == Gap::Past && now_words().iter().any(|word| letters.windows(word.len()).any(|part| part == *word))
}

/// Fits parts so that they end at `end`.
fn back(parts: &[Part], text: &[char], end: usize, hull: &mut Hull) -> bool {
    let Some((part, rest)) = parts.split_last() else { return true };
    match part {
        Part::Start => {
            let begins = end == 0 || matches!(text.get(end - 1), Some(',' | ':' | '(' | ')' | '、' | '.'));
            begins && back(rest, text, end, hull)
        }
        Part::Number => {
            let digits = text[..end].iter().rev().take_while(|c| number(**c)).count();
            digits > 0 && back(rest, text, end - digits, hull)
        }
        Part::Words { words, is_optional, compares, .. } => {
            for word in words.iter().filter(|word| !word.is_empty() && text[..end].ends_with(word)) {
                let start = end - word.len();
                // 候选二是…: part of another word chooses nothing.
                let part = **word == ['选'] && text[..start].last().is_some_and(|c| "候备入中评比竞落筛".contains(*c));
                let noun = is_noun(word, &text[end..]);
                if part || noun || *compares && is_measure(&text[end..]) {
                    continue;
                }
                if back(rest, text, start, hull) {
                    widen(hull, start, end);
                    return true;
                }
            }
            *is_optional && back(rest, text, end, hull)
        }
        Part::Gap(gap) => {
            for length in 0..=reach(*gap).min(end) {
                let start = end - length;
                if length > 0 && !takes(*gap, text[start]) || speaks_of_now(*gap, &text[start..end]) {
                    return false;
                }
                if back(rest, text, start, hull) {
                    return true;
                }
            }
            false
        }
    }
}

/// Fits parts so that they begin at `start`.
fn ahead(parts: &[Part], text: &[char], start: usize, hull: &mut Hull) -> bool {
    let Some((part, rest)) = parts.split_first() else { return true };
    match part {
        Part::Start => {
            let begins = matches!(text.get(start), None | Some(',' | ')' | '('));
            begins && ahead(rest, text, start, hull)
        }
        Part::Number => {
            let digits = text[start..].iter().take_while(|c| number(**c)).count();
            digits > 0 && ahead(rest, text, start + digits, hull)
        }
        Part::Words { words, is_optional, affirms, .. } => {
            if *affirms
                && start.checked_sub(1).is_some_and(|at| matches!(text[at], '不' | '未' | '难' | '以' | '法' | '否'))
            {
                return *is_optional && ahead(rest, text, start, hull);
            }
            for word in words.iter().filter(|word| !word.is_empty() && text[start..].starts_with(word)) {
                let end = start + word.len();
                if ahead(rest, text, end, hull) {
                    widen(hull, start, end);
                    return true;
                }
            }
            *is_optional && ahead(rest, text, start, hull)
        }
        Part::Gap(gap) => {
            for length in 0..=reach(*gap).min(text.len() - start) {
                let end = start + length;
                if length > 0 && !takes(*gap, text[end - 1]) || speaks_of_now(*gap, &text[start..end]) {
                    return false;
                }
                if ahead(rest, text, end, hull) {
                    return true;
                }
            }
            false
        }
    }
}
