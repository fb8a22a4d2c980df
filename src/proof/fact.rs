//! The facts of a record as it was written, in the order in which a person reads them.
use super::words::zh;
use crate::verify::{Stated, place};
use serde_json::{Map, Value};

/// A piece of evidence.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'a>(pub &'a Map<String, Value>);

impl<'a> Piece<'a> {
    /// A text of it; empty where it has none.
    #[must_use]
    pub fn text(self, key: &str) -> &'a str {
        self.0.get(key).and_then(Value::as_str).unwrap_or_default()
    }

    /// Where it is said to stand.
    #[must_use]
    pub fn place(self) -> Option<Stated> {
        place(self.0)
    }
}

/// A fact of a record.
#[derive(Debug, Clone)]
pub struct Fact<'a> {
    /// JSON pointer in the record.
    pub pointer: String,
    /// title, suppliers, amounts, …
    pub field: &'static str,
    /// What it is called: English, Chinese.
    pub name: (&'static str, &'static str),
    /// The value as it is shown, with its currency or unit.
    pub value: String,
    /// role, stance, kind or status.
    pub role: &'a str,
    /// In which table of words the role stands.
    pub role_of: &'static str,
    /// The lot.
    pub lot: &'a str,
    /// Other things that the entry says, English.
    pub beside: Vec<String>,
    /// stated, inferred, ambiguous, unsure.
    pub confidence: &'a str,
    /// The pieces of evidence, each with its JSON pointer.
    pub evidence: Vec<(String, Piece<'a>)>,
    /// The other candidates: the value and its evidence.
    pub alternatives: Vec<(String, Vec<(String, Piece<'a>)>)>,
    /// The entry itself.
    pub entry: &'a Map<String, Value>,
}

/// What a list of the record holds: its name, what an entry is called, the key of the value, the key of the role.
const LISTS: [(&str, &str, &str, &str, &str); 10] = [
    ("buyers", "buyer", "name", "", ""),
    ("suppliers", "supplier", "name", "role", "role"),
    ("agencies", "agency", "name", "", ""),
    ("amounts", "amount", "value", "role", "role"),
    ("rates", "rate", "percent", "kind", "role"),
    ("cloud_providers", "cloud provider", "id", "stance", "stance"),
    ("chips", "chip", "id", "stance", "stance"),
    ("ai_services", "AI service", "id", "stance", "stance"),
    ("lots", "lot", "id", "status", "status"),
    ("superseded", "replaced by a correction", "value", "", ""),
];

const FIELDS: [(&str, &str); 7] = [
    ("title", "title"),
    ("project_name", "project"),
    ("project_number", "project number"),
    ("published", "published"),
    ("award_date", "date of award"),
    ("deadline", "deadline"),
    ("reason", "reason"),
];

/// The facts of a record.
#[must_use]
pub fn facts(record: &Value) -> Vec<Fact<'_>> {
    let mut facts = Vec::new();
    for (field, en, value, role, role_of) in LISTS {
        let entries = record.get(field).and_then(Value::as_array).into_iter().flatten().enumerate();
        for (at, entry) in entries.filter_map(|(at, entry)| Some((at, entry.as_object()?))) {
            facts.push(fact(format!("/{field}/{at}"), field, en, (value, role, role_of), entry));
        }
    }
    let notice = record.get("notice").and_then(Value::as_object);
    for (field, en) in FIELDS {
        if let Some(entry) = notice.and_then(|notice| notice.get(field)).and_then(Value::as_object) {
            facts.push(fact(format!("/notice/{field}"), field, en, ("value", "", ""), entry));
        }
    }
    facts
}

fn fact<'a>(
    pointer: String,
    field: &'static str,
    en: &'static str,
    (value, role, role_of): (&str, &str, &'static str),
    entry: &'a Map<String, Value>,
) -> Fact<'a> {
    let text = |key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default();
    let pieces = |holder: &'a Map<String, Value>, pointer: &str| -> Vec<(String, Piece<'a>)> {
        let pieces = holder.get("evidence").and_then(Value::as_array).into_iter().flatten().enumerate();
        pieces.filter_map(|(at, piece)| Some((format!("{pointer}/evidence/{at}"), Piece(piece.as_object()?)))).collect()
    };
    let alternatives = entry.get("alternatives").and_then(Value::as_array).into_iter().flatten().enumerate();
    let alternatives = alternatives
        .filter_map(|(at, other)| Some((at, other.as_object()?)))
        .map(|(at, other)| {
            let value = other.get("value").map_or_else(String::new, plain);
            (value, pieces(other, &format!("{pointer}/alternatives/{at}")))
        })
        .collect();
    Fact {
        field,
        name: (en, zh("field", field).unwrap_or_default()),
        value: shown(field, value, entry),
        role: text(role),
        role_of,
        lot: text("lot"),
        beside: beside(field, entry),
        confidence: text("confidence"),
        evidence: pieces(entry, &pointer),
        alternatives,
        entry,
        pointer,
    }
}

