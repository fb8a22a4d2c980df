//! Every crate that goes into the program may be used: its licence stands in deny.toml, and it comes from crates.io.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test stops where it can't go on")]
use std::process::Command;

/// `A OR B` needs one, `A AND B` all; brackets are taken as they come, and `/` is the old word for OR.
fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let expression = expression.replace('/', " OR ");
    let mut inner = expression.trim();
    if inner.starts_with('(') && inner.ends_with(')') && !inner[1..inner.len() - 1].contains(['(', ')']) {
        inner = &inner[1..inner.len() - 1];
    }
    let parts = |word: &str| -> Option<Vec<String>> {
        let (mut depth, mut from, mut found) = (0, 0, Vec::new());
        for (at, c) in inner.char_indices() {
            depth += i32::from(c == '(') - i32::from(c == ')');
            if depth == 0 && inner[at..].starts_with(word) {
                found.push(inner[from..at].to_owned());
                from = at + word.len();
            }
        }
        found.push(inner[from..].to_owned());
        (found.len() > 1).then_some(found)
    };
    if let Some(all) = parts(" AND ") {
        return all.iter().all(|part| is_allowed(part, allowed));
    }
    match parts(" OR ") {
        Some(any) => any.iter().any(|part| is_allowed(part, allowed)),
        None => allowed.iter().any(|one| one == inner),
    }
}

#[test]
fn every_crate_may_be_used() {
    let deny = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/deny.toml")).unwrap();
    let list = deny.split("allow = [").nth(1).unwrap().split(']').next().unwrap();
    let allowed: Vec<String> = list.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    assert!(allowed.len() > 5 && !allowed.iter().any(|one| one.contains("GPL")));
    assert!(is_allowed("(MIT OR GPL-3.0) AND ISC", &allowed));
    assert!(!is_allowed("(MIT OR ISC) AND GPL-3.0", &allowed));
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--locked", "--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 50);
    let mut wrong = Vec::new();
    for package in packages.iter().filter(|package| package["name"] != "tenderlens") {
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or("none is stated");
        let source = package["source"].as_str().unwrap_or("a path");
        if !is_allowed(licence, &allowed) {
            wrong.push(format!("{name}: {licence}"));
        }
        if source != "registry+https://github.com/rust-lang/crates.io-index" {
            wrong.push(format!("{name}: from {source}"));
        }
    }
    println!("{} crates", packages.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
}
