//! Hostile files, made where they are needed: they are too large, or no files at all, to be kept.
#![allow(clippy::unwrap_used, reason = "a test stops where it can't go on")]
use std::fmt::Write as _;
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::Command;
use zip::write::SimpleFileOptions;

/// Ten kinds of files that never end, or end in something huge.
pub(crate) fn make(folder: &Path) -> Vec<String> {
    let mut made = Vec::new();
    let mut put = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        made.push(path.to_string_lossy().into_owned());
    };
    put("many-projects.csv", &many_projects());
    put("zip-bomb.zip", &zipped(&[("bomb.txt", &vec![b'0'; 128 << 20]), ("公告.txt", "采购人：示例大学".as_bytes())]));
    put("far-cell.xlsx", &far_cell());
    put("laughs.docx", &laughs());
    put("deep.html", ("<div><table><tr><td>".repeat(100_000) + "采购人：示例大学").as_bytes());
    put("one-line.txt", "采购人：示例大学，预算金额：20万元。".repeat((100 << 20) / 52).as_bytes());
    put("million-pages.pdf", &pdf(&["<< /Type /Page /Parent 2 0 R >>"], &"3 0 R ".repeat(1_000_000), 1_000_000));
    put("forms-in-a-circle.pdf", &circle());
    put("nested.zip", &nested());
    let pipe = folder.join("pipe.pdf");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    made.push(pipe.to_string_lossy().into_owned());
    made.push("/dev/zero".to_owned());
    made
}

/// A list in which every row is a project: more records than a file may give.
fn many_projects() -> Vec<u8> {
    let mut list = "示例市采购意向公开\n序号,采购项目名称,采购单位,预算金额（万元）\n".to_owned();
    for row in 1..=60_000 {
        list.push_str(&format!("{row},示例设备采购项目{row},示例大学{row},{}\n", row % 100 + 1));
    }
    list.into_bytes()
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn far_cell() -> Vec<u8> {
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" \
        ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\
        \"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\
        \"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";
    let of = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let head = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    let root = format!(
        "{head}<Relationship Id=\"r1\" Type=\"{of}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let book = format!(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{of}\"><sheets>\
        <sheet name=\"s\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let rels = format!(
        "{head}<Relationship Id=\"r1\" Type=\"{of}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let sheet = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">\
        <c r=\"A1\" t=\"inlineStr\"><is><t>采购人：示例大学</t></is></c></row><row r=\"1048576\"><c r=\"XFD1048576\" \
        t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData></worksheet>";
    zipped(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", rels.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn laughs() -> Vec<u8> {
    let mut text = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY l0 \"lol\">".to_owned();
    for level in 1..30 {
        let _ = write!(text, "<!ENTITY l{level} \"{}\">", format!("&l{};", level - 1).repeat(10));
    }
    text.push_str(
        "]><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>\
        &l29;</w:t></w:r></w:p></w:body></w:document>",
    );
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\
        \"/word/document.xml\" ContentType=\
        \"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let rels = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" \
        Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
        Target=\"word/document.xml\"/></Relationships>";
    zipped(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", rels.as_bytes()),
        ("word/document.xml", text.as_bytes()),
    ])
}

fn nested() -> Vec<u8> {
    let mut inner = zipped(&[("公告.txt", "采购人：示例大学".as_bytes())]);
    for level in 0..50 {
        inner = zipped(&[(&format!("{level}.zip"), &inner)]);
    }
    inner
}

/// A PDF of a catalog, a page tree with these kids, and the objects from 3 on.
fn pdf<T: AsRef<[u8]>>(objects: &[T], kids: &str, count: usize) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n".to_vec();
    let mut at = vec![9];
    at.push(bytes.len());
    let tree = format!("2 0 obj\n<< /Type /Pages /MediaBox [0 0 595 842] /Count {count} /Kids [{kids}] >>\nendobj\n");
    bytes.extend(tree.bytes());
    for (number, object) in objects.iter().enumerate() {
        at.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n", number + 3).bytes());
        bytes.extend_from_slice(object.as_ref());
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", at.len() + 1).bytes());
    at.iter().for_each(|at| bytes.extend(format!("{at:010} 00000 n \n").bytes()));
    bytes.extend(format!("trailer\n<< /Root 1 0 R /Size {} >>\nstartxref\n{start}\n%%EOF\n", at.len() + 1).bytes());
    bytes
}

fn stream(dict: &str, content: &str) -> String {
    format!("<< {dict} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

/// Forms that call each other, many times each.
fn circle() -> Vec<u8> {
    let form = |other: u32| {
        let dict =
            format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A {other} 0 R >> >>");
        stream(&dict, &"/A Do ".repeat(1000))
    };
    let page = "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /A 5 0 R >> >> >>";
    let objects = [page.to_owned(), stream("", &"/A Do ".repeat(1000)), form(6), form(5)];
    pdf(&objects, "3 0 R", 1)
}

/// Three pages, of which the second unpacks to 250 MB.
pub(crate) fn page_that_fills_the_memory(folder: &Path) -> String {
    let page = |content: u32| {
        format!("<< /Type /Page /Parent 2 0 R /Contents {content} 0 R /Resources << /Font << /F 9 0 R >> >> >>")
            .into_bytes()
    };
    let line = |text: &str| stream("", &format!("BT /F 12 Tf 50 700 Td ({text}) Tj ET")).into_bytes();
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let blanks = vec![b' '; 1 << 20];
    (0..250).for_each(|_| packer.write_all(&blanks).unwrap());
    let packed = packer.finish().unwrap();
    let mut large = format!("<< /Filter /FlateDecode /Length {} >>\nstream\n", packed.len()).into_bytes();
    large.extend(packed);
    large.extend_from_slice(b"\nendstream");
    let font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec();
    let objects = [page(6), page(7), page(8), line("The first page"), large, line("The last page"), font];
    let path = folder.join("large.pdf");
    std::fs::write(&path, pdf(&objects, "3 0 R 4 0 R 5 0 R", 3)).unwrap();
    path.to_string_lossy().into_owned()
}
