//! Pages to blocks: paragraphs and tables that go on over a page break are joined, furniture stands after its page.
use super::layout::{CellText, Flow, Item, LineText, PageText, TableText};
use super::paragraph::{Frame, Paragraph, begins_anew, paragraphs};
use std::collections::BTreeMap;

use crate::document::{Anchor, Block, Cell, Document, Furniture, Kind, Letter, Line, Table};

/// Builds the blocks and tables of a document from its pages.
pub(super) fn assemble(pages: Vec<PageText>, document: &mut Document) {
    let body_size = body_size(&pages);
    let mut out = Assembly { document, open_paragraph: None, open_table: None, body_size };
    for page in pages {
        out.page(page);
    }
}

/// The size in which most letters are set.
fn body_size(pages: &[PageText]) -> f32 {
    let sum = |counts: &BTreeMap<i32, usize>| counts.values().sum::<usize>();
    let (mut running, mut all) = (BTreeMap::<i32, usize>::new(), BTreeMap::<i32, usize>::new());
    for item in pages.iter().flat_map(|page| &page.items) {
        for line in lines_of(item) {
            let size = (line.size * 4.0).round() as i32;
            *all.entry(size).or_default() += line.letters.len();
            if matches!(item, Item::Flow(_)) {
                *running.entry(size).or_default() += line.letters.len();
            }
        }
    }
    // Tables are often set smaller; they only count where there is little else.
    let counts = if sum(&running) * 5 >= sum(&all) { running } else { all };
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(10.5, |(size, _)| size as f32 / 4.0)
}

fn lines_of(item: &Item) -> Box<dyn Iterator<Item = &LineText> + '_> {
    match item {
        Item::Flow(flow) => Box::new(flow.lines.iter()),
        Item::Table(table) => Box::new(table.cells.iter().flat_map(|cell| &cell.lines)),
    }
}

struct OpenTable {
    index: u32,
    xs: Vec<f32>,
    /// Blocks of the first rows, to know them again when they repeat.
    head: Vec<(u32, u32, String)>,
    /// Whether the last line of each block of the last row runs to the edge: column, block, full.
    last_row: Vec<(u32, usize, bool)>,
    /// Rows down to the last one with text.
    used: u32,
}

struct Assembly<'d> {
    document: &'d mut Document,
    /// The paragraph at the foot of the page before, if it may go on: its block.
    open_paragraph: Option<usize>,
    open_table: Option<OpenTable>,
    body_size: f32,
}

