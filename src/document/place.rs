//! What a person needs to find words in a file: page and boxes, sheet and cell, line, or block.
use super::block::{Letter, Line, Span};
use std::fmt;

/// A box on a page in PDF points (1/72 inch) from the top left of the page as it is seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x0: f32,
    /// Upper edge.
    pub y0: f32,
    /// Right edge.
    pub x1: f32,
    /// Lower edge.
    pub y1: f32,
}

/// A cell's address in its sheet; row and column from 0, printed in A1 form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellAddress {
    /// Row from 0.
    pub row: u32,
    /// Column from 0.
    pub column: u32,
}

impl fmt::Display for CellAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut column = self.column + 1;
        while column > 0 {
            letters.push(char::from(b'A' + u8::try_from((column - 1) % 26).unwrap_or(0)));
            column = (column - 1) / 26;
        }
        let letters: String = letters.into_iter().rev().collect();
        write!(f, "{letters}{}", self.row + 1)
    }
}

/// Where words stand in a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// A page (from 1) and a box for each line of the quote.
    Page {
        /// Page from 1.
        page: u32,
        /// One box a line.
        boxes: Vec<Rect>,
    },
    /// A sheet and a cell.
    Sheet {
        /// The sheet's name.
        sheet: String,
        /// The cell.
        cell: CellAddress,
    },
    /// A line of a text, from 1.
    Line(u32),
    /// A block of a Word file or web page, all from 1.
    Flow {
        /// Paragraph or table.
        block: u32,
        /// Row in the table.
        row: Option<u32>,
        /// Column in the table.
        column: Option<u32>,
    },
}

/// Splits a span of a PDF block by page, with one box a line.
pub(super) fn on_pages(span: Span, text: &str, lines: &[Line], letters: &[Letter]) -> Vec<(Span, Place)> {
    let mut out: Vec<(Span, Place)> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let line_end = lines.get(index + 1).map_or(text.len() as u32, |next| next.start);
        let (start, end) = (span.start.max(line.start), span.end.min(line_end));
        if start >= end {
            continue;
        }
        let first = letters.partition_point(|letter| letter.start < start);
        // A span may start inside a ligature, whose letter starts before it.
        let first = match first.checked_sub(1) {
            Some(before) if letters.get(first).is_none_or(|letter| letter.start > start) => {
                if letters[before].start >= line.start { before } else { first }
            }
            _ => first,
        };
        let last = letters.partition_point(|letter| letter.start < end);
        let Some(rect) = letters.get(first..last).and_then(enclosing) else {
            continue;
        };
        match out.last_mut() {
            Some((part, Place::Page { page, boxes })) if *page == line.page => {
                part.end = end;
                boxes.push(rect);
            }
            _ => out.push((Span { block: span.block, start, end }, Place::Page { page: line.page, boxes: vec![rect] })),
        }
    }
    out
}

fn enclosing(letters: &[Letter]) -> Option<Rect> {
    letters.iter().map(|l| Rect { x0: l.x0, y0: l.y0, x1: l.x1, y1: l.y1 }).reduce(|a, b| Rect {
        x0: a.x0.min(b.x0),
        y0: a.y0.min(b.y0),
        x1: a.x1.max(b.x1),
        y1: a.y1.max(b.y1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_print_as_spreadsheets_do() {
        for (row, column, text) in [(0, 0, "A1"), (4, 25, "Z5"), (9, 26, "AA10"), (1_048_575, 16_383, "XFD1048576")] {
            assert_eq!(CellAddress { row, column }.to_string(), text);
        }
    }

    #[test]
    fn a_span_over_a_page_break_gives_two_places() {
        let text = "甲乙\n丙";
        let letters: Vec<Letter> = [(0, 0.0), (3, 10.0), (7, 0.0)]
            .map(|(start, x0)| Letter { start, x0, y0: 0.0, x1: x0 + 10.0, y1: 10.0 })
            .to_vec();
        let lines = [Line { start: 0, page: 1 }, Line { start: 7, page: 2 }];
        let places = on_pages(Span { block: 0, start: 0, end: 10 }, text, &lines, &letters);
        assert_eq!(places.len(), 2);
        assert_eq!(places[0].1, Place::Page { page: 1, boxes: vec![Rect { x0: 0.0, y0: 0.0, x1: 20.0, y1: 10.0 }] });
        assert_eq!(places[1].0, Span { block: 0, start: 7, end: 10 });
    }
}
