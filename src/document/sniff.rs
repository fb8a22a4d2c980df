//! What a file is, by its bytes and never by its extension.

/// The kinds of file that have a reader here, and those that are only named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `%PDF` within the first 1,024 bytes.
    Pdf,
    /// xlsx, xls, xlsb, ods, et.
    Workbook,
    /// docx.
    Word,
    /// HTML, also where it is named .xls.
    Web,
    /// CSV or TSV, with its separator.
    Separated(u8),
    /// Any other text.
    Text,
    /// A zip archive of files.
    Archive,
    /// Known, and not read: its name with an article, and what to do.
    NotRead(&'static str, &'static str),
}

/// Looks at the bytes; `name` only parts CSV and TSV from other text.
#[must_use]
pub fn format(name: &str, bytes: &[u8]) -> Format {
    let head = &bytes[..bytes.len().min(1024)];
    if head.windows(5).any(|w| w == b"%PDF-") {
        return Format::Pdf;
    }
    let lower = name.to_ascii_lowercase();
    if lower.ends_with(".csv") {
        return Format::Separated(b',');
    }
    if lower.ends_with(".tsv") {
        return Format::Separated(b'\t');
    }
    Format::Text
}
