//! The cues that stand around a name, as seen from it.
use super::clause::{Stretch, counts, find, find_last, is_measure, is_noun};
use super::sieve::Sieve;
use super::{Decided, Spot};
use crate::lexicon::{Cue, CueSide, Scope, Stance, cues, squeeze};
use std::ops::Range;

/// Letters that count as near.
pub(super) const NEAR: usize = 12;

pub(super) struct Candidate<'a> {
    pub(super) order: (u8, usize, i64),
    pub(super) cue: &'a Cue,
    /// Letters (before side: counted from the clause's begin) that the cue takes, for covering.
    pub(super) side: u8,
    pub(super) at: (usize, usize),
    pub(super) words: Option<Range<usize>>,
}

pub(super) fn rank(stance: Stance, spot: Spot) -> u8 {
    match stance {
        Stance::Excluded | Stance::Rejected => 10,
        Stance::Mentioned if spot == "qualification" => 15,
        Stance::Comparison => 20,
        Stance::Mentioned | Stance::Compatible => 30,
        Stance::Sought => 50,
    }
}

pub(super) struct View<'a> {
    pub(super) sentence: &'a str,
    pub(super) begin: usize,
    pub(super) end: usize,
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) previous: Option<usize>,
    pub(super) next: Option<usize>,
    pub(super) spot: Spot,
    pub(super) alone: bool,
}

