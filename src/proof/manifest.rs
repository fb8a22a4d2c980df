//! The manifest of a run: what went in, by hash, what came out, and with which program and tables: a method to print.
use super::fact::facts;
use crate::lexicon::{Day, LISTS_DATE};
use crate::report::{RecordV1, TABLES_DATE};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

/// A file that went in.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Input {
    /// The path as given.
    pub path: String,
    /// Its SHA-256; empty where it could not be read.
    pub sha256: String,
    /// Its length.
    pub bytes: u64,
    /// By its bytes.
    pub media_type: String,
    /// Pages, where it has pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// Pages without readable text.
    pub unread_pages: Vec<u32>,
    /// facts, nothing-found or not-read.
    pub outcome: Cow<'static, str>,
    /// What is wrong, where it was not read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Records that it gave.
    pub records: usize,
    /// Facts in them.
    pub facts: usize,
    /// Quotes that prove them.
    pub quotes: usize,
    /// Where it came from, or that nobody says.
    pub origin: Origin,
}

/// Where a file came from.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Origin {
    /// Somebody or the file itself says.
    Stated {
        /// Address.
        #[serde(skip_serializing_if = "Option::is_none")]
        url: Option<String>,
        /// Day of retrieval.
        #[serde(skip_serializing_if = "Option::is_none")]
        retrieved: Option<String>,
        /// Address of an archived copy.
        #[serde(skip_serializing_if = "Option::is_none")]
        archived: Option<String>,
    },
    /// Nobody says.
    Unstated(Cow<'static, str>),
}

impl Default for Origin {
    fn default() -> Self {
        Self::Unstated("no source stated".into())
    }
}

impl Input {
    /// What the records of one file say of it.
    #[must_use]
    pub fn of(records: &[RecordV1], error: Option<String>) -> Self {
        let Some(source) = records.first().map(|record| &record.source) else { return Self::default() };
        let values: Vec<serde_json::Value> = records.iter().filter_map(|r| serde_json::to_value(r).ok()).collect();
        let all: Vec<_> = values.iter().flat_map(facts).collect();
        let is_stated = source.url.is_some() || source.retrieved.is_some() || source.archived.is_some();
        Self {
            path: source.path.clone(),
            sha256: source.sha256.clone(),
            bytes: source.bytes,
            media_type: source.media_type.clone(),
            pages: source.pages,
            unread_pages: source.unread_pages.clone(),
            outcome: match (&error, all.is_empty()) {
                (Some(_), _) => "not-read",
                (None, true) => "nothing-found",
                (None, false) => "facts",
            }
            .into(),
            error,
            records: records.len(),
            facts: all.len(),
            quotes: all.iter().map(|fact| fact.evidence.len()).sum(),
            origin: match is_stated {
                true => Origin::Stated {
                    url: source.url.clone(),
                    retrieved: source.retrieved.clone(),
                    archived: source.archived.clone(),
                },
                false => Origin::default(),
            },
        }
    }
}

/// A file that shaped the run beside its inputs.
#[derive(Debug, Clone, Serialize)]
pub struct Beside {
    /// --sources or --list.
    pub option: &'static str,
    /// Its path.
    pub path: String,
    /// Its SHA-256.
    pub sha256: String,
}

/// The whole manifest.
#[derive(Debug, Clone, Serialize)]
pub struct Manifest {
    manifest_version: &'static str,
    /// When it was made, in UTC.
    made: String,
    tool: Tool,
    /// The options that change a result.
    pub options: BTreeMap<&'static str, String>,
    /// Files that shaped the run.
    pub beside: Vec<Beside>,
    counts: Counts,
    /// What was passed over in folders, by reason.
    pub skipped: BTreeMap<String, usize>,
    /// Where the records went, where that is a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output: Option<Written>,
    inputs: Vec<Input>,
}

/// The file of the records.
#[derive(Debug, Clone, Serialize)]
pub struct Written {
    /// Its path.
    pub path: String,
    /// Its SHA-256.
    pub sha256: String,
}

#[derive(Debug, Clone, Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
    tables: &'static str,
    lists: &'static str,
}

#[derive(Debug, Clone, Default, Serialize)]
struct Counts {
    files: usize,
    with_facts: usize,
    nothing_found: usize,
    not_read: usize,
    with_unread_pages: usize,
    without_stated_source: usize,
    records: usize,
    facts: usize,
    quotes: usize,
}

impl Manifest {
    /// Counts the inputs.
    #[must_use]
    pub fn new(inputs: Vec<Input>) -> Self {
        let count = |test: &dyn Fn(&Input) -> bool| inputs.iter().filter(|input| test(input)).count();
        Self {
            manifest_version: "1.0",
            made: now(),
            tool: Tool {
                name: "tenderlens",
                version: env!("CARGO_PKG_VERSION"),
                tables: TABLES_DATE,
                lists: LISTS_DATE,
            },
            options: BTreeMap::new(),
            beside: Vec::new(),
            counts: Counts {
                files: inputs.len(),
                with_facts: count(&|input| input.outcome == "facts"),
                nothing_found: count(&|input| input.outcome == "nothing-found"),
                not_read: count(&|input| input.outcome == "not-read"),
                with_unread_pages: count(&|input| !input.unread_pages.is_empty()),
                without_stated_source: count(&|input| matches!(input.origin, Origin::Unstated(_))),
                records: inputs.iter().map(|input| input.records).sum(),
                facts: inputs.iter().map(|input| input.facts).sum(),
                quotes: inputs.iter().map(|input| input.quotes).sum(),
            },
            skipped: BTreeMap::new(),
            output: None,
            inputs,
        }
    }
}

/// The clock in UTC to the second.
fn now() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let (mut day, wanted) = (Day::new(1970, 1, 1), seconds / 86_400);
    for _ in 0..wanted.min(100_000) {
        day = day.map(Day::next);
    }
    let day = day.map_or_else(String::new, |day| day.to_string());
    let rest = seconds % 86_400;
    format!("{day}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60)
}
