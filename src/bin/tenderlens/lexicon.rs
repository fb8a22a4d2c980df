//! `tenderlens lexicon [WORD]`: what the tool knows, since when, from which source.
use crate::args::{LexiconArgs, Plain};
use crate::messages::Messages;
use crate::{End, Stop};
use serde_json::{Map, Value};
use std::fmt::Write;
use std::io::IsTerminal;
use tenderlens::document::Folded;
use tenderlens::lexicon::table::{self, Row};
use tenderlens::report;

macro_rules! tables {
    ($($name:literal)*) => { &[$(($name, include_str!(concat!("../../lexicon/", $name, ".tsv")))),*] };
}

/// Every table by its name, in the order in which they are shown.
pub(crate) const TABLES: &[(&str, &str)] = tables!(
    "chips" "clouds" "ai_services" "instances" "unnamed" "vendors" "chip_controls" "lists" "parents" "buyer_check"
    "labels" "kinds" "endings" "cues" "vetoes" "access_words" "stance" "stance_frames" "stance_words" "weigh_words" "places" "prose" "own_names_en" "pinyin_overrides"
);

/// The column that names a row, the columns that say what it means, and since when; the first that a table has.
const ID: &[&str] = &[
    "id", "label", "alias", "name_zh", "unit", "ending", "cue", "frame", "heading", "before", "after", "word", "words",
    "text", "vendor", "rule",
];
const MEANING: &[&str] = &[
    "name",
    "name_en",
    "vendor",
    "class",
    "role",
    "box",
    "kind",
    "group",
    "strength",
    "chip",
    "provider",
    "list",
    "parent",
    "status",
    "chips",
    "pinyin",
    "side",
    "applies",
    "searched_english",
];
const SINCE: &[&str] = &["from", "effective", "published", "edition"];
const SOURCE: &[&str] = &["source", "citation"];
/// Cells in which a word that is looked for says nothing of the row.
const NOT_SEARCHED: &[&str] = &["example", "counter", "source", "verified", "citation", "edition"];

pub(crate) fn run(args: &LexiconArgs, messages: Messages) -> Result<End, Stop> {
    let is_terminal = std::io::stdout().is_terminal();
    let Some(word) = args.word.as_deref().filter(|word| !word.trim().is_empty()) else {
        crate::text::print(&overview(), is_terminal)?;
        return Ok(End::Found);
    };
    let wanted = folded(word);
    let mut out = String::new();
    // Rows that carry the very word come before rows in which it is a part of another.
    for is_exact in [true, false] {
        for (table, text) in TABLES {
            for row in table::rows(text) {
                if fit(text, row, &wanted) == Some(is_exact) {
                    out.push_str(&match args.format {
                        Plain::Text => line(table, row),
                        Plain::Json => report::json(&cells(table, text, row), false) + "\n",
                    });
                }
            }
        }
    }
    if out.is_empty() {
        messages.remark(&messages.no_word(word));
        return Ok(End::Nothing);
    }
    crate::text::print(&out, is_terminal)?;
    Ok(End::Found)
}

/// The tables with the number of their rows and what they say of themselves.
fn overview() -> String {
    let mut out = String::new();
    for (name, text) in TABLES {
        let about = text.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap_or("");
        let _ = writeln!(out, "{name}\t{} rows\t{about}", table::rows(text).count());
    }
    out
}

/// Whether a row holds the word: as an entry of its own (`Some(true)`), as a part of one, or not at all.
fn fit(text: &str, row: Row, wanted: &str) -> Option<bool> {
    let mut found = None;
    for column in columns(text).filter(|column| !NOT_SEARCHED.contains(column)) {
        for entry in row.list(column).map(folded) {
            if entry == wanted {
                return Some(true);
            }
            if entry.contains(wanted) {
                found = Some(false);
            }
        }
    }
    found
}

fn columns(text: &str) -> impl Iterator<Item = &str> {
    text.lines().find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or("").split('\t')
}

fn folded(word: &str) -> String {
    Folded::new(0, word.trim()).text().to_lowercase()
}

/// Table, id, meaning, since, source: parted by tabs.
fn line(table: &str, row: Row) -> String {
    let first = |names: &[&str]| names.iter().map(|name| row.get(name)).find(|cell| !cell.is_empty()).unwrap_or("");
    let id = first(ID);
    let mut meaning: Vec<&str> = Vec::new();
    for cell in MEANING.iter().map(|name| row.get(name)).filter(|cell| !cell.is_empty() && *cell != id) {
        if !meaning.contains(&cell) {
            meaning.push(cell);
        }
    }
    let source = if first(SOURCE).is_empty() { "no source given" } else { first(SOURCE) };
    let verified = match (row.get("verified"), row.get("name_verified")) {
        _ if source.contains("unverified") => "",
        ("" | "yes", "" | "yes") => "",
        ("partly", _) => " (verified in part)",
        _ => " (not verified)",
    };
    format!("{table}\t{id}\t{}\t{}\t{source}{verified}\n", meaning.join(" · "), first(SINCE))
}

fn cells(table: &str, text: &str, row: Row) -> Value {
    let mut map = Map::new();
    map.insert("table".into(), table.into());
    for column in columns(text).filter(|column| !row.get(column).is_empty()) {
        map.insert(column.into(), row.get(column).into());
    }
    Value::Object(map)
}
