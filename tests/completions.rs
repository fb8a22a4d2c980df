//! The committed completions are those that the program writes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test stops where it fails"
)]
use assert_cmd::Command;
use std::path::Path;

#[test]
fn completions_are_those_of_the_program() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions");
    for (shell, file) in [
        ("bash", "tenderlens.bash"),
        ("zsh", "_tenderlens"),
        ("fish", "tenderlens.fish"),
        ("powershell", "_tenderlens.ps1"),
        ("elvish", "tenderlens.elv"),
    ] {
        let output = Command::cargo_bin("tenderlens").unwrap().args(["completions", shell]).output().unwrap();
        assert!(output.status.success());
        let committed = std::fs::read_to_string(folder.join(file)).unwrap().replace("\r\n", "\n");
        let written = String::from_utf8(output.stdout).unwrap();
        assert!(written.contains("tenderlens") && written.contains("files-from"));
        assert_eq!(written, committed, "write it anew: tenderlens completions {shell} > completions/{file}");
    }
}
