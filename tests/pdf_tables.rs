//! Ruled tables of five producers come out cell by cell: merged, wrapped, under two rows of heads, over a page break.
//!
//! `testdata/make/tables.py` made the files and the cells that are expected.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test says what it skips and fails loudly"
)]
use std::path::Path;
use tenderlens::document::{Cell, Document, Limits, read};

const PRODUCERS: [&str; 5] = ["chromium", "libreoffice", "reportlab", "typst", "weasyprint"];
const TABLES: [&str; 4] = ["award", "merged", "nested", "long"];

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn expected(name: &str) -> Vec<([u32; 4], String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("testdata/tables/{name}.tsv"));
    let text = std::fs::read_to_string(path).unwrap();
    let mut cells: Vec<([u32; 4], String)> = text
        .lines()
        .skip(1)
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            ([0, 1, 2, 3].map(|i| fields[i].parse().unwrap()), bare(fields[4]))
        })
        .collect();
    cells.sort();
    cells
}

fn cells(document: &Document) -> Vec<([u32; 4], String)> {
    let mut cells: Vec<([u32; 4], String)> = document
        .blocks
        .iter()
        .filter_map(|block| Some((block.cell()?, block)))
        .map(|(Cell { table, row, column, rows, columns }, block)| {
            assert_eq!(table, 0, "one table became two: {}", block.text);
            ([row, column, rows, columns], bare(&block.text))
        })
        .collect();
    cells.sort();
    cells
}

#[test]
fn every_cell_has_its_text_row_and_column() {
    let mut failures = Vec::new();
    let mut right = 0;
    for name in TABLES {
        let expected = expected(name);
        for producer in PRODUCERS {
            let file = format!("{name}-{producer}.pdf");
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/tables").join(&file);
            let document = read(&file, &std::fs::read(path).unwrap(), &Limits::default()).unwrap();
            let read = cells(&document);
            let missing: Vec<_> = expected.iter().filter(|cell| !read.contains(cell)).take(3).collect();
            let extra: Vec<_> = read.iter().filter(|cell| !expected.contains(cell)).take(3).collect();
            if missing.is_empty() && extra.is_empty() {
                right += 1;
            } else {
                failures.push(format!("{file}: missing {missing:?}, not expected {extra:?}"));
            }
            let body: Vec<String> =
                document.blocks.iter().filter(|b| b.is_body() && b.cell().is_none()).map(|b| bare(&b.text)).collect();
            if body != ["示例文件，机构均为虚构。", "表后说明文字。"] {
                failures.push(format!("{file}: around the table {body:?}"));
            }
        }
    }
    println!("{right} tables right");
    assert!(failures.is_empty(), "{failures:#?}");
}
