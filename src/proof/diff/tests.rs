//! Small results against each other.
use super::*;
use serde_json::json;

fn record(sha256: &str, amount: &str, page: u32, supplier: (&str, &str)) -> Value {
    json!({
        "schema_version": "1.0", "id": sha256, "source": {"path": "a.pdf", "sha256": sha256},
        "notice": {"kind": "award", "stage": "awarded", "project_number": {"value": "SZ-2024-001", "confidence": "stated",
            "evidence": [{"quote": "SZ-2024-001", "page": 1}]}},
        "buyers": [{"name": "深圳大学", "confidence": "stated", "evidence": [{"quote": "深圳大学", "page": page}]}],
        "suppliers": [{"name": supplier.0, "role": supplier.1, "evidence": [{"quote": supplier.0, "page": 1}]}],
        "amounts": [{"role": "award", "value": amount, "currency": "CNY", "evidence": [{"quote": amount, "page": 1}]}],
    })
}

fn told(old: &[Value], new: &[Value]) -> Vec<String> {
    diff(old, new)
        .iter()
        .map(|d| {
            let fact = d.new.as_ref().or(d.old.as_ref()).map_or("", |side| side.fact.as_str());
            let value = |side: &Option<Side>| side.as_ref().map(|side| side.value.clone()).unwrap_or_default();
            format!("{} {} {fact}: {} -> {}", d.basis, d.change.as_str(), value(&d.old), value(&d.new))
        })
        .collect()
}

#[test]
fn what_is_equal_is_not_told() {
    let one = record("aa", "1.00", 1, ("甲公司", "winner"));
    assert!(diff(std::slice::from_ref(&one), std::slice::from_ref(&one)).is_empty());
}

#[test]
fn each_kind_of_change_is_told_once() {
    let old = record("aa", "1.00", 1, ("甲公司", "winner"));
    for (new, expected) in [
        (
            record("aa", "2.00", 1, ("甲公司", "winner")),
            "same-file changed /amounts/0: 1.00 CNY · award -> 2.00 CNY · award",
        ),
        (record("aa", "1.00", 2, ("甲公司", "winner")), "same-file moved /buyers/0: 深圳大学 -> 深圳大学"),
        (
            record("aa", "1.00", 1, ("甲公司", "candidate")),
            "same-file changed /suppliers/0: 甲公司 · winner -> 甲公司 · candidate",
        ),
        (
            record("aa", "1.00", 1, ("乙公司", "winner")),
            "same-file changed /suppliers/0: 甲公司 · winner -> 乙公司 · winner",
        ),
        (
            record("bb", "3.00", 2, ("甲公司", "winner")),
            "same-path changed /amounts/0: 1.00 CNY · award -> 3.00 CNY · award",
        ),
    ] {
        assert_eq!(told(std::slice::from_ref(&old), &[new]), [expected]);
    }
}

#[test]
fn a_corrected_notice_is_found_by_its_number_and_others_are_new_or_gone() {
    let old = record("aa", "1.00", 1, ("甲公司", "winner"));
    let mut new = record("bb", "2.00", 1, ("甲公司", "winner"));
    new["source"]["path"] = "corrected.pdf".into();
    assert_eq!(
        told(std::slice::from_ref(&old), std::slice::from_ref(&new)),
        ["project-number changed /amounts/0: 1.00 CNY · award -> 2.00 CNY · award"]
    );
    new["notice"]["project_number"]["value"] = "SZ-2024-002".into();
    let told = told(&[old], &[new]);
    assert_eq!(told.iter().filter(|line| line.starts_with(" gone")).count(), 6, "{told:?}");
    assert_eq!(told.iter().filter(|line| line.starts_with(" new")).count(), 6, "{told:?}");
}
