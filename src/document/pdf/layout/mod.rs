//! From the glyphs and lines that a page draws to its text in reading order: tables, columns, lines.
mod aligned;
mod columns;
mod grid;
mod line;
mod page;

pub(super) use line::LineText;
pub(super) use page::{PageText, page};

/// One stretch of a page, in reading order.
#[derive(Debug)]
pub(super) enum Item {
    /// Lines of running text that share a left and right edge.
    Flow(Flow),
    /// A table.
    Table(TableText),
}

/// Lines of running text in one column.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) lines: Vec<LineText>,
    /// One of several columns that stand side by side.
    pub(super) is_column: bool,
}

/// The text of a table, cell by cell.
#[derive(Debug, Default)]
pub(super) struct TableText {
    /// Where the columns begin and end, in the frame of the text.
    pub(super) xs: Vec<f32>,
    pub(super) rows: u32,
    pub(super) columns: u32,
    /// By row, then by column; empty cells are left out.
    pub(super) cells: Vec<CellText>,
    /// Drawn with lines, not only aligned.
    pub(super) ruled: bool,
}

/// One cell with text.
#[derive(Debug)]
pub(super) struct CellText {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) rows: u32,
    pub(super) columns: u32,
    pub(super) lines: Vec<LineText>,
    /// Right edge of the cell, to see whether its last line is full.
    pub(super) right: f32,
}
