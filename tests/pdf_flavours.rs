//! Letters and reading order of Chinese PDF by many producers, against their true text.
//!
//! The files stand beside the corpus: `TENDERLENS_CORPUS/../pdfs`. `FLAVOUR=name` reads one and prints its blocks.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test says what it skips and fails loudly"
)]
use std::collections::HashMap;
use std::path::PathBuf;
use tenderlens::document::{Anchor, Document, Folded, Kind, Limits, NoteKind, ReadError, TextLayer, read};

/// Glyphs without any map: every letter must be flagged.
const OPAQUE: [&str; 5] = ["c_tt_nocmap_noToU", "c_tt_puaToU", "d_type1c_opaque", "d_type3_opaque", "a_gs_redistilled"];
/// Only a part of the file is there.
const CUT: [&str; 2] = ["e_truncated_tail", "e_truncated_half_objstm"];

fn folder(name: &str) -> Option<PathBuf> {
    let corpus = std::env::var_os("TENDERLENS_CORPUS")?;
    let folder = PathBuf::from(corpus).parent()?.join(name);
    folder.is_dir().then_some(folder)
}

fn bare(text: &str) -> Vec<char> {
    Folded::new(0, text).text().chars().filter(|c| !c.is_whitespace()).collect()
}

/// All text in reading order: body and furniture of a page, then the next page.
fn text(document: &Document) -> String {
    document.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// Letters missing and letters too many, as a share of the true text.
fn letter_error(truth: &[char], read: &[char]) -> f64 {
    let mut counts: HashMap<char, i64> = HashMap::new();
    truth.iter().for_each(|c| *counts.entry(*c).or_default() += 1);
    read.iter().for_each(|c| *counts.entry(*c).or_default() -= 1);
    let (missing, extra) = counts.values().fold((0, 0), |(m, e), n| (m + (*n).max(0), e + (-n).max(0)));
    missing.max(extra) as f64 * 100.0 / truth.len().max(1) as f64
}

/// Edit distance as a share of the true text, in a band wide enough for a moved cell.
fn order_error(truth: &[char], read: &[char]) -> f64 {
    const BAND: usize = 1500;
    let mut before: Vec<usize> = (0..=read.len()).collect();
    for (i, a) in truth.iter().enumerate() {
        let mut row = vec![usize::MAX / 2; read.len() + 1];
        row[0] = i + 1;
        let (from, to) = ((i + 1).saturating_sub(BAND).max(1), (i + 1 + BAND).min(read.len()));
        for j in from..=to {
            row[j] = (before[j - 1] + usize::from(*a != read[j - 1])).min(before[j] + 1).min(row[j - 1] + 1);
        }
        before = row;
    }
    before[read.len()] as f64 * 100.0 / truth.len().max(1) as f64
}

#[test]
fn every_flavour_reads_to_the_letter_and_in_order() {
    let Some(folder) = folder("pdfs") else {
        println!("skipped: TENDERLENS_CORPUS is not set or has no pdfs beside it");
        return;
    };
    let wanted = std::env::var("FLAVOUR").ok();
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "pdf"))
        .collect();
    files.sort();
    let mut failures = Vec::new();
    let mut recoverable = 0;
    for path in files {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if wanted.as_ref().is_some_and(|wanted| *wanted != name) {
            continue;
        }
        let truth = bare(&std::fs::read_to_string(path.with_extension("txt")).unwrap());
        let outcome = read(&name, &std::fs::read(&path).unwrap(), &Limits::default());
        let document = match (name.as_str(), outcome) {
            ("e_userpw_locked", outcome) => {
                assert_eq!(outcome.err(), Some(ReadError::Encrypted));
                continue;
            }
            ("e_truncated_half_objstm", Err(error)) => {
                assert!(matches!(error, ReadError::Damaged { .. }), "{error:?}");
                continue;
            }
            (_, outcome) => outcome.unwrap_or_else(|error| panic!("{name}: {error}")),
        };
        let got = bare(&text(&document));
        if wanted.is_some() {
            for block in &document.blocks {
                println!("{:?} {:?}", block.kind, block.text);
            }
            println!("{:?} {:?}", document.notes, document.tables);
        }
        let start = |text: &[char]| text[..text.len().min(4000)].to_vec();
        let (letters, order) = (letter_error(&truth, &got), order_error(&start(&truth), &start(&got)));
        println!(
            "{name:32} letters {letters:7.3} %  order {order:7.3} %  {:?} {}",
            document.text,
            document.notes.len()
        );
        check_boxes(&name, &document);
        let has = |kind: NoteKind| document.notes.iter().any(|note| note.kind == kind);
        if OPAQUE.contains(&name.as_str()) {
            let flagged = got.iter().filter(|c| **c == '\u{fffd}').count();
            println!("    flagged {flagged} of {}", got.len());
            if !has(NoteKind::PageGarbled) || flagged * 100 < got.len() * 99 {
                failures.push(format!("{name}: only {flagged} of {} flagged", got.len()));
            }
        } else if CUT.contains(&name.as_str()) {
            assert!(has(NoteKind::Damaged), "{name} has no note");
        } else if name == "f_scan_only" {
            assert!(has(NoteKind::PageWithoutText) && document.text == TextLayer::None, "{name}");
        } else {
            recoverable += 1;
            if letters >= 0.05 || order > 0.5 {
                failures.push(format!("{name}: letters {letters:.3}, order {order:.3}"));
            }
        }
    }
    println!("{recoverable} recoverable flavours, {} failures", failures.len());
    assert!(failures.is_empty(), "{failures:#?}");
    assert!(wanted.is_some() || recoverable >= 70);
}

/// Letters stand in order, inside a page, in the line that says so.
fn check_boxes(name: &str, document: &Document) {
    for block in &document.blocks {
        let Anchor::Page { lines, letters } = &block.anchor else {
            panic!("{name}: a block without a page");
        };
        assert_eq!(lines.first().map(|line| line.start), Some(0), "{name}");
        assert!(letters.windows(2).all(|pair| pair[0].start < pair[1].start), "{name}");
        for letter in letters {
            assert!(block.text.is_char_boundary(letter.start as usize), "{name}");
            assert!(letter.x0 <= letter.x1 && letter.y0 < letter.y1, "{name}: {letter:?} in {:?}", block.text);
        }
        if let Kind::Cell(cell) = block.kind {
            let table = &document.tables[cell.table as usize];
            assert!(
                cell.row + cell.rows <= table.rows && cell.column + cell.columns <= table.columns,
                "{name}: {cell:?}"
            );
        }
    }
}
