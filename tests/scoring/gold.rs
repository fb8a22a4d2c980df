//! Amounts and kinds as the labels of the corpus and the records of the tool write them.
use super::plain;
use rust_decimal::Decimal;
use serde_json::Value;
use std::collections::BTreeSet;

pub(super) fn decimal(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => number.to_string().parse::<Decimal>().ok(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
    .map(|value| value.round_dp(2).normalize())
}

/// An amount as the third-party labels write it: digits and perhaps 万元.
pub(super) fn amount_text(text: &str) -> Option<Decimal> {
    let text = plain(text);
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let digits: String = text[start..]
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
        .filter(|c| *c != ',')
        .collect();
    let value: Decimal = digits.trim_end_matches('.').parse().ok()?;
    let value = if text.contains('亿') {
        value * Decimal::from(100_000_000)
    } else if text.contains('万') {
        value * Decimal::from(10_000)
    } else {
        value
    };
    Some(value.round_dp(2).normalize())
}

pub(super) type Money = BTreeSet<(String, Decimal)>;

pub(super) fn money(list: &Value, value: &str, optional: bool) -> Money {
    list.as_array()
        .into_iter()
        .flatten()
        .filter(|entry| optional || entry["optional"].as_bool() != Some(true))
        .filter_map(|entry| Some((entry["role"].as_str()?.to_owned(), decimal(&entry[value])?)))
        .filter(|(role, _)| ["budget", "ceiling", "award", "contract", "unit_price"].contains(&role.as_str()))
        .collect()
}

/// The one amount that a reader would quote: the award (its total before its lots), else contract, budget, ceiling.
pub(super) fn headline(list: &Value, value: &str) -> Option<Decimal> {
    let entries: Vec<&Value> =
        list.as_array().into_iter().flatten().filter(|e| e["optional"].as_bool() != Some(true)).collect();
    for role in ["award", "contract", "budget", "ceiling"] {
        let of_role: Vec<&&Value> = entries.iter().filter(|e| e["role"] == role).collect();
        let total = of_role.iter().find(|e| e["lot"].is_null()).or(of_role.first());
        if let Some(found) = total.and_then(|e| decimal(&e[value])) {
            let lots: Vec<Decimal> =
                of_role.iter().filter(|e| !e["lot"].is_null()).filter_map(|e| decimal(&e[value])).collect();
            let has_total = of_role.iter().any(|e| e["lot"].is_null());
            return Some(if !has_total && lots.len() > 1 { lots.iter().sum::<Decimal>().normalize() } else { found });
        }
    }
    None
}

pub(super) fn kind_group(kind: &str) -> &'static str {
    match kind {
        "award" => "award",
        "correction" => "correction",
        "tender" | "consultation" | "negotiation" | "inquiry" | "prequalification" => "tender",
        "tender_document" => "document",
        "candidates" => "candidates",
        "termination" => "termination",
        _ => "other",
    }
}

pub(super) fn gold_kind(notice_type: &str) -> &'static str {
    if notice_type.contains("候选人") {
        "candidates"
    } else if notice_type == "award" || notice_type.contains("结果公告") {
        "award"
    } else if notice_type == "correction" {
        "correction"
    } else if notice_type.contains("文件") || notice_type.contains("范本") {
        "document"
    } else {
        "tender"
    }
}
