//! Label to value by a closed list of placements: behind the label, in the next block, in the cell to the right, in the
//! cells below a column's head.
use super::stack::{self, Column};
use super::table::{Grid, is_head, label_cell};
use crate::document::{Document, Kind};
use crate::lexicon::Role;
use crate::mention::{Hint, Label, LotMark, Mentions, lot_marks};
use std::collections::HashMap;
use std::ops::Range;

/// How a value lies to its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Placement {
    /// Behind the label in the same block.
    Behind,
    /// In the block after it.
    Next,
    /// In the cell to the right.
    Right,
    /// In a cell below the head of a column.
    Below,
    /// In the column 原为 of a table of changes: what does not count any more.
    Before,
    /// In text that was run together (a portal's summary box).
    Glued,
}

impl Placement {
    pub(super) fn rule(self) -> &'static str {
        match self {
            Self::Behind => "label-before",
            Self::Next => "label-above",
            Self::Right => "cell-right",
            Self::Below => "column-head",
            Self::Before => "column-before",
            Self::Glued => "summary-box",
        }
    }
}

/// A place where the value of a label should stand.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    /// The role that the label and its section give.
    pub(super) role: Role,
    /// The section that the label stands in.
    pub(super) section: Option<Role>,
    /// The label's words.
    pub(super) label: &'static str,
    /// What its brackets say.
    pub(super) hint: Hint,
    /// Where its words stand (block and folded bytes).
    pub(super) label_at: (u32, Range<usize>),
    /// Where the value should stand.
    pub(super) block: u32,
    /// Folded bytes of that block.
    pub(super) region: Range<usize>,
    /// How it lies to the label.
    pub(super) placement: Placement,
    /// A colon parts them, or the cells do.
    pub(super) firm: bool,
    /// The row of a table, where the label is a column's head.
    pub(super) row: Option<(u32, u32)>,
    /// The lot that was named last above it in its own section.
    pub(super) lot: Option<(String, u32, Range<usize>)>,
}

/// The table, row and column of a column head, and the last row that its values reach.
const LONGEST_TABLE: u32 = 1_000_000;

/// Walks the document and yields a slot for every label whose value has a place.
pub(super) fn slots(document: &Document, mentions: &Mentions, grid: &Grid) -> Vec<Slot> {
    let stacked = stack::columns(document, mentions);
    let mut walk = Walk { document, mentions, grid, stacked, section: None, lot: None, out: Vec::new() };
    for index in 0..document.blocks.len() {
        walk.block(index as u32);
    }
    walk.out
}

struct Walk<'a> {
    document: &'a Document,
    mentions: &'a Mentions,
    grid: &'a Grid,
    stacked: HashMap<(u32, usize), Column>,
    section: Option<Role>,
    lot: Option<(String, u32, Range<usize>)>,
    out: Vec<Slot>,
}

