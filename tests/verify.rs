//! `verify`: an old result against its files; whatever was changed is named, and nothing else.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test stops where it fails"
)]
mod cli_tools;

use cli_tools::{Ran, folder, ran, records, root};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::LazyLock;

/// The result of the investigation set, made once.
static RESULT: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let run = ran(&["-q", "testdata/investigation"]);
    assert_eq!(run.code, 0, "{}", run.err);
    records(&run.out)
});

/// A copy of the set that may be changed.
fn copy() -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    let below = copy.path().join("testdata/investigation");
    std::fs::create_dir_all(&below).unwrap();
    for entry in std::fs::read_dir(root().join("testdata/investigation")).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, below.join(path.file_name().unwrap())).unwrap();
    }
    copy
}

fn written(result: &[Value], to: &Path) -> String {
    let lines: String = result.iter().map(|record| record.to_string() + "\n").collect();
    let path = to.join("result.jsonl");
    std::fs::write(&path, lines).unwrap();
    path.to_string_lossy().into_owned()
}

fn verified(result: &[Value], files: &Path) -> (Ran, Vec<Value>) {
    let folder = tempfile::tempdir().unwrap();
    let path = written(result, folder.path());
    let run = ran(&["verify", &path, "--root", &files.to_string_lossy(), "--format", "json"]);
    let lines = records(&run.out);
    (run, lines)
}

/// Path, fact and status of what was not found.
fn faults(lines: &[Value]) -> Vec<(String, String, String)> {
    let text = |line: &Value, key: &str| line[key].as_str().unwrap_or("").to_owned();
    lines
        .iter()
        .filter(|line| line["status"] != "found")
        .map(|line| (text(line, "path"), text(line, "fact"), text(line, "status")))
        .collect()
}

fn position(name: &str) -> usize {
    RESULT.iter().position(|record| record["source"]["path"].as_str().unwrap().ends_with(name)).unwrap()
}

fn quotes(value: &mut Value, each: &mut dyn FnMut(&mut Value)) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                match inner {
                    Value::Array(pieces) if key == "evidence" => pieces.iter_mut().for_each(&mut *each),
                    inner => quotes(inner, each),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| quotes(item, each)),
        _ => {}
    }
}

#[test]
fn every_fact_of_the_set_verifies() {
    let (run, lines) = verified(&RESULT, &root());
    assert_eq!((run.code, faults(&lines)), (0, vec![]), "{}", run.err);
    let mut count = 0;
    RESULT.clone().iter_mut().for_each(|record| quotes(record, &mut |_| count += 1));
    assert_eq!(lines.len(), count);
    assert!(count > 900, "only {count} quotes");
    for line in &lines {
        let is_pdf = line["path"].as_str().unwrap().ends_with(".pdf");
        assert!(!is_pdf || line["readers"] == json!(["first", "second"]), "{line}");
        assert!(
            ["path", "record", "fact", "quote", "status", "readers"].iter().all(|key| !line[*key].is_null()),
            "{line}"
        );
    }
    let table = ran(&["verify", &written(&RESULT, tempfile::tempdir().unwrap().keep().as_path()), "--format", "table"]);
    assert_eq!(table.code, 0);
    assert!(table.out.ends_with("seen by a second PDF reader too\n"), "{}", table.out);
}

#[test]
fn a_changed_byte_is_named() {
    for name in ["szu-result.pdf", "szu-bidding.html", "price-list.xlsx", "ccri-call.docx"] {
        let files = copy();
        let path = files.path().join("testdata/investigation").join(name);
        let mut bytes = std::fs::read(&path).unwrap();
        let last = bytes.len() - 2;
        bytes[last] ^= 1;
        std::fs::write(&path, bytes).unwrap();
        let (run, lines) = verified(&RESULT, files.path());
        assert_eq!(run.code, 1);
        let faults = faults(&lines);
        assert!(!faults.is_empty());
        for (path, _, status) in faults {
            assert_eq!((path.as_str(), status.as_str()), (&*format!("testdata/investigation/{name}"), "changed file"));
        }
    }
}

#[test]
fn a_changed_letter_of_a_quote_is_named() {
    let mut result = RESULT.clone();
    let at = position("szu-result.pdf");
    result[at]["suppliers"][0]["evidence"][0]["quote"] = "远达科技有限公司".into();
    let (run, lines) = verified(&result, &root());
    let expected = ("testdata/investigation/szu-result.pdf".into(), "/suppliers/0".into(), "missing".into());
    assert_eq!((run.code, faults(&lines)), (1, vec![expected]));
}

