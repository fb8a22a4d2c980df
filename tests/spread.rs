//! A folder split by file, over processes (GNU parallel) and over Spark: the parts together are the whole.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test stops where it fails")]
mod cli_tools;

use cli_tools::{folder, has, root, shell};
use std::path::Path;
use std::process::Command;

/// The paths of the set, absolute and sorted, in a file of the folder; and the records of all of them in one run.
fn whole(work: &Path) -> Vec<String> {
    let list = format!("find {}/testdata/investigation -type f ! -name '*.md' | sort > paths.txt", root().display());
    assert_eq!(shell(&list, work).code, 0);
    let ran = shell("tenderlens --files-from paths.txt --format jsonl > whole.jsonl", work);
    assert_eq!(ran.code, 0, "{}", ran.err);
    lines(&work.join("whole.jsonl"))
}

fn lines(path: &Path) -> Vec<String> {
    let mut lines: Vec<String> = std::fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

/// The summary of files of results, without the line that names them.
fn summary(files: &str, work: &Path) -> String {
    let ran = shell(&format!("tenderlens summary --format json {files}"), work);
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out
}

#[test]
fn parts_by_gnu_parallel_make_the_whole() {
    if !has("parallel") {
        return;
    }
    let work = folder(&[]);
    let whole = whole(work.path());
    assert!(whole.len() > 50);
    // The recipe of the README as it stands there.
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let line = readme.lines().find_map(|line| line.strip_prefix("$ parallel ")).unwrap();
    let line = &format!("parallel {line}");
    let ran = shell(line, work.path());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(lines(&work.path().join("all.jsonl")), whole);
    assert_eq!(shell("cmp whole.jsonl all.jsonl", work.path()).code, 0);
    assert_eq!(summary("all.jsonl", work.path()), summary("whole.jsonl", work.path()));
}

#[test]
fn parts_by_spark_make_the_whole() {
    let has_spark =
        Command::new("python3").args(["-c", "import pyspark"]).output().is_ok_and(|run| run.status.success());
    if !has_spark || !has("java") {
        println!("skipped: pyspark or java is not installed");
        return;
    }
    let work = folder(&[]);
    let whole = whole(work.path());
    // The recipe of the README as it stands there; without a cluster Spark runs on this machine.
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let script = readme.split("```python\n").nth(1).unwrap().split("```").next().unwrap();
    std::fs::write(work.path().join("records.py"), script).unwrap();
    let ran = shell("python3 records.py", work.path());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let parts: Vec<_> = std::fs::read_dir(work.path().join("records"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("part-"))
        .collect();
    assert!(parts.len() > 1);
    let mut together: Vec<String> = parts.iter().flat_map(|part| lines(part)).collect();
    together.sort();
    assert_eq!(together, whole);
    assert_eq!(summary("records/part-*", work.path()), summary("whole.jsonl", work.path()));
}
