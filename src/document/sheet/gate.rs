//! The gate of a long list: rows like those above them, of which a [`Sieve`] says that they tell nothing, are not kept.
use crate::document::{Document, LONG, Sieve, Weight};
use std::borrow::Cow;
use std::collections::hash_map::RandomState;
use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::BuildHasher;

/// A value of a row, before anything is made of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value<'t> {
    Text(Cow<'t, str>),
    /// A number as the file writes it, and its style.
    Number(Cow<'t, str>, usize),
}

/// Rows that are kept before and behind one that tells something.
const AROUND: usize = 2;
/// Rows of a shape that make it usual.
const USUAL: u32 = 5;
/// Different shapes, names and texts of one list that are remembered.
const MOST: usize = 1 << 18;
/// Different shapes beyond which the rows have nothing in common.
const MOST_SHAPES: usize = 1 << 12;
/// A value of digits and units is no longer than this.
const LONGEST_FIGURE: usize = 40;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// The rows at the top, which are all kept.
    Top,
    /// Rows may be passed over.
    Open,
    /// All rows are kept.
    Shut,
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
    fn fill(&mut self, row: u32, cells: &[(u32, Value<'_>)]) {
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

/// The rows of one sheet that were passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Passed {
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) rows: u32,
}

/// The gate of a workbook; each sheet passes it anew.
pub(super) struct Gate {
    sieve: &'static dyn Sieve,
    hasher: RandomState,
    weights: HashMap<u64, Weight>,
    state: State,
    kept: u32,
    shapes: HashMap<u64, u32>,
    seen: HashSet<u64>,
    recent: VecDeque<Held>,
    follow: usize,
    passed: Option<Passed>,
    looked_at: Vec<u64>,
}

impl Gate {
    pub(super) fn new(sieve: &'static dyn Sieve) -> Self {
        Self {
            sieve,
            hasher: RandomState::new(),
            weights: HashMap::new(),
            state: State::Top,
            kept: 0,
            shapes: HashMap::new(),
            seen: HashSet::new(),
            recent: VecDeque::new(),
            follow: 0,
            passed: None,
            looked_at: Vec::new(),
        }
    }

    /// Begins a sheet.
    pub(super) fn sheet(&mut self) {
        let weights = std::mem::take(&mut self.weights);
        *self = Self { weights, hasher: self.hasher.clone(), ..Self::new(self.sieve) };
    }

    /// Whether a row is passed over; one that is `whole` never is. If not, [`Self::take_recent`] gives the rows that go
    /// before it.
    pub(super) fn passes(&mut self, document: &Document, row: u32, whole: bool, cells: &[(u32, Value<'_>)]) -> bool {
        if cells.is_empty() || self.state == State::Shut {
            return false;
        }
        let (shape, tells) = self.look(cells);
        let usual = self.shapes.get(&shape).is_some_and(|rows| *rows >= USUAL);
        if self.state == State::Open && usual && !tells && !whole {
            if self.follow > 0 {
                self.follow -= 1;
                return false;
            }
            self.hold(row, cells);
            return true;
        }
        *self.shapes.entry(shape).or_default() += 1;
        self.seen.extend(&self.looked_at);
        self.follow = AROUND;
        self.kept += 1;
        if self.shapes.len() > MOST_SHAPES || self.seen.len() > MOST {
            self.state = State::Shut;
        } else if self.state == State::Top && self.kept >= LONG {
            self.state = if self.sieve.settles(document) { State::Open } else { State::Shut };
        }
        false
    }

    /// The last rows that were passed over: they are wanted.
    pub(super) fn take_recent(&mut self) -> VecDeque<Held> {
        std::mem::take(&mut self.recent)
    }

    /// What was passed over on the sheet.
    pub(super) fn passed(&mut self) -> Option<Passed> {
        self.passed.take()
    }

    fn hold(&mut self, row: u32, cells: &[(u32, Value<'_>)]) {
        let mut held = Held::default();
        if self.recent.len() >= AROUND
            && let Some(gone) = self.recent.pop_front()
        {
            let passed = self.passed.get_or_insert(Passed { first: gone.row, last: gone.row, rows: 0 });
            (passed.last, passed.rows) = (gone.row, passed.rows.saturating_add(1));
            held = gone;
        }
        held.fill(row, cells);
        self.recent.push_back(held);
    }

    /// The shape of a row (which columns hold numbers of which look, which hold texts), and whether a text of it tells
    /// something.
    fn look(&mut self, cells: &[(u32, Value<'_>)]) -> (u64, bool) {
        let mut shape = 0xcbf2_9ce4_8422_2325;
        let mut tells = false;
        self.looked_at.clear();
        for (column, value) in cells {
            let look = match value {
                Value::Number(_, style) => 2 + *style as u64,
                Value::Text(text) => match figure(text) {
                    Some(look) => look | 1 << 63,
                    None => {
                        tells |= self.tells(*column, text);
                        1
                    }
                },
            };
            shape = mix(mix(shape, u64::from(*column)), look);
        }
        (shape, tells)
    }

    fn tells(&mut self, column: u32, text: &str) -> bool {
        let key = self.hasher.hash_one(text);
        let weight = match self.weights.get(&key) {
            Some(weight) => *weight,
            None => {
                let weight = self.sieve.weigh(text);
                if self.weights.len() >= MOST {
                    self.weights.clear();
                }
                self.weights.insert(key, weight);
                weight
            }
        };
        let place = mix(key, u64::from(column));
        if weight == Weight::Once {
            self.looked_at.push(place);
        }
        weight == Weight::Always || weight == Weight::Once && !self.seen.contains(&place)
    }
}

fn mix(state: u64, value: u64) -> u64 {
    (state ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
}

/// The look of a text that is nothing but digits with signs and units: 1,200.00元, 2026-03-18, 12%.
fn figure(text: &str) -> Option<u64> {
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

    /// Once for names, always for what is marked.
    struct Marked;

    impl Sieve for Marked {
        fn settles(&self, _: &Document) -> bool {
            true
        }

        fn weigh(&self, text: &str) -> Weight {
            match text.chars().next() {
                Some('!') => Weight::Always,
                Some('@') => Weight::Once,
                _ => Weight::Nothing,
            }
        }
    }

    fn row(text: &str, number: usize) -> Vec<(u32, Value<'_>)> {
        vec![(0, Value::Text(Cow::Borrowed(text))), (3, Value::Number(Cow::Owned(number.to_string()), 0))]
    }

    #[test]
    fn a_row_that_tells_something_is_kept_with_those_around_it() {
        let document = Document::default();
        let mut gate = Gate::new(&Marked);
        let mut kept = Vec::new();
        let mut give = |gate: &mut Gate, number: u32, cells: &[(u32, Value<'_>)]| {
            if !gate.passes(&document, number, false, cells) {
                kept.extend(gate.take_recent().iter().map(|held| held.row));
                kept.push(number);
            }
        };
        for number in 0..3_000 {
            let text = match number {
                2_000 | 2_100 => "@name",
                2_500 => "!mark",
                _ => "goods",
            };
            let mut cells = row(text, number as usize);
            if number == 2_700 {
                cells.remove(0);
            }
            give(&mut gate, number, &cells);
        }
        assert_eq!(kept.len(), 1_000 + 2 + 5 + 5 + 5, "the rows below the top and those around three others");
        assert!(kept.contains(&1_998) && kept.contains(&2_002) && !kept.contains(&2_003) && !kept.contains(&2_100));
        assert!(kept.contains(&2_500) && kept.contains(&2_700) && kept.is_sorted());
        let held = gate.take_recent();
        assert_eq!(held.iter().map(|held| held.row).collect::<Vec<_>>(), [2_998, 2_999]);
        assert_eq!(held[1].cells(), row("goods", 2_999));
        assert_eq!(gate.passed(), Some(Passed { first: 1_002, last: 2_997, rows: 1_981 }));
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
