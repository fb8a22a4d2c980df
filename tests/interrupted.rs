//! A run that is broken off: what was finished is whole, and going on with it gives what one run would have given.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test stops where it can't go on")]
use assert_cmd::cargo::cargo_bin;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A folder of so many documents.
fn many(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata");
    let mut files: Vec<PathBuf> = ["cases", "notices", "files"]
        .iter()
        .flat_map(|name| std::fs::read_dir(root.join(name)).unwrap().map(|entry| entry.unwrap().path()))
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    for number in 0..count {
        let from = &files[number % files.len()];
        let ending = from.extension().unwrap_or_default().to_string_lossy();
        std::fs::copy(from, folder.path().join(format!("{number:04}.{ending}"))).unwrap();
    }
    folder
}

fn start(folder: &Path, args: &[&str]) -> Child {
    let mut command = Command::new(cargo_bin("tenderlens"));
    command.current_dir(folder).args(["-q", "--jobs", "2", "docs"]).args(args);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Waits until the file holds so many bytes.
fn grown(path: &Path, bytes: u64, child: &mut Child) {
    let start = Instant::now();
    while !path.metadata().is_ok_and(|about| about.len() >= bytes) {
        assert!(child.try_wait().unwrap().is_none(), "it ended before it was broken off");
        assert!(start.elapsed() < Duration::from_secs(120));
        std::thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn a_killed_run_goes_on_to_the_same_bytes() {
    let docs = many(500);
    let work = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(docs.path(), work.path().join("docs")).unwrap();
    let folder = work.path();
    assert!(start(folder, &["-o", "whole.jsonl"]).wait().unwrap().code().is_some());
    let whole = std::fs::read(folder.join("whole.jsonl")).unwrap();
    let part = folder.join("broken.jsonl.part");
    let size = whole.len() as u64;
    let mut child = start(folder, &["-o", "broken.jsonl"]);
    grown(&part, size / 3, &mut child);
    child.kill().unwrap();
    child.wait().unwrap();
    // As if the system had gone down in the middle of a line.
    let kept = part.metadata().unwrap().len();
    std::fs::OpenOptions::new().write(true).open(&part).unwrap().set_len(kept - 100).unwrap();
    // Broken off again while it goes on.
    let mut child = start(folder, &["--resume", "broken.jsonl.part"]);
    grown(&part, size / 2, &mut child);
    child.kill().unwrap();
    child.wait().unwrap();
    let code = start(folder, &["--resume", "broken.jsonl.part"]).wait().unwrap().code();
    assert_eq!(code, start(folder, &["-o", "again.jsonl"]).wait().unwrap().code());
    assert!(std::fs::read(folder.join("broken.jsonl")).unwrap() == whole, "the bytes differ");
    assert!(!part.exists() && !folder.join("broken.jsonl.part.old").exists());
    println!("{} of {size} bytes stood there at the first kill", kept);
}

#[test]
fn a_file_that_changed_is_read_again() {
    let docs = many(12);
    let work = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(docs.path(), work.path().join("docs")).unwrap();
    let folder = work.path();
    start(folder, &["-o", "a.jsonl"]).wait().unwrap();
    std::fs::rename(folder.join("a.jsonl"), folder.join("b.jsonl.part")).unwrap();
    std::fs::write(docs.path().join("0001.txt"), "采购人：云岭市第一示例医院").unwrap();
    start(folder, &["--resume", "b.jsonl.part"]).wait().unwrap();
    start(folder, &["-o", "c.jsonl"]).wait().unwrap();
    let [b, c] = ["b.jsonl", "c.jsonl"].map(|name| std::fs::read(folder.join(name)).unwrap());
    assert!(b == c);
}

#[test]
fn an_interrupt_leaves_whole_lines_and_says_how_to_go_on() {
    let docs = many(500);
    let work = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(docs.path(), work.path().join("docs")).unwrap();
    let part = work.path().join("a.jsonl.part");
    let mut child = start(work.path(), &["-o", "a.jsonl"]);
    grown(&part, 10_000, &mut child);
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.contains("--resume a.jsonl.part"), "{err}");
    let text = std::fs::read_to_string(&part).unwrap();
    assert!(text.ends_with('\n'));
    for line in text.lines() {
        assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "{line}");
    }
}

#[test]
fn a_full_disk_is_told_and_leaves_no_half_line() {
    let docs = many(40);
    let work = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(docs.path(), work.path().join("docs")).unwrap();
    if Path::new("/dev/full").exists() {
        let output = start(work.path(), &["-o", "/dev/full"]).wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8(output.stderr).unwrap().contains("/dev/full: can't be written"));
    }
    // A bound on the size of files is met as a full disk is.
    let line = format!("trap '' XFSZ; ulimit -f 40; exec {} -q docs -o a.jsonl", cargo_bin("tenderlens").display());
    let output = Command::new("bash").args(["-c", &line]).current_dir(work.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("can't be written"));
    let text = std::fs::read_to_string(work.path().join("a.jsonl.part")).unwrap();
    assert!(!text.is_empty() && text.ends_with('\n'));
    assert!(!work.path().join("a.jsonl").exists());
}