#[test]
fn a_changed_page_number_is_named() {
    let mut result = RESULT.clone();
    let at = position("szu-result.pdf");
    result[at]["amounts"][0]["evidence"][0]["page"] = 2.into();
    let (run, lines) = verified(&result, &root());
    let expected = ("testdata/investigation/szu-result.pdf".into(), "/amounts/0".into(), "moved".into());
    assert_eq!((run.code, faults(&lines)), (1, vec![expected]));
    let line = lines.iter().find(|line| line["status"] == "moved").unwrap();
    assert_eq!(line["text"]["en"], "now at page 1");
}

#[test]
fn other_places_letters_and_boxes_are_named() {
    type Change = fn(&mut Value);
    let changes: [(&str, &str, Change, &str); 8] = [
        ("szu-result.pdf", "/buyers/0/evidence/0", |e| e["boxes"][0][1] = 600.into(), "moved"),
        ("szu-result.pdf", "/buyers/0/evidence/0", |e| e["prefix"] = "代理单位：".into(), "moved"),
        ("szu-result.pdf", "/buyers/0/evidence/0", |e| e["boxes"] = "all".into(), "unchecked"),
        ("szu-result.pdf", "/buyers/0/evidence/0", |e| e["quote"] = "".into(), "unchecked"),
        ("ledger.xlsx", "/buyers/0/evidence/0", |e| e["cell"] = "ZZ9".into(), "moved"),
        ("ledger.xlsx", "/buyers/0/evidence/0", |e| e["sheet"] = "none".into(), "moved"),
        ("scu-result.html", "/buyers/0/evidence/0", |e| e["block"] = 9999.into(), "moved"),
        ("ccri-call.docx", "/buyers/0/evidence/0", |e| e["suffix"] = "某".into(), "moved"),
    ];
    for (name, pointer, change, status) in changes {
        let mut result = RESULT.clone();
        change(result[position(name)].pointer_mut(pointer).unwrap());
        let (run, lines) = verified(&result, &root());
        let faults = faults(&lines);
        assert_eq!(run.code, 1);
        assert_eq!(faults.len(), 1, "{name}: {faults:?}");
        assert_eq!(faults[0].2, status, "{name} {pointer}");
    }
}

#[test]
fn a_fact_without_words_does_not_pass() {
    let mut result = RESULT.clone();
    let at = position("szu-result.pdf");
    result[at]["amounts"][0]["evidence"] = json!([]);
    let (run, lines) = verified(&result, &root());
    let expected = ("testdata/investigation/szu-result.pdf".into(), "/amounts/0".into(), "unchecked".into());
    assert_eq!((run.code, faults(&lines)), (1, vec![expected]));
}

#[test]
fn a_deleted_file_is_named() {
    let files = copy();
    std::fs::remove_file(files.path().join("testdata/investigation/szu-result.pdf")).unwrap();
    let (run, lines) = verified(&RESULT, files.path());
    assert_eq!(run.code, 1);
    let faults = faults(&lines);
    assert!(faults.len() > 5);
    for (path, _, status) in faults {
        assert_eq!((path.as_str(), status.as_str()), ("testdata/investigation/szu-result.pdf", "file not found"));
    }
}

#[test]
fn of_300_single_letter_changes_none_verifies() {
    // Letters come from the quotes themselves: those that are likeliest to stand somewhere else in a file.
    let mut result = RESULT.clone();
    let (mut letters, mut count) = (Vec::new(), 0_usize);
    result.iter_mut().for_each(|record| {
        quotes(record, &mut |piece| {
            letters.extend(piece["quote"].as_str().unwrap().chars().filter(|c| !c.is_control()));
            count += 1;
        });
    });
    let mut seed = 0x2024_0823_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let mut chosen: Vec<usize> = (0..count).collect();
    for at in 0..300 {
        let other = at + random(count - at);
        chosen.swap(at, other);
    }
    let chosen: std::collections::BTreeSet<usize> = chosen.into_iter().take(300).collect();
    let mut at = 0;
    let mut marks = Vec::new();
    result.iter_mut().for_each(|record| {
        quotes(record, &mut |piece| {
            marks.push(chosen.contains(&at));
            if chosen.contains(&at) {
                let mut changed: Vec<char> = piece["quote"].as_str().unwrap().chars().collect();
                let place = random(changed.len());
                let before = changed[place];
                while changed[place] == before {
                    changed[place] = letters[random(letters.len())];
                }
                piece["quote"] = changed.into_iter().collect::<String>().into();
            }
            at += 1;
        });
    });
    let (run, lines) = verified(&result, &root());
    assert_eq!((run.code, lines.len()), (1, count));
    let found = lines.iter().filter(|line| line["status"] == "found").count();
    assert_eq!(found, count - 300);
    assert_eq!(marks.iter().filter(|is_changed| **is_changed).count(), 300);
}

