//! What stands around a quote in a file without pages: the cells beside it, or the lines before and after.
use crate::document::{Anchor, Block, CellAddress, Document};
use crate::verify::Stated;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The neighbourhood of a quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Around {
    /// Cells; the heads of columns and rows as the file counts them.
    Grid {
        /// What stands above the columns.
        columns: Vec<String>,
        /// The rows with what stands before them.
        rows: Vec<(String, Vec<String>)>,
        /// Row and column of the quote's cell in `rows`.
        marked: (usize, usize),
    },
    /// Paragraphs; the second says whether it holds the quote.
    Lines(Vec<(String, bool)>),
}

/// Rows shown above and below the cell.
const ROWS: u32 = 2;
/// Columns shown left and right of it.
const COLUMNS: u32 = 3;
/// Letters shown of a neighbour.
const MOST: usize = 90;
/// Letters shown of the paragraph that holds the quote.
const MOST_OF_OWN: usize = 600;

/// Blocks of a document by place, for looking up many quotes.
#[derive(Debug)]
pub struct Neighbours<'a> {
    document: &'a Document,
    /// Sheet or table, row, column.
    cells: BTreeMap<(u32, u32, u32), &'a str>,
    flows: BTreeMap<(u64, Option<u64>, Option<u64>), usize>,
    lines: BTreeMap<u64, usize>,
}

impl<'a> Neighbours<'a> {
    /// Sorts the blocks.
    #[must_use]
    pub fn of(document: &'a Document) -> Self {
        let mut all = Self { document, cells: BTreeMap::new(), flows: BTreeMap::new(), lines: BTreeMap::new() };
        for (at, block) in document.blocks.iter().enumerate() {
            match &block.anchor {
                Anchor::Sheet { sheet, cell } => {
                    all.cells.entry((*sheet, cell.row, cell.column)).or_insert(&block.text);
                }
                Anchor::Flow { block: number, row, column } => {
                    if let (Some(row), Some(column)) = (row, column) {
                        all.cells.entry((*number, *row, *column)).or_insert(&block.text);
                    }
                    all.flows.entry(((*number).into(), row.map(u64::from), column.map(u64::from))).or_insert(at);
                }
                Anchor::Line(line) => drop(all.lines.entry((*line).into()).or_insert(at)),
                Anchor::Page { .. } => {}
            }
        }
        all
    }

    /// What stands around a place; `None` for pages, which have a picture, and for a place that is not there.
    #[must_use]
    pub fn around(&self, place: &Stated) -> Option<Around> {
        match place {
            Stated::Page { .. } => None,
            Stated::Sheet { sheet, cell } => {
                let sheet = self.document.sheets.iter().position(|known| known.name == *sheet)? as u32;
                let own = self.document.blocks.iter().find_map(|block| match &block.anchor {
                    Anchor::Sheet { sheet: s, cell: c } if *s == sheet && c.to_string() == *cell => Some(*c),
                    _ => None,
                })?;
                let head = |column: u32| {
                    let name = CellAddress { row: 0, column }.to_string();
                    name.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()
                };
                self.grid(sheet, own.row, own.column, head, |row| (row + 1).to_string())
            }
            Stated::Flow { block, row: Some(row), column: Some(column) } => {
                let [block, row, column] =
                    [*block, *row, *column].map(|number| u32::try_from(number).unwrap_or(u32::MAX));
                self.grid(block, row, column, |column| column.to_string(), |row| row.to_string())
            }
            Stated::Flow { block, row, column } => self.paragraphs(*self.flows.get(&(*block, *row, *column))?),
            Stated::Line { line, column: None } => self.paragraphs(*self.lines.get(line)?),
            Stated::Line { line, column: Some(column) } => self.whole_line(*self.lines.get(line)?, *line, *column),
        }
    }

    fn grid(
        &self,
        table: u32,
        row: u32,
        column: u32,
        column_head: impl Fn(u32) -> String,
        row_head: impl Fn(u32) -> String,
    ) -> Option<Around> {
        let (top, bottom) = (row.saturating_sub(ROWS), row.saturating_add(ROWS));
        let (left, right) = (column.saturating_sub(COLUMNS), column.saturating_add(COLUMNS));
        let near: Vec<(u32, u32, &str)> = (top..=bottom)
            .flat_map(|r| {
                self.cells.range((table, r, left)..=(table, r, right)).map(|((_, r, c), text)| (*r, *c, *text))
            })
            .collect();
        let mut shown: Vec<u32> = near.iter().map(|(_, c, _)| *c).chain([column]).collect();
        shown.sort_unstable();
        shown.dedup();
        let mut numbers: Vec<u32> = near.iter().map(|(r, _, _)| *r).chain([row]).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let rows = numbers
            .iter()
            .map(|r| {
                let cells = shown.iter().map(|c| {
                    let most = if (*r, *c) == (row, column) { MOST_OF_OWN } else { MOST };
                    cut(self.cells.get(&(table, *r, *c)).copied().unwrap_or(""), most)
                });
                (row_head(*r), cells.collect())
            })
            .collect();
        let marked = (numbers.iter().position(|r| *r == row)?, shown.iter().position(|c| *c == column)?);
        Some(Around::Grid { columns: shown.iter().map(|c| column_head(*c)).collect(), rows, marked })
    }

    /// The cells of a line of text, side by side.
    fn whole_line(&self, first: usize, line: u64, column: u64) -> Option<Around> {
        let blocks = self.document.blocks.get(first..)?;
        let anchor = &blocks.first()?.anchor;
        let cells: Vec<(u64, String)> = blocks
            .iter()
            .take_while(|block| block.anchor == *anchor)
            .filter_map(|block| Some((u64::from(block.cell()?.column) + 1, cut(&block.text, MOST_OF_OWN))))
            .take(40)
            .collect();
        let marked = (0, cells.iter().position(|(at, _)| *at == column)?);
        let (columns, row) = cells.into_iter().map(|(at, text)| (at.to_string(), text)).unzip();
        Some(Around::Grid { columns, rows: vec![(line.to_string(), row)], marked })
    }

    fn paragraphs(&self, own: usize) -> Option<Around> {
        let text = |block: Option<&Block>, most: usize| block.map(|block| cut(&block.text, most));
        let blocks = &self.document.blocks;
        let mut lines = Vec::new();
        lines.extend(text(own.checked_sub(1).and_then(|at| blocks.get(at)), MOST).map(|line| (line, false)));
        lines.push((text(blocks.get(own), MOST_OF_OWN)?, true));
        lines.extend(text(blocks.get(own + 1), MOST).map(|line| (line, false)));
        Some(Around::Lines(lines))
    }
}

fn cut(text: &str, most: usize) -> String {
    let mut shown: String = text.chars().take(most).collect();
    if text.chars().nth(most).is_some() {
        shown.push('…');
    }
    shown
}
