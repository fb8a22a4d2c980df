//! What came of looking for a quote.
use super::Claim;
use serde::{Deserialize, Deserializer, Serialize};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    /// The words stand at the stated place.
    Found,
    /// The words stand in the file, and not at the stated place.
    Moved,
    /// The words don't stand in the file.
    Missing,
    /// The words stand at the stated place more than once, and nothing says which is meant.
    Ambiguous,
    /// The file has other bytes than the result was made from.
    ChangedFile,
    /// There is no such file.
    FileNotFound,
    /// It could not be looked up; the verdict says why.
    Unchecked,
}

impl Status {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 7] = [
        Self::Found,
        Self::Moved,
        Self::Missing,
        Self::Ambiguous,
        Self::ChangedFile,
        Self::FileNotFound,
        Self::Unchecked,
    ];

    /// The word in the output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Moved => "moved",
            Self::Missing => "missing",
            Self::Ambiguous => "ambiguous",
            Self::ChangedFile => "changed file",
            Self::FileNotFound => "file not found",
            Self::Unchecked => "unchecked",
        }
    }

    /// The word in Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Found => "已找到",
            Self::Moved => "位置不同",
            Self::Missing => "未找到",
            Self::Ambiguous => "不唯一",
            Self::ChangedFile => "文件已变",
            Self::FileNotFound => "文件不存在",
            Self::Unchecked => "未核对",
        }
    }
}

/// The verdict on one quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// What came of it.
    pub status: Status,
    /// The readers that see the words: first and second for a PDF, else sheet or text.
    #[serde(deserialize_with = "readers")]
    pub readers: Vec<&'static str>,
    /// What a person should know beside the status, in English and Chinese.
    pub why: Option<(String, String)>,
    /// For a changed file: what the verdict on the new bytes is.
    pub now: Option<Status>,
}

/// The readers that there are; a verdict that crossed a pipe names no others.
const READERS: [&str; 5] = ["first", "second", "sheet", "text", "ocr"];

fn readers<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<&'static str>, D::Error> {
    let names = Vec::<String>::deserialize(from)?;
    Ok(names.iter().filter_map(|name| READERS.into_iter().find(|known| known == name)).collect())
}

impl Verdict {
    /// A status and no more.
    #[must_use]
    pub fn new(status: Status) -> Self {
        Self { status, readers: Vec::new(), why: None, now: None }
    }

    /// The same with a remark.
    #[must_use]
    pub fn because(mut self, en: impl Into<String>, zh: impl Into<String>) -> Self {
        self.why = Some((en.into(), zh.into()));
        self
    }

    /// For all quotes of a file that could not be looked up.
    #[must_use]
    pub fn for_all(status: Status, en: &str, zh: &str, claims: &[Claim]) -> Vec<Self> {
        claims.iter().map(|_| Self::new(status).because(en, zh)).collect()
    }

    /// The same verdict on bytes that the result was not made from.
    #[must_use]
    pub fn in_changed_file(mut self) -> Self {
        self.now = Some(self.status);
        self.status = Status::ChangedFile;
        self
    }
}
