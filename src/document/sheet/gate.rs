//! The gate of a long list: rows like those above them, of which a [`Sieve`] says that they tell nothing, are not kept.
use super::row::{Held, Value, figure, mix, with_ones};
use crate::document::{Document, LONG, Sieve, Weight};
use std::collections::hash_map::RandomState;
use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::hash::BuildHasher;

/// Rows that are kept before and behind one that tells something.
const AROUND: usize = 2;
/// Rows of a shape that make it usual, where the rows around them tell nothing.
const USUAL: u32 = 5;
/// Rows above and in the head of a list.
const TALLEST: u32 = 20;
/// Rows of unknown shapes after which it is asked anew whether they tell anything.
const UNKNOWN: u32 = LONG / 2;
/// Different shapes, names and texts of one list that are remembered.
const MOST: usize = 1 << 18;
/// Different shapes beyond which the rows have nothing in common.
const MOST_SHAPES: usize = 1 << 12;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// The rows at the top, which are all kept.
    Top,
    /// Rows may be passed over.
    Open,
    /// All rows are kept.
    Shut,
}

/// What a row looks like.
struct Look {
    /// Which columns hold numbers of which look, and which hold texts.
    shape: u64,
    /// A text of it tells something.
    tells: bool,
    /// The words of it, if it may be the head of a list.
    head: Option<u64>,
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
    /// Rows that were kept since the last time that the sieve was asked, because their shape was not usual.
    kept: u32,
    shapes: HashMap<u64, u32>,
    usual: HashSet<u64>,
    heads: HashSet<u64>,
    /// Columns of which each number tells something once.
    counted: BTreeSet<u32>,
    /// The block with which the list begins.
    begin: usize,
    seen: HashSet<u64>,
    recent: VecDeque<Held>,
    follow: usize,
    passed: Option<Passed>,
    looked_at: Vec<u64>,
    words: String,
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
            usual: HashSet::new(),
            heads: HashSet::new(),
            counted: BTreeSet::new(),
            begin: 0,
            seen: HashSet::new(),
            recent: VecDeque::new(),
            follow: 0,
            passed: None,
            looked_at: Vec::new(),
            words: String::new(),
        }
    }

    /// Begins a sheet behind so many blocks.
    pub(super) fn sheet(&mut self, begin: usize) {
        let weights = std::mem::take(&mut self.weights);
        *self = Self { weights, hasher: self.hasher.clone(), begin, ..Self::new(self.sieve) };
    }

    /// Whether a row is passed over; one that is `whole` never is. If not, [`Self::take_recent`] gives the rows that go
    /// before it.
    pub(super) fn passes(&mut self, document: &Document, row: u32, whole: bool, cells: &[(u32, Value<'_>)]) -> bool {
        if cells.is_empty() || self.state == State::Shut {
            return false;
        }
        let look = self.look(cells);
        let usual = self.usual.contains(&look.shape);
        if self.state == State::Open && usual && !look.tells && !whole {
            if self.follow > 0 {
                self.follow -= 1;
                return false;
            }
            self.hold(row, cells);
            return true;
        }
        self.seen.extend(&self.looked_at);
        self.follow = AROUND;
        if let Some(head) = look.head
            && self.heads.insert(head)
        {
            // What its columns hold is not known. A head may have several rows.
            if self.state != State::Top || self.kept > TALLEST {
                self.begin = document.blocks.len();
            }
            self.state = State::Top;
            self.kept = 0;
            self.usual.clear();
            self.counted.clear();
            self.shapes.clear();
        } else if !usual {
            *self.shapes.entry(look.shape).or_default() += 1;
            self.kept += 1;
        }
        if self.shapes.len() + self.usual.len() > MOST_SHAPES || self.seen.len() + self.heads.len() > MOST {
            self.state = State::Shut;
        } else if self.kept >= if self.state == State::Top { LONG } else { UNKNOWN } {
            match self.sieve.settles(document, self.begin) {
                Some(columns) => {
                    self.state = State::Open;
                    self.counted.extend(columns);
                }
                None => self.state = State::Shut,
            }
            self.usual.extend(self.shapes.iter().filter(|(_, rows)| **rows >= USUAL).map(|(shape, _)| *shape));
            self.shapes.clear();
            self.kept = 0;
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

    fn look(&mut self, cells: &[(u32, Value<'_>)]) -> Look {
        let mut look = Look { shape: 0xcbf2_9ce4_8422_2325, tells: false, head: None };
        let (mut labels, mut words, mut all) = (0, 0, 0);
        self.looked_at.clear();
        for (column, value) in cells {
            let form = match value {
                Value::Number(_, style) => 2 + *style as u64,
                Value::Text(text) => match figure(text) {
                    Some(form) => form | 1 << 63,
                    None => {
                        let (key, weight) = self.weigh(text);
                        let place = mix(key, u64::from(*column));
                        if weight == Weight::Once {
                            self.looked_at.push(place);
                        }
                        look.tells |= match weight {
                            Weight::Nothing => false,
                            Weight::Once => !self.seen.contains(&place),
                            Weight::Always | Weight::Head => true,
                        };
                        (labels, words) = (labels + usize::from(weight == Weight::Head), words + 1);
                        all = mix(all, place);
                        1
                    }
                },
            };
            look.shape = mix(mix(look.shape, u64::from(*column)), form);
            if form != 1 && self.counted.contains(column) {
                let (Value::Number(letters, _) | Value::Text(letters)) = value;
                let place = mix(self.hasher.hash_one(letters), u64::from(*column));
                self.looked_at.push(place);
                look.tells |= !self.seen.contains(&place);
            }
        }
        look.head = (labels > 0 && words > 1 && words == cells.len()).then_some(all);
        look
    }

    fn weigh(&mut self, text: &str) -> (u64, Weight) {
        let key = self.hasher.hash_one(text);
        if let Some(weight) = self.weights.get(&key) {
            return (key, *weight);
        }
        let weight = if self.sieve.is_named(text) { Weight::Always } else { self.weigh_words(text) };
        self.remember(key, weight);
        (key, weight)
    }

    /// The weight of a text whatever its numbers are.
    fn weigh_words(&mut self, text: &str) -> Weight {
        if !text.bytes().any(|b| b.is_ascii_digit()) {
            return self.sieve.weigh(text);
        }
        let mut words = std::mem::take(&mut self.words);
        with_ones(text, &mut words);
        // Another sum than that of the whole text, which may hold a name.
        let key = mix(self.hasher.hash_one(words.as_str()), 1);
        let weight = self.weights.get(&key).copied().unwrap_or_else(|| self.sieve.weigh(&words));
        self.remember(key, weight);
        self.words = words;
        weight
    }

    fn remember(&mut self, key: u64, weight: Weight) {
        if self.weights.len() >= MOST {
            self.weights.clear();
        }
        self.weights.insert(key, weight);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::borrow::Cow;

    /// Once for names, always for what is marked.
    struct Marked;

    impl Sieve for Marked {
        fn settles(&self, _: &Document, _: usize) -> Option<Vec<u32>> {
            Some(vec![7])
        }

        fn is_named(&self, text: &str) -> bool {
            text.starts_with('!')
        }

        fn weigh(&self, text: &str) -> Weight {
            match text.chars().next() {
                Some('@') => Weight::Once,
                Some('#') => Weight::Head,
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
    fn a_new_head_or_rows_of_another_shape_are_looked_at_anew() {
        let document = Document::default();
        let mut gate = Gate::new(&Marked);
        let mut kept = 0;
        for number in 0..10_000 {
            let two = [(0, Value::Text(Cow::Borrowed("#head"))), (1, Value::Text(Cow::Borrowed("goods")))];
            let other = [(0, Value::Number(Cow::Borrowed("1"), number as usize / 8_000))];
            let cells = match number {
                0 | 2_000 | 4_500 => two.to_vec(),
                3_000 => vec![(0, Value::Text(Cow::Borrowed("#head"))), (1, Value::Text(Cow::Borrowed("other goods")))],
                6_000.. => other.to_vec(),
                _ => row("goods", 1),
            };
            if !gate.passes(&document, number, false, &cells) {
                kept += 1 + gate.take_recent().len();
            }
        }
        assert_eq!(
            kept,
            1_003 + 5 + 1_005 + 5 + 503 + 504,
            "the first list, its head again, another head, two other shapes"
        );
    }
}
