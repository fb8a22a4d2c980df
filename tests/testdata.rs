//! The documents of testdata give the values that were written down by hand in their expected.json.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use tenderlens::{document, record, report};

type Set = BTreeSet<String>;

fn records(path: &Path) -> Vec<Value> {
    let bytes = std::fs::read(path).unwrap();
    let name = path.to_string_lossy().into_owned();
    let document =
        document::read(&name, &bytes, &document::Limits::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
    let source = report::Source { path: name, ..report::Source::default() };
    record::records(&document)
        .iter()
        .map(|record| serde_json::to_value(report::record(&document, &source, record, None)).unwrap())
        .collect()
}

fn list<'a>(record: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    record[key].as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or("").split_whitespace().collect()
}

/// Brackets as folded text has them.
fn folded(name: &str) -> String {
    document::Folded::new(0, name).text().chars().filter(|c| !c.is_whitespace()).collect()
}

fn money(value: &Value) -> String {
    let value = value.as_str().unwrap_or("null");
    value.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What of one record is compared: sets of lines by field.
fn facts(record: &Value, expected: bool) -> Vec<(&'static str, Set)> {
    let names = |key: &str| {
        list(record, key).map(|e| folded(&text(if e.is_object() { &e["name"] } else { e }))).collect::<Set>()
    };
    let suppliers = list(record, "suppliers")
        .filter(|e| e["role"] != "loser")
        .map(|e| format!("{} {}", folded(&text(&e["name"])), text(&e["role"])))
        .collect();
    let amounts = list(record, "amounts")
        .filter(|e| !["other", "fee", "deposit"].contains(&e["role"].as_str().unwrap_or("")))
        .map(|e| format!("{} {}", text(&e["role"]), money(&e["value"])))
        .collect();
    let named = |key: &str| {
        list(record, key)
            .filter(|e| e["stance"] == "sought" || !e["id"].as_str().unwrap_or("").starts_with("unnamed"))
            .map(|e| format!("{} {}", text(&e["id"]), text(&e["stance"])))
            .collect::<Set>()
    };
    let quantities = ["chips", "ai_services"]
        .into_iter()
        .flat_map(|key| list(record, key))
        .flat_map(|e| {
            list(e, "quantities").map(move |q| format!("{} {} {}", text(&e["id"]), q["value"], text(&q["unit"])))
        })
        .collect();
    let notice = if expected { record } else { &record["notice"] };
    let field = |key: &str| {
        let value = if expected { &notice[key] } else { &notice[key]["value"] };
        [folded(&text(value))].into_iter().filter(|v| !v.is_empty()).collect::<Set>()
    };
    let word = |key: &str| [text(&notice[key])].into_iter().collect::<Set>();
    vec![
        ("kind", word("kind")),
        ("stage", word("stage")),
        ("buyers", names("buyers")),
        ("agencies", names("agencies")),
        ("suppliers", suppliers),
        ("amounts", amounts),
        ("clouds", named("cloud_providers")),
        ("chips", named("chips")),
        ("services", named("ai_services")),
        ("quantities", quantities),
        ("project_name", field("project_name")),
    ]
}

/// Compares a folder with its expected values; gives the differences and the number of facts compared.
fn compare(folder: &Path, skip: &[&str]) -> (Vec<String>, usize) {
    let expected: Value = serde_json::from_slice(&std::fs::read(folder.join("expected.json")).unwrap()).unwrap();
    let mut differences = Vec::new();
    let mut compared = 0;
    for entry in expected.as_array().unwrap() {
        let file = entry["file"].as_str().unwrap();
        let number = entry["record"].as_u64().unwrap_or(1) as usize;
        let given = records(&folder.join(file));
        let Some(record) = given.get(number - 1) else {
            differences.push(format!("{file}#{number}: no such record"));
            continue;
        };
        for ((field, want), (_, got)) in facts(entry, true).into_iter().zip(facts(record, false)) {
            if skip.contains(&field) {
                continue;
            }
            compared += want.len();
            if want != got {
                let missed: Vec<_> = want.difference(&got).collect();
                let wrong: Vec<_> = got.difference(&want).collect();
                differences.push(format!("{file}#{number} {field}: missed {missed:?} wrong {wrong:?}"));
            }
        }
    }
    (differences, compared)
}

#[test]
fn the_four_cases_and_the_notices_give_their_values() {
    let (differences, compared) = compare(Path::new("testdata"), &[]);
    assert!(compared > 100, "only {compared} facts compared");
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn the_investigation_gives_its_values() {
    let (differences, compared) = compare(Path::new("testdata/investigation"), &[]);
    assert!(compared > 500, "only {compared} facts compared");
    assert!(differences.is_empty(), "{} differences\n{}", differences.len(), differences.join("\n"));
}
