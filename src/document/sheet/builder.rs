//! Cells one after another into a document, with the notes that belong to them.
use super::format::{Format, Shown};
use super::gate::Gate;
use super::number::plain;
use super::row::{Held, Value};
use crate::document::{
    Anchor, Block, Cell, CellAddress, Document, Furniture, Kind, Limits, Note, NoteKind, Sheet, Sieve, Span, Table,
};
use std::collections::{BTreeSet, HashMap, VecDeque};

/// How many cells a note names at most.
const NAMED: usize = 20;

/// What is known of a sheet before its cells are read.
#[derive(Debug, Default)]
pub(super) struct Frame {
    /// Rows and columns of merged ranges, by their top left cell.
    pub(super) spans: HashMap<(u32, u32), (u32, u32)>,
    /// Rows that the file hides.
    pub(super) hidden_rows: BTreeSet<u32>,
    /// Ranges of columns that the file hides, both ends included.
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// Cells with a formula and no value.
    pub(super) without_value: Vec<(u32, u32)>,
}

/// Collects the cells of a workbook.
pub(super) struct Builder {
    document: Document,
    limit: usize,
    frame: Frame,
    hidden_sheet: bool,
    hidden_cells: usize,
    units: Vec<String>,
    full: bool,
    last: Option<(u32, u32)>,
    gate: Option<Gate>,
}

/// How far a builder had come.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    blocks: usize,
    notes: usize,
    units: usize,
    sheets: usize,
}

impl Builder {
    pub(super) fn new(media_type: &'static str, limits: &Limits) -> Self {
        Self {
            document: Document { media_type, ..Document::default() },
            limit: limits.cells,
            frame: Frame::default(),
            hidden_sheet: false,
            hidden_cells: 0,
            units: Vec::new(),
            full: false,
            last: None,
            gate: None,
        }
    }

    /// The same with somebody who says which rows of a long list tell nothing.
    pub(super) fn sieved(self, sieve: Option<&'static dyn Sieve>) -> Self {
        Self { gate: sieve.map(Gate::new), ..self }
    }

    /// Begins a sheet; the cells that follow are its.
    pub(super) fn sheet(&mut self, name: &str, hidden: bool, frame: Frame) {
        self.finish_sheet();
        self.document.sheets.push(Sheet { name: name.to_owned(), hidden });
        self.document.tables.push(Table::default());
        self.hidden_sheet = hidden;
        self.frame = frame;
        self.last = None;
        if let Some(gate) = &mut self.gate {
            gate.sheet(self.document.blocks.len());
        }
    }

