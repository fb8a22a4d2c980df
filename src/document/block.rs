//! A block is a paragraph, a heading or a table cell, its text as the source has it.
use super::place::CellAddress;

/// A position in a document: a block and a range of bytes of its text, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Index into [`super::Document::blocks`].
    pub block: u32,
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

impl Span {
    /// Whether both spans lie in one block and share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.block == other.block && self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.block == other.block && self.start <= other.start && other.end <= self.end
    }
}

/// What kind of text a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Running text. In plain text one line is one paragraph.
    Paragraph,
    /// A title or heading, where the format or the page's look says so.
    Heading,
    /// A cell of a table.
    Cell(Cell),
    /// Text that is not of the body.
    Furniture(Furniture),
}

/// Where a cell stands in its table; rows and columns count from 0 here and from 1 in the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Index into [`super::Document::tables`].
    pub table: u32,
    /// First row.
    pub row: u32,
    /// First column.
    pub column: u32,
    /// How many rows it spans, at least 1.
    pub rows: u32,
    /// How many columns it spans, at least 1.
    pub columns: u32,
}

/// Text on a page that is not of the body, so that it can't give a buyer or break a name in two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Furniture {
    /// Repeats at the top of most pages.
    Header,
    /// Repeats at the foot of most pages, page numbers among it.
    Footer,
    /// Stands across the page at an angle or behind the text.
    Watermark,
    /// In a row, column or sheet that the file hides.
    Hidden,
}

/// One printed letter of a PDF block: where its text starts and its box on the page as seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Letter {
    /// First byte of its text in the block; the next letter's start (or the block's end) ends it. Bytes before the next
    /// letter that were not printed (a line break, a space made from a gap) belong to the letter before them and are
    /// not part of its box.
    pub start: u32,
    /// Left edge in points from the left of the page as seen.
    pub x0: f32,
    /// Upper edge (ascent) in points from the top of the page as seen.
    pub y0: f32,
    /// Right edge.
    pub x1: f32,
    /// Lower edge (descent).
    pub y1: f32,
}

/// A line of a PDF block: from this byte on the text stands on this page, on a line of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// First byte of the line in the block's text.
    pub start: u32,
    /// Page, from 1.
    pub page: u32,
}

/// What ties the bytes of a block to the file.
#[derive(Debug, Clone, PartialEq)]
pub enum Anchor {
    /// PDF: lines and letters in the order of the text.
    Page {
        /// The lines, by `start`; lines are parted by `\n` in the text.
        lines: Vec<Line>,
        /// The printed letters, by `start`.
        letters: Vec<Letter>,
        /// How sure each letter is, of 1000, where any was read from a picture; empty where the file holds them all.
        scores: Vec<u16>,
    },
    /// A cell of a spreadsheet, in the sheet's own coordinates.
    Sheet {
        /// Index into [`super::Document::sheets`].
        sheet: u32,
        /// The (top left) cell.
        cell: CellAddress,
    },
    /// A line of a text, from 1.
    Line(u32),
    /// A block of a Word file or web page, numbers from 1.
    Flow {
        /// Number of the paragraph or table in the body.
        block: u32,
        /// Row in the table.
        row: Option<u32>,
        /// Column in the table.
        column: Option<u32>,
    },
}

/// A paragraph, heading or cell: its text as the source has it, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What kind of text it is.
    pub kind: Kind,
    /// The letters as the file has them. Line breaks inside a block are `\n`. For a number cell of a sheet this is the
    /// number as the reader sees it (format applied), see [`Block::stored`].
    pub text: String,
    /// What ties the text to the file.
    pub anchor: Anchor,
    /// Spreadsheets: the stored value and number format where they differ from `text`, e.g. `235.8` and `0.00"万元"`.
    pub stored: Option<Box<(String, String)>>,
}

impl Block {
    /// The cell, if the block is one.
    #[must_use]
    pub fn cell(&self) -> Option<Cell> {
        match self.kind {
            Kind::Cell(cell) => Some(cell),
            _ => None,
        }
    }

    /// Whether the block belongs to the body (no header, footer, watermark or hidden text).
    #[must_use]
    pub fn is_body(&self) -> bool {
        !matches!(self.kind, Kind::Furniture(_))
    }
}
