//! A short view to read: who, what, how much, and the words that say so.
use super::json::visible;
use super::{EntryV1, EvidenceV1, FieldV1, RecordV1};
use serde_json::Value;
use std::fmt::Write;

/// How a card looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CardStyle {
    /// Chinese labels and notes instead of English ones with the Chinese beside them.
    pub is_chinese: bool,
    /// With colours of a terminal.
    pub is_coloured: bool,
}

/// The record as text for a person.
#[must_use]
pub fn card(record: &RecordV1, style: CardStyle) -> String {
    let mut card = Card { out: String::new(), style };
    let notice = &record.notice;
    let part = record.source.part.as_ref().map_or_else(String::new, |part| format!("  ({part})"));
    card.head(&format!("{}{part}", record.source.path));
    let _ = writeln!(card.out, "  {} / {}", notice.kind, notice.stage);
    for (name, field) in [
        (("title", "标题"), &notice.title),
        (("project", "项目"), &notice.project_name),
        (("number", "编号"), &notice.project_number),
        (("published", "发布日期"), &notice.published),
        (("award date", "成交日期"), &notice.award_date),
        (("deadline", "截止时间"), &notice.deadline),
        (("reason", "原因"), &notice.reason),
    ] {
        if let Some(field) = field {
            card.field(name, field);
        }
    }
    for (name, entries, key) in [
        (("buyer", "采购人"), &record.buyers, "name"),
        (("agency", "代理机构"), &record.agencies, "name"),
        (("supplier", "供应商"), &record.suppliers, "name"),
        (("amount", "金额"), &record.amounts, "value"),
        (("rate", "费率"), &record.rates, "percent"),
        (("cloud", "云服务商"), &record.cloud_providers, "id"),
        (("chip", "芯片"), &record.chips, "id"),
        (("AI service", "模型服务"), &record.ai_services, "id"),
        (("replaced", "被更正"), &record.superseded, "value"),
    ] {
        for entry in entries {
            card.entry(name, entry, key);
        }
    }
    for note in &record.notes {
        let (name, text) = if style.is_chinese { ("说明", &note.text.zh) } else { ("note", &note.text.en) };
        let _ = writeln!(card.out, "  {name}: {}", visible(text));
    }
    card.out
}

struct Card {
    out: String,
    style: CardStyle,
}

impl Card {
    /// A terminal's attribute around the text, if the card has colours.
    fn painted(&self, code: &str, text: &str) -> String {
        if self.style.is_coloured { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn head(&mut self, path: &str) {
        let line = self.painted("1", &visible(path));
        let _ = writeln!(self.out, "{line}");
    }

    fn field(&mut self, name: (&str, &str), field: &FieldV1) {
        self.line(name, &visible(&field.value), &[], field.confidence, &field.evidence);
    }

    fn entry(&mut self, name: (&str, &str), entry: &EntryV1, key: &str) {
        let text = |key: &str| entry.fields.get(key).and_then(Value::as_str);
        let value = match entry.fields.get(key) {
            Some(Value::String(value)) if key == "value" => grouped(value),
            Some(Value::String(value)) => value.clone(),
            Some(Value::Null) | None => "–".to_owned(),
            Some(other) => other.to_string(),
        };
        let value = match (text("currency"), key) {
            (Some(currency), _) => format!("{value} {currency}"),
            (None, "percent") if text("kind") != Some("exchange") => format!("{value} %"),
            _ => value,
        };
        let mut beside: Vec<String> =
            ["role", "kind", "stance", "consortium"].iter().filter_map(|key| text(key).map(str::to_owned)).collect();
        beside.extend(quantities(entry));
        let lot = if self.style.is_chinese { "包" } else { "lot" };
        beside.extend(text("lot").map(|number| format!("{lot} {number}")));
        self.line(name, &visible(&value), &beside, entry.confidence, &entry.evidence);
    }

    fn line(&mut self, name: (&str, &str), value: &str, beside: &[String], confidence: &str, evidence: &[EvidenceV1]) {
        let name = if self.style.is_chinese { name.1.to_owned() } else { format!("{} {}", name.0, name.1) };
        let mut beside: Vec<String> = beside.iter().map(|words| visible(words)).collect();
        if confidence != "stated" {
            beside.push(confidence.to_owned());
        }
        let beside = if beside.is_empty() { String::new() } else { format!("  [{}]", beside.join(", ")) };
        let value = self.painted("1;32", value);
        let _ = writeln!(self.out, "  {name}: {value}{beside}");
        if let Some(first) = evidence.first() {
            let quote = self.painted("2", &format!("“{}”", visible(&first.quote)));
            let place = if self.style.is_chinese { place_zh(first) } else { place(first) };
            let _ = writeln!(self.out, "      {quote}  {place}");
        }
    }
}

/// `4000 gpu` for each quantity of an entry.
pub(super) fn quantities(entry: &EntryV1) -> Vec<String> {
    let list = entry.fields.get("quantities").and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .filter_map(|quantity| Some(format!("{} {}", quantity.get("value")?, quantity.get("unit")?.as_str()?)))
        .collect()
}

/// 1234567.80 as 1,234,567.80; anything else as it is.
fn grouped(value: &str) -> String {
    let (whole, rest) = value.split_at(value.find('.').unwrap_or(value.len()));
    if !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return value.to_owned();
    }
    let mut out = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
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

fn place_zh(evidence: &EvidenceV1) -> String {
    if let Some(page) = evidence.page {
        format!("第 {page} 页")
    } else if let (Some(sheet), Some(cell)) = (&evidence.sheet, &evidence.cell) {
        format!("工作表 {}，单元格 {cell}", visible(sheet))
    } else if let Some(line) = evidence.line {
        format!("第 {line} 行")
    } else if let Some(block) = evidence.block {
        match (evidence.row, evidence.column) {
            (Some(row), Some(column)) => format!("第 {block} 段，第 {row} 行第 {column} 列"),
            _ => format!("第 {block} 段"),
        }
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn amounts_are_grouped_and_nothing_else() {
        for (value, shown) in
            [("200000.00", "200,000.00"), ("999.50", "999.50"), ("1234567", "1,234,567"), ("约20万", "约20万")]
        {
            assert_eq!(grouped(value), shown);
        }
    }
}
