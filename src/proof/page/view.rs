//! What the page is made from, gathered file by file, and the choices of its filters.
use crate::proof::around::Around;
use crate::proof::picture::PagePicture;
use crate::register::Register;
use crate::verify::Verdict;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

/// A file of the result.
#[derive(Debug, Clone)]
pub struct FileView {
    /// The path as the result has it.
    pub path: String,
    /// The hash as the result has it.
    pub sha256: String,
    /// Where the page finds the file, as a relative address; `None` where it is not at hand.
    pub href: Option<String>,
    /// Whether the file is the one that the result was made from.
    pub verdict: Verdict,
    /// The pictures of its quoted pages.
    pub pictures: BTreeMap<u32, PagePicture>,
}

/// Everything that the page shows.
#[derive(Debug)]
pub struct Page<'a> {
    /// The records of the result.
    pub records: &'a [Value],
    /// The same as a register.
    pub register: &'a Register,
    /// The name of the results file.
    pub results_name: String,
    /// Its SHA-256.
    pub results_sha256: String,
    /// The files.
    pub files: Vec<FileView>,
    /// Which file each record is of.
    pub file_of: Vec<usize>,
    /// The verdict on each quote, by record and JSON pointer.
    pub verdicts: HashMap<(usize, String), Verdict>,
    /// What stands around a quote that has no page.
    pub around: HashMap<(usize, String), Around>,
    /// Pictures were asked for.
    pub has_pictures: bool,
    /// Pages whose picture was left out so that the page stays small.
    pub left_out: usize,
}

impl Page<'_> {
    /// The file of a record.
    pub(super) fn file(&self, number: usize) -> Option<(usize, &FileView)> {
        let at = *self.file_of.get(number)?;
        Some((at, self.files.get(at)?))
    }

    /// The verdict on a quote.
    pub(super) fn verdict(&self, number: usize, pointer: &str) -> Option<&Verdict> {
        self.verdicts.get(&(number, pointer.to_owned()))
    }
}

/// The values that the page can be filtered by; a notice names them by their numbers.
#[derive(Debug, Default)]
pub(super) struct Choices {
    pub(super) entities: Vec<String>,
    pub(super) chips: Vec<String>,
    pub(super) providers: Vec<String>,
    pub(super) stages: Vec<String>,
}

/// The numbers of a notice's own values, and its text for searching.
#[derive(Debug, Default)]
pub(super) struct Own {
    pub(super) entities: String,
    pub(super) chips: String,
    pub(super) providers: String,
    pub(super) stage: String,
}

pub(super) fn choices(page: &Page<'_>) -> Choices {
    let mut choices = Choices::default();
    for record in page.records {
        choices.entities.extend(texts(record, "buyers", "name", false));
        choices.chips.extend(texts(record, "chips", "id", true));
        choices.chips.extend(texts(record, "ai_services", "id", true));
        choices.providers.extend(texts(record, "cloud_providers", "id", true));
        choices.stages.push(stage(record).to_owned());
    }
    for list in [&mut choices.entities, &mut choices.chips, &mut choices.providers, &mut choices.stages] {
        list.sort();
        list.dedup();
    }
    choices
}

impl Choices {
    pub(super) fn of(&self, record: &Value) -> Own {
        let numbers = |list: &[String], values: Vec<String>| {
            let numbers = values.iter().filter_map(|value| list.binary_search(value).ok());
            numbers.map(|number| number.to_string()).collect::<Vec<_>>().join(" ")
        };
        let mut chips = texts(record, "chips", "id", true);
        chips.extend(texts(record, "ai_services", "id", true));
        Own {
            entities: numbers(&self.entities, texts(record, "buyers", "name", false)),
            chips: numbers(&self.chips, chips),
            providers: numbers(&self.providers, texts(record, "cloud_providers", "id", true)),
            stage: numbers(&self.stages, vec![stage(record).to_owned()]),
        }
    }
}

/// A text of each entry of a list; of things, those that are sought.
pub(super) fn texts(record: &Value, list: &str, key: &str, is_sought: bool) -> Vec<String> {
    let entries = record.get(list).and_then(Value::as_array).into_iter().flatten();
    let text = |entry: &Value, key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    entries
        .filter(|entry| !is_sought || (text(entry, "stance") == "sought" && text(entry, "class") != "cpu"))
        .map(|entry| text(entry, key))
        .filter(|text| !text.is_empty())
        .collect()
}

pub(super) fn stage(record: &Value) -> &str {
    record.pointer("/notice/stage").and_then(Value::as_str).unwrap_or("unknown")
}
