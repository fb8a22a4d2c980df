//! What holds for any input: money goes to capitals and back, any prefix of a file ends, twice is the same, and a page that
//! is passed over costs that page.
#![allow(clippy::unwrap_used, reason = "a test stops where it can't go on")]
mod mutating;

use mutating::{Mutator, seeds};
use proptest::prelude::*;
use rust_decimal::Decimal;
use tenderlens::document::{Limits, Lost, NoteKind, Watch, ocr::Ocr, read, read_watched};
use tenderlens::mention::{capitals, to_capitals};
use tenderlens::{record, report};

proptest! {
    #[test]
    fn money_goes_to_capitals_and_back(fen in 1_i64..1_000_000_000_000_000) {
        let value = Decimal::new(fen, 2);
        let written = to_capitals(value);
        let (read, end) = capitals(&written).unwrap();
        prop_assert_eq!(read, value, "{}", written);
        prop_assert_eq!(end, written.len());
    }
}

/// Every record of a file as it is printed.
fn printed(name: &str, bytes: &[u8]) -> String {
    let Ok(document) = read(name, bytes, &Limits::default()) else { return "none".to_owned() };
    let source = report::Source::default();
    let lines = record::records(&document).into_iter().map(|found| {
        let line = report::json_line(&report::record(&document, &source, &found, None));
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        each_quote(&value, &mut |quote| {
            assert!(document.blocks.iter().any(|block| block.text.contains(quote)), "{name}: {quote}");
        });
        line
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn each_quote(value: &serde_json::Value, each: &mut dyn FnMut(&str)) {
    match value {
        serde_json::Value::Object(map) => map.iter().for_each(|(key, value)| match (key.as_str(), value.as_str()) {
            ("quote", Some(quote)) => each(quote),
            _ => each_quote(value, each),
        }),
        serde_json::Value::Array(list) => list.iter().for_each(|value| each_quote(value, each)),
        _ => {}
    }
}

#[test]
fn twice_is_the_same_and_every_quote_is_a_part_of_a_block() {
    let mut read = 0;
    for seed in seeds().iter().filter(|seed| !seed.name.ends_with(".jsonl")).step_by(3) {
        let first = printed(&seed.name, &seed.bytes);
        assert_eq!(first, printed(&seed.name, &seed.bytes), "{}", seed.name);
        read += usize::from(first != "none");
    }
    assert!(read > 50, "{read}");
}

#[test]
fn any_prefix_of_any_file_ends() {
    let mut mutator = Mutator::new(3);
    for seed in seeds().iter().step_by(4) {
        for _ in 0..3 {
            let end = mutator.below(seed.bytes.len());
            printed(&seed.name, &seed.bytes[..end]);
        }
    }
}

struct Passes(Vec<u32>);

impl Watch for Passes {
    fn page(&mut self, number: u32, of: u32) -> Option<Lost> {
        assert!(number <= of);
        self.0.push(number);
        (number == 1).then_some(Lost::Time)
    }

    fn pages_are_read(&mut self) {
        self.0.push(0);
    }
}

#[test]
fn a_page_that_is_passed_over_is_told() {
    let bytes = std::fs::read(format!("{}/testdata/cases/szu-tender.pdf", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let whole = read("a.pdf", &bytes, &Limits::default()).unwrap();
    let mut watch = Passes(Vec::new());
    let document = read_watched("a.pdf", &bytes, &Limits::default(), &mut watch, &Ocr::off()).unwrap();
    assert_eq!(watch.0.len() as u32, whole.pages.unwrap() + 1);
    assert_eq!(document.unread_pages, [1]);
    assert!(document.blocks.len() < whole.blocks.len());
    let note = document.notes.iter().find(|note| note.kind == NoteKind::PageUnreadable).unwrap();
    assert!(note.en.starts_with("Page 1 could not be read: its reading took too long"), "{}", note.en);
}
