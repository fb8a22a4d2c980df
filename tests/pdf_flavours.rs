//! Letters and reading order of Chinese PDF by many producers, against their true text.
//!
//! The files stand beside the corpus: `TENDERLENS_CORPUS/../pdfs`. `FLAVOUR=name` reads one and prints its blocks.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test says what it skips and fails loudly"
)]
mod pdf_truth;

use pdf_truth::{CUT, OPAQUE, bare, flavours, folder, letter_error, order_error, text, truth};
use tenderlens::document::{Anchor, Document, Kind, Limits, NoteKind, ReadError, TextLayer, read};

#[test]
fn every_flavour_reads_to_the_letter_and_in_order() {
    let Some(folder) = folder("pdfs") else {
        return;
    };
    let wanted = std::env::var("FLAVOUR").ok();
    let mut failures = Vec::new();
    let mut recoverable = 0;
    for (name, path) in flavours(&folder) {
        if wanted.as_ref().is_some_and(|wanted| *wanted != name) {
            continue;
        }
        let truth = truth(&path);
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
        let Anchor::Page { lines, letters, .. } = &block.anchor else {
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
