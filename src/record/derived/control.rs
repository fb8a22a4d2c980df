//! The status of a chip under US export rules on the date of the notice: what the rule says, and no verdict.
use super::NoticeDate;
use crate::lexicon::{ControlRow, Day, NameKind, control_on};
use crate::record::Named;

/// The status of a chip on a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Control {
    /// The date as the record has it, a day or a month.
    pub on: String,
    /// One of the closed list in [`crate::lexicon::STATUSES`].
    pub status: &'static str,
    /// The rule, where one is known.
    pub rule: Option<String>,
    /// The first day on which that rule held.
    pub since: Option<Day>,
    /// Where the rule can be read.
    pub citation: Option<String>,
    /// high, medium, low or none.
    pub confidence: &'static str,
    /// What may be said, in English.
    pub en: String,
    /// The same in Chinese.
    pub zh: String,
}

/// The status of a named accelerator; a CPU and wording without a name have none, and without a date there is none.
pub(super) fn of(named: &Named, date: Option<&NoticeDate>) -> Option<Control> {
    if named.row.kind != NameKind::Chip || named.row.class == "cpu" {
        return None;
    }
    Some(on(named.row.id, date?))
}

fn on(chip: &str, date: &NoticeDate) -> Control {
    let mut rows: Vec<Option<&'static ControlRow>> = Vec::new();
    let mut day = date.first;
    while day <= date.last {
        let row = control_on(chip, day);
        let is_new = rows.last().is_none_or(|last| last.map(std::ptr::from_ref) != row.map(std::ptr::from_ref));
        if is_new {
            rows.push(row);
        }
        day = day.next();
    }
    let known: Vec<&ControlRow> = rows.iter().flatten().copied().collect();
    let status = |row: &Option<&ControlRow>| row.map_or("not_established", |row| row.status);
    let first = rows.first().map_or("not_established", status);
    let not_established = |en: String, zh: String| Control {
        on: date.text.clone(),
        status: "not_established",
        rule: None,
        since: None,
        citation: None,
        confidence: "none",
        en,
        zh,
    };
    if rows.iter().any(|row| status(row) != first) {
        let steps: Vec<String> = known.iter().map(|row| format!("{} ({})", row.from, row.status)).collect();
        return not_established(
            format!(
                "The notice gives the month only, and the status of this chip was not the same on every day of it (rows of {}); so none is given.",
                steps.join(", ")
            ),
            format!("公告只载明月份，而该芯片的管制状态在当月内有变化（{}），因此不作认定。", steps.join("、")),
        );
    }
    let (Some(row), true) = (known.first(), known.len() == rows.len()) else {
        return not_established(
            "No rule or filing that names this chip on this date is in the tables; nothing is established.".to_owned(),
            "表中没有在该日期点名该芯片的规则或申报文件，状态未确定。".to_owned(),
        );
    };
    let all = |cell: fn(&ControlRow) -> &'static str| known.iter().map(|row| cell(row)).collect::<Vec<_>>().join("; ");
    Control {
        on: date.text.clone(),
        status: row.status,
        rule: Some(all(|row| row.rule)),
        since: Some(row.from),
        citation: Some(all(|row| row.citation)),
        confidence: known.iter().map(|row| row.confidence).max_by_key(|c| doubt(c)).unwrap_or("none"),
        en: row.note_en.to_owned(),
        zh: row.note_zh.to_owned(),
    }
}

fn doubt(confidence: &str) -> usize {
    ["high", "medium", "low"].iter().position(|known| *known == confidence).unwrap_or(3)
}
