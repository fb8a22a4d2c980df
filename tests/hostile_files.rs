//! Broken files of every kind but PDF: the reader always comes back, with what is there or with an error.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test stops where it can't go on")]
use std::panic::catch_unwind;
use tenderlens::document::{Limits, archive, read};

const FILES: [&str; 10] = [
    "list.xlsx",
    "list.xls",
    "list.ods",
    "list.csv",
    "notice.docx",
    "notice.html",
    "notice-gb2312.html",
    "web-named.xls",
    "notice.txt",
    "attachments.zip",
];

/// Reads bytes as a file and as an archive; reports a panic as the name of what was done to the file.
fn survives(name: &str, what: &str, bytes: &[u8]) -> Option<String> {
    let limits = Limits { decoded_bytes: 16 << 20, ..Limits::default() };
    let outcome = catch_unwind(|| {
        let outcome = read(name, bytes, &limits);
        if let Ok(document) = &outcome {
            for (index, block) in document.blocks.iter().enumerate() {
                let span = tenderlens::document::Span {
                    block: u32::try_from(index).unwrap(),
                    start: 0,
                    end: u32::try_from(block.text.len()).unwrap(),
                };
                assert_eq!(document.quote(span), block.text);
                assert!(!document.places(span).is_empty());
            }
        }
        archive::members(name, bytes, &limits).len()
    });
    outcome.err().map(|_| format!("{name}: {what}"))
}

fn files() -> impl Iterator<Item = (&'static str, Vec<u8>)> {
    FILES.into_iter().map(|name| (name, std::fs::read(format!("testdata/files/{name}")).unwrap()))
}

#[test]
fn every_prefix_is_survived() {
    let mut fell = Vec::new();
    for (name, bytes) in files() {
        // A file of many sectors is cut at fewer places.
        let step = (bytes.len() / 400).max(1);
        for end in (0..bytes.len()).step_by(step) {
            fell.extend(survives(name, &format!("cut at {end}"), &bytes[..end]));
        }
    }
    assert!(fell.is_empty(), "{fell:#?}");
}

#[test]
fn every_flipped_byte_is_survived() {
    let mut fell = Vec::new();
    for (name, bytes) in files() {
        let step = (bytes.len() / 500).max(1);
        for at in (0..bytes.len()).step_by(step) {
            for flip in [0x01, 0x80, 0xff] {
                let mut broken = bytes.clone();
                broken[at] ^= flip;
                fell.extend(survives(name, &format!("byte {at} xor {flip:#x}"), &broken));
            }
        }
    }
    assert!(fell.is_empty(), "{fell:#?}");
}

#[test]
fn markup_that_nests_or_repeats_without_end_is_survived_in_time() {
    let start = std::time::Instant::now();
    for (what, text) in [
        ("divs", "<div>".repeat(100_000)),
        ("fonts", "<p><font size=1>x".repeat(20_000)),
        ("tables", "<table><tr><td>".repeat(20_000)),
        ("spans", "<table>".to_owned() + &"<tr><td colspan=1000 rowspan=65534>x".repeat(5_000)),
        ("entities", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]><html>".to_owned() + &"&a;".repeat(50_000)),
    ] {
        assert_eq!(survives("a.html", what, text.as_bytes()), None);
    }
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
