//! A file as text with places: what was read, where it stands, and what could not be read.
//!
//! Every reader (PDF, sheet, Word, web page, text) yields the same [`Document`]: a list of [`Block`]s in reading order.
//! After this stage the only kind of position is a [`Span`]; [`Document::places`] turns it into what a person needs to
//! find the words in the file.
pub mod archive;
mod block;
mod element;
mod encoding;
mod fold;
mod note;
pub mod ocr;
mod offer;
mod package;
mod pdf;
mod place;
mod radical;
mod read;
mod reason;
mod sheet;
mod sieve;
mod sniff;
mod text;
mod watch;
mod web;
mod word;

pub use block::{Anchor, Block, Cell, Furniture, Kind, Letter, Line, Span};
pub(crate) use fold::is_han;
pub use fold::{Folded, Gap};
pub use note::{Note, NoteKind};
pub use offer::{HEAD, Offer, media_type, needs_all, offer};
pub use pdf::{Picture, confirms, pictures, witness};
pub use place::{CellAddress, Place, Rect};
pub use read::{Limits, ReadError, read, read_sieved, read_watched, read_with, too_large};
pub use sieve::{LONG, Sieve, Weight};
pub use watch::{Lost, Unwatched, Watch};

/// How the letters of a document were found: the `source.text` of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextLayer {
    /// The file itself holds the letters.
    #[default]
    Embedded,
    /// Letters were read from page images.
    Ocr,
    /// Some pages hold letters, others were read from images or not at all.
    Mixed,
    /// There are glyphs, but which letters they stand for can't be known.
    Garbled,
    /// No letters at all.
    None,
}

/// One worksheet of a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The name on the sheet's tab, as the file has it.
    pub name: String,
    /// The file hides this sheet from its reader.
    pub hidden: bool,
}

/// A ruled or column-aligned table; its cells are the blocks whose [`Cell::table`] is its index.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Number of rows, spans included.
    pub rows: u32,
    /// Number of columns, spans included.
    pub columns: u32,
}

/// What a saved page or a file says about where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Provenance {
    /// The address that the file itself gives (canonical link, "saved from url", a `# URL:` line).
    pub url: Option<String>,
    /// The day on which the file says it was fetched, as written.
    pub retrieved: Option<String>,
}

/// A file as text with places.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// MIME type by content, never by extension, e.g. `application/pdf`.
    pub media_type: &'static str,
    /// How the letters were found.
    pub text: TextLayer,
    /// Number of pages, for formats that have pages.
    pub pages: Option<u32>,
    /// Pages (from 1) that hold an image or drawn outlines and no readable text.
    pub unread_pages: Vec<u32>,
    /// Pages that were read from their pictures, if any.
    pub scanned: Option<Scanned>,
    /// The sheets, in the file's order, for spreadsheets.
    pub sheets: Vec<Sheet>,
    /// The tables; a sheet is one table.
    pub tables: Vec<Table>,
    /// Text in reading order, body first; [`Kind::Furniture`] of a page stands after its body.
    pub blocks: Vec<Block>,
    /// What the reader of the record must know about the reading.
    pub notes: Vec<Note>,
    /// What the file says of its own origin.
    pub provenance: Provenance,
}

/// Pages that were read from their pictures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scanned {
    /// The models by the hashes of their files.
    pub model: String,
    /// The pages, from 1.
    pub pages: Vec<u32>,
}

impl Document {
    /// How sure the least sure letter of a span is, of 1000, if any of it was read from a picture.
    #[must_use]
    pub fn score(&self, span: Span) -> Option<u16> {
        let block = self.blocks.get(span.block as usize)?;
        let Anchor::Page { letters, scores, .. } = &block.anchor else { return None };
        if scores.is_empty() {
            return None;
        }
        let first = letters.partition_point(|letter| letter.start < span.start);
        let last = letters.partition_point(|letter| letter.start < span.end);
        scores.get(first..last)?.iter().copied().min()
    }

    /// Turns the cells of tables with a single column into paragraphs: such a table is a frame around running text, and
    /// what stands above a value in it is no header.
    fn open_frames(&mut self) {
        for block in &mut self.blocks {
            if let Kind::Cell(cell) = block.kind
                && self.tables.get(cell.table as usize).is_some_and(|table| table.columns == 1)
            {
                block.kind = Kind::Paragraph;
            }
        }
    }

    /// The words of a span, exactly as the file has them; empty if the span is not of this document.
    #[must_use]
    pub fn quote(&self, span: Span) -> &str {
        self.blocks
            .get(span.block as usize)
            .and_then(|block| block.text.get(span.start as usize..span.end as usize))
            .unwrap_or("")
    }

    /// Where the words of a span stand. Several places only if a PDF block runs over a page break; each comes with the
    /// part of the span that stands there.
    #[must_use]
    pub fn places(&self, span: Span) -> Vec<(Span, Place)> {
        let Some(block) = self.blocks.get(span.block as usize) else {
            return Vec::new();
        };
        match &block.anchor {
            Anchor::Page { lines, letters, .. } => place::on_pages(span, &block.text, lines, letters),
            Anchor::Sheet { sheet, cell } => {
                let name = self.sheets.get(*sheet as usize).map_or("", |s| s.name.as_str());
                vec![(span, Place::Sheet { sheet: name.to_owned(), cell: *cell })]
            }
            Anchor::Line(line) => vec![(span, Place::Line(*line))],
            Anchor::Flow { block, row, column } => {
                vec![(span, Place::Flow { block: *block, row: *row, column: *column })]
            }
        }
    }
}
