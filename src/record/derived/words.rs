//! Words that say by which way a chip or a service reaches the buyer.
use super::access::AccessKind;
use crate::document::{Document, Folded, Span};
use crate::lexicon::{Way, way_of};

/// What a text says of the way.
pub(super) fn kind_of(text: &str) -> AccessKind {
    match way_of(text) {
        Some(Way::Remote) => AccessKind::Remote,
        Some(Way::Hardware) => AccessKind::Hardware,
        None => AccessKind::Unknown,
    }
}

/// The headings of the notice, as a person would name its sections; at most twelve.
pub(super) fn sections(document: &Document) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in document.blocks.iter().filter(|block| block.is_body()).flat_map(|block| block.text.lines()) {
        let folded = Folded::new(0, line);
        let line = folded.text();
        let number = line.chars().take_while(|c| "一二三四五六七八九十".contains(*c)).count();
        if number == 0 || !line.chars().nth(number).is_some_and(|c| matches!(c, '、' | '.')) {
            continue;
        }
        let head = line.split([':', '。', '(']).next().unwrap_or("").trim();
        let length = head.chars().count();
        if length > number + 1 && length <= 24 && !found.iter().any(|known| known == head) {
            found.push(head.to_owned());
        }
        if found.len() == 12 {
            break;
        }
    }
    found
}

/// The folded sentence around a span.
pub(super) fn sentence(document: &Document, span: Span) -> String {
    let Some(block) = document.blocks.get(span.block as usize) else { return String::new() };
    let ends = |c: char| matches!(c, '。' | '；' | ';' | '！' | '？');
    let before = block.text.get(..span.start as usize).unwrap_or("");
    let after = block.text.get(span.start as usize..).unwrap_or("");
    let start = before.rfind(ends).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let head = before.get(start..).unwrap_or("");
    let tail = after.find(ends).and_then(|at| after.get(..at)).unwrap_or(after);
    Folded::new(0, &format!("{head}{tail}")).text().to_owned()
}

/// The folded words of the row that a cell stands in.
pub(super) fn row(document: &Document, span: Span) -> String {
    let Some(cell) = document.blocks.get(span.block as usize).and_then(|block| block.cell()) else {
        return String::new();
    };
    let same = |block: &&crate::document::Block| {
        block.cell().is_some_and(|other| other.table == cell.table && other.row == cell.row)
    };
    let near = (span.block as usize).saturating_sub(24)..(span.block as usize + 24).min(document.blocks.len());
    let words: Vec<&str> = document.blocks[near].iter().filter(same).map(|block| block.text.as_str()).collect();
    Folded::new(0, &words.join(" ")).text().to_owned()
}
