//! The frames around a name that decide its stance: an ordered table in which words stand in classes.
use super::stance::Stance;
use super::{squeeze, table};
use std::sync::LazyLock;

pub(super) const TABLE: &str = include_str!("stance_frames.tsv");
const CLASSES: &str = include_str!("stance_words.tsv");

/// A piece of a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// One of these words; it may be missing where it is optional.
    Words {
        /// Letters of each word, the longest first.
        words: Vec<Vec<char>>,
        /// Written with ? behind it.
        is_optional: bool,
        /// A number with a unit behind it counts pieces and compares with nobody (不少于8块).
        compares: bool,
    },
    /// A number: digits or Chinese numerals.
    Number,
    /// Letters that don't matter.
    Gap(Gap),
    /// The beginning of a clause.
    Start,
}

/// What letters a gap may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// `*`: twelve letters of the clause without another name.
    Near,
    /// `~`: as `*`, without a word of the purchase at hand (本次, 拟, 新增).
    Past,
    /// `**`: any letters of the clause.
    Clause,
    /// `+`: thirty letters over commas without another name.
    Far,
}

/// A row of stance_frames.tsv.
#[derive(Debug)]
pub struct StanceFrame {
    /// As the table has it.
    pub text: &'static str,
    /// What it decides.
    pub stance: Stance,
    /// Places of the notice where it counts; empty for all.
    pub places: Vec<&'static str>,
    /// The parts before the name.
    pub left: Vec<Part>,
    /// The parts behind it.
    pub right: Vec<Part>,
}

fn class(name: &str) -> Vec<Vec<char>> {
    let of_name = table::rows(CLASSES).filter(|row| row.get("class") == name);
    let mut words: Vec<Vec<char>> = of_name.flat_map(|row| row.list("words")).map(squeeze).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

fn part(token: &str) -> Part {
    match token {
        "*" => return Part::Gap(Gap::Near),
        "~" => return Part::Gap(Gap::Past),
        "**" => return Part::Gap(Gap::Clause),
        "+" => return Part::Gap(Gap::Far),
        "^" => return Part::Start,
        "%" => return Part::Number,
        _ => {}
    }
    let (token, is_optional) = token.strip_suffix('?').map_or((token, false), |token| (token, true));
    let mut words: Vec<Vec<char>> = Vec::new();
    for word in token.split('/') {
        match word.strip_prefix('<').and_then(|word| word.strip_suffix('>')) {
            Some(name) => words.extend(class(name)),
            None => words.push(squeeze(word)),
        }
    }
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    Part::Words { words, is_optional, compares: token == "<cmp>" }
}

static FRAMES: LazyLock<Vec<StanceFrame>> = LazyLock::new(|| {
    table::rows(TABLE)
        .filter_map(|row| {
            let text = row.get("frame");
            let (left, right) = text.split_once('…')?;
            let parts = |side: &str| side.split(' ').filter(|token| !token.is_empty()).map(part).collect();
            Some(StanceFrame {
                text,
                stance: Stance::from_word(row.get("stance"))?,
                places: row.list("places").collect(),
                left: parts(left),
                right: parts(right),
            })
        })
        .collect()
});

/// Words of the purchase at hand, which end the reach of a word of the past.
static NOW: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| class("now"));

/// The rows of stance_frames.tsv; the first that fits decides.
#[must_use]
pub fn stance_frames() -> &'static [StanceFrame] {
    &FRAMES
}

/// The words of the class `now`.
#[must_use]
pub fn now_words() -> &'static [Vec<char>] {
    &NOW
}
