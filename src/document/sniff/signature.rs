//! Formats that are told by their first bytes and have no reader here.
use super::Format;

const OCR: &str = "read its letters by OCR first, or find the text version";
const UNPACK: &str = "unpack it first";

/// First bytes, the format's name with an article, and what to do.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (b"\xff\xd8\xff", "a JPEG image", OCR),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", OCR),
    (b"II*\0", "a TIFF image", OCR),
    (b"MM\0*", "a TIFF image", OCR),
    (b"GIF87a", "a GIF image", OCR),
    (b"GIF89a", "a GIF image", OCR),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000 image", OCR),
    (b"AT&TFORM", "a DjVu document", "save it as PDF with its letters"),
    (b"\x1f\x8b", "a gzip archive", UNPACK),
    (b"BZh", "a bzip2 archive", UNPACK),
    (b"\xfd7zXZ\0", "an xz archive", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (b"\x7fELF", "a program", "give a document"),
    (b"\xcf\xfa\xed\xfe", "a program", "give a document"),
    (b"SQLite format 3\0", "a database", "export it as .xlsx or CSV"),
    (b"{\\rtf", "an RTF document", "save it as .docx or PDF"),
    (b"%!PS", "a PostScript file", "save it as PDF"),
];

/// The format by its first bytes, if it is one of those.
pub(super) fn format(head: &[u8]) -> Option<Format> {
    for (bytes, name, advice) in SIGNATURES {
        if head.starts_with(bytes) {
            return Some(Format::NotRead(name, advice));
        }
    }
    let at = |start: usize, bytes: &[u8]| head.get(start..).is_some_and(|rest| rest.starts_with(bytes));
    if at(0, b"RIFF") && at(8, b"WEBP") {
        return Some(Format::NotRead("a WebP image", OCR));
    }
    if at(4, b"ftyp") && (at(8, b"hei") || at(8, b"mif1") || at(8, b"avif")) {
        return Some(Format::NotRead("a HEIF image", OCR));
    }
    if at(0, b"BM") && at(6, &[0, 0, 0, 0]) {
        return Some(Format::NotRead("a BMP image", OCR));
    }
    if at(0, b"MZ") && head.contains(&0) {
        return Some(Format::NotRead("a program", "give a document"));
    }
    if at(257, b"ustar") {
        return Some(Format::NotRead("a tar archive", UNPACK));
    }
    None
}
