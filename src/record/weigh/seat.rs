//! Where a name stands, and the clues that can be seen from there.
use super::clue::Clues;
use super::line::{Line, RIVAL};
use crate::lexicon::{NameKind, Stance, class_names, class_words, is_us_maker, tokens};
use crate::mention::Mentions;
use crate::record::grounds::Told;
use std::ops::Range;

/// Where a name stands.
#[derive(Debug, Clone)]
pub(in crate::record) struct Seat {
    /// Bytes of the folded block.
    pub(in crate::record) sentence: Range<usize>,
    /// Bytes of the sentence.
    pub(in crate::record) name: Range<usize>,
    /// The stance that the sentence alone gave it.
    pub(in crate::record) alone: Stance,
    /// The words of the sentence that decided, if any did.
    pub(in crate::record) words: Option<Range<usize>>,
    /// The other cells of its row and the head of its column.
    pub(in crate::record) row: Option<String>,
}

/// Letters on either side that are looked at.
const REACH: usize = 50;

/// What the weighing knows of a notice.
pub(super) struct Notice<'a> {
    pub(super) told: &'a [Told],
    pub(super) mentions: &'a Mentions,
    /// The purchase cares for what is owned.
    pub(super) cares: bool,
}

fn family(kind: NameKind) -> u8 {
    match kind {
        NameKind::Cloud | NameKind::UnnamedCloud | NameKind::Party => 0,
        NameKind::Service => 1,
        NameKind::Chip | NameKind::UnnamedChip => 2,
    }
}

fn letters(text: &str) -> Vec<char> {
    Line::new(text, 0..text.len(), &[]).letters
}

fn last(letters: &[char], count: usize) -> &[char] {
    &letters[letters.len().saturating_sub(count)..]
}

fn first(letters: &[char], count: usize) -> &[char] {
    &letters[..letters.len().min(count)]
}

