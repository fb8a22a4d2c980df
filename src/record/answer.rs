//! Answers to bidders' questions: what a question asks for is allowed or turned away by the answer beside or below it.
use super::table::Grid;
use crate::document::Document;
use crate::lexicon::Stance;
use crate::mention::Mentions;

/// What the answer to a question (能否以A参与投标？) makes of the names in it, where it says no.
pub(super) fn of(mentions: &Mentions, document: &Document, grid: &Grid, block: u32, sentence: &str) -> Option<Stance> {
    const ASKS: [&str; 9] =
        ["能否", "可否", "是否可以", "是否接受", "是否允许", "是否认可", "可以用", "可不可以", "是否可"];
    const NO: [&str; 10] = ["不可以", "不可", "不接受", "不允许", "不同意", "否", "不能", "不予", "不行", "不认可"];
    let asks = ASKS.iter().any(|word| sentence.contains(word)) || sentence.contains("可以") && sentence.contains("吗");
    if !sentence.trim_end().ends_with('?') || !asks {
        return None;
    }
    let answer = match document.blocks.get(block as usize)?.cell() {
        Some(cell) => mentions.text(grid.at(cell.table, cell.row, cell.column + 1)?),
        None => {
            let same = mentions.text(block).rsplit(['?', ':']).next().unwrap_or("");
            let next = mentions.text(block.checked_add(1)?);
            if same.trim().is_empty() { next } else { same }
        }
    };
    let core = answer.trim_start_matches(|c: char| "答复回应:0123456789、. RA".contains(c));
    NO.iter().any(|word| core.starts_with(word)).then_some(Stance::Excluded)
}