/// The value with what belongs to it: 200,000.00 CNY, 12.5 %, “–” for what is masked.
fn shown(field: &str, key: &str, entry: &Map<String, Value>) -> String {
    let value = entry.get(key).map_or_else(String::new, plain);
    match field {
        "amounts" | "superseded" => {
            let currency = entry.get("currency").and_then(Value::as_str).unwrap_or_default();
            let value = if value.is_empty() { "–".to_owned() } else { grouped(&value) };
            format!("{value} {currency}").trim_end().to_owned()
        }
        "rates" => format!("{value} %"),
        _ => value,
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn beside(field: &str, entry: &Map<String, Value>) -> Vec<String> {
    let text = |key: &str| entry.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
    let mut said = Vec::new();
    if field == "cloud_providers" || field == "chips" || field == "ai_services" {
        said.extend(text("name").map(str::to_owned));
        said.extend(text("vendor").map(|vendor| format!("by {vendor}")));
    }
    if field == "lots" {
        said.extend(text("name").map(str::to_owned));
    }
    for quantity in entry.get("quantities").and_then(Value::as_array).into_iter().flatten() {
        let number = quantity.get("value").map_or_else(String::new, plain);
        let unit = quantity.get("unit").map_or_else(String::new, plain).replace('_', " ");
        let factors: Vec<String> = quantity
            .get("factors")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .map(|f| {
                let unit = f.get("unit").map_or_else(String::new, plain).replace('_', " ");
                format!("{} {unit}", f.get("value").map_or_else(String::new, plain))
            })
            .collect();
        let product = if factors.is_empty() { String::new() } else { format!(" = {}", factors.join(" × ")) };
        said.push(format!("{} {unit}{product}", grouped(&number)));
    }
    for (key, words) in [
        ("basis", "per"),
        ("per", "per"),
        ("tax", "tax"),
        ("qualifier", ""),
        ("consortium", "consortium"),
        ("uscc", "credit code"),
        ("path", "stands now at"),
    ] {
        if let Some(value) = text(key).filter(|value| *value != "total" && (key, *value) != ("basis", "unit")) {
            said.push(format!("{words} {}", value.replace('_', " ")).trim().to_owned());
        }
    }
    said.extend(entry.get("rank").and_then(Value::as_u64).map(|rank| format!("rank {rank}")));
    if let Some(control) = entry.get("export_control").and_then(Value::as_object) {
        let word = |key: &str| control.get(key).and_then(Value::as_str).unwrap_or_default();
        said.push(format!(
            "US export rules on {}: {}{}",
            word("on"),
            word("status").replace('_', " "),
            if word("rule").is_empty() { String::new() } else { format!(" ({})", word("rule")) }
        ));
    }
    for listed in entry.get("listed").and_then(Value::as_array).into_iter().flatten() {
        let word = |key: &str| listed.get(key).and_then(Value::as_str).unwrap_or_default();
        let caution = match (word("match"), listed.get("name_verified").and_then(Value::as_bool)) {
            ("parent", _) => ", a unit of the listed body, itself not named",
            (_, Some(false)) => ", name unverified: a hint and no finding",
            _ => "",
        };
        let since = if word("listed_on").is_empty() { word("list_edition") } else { word("listed_on") };
        said.push(format!("{}: {} ({since}){caution}", word("list"), word("name_on_list")));
    }
    said
}

/// 1234567.80 as 1,234,567.80; anything else as it is.
pub(super) fn grouped(value: &str) -> String {
    let (whole, rest) = value.split_at(value.find('.').unwrap_or(value.len()));
    if whole.is_empty() || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return value.to_owned();
    }
    let mut out = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

/// A place in words: English, Chinese.
#[must_use]
pub fn place_words(place: &Stated) -> (String, String) {
    match place {
        Stated::Page { page, .. } => (format!("page {page}"), format!("第 {page} 页")),
        Stated::Sheet { sheet, cell } => {
            (format!("sheet {sheet}, cell {cell}"), format!("工作表 {sheet}，单元格 {cell}"))
        }
        Stated::Line { line, column: Some(column) } => {
            (format!("line {line}, cell {column}"), format!("第 {line} 行第 {column} 格"))
        }
        Stated::Line { line, .. } => (format!("line {line}"), format!("第 {line} 行")),
        Stated::Flow { block, row: Some(row), column: Some(column) } => {
            (format!("block {block}, row {row}, column {column}"), format!("第 {block} 段，第 {row} 行第 {column} 列"))
        }
        Stated::Flow { block, .. } => (format!("block {block}"), format!("第 {block} 段")),
    }
}
