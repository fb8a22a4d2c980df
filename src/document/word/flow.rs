//! The document while it is put together: paragraphs into blocks and cells, text boxes behind their paragraph.
use super::table::{Grid, Slot};
use crate::document::{Anchor, Block, Cell, Document, Furniture, Kind, Table};

/// What paragraphs are put into.
enum Container {
    Cell { slot: Slot, block: Option<usize> },
    TextBox,
}

/// A paragraph while it is read.
#[derive(Default)]
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) heading: bool,
}

/// The document while it grows.
pub(super) struct Flow {
    pub(super) document: Document,
    /// Number of the paragraph or table in the body, from 1.
    pub(super) number: u32,
    furniture: Option<Furniture>,
    containers: Vec<Container>,
    grids: Vec<Grid>,
    paragraphs: Vec<Paragraph>,
    /// Paragraphs of text boxes, which stand behind the paragraph that holds them.
    later: Vec<Paragraph>,
}

impl Flow {
    pub(super) fn new(document: Document) -> Self {
        Self {
            document,
            number: 0,
            furniture: None,
            containers: Vec::new(),
            grids: Vec::new(),
            paragraphs: Vec::new(),
            later: Vec::new(),
        }
    }

    /// Begins a part of the file.
    pub(super) fn begin_part(&mut self, furniture: Option<Furniture>) {
        self.furniture = furniture;
        self.containers.clear();
        self.grids.clear();
    }

    /// Ends a part, also in the middle of a paragraph.
    pub(super) fn end_part(&mut self) {
        while let Some(paragraph) = self.paragraphs.pop() {
            self.deliver(paragraph);
        }
        self.flush();
    }

    /// The paragraph that is being read.
    pub(super) fn paragraph(&mut self) -> Option<&mut Paragraph> {
        self.paragraphs.last_mut()
    }

    pub(super) fn begin_paragraph(&mut self) {
        if self.paragraphs.is_empty() && self.containers.is_empty() {
            self.number = self.number.saturating_add(1);
        }
        self.paragraphs.push(Paragraph::default());
    }

    pub(super) fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        if matches!(self.containers.last(), Some(Container::TextBox)) {
            self.later.push(paragraph);
            return;
        }
        self.deliver(paragraph);
        if self.paragraphs.is_empty() {
            self.flush();
        }
    }

    pub(super) fn begin_text_box(&mut self) {
        self.containers.push(Container::TextBox);
    }

    pub(super) fn end_text_box(&mut self) {
        self.containers.pop_if(|container| matches!(container, Container::TextBox));
    }

    pub(super) fn begin_table(&mut self) {
        if self.containers.is_empty() && self.grids.is_empty() {
            self.number = self.number.saturating_add(1);
        }
        let index = u32::try_from(self.document.tables.len()).unwrap_or(u32::MAX);
        self.document.tables.push(Table::default());
        self.grids.push(Grid::new(index));
    }

    pub(super) fn end_table(&mut self) {
        self.grids.pop();
    }

    /// The table that is being read.
    pub(super) fn grid(&mut self) -> Option<&mut Grid> {
        self.grids.last_mut()
    }

    pub(super) fn begin_cell(&mut self) {
        if let Some(slot) = self.grids.last().map(Grid::slot) {
            self.containers.push(Container::Cell { slot, block: None });
        }
    }

    /// Changes the place of the cell that is being read, as long as it has no text.
    pub(super) fn slot(&mut self, change: impl FnOnce(&mut Slot)) {
        if let Some(Container::Cell { slot, block: None }) = self.containers.last_mut() {
            change(slot);
        }
    }

    pub(super) fn end_cell(&mut self) {
        let Some(Container::Cell { slot, block }) = self.containers.pop_if(|c| matches!(c, Container::Cell { .. }))
        else {
            return;
        };
        let Some(grid) = self.grids.last_mut() else {
            return;
        };
        grid.end_cell(slot, block);
        let table = grid.table as usize;
        if let Some(merge) = grid.merged(slot)
            && let Some(Block { kind: Kind::Cell(cell), .. }) =
                merge.block.and_then(|b| self.document.blocks.get_mut(b))
        {
            cell.rows = merge.rows;
        }
        if let Some(table) = self.document.tables.get_mut(table) {
            table.rows = table.rows.max(slot.row.saturating_add(1));
            table.columns = table.columns.max(slot.column.saturating_add(slot.columns));
        }
    }

    fn flush(&mut self) {
        for paragraph in std::mem::take(&mut self.later) {
            self.deliver(paragraph);
        }
    }

    /// Puts a whole paragraph into the cell that holds it, or makes a block of it.
    fn deliver(&mut self, paragraph: Paragraph) {
        if paragraph.text.trim().is_empty() {
            return;
        }
        let next = self.document.blocks.len();
        let anchor = self.anchor();
        let cell = self.containers.iter_mut().rev().find_map(|c| match c {
            Container::Cell { slot, block } => Some((*slot, block)),
            Container::TextBox => None,
        });
        let kind = if let (Some((slot, block)), Some(grid)) = (cell, self.grids.last()) {
            let merge = grid.merged(slot);
            let old = block.or_else(|| merge.and_then(|merge| merge.block));
            if let Some(old) = old.and_then(|old| self.document.blocks.get_mut(old)) {
                old.text.push('\n');
                old.text.push_str(&paragraph.text);
                return;
            }
            *block = Some(next);
            let row = merge.map_or(slot.row, |merge| merge.row);
            let rows = slot.row.saturating_sub(row).saturating_add(1);
            Kind::Cell(Cell { table: grid.table, row, column: slot.column, rows, columns: slot.columns })
        } else if paragraph.heading {
            Kind::Heading
        } else {
            Kind::Paragraph
        };
        let kind = self.furniture.map_or(kind, Kind::Furniture);
        self.document.blocks.push(Block { kind, text: paragraph.text, anchor, stored: None });
    }

    /// Number of the paragraph or table in the body; inside nested tables the cell of the outermost.
    fn anchor(&self) -> Anchor {
        let outer = self.containers.iter().find_map(|c| match c {
            Container::Cell { slot, .. } => Some(*slot),
            Container::TextBox => None,
        });
        Anchor::Flow {
            block: self.number,
            row: outer.map(|slot| slot.row.saturating_add(1)),
            column: outer.map(|slot| slot.column.saturating_add(1)),
        }
    }
}
