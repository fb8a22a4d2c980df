//! Running headers and footers: outer lines that repeat on most pages, and page numbers.
use super::layout::{Item, LineText, PageText};
use crate::document::block::Furniture;
use std::collections::HashMap;

/// How deep into a page from its edges running text is looked for.
const ZONE: f32 = 0.14;
/// Lines at one edge.
const MOST_LINES: usize = 4;

/// Moves the running lines of all pages out of their bodies.
pub(super) fn set_apart(pages: &mut [PageText]) {
    let mut counts: HashMap<(bool, String, i32), usize> = HashMap::new();
    for page in pages.iter() {
        for top in [true, false] {
            for line in outer(page, top).take(MOST_LINES + 1) {
                let key = key(line, page, top);
                // A line that sits between two steps of the scale counts for both.
                *counts.entry((top, key.0.clone(), key.1)).or_default() += 1;
                *counts.entry((top, key.0, key.1 + 1)).or_default() += 1;
            }
        }
    }
    let with_text = pages.iter().filter(|page| !page.items.is_empty()).count();
    let enough = if with_text <= 2 { 2 } else { 3.max(with_text * 2 / 5) };
    for page in pages.iter_mut() {
        // The foot first: what it repeats beside its page number is a running line at the head as well.
        for top in [false, true] {
            let repeats: Vec<bool> = outer(page, top)
                .take(MOST_LINES + 1)
                .map(|line| {
                    let (text, y) = key(line, page, top);
                    let count = |y| counts.get(&(top, text.clone(), y)).copied().unwrap_or(0);
                    count(y).max(count(y + 1)) >= enough
                })
                .collect();
            // Where more lines repeat than a header has, the pages are copies of one form and all of it is body.
            let repeating = repeats.iter().take_while(|repeats| **repeats).count();
            let repeating = if repeating > MOST_LINES { 0 } else { repeating };
            // From the edge inwards, as long as lines repeat.
            let zone = page.height;
            let count = outer(page, top)
                .enumerate()
                .take_while(|(at, line)| {
                    let runs = *at < repeating || is_page_number(&line.text) || before_number(&line.text).is_some();
                    let is_at_foot = |(_, foot): &(Furniture, LineText)| {
                        before_number(&foot.text).is_some_and(|text| !text.is_empty() && text == line.text.trim())
                    };
                    in_zone(line, zone, top) && (runs || (top && page.furniture.iter().any(is_at_foot)))
                })
                .count();
            for _ in 0..count {
                if let Some(line) = take(page, top) {
                    page.furniture.push((if top { Furniture::Header } else { Furniture::Footer }, line));
                }
            }
        }
        page.furniture.sort_by_key(|(kind, _)| match kind {
            Furniture::Header => 0,
            Furniture::Footer => 1,
            Furniture::Watermark | Furniture::Hidden => 2,
        });
    }
}

fn in_zone(line: &LineText, height: f32, top: bool) -> bool {
    line.letters.first().is_some_and(|letter| {
        let y = (letter.y0 + letter.y1) / 2.0;
        if top { y < ZONE * height } else { y > (1.0 - ZONE) * height }
    })
}

/// The lines of running text at one edge, from the edge inwards.
fn outer(page: &PageText, top: bool) -> Box<dyn Iterator<Item = &LineText> + '_> {
    let item = if top { page.items.first() } else { page.items.last() };
    match item {
        Some(Item::Flow(flow)) if !flow.is_column && top => Box::new(flow.lines.iter()),
        Some(Item::Flow(flow)) if !flow.is_column => Box::new(flow.lines.iter().rev()),
        _ => Box::new(std::iter::empty()),
    }
}

fn take(page: &mut PageText, top: bool) -> Option<LineText> {
    let at = if top { 0 } else { page.items.len().checked_sub(1)? };
    let Some(Item::Flow(flow)) = page.items.get_mut(at) else {
        return None;
    };
    let line = if top { (!flow.lines.is_empty()).then(|| flow.lines.remove(0)) } else { flow.lines.pop() };
    if flow.lines.is_empty() {
        page.items.remove(at);
    }
    line
}

/// What makes two running lines the same: their letters but for digits, and their distance from the edge.
fn key(line: &LineText, page: &PageText, top: bool) -> (String, i32) {
    let text = line
        .text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if c.is_ascii_digit() || "一二三四五六七八九十".contains(c) { '#' } else { c })
        .fold(String::new(), |mut text, c| {
            if c != '#' || !text.ends_with('#') {
                text.push(c);
            }
            text
        });
    let y = line.letters.first().map_or(0.0, |letter| if top { letter.y1 } else { page.height - letter.y1 });
    (text, (y / 6.0) as i32)
}

/// What stands before a page number between dashes: "项目名称 — 3 —".
fn before_number(text: &str) -> Option<&str> {
    let dash = |c: char| matches!(c, '-' | '—' | '–' | '－');
    let rest = text.trim_end().strip_suffix(dash)?.trim_end();
    let head = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = rest.len() - head.len();
    let before = head.trim_end().strip_suffix(dash)?;
    ((1..=4).contains(&digits) && before.ends_with(char::is_whitespace)).then(|| before.trim())
}

/// "- 3 -", "3/12", "第 3 页 共 12 页".
fn is_page_number(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let core = bare.trim_matches(|c: char| matches!(c, '-' | '—' | '–' | '_' | '·' | '－'));
    let digits = |text: &str| !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    let numbered = |text: &str| {
        let text = text.trim_start_matches(['第', '共', '，', ',', '/', '(', '（']);
        digits(text.trim_end_matches(['页', ')', '）', '，', ',']))
    };
    if digits(core) || (core.contains('页') && core.split_inclusive('页').all(numbered)) {
        return true;
    }
    core.split_once(['/', '／']).is_some_and(|(page, pages)| numbered(page) && numbered(pages))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_numbers_of_pages() {
        for text in ["- 3 -", "3", "3 / 12", "第 3 页", "第3页 共12页", "第3页，共12页", "— 12 —", "第3页/共12页"]
        {
            assert!(is_page_number(text), "{text}");
        }
        assert_eq!(before_number("示例文件 — 1 —"), Some("示例文件"));
        assert_eq!(before_number("编号A-1-"), None);
        for text in ["20万元", "2026年", "3月", "第3包", "12,000", "", "123456"] {
            assert!(!is_page_number(text), "{text}");
        }
    }
}
