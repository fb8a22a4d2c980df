//! What a reader of the output must know about the reading, as data: "page 3 has no text", "formula without value".
use super::block::Span;

/// The closed list of things that can be noted; the name in kebab case is `notes[].kind` of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// A page holds an image or outlines and no text.
    PageWithoutText,
    /// Pages were read from their pictures.
    ReadFromPicture,
    /// A line under a stamp reads in two ways.
    ReadInTwoWays,
    /// A fact was read from a picture, and not well.
    ReadUnsurely,
    /// Glyphs whose letters can't be known.
    PageGarbled,
    /// Letters found by the glyph order of a system font, not by a map in the file.
    LettersRecovered,
    /// The file is damaged; what is given is what could be read.
    Damaged,
    /// A page could not be read.
    PageUnreadable,
    /// A formula whose value the file does not hold.
    FormulaWithoutValue,
    /// A number whose unit comes from the cell's number format.
    NumberFormat,
    /// A hidden sheet, row or column.
    HiddenPart,
    /// A limit on size, depth or count was reached.
    Limit,
    /// A format that is known and not read (legacy .doc, .ofd, image).
    FormatNotRead,
    /// The encoding of a text had to be guessed or holds wrong bytes.
    Encoding,
    /// A tracked deletion or hidden text was left out.
    LeftOut,
    /// The two PDF readers disagree.
    ReadersDisagree,
    /// The amount in capitals differs from the digits.
    CapitalsDifferFromDigits,
    /// Two places of the file contradict each other.
    Contradiction,
    /// A name, number or amount is masked or blank in the file.
    Masked,
    /// An amount is printed as zero.
    ZeroAmount,
    /// Labels stand without the values that they announce: a blank form.
    LabelsWithoutValue,
    /// Anything else, said in words.
    Other,
}

impl NoteKind {
    /// The word in the output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PageWithoutText => "page-without-text",
            Self::ReadFromPicture => "read-from-picture",
            Self::ReadInTwoWays => "read-in-two-ways",
            Self::ReadUnsurely => "read-unsurely",
            Self::PageGarbled => "page-garbled",
            Self::LettersRecovered => "letters-recovered",
            Self::Damaged => "damaged",
            Self::PageUnreadable => "page-unreadable",
            Self::FormulaWithoutValue => "formula-without-value",
            Self::NumberFormat => "number-format",
            Self::HiddenPart => "hidden-part",
            Self::Limit => "limit",
            Self::FormatNotRead => "format-not-read",
            Self::Encoding => "encoding",
            Self::LeftOut => "left-out",
            Self::ReadersDisagree => "readers-disagree",
            Self::CapitalsDifferFromDigits => "capitals-differ-from-digits",
            Self::Contradiction => "contradiction",
            Self::Masked => "masked",
            Self::ZeroAmount => "zero-amount",
            Self::LabelsWithoutValue => "labels-without-value",
            Self::Other => "other",
        }
    }
}

/// Something to know about the reading or the reading's result; it reaches the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What kind of thing.
    pub kind: NoteKind,
    /// In English, a whole sentence.
    pub en: String,
    /// In Chinese, a whole sentence.
    pub zh: String,
    /// The words that it is about, if any.
    pub spans: Vec<Span>,
}

impl Note {
    /// A note about the file as a whole.
    pub fn new(kind: NoteKind, en: impl Into<String>, zh: impl Into<String>) -> Self {
        Self { kind, en: en.into(), zh: zh.into(), spans: Vec::new() }
    }

    /// The same note with the words that it is about.
    #[must_use]
    pub fn about(mut self, span: Span) -> Self {
        self.spans.push(span);
        self
    }
}
