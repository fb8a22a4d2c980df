//! Where a cell of a Word table stands: the grid of rows and columns with merged cells.
use std::collections::HashMap;

/// A cell that may be continued downwards: its first row and its block, once it has text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Merge {
    pub(super) row: u32,
    pub(super) block: Option<usize>,
    pub(super) rows: u32,
}

/// A table while it is read.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// Index into the document's tables.
    pub(super) table: u32,
    next_row: u32,
    next_column: u32,
    open: HashMap<u32, Merge>,
}

/// A cell while it is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) columns: u32,
    /// The cell continues the one above it.
    pub(super) continues: bool,
    /// The cell may be continued below.
    pub(super) starts: bool,
}

impl Grid {
    pub(super) fn new(table: u32) -> Self {
        Self { table, ..Self::default() }
    }

    pub(super) fn begin_row(&mut self) {
        self.next_column = 0;
    }

    pub(super) fn end_row(&mut self) {
        self.next_row = self.next_row.saturating_add(1);
    }

    /// Columns left out before the row's first cell.
    pub(super) fn skip(&mut self, columns: u32) {
        self.next_column = self.next_column.saturating_add(columns.min(1024));
    }

    /// Where the next cell stands.
    pub(super) fn slot(&self) -> Slot {
        Slot { row: self.next_row, column: self.next_column, columns: 1, continues: false, starts: false }
    }

    /// Ends a cell that has no text of its own or whose block is `block`.
    pub(super) fn end_cell(&mut self, slot: Slot, block: Option<usize>) {
        self.next_column = slot.column.saturating_add(slot.columns);
        if !slot.continues {
            self.open.remove(&slot.column);
            if slot.starts {
                self.open.insert(slot.column, Merge { row: slot.row, block, rows: 1 });
            }
        } else if let Some(merge) = self.open.get_mut(&slot.column) {
            merge.block = merge.block.or(block);
            merge.rows = slot.row.saturating_sub(merge.row).saturating_add(1);
        }
    }

    /// The merged cell that a slot continues.
    pub(super) fn merged(&self, slot: Slot) -> Option<Merge> {
        slot.continues.then(|| self.open.get(&slot.column).copied()).flatten()
    }
}
