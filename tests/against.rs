//! Notices written against the tool (losers, lots, rates, masks, letters, tables without a grid) give what was written
//! down by hand before it read them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use tenderlens::{document, record, report};

/// What is still missed, by file and line; a line that is found must be taken out here.
const KNOWN: [(&str, &str); 8] = [
    ("a09_single_source.html", "A:江海公信招标有限公司"),
    ("b27_traditional.txt", "B:濱江市示例博物館"),
    ("b27_traditional.txt", "S:濱江文保科技有限公司 winner - -"),
    ("b27_traditional.txt", "M:award 980000 - total"),
    ("b28_long_wrap.txt", "B:咸水湖市生态环境局咸水湖经济技术开发区分局"),
    ("b28_long_wrap.txt", "M:budget 1680000 - total"),
    ("b28_long_wrap.txt", "N:XSH-2026-CS-019"),
    ("b28_long_wrap.txt", "P:咸水湖市水环境综合智慧监管平台建设项目(第1阶段)"),
];

/// Files in which something is read wrong today, each for the reason told in KNOWN: no other may be.
const WRONG: [&str; 2] = ["b27_traditional.txt", "b28_long_wrap.txt"];

fn folded(name: &str) -> String {
    document::Folded::new(0, name).text().chars().filter(|c| !c.is_whitespace()).collect()
}

fn word<'a>(entry: &'a Value, key: &str, absent: &'a str) -> &'a str {
    entry[key].as_str().unwrap_or(absent)
}

fn money(entry: &Value) -> String {
    let value = word(entry, "value", "null");
    if value.contains('.') { value.trim_end_matches('0').trim_end_matches('.').to_owned() } else { value.to_owned() }
}

/// The facts of a file as lines: `K:` kind and stage, `B:` buyer, `A:` agency, `S:` supplier, role, consortium and lot,
/// `M:` role, value, lot, basis and foreign currency, `R:` kind, percent and lot, `L:` lot and status, `N:` number, `P:`
/// project name, `X:` kind of a note.
fn facts(path: &std::path::Path) -> BTreeSet<String> {
    let bytes = std::fs::read(path).unwrap();
    let name = path.to_string_lossy().into_owned();
    let read = document::read(&name, &bytes, &document::Limits::default()).unwrap();
    let source = report::Source { path: name, ..report::Source::default() };
    let mut lines = BTreeSet::new();
    for found in &record::records(&read) {
        let record = serde_json::to_value(report::record(&read, &source, found, None)).unwrap();
        let list = |key: &str| record[key].as_array().cloned().unwrap_or_default();
        let notice = &record["notice"];
        lines.insert(format!("K:{} {}", word(notice, "kind", ""), word(notice, "stage", "")));
        for (sign, key) in [("N", "project_number"), ("P", "project_name")] {
            if let Some(value) = notice[key]["value"].as_str() {
                lines.insert(format!("{sign}:{}", folded(value)));
            }
        }
        for (sign, key) in [("B", "buyers"), ("A", "agencies")] {
            lines.extend(list(key).iter().map(|e| format!("{sign}:{}", folded(word(e, "name", "")))));
        }
        lines.extend(list("suppliers").iter().map(|e| {
            let name = folded(word(e, "name", ""));
            format!("S:{name} {} {} {}", word(e, "role", ""), word(e, "consortium", "-"), word(e, "lot", "-"))
        }));
        let counted = |e: &&Value| !["fee", "deposit", "other"].contains(&word(e, "role", ""));
        lines.extend(list("amounts").iter().filter(counted).map(|e| {
            let currency = word(e, "currency", "CNY").replace("CNY", "");
            let (role, lot, basis) = (word(e, "role", ""), word(e, "lot", "-"), word(e, "basis", "-"));
            format!("M:{role} {} {lot} {basis} {currency}", money(e)).trim_end().to_owned()
        }));
        lines.extend(
            list("rates")
                .iter()
                .map(|e| format!("R:{} {} {}", word(e, "kind", ""), word(e, "percent", ""), word(e, "lot", "-"))),
        );
        lines.extend(list("lots").iter().map(|e| format!("L:{} {}", word(e, "id", ""), word(e, "status", "-"))));
        lines.extend(list("notes").iter().map(|e| format!("X:{}", word(e, "kind", ""))));
    }
    lines
}

#[test]
fn notices_written_against_the_tool() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/against");
    let text = std::fs::read_to_string(folder.join("expected.txt")).unwrap();
    let mut files: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut name = "";
    for line in text.lines() {
        match line.strip_prefix("== ") {
            Some(file) => name = file,
            None => {
                let (sign, value) = line.split_once(':').unwrap();
                let value = if "BANP".contains(sign) { folded(value) } else { value.trim().to_owned() };
                files.entry(name).or_default().insert(format!("{sign}:{value}"));
            }
        }
    }
    assert!(files.len() >= 100, "{} files", files.len());
    let mut wrong = Vec::new();
    for (file, expected) in &files {
        let found = facts(&folder.join(file));
        for line in expected.difference(&found) {
            if !KNOWN.contains(&(file, line.as_str())) && !WRONG.contains(file) {
                wrong.push(format!("{file} misses {line}"));
            }
        }
        // Project names, rates, lots and notes are compared only where the expected lines hold any.
        let signs: BTreeSet<&str> = expected.iter().map(|line| &line[..1]).collect();
        let compared = |line: &&String| signs.contains(&line[..1]) || "KBASMN".contains(&line[..1]);
        for line in found.difference(expected).filter(compared).filter(|line| !line.starts_with('X')) {
            if !WRONG.contains(file) {
                wrong.push(format!("{file} gives {line}"));
            }
        }
    }
    for (file, line) in KNOWN {
        let found = facts(&folder.join(file));
        if found.contains(line) {
            wrong.push(format!("{file} finds {line} now: take it out of KNOWN"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
