//! The layouts that tenders use come out as a reader sees them: pairs of labels, columns, running lines, watermarks.
//!
//! `testdata/make/layouts.py` made the files; the text beside each says what must come out, a block a line: its kind, a
//! tab, its text with `/` for a line break and one full-width space for any wide gap.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test fails loudly")]
use std::path::Path;
use tenderlens::document::{Anchor, Block, Furniture, Kind, Limits, read};

fn shown(block: &Block) -> String {
    let kind = match block.kind {
        Kind::Paragraph => "paragraph".to_owned(),
        Kind::Heading => "heading".to_owned(),
        Kind::Cell(cell) => format!("cell {} {}", cell.row + 1, cell.column + 1),
        Kind::Furniture(Furniture::Header) => "header".to_owned(),
        Kind::Furniture(Furniture::Footer) => "footer".to_owned(),
        Kind::Furniture(Furniture::Watermark) => "watermark".to_owned(),
        Kind::Furniture(Furniture::Hidden) => "hidden".to_owned(),
    };
    let pages: std::collections::BTreeSet<u32> = match &block.anchor {
        Anchor::Page { lines, .. } => lines.iter().map(|line| line.page).collect(),
        _ => std::collections::BTreeSet::new(),
    };
    let pages = pages.iter().map(u32::to_string).collect::<Vec<_>>().join("-");
    let mut text = String::new();
    for c in block.text.chars() {
        match c {
            '\n' => text.push('/'),
            '\u{3000}' if text.ends_with('\u{3000}') => {}
            c => text.push(c),
        }
    }
    format!("{pages}\t{kind}\t{text}")
}

#[test]
fn layouts_come_out_as_seen() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/layouts");
    let mut count = 0;
    let mut failures = Vec::new();
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for path in files.iter().filter(|path| path.extension().is_some_and(|e| e == "pdf")) {
        let name = path.file_stem().unwrap().to_string_lossy();
        let document = read(&name, &std::fs::read(path).unwrap(), &Limits::default()).unwrap();
        let read: Vec<String> = document.blocks.iter().map(shown).collect();
        let expected = std::fs::read_to_string(path.with_extension("txt")).unwrap_or_default();
        if read != expected.lines().collect::<Vec<_>>() {
            failures.push(format!("{name} gave\n{}\n", read.join("\n")));
        }
        count += 1;
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert_eq!(count, 8);
}
