//! What each stage costs: reading a file, making records of it, printing them, cutting it into tokens.
#![allow(clippy::unwrap_used, reason = "a bench may fail loudly")]
use divan::{Bencher, black_box};
use tenderlens::document::{self, Document, Limits};
use tenderlens::{lexicon, record, report};

/// One page, a page with a table, a sheet, a page of the web, a Word file.
const FILES: [&str; 5] = [
    "testdata/cases/szu-award.pdf",
    "testdata/notices/award-lots.pdf",
    "testdata/cases/szu-award.xlsx",
    "testdata/investigation/scu-result.html",
    "testdata/investigation/szu-result.docx",
];

fn read(path: &str, bytes: &[u8]) -> Document {
    document::read(path, bytes, &Limits::default()).unwrap()
}

#[divan::bench(args = FILES)]
fn reading(bencher: Bencher, path: &str) {
    let bytes = std::fs::read(path).unwrap();
    bencher.bench(|| read(black_box(path), black_box(&bytes)));
}

#[divan::bench(args = FILES)]
fn records(bencher: Bencher, path: &str) {
    let document = read(path, &std::fs::read(path).unwrap());
    bencher.bench(|| record::records(black_box(&document)));
}

#[divan::bench(args = FILES)]
fn json(bencher: Bencher, path: &str) {
    let document = read(path, &std::fs::read(path).unwrap());
    let records = record::records(&document);
    let source = report::Source { path: path.to_owned(), ..report::Source::default() };
    bencher.bench(|| {
        let printed = records.iter().map(|found| report::record(&document, &source, found, None));
        serde_json::to_string(&printed.collect::<Vec<_>>()).unwrap()
    });
}

#[divan::bench(args = FILES)]
fn tokens(bencher: Bencher, path: &str) {
    let document = read(path, &std::fs::read(path).unwrap());
    bencher.bench(|| document.blocks.iter().map(|block| lexicon::tokens(&block.text).len()).sum::<usize>());
}

fn main() {
    divan::main();
}
