//! Every quote of every output is found again, to the letter, at the place that is given for it.
//!
//! The file is read anew and looked at through its blocks only: no label, no finder and no record takes part.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test stops where it fails"
)]
use serde_json::Value;
use std::path::{Path, PathBuf};
use tenderlens::document::{Anchor, Block, Document, Letter, Limits, read};
use tenderlens::{record, report};

/// Letters of a PDF may stand a little outside the page as its producer drew it.
const SLACK: f64 = 2.0;

fn testdata() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let is_document = |e: &std::ffi::OsStr| ["pdf", "xlsx", "docx", "html", "txt"].iter().any(|d| e == *d);
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(is_document) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn printed(path: &Path, bytes: &[u8]) -> (Document, Vec<Value>) {
    let document = read(&path.to_string_lossy(), bytes, &Limits::default()).unwrap();
    let source = report::Source { path: path.to_string_lossy().into_owned(), ..report::Source::default() };
    let records = record::records(&document)
        .iter()
        .map(|record| {
            serde_json::from_str(&report::json_line(&report::record(&document, &source, record, None))).unwrap()
        })
        .collect();
    (document, records)
}

/// Every object that carries a quote, with the pointer to it, wherever in the record it stands.
fn quotes<'a>(value: &'a Value, pointer: &str, found: &mut Vec<(String, &'a Value)>) {
    match value {
        Value::Object(map) => {
            if map.contains_key("quote") {
                found.push((pointer.to_owned(), value));
            }
            map.iter().for_each(|(key, inner)| quotes(inner, &format!("{pointer}/{key}"), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, inner)| quotes(inner, &format!("{pointer}/{at}"), found));
        }
        _ => {}
    }
}

fn number(value: &Value, key: &str) -> Option<u32> {
    value[key].as_u64().map(|number| u32::try_from(number).unwrap())
}

/// Where the quote stands in the block, with the letters before and after it as they are given.
fn spots(block: &Block, quote: &str, prefix: &str, suffix: &str) -> Vec<usize> {
    block
        .text
        .match_indices(quote)
        .map(|(at, _)| at)
        .filter(|at| block.text[..*at].ends_with(prefix))
        .filter(|at| {
            block.text[at + quote.len()..].trim_start_matches('\n').starts_with(suffix.trim_start_matches('\n'))
        })
        .collect()
}

/// A quote on a page: the letters under its boxes are the quote.
fn on_page(block: &Block, at: usize, quote: &str, page: u32, boxes: &[[f64; 4]]) -> bool {
    let Anchor::Page { lines, letters, .. } = &block.anchor else { return false };
    let line_of = |letter: &Letter| lines.iter().rev().find(|line| line.start <= letter.start).map(|line| line.page);
    let inside = |letter: &Letter, b: &[f64; 4]| {
        let (x, y) = (f64::from(letter.x0 + letter.x1) / 2.0, f64::from(letter.y0 + letter.y1) / 2.0);
        b[0] - 0.1 <= x && x <= b[2] + 0.1 && b[1] - 0.1 <= y && y <= b[3] + 0.1
    };
    let printed: Vec<&Letter> =
        letters.iter().filter(|letter| (at..at + quote.len()).contains(&(letter.start as usize))).collect();
    !printed.is_empty()
        && printed.iter().all(|letter| line_of(letter) == Some(page) && boxes.iter().any(|b| inside(letter, b)))
}

/// Width and height of each page as it is seen; empty for what is no PDF.
fn page_sizes(bytes: &[u8]) -> Vec<(f32, f32)> {
    let Ok(pdf) = hayro_syntax::Pdf::new(bytes.to_vec()) else { return Vec::new() };
    pdf.pages().iter().map(|page| page.render_dimensions()).collect()
}

