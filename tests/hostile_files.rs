//! Broken files of every kind but PDF: the reader always comes back, with what is there or with an error.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test stops where it can't go on")]
use std::io::{Cursor, Read, Write};
use std::panic::catch_unwind;
use tenderlens::document::{Limits, archive, read};
use zip::write::SimpleFileOptions;

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

/// The file with one of its parts changed and everything packed anew, so that the change reaches the reader of the part.
fn repacked(bytes: &[u8], part: usize, change: &dyn Fn(&mut Vec<u8>)) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut data = Vec::new();
        file.read_to_end(&mut data).unwrap();
        if index == part {
            change(&mut data);
        }
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        writer.start_file(name, stored).unwrap();
        writer.write_all(&data).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn every_broken_part_is_survived() {
    let mut fell = Vec::new();
    for (name, bytes) in files().filter(|(_, bytes)| bytes.starts_with(b"PK")) {
        let parts = zip::ZipArchive::new(Cursor::new(&bytes[..])).unwrap().len();
        for part in 0..parts {
            for step in 0..60 {
                let at = |data: &Vec<u8>| data.len() * step / 60;
                let cut = repacked(&bytes, part, &|data| data.truncate(at(data)));
                fell.extend(survives(name, &format!("part {part} cut at {step}/60"), &cut));
                for flip in [0x04, 0x10, 0xff] {
                    let flipped = repacked(&bytes, part, &|data| {
                        let at = at(data);
                        data[at] ^= flip;
                    });
                    fell.extend(survives(name, &format!("part {part} at {step}/60 xor {flip:#x}"), &flipped));
                }
                let twice = repacked(&bytes, part, &|data| {
                    let tail = data[at(data)..].to_vec();
                    data.extend(tail);
                });
                fell.extend(survives(name, &format!("part {part} repeated from {step}/60"), &twice));
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
        ("attributes", "<p ".to_owned() + &(0..300_000).map(|n| format!("a{n} ")).collect::<String>()),
        ("spans", "<table>".to_owned() + &"<tr><td colspan=1000 rowspan=65534>x".repeat(5_000)),
        ("entities", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]><html>".to_owned() + &"&a;".repeat(50_000)),
    ] {
        assert_eq!(survives("a.html", what, text.as_bytes()), None);
    }
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

#[test]
fn a_workbook_that_lies_about_its_texts_costs_nothing() {
    let bytes = std::fs::read("testdata/files/list.xlsx").unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes[..])).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).unwrap();
        writer.raw_copy_file(file).unwrap();
    }
    writer.start_file("xl/sharedStrings.xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(b"<sst uniqueCount=\"99999999999\"><si><t>x</t></si></sst>").unwrap();
    let lying = writer.finish().unwrap().into_inner();
    let error = read("list.xlsx", &lying, &Limits::default()).unwrap_err().to_string();
    assert!(error.contains("99999999999"), "{error}");
}
