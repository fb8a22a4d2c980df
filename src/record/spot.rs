//! In which part of the notice words stand: its title, its subject, a table of items, requirements, grounds, background.
use super::slot::{Slot, is_top_heading};
use super::stance::Spot;
use super::table::Grid;
use crate::document::{Document, Kind};
use crate::lexicon::{Bag, Role, heading_spots};
use crate::mention::Mentions;
use std::sync::LazyLock;

/// The part of the notice of every block.
pub(super) struct Spots {
    by_block: Vec<Spot>,
}

impl Spots {
    pub(super) fn new(document: &Document, mentions: &Mentions, slots: &[Slot], title: Option<u32>) -> Self {
        let mut now: Spot = "requirement";
        let mut opened_by: Option<Style> = None;
        let mut by_block: Vec<Spot> = Vec::with_capacity(document.blocks.len());
        for (index, block) in document.blocks.iter().enumerate() {
            let text = mentions.text(index as u32);
            let before_line = now;
            let heading = matches!(block.kind, Kind::Heading) || text.len() <= 30 || text.chars().count() <= 30;
            if heading && !text.is_empty() {
                let style = style(text, matches!(block.kind, Kind::Heading));
                if let Some(spot) = opens(text) {
                    now = spot;
                    opened_by = style;
                } else if is_top_heading(text) || style.is_some() && style == opened_by || asks(text) {
                    now = "requirement";
                    opened_by = style;
                }
            }
            let own = match block.kind {
                // 原内容——…; 更正为——…: what stands in the line itself is all of it.
                _ if heading && stands_with_text(text) => {
                    let own = std::mem::replace(&mut now, before_line);
                    if title == Some(index as u32) { "title" } else { own }
                }
                _ if title == Some(index as u32) => "title",
                Kind::Cell(_) if now == "requirement" => "item",
                _ => now,
            };
            let weighs = matches!(own, "requirement" | "subject") && super::grounds::is_weighing(text);
            by_block.push(if weighs { "justification" } else { own });
        }
        for slot in slots.iter().filter(|slot| slot.role == Role::ProjectName) {
            if let Some(spot) = by_block.get_mut(slot.block as usize).filter(|spot| **spot != "title") {
                *spot = "subject";
            }
        }
        Self { by_block }
    }

    /// The part that the head of a cell's column or the first cell of its row names, where that part seeks nothing:
    /// 更正前内容, 类似业绩, 建设背景.
    pub(super) fn of_cell(&self, document: &Document, mentions: &Mentions, grid: &Grid, block: u32) -> Option<Spot> {
        let cell = document.blocks.get(block as usize)?.cell()?;
        let heads = (0..cell.row).take(3).filter_map(|row| grid.at(cell.table, row, cell.column));
        let heads = heads.map(|head| mentions.text(head));
        let left = grid.row(cell.table, cell.row).iter().take(2).filter(|other| **other < block);
        let texts = heads.chain(left.map(|other| mentions.text(*other)));
        texts
            .filter(|text| text.chars().count() <= 12)
            .find_map(opens)
            .filter(|spot| matches!(*spot, "qualification" | "background" | "justification" | "before"))
    }

    /// The part at a byte of a folded block: a label inside the block (采购理由：…) may open one of its own.
    pub(super) fn at(&self, mentions: &Mentions, block: u32, at: usize) -> Spot {
        let text = mentions.text(block);
        let of_block = || self.by_block.get(block as usize).copied().unwrap_or("requirement");
        let before = text.get(..at).unwrap_or("");
        // A label inside ends with one of these.
        if !before.contains([':', '(', '—', '-', '\u{201c}', '"', '《', '「']) {
            return of_block();
        }
        let inside = heading_spots()
            .iter()
            .filter_map(|(word, spot)| before.rfind(*word).map(|found| (found, word.len(), *spot)))
            .filter(|(found, length, _)| {
                let rest = before[found + length..].trim_start();
                rest.starts_with([':', '—', '-', '\u{201c}', '"', '《', '「'])
                    || rest.starts_with("为:")
                    || rest.starts_with('(') && rest.contains("):")
            })
            .max_by_key(|(found, ..)| *found);
        inside.map_or_else(of_block, |(_, _, spot)| spot)
    }
}

/// A short line that holds a label of a change with its words: 原内容——接入ChatGPT.
fn stands_with_text(text: &str) -> bool {
    opens(text).is_some_and(|spot| spot == "before")
        && text.split_once([':', '—', '\u{201c}', '"']).is_some_and(|(_, rest)| rest.chars().count() > 4)
}

/// How a heading is numbered: one of the same kind ends what another opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// A heading of the file's own.
    Heading,
    /// （一）
    Bracket,
    /// 1 or 1.
    Number,
    /// 1.2
    Below,
}

fn style(text: &str, is_heading: bool) -> Option<Style> {
    let bracket = text.starts_with('(') && text.chars().nth(1).is_some_and(|c| "一二三四五六七八九十".contains(c));
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let ends = text.contains([',', '。', ';']) || text.trim_end().ends_with(|c: char| c.is_ascii_digit());
    if is_heading {
        Some(Style::Heading)
    } else if ends {
        None
    } else if bracket {
        Some(Style::Bracket)
    } else if rest.len() < text.len() && rest.starts_with(['.', '、', ' ']) {
        let below = rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        Some(if below { Style::Below } else { Style::Number })
    } else {
        None
    }
}

/// Whether a text may open a part of the notice or end the one before it.
pub(super) fn is_heading(text: &str) -> bool {
    opens(text).is_some() || is_top_heading(text) || asks(text)
}

/// Whether a text begins as a numbered heading does.
pub(super) fn is_numbered(text: &str) -> bool {
    style(text, false).is_some()
}

/// 硬件要求, 3 软件要求: a heading whose last word asks for something.
fn asks(text: &str) -> bool {
    let head = text.trim_end_matches([':', ' ']);
    head.chars().count() <= 14 && (head.ends_with("要求") || head.ends_with("需求") || head.ends_with("参数"))
}

fn opens(text: &str) -> Option<Spot> {
    // All words that open a part are Chinese.
    if text.is_ascii() {
        return None;
    }
    let core = text.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十、.() 第章节".contains(c));
    let core = core.trim_end_matches([':', ' ']);
    // 背景 alone opens; in 背景墙 it is part of another word.
    let fits = |index: &usize| {
        let word = heading_spots().get(*index).map_or("", |(word, _)| *word);
        word.len() > 2 * '背'.len_utf8() || core == word
    };
    HEADINGS.find(text).filter(fits).min().and_then(|index| heading_spots().get(index)).map(|(_, spot)| *spot)
}

static HEADINGS: LazyLock<Bag> = LazyLock::new(|| Bag::new(heading_spots().iter().map(|(word, _)| *word)));
