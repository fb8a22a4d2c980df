//! Tables that a text export left without a grid: one cell a line, or columns parted by runs of blanks.
use super::slot::is_top_heading;
use crate::document::Document;
use crate::lexicon::Role;
use crate::mention::{Mentions, amounts, lot_id, parties};
use std::collections::HashMap;
use std::ops::Range;

/// The first number of a table that stands in no grid.
const FIRST: u32 = 1 << 30;

/// Columns that one table may have.
const MOST_COLUMNS: usize = 12;

/// The letters of a head at most: a longer line is text.
const LONGEST_HEAD: usize = 16;

/// Blanks that part two columns of one line.
const COLUMN_GAP: u32 = 2;

/// A cell: its block and bytes of the folded text.
pub(super) type Cell = (u32, Range<usize>);

/// The cells below a head.
#[derive(Debug, Clone)]
pub(super) struct Column {
    /// The number of the table, outside those of the document.
    pub(super) table: u32,
    /// The cell in each row.
    pub(super) cells: Vec<Cell>,
}

/// The columns of all such tables by the block and first byte of their head.
pub(super) fn columns(document: &Document, mentions: &Mentions) -> HashMap<(u32, usize), Column> {
    let lines: Vec<u32> = (0..document.blocks.len() as u32)
        .filter(|block| {
            let body = document.blocks.get(*block as usize).is_some_and(|b| b.is_body() && b.cell().is_none());
            body && !mentions.text(*block).is_empty()
        })
        .collect();
    let mut found = HashMap::new();
    let (mut at, mut table) = (0, FIRST);
    while let Some(rest) = lines.get(at..).filter(|rest| !rest.is_empty()) {
        let (rows, used) = stacked(mentions, rest).or_else(|| spaced(mentions, rest)).unwrap_or_default();
        if let Some((heads, rows)) = rows.split_first() {
            for (column, head) in heads.iter().enumerate() {
                let cells = rows.iter().filter_map(|row| row.get(column).cloned()).collect();
                found.insert((head.0, head.1.start), Column { table, cells });
            }
            table += 1;
        }
        at += used.max(1);
    }
    found
}

/// Rows of cells, the heads first, and the lines that they take.
type Rows = (Vec<Vec<Cell>>, usize);

/// One cell a line: labels that stand alone, then the cells of each row in their order.
fn stacked(mentions: &Mentions, lines: &[u32]) -> Option<Rows> {
    let whole = |block: &u32| (*block, 0..mentions.text(*block).len());
    let is_short = |block: &&u32| mentions.text(**block).chars().count() <= LONGEST_HEAD;
    let heads: Vec<Cell> = lines
        .iter()
        .take(MOST_COLUMNS)
        .take_while(is_short)
        .map(whole)
        .take_while(|cell| head(mentions, cell).is_some())
        .collect();
    is_head(mentions, &heads, heads.len()).then_some(())?;
    let mut rows = vec![heads];
    for chunk in lines.get(rows[0].len()..)?.chunks_exact(rows[0].len()) {
        let cells: Vec<Cell> = chunk.iter().map(whole).collect();
        if !fits(mentions, &rows[0], &cells) {
            break;
        }
        rows.push(cells);
    }
    let used = rows.len() * rows[0].len();
    (rows.len() > 1).then_some((rows, used))
}

/// A row a line: heads parted by runs of blanks, and below them lines with as many columns.
fn spaced(mentions: &Mentions, lines: &[u32]) -> Option<Rows> {
    let heads = segments(mentions, *lines.first()?);
    let labels = heads.iter().filter(|cell| head(mentions, cell).is_some()).count();
    is_head(mentions, &heads, labels).then_some(())?;
    let mut rows = vec![heads];
    for block in &lines[1..] {
        let mut cells = segments(mentions, *block);
        if cells.len() + 1 == rows[0].len() {
            cells = with_number(mentions, cells);
        }
        if cells.len() != rows[0].len() || !fits(mentions, &rows[0], &cells) {
            break;
        }
        rows.push(cells);
    }
    let used = rows.len();
    (rows.len() > 1).then_some((rows, used))
}

/// The parts of a line between runs of blanks.
fn segments(mentions: &Mentions, block: u32) -> Vec<Cell> {
    let Some(folded) = mentions.folded.get(block as usize) else { return Vec::new() };
    let text = folded.text();
    let mut cells = Vec::new();
    let mut start = 0;
    let gaps = folded.gaps_in(0..text.len()).filter(|gap| gap.width >= COLUMN_GAP).map(|gap| gap.at as usize);
    for end in gaps.chain(std::iter::once(text.len())).take(MOST_COLUMNS + 1) {
        let words = text.get(start..end).unwrap_or("");
        let from = end - words.trim_start().len();
        let trimmed = words.trim();
        if !trimmed.is_empty() {
            cells.push((block, from..from + trimmed.len()));
        }
        start = end;
    }
    cells
}

/// “1 示例有限公司    215000”: the number of the row and one blank before the first column.
fn with_number(mentions: &Mentions, mut cells: Vec<Cell>) -> Vec<Cell> {
    let Some((block, range)) = cells.first().cloned() else { return cells };
    let text = mentions.text(block).get(range.clone()).unwrap_or("");
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() < text.len() && rest.starts_with(' ') {
        let number = range.start + text.len() - rest.len();
        let name = range.end - rest.trim_start().len();
        cells.splice(0..1, [(block, range.start..number), (block, name..range.end)]);
    }
    cells
}

/// The role of a cell that is a label and nothing else.
fn head(mentions: &Mentions, cell: &Cell) -> Option<Role> {
    let labels = mentions.labels_of(cell.0);
    let label = labels.iter().find(|label| label.range.start == cell.1.start)?;
    (label.range.end >= cell.1.end && !label.colon).then_some(label.row.role)
}

/// Whether these are the heads of a table: at least two labels, a party among them, and what is bid or numbered.
fn is_head(mentions: &Mentions, cells: &[Cell], labels: usize) -> bool {
    let roles: Vec<Role> = cells.iter().filter_map(|cell| head(mentions, cell)).collect();
    let party = roles.iter().any(|role| {
        matches!(role, Role::Winner | Role::WinnerMaybe | Role::Candidate | Role::Loser | Role::ProjectName)
    });
    let value = roles.iter().any(|role| role.is_money() || matches!(role, Role::LotId | Role::Score | Role::Share));
    (2..=MOST_COLUMNS).contains(&cells.len()) && labels >= 2 && party && value && !roles.iter().any(|r| r.is_section())
}

/// Whether a row belongs to the heads: a name under a head of names, a number under one of money.
fn fits(mentions: &Mentions, heads: &[Cell], cells: &[Cell]) -> bool {
    heads.iter().zip(cells).all(|(above, cell)| {
        let text = mentions.text(cell.0).get(cell.1.clone()).unwrap_or("");
        let labelled = mentions.labels_of(cell.0).iter().any(|label| label.colon && label.range.start <= cell.1.end);
        let plain = !labelled && !is_top_heading(text) && head(mentions, cell).is_none();
        plain
            && match head(mentions, above) {
                Some(Role::Winner | Role::WinnerMaybe | Role::Candidate | Role::Loser) => {
                    mentions.folded.get(cell.0 as usize).is_some_and(|folded| {
                        parties(folded, cell.1.clone()).is_ok_and(|names| names.iter().all(|party| party.sure))
                    })
                }
                Some(Role::LotId) => lot_id(text).is_some(),
                Some(role) if role.is_money() => !amounts(text).is_empty(),
                _ => true,
            }
    })
}
