//! Where a cell of an HTML table stands, rows and columns counted with all spans.

/// A spreadsheet is no wider; columns beyond are not told apart.
const WIDEST: u32 = 16_384;

/// A table while it is read.
#[derive(Debug)]
pub(super) struct Grid {
    /// Index into the document's tables.
    pub(super) table: u32,
    /// Number of the table in the page.
    pub(super) number: u32,
    /// The row that comes next; the open row is the one before.
    rows: u32,
    column: u32,
    /// For each column the first row that no cell from above reaches into.
    free_from: Vec<u32>,
}

impl Grid {
    pub(super) fn new(table: u32, number: u32) -> Self {
        Self { table, number, rows: 0, column: 0, free_from: Vec::new() }
    }

    pub(super) fn begin_row(&mut self) {
        self.rows = self.rows.saturating_add(1);
        self.column = 0;
    }

    /// Gives the next cell its row and column.
    pub(super) fn place(&mut self, rows: u32, columns: u32) -> (u32, u32) {
        let row = self.rows.saturating_sub(1);
        while self.free_from.get(self.column as usize).is_some_and(|free| *free > row) {
            self.column += 1;
        }
        let column = self.column;
        let end = column.saturating_add(columns).min(WIDEST);
        if self.free_from.len() < end as usize {
            self.free_from.resize(end as usize, 0);
        }
        if let Some(columns) = self.free_from.get_mut(column as usize..end as usize) {
            columns.fill(row.saturating_add(rows));
        }
        self.column = column.saturating_add(columns);
        (row, column)
    }
}
