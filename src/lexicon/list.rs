//! Bodies on US lists by their Chinese names, and the rows that a newsroom adds.
use super::day::Day;
use super::table;
use crate::document::Folded;
use std::collections::HashMap;
use std::sync::LazyLock;

const LISTS: &str = include_str!("lists.tsv");
const CHECKED: &str = include_str!("buyer_check.tsv");

/// The day of the edition that a name was looked for in: all that may be said is "not found on the lists of this day".
pub const LISTS_DATE: &str = "2026-07-09";

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    /// entity-list, 1260h, 1286, meu, ns-cmic or a newsroom's own.
    pub list: String,
    /// The name on the list in English.
    pub name_en: String,
    /// The Chinese name.
    pub name_zh: String,
    /// Other Chinese names that the list or its source gives.
    pub aliases: Vec<String>,
    /// Somebody checked that the Chinese name is this body's.
    pub is_verified: bool,
    /// The day of publication, where it is known.
    pub published: Option<Day>,
    /// The day on which the listing took effect, where the rule's own day is known.
    pub effective: Option<Day>,
    /// The edition that was read.
    pub edition: String,
    /// Where it can be read.
    pub citation: String,
}

/// How a name met an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// The whole name.
    Exact,
    /// A listed alias, whole.
    Alias,
    /// The name is a unit of the listed body, and the list doesn't name the unit.
    Parent,
}

/// All lists: those that the program brings along, and a newsroom's own rows by name.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    own: Vec<ListRow>,
    by_name: HashMap<String, Vec<(usize, Match)>>,
}

/// Folded names of lists.tsv and the units of parents.tsv with the row of lists.tsv; sorted.
static NAMES: &[(&str, &[(usize, Match)])] = include!(concat!(env!("OUT_DIR"), "/lists.rs"));

/// Why a newsroom's list could not be used.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// The file is no CSV.
    #[error("the list is no CSV: {0}")]
    Csv(#[from] csv::Error),
    /// There is no column for the names.
    #[error(
        "the list has no column name_zh (columns: list, name_zh, name_en, aliases, name_verified, published, effective, edition, citation)"
    )]
    NoNames,
    /// A day is no day.
    #[error("line {line} of the list: {text:?} is no day of the form 2024-05-14")]
    Day {
        /// Line of the file, from 1.
        line: u64,
        /// What stands there.
        text: String,
    },
}

/// A row of the built-in lists is read when a name meets it.
fn read(row: table::Row) -> ListRow {
    ListRow {
        list: row.get("list").to_owned(),
        name_en: row.get("name_en").to_owned(),
        name_zh: row.get("name_zh").to_owned(),
        aliases: row.list("aliases").map(str::to_owned).collect(),
        is_verified: row.get("name_verified") == "yes",
        published: Day::read(row.get("published")),
        effective: Day::read(row.get("effective")),
        edition: row.get("edition").to_owned(),
        citation: row.get("citation").to_owned(),
    }
}

static BUILT_IN: LazyLock<Lists> = LazyLock::new(Lists::default);

impl Lists {
    /// The lists that the program brings along.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// These lists and the rows of a CSV with a head line; only `name_zh` is needed. What the CSV says counts as checked
    /// unless its `name_verified` is `no`.
    ///
    /// # Errors
    /// If the bytes are no CSV, have no column `name_zh`, or a day in them is none.
    pub fn with_csv(&self, bytes: &[u8]) -> Result<Self, ListError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(bytes);
        let head = reader.headers()?.clone();
        let column = |name: &str| head.iter().position(|cell| cell.eq_ignore_ascii_case(name));
        let Some(name_zh) = column("name_zh") else { return Err(ListError::NoNames) };
        let mut lists = self.clone();
        for record in reader.records() {
            let record = record?;
            let line = record.position().map_or(0, csv::Position::line);
            let cell = |name: &str| column(name).and_then(|at| record.get(at)).unwrap_or("").to_owned();
            let day = |name: &str| match cell(name) {
                text if text.is_empty() => Ok(None),
                text => Day::read(&text).map(Some).ok_or(ListError::Day { line, text }),
            };
            let name_zh = record.get(name_zh).unwrap_or("").to_owned();
            if name_zh.is_empty() {
                continue;
            }
            let list = Some(cell("list")).filter(|list| !list.is_empty()).unwrap_or_else(|| "own-list".to_owned());
            lists.add(ListRow {
                list,
                name_en: cell("name_en"),
                name_zh,
                aliases: cell("aliases")
                    .split('|')
                    .map(str::trim)
                    .filter(|a| !a.is_empty())
                    .map(str::to_owned)
                    .collect(),
                is_verified: !cell("name_verified").eq_ignore_ascii_case("no"),
                published: day("published")?,
                effective: day("effective")?,
                edition: cell("edition"),
                citation: cell("citation"),
            });
        }
        Ok(lists)
    }

    fn add(&mut self, row: ListRow) {
        let at = self.own.len();
        self.by_name.entry(folded(&row.name_zh)).or_default().push((at, Match::Exact));
        for alias in &row.aliases {
            self.by_name.entry(folded(alias)).or_default().push((at, Match::Alias));
        }
        self.own.push(row);
    }

    /// The entries of a name: the whole name after folding, an alias of the list, or the parent of a unit.
    pub fn of(&self, name: &str) -> impl Iterator<Item = (ListRow, Match)> {
        let name = folded(name);
        let known = NAMES.binary_search_by_key(&name.as_str(), |(known, _)| known).ok().and_then(|at| NAMES.get(at));
        let built_in = known.into_iter().flat_map(|(_, rows)| rows.iter());
        let own = self.by_name.get(&name).into_iter().flatten();
        let built_in = built_in.filter_map(|(at, how)| Some((read(table::rows(LISTS).nth(*at)?), *how)));
        built_in.chain(own.filter_map(|(at, how)| Some((self.own.get(*at)?.clone(), *how))))
    }

    /// Every entry.
    pub fn rows(&self) -> impl Iterator<Item = ListRow> {
        table::rows(LISTS).map(read).chain(self.own.iter().cloned())
    }
}

/// Whether somebody looked for the body on the Entity List by its English name and did not find it: the day of the edition.
#[must_use]
pub fn checked_and_not_found(name: &str) -> Option<&'static str> {
    let name = folded(name);
    table::rows(CHECKED).find(|row| folded(row.get("name_zh")) == name).map(|row| row.get("edition"))
}

/// A name for comparing: full width, blanks and capitals folded away.
#[must_use]
pub fn folded(name: &str) -> String {
    Folded::new(0, name).text().chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}
