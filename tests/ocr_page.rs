//! A small scan of our own: what it says, with boxes and with what is sure; `verify` by the same models and by others.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test stops where it fails")]
#![cfg(feature = "ocr")]
mod cli_tools;

use cli_tools::{Ran, records, run, tenderlens};
use serde_json::{Value, json};
use std::path::PathBuf;
use tenderlens::document::ocr::Models;

const SCAN: &str = "testdata/scans/contract.pdf";

/// The folder of models; `None`, said in a line, where they are missing.
fn models() -> Option<PathBuf> {
    let models = Models::find().map(|models| models.folder().to_owned());
    if models.is_none() {
        println!(
            "skipped: no OCR models; install them by `tenderlens models install` or name them in TENDERLENS_OCR_MODELS"
        );
    }
    models
}

fn with(models: &std::path::Path, args: &[&str]) -> Ran {
    run(tenderlens(args).arg("--ocr-models").arg(models))
}

fn value<'r>(record: &'r Value, pointer: &str) -> &'r Value {
    record.pointer(pointer).unwrap_or(&Value::Null)
}

#[test]
fn a_sealed_contract_is_read_from_its_picture() {
    let Some(models) = models() else { return };
    let ran = with(&models, &[SCAN]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let record = &records(&ran.out)[0];
    for (pointer, wanted) in [
        ("/source/text", json!("ocr")),
        ("/source/ocr_pages", json!([1])),
        ("/source/unread_pages", json!([])),
        ("/notice/kind", json!("contract")),
        ("/buyers/0/name", json!("云岭示范大学")),
        ("/suppliers/0/name", json!("青岚示例科技有限公司")),
        ("/amounts/0/value", json!("14863200.00")),
        ("/chips/0/id", json!("nvidia-h20")),
    ] {
        assert_eq!(value(record, pointer), &wanted, "{pointer}\n{record:#}");
    }
    let evidence = value(record, "/buyers/0/evidence/0");
    assert_eq!(evidence["reader"], "ocr");
    // Where the words are printed: 110 dots from the left and 386 from the top at 200 dots an inch, a little turned.
    let edge = |at: usize| evidence["boxes"][0][at].as_f64().unwrap();
    assert!((110.0..135.0).contains(&edge(0)) && (130.0..160.0).contains(&edge(1)), "{evidence}");
    assert!(record["notes"].as_array().unwrap().iter().any(|note| note["kind"] == "read-from-picture"));
}

#[test]
fn quotes_of_a_picture_are_held_against_the_same_models_only() {
    let Some(models) = models() else { return };
    let ran = with(&models, &[SCAN]);
    let folder = tempfile::tempdir().unwrap();
    let result = folder.path().join("result.jsonl");
    let verified = |text: &str| {
        std::fs::write(&result, text).unwrap();
        with(&models, &["verify", &result.to_string_lossy(), "--format", "json"])
    };
    let same = verified(&ran.out);
    assert_eq!(same.code, 0, "{}{}", same.out, same.err);
    assert!(records(&same.out).iter().all(|line| line["status"] == "found"), "{}", same.out);
    let mut record = records(&ran.out).remove(0);
    record["source"]["ocr_model"] = json!("0000000000000000+0000000000000000");
    let other = verified(&(record.to_string() + "\n"));
    let lines = records(&other.out);
    let of_facts: Vec<&Value> = lines.iter().filter(|line| line["status"] != "found").collect();
    assert!(!of_facts.is_empty() && of_facts.iter().all(|line| line["status"] == "unchecked"), "{}", other.out);
    assert_eq!(other.code, 1, "{}", other.out);
}

#[test]
fn without_models_the_page_is_told_as_unread() {
    let ran = run(&mut tenderlens(&["--strict", SCAN]));
    assert_eq!(ran.code, 2);
    let record = &records(&ran.out)[0];
    assert_eq!(value(record, "/source/unread_pages"), &json!([1]));
    assert_eq!(value(record, "/buyers"), &json!([]));
}
