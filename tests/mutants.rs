//! Broken copies of files of every kind through the command: no crash, no panic message, no hang, a record for each.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test stops where it can't go on")]
mod mutating;

use assert_cmd::cargo::cargo_bin;
use mutating::{Mutator, seeds};
use std::collections::{BTreeMap, HashMap};
use std::process::{Command, Stdio};
use std::time::Instant;

/// So many files are broken.
const FILES: usize = 40;

fn broken_files(count: usize, seed: u64) {
    // Files of every kind, evenly out of all.
    let mut by_kind: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for seed in seeds().into_iter().filter(|seed| !seed.name.ends_with(".jsonl")) {
        let kind = seed.name.rsplit('.').next().unwrap().to_owned();
        by_kind.entry(kind).or_default().push(seed);
    }
    let mut chosen = Vec::new();
    while chosen.len() < FILES {
        chosen.extend(by_kind.values_mut().filter_map(Vec::pop));
    }
    chosen.truncate(FILES);
    let mut mutator = Mutator::new(seed);
    let folder = tempfile::tempdir().unwrap();
    let mut list = String::new();
    for number in 0..count {
        let (own, other) = (&chosen[number % FILES], &chosen[mutator.below(FILES)]);
        let path = folder.path().join(format!("{number:05}.{}", own.name.rsplit('.').next().unwrap()));
        std::fs::write(&path, mutator.mutant(&own.bytes, &other.bytes)).unwrap();
        list.push_str(&format!("{}\n", path.display()));
    }
    let names = folder.path().join("names");
    std::fs::write(&names, &list).unwrap();
    let start = Instant::now();
    let output = Command::new(cargo_bin("tenderlens"))
        .args(["--jobs", "2", "--max-seconds", "10", "--files-from"])
        .arg(&names)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    let took = start.elapsed();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert!(matches!(output.status.code(), Some(0..=2)), "{:?}\n{err}", output.status);
    assert!(!err.contains("panicked") && !err.contains("RUST_BACKTRACE"), "{err}");
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut lost: BTreeMap<&str, usize> = BTreeMap::new();
    for line in out.lines() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        let path = record["source"]["path"].as_str().unwrap();
        *seen.entry(path.split("!/").next().unwrap().to_owned()).or_default() += 1;
        for note in record["notes"].as_array().unwrap() {
            let text = note["text"]["en"].as_str().unwrap();
            let words =
                ["took too long", "too much memory", "too deep", "broke down", "a fault of tenderlens", "Nothing was"];
            for word in words.into_iter().filter(|word| text.contains(word)) {
                *lost.entry(word).or_default() += 1;
                if !word.starts_with("Nothing") {
                    println!("{path}: {text}");
                }
            }
        }
    }
    // An archive whose members are all gone is the only one that may say nothing.
    let silent: Vec<&str> = list.lines().filter(|path| !seen.contains_key(*path) && !path.ends_with(".zip")).collect();
    assert!(silent.is_empty(), "{silent:?}");
    println!("{count} mutants of {FILES} files in {took:?}: {} records, {lost:?}", out.lines().count());
    assert!(took.as_secs() < 60 + count as u64, "{took:?}");
}

#[test]
fn two_hundred_broken_files_give_records_or_errors() {
    broken_files(200, 7);
}

#[test]
#[ignore = "long"]
fn two_thousand_broken_files_give_records_or_errors() {
    broken_files(2_000, 11);
}