impl Notice<'_> {
    /// The clues to the stance of one name.
    pub(super) fn clues(&self, index: usize, keeps_text: bool) -> Clues {
        let mut clues = Clues::new(keeps_text);
        let Some(one) = self.told.get(index) else { return clues };
        let block = self.mentions.text(one.block);
        let text = block.get(one.seat.sentence.clone()).unwrap_or("");
        let (left, right) = self.sides(one, text, &mut clues);
        around(&mut clues, &left, &right);
        words(&mut clues, text, one, &left, &right, &self.names_of(one));
        self.neighbours(one, block, &mut clues);
        self.headings(one, text, &mut clues);
        self.place(one, text, &left, &mut clues);
        self.others(index, one, &mut clues);
        rules(one, text, &mut clues);
        clues
    }

    /// The other names of its sentence that do not overlap it.
    fn names_of(&self, one: &Told) -> Vec<(Range<usize>, bool)> {
        let mine = &one.seat.name;
        let beside = |other: &&Told| {
            other.block == one.block
                && other.seat.sentence == one.seat.sentence
                && (other.seat.name.end <= mine.start || mine.end <= other.seat.name.start)
        };
        let kind = family(one.fact.value.row.kind);
        self.told
            .iter()
            .filter(beside)
            .map(|other| (other.seat.name.clone(), family(other.fact.value.row.kind) == kind))
            .collect()
    }

    fn sides(&self, one: &Told, text: &str, clues: &mut Clues) -> (Line, Line) {
        let names = self.names_of(one);
        let mut left = Line::new(text, 0..one.seat.name.start, &names);
        let mut right = Line::new(text, one.seat.name.end..text.len(), &names);
        if left.letters.contains(&RIVAL) {
            clues.put("Z", &["after-rival"], None);
        }
        if right.letters.contains(&RIVAL) {
            clues.put("Z", &["before-rival"], None);
        }
        if left.unlist(true) | right.unlist(false) {
            clues.put("Z", &["listed"], None);
        }
        clues.put("Z", &[if names.is_empty() { "alone" } else { "others" }], None);
        (left, right)
    }

    /// The sentences before and behind, or the lines above and below.
    fn neighbours(&self, one: &Told, block: &str, clues: &mut Clues) {
        let is_cell = one.seat.row.is_some();
        let before = letters(block.get(..one.seat.sentence.start).unwrap_or(""));
        let behind = letters(block.get(one.seat.sentence.end..).unwrap_or(""));
        let line = |block: Option<u32>| block.filter(|_| !is_cell).map_or("", |block| self.mentions.text(block));
        let above = if before.len() < 2 { letters(line(one.block.checked_sub(1))) } else { before };
        let below = if behind.len() < 2 { letters(line(one.block.checked_add(1))) } else { behind };
        for (sign, side) in [("p", last(&above, REACH + 10)), ("n", first(&below, REACH + 10))] {
            clues.runs(sign, side, &[2, 3]);
            classes(clues, "cp", if sign == "p" { "<" } else { ">" }, side);
        }
    }

    fn headings(&self, one: &Told, text: &str, clues: &mut Clues) {
        let above = (0..one.block).rev().take(6).map(|block| self.mentions.text(block));
        let heading = above.into_iter().find(|text| !text.is_empty() && text.chars().count() <= 24);
        clues.runs("h", &letters(heading.unwrap_or("")), &[2, 3]);
        let title: Vec<&str> = (0..3).map(|block| self.mentions.text(block)).collect();
        clues.runs("t", first(&letters(&title.join(" ")), 80), &[2]);
        let label =
            text.split_once(':').map(|(label, _)| label).filter(|label| (2..=16).contains(&label.chars().count()));
        if let Some(label) = label {
            let label = letters(label);
            clues.runs("c", &label, &[2]);
            clues.put("c", &["=", &label.iter().collect::<String>()], None);
        }
        if let Some(row) = &one.seat.row {
            clues.runs("a", first(&letters(row), 80), &[2]);
            clues.put("Z", &["cell"], None);
        }
    }

    fn place(&self, one: &Told, text: &str, left: &Line, clues: &mut Clues) {
        let row = one.fact.value.row;
        let kind = format!("{:?}", row.kind);
        clues.put("Z", &["bias"], None);
        clues.put("Z", &["kind=", &kind], None);
        clues.put("Z", &["class=", row.class], None);
        clues.put("Z", &["spot=", one.spot], None);
        clues.put("Z", &["spot=", one.spot, "&", &kind], None);
        clues.put("Z", &[if is_us_maker(row.vendor) { "us" } else { "other" }], None);
        clues.put("Z", &["length=", &(text.len() / 60).min(5).to_string()], None);
        let facts = [
            ("starts", left.letters.is_empty()),
            ("question", text.trim_end().ends_with('?')),
            ("cares", self.cares),
            ("top", one.block <= 1),
            ("implied", one.fact.confidence == crate::record::Confidence::Inferred),
        ];
        for (word, _) in facts.iter().filter(|(_, holds)| *holds) {
            clues.put("Z", &[word], None);
        }
    }

    /// What the notice names besides.
    fn others(&self, index: usize, one: &Told, clues: &mut Clues) {
        let row = one.fact.value.row;
        let at = |told: &Told| (told.block, told.seat.sentence.start, told.seat.name.start);
        let unnamed = |kind: NameKind| matches!(kind, NameKind::UnnamedChip | NameKind::UnnamedCloud);
        let (mut same, mut rivals, mut is_first, mut ids) = (0_usize, false, true, Vec::new());
        let mut in_title = one.block <= 1;
        let mut rival_in_title = false;
        for (other_index, other) in self.told.iter().enumerate().take(400) {
            let of = other.fact.value.row;
            if other_index == index {
                continue;
            }
            if of.id == row.id {
                same += 1;
                is_first &= at(one) <= at(other);
                in_title |= other.block <= 1;
                clues.put("Z", &["same:", other.spot], None);
                clues.put("U", &["same:", other.fact.value.stance.as_str()], None);
            } else if family(of.kind) == family(row.kind) && !unnamed(of.kind) {
                rivals = true;
                rival_in_title |= other.block <= 1;
                if !ids.contains(&of.id) {
                    ids.push(of.id);
                }
                clues.put("U", &["rival:", other.fact.value.stance.as_str()], None);
            }
        }
        clues.put("Z", &[if rivals { "rivals" } else { "only" }], None);
        clues.put("Z", &["rivals=", &ids.len().min(4).to_string()], None);
        clues.put("Z", &["same=", &same.min(3).to_string()], None);
        clues.put("Z", &[if is_first { "first" } else { "again" }], None);
        for (word, holds) in [("in-title", in_title), ("rival-in-title", rival_in_title)] {
            if holds {
                clues.put("Z", &[word], None);
            }
        }
    }
}

