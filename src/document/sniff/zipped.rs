//! What a zip file is, by the names in its directory.
use super::Format;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The format of bytes that begin with PK.
pub(super) fn format(bytes: &[u8]) -> Format {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return without_directory(bytes);
    };
    let names: Vec<Vec<u8>> =
        archive.file_names_raw().take(10_000).map(|name| name.to_ascii_lowercase().replace_slashes()).collect();
    let has = |name: &str| names.iter().any(|n| n == name.as_bytes());
    let within = |folder: &str| names.iter().any(|n| n.starts_with(folder.as_bytes()));
    if has("mimetype") {
        let mut kind = String::new();
        if let Ok(file) = archive.by_name("mimetype") {
            // A short text by rule; more of it is not needed and may be a trap.
            let _ = file.take(200).read_to_string(&mut kind);
        }
        if kind.contains("opendocument.spreadsheet") {
            return Format::Ods;
        }
        if kind.contains("opendocument.text") {
            return Format::NotRead("an OpenDocument text (.odt)", "save it as .docx or PDF");
        }
        if kind.contains("opendocument") {
            return Format::NotRead("an OpenDocument file", "save it as .docx, .xlsx or PDF");
        }
        if kind.contains("epub") {
            return Format::NotRead("an e-book (.epub)", "save it as PDF");
        }
    }
    if has("ofd.xml") {
        return Format::NotRead("an OFD document (.ofd)", "save it as PDF with an OFD reader");
    }
    if has("[content_types].xml") || within("_rels/") || within("xl/") || within("word/") {
        if has("xl/workbook.bin") {
            return Format::Xlsb;
        }
        if within("xl/") {
            return Format::Xlsx;
        }
        if within("word/") {
            return Format::Word;
        }
        if within("ppt/") {
            return Format::NotRead("a presentation (.pptx)", "save it as PDF");
        }
        if within("visio/") {
            return Format::NotRead("a drawing (.vsdx)", "save it as PDF");
        }
    }
    if has("content.xml") && has("styles.xml") && within("meta-inf/") {
        return Format::Ods;
    }
    Format::Archive
}

trait Slashes {
    fn replace_slashes(self) -> Self;
}

impl Slashes for Vec<u8> {
    /// Some packers write `xl\workbook.xml`.
    fn replace_slashes(mut self) -> Self {
        self.iter_mut().filter(|byte| **byte == b'\\').for_each(|byte| *byte = b'/');
        self
    }
}

/// A cut-off zip file has lost the directory at its end; the names of its first members still stand in it.
fn without_directory(bytes: &[u8]) -> Format {
    const CUT: &str = "the directory at its end is missing; the file is cut off or broken";
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    let format = if holds(b"xl/w") || holds(b"xl/_rels") || holds(b"xl/s") || holds(b"xl/t") {
        "Excel (.xlsx)"
    } else if holds(b"word/") {
        "Word (.docx)"
    } else if holds(b"opendocument.spreadsheet") {
        "OpenDocument (.ods)"
    } else if holds(b"OFD.xml") {
        "OFD"
    } else if holds(b"[Content_Types].xml") {
        "Office"
    } else {
        "zip"
    };
    Format::Damaged(format, CUT)
}
