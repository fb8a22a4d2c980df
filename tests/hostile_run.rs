//! Files made to hang, fill or fool a reader, through the command: each ends within its clock with a record that names
//! it, the parent stays small, and the good files beside them come out whole.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test stops where it can't go on")]
mod hostile_made;

use assert_cmd::cargo::cargo_bin;
use serde_json::Value;
use std::collections::HashMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The parent's memory at its highest, in KB.
const MOST_KB: u64 = 200 << 10;

struct Run {
    records: HashMap<String, Vec<Value>>,
    err: String,
    code: Option<i32>,
    peak: u64,
    took: Duration,
}

/// Runs the command and watches the memory of the parent.
fn run(args: &[&str], paths: &[String]) -> Run {
    let start = Instant::now();
    let folder = tempfile::tempdir().unwrap();
    let [out, err] = ["out", "err"].map(|name| folder.path().join(name));
    let mut child = Command::new(cargo_bin("tenderlens"))
        .args(args)
        .args(paths)
        .stdin(Stdio::null())
        .stdout(std::fs::File::create(&out).unwrap())
        .stderr(std::fs::File::create(&err).unwrap())
        .spawn()
        .unwrap();
    let mut peak = 0;
    let status = loop {
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let high = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0 kB");
        peak = peak.max(high.trim().trim_end_matches(" kB").parse().unwrap_or(0));
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    let mut records: HashMap<String, Vec<Value>> = HashMap::new();
    for line in std::fs::read_to_string(out).unwrap().lines() {
        let record: Value = serde_json::from_str(line).unwrap();
        records.entry(record["source"]["path"].as_str().unwrap().to_owned()).or_default().push(record);
    }
    Run { records, err: std::fs::read_to_string(err).unwrap(), code: status.code(), peak, took: start.elapsed() }
}

fn good() -> Vec<String> {
    ["cases/szu-award.pdf", "cases/szu-award.xlsx", "files/notice.docx", "files/notice.html"]
        .map(|name| format!("{}/testdata/{name}", env!("CARGO_MANIFEST_DIR")))
        .to_vec()
}

fn notes(records: &[Value]) -> Vec<String> {
    let texts = records.iter().flat_map(|record| record["notes"].as_array().unwrap());
    texts.map(|note| note["text"]["en"].as_str().unwrap().to_owned()).collect()
}

fn all_end(hostile: &[String], seconds: u64) {
    let alone = run(&["-q"], &good());
    assert_eq!(alone.records.len(), 4);
    let mut paths = vec![good()[0].clone()];
    paths.extend(hostile.iter().cloned());
    paths.extend_from_slice(&good()[1..]);
    let all = run(&["--max-seconds", "5", "--jobs", "2"], &paths);
    assert!(matches!(all.code, Some(0 | 2)), "{:?} {}", all.code, all.err);
    assert!(!all.err.contains("panicked") && !all.err.contains("overflowed"), "{}", all.err);
    for path in &good() {
        assert_eq!(all.records[path], alone.records[path], "{path}");
    }
    for path in hostile {
        let of: Vec<Value> = all
            .records
            .iter()
            .filter(|(name, _)| *name == path || name.starts_with(&format!("{path}!/")))
            .flat_map(|(_, records)| records.clone())
            .collect();
        println!("{}: {} records, {:?}", Path::new(path).file_name().unwrap().display(), of.len(), notes(&of));
        assert!(!of.is_empty() || all.err.contains(path.as_str()), "{path} is told nowhere: {}", all.err);
    }
    println!("all in {:?}, the parent's peak is {} KB", all.took, all.peak);
    assert!(all.peak < MOST_KB, "{} KB", all.peak);
    assert!(all.took.as_secs() < seconds, "{:?}", all.took);
}

#[test]
fn files_of_our_own_making_end_in_time() {
    let folder = tempfile::tempdir().unwrap();
    all_end(&hostile_made::make(folder.path()), 400);
}

#[test]
fn hostile_files_of_others_end_in_time() {
    let Some(corpus) = std::env::var_os("TENDERLENS_CORPUS") else {
        println!("skipped: TENDERLENS_CORPUS is not set");
        return;
    };
    let folder = Path::new(&corpus).join("../hostile");
    let mut hostile: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path().to_string_lossy().into_owned()).collect();
    hostile.sort();
    assert!(hostile.len() >= 9);
    all_end(&hostile, 120);
}

#[test]
fn a_folder_that_links_to_itself_is_walked_once() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("a");
    std::fs::create_dir(&inner).unwrap();
    std::fs::copy(&good()[3], inner.join("notice.html")).unwrap();
    std::os::unix::fs::symlink(folder.path(), inner.join("up")).unwrap();
    std::os::unix::fs::symlink("self", inner.join("self")).unwrap();
    let walked = run(&["-q"], &[folder.path().to_string_lossy().into_owned()]);
    assert_eq!((walked.records.len(), walked.code), (1, Some(0)), "{}", walked.err);
    // A link that leads nowhere, named.
    let named = run(&[], &[inner.join("self").to_string_lossy().into_owned()]);
    assert_eq!(named.code, Some(2));
    assert!(named.err.contains("self"), "{}", named.err);
}

#[test]
fn a_page_that_ends_its_reader_costs_that_page() {
    let folder = tempfile::tempdir().unwrap();
    let path = hostile_made::page_that_fills_the_memory(folder.path());
    let run = run(&["--max-memory", "512M"], std::slice::from_ref(&path));
    let record = &run.records[&path][0];
    println!("{:?} {}", run.took, record["source"]);
    assert_eq!(record["source"]["pages"], 3);
    assert_eq!(record["source"]["unread_pages"], serde_json::json!([2]));
    let told = "Page 2 could not be read: its reading needed too much memory and was stopped (see --max-memory).";
    assert_eq!(notes(&run.records[&path]), [told]);
    let text = Command::new(cargo_bin("tenderlens")).args(["text", &path]).output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(text.contains("The first page") && text.contains("The last page"), "{text}");
}
