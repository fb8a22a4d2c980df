//! Bytes to a document: sniff the format, hand the bytes to its reader.
use super::ocr::Ocr;
use super::{Document, Note, NoteKind, Sieve, TextLayer, Unwatched, Watch, pdf, sheet, sniff, text, web, word};
use thiserror::Error;

/// Bounds on what a reader takes in; beyond one of them the document carries a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file.
    pub file_bytes: u64,
    /// Pages read of one file.
    pub pages: u32,
    /// Table cells (or text lines) kept of one file.
    pub cells: usize,
    /// Bytes that the compressed parts of one file may unpack to.
    pub decoded_bytes: u64,
    /// How many archives may lie inside each other.
    pub archive_depth: u32,
    /// Members read of one archive.
    pub archive_members: usize,
    /// A member of an archive may unpack to so many times its packed size; text of portals reaches 30, bombs a thousand.
    pub archive_ratio: u64,
    /// Letters of one quote.
    pub quote: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 512 << 20,
            pages: 10_000,
            cells: 2_000_000,
            decoded_bytes: 1 << 30,
            archive_depth: 3,
            archive_members: 10_000,
            archive_ratio: 400,
            quote: 2_000,
        }
    }
}

/// Why a file gave no document: what happened and what to do.
#[derive(Debug, Error, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// A password is needed.
    #[error("the file is encrypted; save a copy without the password")]
    Encrypted,
    /// The bytes are not what any reader here takes.
    #[error("{format} is not read; {advice}")]
    NotRead {
        /// The format by its bytes, e.g. "a JPEG image".
        format: &'static str,
        /// What to do, e.g. "save it as .docx".
        advice: &'static str,
    },
    /// The format is known and its structure broken.
    #[error("the {format} file is damaged: {detail}")]
    Damaged {
        /// The format by its bytes.
        format: &'static str,
        /// What the reader met.
        detail: String,
    },
    /// A limit of [`Limits`].
    #[error("the file is over the limit of {limit}")]
    TooLarge {
        /// The limit, in words.
        limit: String,
    },
}

/// Reads one file's bytes. `name` only helps where bytes can't tell (`.csv`, `.tsv`, a text named `.xls`); archives are
/// walked by [`super::archive::walk`], not here.
///
/// # Errors
/// [`ReadError`] if no text could be had; a document that was read in part comes back with notes instead.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    read_watched(name, bytes, limits, &mut Unwatched, &Ocr::off())
}

/// The same with a reader for pages that are pictures.
///
/// # Errors
/// As [`read`].
pub fn read_with(name: &str, bytes: &[u8], limits: &Limits, ocr: &Ocr) -> Result<Document, ReadError> {
    read_watched(name, bytes, limits, &mut Unwatched, ocr)
}

/// The same with somebody who is asked before each page.
///
/// # Errors
/// As [`read`].
pub fn read_watched(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    watch: &mut dyn Watch,
    ocr: &Ocr,
) -> Result<Document, ReadError> {
    read_sieved(name, bytes, limits, watch, ocr, None)
}

/// The same with somebody who says which rows of a long list tell nothing: they are not kept, and a note says so.
///
/// # Errors
/// As [`read`].
pub fn read_sieved(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    watch: &mut dyn Watch,
    ocr: &Ocr,
    sieve: Option<&'static dyn Sieve>,
) -> Result<Document, ReadError> {
    use sniff::Format;
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.len() as u64 > limits.file_bytes {
        return Err(too_large(limits));
    }
    let document = match sniff::format(name, bytes) {
        Format::Pdf => return pdf::read(bytes, limits, watch, ocr),
        Format::Xlsx => sheet::xlsx(bytes, limits, sieve),
        Format::Xlsb => sheet::xlsb(bytes, limits),
        Format::Xls => sheet::xls(bytes, limits),
        Format::Ods => sheet::ods(bytes, limits),
        Format::XmlSheet => Ok(sheet::xml(bytes, limits)),
        Format::Separated(separator) => Ok(sheet::separated(bytes, separator, limits, sieve)),
        Format::Word => word::read(bytes, limits),
        Format::Web => Ok(web::read(bytes, limits)),
        Format::Text => Ok(text::read(bytes, limits)),
        Format::Archive => Err(ReadError::NotRead { format: "an archive", advice: "its members are read one by one" }),
        Format::Encrypted => Err(ReadError::Encrypted),
        Format::Damaged(format, detail) => Err(ReadError::Damaged { format, detail: detail.to_owned() }),
        Format::NotRead(format, advice) => Err(ReadError::NotRead { format, advice }),
    };
    document.map(told_when_empty)
}

/// What a file over the limit is told.
#[must_use]
pub fn too_large(limits: &Limits) -> ReadError {
    ReadError::TooLarge { limit: format!("{} bytes (--max-file)", limits.file_bytes) }
}

/// An empty result must not look like a reading that found nothing.
fn told_when_empty(mut document: Document) -> Document {
    if !document.blocks.iter().any(super::Block::is_body) {
        document.text = TextLayer::None;
        document.notes.push(Note::new(
            NoteKind::PageWithoutText,
            "The file holds no text in its body; if a person sees letters there, they are an image.",
            "文件正文没有文字；若能看到文字，则是图片，需先做文字识别。",
        ));
    }
    document
}
