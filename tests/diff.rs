//! `diff`: what changed between two results.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test stops where it fails"
)]
mod cli_tools;

use cli_tools::{AWARD, ran, records};
use serde_json::Value;
use std::path::Path;

fn written(folder: &Path, name: &str, result: &[Value]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, result.iter().map(|record| record.to_string() + "\n").collect::<String>()).unwrap();
    path.to_string_lossy().into_owned()
}

#[test]
fn a_result_equals_itself_and_changes_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let old = records(&ran(&["-q", AWARD, "testdata/cases/szu-tender.pdf"]).out);
    let before = written(folder.path(), "old.jsonl", &old);
    let run = ran(&["diff", &before, &before]);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert_eq!(ran(&["diff", &before, &before, "--format", "table"]).out, "no difference\n");
    // Letting the second reader confirm quotes changes no fact.
    let witnessed = records(&ran(&["-q", "--witness", AWARD, "testdata/cases/szu-tender.pdf"]).out);
    assert_eq!(ran(&["diff", &before, &written(folder.path(), "witnessed.jsonl", &witnessed)]).code, 0);

    let mut new = old.clone();
    new[0]["amounts"][0]["value"] = "210000.00".into();
    new[0]["suppliers"][0]["role"] = "candidate".into();
    new[0]["buyers"][0]["evidence"][0]["page"] = 2.into();
    let gone = new[0]["chips"].as_array_mut().unwrap().remove(1);
    new[1]["source"]["path"] = "renamed.pdf".into();
    let after = written(folder.path(), "new.jsonl", &new);
    let run = ran(&["diff", &before, &after]);
    assert_eq!(run.code, 1);
    let told: Vec<[String; 4]> = records(&run.out)
        .iter()
        .map(|line| {
            [&line["change"], &line["fact"], &line["old"]["value"], &line["new"]["value"]]
                .map(|value| value.as_str().unwrap_or("-").to_owned())
        })
        .collect();
    let has = |words: [&str; 4]| told.iter().any(|line| line == &words.map(str::to_owned));
    assert!(has(["moved", "/buyers/0", "深圳大学", "深圳大学"]), "{told:?}");
    assert!(has(["changed", "/suppliers/0", "运达科技有限公司 · winner", "运达科技有限公司 · candidate"]), "{told:?}");
    assert!(has(["changed", "/amounts/0", "200,000.00 CNY · award", "210,000.00 CNY · award"]), "{told:?}");
    assert!(told.iter().any(|line| line[0] == "gone" && line[2].contains(gone["id"].as_str().unwrap())), "{told:?}");
    assert_eq!(told.len(), 4, "{told:?}");
    let first = &records(&run.out)[0];
    assert_eq!((first["entity"].as_str(), first["path"].as_str()), (Some("深圳大学"), Some(AWARD)));
    let table = ran(&["diff", &before, &after, "--format", "table"]);
    assert!(table.out.contains("- 200,000.00 CNY") && table.out.contains("+ 210,000.00 CNY"), "{}", table.out);

    let fewer = written(folder.path(), "fewer.jsonl", &old[..1]);
    let lines = records(&ran(&["diff", &before, &fewer]).out);
    assert!(!lines.is_empty() && lines.iter().all(|line| line["change"] == "gone"));
    assert_eq!(ran(&["diff", &before, "no-such.jsonl"]).code, 2);
    assert_eq!(ran(&["diff", "-", "-"]).code, 2);
}
