//! The cells of a document by place: the neighbour to the right, the cells below, the head of a column.
use crate::document::{Cell, Document};
use crate::mention::{Label, Mentions};
use std::cell::OnceCell;
use std::collections::HashMap;

/// Cells by table, row and column; a merged cell is found at every place it covers.
#[derive(Debug, Default)]
pub(super) struct Grid {
    cells: HashMap<(u32, u32, u32), u32>,
    rows: HashMap<(u32, u32), Vec<u32>>,
    /// The rows of each table that hold cells, in order.
    filled: HashMap<u32, Vec<u32>>,
    /// Heads of columns of quantities, looked for when first asked for.
    quantities: OnceCell<Heads>,
}

/// By table and column: row and block, in order.
type Heads = HashMap<(u32, u32), Vec<(u32, u32)>>;

/// A merged cell is entered at no more places than this: a sheet may merge a million.
const MOST_MERGED: u32 = 256;

impl Grid {
    pub(super) fn new(document: &Document) -> Self {
        let mut grid = Self::default();
        for (index, block) in document.blocks.iter().enumerate() {
            let Some(cell) = block.cell() else { continue };
            for row in cell.row..cell.row.saturating_add(cell.rows.clamp(1, MOST_MERGED)) {
                for column in cell.column..cell.column.saturating_add(cell.columns.clamp(1, MOST_MERGED)) {
                    grid.cells.entry((cell.table, row, column)).or_insert(index as u32);
                }
                let blocks = grid.rows.entry((cell.table, row)).or_default();
                if blocks.is_empty() {
                    grid.filled.entry(cell.table).or_default().push(row);
                }
                if !blocks.contains(&(index as u32)) {
                    blocks.push(index as u32);
                }
            }
        }
        grid.filled.values_mut().for_each(|rows| rows.sort_unstable());
        grid
    }

    /// The rows of a table from this one on that hold cells.
    pub(super) fn rows_from(&self, table: u32, row: u32) -> &[u32] {
        let rows = self.filled.get(&table).map_or(&[][..], Vec::as_slice);
        rows.get(rows.partition_point(|filled| *filled < row)..).unwrap_or_default()
    }

    /// The nearest head of a column of quantities above a row, however far above it stands.
    pub(super) fn quantity_head(&self, mentions: &Mentions, table: u32, row: u32, column: u32) -> Option<u32> {
        let heads = self.quantities.get_or_init(|| {
            let mut heads = Heads::new();
            for ((table, row, column), block) in &self.cells {
                if is_quantity_head(mentions.text(*block)) {
                    heads.entry((*table, *column)).or_default().push((*row, *block));
                }
            }
            heads.values_mut().for_each(|column| column.sort_unstable());
            heads
        });
        let heads = heads.get(&(table, column))?;
        let above = heads.partition_point(|(head, _)| *head < row);
        above.checked_sub(1).and_then(|last| heads.get(last)).map(|(_, block)| *block)
    }

    /// The block at a place of a table.
    pub(super) fn at(&self, table: u32, row: u32, column: u32) -> Option<u32> {
        self.cells.get(&(table, row, column)).copied()
    }

    /// The cell to the right, over empty places.
    pub(super) fn right(&self, cell: Cell, columns: u32) -> Option<u32> {
        let from = cell.column + cell.columns.max(1);
        (from..columns.min(from + 3)).find_map(|column| self.at(cell.table, cell.row, column))
    }

    /// The cells of a row, in order.
    pub(super) fn row(&self, table: u32, row: u32) -> &[u32] {
        self.rows.get(&(table, row)).map_or(&[], Vec::as_slice)
    }
}

/// 数量, 采购数量（台）: the head of a column of quantities.
fn is_quantity_head(text: &str) -> bool {
    text.contains("数量") && text.chars().count() <= 12
}

/// The label of a cell that holds nothing else.
pub(super) fn label_cell(mentions: &Mentions, block: u32) -> Option<&Label> {
    let text = mentions.text(block);
    let (first, rest) = mentions.labels_of(block).split_first()?;
    let before = &text[..first.range.start];
    let only = rest.is_empty()
        && text[first.value.clone()].trim().is_empty()
        && before.chars().all(|c| !c.is_alphabetic() || "一二三四五六七八九十".contains(c));
    only.then_some(first)
}

/// Whether a row is the head of the rows below it: short words without digits, a label among them, and a row of values
/// below. A row in which every label has its value beside it (采购人 | … | 代理机构 | …) is none.
pub(super) fn is_head(grid: &Grid, mentions: &Mentions, table: u32, row: u32) -> bool {
    let cells = grid.row(table, row);
    let is_label = |block: &u32| label_cell(mentions, *block).is_some();
    let labels = cells.iter().filter(|block| is_label(block)).count();
    let wordy = |block: &&u32| {
        let text = mentions.text(**block);
        !is_label(block)
            && (text.chars().count() > if labels >= 3 { 24 } else { 10 } || text.chars().any(|c| c.is_ascii_digit()))
    };
    if labels == 0 || cells.iter().any(|block| wordy(&block)) {
        return false;
    }
    let below = grid.row(table, row + 1);
    let labels_below = below.iter().filter(|block| is_label(block)).count();
    let paired = cells.len().is_multiple_of(2) && cells.chunks(2).all(|pair| is_label(&pair[0]) && !is_label(&pair[1]));
    if below.is_empty() || paired || labels_below * 2 >= labels.max(2) {
        return false;
    }
    let numbers = below.iter().filter(|block| mentions.text(**block).chars().any(|c| c.is_ascii_digit())).count();
    labels >= 2 && labels * 2 >= cells.len() || cells.len() >= 3 && below.len() + 1 >= cells.len() && numbers >= 1
}

/// The words of the row and of the column heads of a cell: cues may stand there.
pub(super) fn row_words(document: &Document, mentions: &Mentions, grid: &Grid, block: u32) -> String {
    let Some(cell) = document.blocks.get(block as usize).and_then(|block| block.cell()) else { return String::new() };
    let mut words: Vec<&str> = grid
        .row(cell.table, cell.row)
        .iter()
        .filter(|other| **other != block)
        .map(|other| mentions.text(*other))
        .collect();
    let head = (0..cell.row)
        .rev()
        .take(40)
        .filter_map(|row| grid.at(cell.table, row, cell.column))
        .map(|head| mentions.text(head))
        .find(|text| text.chars().count() <= 16 && !text.is_empty());
    words.extend(head);
    words.join(" ")
}