impl View<'_> {
    pub(super) fn candidates(&self) -> Vec<Candidate<'static>> {
        let before = Stretch::new(self.sentence, self.begin..self.first);
        let after = Stretch::new(self.sentence, self.last..self.end);
        let near_before =
            Stretch::new(self.sentence, self.previous.map_or(self.begin, |p| p.max(self.begin))..self.first);
        let near_after = Stretch::new(self.sentence, self.last..self.next.map_or(self.end, |n| n.min(self.end)));
        let whole = Stretch::new(self.sentence, 0..self.sentence.len());
        let sieve = Sieve::new(whole.letters());
        let parts_fit = |parts: &[&[char]]| parts.iter().all(|part| sieve.may_hold(part));
        let mut found = Vec::new();
        for cue in cues() {
            if !cue.places.is_empty() && !cue.places.contains(&self.spot) {
                continue;
            }
            if let Some((left, right)) = &cue.frame {
                if !parts_fit(left) || !parts_fit(right) {
                    continue;
                }
                found.extend(self.framed(cue, left, right));
                continue;
            }
            if !sieve.may_hold(cue.key) {
                continue;
            }
            if cue.scope == Scope::Sentence {
                if let Some(at) = find(whole.letters(), cue.key) {
                    let words = Some(whole.bytes(at, at + cue.key.len()));
                    found.push(Candidate {
                        order: (rank(cue.stance, self.spot), cue_order(cue), 99),
                        cue,
                        side: 0,
                        at: (0, 0),
                        words,
                    });
                }
                continue;
            }
            if cue.side != CueSide::After {
                let narrow = cue.scope == Scope::Near
                    || matches!(cue.stance, Stance::Comparison | Stance::Excluded | Stance::Rejected);
                let stretch = if narrow { &near_before } else { &before };
                found.extend(self.before(cue, stretch, before.letters().len()));
            }
            if cue.side != CueSide::Before {
                let narrow = cue.scope == Scope::Near || cue.stance != Stance::Sought;
                let stretch = if narrow { &near_after } else { &after };
                found.extend(self.after(cue, stretch));
            }
        }
        found
    }

    fn before(&self, cue: &'static Cue, stretch: &Stretch, clause: usize) -> Option<Candidate<'static>> {
        let letters = stretch.letters();
        let at = find_last(letters, cue.key)?;
        if is_noun(cue.key, letters.get(at + cue.key.len()..).unwrap_or(&[])) {
            return None;
        }
        let gap = letters.len() - at - cue.key.len();
        let ascii = cue.key.first().is_some_and(char::is_ascii_alphanumeric);
        if cue.scope == Scope::Near && gap > NEAR || ascii {
            return None;
        }
        let measure = ["不低于", "不少于", "不小于", "≥", "高于", "超过", "大于等于", "达到", "不高于", "低于"];
        if cue.stance == Stance::Comparison && measure.contains(&cue.text) && is_measure(&letters[at + cue.key.len()..])
        {
            return None;
        }
        let end = clause.saturating_sub(gap);
        let span = (end.saturating_sub(cue.key.len()), end);
        let words = Some(stretch.bytes(at, at + cue.key.len()));
        Some(Candidate {
            order: (rank(cue.stance, self.spot), gap, -(cue.key.len() as i64)),
            cue,
            side: 1,
            at: span,
            words,
        })
    }

    fn after(&self, cue: &'static Cue, stretch: &Stretch) -> Option<Candidate<'static>> {
        let letters = stretch.letters();
        let near = cue.scope == Scope::Near;
        let found = find(letters, cue.key).filter(|at| {
            let touches_next = self.next.is_some_and(|next| self.end >= next) && at + cue.key.len() >= letters.len();
            !(near && (touches_next || *at > NEAR))
        });
        let (at, words) = match found {
            Some(at) => (at, stretch.bytes(at, at + cue.key.len())),
            None if cue.stance == Stance::Rejected
                && cue.key.len() >= 4
                && self.alone
                && find(letters, cue.key).is_none() =>
            {
                // The next clause goes on without a subject: 阿里云无折扣，不能满足….
                let rest = self.sentence.get(self.end..)?.trim_start_matches(',');
                let start = self.sentence.len() - rest.len();
                let length = rest.find([',', ';', '。']).unwrap_or(rest.len());
                let clause = Stretch::new(self.sentence, start..start + length);
                let at = find(clause.letters(), cue.key).filter(|at| *at <= 2)?;
                if self.next.is_some_and(|next| next < self.end + 9) {
                    return None;
                }
                (NEAR, clause.bytes(at, at + cue.key.len()))
            }
            None => return None,
        };
        let order = (rank(cue.stance, self.spot), at, -(cue.key.len() as i64));
        Some(Candidate { order, cue, side: 2, at: (at, at + cue.key.len()), words: Some(words) })
    }

    /// A cue with … : its left parts stand before the name, its right parts behind it.
    fn framed(&self, cue: &'static Cue, left: &[&[char]], right: &[&[char]]) -> Option<Candidate<'static>> {
        let near = cue.scope == Scope::Near;
        let from = if cue.scope == Scope::Sentence { 0 } else { self.begin };
        let before = Stretch::new(self.sentence, from..self.first);
        let plain = |stretch: &Stretch| stretch.letters().iter().copied().filter(|c| *c != ',').collect::<Vec<char>>();
        let mut left_text = plain(&before);
        if near && left_text.len() > NEAR {
            left_text.drain(..left_text.len() - NEAR);
        }
        for part in left {
            find_last(&left_text, part)?;
        }
        let one_letter = ["从", "由", "将", "把", "原", "与", "和", "比", "较", "以", "除", "非"].map(squeeze);
        if let Some(last) = left.last().filter(|last| one_letter.iter().any(|word| word == *last)) {
            let at = find_last(&left_text, last)?;
            if left_text.len() - at - last.len() > 6 {
                return None;
            }
        }
        let reach = if near {
            self.end
        } else {
            let more: usize = self.sentence.get(self.end..)?.chars().take(20).map(char::len_utf8).sum();
            self.end + more
        };
        let after = Stretch::new(self.sentence, self.last..reach);
        let mut right_text = if near { after.letters().to_vec() } else { plain(&after) };
        if near {
            right_text.truncate(NEAR);
        }
        let mut at = 0;
        for part in right {
            let found = find(right_text.get(at..)?, part)?;
            if !near && **part == ['外'] && found > 3 {
                return None;
            }
            at += found + part.len();
        }
        if left.is_empty() && right.is_empty() {
            return None;
        }
        let words = match (left.first(), right.last()) {
            (_, Some(part)) => find(after.letters(), part).map(|at| after.bytes(at, at + part.len())),
            (Some(part), None) => find_last(before.letters(), part).map(|at| before.bytes(at, at + part.len())),
            (None, None) => None,
        };
        Some(Candidate { order: (0, 0, -(cue.text.chars().count() as i64)), cue, side: 0, at: (0, 0), words })
    }

    /// No words decide: a number before the name, else the place in the notice.
    pub(super) fn by_place(&self, class: &str) -> Decided {
        let seeks = ["title", "subject", "item", "requirement"].contains(&self.spot);
        let before = self.sentence.get(self.begin..self.first).unwrap_or("").trim_end();
        if (seeks || self.spot == "justification") && counts(before) {
            return Decided { stance: Stance::Sought, words: Some(self.begin..self.begin + before.len()) };
        }
        // 鲲鹏服务器2台: a processor that is counted with its machine is bought with it.
        let behind = self.sentence.get(self.last..self.end).unwrap_or("");
        let machine = ["服务器", "工作站", "台式", "整机", "笔记本", "终端", "一体机"]
            .iter()
            .find_map(|word| behind.trim_start_matches(['(', ')', ' ']).strip_prefix(word));
        let counted = machine.is_some_and(|rest| {
            let rest = rest.trim_start_matches([' ', ':', 'x', '*', '×']);
            rest.starts_with(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(c))
        });
        if seeks && counted && class == "cpu" {
            return Decided { stance: Stance::Sought, words: None };
        }
        let stance = match (seeks, class) {
            (_, "cpu") if !["item", "title", "subject"].contains(&self.spot) => Stance::Compatible,
            (true, _) => Stance::Sought,
            (false, _) => Stance::Mentioned,
        };
        Decided { stance, words: None }
    }
}

pub(super) fn cue_order(cue: &Cue) -> usize {
    usize::MAX / 2 - cue.key.len()
}