impl Walk<'_> {
    fn block(&mut self, block: u32) {
        let text = self.mentions.text(block);
        if text.is_empty() {
            return;
        }
        let is_cell = self.document.blocks[block as usize].cell().is_some();
        if is_top_heading(text) && !is_cell {
            self.section = None;
            self.lot = None;
        }
        let marks = if is_cell { Vec::new() } else { opening_lots(text) };
        let mut next_mark = 0;
        let labels = self.mentions.labels_of(block);
        for label in labels {
            while let Some(mark) = marks.get(next_mark).filter(|mark| mark.range.start <= label.range.start) {
                self.lot = Some((mark.id.clone(), block, mark.range.clone()));
                next_mark += 1;
            }
            let change = matches!(label.row.role, Role::SectionBefore | Role::SectionAfter);
            if label.row.role.is_section() && !(is_cell && change) {
                self.section = Some(label.row.role);
                continue;
            }
            if change {
                continue;
            }
            if let Some(section) = self.opens_contact(label) {
                self.section = Some(section);
                continue;
            }
            if label.row.role.is_money() && (is_base(text, label) || in_tariff(text, labels, label)) {
                continue;
            }
            self.place(label);
        }
        if let Some(mark) = marks.get(next_mark) {
            self.lot = Some((mark.id.clone(), block, mark.range.clone()));
        }
    }

    /// “3.采购代理机构” alone on its line, with 名称: or 地址: below, opens that body's block of contacts.
    fn opens_contact(&self, label: &Label) -> Option<Role> {
        let section = match (label.row.role, label.row.text) {
            (Role::Buyer, _) => Role::SectionBuyer,
            (Role::Agency, _) => Role::SectionAgency,
            (Role::End, "财政部门" | "监督部门" | "行政监督部门" | "主管部门") => Role::SectionOther,
            _ => return None,
        };
        let text = self.mentions.text(label.block);
        let is_cell = self.document.blocks.get(label.block as usize)?.cell().is_some();
        if is_cell || label.colon || !is_alone(text, label) {
            return None;
        }
        let next = (label.block + 1..label.block + 4).find(|block| !self.mentions.text(*block).is_empty())?;
        let first = self.mentions.labels_of(next).first()?;
        let contact = matches!(first.row.role, Role::Name | Role::End) && first.range.start <= 3;
        contact.then_some(section)
    }

    fn place(&mut self, label: &Label) {
        let Some(role) = self.role(label) else { return };
        let text = self.mentions.text(label.block);
        if !text[label.value.clone()].trim().is_empty() {
            let placement = if label.glued { Placement::Glued } else { Placement::Behind };
            self.push(label, role, label.block, label.value.clone(), placement, None);
            return;
        }
        let Some(block) = self.document.blocks.get(label.block as usize) else { return };
        if let Some(cell) = block.cell() {
            if label_cell(self.mentions, label.block).is_none() {
                return;
            }
            let columns = self.document.tables.get(cell.table as usize).map_or(u32::MAX, |table| table.columns);
            let right = self.grid.right(cell, columns);
            let right_is_label = right.is_some_and(|right| label_cell(self.mentions, right).is_some());
            if is_head(self.grid, self.mentions, cell.table, cell.row)
                || right_is_label && cell.columns == 1 && self.value_below(cell)
            {
                self.below(label, role, cell);
            } else if let Some(after) = self.change_column(cell, Role::SectionAfter) {
                let end = self.first_label(after);
                self.push(label, role, after, 0..end, Placement::Right, None);
                if let Some(before) = self.change_column(cell, Role::SectionBefore) {
                    let end = self.first_label(before);
                    self.push(label, role, before, 0..end, Placement::Before, None);
                }
            } else if let Some(right) = right.filter(|_| !right_is_label) {
                let own = self
                    .mentions
                    .labels_of(right)
                    .first()
                    .filter(|first| first.row.role == Role::Name && first.range.start == 0);
                let region = own.map_or(0..self.first_label(right), |name| name.value.clone());
                self.push(label, role, right, region, Placement::Right, None);
            }
        } else if let Some(column) = self.stacked.get(&(label.block, label.range.start)).cloned() {
            for (row, (cell, region)) in column.cells.into_iter().enumerate() {
                self.push(label, role, cell, region, Placement::Below, Some((column.table, row as u32)));
            }
        } else if label.colon || is_alone(text, label) {
            self.next(label, role);
        }
    }

    /// In a table of changes (更正项 | 原为 | 现为) the value that counts stands under 现为.
    fn change_column(&self, cell: crate::document::Cell, wanted: Role) -> Option<u32> {
        let head = (0..cell.row).rev().take(40).find_map(|row| {
            self.grid
                .row(cell.table, row)
                .iter()
                .copied()
                .find(|block| label_cell(self.mentions, *block).is_some_and(|label| label.row.role == wanted))
        })?;
        let column = self.document.blocks.get(head as usize)?.cell()?.column;
        self.grid.at(cell.table, cell.row, column).filter(|_| column > cell.column)
    }

    fn value_below(&self, cell: crate::document::Cell) -> bool {
        self.grid
            .at(cell.table, cell.row + cell.rows.max(1), cell.column)
            .is_some_and(|below| label_cell(self.mentions, below).is_none())
    }

    fn below(&mut self, label: &Label, role: Role, cell: crate::document::Cell) {
        let rows = self.document.tables.get(cell.table as usize).map_or(0, |table| table.rows).min(LONGEST_TABLE);
        let mut last = None;
        for row in self.grid.rows_from(cell.table, cell.row + cell.rows.max(1)).iter().copied() {
            if row >= rows {
                break;
            }
            let Some(below) = self.grid.at(cell.table, row, cell.column) else { continue };
            if label_cell(self.mentions, below).is_some_and(|below| below.row.role != Role::PriceMaybe) {
                break;
            }
            if last == Some(below) {
                continue;
            }
            last = Some(below);
            let end = self.mentions.text(below).len();
            self.push(label, role, below, 0..end, Placement::Below, Some((cell.table, row)));
        }
    }

    fn next(&mut self, label: &Label, role: Role) {
        let following = (label.block as usize + 1..self.document.blocks.len())
            .find(|index| self.document.blocks[*index].is_body() && !self.mentions.text(*index as u32).is_empty());
        let Some(next) = following else { return };
        let block = next as u32;
        if matches!(self.document.blocks[next].kind, Kind::Cell(_)) || is_top_heading(self.mentions.text(block)) {
            return;
        }
        let end = self.first_label(block);
        if end > 0 {
            self.push(label, role, block, 0..end, Placement::Next, None);
        }
    }

    fn first_label(&self, block: u32) -> usize {
        let text = self.mentions.text(block);
        self.mentions.labels_of(block).first().map_or(text.len(), |label| label.range.start)
    }

    /// The role of a label in its section: 名称 is the buyer's name below 采购人信息.
    fn role(&self, label: &Label) -> Option<Role> {
        match (label.row.role, self.section) {
            (Role::Name, Some(Role::SectionBuyer)) => Some(Role::Buyer),
            (Role::Name, Some(Role::SectionAgency)) => Some(Role::Agency),
            (Role::Name | Role::WinnerMaybe, Some(Role::SectionProposed)) => Some(Role::Proposed),
            (Role::Name, Some(Role::SectionAward)) => Some(Role::WinnerMaybe),
            (Role::Name, _) | (Role::End, _) => None,
            (role, _) => Some(role),
        }
    }

    fn push(
        &mut self,
        label: &Label,
        role: Role,
        block: u32,
        region: Range<usize>,
        placement: Placement,
        row: Option<(u32, u32)>,
    ) {
        self.out.push(Slot {
            role,
            section: self.section,
            label: label.row.text,
            hint: label.hint.clone(),
            label_at: (label.block, label.range.clone()),
            block,
            region,
            placement,
            firm: label.colon || matches!(placement, Placement::Right | Placement::Below),
            row,
            lot: self.lot.clone(),
        });
    }
}

