//! The text of a page while it is put together: inline pieces into lines, lines into paragraphs and cells.
use super::grid::Grid;
use crate::document::{Anchor, Block, Cell, Document, Kind, Note, NoteKind, Table};

/// A cell that is being read: its place and the lines it has so far.
struct OpenCell {
    cell: Cell,
    anchor: Anchor,
    text: String,
}

/// What paragraphs are put into.
enum Container {
    Cell(OpenCell),
    /// A cell that only lays out the page: what stands in it are blocks of their own.
    Flowing,
}

/// The document while it grows.
pub(super) struct Flow {
    document: Document,
    limit: usize,
    number: u32,
    line: String,
    space: bool,
    heading: bool,
    containers: Vec<Container>,
    grids: Vec<Grid>,
}

impl Flow {
    pub(super) fn new(document: Document, limit: usize) -> Self {
        Self {
            document,
            limit,
            number: 0,
            line: String::new(),
            space: false,
            heading: false,
            containers: Vec::new(),
            grids: Vec::new(),
        }
    }

    /// Whether no more blocks are taken.
    pub(super) fn is_full(&self) -> bool {
        self.document.blocks.len() >= self.limit
    }

    /// Adds inline text; runs of white space count as one space, unless `kept`.
    pub(super) fn letters(&mut self, text: &str, kept: bool) {
        for c in text.chars() {
            if kept && c == '\n' {
                self.line_break();
            } else if kept && matches!(c, ' ' | '\t') && !self.line.is_empty() {
                // Blanks part the columns of preformatted text.
                self.line.push(c);
            } else if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                self.space = true;
            } else {
                if std::mem::take(&mut self.space) && !self.line.is_empty() && !self.line.ends_with('\n') {
                    self.line.push(' ');
                }
                self.line.push(c);
            }
        }
    }

    /// A line break inside a block.
    pub(super) fn line_break(&mut self) {
        self.space = false;
        if !self.line.is_empty() && !self.line.ends_with('\n') {
            self.line.push('\n');
        }
    }

    /// A heading begins or ends.
    pub(super) fn heading(&mut self, heading: bool) {
        self.heading = heading;
    }

    /// The edge of a block: what was read becomes a paragraph, or a line of the cell.
    pub(super) fn edge(&mut self) {
        self.space = false;
        let line = std::mem::take(&mut self.line);
        let text = line.trim_matches(|c: char| c.is_ascii_whitespace());
        if text.trim().is_empty() {
            return;
        }
        if let Some(Container::Cell(open)) = self.containers.last_mut() {
            if !open.text.is_empty() {
                open.text.push('\n');
            }
            open.text.push_str(text);
            return;
        }
        self.number = self.number.saturating_add(1);
        let anchor = Anchor::Flow { block: self.number, row: None, column: None };
        let kind = if self.heading { Kind::Heading } else { Kind::Paragraph };
        self.push(kind, text.to_owned(), anchor);
    }

    fn push(&mut self, kind: Kind, text: String, anchor: Anchor) {
        if !self.is_full() {
            self.document.blocks.push(Block { kind, text, anchor, stored: None });
        }
    }

    pub(super) fn begin_table(&mut self) {
        self.number = self.number.saturating_add(1);
        let table = u32::try_from(self.document.tables.len()).unwrap_or(u32::MAX);
        self.document.tables.push(Table::default());
        self.grids.push(Grid::new(table, self.number));
    }

    pub(super) fn end_table(&mut self) {
        self.grids.pop();
    }

    pub(super) fn begin_row(&mut self) {
        if let Some(grid) = self.grids.last_mut() {
            grid.begin_row();
        }
    }

    pub(super) fn begin_cell(&mut self, rows: u32, columns: u32, flows: bool) {
        let Some(grid) = self.grids.last_mut() else {
            self.containers.push(Container::Flowing);
            return;
        };
        let (row, column) = grid.place(rows, columns);
        let anchor = Anchor::Flow {
            block: grid.number,
            row: Some(row.saturating_add(1)),
            column: Some(column.saturating_add(1)),
        };
        let cell = Cell { table: grid.table, row, column, rows, columns };
        if let Some(table) = self.document.tables.get_mut(grid.table as usize) {
            // A span may reach beyond the last row; the rows that are there count.
            table.rows = table.rows.max(row.saturating_add(1));
            table.columns = table.columns.max(column.saturating_add(columns));
        }
        let open = OpenCell { cell, anchor, text: String::new() };
        self.containers.push(if flows { Container::Flowing } else { Container::Cell(open) });
    }

    pub(super) fn end_cell(&mut self) {
        if let Some(Container::Cell(open)) = self.containers.pop()
            && !open.text.is_empty()
        {
            self.push(Kind::Cell(open.cell), open.text, open.anchor);
        }
    }

    /// The document; the page's title stands first, unless a heading says the same.
    pub(super) fn finish(mut self, title: &str) -> Document {
        self.edge();
        if self.is_full() {
            let limit = self.limit;
            self.document.notes.push(Note::new(
                NoteKind::Limit,
                format!("Only the first {limit} paragraphs and cells were read."),
                format!("只读取了前 {limit} 个段落和单元格。"),
            ));
        }
        self.document.open_frames();
        let title = title.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        let said = self.document.blocks.iter().any(|b| b.kind == Kind::Heading && b.text == title);
        if !title.is_empty() && !said {
            // The title stands before the body, so it has the number before the first.
            let anchor = Anchor::Flow { block: 0, row: None, column: None };
            self.document.blocks.insert(0, Block { kind: Kind::Heading, text: title, anchor, stored: None });
            for block in &mut self.document.blocks {
                if let Anchor::Flow { block, .. } = &mut block.anchor {
                    *block = block.saturating_add(1);
                }
            }
        }
        self.document
    }
}
