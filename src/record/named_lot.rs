//! The lot that a name belongs to: of its row, of the words before it, of the section that a lot's heading opened.
use super::slot::{is_top_heading, opening_lots};
use crate::document::{Document, Span};
use crate::mention::{LotMark, Mentions, lot_marks};

/// A lot with the words that name it.
pub(super) type LotAt = (String, Span);

/// The lot of every block, as the headings above it say.
pub(super) struct Lots {
    by_block: Vec<Option<LotAt>>,
}

impl Lots {
    pub(super) fn new(document: &Document, mentions: &Mentions) -> Self {
        let mut now: Option<LotAt> = None;
        let mut by_block = Vec::with_capacity(document.blocks.len());
        for (index, block) in document.blocks.iter().enumerate() {
            let text = mentions.text(index as u32);
            if block.cell().is_none() && !text.is_empty() {
                let marks = opening_lots(text);
                if is_top_heading(text) && marks.is_empty() {
                    now = None;
                }
                // 包1、包2: a heading of both opens neither.
                let ids: std::collections::BTreeSet<&str> = marks.iter().map(|mark| mark.id.as_str()).collect();
                if ids.len() == 1 && is_lot_heading(text) {
                    now = marks.first().and_then(|mark| span(mentions, index as u32, mark));
                } else if ids.len() > 1 {
                    now = None;
                }
            }
            by_block.push(now.clone());
        }
        Self { by_block }
    }

    /// The lot of the name at a byte of a folded block.
    pub(super) fn at(&self, mentions: &Mentions, block: u32, at: usize) -> Option<LotAt> {
        let text = mentions.text(block);
        let before = text.get(..at).unwrap_or("");
        let start = before.rfind(['。', ';', '\n']).map_or(0, |end| end + 1);
        let marks = lot_marks(text);
        let own = marks.iter().enumerate().rev().find(|(_, mark)| mark.range.end <= at && mark.range.start >= start);
        if let Some((index, mark)) = own {
            // 包1、包2、包3均须…: all of them, so none.
            let joined = |a: &LotMark, b: &LotMark| {
                let between = text.get(a.range.end..b.range.start).unwrap_or("");
                between.chars().count() <= 2 && !between.contains([';', '。', ':'])
            };
            let several = index > 0 && joined(&marks[index - 1], mark);
            return span(mentions, block, mark).filter(|_| !several);
        }
        self.by_block.get(block as usize).cloned().flatten()
    }
}

fn span(mentions: &Mentions, block: u32, mark: &LotMark) -> Option<LotAt> {
    let span = mentions.folded.get(block as usize)?.span(mark.range.clone())?;
    Some((mark.id.clone(), span))
}

/// A line that only opens a lot: 合同包1(示例设备):. A paragraph that begins with a lot speaks of it and no further.
fn is_lot_heading(text: &str) -> bool {
    text.chars().count() <= 30 || text.trim_end().ends_with(':')
}