impl Assembly<'_> {
    fn page(&mut self, page: PageText) {
        let mut is_first = true;
        let mut furniture = page.furniture;
        for item in page.items {
            match item {
                Item::Flow(flow) => self.flow(flow, page.width, is_first),
                Item::Table(table) => self.table(table, is_first, &mut furniture),
            }
            is_first = false;
        }
        for (kind, line) in furniture {
            self.document.blocks.push(block(Kind::Furniture(kind), vec![line]));
        }
    }

    fn flow(&mut self, flow: Flow, width: f32, is_first: bool) {
        self.open_table = None;
        let frame = Frame::of(&flow, width, self.body_size);
        let parts = paragraphs(flow, frame);
        let last = parts.len().saturating_sub(1);
        let before = self.open_paragraph.take();
        for (index, part) in parts.into_iter().enumerate() {
            let is_open = part.is_open;
            let target = before.filter(|_| is_first && index == 0 && may_go_on(&part));
            let at = match target.and_then(|at| Some((at, self.document.blocks.get_mut(at)?))) {
                Some((at, block)) => {
                    append(block, part.lines);
                    at
                }
                None => {
                    let kind = if part.is_heading { Kind::Heading } else { Kind::Paragraph };
                    self.document.blocks.push(block(kind, part.lines));
                    self.document.blocks.len() - 1
                }
            };
            if index == last && is_open && !ends_sentence(&self.document.blocks[at].text) {
                self.open_paragraph = Some(at);
            }
        }
    }

    fn table(&mut self, table: TableText, is_first: bool, furniture: &mut Vec<(Furniture, LineText)>) {
        self.open_paragraph = None;
        let before = self.open_table.take().filter(|open| is_first && table.ruled && same_columns(&open.xs, &table.xs));
        match before {
            Some(open) => self.go_on(open, table, furniture),
            None => self.new_table(table),
        }
    }

    fn new_table(&mut self, table: TableText) {
        let index = self.document.tables.len() as u32;
        self.document.tables.push(Table { rows: table.rows, columns: table.columns });
        let head = table.cells.iter().filter(|cell| cell.row < 3).map(identity).collect();
        let mut open = OpenTable { index, xs: table.xs, head, last_row: Vec::new(), used: 0 };
        self.cells(&mut open, table.cells, table.rows, 0);
        self.open_table = table.ruled.then_some(open);
    }

    fn cells(&mut self, open: &mut OpenTable, cells: Vec<CellText>, rows: u32, shift: u32) {
        for text in cells {
            let full = text.lines.last().is_some_and(|line| text.right - line.x1 < 1.9 * line.size);
            if text.row + text.rows >= rows {
                open.last_row.push((text.column, self.document.blocks.len(), full));
            }
            open.used = open.used.max(text.row + text.rows + shift);
            let cell = Cell {
                table: open.index,
                row: text.row + shift,
                column: text.column,
                rows: text.rows,
                columns: text.columns,
            };
            self.document.blocks.push(block(Kind::Cell(cell), text.lines));
        }
    }

    /// A table whose columns are those of the table at the foot of the page before.
    fn go_on(&mut self, mut open: OpenTable, table: TableText, furniture: &mut Vec<(Furniture, LineText)>) {
        let repeated = (1..=3_u32.min(table.rows.saturating_sub(1)))
            .take_while(|count| {
                let rows = |cells: &[(u32, u32, String)]| -> Vec<(u32, u32, String)> {
                    cells.iter().filter(|cell| cell.0 < *count).cloned().collect()
                };
                let here: Vec<(u32, u32, String)> = table.cells.iter().map(identity).collect();
                let (here, head) = (rows(&here), rows(&open.head));
                !here.is_empty() && here == head
            })
            .last()
            .unwrap_or(0);
        let (heads, mut cells): (Vec<_>, Vec<_>) = table.cells.into_iter().partition(|cell| cell.row < repeated);
        furniture.extend(heads.into_iter().flat_map(|cell| cell.lines).map(|line| (Furniture::Header, line)));
        // A row that has no room left on its page is drawn empty there, or its empty rest on the next one.
        let repeated = repeated + u32::from(cells.iter().map(|cell| cell.row).min() == Some(repeated + 1));
        // The first row finishes the last one if something is missing in it and each of its cells goes on from a full line.
        let is_first = |cell: &CellText| cell.row == repeated;
        let block_above = |cell: &CellText| open.last_row.iter().find(|last| last.0 == cell.column).copied();
        let goes_on = cells.iter().any(is_first)
            && cells.iter().filter(|cell| is_first(cell)).count() < open.last_row.len().max(1)
            && cells.iter().filter(|cell| is_first(cell)).all(|cell| {
                let starts = cell.lines.first().is_some_and(|line| begins_anew(&line.text));
                !starts && block_above(cell).is_some_and(|last| last.2)
            });
        let mut taken = repeated;
        if goes_on {
            let (first, rest): (Vec<_>, Vec<_>) = cells.into_iter().partition(is_first);
            for cell in first {
                if let Some(block) = block_above(&cell).and_then(|last| self.document.blocks.get_mut(last.1)) {
                    append(block, cell.lines);
                }
            }
            cells = rest;
            taken += 1;
        }
        let Some(whole) = self.document.tables.get_mut(open.index as usize) else {
            return;
        };
        let old_rows = if whole.rows == open.used + 1 { open.used } else { whole.rows };
        whole.rows = old_rows + table.rows.saturating_sub(taken);
        if table.rows > taken {
            open.last_row.clear();
        }
        for cell in &mut cells {
            cell.row = cell.row.saturating_sub(taken);
        }
        self.cells(&mut open, cells, table.rows.saturating_sub(taken), old_rows);
        self.open_table = Some(open);
    }
}

fn identity(cell: &CellText) -> (u32, u32, String) {
    let text = cell.lines.iter().flat_map(|line| line.text.chars()).filter(|c| !c.is_whitespace()).collect();
    (cell.row, cell.column, text)
}

fn same_columns(a: &[f32], b: &[f32]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < 4.0)
}

fn may_go_on(paragraph: &Paragraph) -> bool {
    paragraph.at_edge && !paragraph.is_heading && paragraph.lines.first().is_some_and(|line| !begins_anew(&line.text))
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['。', '；', '：', '！', '？', ';', ':'])
}

/// A block from its lines, a line break between them.
fn block(kind: Kind, lines: Vec<LineText>) -> Block {
    let anchor = Anchor::Page { lines: Vec::with_capacity(lines.len()), letters: Vec::new(), scores: Vec::new() };
    let mut block = Block { kind, text: String::new(), anchor, stored: None };
    append(&mut block, lines);
    block
}

fn append(block: &mut Block, more: Vec<LineText>) {
    let Anchor::Page { lines, letters, scores } = &mut block.anchor else {
        return;
    };
    for line in more {
        if !block.text.is_empty() {
            block.text.push('\n');
        }
        let start = block.text.len() as u32;
        block.text.push_str(&line.text);
        lines.push(Line { start, page: line.page });
        if !line.scores.is_empty() || !scores.is_empty() {
            // Letters of the file itself are sure.
            scores.resize(letters.len(), 1000);
            scores.extend(&line.scores);
            scores.resize(letters.len() + line.letters.len(), 1000);
        }
        letters.extend(line.letters.iter().map(|letter| Letter { start: letter.start + start, ..*letter }));
    }
}
