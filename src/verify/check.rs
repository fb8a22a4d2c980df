//! Quotes against a document: equal letters, equal place, or they are not found.
use super::{Claim, Stated, Status, Verdict};
use crate::document::{Anchor, Document, Place, Rect, Span, confirms};
use std::collections::HashMap;

/// Two readings of one box may differ by so many points.
const NEAR: f64 = 0.5;
/// Letters of the paragraph that a result gives before and after a quote.
const AROUND: usize = 20;
/// Bytes that are searched for the quotes of one file when they don't stand where they should; beyond it a quote that
/// is not at its place is told as unchecked.
const MOST_SEARCHED: u64 = 20_000_000_000;

/// The verdict on each quote, in the order of the claims. `second` holds the quoted pages as the second PDF reader has
/// them, where it was asked.
#[must_use]
pub fn check(claims: &[Claim], document: &Document, second: &[(u32, String)]) -> Vec<Verdict> {
    let blocks = Blocks::of(document);
    let all: u64 = document.blocks.iter().map(|block| block.text.len() as u64).sum();
    let mut left = MOST_SEARCHED;
    claims
        .iter()
        .map(|claim| {
            let mut verdict = blocks.verdict(claim, &mut left, all);
            let is_seen = matches!(verdict.status, Status::Found | Status::Ambiguous | Status::Moved);
            if is_seen {
                let is_scan = claim.reader == "ocr";
                verdict.readers.push(if is_scan { "ocr" } else { first_reader(document) });
            }
            if let Some(Stated::Page { page, .. }) = claim.place
                && let Some((_, text)) = second.iter().find(|(number, _)| u64::from(*number) == page)
                && sees(text, &claim.quote)
            {
                verdict.readers.push("second");
            }
            verdict
        })
        .collect()
}

fn first_reader(document: &Document) -> &'static str {
    match document.blocks.first().map(|block| &block.anchor) {
        Some(Anchor::Page { .. }) => "first",
        Some(Anchor::Sheet { .. }) => "sheet",
        _ => "text",
    }
}

/// The quote as a whole, or each of its lines: the second reader may have something between them.
fn sees(page: &str, quote: &str) -> bool {
    let mut lines = quote.lines().filter(|line| !line.trim().is_empty());
    confirms(page, quote) || (quote.contains('\n') && lines.all(|line| confirms(page, line)))
}

/// The blocks of a document by the place that a claim would name.
struct Blocks<'a> {
    document: &'a Document,
    pages: HashMap<u64, Vec<u32>>,
    cells: HashMap<(&'a str, String), Vec<u32>>,
    lines: HashMap<u64, Vec<u32>>,
    flows: HashMap<(u64, Option<u64>, Option<u64>), Vec<u32>>,
}

impl<'a> Blocks<'a> {
    fn of(document: &'a Document) -> Self {
        let mut blocks = Self {
            document,
            pages: HashMap::new(),
            cells: HashMap::new(),
            lines: HashMap::new(),
            flows: HashMap::new(),
        };
        for (at, block) in document.blocks.iter().enumerate() {
            let at = at as u32;
            match &block.anchor {
                Anchor::Page { lines, .. } => {
                    let mut pages: Vec<u32> = lines.iter().map(|line| line.page).collect();
                    pages.dedup();
                    for page in pages {
                        blocks.pages.entry(page.into()).or_default().push(at);
                    }
                }
                Anchor::Sheet { sheet, cell } => {
                    let name = document.sheets.get(*sheet as usize).map_or("", |sheet| sheet.name.as_str());
                    blocks.cells.entry((name, cell.to_string())).or_default().push(at);
                }
                Anchor::Line(line) => blocks.lines.entry((*line).into()).or_default().push(at),
                Anchor::Flow { block, row, column } => {
                    let key = ((*block).into(), row.map(u64::from), column.map(u64::from));
                    blocks.flows.entry(key).or_default().push(at);
                }
            }
        }
        blocks
    }

    fn verdict(&self, claim: &Claim, left: &mut u64, all: u64) -> Verdict {
        if claim.quote.is_empty() {
            return Verdict::new(Status::Unchecked)
                .because("the result gives no words for this fact", "结果未给出该事实的引文");
        }
        let Some(place) = &claim.place else {
            return Verdict::new(Status::Unchecked)
                .because("the result names no place that can be looked up", "结果未给出可核对的位置");
        };
        let at_place = self.at(place);
        let here: Vec<Span> = at_place.iter().flat_map(|block| self.hits(*block, &claim.quote)).collect();
        let here: Vec<Span> = here.into_iter().filter(|span| self.stands(*span, place)).collect();
        let exact: Vec<Span> = here.iter().copied().filter(|span| self.is_amid(*span, claim)).collect();
        if let Some(first) = exact.first() {
            // One and the same spot may be printed twice (bold by overprinting); boxes make it one place.
            let is_one =
                exact.len() == 1 || (has_boxes(place) && exact.iter().all(|span| self.same_spot(*first, *span)));
            if is_one {
                return Verdict::new(Status::Found);
            }
            let count = exact.len();
            return Verdict::new(Status::Ambiguous).because(
                format!("the words stand there {count} times and nothing tells which are meant"),
                format!("该处有 {count} 处相同文字，无法确定所指"),
            );
        }
        if !here.is_empty() {
            return Verdict::new(Status::Moved).because(
                "the words stand there amid other words than the result has",
                "文字在该处，但前后文与结果不同",
            );
        }
        if claim.reader == "ocr" {
            return Verdict::new(Status::Unchecked)
                .because("the words were read from a picture; look at the page", "文字由图片识别而来；请查看原页");
        }
        if *left < all {
            return Verdict::new(Status::Unchecked).because(
                "not at its place, and too many quotes to search the whole file",
                "不在所述位置；引文过多，未全文查找",
            );
        }
        *left -= all;
        let elsewhere = (0..self.document.blocks.len() as u32).flat_map(|block| self.hits(block, &claim.quote)).next();
        match elsewhere.and_then(|span| self.document.places(span).into_iter().next()) {
            Some((_, place)) => {
                let (en, zh) = words(&place);
                Verdict::new(Status::Moved).because(format!("now at {en}"), format!("现在位于{zh}"))
            }
            None => Verdict::new(Status::Missing),
        }
    }

