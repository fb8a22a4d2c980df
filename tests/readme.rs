//! Every example of the README is run, and what it shows is what the program prints.
//!
//! `README_WRITE=1 cargo test --release --test readme` puts what the program prints into the README.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test stops where it fails"
)]
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A line after `$ `, and what the README shows below it (nothing is held against it in a `sh` block).
#[derive(Debug)]
struct Example {
    command: String,
    shown: Option<String>,
    /// The lines of the README that show the output.
    lines: std::ops::Range<usize>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn examples(text: &str) -> Vec<Example> {
    let mut found: Vec<Example> = Vec::new();
    let mut fence: Option<bool> = None;
    let mut is_continued = false;
    for (number, line) in text.lines().enumerate() {
        if line.starts_with("```") {
            fence = match (fence, line) {
                (None, "```console") => Some(true),
                (None, "```sh") => Some(false),
                (None, _) => None,
                (Some(_), _) => None,
            };
            is_continued = false;
            continue;
        }
        let Some(is_compared) = fence else { continue };
        if let Some(command) = line.strip_prefix("$ ") {
            let shown = is_compared.then(String::new);
            found.push(Example { command: command.to_owned(), shown, lines: number + 1..number + 1 });
        } else if let Some(example) = found.last_mut() {
            if is_continued {
                example.command.push('\n');
                example.command.push_str(line);
                example.lines = number + 1..number + 1;
            } else {
                if let Some(shown) = &mut example.shown {
                    shown.push_str(line);
                    shown.push('\n');
                }
                example.lines.end = number + 1;
                continue;
            }
        }
        is_continued = found.last().is_some_and(|example| example.command.ends_with('\\'));
    }
    found
}

/// The programs that a command starts, as far as they may be missing.
fn missing(command: &str) -> Option<&'static str> {
    let paths: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect();
    ["jq", "xargs", "duckdb", "find", "man", "sed", "parallel"]
        .into_iter()
        .filter(|program| command.split(|c: char| !c.is_alphanumeric()).any(|word| word == *program))
        .find(|program| !paths.iter().any(|folder| folder.join(program).is_file()))
}

/// The models, for an example that reads a picture.
fn models(command: &str) -> Option<PathBuf> {
    let is_scan = command.contains("testdata/scans");
    is_scan.then(tenderlens::document::ocr::Models::find).flatten().map(|models| models.folder().to_owned())
}

/// Runs a command in a folder in which only `testdata` and `src` of the project are to be seen.
fn run(command: &str, folder: &Path) -> (String, bool) {
    let program = assert_cmd::cargo::cargo_bin("tenderlens");
    let mut paths = vec![program.parent().unwrap().to_owned()];
    paths.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let output = Command::new("bash")
        .args(["-c", &format!("exec 2>&1\n{command}")])
        .current_dir(folder)
        .env("PATH", std::env::join_paths(paths).unwrap())
        .env("NO_COLOR", "1")
        .env("LC_ALL", "C.UTF-8")
        .env("TENDERLENS_OCR_MODELS", models(command).unwrap_or_default())
        .env("XDG_DATA_HOME", folder)
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.success())
}

