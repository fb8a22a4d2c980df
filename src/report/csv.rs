//! CSV: a row a fact, with a head line; cells that a spreadsheet would take for a formula are made harmless.
use super::card::place;
use super::json::visible;
use super::{EntryV1, EvidenceV1, FieldV1, RecordV1};

const COLUMNS: [&str; 12] =
    ["id", "path", "part", "fact", "value", "role", "lot", "confidence", "quote", "place", "rule", "sha256"];

/// The head line.
#[must_use]
pub fn csv_head() -> String {
    COLUMNS.join(",") + "\r\n"
}

/// A line for each fact of a record.
#[must_use]
pub fn csv_rows(record: &RecordV1) -> String {
    let mut rows: Vec<[String; 5]> = Vec::new();
    let notice = &record.notice;
    let fields: [(&str, &Option<FieldV1>); 7] = [
        ("/notice/title", &notice.title),
        ("/notice/project_name", &notice.project_name),
        ("/notice/project_number", &notice.project_number),
        ("/notice/published", &notice.published),
        ("/notice/award_date", &notice.award_date),
        ("/notice/deadline", &notice.deadline),
        ("/notice/reason", &notice.reason),
    ];
    let mut lines = String::new();
    for (path, field) in fields {
        if let Some(field) = field {
            rows.push([
                path.to_owned(),
                field.value.clone(),
                String::new(),
                String::new(),
                field.confidence.to_owned(),
            ]);
            lines.push_str(&row(record, rows.last(), field.evidence.first()));
        }
    }
    for (array, entries, key) in [
        ("buyers", &record.buyers, "name"),
        ("agencies", &record.agencies, "name"),
        ("suppliers", &record.suppliers, "name"),
        ("amounts", &record.amounts, "value"),
        ("rates", &record.rates, "percent"),
        ("cloud_providers", &record.cloud_providers, "id"),
        ("chips", &record.chips, "id"),
        ("ai_services", &record.ai_services, "id"),
    ] {
        for (index, entry) in entries.iter().enumerate() {
            let role = text(entry, "role").or_else(|| text(entry, "stance")).unwrap_or_default();
            rows.push([
                format!("/{array}/{index}"),
                text(entry, key).unwrap_or_default(),
                role,
                text(entry, "lot").unwrap_or_default(),
                entry.confidence.to_owned(),
            ]);
            lines.push_str(&row(record, rows.last(), entry.evidence.first()));
        }
    }
    lines
}

fn text(entry: &EntryV1, key: &str) -> Option<String> {
    entry.fields.get(key).and_then(|value| value.as_str()).map(str::to_owned)
}

fn row(record: &RecordV1, fact: Option<&[String; 5]>, evidence: Option<&EvidenceV1>) -> String {
    let Some([path, value, role, lot, confidence]) = fact else { return String::new() };
    let cells = [
        record.id.clone(),
        record.source.path.clone(),
        record.source.part.clone().unwrap_or_default(),
        path.clone(),
        value.clone(),
        role.clone(),
        lot.clone(),
        confidence.clone(),
        evidence.map_or(String::new(), |e| e.quote.clone()),
        evidence.map_or(String::new(), place),
        evidence.map_or(String::new(), |e| e.rule.clone()),
        record.source.sha256.clone(),
    ];
    cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\r\n"
}

/// A cell that begins like a formula gets an apostrophe; quotes are doubled.
fn quoted(cell: &str) -> String {
    let shown = visible(cell);
    let harmless = if shown.starts_with(['=', '+', '-', '@', '\t']) { format!("'{shown}") } else { shown };
    if harmless.contains([',', '"']) { format!("\"{}\"", harmless.replace('"', "\"\"")) } else { harmless }
}
