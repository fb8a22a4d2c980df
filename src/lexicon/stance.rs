//! The words that decide what a notice does with a name: seeks it, turns it down, compares with it.
use super::squeeze::squeeze;
use super::table;
use std::sync::LazyLock;

pub(super) const TABLE: &str = include_str!("stance.tsv");

/// What a notice does with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the values of stance in the contract")]
pub enum Stance {
    Sought,
    Rejected,
    Comparison,
    Excluded,
    Compatible,
    Mentioned,
}

impl Stance {
    /// The word in the output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sought => "sought",
            Self::Rejected => "rejected",
            Self::Comparison => "comparison",
            Self::Excluded => "excluded",
            Self::Compatible => "compatible",
            Self::Mentioned => "mentioned",
        }
    }

    pub(super) fn from_word(word: &str) -> Option<Self> {
        use Stance::*;
        [Sought, Rejected, Comparison, Excluded, Compatible, Mentioned].into_iter().find(|s| s.as_str() == word)
    }
}

/// Where a cue stands relative to the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words of stance.tsv")]
pub enum CueSide {
    Before,
    After,
    Around,
}

/// How far from the name a cue counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Twelve letters.
    Near,
    /// The clause.
    Clause,
    /// The sentence.
    Sentence,
}

/// The parts of a cue with …: those before the name, those behind it.
pub type Frame = (Vec<Vec<char>>, Vec<Vec<char>>);

/// A row of stance.tsv.
#[derive(Debug)]
pub struct Cue {
    /// The cue as the table has it.
    pub text: &'static str,
    /// What it decides.
    pub stance: Stance,
    /// Where it stands.
    pub side: CueSide,
    /// How far it reaches.
    pub scope: Scope,
    /// Places of the notice where it counts; empty for all.
    pub places: Vec<&'static str>,
    /// The cue without separators (a plain cue).
    pub key: Vec<char>,
    /// For a cue with …: the parts that stand before the name and those behind it.
    pub frame: Option<Frame>,
}

static CUES: LazyLock<Vec<Cue>> = LazyLock::new(|| {
    table::rows(TABLE)
        .filter_map(|row| {
            let text = row.get("cue");
            let parts = |words: &str| words.split('*').filter(|w| !w.is_empty()).map(squeeze).collect::<Vec<_>>();
            Some(Cue {
                text,
                stance: Stance::from_word(row.get("stance"))?,
                side: match row.get("side") {
                    "before" => CueSide::Before,
                    "after" => CueSide::After,
                    _ => CueSide::Around,
                },
                scope: match row.get("scope") {
                    "near" => Scope::Near,
                    "clause" => Scope::Clause,
                    _ => Scope::Sentence,
                },
                places: row.list("places").collect(),
                key: squeeze(text),
                frame: text.split_once('…').map(|(left, right)| (parts(left), parts(right))),
            })
        })
        .collect()
});

/// The rows of stance.tsv.
#[must_use]
pub fn cues() -> &'static [Cue] {
    &CUES
}

const PLACES: &str = include_str!("places.tsv");

static HEADING_SPOTS: LazyLock<Vec<(String, &'static str)>> = LazyLock::new(|| {
    let mut rows: Vec<(String, &'static str)> = table::rows(PLACES)
        .map(|row| (crate::document::Folded::new(0, row.get("heading")).text().to_owned(), row.get("place")))
        .collect();
    rows.sort_by_key(|(heading, _)| std::cmp::Reverse(heading.len()));
    rows
});

/// The words of headings and labels with the part of the notice that they open, the longest first.
#[must_use]
pub fn heading_spots() -> &'static [(String, &'static str)] {
    &HEADING_SPOTS
}