/// 以中标金额为计算基数: the label names what a tariff counts from, and no value follows.
fn is_base(text: &str, label: &Label) -> bool {
    let words = text.get(label.value.clone()).unwrap_or("").trim_start();
    ["计算基数", "基数", "计费基数", "收费基数", "基准", "计算基准", "计费依据", "依据", "计算依据"]
        .iter()
        .any(|word| words.starts_with(word))
}

/// 代理费收费标准：按本项目中标金额100万元以下的部分…: inside the words of a fee an amount is the tariff's, until a
/// new sentence or a gap begins.
fn in_tariff(text: &str, labels: &[Label], label: &Label) -> bool {
    let fee = labels.iter().rfind(|other| {
        let before = other.range.end <= label.range.start && other.colon && !other.glued;
        before && other.row.role == Role::Fee
    });
    let inner = |fee: &Label| text.get(fee.range.end..label.range.start).unwrap_or("");
    !label.glued && label.row.role != Role::Fee && fee.is_some_and(|fee| !inner(fee).contains(['。', ';', ' ']))
}

/// 一、 二、 第三章: the heading of a new part of the notice.
pub(super) fn is_top_heading(text: &str) -> bool {
    let text = text.trim_start_matches(['#', ' ']);
    let rest = text.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    (rest.len() < text.len() && rest.starts_with(['、', '.', ',']))
        || (text.starts_with('第') && text.chars().take(5).any(|c| c == '章'))
}

/// A label that is all of its block but for its number is a heading; the value may stand below.
fn is_alone(text: &str, label: &Label) -> bool {
    let before = &text[..label.range.start];
    label.range.end >= text.trim_end().len()
        && before.chars().all(|c| !c.is_alphabetic() || "一二三四五六七八九十".contains(c))
}

/// The lots that open what follows: at the start of the block (合同包1(示例设备):), not those in a sentence.
pub(super) fn opening_lots(text: &str) -> Vec<LotMark> {
    let mut marks = lot_marks(text);
    marks.retain(|mark| {
        let before = text[..mark.range.start].trim_start_matches(|c: char| !c.is_alphabetic() && c != '(');
        mark.range.start == 0 || before.is_empty() || text[..mark.range.start].ends_with([';', '；', '。'])
    });
    marks
}
