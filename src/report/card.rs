//! A short view to read: who, what, how much, and the words that say so.
use super::json::visible;
use super::{EntryV1, EvidenceV1, RecordV1};
use std::fmt::Write;

/// The record as text for a person.
#[must_use]
pub fn card(record: &RecordV1) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{}", visible(&record.source.path));
    let title = record.notice.title.as_ref().map_or(String::new(), |title| format!("  {}", visible(&title.value)));
    let _ = writeln!(out, "  {} / {}{title}", record.notice.kind, record.notice.stage);
    for (name, list, key) in [
        ("buyer 采购人", &record.buyers, "name"),
        ("agency 代理机构", &record.agencies, "name"),
        ("supplier 供应商", &record.suppliers, "name"),
        ("amount 金额", &record.amounts, "value"),
        ("rate 费率", &record.rates, "percent"),
        ("cloud 云服务商", &record.cloud_providers, "id"),
        ("chip 芯片", &record.chips, "id"),
        ("AI service 模型服务", &record.ai_services, "id"),
    ] {
        for entry in list {
            line(&mut out, name, entry, key);
        }
    }
    for note in &record.notes {
        let _ = writeln!(out, "  note: {}", visible(&note.text.en));
    }
    out
}

fn line(out: &mut String, name: &str, entry: &EntryV1, key: &str) {
    let value = entry
        .fields
        .get(key)
        .map_or_else(String::new, |value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    let extra: Vec<String> = ["role", "currency", "stance", "lot"]
        .iter()
        .filter_map(|key| entry.fields.get(*key).and_then(|value| value.as_str()).map(str::to_owned))
        .collect();
    let _ = writeln!(out, "  {name}: {} [{}] {}", visible(&value), extra.join(", "), entry.confidence);
    if let Some(evidence) = entry.evidence.first() {
        let _ = writeln!(out, "      “{}”  {}", visible(&evidence.quote), place(evidence));
    }
}

/// Where a quote stands, in words.
#[must_use]
pub fn place(evidence: &EvidenceV1) -> String {
    if let Some(page) = evidence.page {
        format!("page {page}")
    } else if let (Some(sheet), Some(cell)) = (&evidence.sheet, &evidence.cell) {
        format!("sheet {}, cell {cell}", visible(sheet))
    } else if let Some(line) = evidence.line {
        format!("line {line}")
    } else if let Some(block) = evidence.block {
        match (evidence.row, evidence.column) {
            (Some(row), Some(column)) => format!("block {block}, row {row}, column {column}"),
            _ => format!("block {block}"),
        }
    } else {
        String::new()
    }
}
