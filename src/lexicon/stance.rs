//! The words that decide what a notice does with a name: seeks it, turns it down, compares with it.

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
pub type Frame = (&'static [&'static [char]], &'static [&'static [char]]);

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
    pub places: &'static [&'static str],
    /// The cue without separators (a plain cue).
    pub key: &'static [char],
    /// For a cue with …: the parts that stand before the name and those behind it.
    pub frame: Option<Frame>,
}

static CUES: &[Cue] = include!(concat!(env!("OUT_DIR"), "/stance.rs"));

/// The rows of stance.tsv.
#[must_use]
pub fn cues() -> &'static [Cue] {
    CUES
}

static HEADING_SPOTS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/places.rs"));

/// The words of headings and labels with the part of the notice that they open, the longest first.
#[must_use]
pub fn heading_spots() -> &'static [(&'static str, &'static str)] {
    HEADING_SPOTS
}
