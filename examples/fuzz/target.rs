//! What is fuzzed, and what must hold for each input.
use tenderlens::document::{Document, Folded, Limits, Span, archive, media_type, offer, read};
use tenderlens::mention::{amounts, capitals, dates, find_date, lot_id, lot_marks, parties, rates};
use tenderlens::report::{self, Source};
use tenderlens::verify::{check, claims, results};
use tenderlens::{record, register};

/// A piece of the program, by name.
pub(crate) struct Target {
    pub(crate) name: &'static str,
    /// Whether a seed of this name is of use.
    pub(crate) takes: fn(&str) -> bool,
    pub(crate) run: fn(&str, &[u8]),
}

pub(crate) const TARGETS: [Target; 10] = [
    Target { name: "sniff", takes: |_| true, run: sniff },
    Target { name: "pdf", takes: |name| name.ends_with(".pdf"), run: reader },
    Target { name: "sheet", takes: is_sheet, run: reader },
    Target { name: "word", takes: |name| name.ends_with(".docx"), run: reader },
    Target { name: "web", takes: |name| name.ends_with(".html"), run: reader },
    Target { name: "archive", takes: |name| name.ends_with(".zip"), run: zipped },
    Target { name: "money", takes: is_text, run: money },
    Target { name: "organisation", takes: is_text, run: organisation },
    Target { name: "engine", takes: |_| true, run: engine },
    Target { name: "verify", takes: |name| name.ends_with(".jsonl"), run: verify },
];

fn is_sheet(name: &str) -> bool {
    [".xlsx", ".xls", ".ods", ".csv"].iter().any(|ending| name.ends_with(ending))
}

fn is_text(name: &str) -> bool {
    [".txt", ".html", ".md", ".csv"].iter().any(|ending| name.ends_with(ending))
}

fn limits() -> Limits {
    Limits { decoded_bytes: 64 << 20, ..Limits::default() }
}

fn sniff(name: &str, bytes: &[u8]) {
    let _ = offer(name, bytes);
    assert!(!media_type(name, bytes).is_empty());
    let _ = archive::is_archive(bytes);
}

fn reader(name: &str, bytes: &[u8]) {
    if let Ok(document) = read(name, bytes, &limits()) {
        sound(&document);
    }
}

/// Every block can be quoted and found.
fn sound(document: &Document) {
    for (index, block) in document.blocks.iter().enumerate() {
        let (index, end) = (u32::try_from(index).unwrap(), u32::try_from(block.text.len()).unwrap());
        let span = Span { block: index, start: 0, end };
        assert_eq!(document.quote(span), block.text);
        assert!(!document.places(span).is_empty());
    }
}

fn zipped(name: &str, bytes: &[u8]) {
    for (member, inner) in archive::members(name, bytes, &limits()) {
        if let Ok(inner) = inner {
            reader(&member, &inner);
        }
    }
}

fn money(_: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for line in text.lines() {
        let folded = Folded::new(0, line);
        for found in amounts(folded.text()) {
            assert!(folded.text().get(found.range.clone()).is_some());
            let _ = found.value(None);
        }
        let _ = (rates(folded.text()), capitals(line), dates(line), find_date(line), lot_id(line));
        assert!(lot_marks(folded.text()).len() <= line.len());
    }
}

fn organisation(_: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for line in text.lines() {
        let folded = Folded::new(0, line);
        let end = folded.text().len();
        let _ = parties(&folded, 0..end);
    }
}

/// Read, find, print: what is printed is quoted from the document.
fn engine(name: &str, bytes: &[u8]) {
    let Ok(document) = read(name, bytes, &limits()) else { return };
    for record in record::records(&document) {
        let built = report::record(&document, &Source::default(), &record, None);
        let line = report::json_line(&built);
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert!(!line.contains('\n'));
        quotes(&value, &mut |quote| {
            let found = document.blocks.iter().any(|block| block.text.contains(quote));
            assert!(found, "a quote that stands in no block");
        });
        let _ = (report::csv_rows(&built), report::card(&built, report::CardStyle::default()));
    }
}

fn quotes(value: &serde_json::Value, each: &mut dyn FnMut(&str)) {
    match value {
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                match (key.as_str(), value) {
                    ("quote", serde_json::Value::String(quote)) => each(quote),
                    _ => quotes(value, each),
                }
            }
        }
        serde_json::Value::Array(list) => list.iter().for_each(|value| quotes(value, each)),
        _ => {}
    }
}

fn verify(_: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let found = results(&text);
    let document = read("a.txt", "采购人：云岭市第一示例医院".as_bytes(), &limits()).unwrap();
    for file in claims(&found.records) {
        assert_eq!(check(&file.quotes, &document, &[]).len(), file.quotes.len());
    }
    let _ = register::Register::new(register::read(&text), &register::Aliases::default());
}
