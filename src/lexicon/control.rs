//! What US export rules said of a chip on a day.
use super::day::Day;
use super::table;
use std::sync::LazyLock;

const TABLE: &str = include_str!("chip_controls.tsv");

/// A rule and the days on which it held for some chips.
#[derive(Debug)]
pub struct ControlRow {
    /// First day.
    pub from: Day,
    /// Last day; `None` goes on.
    pub to: Option<Day>,
    /// CLOUD, A, B, …: see the head of the table.
    pub group: &'static str,
    /// Ids of chips; `*` any chip through a cloud.
    pub chips: Vec<&'static str>,
    /// One of [`STATUSES`].
    pub status: &'static str,
    /// What the rule says, in a few words.
    pub rule: &'static str,
    /// Where it can be read.
    pub citation: &'static str,
    /// high, medium, low or none.
    pub confidence: &'static str,
    /// What may be said of it, in English.
    pub note_en: &'static str,
    /// The same in Chinese.
    pub note_zh: &'static str,
}

/// The closed list of statuses.
pub const STATUSES: [&str; 6] = [
    "none",
    "licence_required",
    "licence_required_by_arithmetic",
    "case_by_case",
    "presumption_of_denial",
    "not_established",
];

static ROWS: LazyLock<Vec<ControlRow>> = LazyLock::new(|| {
    table::rows(TABLE)
        .filter_map(|row| {
            Some(ControlRow {
                from: Day::read(row.get("from"))?,
                to: Day::read(row.get("to")),
                group: row.get("group"),
                chips: row.list("chips").collect(),
                status: row.get("status"),
                rule: row.get("rule"),
                citation: row.get("citation"),
                confidence: row.get("confidence"),
                note_en: row.get("note_en"),
                note_zh: row.get("note_zh"),
            })
        })
        .collect()
});

/// Every row of the table.
#[must_use]
pub fn controls() -> &'static [ControlRow] {
    &ROWS
}

/// The rule for a chip on a day; where two hold, the one that came later. `None`: nothing is established.
#[must_use]
pub fn control_on(chip: &str, day: Day) -> Option<&'static ControlRow> {
    latest(day, |row| row.chips.contains(&chip))
}

/// What was known of controls on remote access on a day.
#[must_use]
pub fn remote_access_on(day: Day) -> Option<&'static ControlRow> {
    latest(day, |row| row.group == "CLOUD")
}

fn latest(day: Day, fits: impl Fn(&ControlRow) -> bool) -> Option<&'static ControlRow> {
    ROWS.iter()
        .filter(|row| row.from <= day && row.to.is_none_or(|to| day <= to) && fits(row))
        .max_by_key(|row| row.from)
}

/// Whether a status says that an export to China needed a licence or would be denied.
#[must_use]
pub fn is_restricted(status: &str) -> bool {
    matches!(status, "licence_required" | "licence_required_by_arithmetic" | "case_by_case" | "presumption_of_denial")
}