/// Whether the evidence is right, or what is wrong with it.
fn check(document: &Document, sizes: &[(f32, f32)], evidence: &Value) -> Result<(), String> {
    let text = |key: &str| evidence[key].as_str().ok_or_else(|| format!("no {key}"));
    let (quote, prefix, suffix) = (text("quote")?, text("prefix")?, text("suffix")?);
    if quote.trim().is_empty() {
        return Err("the quote is empty".into());
    }
    let stands = |fits: &dyn Fn(&Block, usize) -> bool| {
        let is_there = document
            .blocks
            .iter()
            .any(|block| spots(block, quote, prefix, suffix).into_iter().any(|at| fits(block, at)));
        if is_there { Ok(()) } else { Err("the quote does not stand there".to_owned()) }
    };
    if let Some(page) = number(evidence, "page") {
        let Some((width, height)) = page.checked_sub(1).and_then(|index| sizes.get(index as usize)) else {
            return Err(format!("there is no page {page}"));
        };
        let (right, lower) = (f64::from(*width) + SLACK, f64::from(*height) + SLACK);
        let boxes: Vec<[f64; 4]> = serde_json::from_value(evidence["boxes"].clone()).map_err(|e| e.to_string())?;
        if boxes.is_empty() {
            return Err("no box".into());
        }
        for [x0, y0, x1, y1] in &boxes {
            if !(x0 < x1 && y0 < y1 && *x0 >= -SLACK && *y0 >= -SLACK && *x1 <= right && *y1 <= lower) {
                return Err(format!("no box on a page: {x0} {y0} {x1} {y1}"));
            }
        }
        stands(&|block, at| on_page(block, at, quote, page, &boxes))
    } else if let (Some(sheet), Some(cell)) = (evidence["sheet"].as_str(), evidence["cell"].as_str()) {
        stands(&|block, _| match &block.anchor {
            Anchor::Sheet { sheet: number, cell: address } => {
                document.sheets[*number as usize].name == sheet && address.to_string() == cell
            }
            _ => false,
        })
    } else if let Some(line) = number(evidence, "line") {
        stands(&|block, _| block.anchor == Anchor::Line(line))
    } else if let Some(block_number) = number(evidence, "block") {
        let (row, column) = (number(evidence, "row"), number(evidence, "column"));
        stands(&|block, _| block.anchor == Anchor::Flow { block: block_number, row, column })
    } else {
        Err("no place".into())
    }
}

#[test]
fn every_quote_stands_at_its_place_to_the_letter() {
    let (mut checked, mut faults) = (0, Vec::new());
    let files = testdata();
    for path in &files {
        let bytes = std::fs::read(path).unwrap();
        let (_, records) = printed(path, &bytes);
        let sizes = page_sizes(&bytes);
        let again = read(&path.to_string_lossy(), &bytes, &Limits::default()).unwrap();
        for record in &records {
            let mut found = Vec::new();
            quotes(record, "", &mut found);
            for (pointer, evidence) in found {
                checked += 1;
                if let Err(fault) = check(&again, &sizes, evidence) {
                    faults.push(format!("{} {pointer}: {fault}: {evidence}", path.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} of {checked}:\n{}", faults.len(), faults.join("\n"));
    assert!(checked > 5 * files.len(), "only {checked} quotes in {} files", files.len());
    println!("{checked} quotes of {} files stand at their place", files.len());
}

#[test]
fn every_fact_has_evidence() {
    let arrays =
        ["lots", "buyers", "agencies", "suppliers", "amounts", "rates", "cloud_providers", "chips", "ai_services"];
    let mut facts = 0;
    for path in testdata() {
        let bytes = std::fs::read(&path).unwrap();
        for record in printed(&path, &bytes).1 {
            let fields = record["notice"].as_object().unwrap().values().filter(|field| field.is_object());
            let entries = arrays.iter().chain(["superseded"].iter()).flat_map(|key| record[*key].as_array().unwrap());
            for fact in fields.chain(entries) {
                facts += 1;
                let evidence = fact["evidence"].as_array().map_or(0, Vec::len);
                assert!(evidence > 0, "{}: no evidence for {fact}", path.display());
                assert!(fact["confidence"].is_string(), "{}: no confidence in {fact}", path.display());
                let others = fact["alternatives"].as_array().into_iter().flatten();
                assert!(others.into_iter().all(|other| other["evidence"].as_array().is_some_and(|e| !e.is_empty())));
            }
        }
    }
    assert!(facts > 500, "only {facts} facts");
}

#[test]
fn a_false_quote_is_seen() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/cases/szu-award.pdf");
    let bytes = std::fs::read(&path).unwrap();
    let (document, records) = printed(&path, &bytes);
    let sizes = page_sizes(&bytes);
    let true_one = records[0]["buyers"][0]["evidence"][0].clone();
    assert_eq!(check(&document, &sizes, &true_one), Ok(()));
    for (key, value) in
        [("quote", "深圳大学堂".into()), ("page", 99.into()), ("boxes", serde_json::json!([[1.0, 1.0, 2.0, 2.0]]))]
    {
        let mut false_one = true_one.clone();
        false_one[key] = value;
        assert!(check(&document, &sizes, &false_one).is_err(), "{key}");
    }
}
