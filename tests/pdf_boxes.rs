//! Boxes on turned pages are those of the page as seen; hostile files end with a word about it.
//!
//! The files stand beside the corpus: `TENDERLENS_CORPUS/../pdfs` and `/../hostile`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test says what it skips and fails loudly"
)]
use std::path::PathBuf;
use tenderlens::document::{Anchor, Document, Limits, TextLayer, read};

fn folder(name: &str) -> Option<PathBuf> {
    let corpus = std::env::var_os("TENDERLENS_CORPUS")?;
    let folder = PathBuf::from(corpus).parent()?.join(name);
    folder.is_dir().then_some(folder)
}

/// Page, letter and box of every letter, in one order whatever the order of the text.
fn letters(document: &Document) -> Vec<(u32, String, [f32; 4])> {
    let mut out = Vec::new();
    for block in &document.blocks {
        let Anchor::Page { lines, letters, .. } = &block.anchor else {
            panic!("a block without a page");
        };
        for (i, letter) in letters.iter().enumerate() {
            let end = letters.get(i + 1).map_or(block.text.len(), |next| next.start as usize);
            let page = lines[lines.partition_point(|line| line.start <= letter.start) - 1].page;
            let text = block.text[letter.start as usize..end].trim().to_owned();
            out.push((page, text, [letter.x0, letter.y0, letter.x1, letter.y1]));
        }
    }
    out
}

#[test]
fn turned_pages_have_the_boxes_of_their_upright_twin() {
    let Some(folder) = folder("pdfs") else {
        println!("skipped: TENDERLENS_CORPUS is not set or has no pdfs beside it");
        return;
    };
    let read = |name: &str| {
        let bytes = std::fs::read(folder.join(format!("{name}.pdf"))).unwrap();
        letters(&read(name, &bytes, &Limits::default()).unwrap())
    };
    let upright = read("a_raw_tt_tounicode");
    assert!(upright.len() > 1000);
    // Their content is set turned and /Rotate turns it back: as seen, all four are the same page.
    for turn in [90, 180, 270] {
        let read = read(&format!("d_rotate{turn}"));
        assert_eq!(read.len(), upright.len(), "{turn}");
        for (page, text, area) in &upright {
            let found = read.iter().any(|(other_page, other, boxed)| {
                other_page == page && other == text && area.iter().zip(boxed).all(|(a, b)| (a - b).abs() < 0.05)
            });
            assert!(found, "{turn}: {text} at {area:?} on page {page}");
        }
    }
}

#[test]
fn hostile_files_end_and_say_so() {
    let Some(folder) = folder("hostile") else {
        println!("skipped: TENDERLENS_CORPUS is not set or has no hostile files beside it");
        return;
    };
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "pdf") {
            continue;
        }
        count += 1;
        if let Ok(document) = read("hostile.pdf", &std::fs::read(&path).unwrap(), &Limits::default()) {
            let says = document.text != TextLayer::None || !document.notes.is_empty();
            assert!(says, "{}: an empty result without a note", path.display());
        }
    }
    assert!(count >= 9);
}
