//! One run over all flavours: our letters and order, and the letters of two other readers, as a Markdown table.
//!
//! `cargo test --release --test pdf_compared -- --ignored --nocapture`; poppler's column is empty where `pdftotext` is
//! not installed.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test says what it skips and fails loudly")]
mod pdf_truth;

use pdf_truth::{CLOSED, CUT, OPAQUE, bare, difference, flavours, folder, letter_error, order_error, text, truth};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::Duration;
use tenderlens::document::{Limits, read, witness};

/// Panics of the second reader, which the hook counts instead of printing them.
static PANICS: AtomicUsize = AtomicUsize::new(0);
/// Some files keep the second reader busy without end.
const CLOCK: Duration = Duration::from_secs(20);

/// A reading below this share of wrong letters is good.
const GOOD: f64 = 0.05;

#[test]
#[ignore = "runs three readers over all flavours"]
fn three_readers_flavour_by_flavour() {
    let Some(folder) = folder("pdfs") else {
        return;
    };
    std::panic::set_hook(Box::new(|_| {
        PANICS.fetch_add(1, Ordering::Relaxed);
    }));
    let mut table = String::from(
        "| flavour | our letters | our order | pdf-extract's letters | poppler's letters |\n|---|---:|---:|---:|---:|\n",
    );
    let (mut recoverable, mut good) = (0, [0; 3]);
    for (name, path) in flavours(&folder) {
        let truth = truth(&path);
        let bytes = std::fs::read(&path).unwrap();
        let (ours, pages) = ours(&name, &bytes, &truth);
        let second = second(bytes, pages, &truth);
        let third = third(&path, &truth);
        let is_recoverable = ![&OPAQUE[..], &CUT, &CLOSED].concat().contains(&name.as_str());
        if is_recoverable {
            recoverable += 1;
            for (count, error) in good.iter_mut().zip([ours.error, second.error, third.error]) {
                *count += usize::from(error.is_some_and(|error| error < GOOD));
            }
        }
        table += &format!("| {name} | {} | {} | {} |\n", ours.says, second.says, third.says);
    }
    let _ = std::panic::take_hook();
    println!("{table}");
    println!(
        "of {recoverable} recoverable flavours below {GOOD} %: we {}, pdf-extract {}, poppler {}",
        good[0], good[1], good[2]
    );
    assert!(recoverable > 0 && good[0] == recoverable, "{} of {recoverable}", good[0]);
}

/// A reader's figure for one file, in words and, where letters came out, as a number.
struct Figure {
    says: String,
    error: Option<f64>,
}

impl Figure {
    fn of(truth: &[char], read: &[char]) -> Self {
        let error = letter_error(truth, read);
        let says = if read.is_empty() && !truth.is_empty() { "nothing".to_owned() } else { format!("{error:.3} %") };
        Self { says, error: Some(error) }
    }

    fn none(says: impl Into<String>) -> Self {
        Self { says: says.into(), error: None }
    }
}

/// Ours, its two columns in one, and how many pages there are.
fn ours(name: &str, bytes: &[u8], truth: &[char]) -> (Figure, u32) {
    let document = match read(name, bytes, &Limits::default()) {
        Ok(document) => document,
        Err(error) => return (Figure::none(format!("refused: {error} | ")), 1),
    };
    let got = bare(&text(&document));
    let mut figure = Figure::of(truth, &got);
    let sure: Vec<char> = got.iter().copied().filter(|c| *c != char::REPLACEMENT_CHARACTER).collect();
    let start = |text: &[char]| text[..text.len().min(4000)].to_vec();
    let order = format!("{:.3} %", order_error(&start(truth), &start(&got)));
    if sure.len() < got.len() {
        let (flagged, wrong) = (got.len() - sure.len(), difference(truth, &sure).1);
        figure.says = format!("{flagged} of {} flagged, {wrong} wrong | ", got.len());
    } else {
        let note = document.notes.first().map_or_else(String::new, |note| format!(", note: {}", note.kind.as_str()));
        figure.says =
            if got.is_empty() { format!("nothing{note} | ") } else { format!("{}{note} | {order}", figure.says) };
    }
    (figure, document.pages.unwrap_or(1))
}

/// pdf-extract's, behind a clock.
fn second(bytes: Vec<u8>, pages: u32, truth: &[char]) -> Figure {
    let before = PANICS.load(Ordering::Relaxed);
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || sender.send(witness(&bytes, &(1..=pages).collect::<Vec<_>>())));
    let Ok(outcome) = receiver.recv_timeout(CLOCK) else {
        return Figure::none(format!("over {} s", CLOCK.as_secs()));
    };
    let panicked = PANICS.load(Ordering::Relaxed) > before;
    match outcome {
        Err(error) => Figure::none(if panicked { "PANIC".to_owned() } else { format!("refused: {error}") }),
        Ok(read) if read.is_empty() => Figure::none(if panicked { "PANIC" } else { "refused" }),
        Ok(read) => {
            let letters = bare(&read.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n"));
            let mut figure = Figure::of(truth, &letters);
            if read.len() < pages as usize {
                let why = if panicked { "PANIC" } else { "refused" };
                figure.says += &format!(", {why} on {} of {pages} pages", pages as usize - read.len());
            }
            figure
        }
    }
}

/// poppler's.
fn third(path: &Path, truth: &[char]) -> Figure {
    let run = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(path).arg("-").output();
    match run {
        Err(_) => Figure::none("not installed"),
        Ok(output) if !output.status.success() && output.stdout.is_empty() => Figure::none("refused"),
        Ok(output) => {
            let mut figure = Figure::of(truth, &bare(&String::from_utf8_lossy(&output.stdout)));
            // Its maps are a package of their own; without it the comparison would be unfair.
            if String::from_utf8_lossy(&output.stderr).contains("Missing language pack") {
                figure.says += ", without poppler-data";
            }
            figure
        }
    }
}
