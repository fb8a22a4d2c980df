//! The stages of the house import one way: each only from those before it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test stops where it fails"
)]
use std::path::{Path, PathBuf};

/// A stage may use itself and every stage before it.
const STAGES: [&str; 8] = ["document", "lexicon", "mention", "record", "register", "report", "verify", "proof"];

/// What checks a result must not know how the result was found.
const OF_VERIFY: [&str; 2] = ["document", "verify"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The stages that a line of code names from the root of the crate: `crate::document::…`, `crate::{document, …}`.
fn stages_named(code: &str) -> Vec<&str> {
    let mut named = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let list = match rest.strip_prefix('{') {
            Some(list) => top_level(list),
            None => vec![rest],
        };
        for item in list {
            let word = item.trim_start().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
            named.extend(STAGES.iter().find(|stage| **stage == word).copied());
        }
    }
    named
}

/// The entries of `a::{b, c}, d}` that stand on the first level.
fn top_level(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut items) = (0_i32, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                items.push(&list[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    items
}

/// How many folders a file's module lies below `src/STAGE`: so many `super::` may it climb and stay in its stage.
fn depth(path: &Path, stage_folder: &Path) -> usize {
    let below = path.strip_prefix(stage_folder).unwrap();
    let folders = below.components().count() - 1;
    let is_module_file = path.file_name().is_some_and(|name| name == "mod.rs");
    folders + usize::from(!is_module_file)
}

/// The code of a file without its remarks and without its inner tests.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or("").to_owned();
    text.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

#[test]
fn imports_run_one_way() {
    let mut checked = 0;
    for (rank, stage) in STAGES.iter().enumerate() {
        let folder = root().join(stage);
        if !folder.is_dir() {
            continue;
        }
        for path in sources(&folder) {
            let text = code(&path);
            for named in stages_named(&text) {
                let other = STAGES.iter().position(|stage| *stage == named).unwrap();
                assert!(other <= rank, "{}: {stage} uses {named}, which comes after it", path.display());
            }
            let climbs = text.split(|c: char| !c.is_alphanumeric() && c != ':' && c != '_');
            for climb in climbs.map(|path| path.matches("super::").count()) {
                assert!(climb <= depth(&path, &folder), "{}: climbs out of {stage} with super::", path.display());
            }
            checked += 1;
        }
    }
    assert!(checked > 50, "only {checked} files were found");
}

#[test]
fn verify_knows_documents_and_nothing_else() {
    let mut named = 0;
    for path in sources(&root().join("verify")) {
        for stage in stages_named(&code(&path)) {
            assert!(OF_VERIFY.contains(&stage), "{}: verify uses {stage}", path.display());
            named += 1;
        }
    }
    assert!(named > 0, "verify names no stage at all");
}

#[test]
fn the_library_knows_nothing_of_the_command() {
    for path in STAGES.iter().map(|stage| root().join(stage)).filter(|path| path.is_dir()).flat_map(|f| sources(&f)) {
        let text = code(&path);
        for word in ["clap::", "indicatif::", "process::exit", "std::env::args", "println!", "eprintln!", "std::net"] {
            assert!(!text.contains(word), "{}: {word} belongs to the command or nowhere", path.display());
        }
    }
}

#[test]
fn files_open_with_what_they_are_for() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for path in sources(&root()).into_iter().chain(sources(&tests)) {
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("//! "), "{} says nothing of itself", path.display());
    }
}

#[test]
fn the_reader_of_imports_sees_what_it_must() {
    assert_eq!(stages_named("use crate::document::{Block, Span};"), ["document"]);
    assert_eq!(stages_named("use crate::{document, record::{Fact, Lot}};"), ["document", "record"]);
    assert_eq!(stages_named("let a: crate::report::RecordV1 = b;"), ["report"]);
    assert!(stages_named("use crate::documents::X;").is_empty());
}
