//! Runs the command for the tests of its manners.
#![allow(dead_code, reason = "each test file uses a part of this")]
use assert_cmd::Command;
use serde_json::Value;
use std::path::{Path, PathBuf};

pub(crate) const AWARD: &str = "testdata/cases/szu-award.pdf";

/// The command, in the folder of the project.
pub(crate) fn tenderlens(args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("tenderlens").unwrap();
    command.current_dir(root()).args(args).env_remove("NO_COLOR");
    // Pages that are pictures stay unread, whatever models this user has.
    command.env_remove("TENDERLENS_OCR_MODELS").env("XDG_DATA_HOME", root().join("testdata"));
    command
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// What a run gave.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn run(command: &mut Command) -> Ran {
    let output = command.timeout(std::time::Duration::from_secs(120)).output().unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

pub(crate) fn ran(args: &[&str]) -> Ran {
    run(&mut tenderlens(args))
}

/// JSON Lines as values.
pub(crate) fn records(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

pub(crate) fn paths(out: &str) -> Vec<String> {
    records(out).iter().map(|record| record["source"]["path"].as_str().unwrap().to_owned()).collect()
}

/// A folder of its own with copies of some documents in it.
pub(crate) fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

pub(crate) fn bytes(path: &str) -> Vec<u8> {
    std::fs::read(root().join(path)).unwrap()
}

/// Whether a program is there; if not, says that its test is skipped.
pub(crate) fn has(program: &str) -> bool {
    let found = std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()));
    if !found {
        println!("skipped: {program} is not installed");
    }
    found
}

/// A shell line in which `tenderlens` is the program under test.
pub(crate) fn shell(line: &str, folder: &Path) -> Ran {
    let program = assert_cmd::cargo::cargo_bin("tenderlens");
    let path = std::env::join_paths(
        std::iter::once(program.parent().unwrap().to_owned())
            .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
    )
    .unwrap();
    let mut command = Command::new("bash");
    run(command.args(["-o", "pipefail", "-c", line]).current_dir(folder).env("PATH", path).env_remove("NO_COLOR"))
}
