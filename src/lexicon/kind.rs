//! The kinds and stages of notices, and the words of a title that make them.

/// The kind of a notice, after the forms of 财办库〔2020〕50号 and the regimes beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs, reason = "the names are the values of notice.kind in the contract")]
pub enum NoticeKind {
    Intention,
    Prequalification,
    Tender,
    Negotiation,
    Consultation,
    Inquiry,
    SingleSource,
    Correction,
    Candidates,
    Award,
    Termination,
    Contract,
    Acceptance,
    Framework,
    TenderDocument,
    #[default]
    Other,
}

impl NoticeKind {
    /// The word in the output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Intention => "intention",
            Self::Prequalification => "prequalification",
            Self::Tender => "tender",
            Self::Negotiation => "negotiation",
            Self::Consultation => "consultation",
            Self::Inquiry => "inquiry",
            Self::SingleSource => "single_source",
            Self::Correction => "correction",
            Self::Candidates => "candidates",
            Self::Award => "award",
            Self::Termination => "termination",
            Self::Contract => "contract",
            Self::Acceptance => "acceptance",
            Self::Framework => "framework",
            Self::TenderDocument => "tender_document",
            Self::Other => "other",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        use NoticeKind::*;
        [
            Intention,
            Prequalification,
            Tender,
            Negotiation,
            Consultation,
            Inquiry,
            SingleSource,
            Correction,
            Candidates,
            Award,
            Termination,
            Contract,
            Acceptance,
            Framework,
            TenderDocument,
            Other,
        ]
        .into_iter()
        .find(|kind| kind.as_str() == word)
    }

    /// The stage that a notice of this kind states by itself.
    #[must_use]
    pub fn stage(self) -> Stage {
        match self {
            Self::Intention => Stage::Planned,
            Self::Prequalification
            | Self::Tender
            | Self::Negotiation
            | Self::Consultation
            | Self::Inquiry
            | Self::Framework
            | Self::TenderDocument => Stage::Tendered,
            Self::SingleSource => Stage::Proposed,
            Self::Candidates => Stage::Candidate,
            Self::Award => Stage::Awarded,
            Self::Contract => Stage::Contracted,
            Self::Acceptance => Stage::Accepted,
            Self::Termination => Stage::Failed,
            Self::Correction | Self::Other => Stage::Unknown,
        }
    }
}

/// How far the purchase had come when the notice was published: what may be said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs, reason = "the names are the values of notice.stage in the contract")]
pub enum Stage {
    Planned,
    Tendered,
    Proposed,
    Candidate,
    Awarded,
    Contracted,
    Accepted,
    Failed,
    Cancelled,
    #[default]
    Unknown,
}

impl Stage {
    /// The word in the output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Tendered => "tendered",
            Self::Proposed => "proposed",
            Self::Candidate => "candidate",
            Self::Awarded => "awarded",
            Self::Contracted => "contracted",
            Self::Accepted => "accepted",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
            Self::Unknown => "unknown",
        }
    }
}

static KINDS: &[(&str, &[&str])] = include!(concat!(env!("OUT_DIR"), "/kinds.rs"));

/// The kind that a folded title states, with the byte range of the words that say so.
#[must_use]
pub fn title_kind(folded: &str) -> Option<(NoticeKind, std::ops::Range<usize>)> {
    KINDS.iter().find_map(|(kind, words)| {
        words
            .iter()
            .filter_map(|word| folded.rfind(*word).map(|at| at..at + word.len()))
            .max_by_key(|range| (range.end, range.len()))
            .and_then(|range| Some((NoticeKind::from_word(kind)?, range)))
    })
}
