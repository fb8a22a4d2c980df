//! The frames around a name that decide its stance: an ordered table in which words stand in classes.
use super::stance::Stance;

/// A piece of a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// One of these words; it may be missing where it is optional.
    Words {
        /// Letters of each word, the longest first.
        words: &'static [&'static [char]],
        /// Written with ? behind it.
        is_optional: bool,
        /// A number with a unit behind it counts pieces and compares with nobody (不少于8块).
        compares: bool,
        /// 不, 未 or 难以 directly before turns it around (不具备).
        affirms: bool,
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
    pub places: &'static [&'static str],
    /// The parts before the name.
    pub left: &'static [Part],
    /// The parts behind it.
    pub right: &'static [Part],
}

/// The frames, and the words of the purchase at hand, which end the reach of a word of the past.
static FRAMES: (&[StanceFrame], &[&[char]]) = include!(concat!(env!("OUT_DIR"), "/frames.rs"));

/// The rows of stance_frames.tsv; the first that fits decides.
#[must_use]
pub fn stance_frames() -> &'static [StanceFrame] {
    FRAMES.0
}

/// The words of the class `now`.
#[must_use]
pub fn now_words() -> &'static [&'static [char]] {
    FRAMES.1
}