/// The letters around the name, and those of its sentence.
fn around(clues: &mut Clues, left: &Line, right: &Line) {
    let (from, to) = (left.last_clause(), right.first_clause());
    let (own_left, own_right) = (&left.letters[from..], &right.letters[..to]);
    for count in 1..=5 {
        let (near, far) = (last(own_left, count), first(own_right, count));
        let border = |letters: &[char]| if letters.len() < count { "|" } else { "" };
        clues.put("XL", &[border(near), &near.iter().collect::<String>()], None);
        clues.put("XR", &[&far.iter().collect::<String>(), border(far)], None);
    }
    clues.runs("w", last(&left.letters[..from], REACH), &[2, 3]);
    clues.runs("v", first(&right.letters[to..], REACH), &[2, 3]);
    let mut whole = last(&left.letters, REACH + 10).to_vec();
    whole.push('$');
    whole.extend(first(&right.letters, REACH + 10));
    clues.runs("s", &whole, &[2, 3]);
    classes(clues, "cl", "", last(own_left, 16));
    classes(clues, "cr", "", first(own_right, 16));
    classes(clues, "cw", "", last(&left.letters[..from], REACH + 10));
    classes(clues, "cv", "", first(&right.letters[to..], REACH + 10));
}

/// The classes of the words in a stretch.
fn classes(clues: &mut Clues, sign: &str, side: &str, letters: &[char]) {
    let text: String = letters.iter().collect();
    let mut all = 0_u128;
    for (at, _) in text.char_indices() {
        class_words(&text[at..], |_, set| all |= set);
    }
    for (at, class) in class_names().enumerate() {
        if all >> at & 1 == 1 {
            clues.put(sign, &[side, "<", class, ">"], None);
        }
    }
}

/// jieba's words of the sentence, by the side of the name on which they stand.
fn words(clues: &mut Clues, text: &str, one: &Told, left: &Line, right: &Line, names: &[(Range<usize>, bool)]) {
    let clause_start =
        left.bytes(left.last_clause(), left.letters.len()).map_or(one.seat.name.start, |range| range.start);
    let clause_end = right.bytes(0, right.first_clause()).map_or(one.seat.name.end, |range| range.end);
    let far = |line: &Line, from: usize, to: usize, or: usize| line.bytes(from, to).map_or(or, |range| range.start);
    let reach_left = left.letters.len().saturating_sub(2 * REACH);
    let start = far(left, reach_left, left.letters.len(), 0);
    let end = right.bytes(0, right.letters.len().min(2 * REACH)).map_or(text.len(), |range| range.end);
    let mut before: Option<(&str, String, Range<usize>)> = None;
    for token in tokens(text) {
        let word = text.get(token.clone()).unwrap_or("").trim();
        let is_name = token.start < one.seat.name.end && one.seat.name.start < token.end
            || names.iter().any(|(name, _)| token.start < name.end && name.start < token.end);
        if word.is_empty() || is_name || token.start < start || token.end > end {
            continue;
        }
        let sign = if token.start < one.seat.name.start {
            if token.start >= clause_start { "kl" } else { "kw" }
        } else if token.end <= clause_end {
            "kr"
        } else {
            "kv"
        };
        let word = if word.starts_with(|c: char| c.is_ascii_digit()) { "0".to_owned() } else { word.to_lowercase() };
        // What is quoted as deciding says something by itself: no number, no single letter.
        let speaks = |words: &Range<usize>| {
            let words = text.get(words.clone()).unwrap_or("");
            words.chars().nth(1).is_some() && !words.contains(|c: char| c.is_ascii_digit())
        };
        clues.put(sign, &[&word], Some(token.clone()).filter(speaks));
        if let Some((_, last, from)) = before.take().filter(|(of, ..)| *of == sign) {
            clues.put(sign, &[&last, "_", &word], Some(from.start..token.end).filter(speaks));
        }
        before = Some((sign, word, token));
    }
}

/// What the rules say of it.
fn rules(one: &Told, text: &str, clues: &mut Clues) {
    let stance = one.fact.value.stance.as_str();
    let flag = |holds: bool| if holds { "1" } else { "0" };
    clues.put("U", &["rule=", stance], None);
    clues.put("U", &["rule=", stance, "&", one.spot], None);
    clues.put("U", &["rule=", stance, "&bare=", flag(one.is_bare)], None);
    clues.put("U", &["rule=", stance, "&weak=", flag(one.is_weak)], None);
    clues.put("U", &["rule=", stance, "&", &format!("{:?}", one.fact.value.row.kind)], None);
    clues.put("U", &["alone=", one.seat.alone.as_str()], None);
    if one.short.is_some() {
        clues.put("U", &["short"], None);
    }
    if let Some(words) = one.seat.words.clone().and_then(|range| text.get(range)) {
        clues.put("U", &["words=", words, "&", one.seat.alone.as_str()], None);
    }
}
