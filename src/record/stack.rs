//! Tables that a text export wrote one cell a line: the heads below each other, then the cells of each row.
use super::slot::is_top_heading;
use super::table::label_cell;
use crate::document::Document;
use crate::lexicon::Role;
use crate::mention::{Mentions, amounts, lot_id, parties};
use std::collections::HashMap;

/// The first number of a table that stands in no grid.
const FIRST: u32 = 1 << 30;

/// Heads that one table may have.
const MOST_COLUMNS: usize = 12;

/// The letters of a head at most: a longer line is text.
const LONGEST_HEAD: usize = 16;

/// Where a head stands in such a table, and the cells below it.
#[derive(Debug, Clone)]
pub(super) struct Column {
    /// The number of the table, outside those of the document.
    pub(super) table: u32,
    /// The block of the cell in each row.
    pub(super) cells: Vec<u32>,
}

/// The columns of all such tables by the block of their head.
pub(super) fn columns(document: &Document, mentions: &Mentions) -> HashMap<u32, Column> {
    let lines: Vec<u32> = (0..document.blocks.len() as u32)
        .filter(|block| {
            let body = document.blocks.get(*block as usize).is_some_and(|b| b.is_body() && b.cell().is_none());
            body && !mentions.text(*block).is_empty()
        })
        .collect();
    let mut found = HashMap::new();
    let mut at = 0;
    let mut table = FIRST;
    while at < lines.len() {
        let width = head_width(mentions, &lines[at..]);
        let rows = if width < 2 { 0 } else { row_count(mentions, &lines[at..], width) };
        if rows == 0 {
            at += 1;
            continue;
        }
        for column in 0..width {
            let cells = (1..=rows).filter_map(|row| lines.get(at + row * width + column).copied()).collect();
            found.insert(lines[at + column], Column { table, cells });
        }
        table += 1;
        at += width * (rows + 1);
    }
    found
}

fn head(mentions: &Mentions, block: u32) -> Option<Role> {
    let text = mentions.text(block);
    if text.chars().count() > LONGEST_HEAD || text.contains(':') {
        return None;
    }
    label_cell(mentions, block).filter(|label| !label.colon).map(|label| label.row.role)
}

/// How many lines from the first are heads: labels that stand alone, a party among them, and what is bid or numbered.
fn head_width(mentions: &Mentions, lines: &[u32]) -> usize {
    let roles: Vec<Role> = lines.iter().take(MOST_COLUMNS).map_while(|block| head(mentions, *block)).collect();
    let party = roles.iter().any(|role| {
        matches!(role, Role::Winner | Role::WinnerMaybe | Role::Candidate | Role::Loser | Role::ProjectName)
    });
    let value = roles.iter().any(|role| role.is_money() || matches!(role, Role::LotId | Role::Score));
    if party && value && !roles.iter().any(|role| role.is_section()) { roles.len() } else { 0 }
}

/// How many rows follow: each cell under a head of names is a name, each under one of money a number.
fn row_count(mentions: &Mentions, lines: &[u32], width: usize) -> usize {
    let fits = |column: usize, block: u32| {
        let Some(role) = lines.get(column).and_then(|block| head(mentions, *block)) else { return false };
        let text = mentions.text(block);
        let colon = mentions.labels_of(block).iter().any(|label| label.colon);
        let plain = !colon && !is_top_heading(text) && head(mentions, block).is_none();
        plain
            && match role {
                Role::Winner | Role::WinnerMaybe | Role::Candidate | Role::Loser => {
                    mentions.folded.get(block as usize).is_some_and(|folded| {
                        parties(folded, 0..text.len()).is_ok_and(|names| names.iter().all(|party| party.sure))
                    })
                }
                Role::LotId => lot_id(text).is_some(),
                role if role.is_money() => !amounts(text).is_empty(),
                _ => true,
            }
    };
    let rows = lines.get(width..).unwrap_or(&[]).chunks_exact(width);
    rows.take_while(|row| row.iter().enumerate().all(|(column, block)| fits(column, *block))).count()
}
