//! Sentences that name a party without a label.
use super::table;
use std::sync::LazyLock;

pub(super) const TABLE: &str = include_str!("prose.tsv");

/// The words around the name of a winner or of a proposed supplier.
#[derive(Debug)]
pub struct ProseRow {
    /// Stands directly before the name.
    pub before: &'static str,
    /// Stands directly behind it.
    pub after: &'static str,
    /// winner or proposed.
    pub role: &'static str,
}

static ROWS: LazyLock<Vec<ProseRow>> = LazyLock::new(|| {
    table::rows(TABLE)
        .map(|row| ProseRow { before: row.get("before"), after: row.get("after"), role: row.get("role") })
        .collect()
});

/// The rows of prose.tsv.
#[must_use]
pub fn prose_rows() -> &'static [ProseRow] {
    &ROWS
}
