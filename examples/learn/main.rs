//! Learns the weights of src/lexicon/weights/stance.tsv from the marked pieces of testdata/stances:
//! `cargo run --release --example learn` writes the table, `-- --across` only says how well pieces of one file are
//! decided by weights that were learned from the other files, with `--wrong` also which are not.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a tool for those who build this"
)]
mod marked;
mod softmax;

use softmax::{Example, Model};
use std::collections::HashMap;
use std::fmt::Write;

const OUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon/weights/stance.tsv");

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let flag = |name: &str| args.iter().any(|arg| arg == name);
    let mut clues = Clues::default();
    let mut files = marked::files();
    files.extend(args.iter().filter(|arg| !arg.starts_with("--")).map(Into::into));
    let mut examples = Vec::new();
    let mut lost = 0;
    for (file, path) in files.iter().enumerate() {
        for piece in marked::pieces(path) {
            let (found, missed) = piece.labelled();
            lost += missed;
            for (clued, stance) in found {
                let known = clued.clues.iter().map(|(clue, loudness)| (clues.number(clue, &piece.name), *loudness));
                examples.push(Example {
                    words: format!("{} {}", piece.name, clued.words),
                    file,
                    stance,
                    rule: clued.rule,
                    clues: known.collect(),
                });
            }
        }
    }
    println!("{} names in {} files, {lost} marks not met, {} clues", examples.len(), files.len(), clues.names.len());
    if flag("--across") {
        across(&examples, files.len(), clues.names.len());
        return;
    }
    let model = Model::learn(examples.iter(), clues.names.len());
    let mut table = String::from(include_str!("head.txt"));
    let mut rows = Vec::new();
    for (number, (name, example)) in clues.names.iter().zip(&clues.examples).enumerate() {
        let Some(weights) = model.told(number) else { continue };
        let weights: Vec<String> = weights.iter().map(ToString::to_string).collect();
        rows.push(format!("{name}\t{}\t{example}\n", weights.join("\t")));
    }
    rows.sort();
    rows.iter().for_each(|row| table.push_str(row));
    println!("{} clues told", rows.len());
    std::fs::write(OUT, table).unwrap();
}

/// Learns from all files but one and decides that one, for each file.
fn across(examples: &[Example], files: usize, clues: usize) {
    let one = |file: usize| {
        let model = Model::learn(examples.iter().filter(|example| example.file != file), clues);
        let of_file = examples.iter().filter(|example| example.file == file);
        of_file.map(|example| (example, model.decide(example).0)).collect::<Vec<_>>()
    };
    let (even, odd) = std::thread::scope(|scope| {
        let odd = scope.spawn(|| (0..files).filter(|file| file % 2 == 1).map(one).collect::<Vec<_>>());
        ((0..files).filter(|file| file % 2 == 0).map(one).collect::<Vec<_>>(), odd.join().unwrap())
    });
    let all: Vec<_> = even.into_iter().chain(odd).flatten().collect();
    let share = |right: usize, of: usize| format!("{:.1} %", 100.0 * right as f32 / of.max(1) as f32);
    for file in 0..files {
        let of: Vec<_> = all.iter().filter(|(example, _)| example.file == file).collect();
        let right = of.iter().filter(|(example, stance)| example.stance == *stance).count();
        let rule = of.iter().filter(|(example, _)| example.stance == example.rule).count();
        println!("file {file}: {} of {}, rules alone {}", share(right, of.len()), of.len(), share(rule, of.len()));
    }
    if std::env::args().any(|arg| arg == "--wrong") {
        for (example, given) in all.iter().filter(|(example, stance)| example.stance != *stance) {
            println!("{}, not {}: {}", given.as_str(), example.stance.as_str(), example.words);
        }
    }
    let right = all.iter().filter(|(example, stance)| example.stance == *stance).count();
    println!("all: {} of {}", share(right, all.len()), all.len());
    for wanted in tenderlens::lexicon::STANCES {
        let mut line = format!("{:11}", wanted.as_str());
        for given in tenderlens::lexicon::STANCES {
            let count = all.iter().filter(|(example, stance)| example.stance == wanted && *stance == given).count();
            let _ = write!(line, "{count:6}");
        }
        println!("{line}");
    }
}

/// The clues by number, each with a piece in which it stands.
#[derive(Default)]
struct Clues {
    numbers: HashMap<String, u32>,
    names: Vec<String>,
    examples: Vec<String>,
}

impl Clues {
    fn number(&mut self, clue: &str, piece: &str) -> u32 {
        let clue = clue.replace(['\t', '\n', '\r'], " ");
        if let Some(number) = self.numbers.get(&clue) {
            return *number;
        }
        let number = self.names.len() as u32;
        self.names.push(clue.clone());
        self.examples.push(piece.to_owned());
        self.numbers.insert(clue, number);
        number
    }
}
