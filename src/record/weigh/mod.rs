//! Weighs all that is seen around a name: the clues of weights/stance.tsv say for each stance how much they speak for it,
//! and the stance that they favour is the name's.
//!
//! The rules of `stance` and `grounds` are among the clues. A rule is right where its author thought of the words; the
//! weights were learned from notices by many hands (testdata/stances), and are better than the rules on notices that
//! neither has met. `examples/learn.rs` makes them.
mod clue;
mod line;
mod seat;

use super::grounds::Told;
use super::{Confidence, Evidence, Purpose};
use crate::lexicon::{STANCES, Stance, UNIT, weights_of};
use crate::mention::Mentions;
use clue::Clue;
use seat::Notice;
pub(super) use seat::Seat;
use std::ops::Range;

/// Names of one notice that are weighed; a catalogue of thousands is decided by the rules alone.
const MOST: usize = 2000;
/// Below this share of all that speaks for a stance its name is told with the next best stance beside it.
const SURE: f32 = 0.5;

/// What the clues say of one name.
struct Verdict {
    stance: Stance,
    /// The second best.
    next: Stance,
    /// How much of what is seen speaks for the best, from 0 to 1.
    share: f32,
    /// The words that speak most for it against the second best, in bytes of the sentence.
    words: Option<Range<usize>>,
}

/// A name with its clues, for learning.
#[derive(Debug, Clone)]
pub struct Clued {
    /// Its id.
    pub id: &'static str,
    /// The block that it stands in.
    pub block: u32,
    /// Its bytes of the folded block.
    pub range: Range<usize>,
    /// The stance that the rules give it.
    pub rule: Stance,
    /// Its sentence, with the name in brackets.
    pub words: String,
    /// Each clue with its loudness.
    pub clues: Vec<(String, f32)>,
}

fn in_brackets(mentions: &Mentions, told: &Told) -> String {
    let text = mentions.text(told.block).get(told.seat.sentence.clone()).unwrap_or("");
    let part = |range: Range<usize>| text.get(range).unwrap_or("");
    let name = &told.seat.name;
    format!("{}[{}]{}", part(0..name.start), part(name.clone()), part(name.end..text.len()))
}

/// The clues of all names.
pub(super) fn clued(told: &[Told], mentions: &Mentions, cares: bool) -> Vec<Clued> {
    let notice = Notice { told, mentions, cares };
    let one = |(index, told): (usize, &Told)| Clued {
        id: told.fact.value.row.id,
        block: told.block,
        range: told.seat.sentence.start + told.seat.name.start..told.seat.sentence.start + told.seat.name.end,
        rule: told.fact.value.stance,
        words: in_brackets(mentions, told),
        clues: (notice.clues(index, true).weighted().into_iter())
            .filter_map(|(clue, loudness)| Some((clue.text?, loudness)))
            .collect(),
    };
    told.iter().enumerate().map(one).collect()
}

/// Decides the stance of every name of a notice.
pub(super) fn decide(told: &mut [Told], mentions: &Mentions, cares: bool) {
    let notice = Notice { told, mentions, cares };
    let verdicts: Vec<Option<Verdict>> =
        (0..told.len().min(MOST)).map(|index| verdict(&notice.clues(index, false).weighted())).collect();
    for (one, verdict) in told.iter_mut().zip(verdicts) {
        let Some(verdict) = verdict else { continue };
        one.follow(&verdict, mentions);
    }
}

fn verdict(clues: &[(Clue, f32)]) -> Option<Verdict> {
    let mut scores = [0.0_f32; STANCES.len()];
    let mut known = Vec::new();
    for (clue, loudness) in clues {
        if let Some(weights) = weights_of(clue.hash) {
            let speaks = weights.map(|weight| f32::from(weight) * UNIT * loudness);
            scores.iter_mut().zip(speaks).for_each(|(score, weight)| *score += weight);
            known.push((clue, speaks));
        }
    }
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
    let (best, next) = (*order.first()?, *order.get(1)?);
    let sum: f32 = scores.iter().map(|score| (score - scores[best]).exp()).sum();
    let most = known
        .iter()
        .filter(|(clue, _)| clue.at.is_some())
        .max_by(|(_, a), (_, b)| (a[best] - a[next]).total_cmp(&(b[best] - b[next])));
    let words = most.filter(|(_, speaks)| speaks[best] > speaks[next]).and_then(|(clue, _)| clue.at.clone());
    Some(Verdict { stance: STANCES[best], next: STANCES[next], share: 1.0 / sum, words })
}

impl Told {
    /// Takes the stance that the clues favour, with the words that speak most for it.
    fn follow(&mut self, verdict: &Verdict, mentions: &Mentions) {
        if self.fact.value.stance != verdict.stance {
            let counts: Vec<Evidence> =
                self.fact.evidence().iter().filter(|e| e.purpose == Purpose::Quantity).cloned().collect();
            self.fact.value.stance = verdict.stance;
            self.fact.only_value();
            counts.into_iter().for_each(|count| self.fact.support(count));
            let at = self.seat.sentence.start;
            let span = verdict
                .words
                .as_ref()
                .and_then(|words| mentions.folded.get(self.block as usize)?.span(at + words.start..at + words.end));
            if let Some(span) = span {
                self.fact.support(Evidence { span, purpose: Purpose::Stance, label: None, rule: "stance-weighed" });
            }
        }
        if verdict.share < SURE {
            self.fact.confidence = self.fact.confidence.max(Confidence::Ambiguous);
            let mut other = self.fact.value.clone();
            other.stance = verdict.next;
            other.quantities.clear();
            self.fact.alternatives = vec![(other, self.fact.evidence().iter().take(1).cloned().collect())];
        }
    }
}
