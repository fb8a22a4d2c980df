//! What one file of the call gave: its records as text, and what must be told of it.
use tenderlens::{document, proof};

/// What one file (or archive) gave.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// The records, rendered.
    pub(crate) records: Vec<String>,
    /// At least one fact is in them.
    pub(crate) has_fact: bool,
    /// Files that could not be read, a sentence each.
    pub(crate) errors: Vec<String>,
    /// Pages that could not be read, a sentence a file.
    pub(crate) unread: Vec<String>,
    /// Files of a walk that are no documents.
    pub(crate) skipped: usize,
    /// For the manifest, if there is to be one.
    pub(crate) inputs: Vec<proof::Input>,
    /// The letters, where they were asked for.
    pub(crate) text: String,
    /// Verdicts, where they were asked for.
    pub(crate) checked: Option<Vec<u8>>,
    /// What ended the reading.
    pub(crate) lost: Option<document::Lost>,
}

impl Outcome {
    /// Bytes that it holds.
    pub(crate) fn size(&self) -> usize {
        self.records.iter().map(String::len).sum()
    }

    /// What another file of the same path gave.
    pub(crate) fn add(&mut self, other: Self) {
        self.records.extend(other.records);
        self.has_fact |= other.has_fact;
        self.errors.extend(other.errors);
        self.unread.extend(other.unread);
        self.skipped += other.skipped;
        self.inputs.extend(other.inputs);
        self.text.push_str(&other.text);
        self.checked = self.checked.take().or(other.checked);
        self.lost = self.lost.or(other.lost);
    }
}
