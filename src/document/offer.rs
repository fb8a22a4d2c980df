//! What a file offers before it is read: whether a walk through a folder takes it, and its media type.
use super::sniff::{self, Format};

/// How many bytes of a file [`offer`] needs to leave most files alone; archives and Office files need all of it.
pub const HEAD: usize = 16 << 10;

/// What a file is to somebody who walks through a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// A document, or something that is one and can't be read, which must be told.
    Document,
    /// An archive whose members are files of their own.
    Archive,
    /// Plain text or a table as text: a document only where its name says so.
    Text,
    /// An image, a program, a database, a result of ours: no document.
    Nothing,
}

/// Names that hold source code or data, whatever their text looks like.
const CODE: &[&str] = &[
    "js", "mjs", "cjs", "ts", "jsx", "tsx", "vue", "svelte", "css", "scss", "less", "py", "rs", "go", "java", "kt",
    "c", "h", "cc", "cpp", "hpp", "cs", "rb", "php", "pl", "sh", "ps1", "lua", "r", "sql", "json", "jsonl", "ndjson",
    "yml", "yaml", "toml", "ini", "svg", "map", "ipynb", "tpl", "jinja", "j2", "ejs", "hbs", "erb",
];

/// Names of plain text that a walk takes for a document.
const TEXT: &[&str] = &["txt", "md", "csv", "tsv"];

/// Names that promise a document; if the bytes don't keep the promise, that is told and not passed over.
const DOCUMENT: &[&str] = &[
    "pdf", "doc", "docx", "wps", "xls", "xlsx", "xlsb", "et", "ods", "ofd", "html", "htm", "mht", "mhtml", "rtf",
    "odt", "zip", "rar", "7z",
];

/// What the file offers; `bytes` may be the first [`HEAD`] bytes only, if [`needs_all`] says no.
#[must_use]
pub fn offer(name: &str, bytes: &[u8]) -> Offer {
    let extension = extension(name);
    let is = |list: &[&str]| list.contains(&extension.as_str());
    match sniff::format(name, bytes) {
        Format::Archive => Offer::Archive,
        _ if is(DOCUMENT) => Offer::Document,
        Format::Text | Format::Separated(_) if is(TEXT) => Offer::Document,
        Format::Text | Format::Separated(_) => Offer::Text,
        Format::Web if is(CODE) => Offer::Nothing,
        Format::NotRead(format, _) if !is_document(format) => Offer::Nothing,
        _ => Offer::Document,
    }
}

/// Whether the first bytes are those of a zip or compound file, which only tell what they are as a whole.
#[must_use]
pub fn needs_all(head: &[u8]) -> bool {
    head.starts_with(b"PK") || head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

/// The media type by content, for a file that gave no document.
#[must_use]
pub fn media_type(name: &str, bytes: &[u8]) -> &'static str {
    if bytes.is_empty() {
        return "application/octet-stream";
    }
    match sniff::format(name, bytes) {
        Format::Pdf => "application/pdf",
        Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Format::Xlsb => "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
        Format::Xls | Format::XmlSheet => "application/vnd.ms-excel",
        Format::Ods => "application/vnd.oasis.opendocument.spreadsheet",
        Format::Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Format::Web => "text/html",
        Format::Separated(b'\t') => "text/tab-separated-values",
        Format::Separated(_) => "text/csv",
        Format::Text => "text/plain",
        Format::Archive => "application/zip",
        Format::NotRead(format, _) => match format {
            "a JPEG image" => "image/jpeg",
            "a PNG image" => "image/png",
            "a TIFF image" => "image/tiff",
            "a GIF image" => "image/gif",
            "a WebP image" => "image/webp",
            "a BMP image" => "image/bmp",
            "a legacy Word document (.doc, .wps)" => "application/msword",
            "an OFD document (.ofd)" => "application/ofd",
            "an RTF document" => "application/rtf",
            "a RAR archive" => "application/vnd.rar",
            "a 7z archive" => "application/x-7z-compressed",
            "a result of tenderlens" => "application/json",
            _ => "application/octet-stream",
        },
        Format::Encrypted | Format::Damaged(..) => "application/octet-stream",
    }
}

/// Formats that can hold a notice; leaving one out in silence would hide it.
fn is_document(format: &str) -> bool {
    !(format.ends_with(" image")
        || ["a program", "a database", "a binary file of unknown format", "a result of tenderlens"].contains(&format))
}

fn extension(name: &str) -> String {
    name.rsplit(['/', '\\'])
        .next()
        .and_then(|file| file.rsplit_once('.'))
        .map_or_else(String::new, |(_, extension)| extension.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_takes_documents_by_bytes_and_text_by_name() {
        for (name, bytes, expected) in [
            ("a.bin", &b"%PDF-1.7\n"[..], Offer::Document),
            ("a.txt", "采购人：某校".as_bytes(), Offer::Document),
            ("a.MD", b"# Title", Offer::Document),
            ("a.py", b"print(1)", Offer::Text),
            ("LICENSE", b"Permission", Offer::Text),
            ("a.html", b"<html><body>x</body></html>", Offer::Document),
            ("a.vue", b"<html><body>x</body></html>", Offer::Nothing),
            ("a.pdf", b"", Offer::Document),
            ("scan.pdf", b"\xff\xd8\xff\xe0\0\x10JFIF", Offer::Document),
            ("scan.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", Offer::Nothing),
            ("tender.rar", b"Rar!\x1a\x07\x01\0", Offer::Document),
            ("old.jsonl", b"{\"schema_version\":\"1.0\"}", Offer::Nothing),
            ("r.csv", b"id,path,part,fact,value,role,lot,confidence,quote,place,rule,sha256\r\n", Offer::Nothing),
        ] {
            assert_eq!(offer(name, bytes), expected, "{name}");
        }
    }
}