    /// The blocks at a place.
    fn at<'b>(&'b self, place: &'b Stated) -> &'b [u32] {
        let found = match place {
            Stated::Page { page, .. } => self.pages.get(page),
            Stated::Sheet { sheet, cell } => self.cells.get(&(sheet.as_str(), cell.clone())),
            Stated::Line { line, .. } => self.lines.get(line),
            Stated::Flow { block, row, column } => self.flows.get(&(*block, *row, *column)),
        };
        found.map_or(&[], Vec::as_slice)
    }

    /// Every spot of a block at which the words stand, overlapping ones among them.
    fn hits(&self, block: u32, quote: &str) -> Vec<Span> {
        let text = self.document.blocks.get(block as usize).map_or("", |block| block.text.as_str());
        let step = quote.chars().next().map_or(1, char::len_utf8);
        let (mut hits, mut from) = (Vec::new(), 0);
        while let Some(at) = text.get(from..).and_then(|rest| rest.find(quote)) {
            let start = from + at;
            hits.push(Span { block, start: start as u32, end: (start + quote.len()) as u32 });
            from = start + step;
        }
        hits
    }

    /// Whether a spot is at the stated page with the stated boxes, or in the stated cell of a line; other places are held by the block already.
    fn stands(&self, span: Span, place: &Stated) -> bool {
        let (page, boxes) = match place {
            Stated::Page { page, boxes } => (page, boxes),
            Stated::Line { column: Some(column), .. } => {
                let cell = self.document.blocks.get(span.block as usize).and_then(|block| block.cell());
                return cell.is_some_and(|cell| u64::from(cell.column) + 1 == *column);
            }
            _ => return true,
        };
        match self.document.places(span).as_slice() {
            [(_, Place::Page { page: here, boxes: own })] => {
                u64::from(*here) == *page && boxes.as_ref().is_none_or(|boxes| same_boxes(own, boxes))
            }
            _ => false,
        }
    }

    fn same_spot(&self, a: Span, b: Span) -> bool {
        match (self.document.places(a).as_slice(), self.document.places(b).as_slice()) {
            ([(_, Place::Page { boxes: a, .. })], [(_, Place::Page { boxes: b, .. })]) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| near(*a, &corners(*b)))
            }
            _ => false,
        }
    }

    /// Whether the letters around the spot are those of the result. Where boxes hold the spot already, another version
    /// may have parted paragraphs elsewhere, so that only the letters that both have are compared.
    fn is_amid(&self, span: Span, claim: &Claim) -> bool {
        let text = self.document.blocks.get(span.block as usize).map_or("", |block| block.text.as_str());
        let before = text.get(..span.start as usize).unwrap_or("");
        let after = text.get(span.end as usize..).unwrap_or("");
        let is_held = claim.place.as_ref().is_some_and(has_boxes);
        let fits = |own: &str, said: &Option<String>, is_before: bool| {
            let Some(said) = said else { return true };
            let letters = |text: &str| -> Vec<char> {
                let keep = |c: &char| !is_held || !c.is_whitespace();
                match is_before {
                    true => text.chars().rev().filter(keep).take(AROUND).collect(),
                    false => text.chars().filter(keep).take(AROUND).collect(),
                }
            };
            let (own, said) = (letters(own), letters(said));
            match is_held {
                true => own.iter().zip(&said).all(|(a, b)| a == b),
                false => own == said,
            }
        };
        fits(before, &claim.prefix, true)
            && (fits(after, &claim.suffix, false) || fits(after.trim_start_matches('\n'), &claim.suffix, false))
    }
}

fn has_boxes(place: &Stated) -> bool {
    matches!(place, Stated::Page { boxes: Some(_), .. })
}

fn corners(rect: Rect) -> [f64; 4] {
    [rect.x0, rect.y0, rect.x1, rect.y1].map(f64::from)
}

fn near(rect: Rect, said: &[f64; 4]) -> bool {
    corners(rect).iter().zip(said).all(|(own, said)| (own - said).abs() <= NEAR)
}

fn same_boxes(own: &[Rect], said: &[[f64; 4]]) -> bool {
    own.len() == said.len() && own.iter().zip(said).all(|(own, said)| near(*own, said))
}

fn words(place: &Place) -> (String, String) {
    match place {
        Place::Page { page, .. } => (format!("page {page}"), format!("第 {page} 页")),
        Place::Sheet { sheet, cell } => {
            (format!("sheet {sheet}, cell {cell}"), format!("工作表 {sheet} 单元格 {cell}"))
        }
        Place::Line(line) => (format!("line {line}"), format!("第 {line} 行")),
        Place::Flow { block, row: Some(row), column: Some(column) } => {
            (format!("block {block}, row {row}, column {column}"), format!("第 {block} 段第 {row} 行第 {column} 列"))
        }
        Place::Flow { block, .. } => (format!("block {block}"), format!("第 {block} 段")),
    }
}