#[test]
fn what_stands_twice_and_can_not_be_told_apart_is_ambiguous() {
    let files = folder(&[("a.txt", "预算金额：20万元，最高限价：20万元\n".as_bytes())]);
    let name = files.path().join("a.txt").to_string_lossy().into_owned();
    let mut result = records(&ran(&["-q", &name]).out);
    let (run, _) = verified(&result, Path::new("/"));
    assert_eq!(run.code, 0, "{}", run.out);
    quotes(&mut result[0], &mut |piece| {
        piece.as_object_mut().unwrap().retain(|key, _| !["prefix", "suffix"].contains(&key.as_str()));
    });
    let (run, lines) = verified(&result, Path::new("/"));
    assert_eq!(run.code, 1);
    assert!(faults(&lines).iter().all(|(_, _, status)| status == "ambiguous"), "{}", run.out);
}

#[test]
fn members_of_archives_and_equal_cells_of_a_line_verify() {
    let mut writer = zip::write::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for name in ["szu-award.pdf", "szu-award.xlsx"] {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut writer, &std::fs::read(root().join("testdata/cases").join(name)).unwrap())
            .unwrap();
    }
    let zipped = writer.finish().unwrap().into_inner();
    let rows = "采购人\t预算金额\t最高限价\n示例大学\t20万元\t20万元\n示例医院\t30万元\t30万元\n";
    let files = folder(&[("att.zip", &zipped), ("rows.txt", rows.as_bytes())]);
    let result = records(&ran(&["-q", &files.path().to_string_lossy()]).out);
    assert!(result.iter().any(|record| record["source"]["path"].as_str().unwrap().contains("att.zip!/szu-award.xlsx")));
    let (run, lines) = verified(&result, Path::new("/"));
    assert_eq!((run.code, faults(&lines)), (0, vec![]));
    assert!(lines.len() > 20);
}

#[test]
fn lines_that_are_no_records_are_named_and_the_rest_is_verified() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.jsonl");
    let record = RESULT[position("szu-result.pdf")].to_string();
    std::fs::write(&path, format!("{record}\n{{\"schema_version\": \"1.0\", \"id\n{{\"a\": 1}}\n")).unwrap();
    let run = ran(&["verify", &path.to_string_lossy(), "--format", "json"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("line 2: no JSON") && run.err.contains("line 3: no record"), "{}", run.err);
    assert!(records(&run.out).len() > 5);
    for (text, says) in [("", "no record"), ("\u{0}PDF", "line 1"), ("[]", "no record")] {
        std::fs::write(&path, text).unwrap();
        let run = ran(&["verify", &path.to_string_lossy()]);
        assert_eq!(run.code, 2);
        assert!(run.err.contains(says), "{}", run.err);
    }
    assert_eq!(ran(&["verify", "no-such.jsonl"]).code, 2);
}

#[test]
fn a_result_can_not_lead_the_program_astray() {
    let record = |path: &str| {
        json!({"schema_version": "1.0", "id": "x", "source": {"path": path, "sha256": "ab"}, "notice": {"kind": "tender"},
               "buyers": [{"name": "a", "evidence": [{"quote": "root", "line": 1, "prefix": 3, "boxes": {}}]}]})
    };
    let files = tempfile::tempdir().unwrap();
    for (path, status) in
        [("../../etc/passwd", "unchecked"), ("/etc/passwd", "file not found"), ("-", "unchecked"), ("", "unchecked")]
    {
        let (run, lines) = verified(&[record(path)], files.path());
        assert_eq!((run.code, lines[0]["status"].as_str()), (1, Some(status)), "{path}");
    }
    #[cfg(unix)]
    {
        let folder = tempfile::tempdir().unwrap();
        let run = ran(&["verify", &written(&[record("/dev/zero")], folder.path()), "--format", "json"]);
        assert_eq!(run.code, 1);
        assert_eq!(records(&run.out)[0]["status"], "unchecked");
    }
    let mut strange = record("testdata/cases/szu-award.pdf");
    strange["buyers"] = json!({"evidence": [1, null, {"quote": {}, "page": -1}, {"quote": "x", "page": 18_446_744_073_709_551_615_u64}]});
    strange["lots"] = json!([1, null, "x", []]);
    let (run, _) = verified(&[strange], &root());
    assert_eq!(run.code, 1);
}
