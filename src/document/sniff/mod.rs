//! What a file is, by its bytes; its name only parts CSV and TSV from other text.
mod compound;
mod markup;
mod separated;
mod signature;
mod zipped;

use super::encoding;

/// The kinds of file that have a reader here, and those that are only named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// `%PDF` within the first 1,024 bytes.
    Pdf,
    /// Excel 2007 and later, also what WPS writes as .et.
    Xlsx,
    /// Excel's binary workbook.
    Xlsb,
    /// Excel 97 to 2003 and older, also what WPS writes as .et.
    Xls,
    /// OpenDocument spreadsheet.
    Ods,
    /// Excel 2003 XML.
    XmlSheet,
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
    /// A password is needed.
    Encrypted,
    /// A known format whose structure is broken: the format, and what is wrong.
    Damaged(&'static str, &'static str),
    /// Known, and not read: its name with an article, and what to do.
    NotRead(&'static str, &'static str),
}

/// How many bytes of a text are looked at.
const HEAD: usize = 16 << 10;

/// Looks at the bytes; `name` only parts CSV and TSV from other text.
#[must_use]
pub(crate) fn format(name: &str, bytes: &[u8]) -> Format {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zipped::format(bytes);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return compound::format(bytes);
    }
    if head.get(..1024).unwrap_or(head).windows(5).any(|w| w == b"%PDF-") {
        return Format::Pdf;
    }
    if let Some(format) = signature::format(head) {
        return format;
    }
    if is_binary(head) {
        return Format::NotRead("a binary file of unknown format", "save it as PDF, .docx, .xlsx or text");
    }
    let text = encoding::decode(cut(head, bytes.len()), None).text;
    if let Some(format) = markup::format(&text) {
        return format;
    }
    if is_own_result(&text) {
        return Format::NotRead("a result of tenderlens", "give the files that it was made from");
    }
    separated::separator(name, &text).map_or(Format::Text, Format::Separated)
}

/// Whether the bytes are a zip archive whose members are files of their own.
#[must_use]
pub(crate) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") && format("", bytes) == Format::Archive
}

/// A head that ends at a line break where there is one, so that no letter is cut in two.
fn cut(head: &[u8], whole: usize) -> &[u8] {
    if head.len() == whole {
        return head;
    }
    let end = head.iter().rposition(|byte| *byte == b'\n').map_or(head.len() & !1, |at| at + 1);
    // A line break of UTF-16LE has its NUL behind it.
    let end = if end % 2 == 1 && head.get(end) == Some(&0) { end + 1 } else { end };
    head.get(..end).unwrap_or(head)
}

/// Control bytes that no text holds, or NULs that are not those of UTF-16.
fn is_binary(head: &[u8]) -> bool {
    if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
        return false;
    }
    let controls = head.iter().filter(|byte| matches!(byte, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f)).count();
    if head.contains(&0) {
        let decoded = encoding::decode(cut(head, usize::MAX), None);
        return !decoded.encoding.starts_with("UTF-16") || decoded.lossy;
    }
    controls * 50 > head.len()
}

/// The first columns of our CSV.
const OWN_CSV: &str = "id,path,part,fact,value,role,lot,confidence,";

/// JSON that carries the mark of a record of ours near its beginning, or the head line of our CSV.
fn is_own_result(text: &str) -> bool {
    let start = text.trim_start();
    if start.starts_with(OWN_CSV) {
        return true;
    }
    let start = start.strip_prefix('[').map_or(start, str::trim_start);
    start.starts_with('{') && start.chars().take(400).collect::<String>().contains("\"schema_version\"")
}

#[cfg(test)]
mod tests {
    use super::format as sniffed;
    use super::*;

    #[test]
    fn tells_formats_by_their_bytes() {
        let named = |format: &'static str, bytes: &[u8]| match sniffed("tender.pdf", bytes) {
            Format::NotRead(name, advice) => {
                assert_eq!(name, format);
                assert!(!advice.is_empty());
            }
            other => panic!("{format}: {other:?}"),
        };
        named("a JPEG image", b"\xff\xd8\xff\xe0\0\x10JFIF");
        named("a PNG image", b"\x89PNG\r\n\x1a\n\0\0");
        named("a TIFF image", b"II*\0\x08\0\0\0");
        named("a gzip archive", b"\x1f\x8b\x08\0");
        named("a RAR archive", b"Rar!\x1a\x07\x01\0");
        named("a program", b"\x7fELF\x02\x01");
        named("a binary file of unknown format", b"\x03\0\0\x17\0\0\x99\0");
        named("an RTF document", b"{\\rtf1\\ansi");
        named("a result of tenderlens", b"{\"schema_version\": \"1.0\", \"id\": \"x\"}\n");
        assert_eq!(sniffed("a", b"junk\n%PDF-1.4\n"), Format::Pdf);
        assert_eq!(sniffed("a.pdf", "采购人：某校".as_bytes()), Format::Text);
        assert_eq!(sniffed("a.csv", "包号,金额\n1,2\n".as_bytes()), Format::Separated(b','));
        assert_eq!(sniffed("a.xls", "包号\t金额\n1\t2\n".as_bytes()), Format::Separated(b'\t'));
        assert_eq!(sniffed("a.txt", "包号,金额\n1,2\n".as_bytes()), Format::Text);
        assert_eq!(sniffed("a.xls", "\u{feff}<html><table>".as_bytes()), Format::Web);
        assert_eq!(sniffed("a.txt", b"MZ: the man's notes\n"), Format::Text);
    }
}
