//! Every record that the tool prints from testdata holds to the schema that the tool prints.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test stops where it fails"
)]
use assert_cmd::Command;
use serde_json::Value;

fn tenderlens(args: &[&str]) -> Vec<u8> {
    let mut command = Command::cargo_bin("tenderlens").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(args).output().unwrap().stdout
}

#[test]
fn every_record_of_testdata_holds_to_the_schema() {
    let schema: Value = serde_json::from_slice(&tenderlens(&["schema"])).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let output = String::from_utf8(tenderlens(&["testdata", "tests/layers.rs", "no-such-file.pdf"])).unwrap();
    let mut records = 0;
    for line in output.lines() {
        let record: Value = serde_json::from_str(line).unwrap();
        let faults: Vec<String> =
            validator.iter_errors(&record).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(faults.is_empty(), "{}: {faults:?}", record["source"]["path"]);
        records += 1;
    }
    assert!(records > 110, "only {records} records");
}

#[test]
fn the_schema_refuses_what_is_no_record() {
    let schema: Value = serde_json::from_slice(&tenderlens(&["schema"])).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let line = tenderlens(&["testdata/cases/szu-award.pdf"]);
    let mut record: Value = serde_json::from_slice(&line).unwrap();
    assert!(validator.is_valid(&record));
    record["buyers"][0]["evidence"] = Value::Null;
    assert!(!validator.is_valid(&record), "a buyer without evidence must not pass");
    record.as_object_mut().unwrap().remove("buyers");
    assert!(!validator.is_valid(&record), "arrays are always there");
}
