//! What an OLE compound file is, by its streams: old Excel, old Word, or an encrypted new one.
use super::Format;
use std::io::Cursor;

/// The format of bytes that begin with D0CF11E0.
pub(super) fn format(bytes: &[u8]) -> Format {
    let Ok(file) = cfb::CompoundFile::open(Cursor::new(bytes)) else {
        return by_bytes(bytes);
    };
    let names: Vec<String> = file.walk().take(4096).map(|entry| entry.name().to_ascii_lowercase()).collect();
    of_streams(|name| names.iter().any(|n| n == name)).unwrap_or(UNKNOWN)
}

const UNKNOWN: Format = Format::NotRead("an Office file of unknown kind", "save it as .docx, .xlsx or PDF");

fn of_streams(has: impl Fn(&str) -> bool) -> Option<Format> {
    let told = if has("encryptedpackage") {
        Format::Encrypted
    } else if has("workbook") || has("book") {
        Format::Xls
    } else if has("worddocument") {
        Format::NotRead("a legacy Word document (.doc, .wps)", "save it as .docx or PDF")
    } else if has("powerpoint document") {
        Format::NotRead("a presentation (.ppt)", "save it as PDF")
    } else if has("hwpsummaryinformation") || has("fileheader") {
        Format::NotRead("a Hangul document", "save it as PDF")
    } else if has("__properties_version1.0") {
        Format::NotRead("a mail message (.msg)", "save its attachments")
    } else {
        return None;
    };
    Some(told)
}

/// A file whose directory can't be walked still shows the names of its streams, in UTF-16.
fn by_bytes(bytes: &[u8]) -> Format {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if holds("EncryptedPackage") {
        Format::Encrypted
    } else if holds("Workbook") || holds("Book") {
        // The sheet reader has a directory walk of its own and may still make something of it.
        Format::Xls
    } else if holds("WordDocument") {
        Format::NotRead("a legacy Word document (.doc, .wps)", "save it as .docx or PDF")
    } else {
        Format::Damaged("Office", "the table of its parts can't be read; the file is probably cut off")
    }
}