    /// Whether a row of a long list tells nothing and is passed over.
    pub(super) fn passes(&mut self, row: u32, cells: &[(u32, Value<'_>)]) -> bool {
        let whole = self.hidden_sheet || !self.frame.hidden_columns.is_empty() || self.frame.hidden_rows.contains(&row);
        self.gate.as_mut().is_some_and(|gate| gate.passes(&self.document, row, whole, cells))
    }

    /// The last rows that were passed over, where one that was not, or the end of the sheet, follows.
    pub(super) fn take_recent(&mut self) -> VecDeque<Held> {
        self.gate.as_mut().map(Gate::take_recent).unwrap_or_default()
    }

    /// How far it has come, with the sheet before it done.
    pub(super) fn mark(&mut self) -> Mark {
        self.finish_sheet();
        let document = &self.document;
        let (blocks, notes, sheets) = (document.blocks.len(), document.notes.len(), document.sheets.len());
        Mark { blocks, notes, units: self.units.len(), sheets }
    }

    /// Takes back all since a mark that was not yet full.
    pub(super) fn rewind(&mut self, mark: Mark) {
        self.document.blocks.truncate(mark.blocks);
        self.document.notes.truncate(mark.notes);
        self.document.sheets.truncate(mark.sheets);
        self.document.tables.truncate(mark.sheets);
        self.units.truncate(mark.units);
        (self.full, self.hidden_cells, self.frame) = (false, 0, Frame::default());
        if let Some(gate) = &mut self.gate {
            gate.sheet(self.document.blocks.len());
        }
    }

    /// Gives the cells of the sheet the merged ranges that stand behind them in the file.
    pub(super) fn merge(&mut self, spans: HashMap<(u32, u32), (u32, u32)>) {
        if spans.is_empty() {
            return;
        }
        let (sheet, Some(table)) = (self.document.sheets.len(), self.document.tables.last_mut()) else { return };
        for block in self.document.blocks.iter_mut().rev() {
            let Anchor::Sheet { sheet: own, cell } = block.anchor else { break };
            if own as usize + 1 != sheet {
                break;
            }
            let Some((rows, columns)) = spans.get(&(cell.row, cell.column)).copied() else { continue };
            if let Kind::Cell(cell) = &mut block.kind {
                (cell.rows, cell.columns) = (rows, columns);
            }
            table.rows = table.rows.max(cell.row.saturating_add(rows));
            table.columns = table.columns.max(cell.column.saturating_add(columns));
        }
    }

    /// The sheet's frame, for readers that learn of it while they read.
    pub(super) fn frame(&mut self) -> &mut Frame {
        &mut self.frame
    }

    /// Whether no more cells are taken.
    pub(super) fn is_full(&self) -> bool {
        self.full
    }

    /// Adds a number as its format shows it.
    pub(super) fn number(&mut self, row: u32, column: u32, value: f64, format: &Format, since_1904: bool) {
        if format.is_general() {
            self.text(row, column, plain(value));
            return;
        }
        let shown = format.show(value, since_1904);
        self.shown(row, column, shown, plain(value), format.code());
    }

    /// Adds a value whose look is known beside its stored form.
    pub(super) fn shown(&mut self, row: u32, column: u32, shown: Shown, stored: String, code: &str) {
        let differs = shown.text != stored;
        let blank = shown.text.is_empty();
        let text = if blank { stored.clone() } else { shown.text };
        let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
        let Some(block) = self.add(row, column, text, blank) else {
            return;
        };
        if shown.unit && !self.units.iter().any(|unit| unit == code) && self.units.len() < NAMED {
            self.units.push(code.to_owned());
            let span = Span { block: u32::try_from(block).unwrap_or(u32::MAX), start: 0, end: length };
            let place = self.address(row, column);
            self.document.notes.push(
                Note::new(
                    NoteKind::NumberFormat,
                    format!("The unit at {place} and like cells comes from the number format {code}; the file stores {stored}."),
                    format!("{place} 等单元格的单位来自数字格式 {code}；文件中存储的数值为 {stored}。"),
                )
                .about(span),
            );
        }
        if differs && let Some(block) = self.document.blocks.get_mut(block) {
            block.stored = Some(Box::new((stored, code.to_owned())));
        }
    }

    /// Adds a cell's text as it is; blank text gives no block.
    pub(super) fn text(&mut self, row: u32, column: u32, text: String) {
        self.add(row, column, text, false);
    }

    fn add(&mut self, row: u32, column: u32, text: String, invisible: bool) -> Option<usize> {
        if text.trim().is_empty() {
            return None;
        }
        if self.document.blocks.len() >= self.limit {
            if !std::mem::replace(&mut self.full, true) {
                let place = self.address(row, column);
                self.document.notes.push(Note::new(
                    NoteKind::Limit,
                    format!("Only the first {} cells were read, up to {place}.", self.limit),
                    format!("只读取了前 {} 个单元格，至 {place} 为止。", self.limit),
                ));
            }
            return None;
        }
        let table = u32::try_from(self.document.tables.len()).unwrap_or(u32::MAX).saturating_sub(1);
        let (rows, columns) = if self.frame.spans.is_empty() {
            (1, 1)
        } else {
            self.frame.spans.get(&(row, column)).copied().unwrap_or((1, 1))
        };
        let hidden = invisible || self.hidden_sheet || self.is_hidden(row, column);
        self.hidden_cells += usize::from(hidden);
        let kind = if hidden {
            Kind::Furniture(Furniture::Hidden)
        } else {
            Kind::Cell(Cell { table, row, column, rows, columns })
        };
        if let Some(table) = self.document.tables.last_mut() {
            table.rows = table.rows.max(row.saturating_add(rows));
            table.columns = table.columns.max(column.saturating_add(columns));
        }
        self.last = Some((row, column));
        let anchor = Anchor::Sheet { sheet: table, cell: CellAddress { row, column } };
        let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
        self.document.blocks.push(Block { kind, text, anchor, stored: None });
        Some(self.document.blocks.len() - 1)
    }

    fn is_hidden(&self, row: u32, column: u32) -> bool {
        (!self.frame.hidden_rows.is_empty() && self.frame.hidden_rows.contains(&row))
            || self.frame.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }

    /// Names the formulas of this sheet that have no value.
    pub(super) fn without_value(&mut self, cells: Vec<(u32, u32)>) {
        self.frame.without_value = cells;
    }

    /// `sheet!A1`.
    pub(super) fn address(&self, row: u32, column: u32) -> String {
        let sheet = self.document.sheets.last().map_or("", |sheet| sheet.name.as_str());
        format!("{sheet}!{}", CellAddress { row, column })
    }

    /// Adds a note.
    pub(super) fn note(&mut self, note: Note) {
        self.document.notes.push(note);
    }

    /// Says from where on a sheet could not be read.
    pub(super) fn damaged(&mut self, detail: &str) {
        let place = self.last.map_or_else(|| self.address(0, 0), |(row, column)| self.address(row, column));
        self.note(Note::new(
            NoteKind::Damaged,
            format!("The sheet could not be read beyond {place}: {detail}."),
            format!("工作表自 {place} 之后无法读取：{detail}。"),
        ));
    }

    fn finish_sheet(&mut self) {
        if let Some(passed) = self.gate.as_mut().and_then(Gate::passed) {
            let sheet = self.document.sheets.last().map_or("", |sheet| sheet.name.as_str());
            let (first, last, rows) = (passed.first + 1, passed.last + 1, passed.rows);
            let (en, zh) = (
                format!(
                    "Of the rows {first} to {last} of the sheet {sheet}, {rows} hold goods, codes and numbers like the rows above them, and no other name; all were looked through, and their unit prices are not listed one by one."
                ),
                format!(
                    "工作表 {sheet} 第 {first} 至 {last} 行中，有 {rows} 行与上方各行同类（货物、型号、数字），没有其他名称；已逐行检查，其单价不再逐一列出。"
                ),
            );
            self.note(Note::new(NoteKind::Limit, en, zh));
        }
        let without = std::mem::take(&mut self.frame.without_value);
        if !without.is_empty() {
            let named: Vec<String> =
                without.iter().take(NAMED).map(|(row, column)| self.address(*row, *column)).collect();
            let more = without.len() - named.len();
            let (named, en, zh) = (
                named.join(", "),
                if more > 0 { format!(" and {more} more") } else { String::new() },
                if more > 0 { format!(" 等 {} 处", without.len()) } else { String::new() },
            );
            self.note(Note::new(
                NoteKind::FormulaWithoutValue,
                format!("Formulas without a stored value, so nothing was read there: {named}{en}."),
                format!("公式没有存储计算结果，未读取：{named}{zh}。"),
            ));
        }
        let hidden = std::mem::take(&mut self.hidden_cells);
        if hidden > 0 {
            let sheet = self.document.sheets.last().map_or("", |sheet| sheet.name.as_str());
            let (en, zh) = if self.hidden_sheet {
                (
                    format!("The sheet {sheet} is hidden; what stands in it (cells: {hidden}) is kept apart."),
                    format!("工作表 {sheet} 被隐藏，其 {hidden} 个单元格单独存放。"),
                )
            } else {
                (
                    format!(
                        "The sheet {sheet} has hidden rows or columns; what stands in them (cells: {hidden}) is kept apart."
                    ),
                    format!("工作表 {sheet} 有 {hidden} 个单元格位于隐藏的行或列，单独存放。"),
                )
            };
            self.note(Note::new(NoteKind::HiddenPart, en, zh));
        }
    }

    /// The document.
    pub(super) fn finish(mut self) -> Document {
        self.finish_sheet();
        self.document
    }
}