#[cfg(unix)]
#[test]
fn every_example_prints_what_the_readme_shows() {
    let path = root().join("README.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for name in ["testdata", "src"] {
        std::os::unix::fs::symlink(root().join(name), folder.path().join(name)).unwrap();
    }
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let (mut run_count, mut faults) = (0, Vec::new());
    // From the end, so that the numbers of lines before it hold while the README is written.
    let all = examples(&text);
    let mut printed = Vec::new();
    for example in &all {
        // The build is under test already; `cargo` inside `cargo test` would wait for itself.
        let command = example.command.replace("cargo run --release -- ", "tenderlens ");
        // The network, and what came by it, are for `.ci/run`.
        let is_of_ci = command.starts_with("pip ") || command.starts_with("tenderlens models install");
        if command.starts_with("cargo ") || command.starts_with("git ") || is_of_ci {
            println!("not run: {command}");
            printed.push(None);
            continue;
        }
        if let Some(program) = missing(&command) {
            println!("skipped: {program} is not installed: {command}");
            printed.push(None);
            continue;
        }
        if command.contains("testdata/scans") && models(&command).is_none() {
            println!("skipped: no OCR models: {command}");
            printed.push(None);
            continue;
        }
        run_count += 1;
        let (output, is_success) = run(&command, folder.path());
        match &example.shown {
            Some(shown) if *shown != output => {
                faults.push(format!("$ {command}\n--- README\n{shown}--- printed\n{output}"));
            }
            None if !is_success => faults.push(format!("$ {command}\n{output}")),
            _ => {}
        }
        printed.push(example.shown.is_some().then_some(output));
    }
    if std::env::var_os("README_WRITE").is_some() {
        for (example, output) in all.iter().zip(&printed).rev() {
            if let Some(output) = output {
                lines.splice(example.lines.clone(), output.lines().map(str::to_owned));
            }
        }
        std::fs::write(&path, lines.join("\n") + "\n").unwrap();
        return;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(run_count >= 8, "only {run_count} examples were run");
}

#[test]
fn the_readme_has_the_two_commands_and_the_options_that_there_are() {
    let text = std::fs::read_to_string(root().join("README.md")).unwrap();
    assert!(text.contains("cargo run --release -- testdata/cases/szu-award.pdf"));
    assert!(text.contains("cargo test --release"));
    let help = Command::new(assert_cmd::cargo::cargo_bin("tenderlens")).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let options = |text: &str| -> BTreeSet<String> {
        text.split(|c: char| !(c.is_ascii_lowercase() || c == '-'))
            .filter(|word| word.starts_with("--") && word.len() > 3)
            .map(str::to_owned)
            .collect()
    };
    let known = options(&help);
    // Options of cargo, pip, duckdb and of the commands below the analysis.
    let foreign = [
        "--pipe",
        "--keep-order",
        "--no-deps",
        "--release",
        "--locked",
        "--path",
        "--places",
        "--test",
        "--example",
        "--root",
        "--no-images",
    ];
    for option in options(&text) {
        assert!(known.contains(&option) || foreign.contains(&option.as_str()), "there is no {option}");
    }
}

#[test]
fn the_models_come_by_the_commands_that_the_readme_names() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    for script in [".ci/run", ".ci/long"] {
        let script = std::fs::read_to_string(root().join(script)).unwrap();
        for command in ["pip download rapidocr==3.10.0 --no-deps", "models install rapidocr-3.10.0-py3-none-any.whl"] {
            assert!(readme.contains(command) && script.contains(command), "{command}");
        }
    }
}

#[test]
fn every_file_that_the_readme_names_is_there() {
    let text = std::fs::read_to_string(root().join("README.md")).unwrap();
    let mut checked = 0;
    for word in text.split(|c: char| c.is_whitespace() || "`()[]'\",;".contains(c)) {
        let word = word.trim_end_matches(['.', ':']);
        if ["testdata/", "src/", "tests/", "completions/", "examples/", ".ci/"].iter().any(|f| word.starts_with(f))
            && !word.contains('*')
            && !word.contains("no-such")
        {
            checked += 1;
            assert!(root().join(word).exists(), "{word} is not there");
        }
    }
    assert!(checked > 5);
}

#[test]
fn the_reader_of_examples_sees_what_it_must() {
    let text = "```console\n$ a | \\\n  b\nout 1\nout 2\n$ c\n```\n```sh\n$ d\n```\n```json\n$ e\n```\n";
    let found = examples(text);
    let commands: Vec<&str> = found.iter().map(|example| example.command.as_str()).collect();
    assert_eq!(commands, ["a | \\\n  b", "c", "d"]);
    assert_eq!(found[0].shown.as_deref(), Some("out 1\nout 2\n"));
    assert_eq!(found[0].lines, 3..5);
    assert_eq!((found[1].shown.as_deref(), found[2].shown.as_deref()), (Some(""), None));
}
