//! Reads the tab-separated tables that are compiled into the program.

/// One row of a table; cells by column name.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    columns: &'static str,
    line: &'static str,
}

impl Row {
    /// The cell of a column; empty if the table has no such column or the row is short.
    #[must_use]
    pub fn get(self, column: &str) -> &'static str {
        self.columns
            .split('\t')
            .position(|name| name == column)
            .and_then(|index| self.line.split('\t').nth(index))
            .unwrap_or("")
    }

    /// The entries of a list cell, parted by `|`.
    pub fn list(self, column: &str) -> impl Iterator<Item = &'static str> {
        self.get(column).split('|').map(str::trim).filter(|entry| !entry.is_empty())
    }
}

/// The rows of a table: lines that begin with `#` are remarks, the first other line names the columns.
pub fn rows(table: &'static str) -> impl Iterator<Item = Row> {
    let mut lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let columns = lines.next().unwrap_or("");
    lines.map(move |line| Row { columns, line })
}
