//! CSV: a row a fact, with a head line; cells that a spreadsheet would take for a formula are made harmless.
use super::card::{place, quantities};
use super::json::visible;
use super::{EntryV1, EvidenceV1, FieldV1, RecordV1};
use serde_json::{Map, Value};

const COLUMNS: [&str; 14] = [
    "id",
    "path",
    "part",
    "fact",
    "value",
    "role",
    "lot",
    "confidence",
    "currency",
    "quantity",
    "quote",
    "place",
    "rule",
    "sha256",
];

/// The head line.
#[must_use]
pub fn csv_head() -> String {
    COLUMNS.join(",") + "\n"
}

/// A line for each fact of a record.
#[must_use]
pub fn csv_rows(record: &RecordV1) -> String {
    let mut rows = Rows { record, lines: String::new() };
    let notice = &record.notice;
    for (name, field) in [
        ("title", &notice.title),
        ("project_name", &notice.project_name),
        ("project_number", &notice.project_number),
        ("published", &notice.published),
        ("award_date", &notice.award_date),
        ("deadline", &notice.deadline),
        ("reason", &notice.reason),
    ] {
        if let Some(field) = field {
            rows.field(name, field);
        }
    }
    for (array, entries, key) in [
        ("lots", &record.lots, "id"),
        ("buyers", &record.buyers, "name"),
        ("agencies", &record.agencies, "name"),
        ("suppliers", &record.suppliers, "name"),
        ("amounts", &record.amounts, "value"),
        ("rates", &record.rates, "percent"),
        ("cloud_providers", &record.cloud_providers, "id"),
        ("chips", &record.chips, "id"),
        ("ai_services", &record.ai_services, "id"),
        ("superseded", &record.superseded, "value"),
    ] {
        for (index, entry) in entries.iter().enumerate() {
            rows.entry(&format!("/{array}/{index}"), entry, key);
        }
    }
    for (array, entries, value, role) in
        [("access", &record.access, "provider", "kind"), ("findings", &record.findings, "id", "")]
    {
        for (index, entry) in entries.iter().enumerate() {
            rows.derived(&format!("/{array}/{index}"), entry, value, role);
        }
    }
    rows.lines
}

struct Rows<'a> {
    record: &'a RecordV1,
    lines: String,
}

/// The cells that differ from fact to fact.
#[derive(Default)]
struct Fact<'a> {
    pointer: &'a str,
    value: String,
    role: String,
    lot: String,
    confidence: &'a str,
    currency: String,
    quantity: String,
}

impl Rows<'_> {
    fn field(&mut self, name: &str, field: &FieldV1) {
        let pointer = format!("/notice/{name}");
        let fact =
            Fact { pointer: &pointer, value: field.value.clone(), confidence: field.confidence, ..Fact::default() };
        self.row(fact, field.evidence.first());
    }

    fn entry(&mut self, pointer: &str, entry: &EntryV1, key: &str) {
        let text = |key: &str| entry.fields.get(key).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
        let role = ["role", "stance", "kind", "status"].iter().map(|key| text(key)).find(|role| !role.is_empty());
        let fact = Fact {
            pointer,
            value: text(key),
            role: role.unwrap_or_default(),
            lot: text("lot"),
            confidence: entry.confidence,
            currency: text("currency"),
            quantity: quantities(entry).join("; "),
        };
        self.row(fact, entry.evidence.first());
    }

    /// What was derived has no quote of its own: its facts, which have, stand in the record.
    fn derived(&mut self, pointer: &str, entry: &Map<String, Value>, value: &str, role: &str) {
        let text = |key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let fact = Fact {
            pointer,
            value: text(value),
            role: text(role),
            lot: text("lot"),
            confidence: "inferred",
            ..Fact::default()
        };
        self.row(fact, None);
    }

    fn row(&mut self, fact: Fact<'_>, evidence: Option<&EvidenceV1>) {
        let source = &self.record.source;
        let cells: [&str; COLUMNS.len()] = [
            &self.record.id,
            &source.path,
            source.part.as_deref().unwrap_or_default(),
            fact.pointer,
            &fact.value,
            &fact.role,
            &fact.lot,
            fact.confidence,
            &fact.currency,
            &fact.quantity,
            evidence.map_or("", |e| &e.quote),
            &evidence.map_or(String::new(), place),
            evidence.map_or("", |e| &e.rule),
            &source.sha256,
        ];
        self.lines.push_str(&cells.map(quoted).join(","));
        self.lines.push('\n');
    }
}

/// A cell that begins like a formula gets an apostrophe; quotes are doubled.
#[must_use]
pub fn quoted(cell: &str) -> String {
    let shown = visible(cell);
    let is_formula = shown.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let harmless = if is_formula { format!("'{shown}") } else { shown };
    if harmless.contains([',', '"']) { format!("\"{}\"", harmless.replace('"', "\"\"")) } else { harmless }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn no_cell_is_a_formula_or_breaks_its_row() {
        for (cell, written) in [
            ("深圳大学", "深圳大学"),
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
            (" +1", "' +1"),
            ("a,b", "\"a,b\""),
            ("a\r\nb", "a\\u000d b"),
        ] {
            assert_eq!(quoted(cell), written);
        }
    }
}
