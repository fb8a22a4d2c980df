//! The command: the only place that prints.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the command talks to people; the library never does")]
use std::io::Write;
use tenderlens::{document, record, report};

fn main() {
    let mut out = std::io::stdout().lock();
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap_or_default();
        match document::read(&path, &bytes, &document::Limits::default()) {
            Ok(doc) => {
                let source = report::Source { path: path.clone(), bytes: bytes.len() as u64, ..Default::default() };
                let records = record::records(&doc);
                let several = records.len() > 1;
                for (i, r) in records.iter().enumerate() {
                    let v = report::record(&doc, &source, r, several.then_some(i + 1));
                    let _ = writeln!(out, "{}", report::json_line(&v));
                }
            }
            Err(e) => eprintln!("{path}: {e}"),
        }
    }
}
