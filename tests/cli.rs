//! The manners of the command: pipes, exit codes, bad files and bad calls.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test stops where it fails"
)]
mod cli_tools;

use cli_tools::{AWARD, bytes, folder, has, ran, records, root, run, shell, tenderlens};

#[test]
fn a_file_gives_its_record() {
    let ran = ran(&[AWARD]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let record = &records(&ran.out)[0];
    assert_eq!(record["schema_version"], "1.0");
    assert_eq!(record["buyers"][0]["name"], "深圳大学");
    assert_eq!(record["suppliers"][0]["name"], "运达科技有限公司");
    assert_eq!(record["amounts"][0]["value"], "200000.00");
    assert_eq!(record["amounts"][0]["currency"], "CNY");
    let evidence = &record["suppliers"][0]["evidence"][0];
    assert_eq!(evidence["quote"], "运达科技有限公司");
    assert_eq!(evidence["page"], 1);
    assert_eq!(evidence["boxes"][0].as_array().unwrap().len(), 4);
    let source = &record["source"];
    assert_eq!(source["path"], AWARD);
    assert_eq!(source["bytes"], bytes(AWARD).len());
    let sha256 = source["sha256"].as_str().unwrap();
    assert_eq!(sha256.len(), 64);
    assert_eq!(record["id"], sha256[..16]);
}

#[test]
fn standard_input_gives_the_same_record_but_for_its_path() {
    let mut from_file = records(&ran(&[AWARD]).out).remove(0);
    for args in [&["-"][..], &[]] {
        let piped = run(tenderlens(args).write_stdin(bytes(AWARD)));
        assert_eq!(piped.code, 0);
        let record = records(&piped.out).remove(0);
        assert_eq!(record["source"]["path"], "-");
        from_file["source"]["path"] = "-".into();
        assert_eq!(record, from_file);
    }
}

#[test]
fn a_pipe_into_jq_gives_the_supplier() {
    if !has("jq") {
        return;
    }
    let ran = shell(&format!("cat {AWARD} | tenderlens - | jq '.suppliers[0].name'"), &root());
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "\"运达科技有限公司\"\n", ""));
}

#[test]
fn a_closed_pipe_is_no_fault() {
    let ran = shell("set +o pipefail; { tenderlens -q testdata; echo $? >&2; } | head -1", &root());
    assert_eq!(ran.out.lines().count(), 1);
    assert_eq!(ran.err, "0\n");
}

#[test]
fn output_into_the_folder_that_is_read_is_not_read() {
    for name in ["r.jsonl", "r.txt", "r.csv"] {
        let folder = folder(&[("award.pdf", &bytes(AWARD))]);
        for _ in 0..2 {
            let ran = shell(&format!("tenderlens . > {name}"), folder.path());
            assert_eq!(ran.code, 0, "{name}: {}", ran.err);
            let written = std::fs::read_to_string(folder.path().join(name)).unwrap();
            assert_eq!(cli_tools::paths(&written), ["./award.pdf"], "{name}");
        }
    }
}

#[test]
fn a_file_for_the_output_appears_when_it_is_whole() {
    let folder = folder(&[("award.pdf", &bytes(AWARD)), ("r.txt", b"old")]);
    let ran = shell("tenderlens . -o r.txt", folder.path());
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains("the output file"), "{}", ran.err);
    let written = std::fs::read_to_string(folder.path().join("r.txt")).unwrap();
    assert_eq!(cli_tools::paths(&written), ["./award.pdf"]);
    assert!(!folder.path().join("r.txt.part").exists());
    let ran = shell("tenderlens award.pdf -o no/such/folder.json", folder.path());
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("no/such/folder.json: can't be written"), "{}", ran.err);
}

/// What every file that can't be read gives: a record that says why, a line on standard error, 2.
fn refused(path: &std::path::Path, reason: &str) {
    let name = path.to_str().unwrap();
    let ran = ran(&[name, AWARD]);
    assert_eq!(ran.code, 2, "{name}: {}", ran.err);
    assert_eq!(ran.err, format!("tenderlens: {name}: {reason}\n"));
    let records = records(&ran.out);
    assert_eq!(records.len(), 2, "one bad file never stops the others");
    assert_eq!(records[0]["source"]["path"], name);
    assert_eq!((&records[0]["notice"]["stage"], &records[0]["source"]["text"]), (&"unknown".into(), &"none".into()));
    let note = &records[0]["notes"][0]["text"];
    assert_eq!(note["en"], format!("Nothing was read: {reason}."));
    assert!(note["zh"].as_str().unwrap().starts_with("未能读取："));
    assert_eq!(records[1]["buyers"][0]["name"], "深圳大学");
}

#[test]
fn a_missing_file_is_told() {
    refused(&root().join("no-such-file.pdf"), "no such file; check the path");
}

#[test]
fn an_empty_file_is_told() {
    let folder = folder(&[("empty.pdf", b"")]);
    refused(&folder.path().join("empty.pdf"), "the file is empty");
}

#[test]
fn an_image_named_pdf_is_told() {
    let folder = folder(&[("photo.pdf", b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xd9")]);
    let reason = "a JPEG image is not read; read its letters by OCR first, or find the text version";
    refused(&folder.path().join("photo.pdf"), reason);
    // In a folder the name promises a document as well.
    let ran = ran(&[folder.path().to_str().unwrap()]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains(reason), "{}", ran.err);
}

#[test]
fn an_encrypted_file_is_told() {
    use pdf_extract::{Document, EncryptionState, EncryptionVersion, Object, Permissions, StringFormat};
    let folder = folder(&[]);
    let path = folder.path().join("locked.pdf");
    let mut file = Document::load(root().join(AWARD)).unwrap();
    let id = Object::String(vec![7; 16], StringFormat::Hexadecimal);
    file.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    let version = EncryptionVersion::V2 {
        document: &file,
        owner_password: "owner",
        user_password: "user",
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    file.encrypt(&state).unwrap();
    file.save(&path).unwrap();
    refused(&path, "the file is encrypted; save a copy without the password");
}

#[test]
fn an_encrypted_file_of_the_corpus_is_told() {
    let Some(corpus) = std::env::var_os("TENDERLENS_CORPUS") else {
        println!("skipped: TENDERLENS_CORPUS is not set");
        return;
    };
    let beside = std::path::Path::new(&corpus).parent().unwrap().to_owned();
    for name in ["pdfs/e_userpw_locked.pdf", "sheets/encrypted.xlsx"] {
        refused(&beside.join(name), "the file is encrypted; save a copy without the password");
    }
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("closed.pdf", b"%PDF-1.7")]);
    let path = folder.path().join("closed.pdf");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::File::open(&path).is_ok() {
        println!("skipped: this user may read everything (root)");
        return;
    }
    refused(&path, "no permission to read it; change its rights or ask its owner");
}

#[test]
fn a_damaged_file_never_stops_the_others() {
    let whole = bytes(AWARD);
    let folder = folder(&[("a.pdf", &whole), ("b.pdf", b"%PDF-1.7\nnothing more"), ("c.pdf", &whole)]);
    let ran = ran(&[folder.path().to_str().unwrap()]);
    assert_eq!(ran.code, 2);
    let buyers: Vec<_> = records(&ran.out).iter().map(|record| record["buyers"][0]["name"].clone()).collect();
    assert_eq!(buyers, ["深圳大学".into(), serde_json::Value::Null, "深圳大学".into()]);
    assert!(ran.err.contains("b.pdf: the PDF file is damaged"), "{}", ran.err);
}

#[test]
fn a_mistyped_command_is_told() {
    for (word, near) in [
        ("shcema", "schema"),
        ("txt", "text"),
        ("token", "tokens"),
        ("sumary", "summary"),
        ("verfy", "verify"),
        ("dif", "diff"),
        ("reprt", "report"),
    ] {
        let ran = ran(&[word]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(&format!("did you mean the command `{near}`?")), "{}", ran.err);
    }
    // What is no command is not offered.
    for word in ["analyse", "inspect", "merge"] {
        let ran = ran(&[word]);
        assert_eq!(ran.code, 2);
        assert!(!ran.err.contains("did you mean"), "{}", ran.err);
        assert!(ran.err.contains("no such file"), "{}", ran.err);
    }
}

#[test]
fn a_file_that_has_the_name_of_a_command_is_reached() {
    let folder = folder(&[("text", "采购人：云岭市第一示例医院\n".as_bytes()), ("shcema", b"x")]);
    for line in ["tenderlens ./text", "tenderlens -- text"] {
        let ran = shell(line, folder.path());
        assert_eq!(ran.code, 0, "{line}: {}", ran.err);
        assert_eq!(records(&ran.out)[0]["buyers"][0]["name"], "云岭市第一示例医院");
    }
    assert_eq!(shell("tenderlens shcema", folder.path()).code, 1, "a path that is there is no mistake");
    assert_eq!(shell("tenderlens text", folder.path()).code, 2, "the first word is the command, which needs a file");
}

#[test]
fn wrong_calls_are_2_and_print_nothing() {
    for args in [
        &["--no-such-option"][..],
        &["--format", "yaml", AWARD],
        &["--field", "suplier.name", AWARD],
        &["--format", "csv", "--field", "id", AWARD],
        &["--glob", "[", "testdata"],
        &["--strict", "text", AWARD],
        &["-0", AWARD],
        &["--jobs", "0", AWARD],
        &["--files-from", "no-such-list"],
        &["--sources", "no-such.csv", AWARD],
        &["completions", "tcsh"],
    ] {
        let ran = ran(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(!ran.err.is_empty(), "{args:?}");
    }
}

#[test]
fn exit_is_1_where_nothing_is_found() {
    let folder = folder(&[("note.txt", "今天天气很好。\n".as_bytes())]);
    let ran = ran(&[folder.path().to_str().unwrap()]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    assert_eq!(records(&ran.out).len(), 1);
    let empty = tempfile::tempdir().unwrap();
    let ran = cli_tools::ran(&[empty.path().to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("no documents were found"), "{}", ran.err);
}

#[test]
fn a_result_of_ours_is_told_as_such() {
    let folder = folder(&[]);
    for format in ["json", "jsonl", "csv"] {
        let path = folder.path().join(format!("old.{format}"));
        std::fs::write(&path, ran(&["--format", format, AWARD]).out).unwrap();
        refused(&path, "a result of tenderlens is not read; give the files that it was made from");
    }
}

#[test]
fn pages_without_text_are_told_and_strict_makes_them_an_error() {
    let Some(corpus) = std::env::var_os("TENDERLENS_CORPUS") else {
        println!("skipped: TENDERLENS_CORPUS is not set");
        return;
    };
    let scan = std::path::Path::new(&corpus).parent().unwrap().join("pdfs/f_scan_only.pdf");
    let scan = scan.to_str().unwrap();
    let told = ran(&[scan]);
    assert_eq!(told.code, 1);
    assert!(told.err.starts_with(&format!("tenderlens: {scan}: no readable text on page")), "{}", told.err);
    assert_eq!(ran(&["--strict", scan]).code, 2);
    assert_eq!(ran(&["--quiet", scan]).err, "");
    assert!(ran(&["--quiet", "--strict", scan]).err.contains("no readable text"));
}

#[test]
fn nothing_of_a_name_reaches_the_terminal_alive() {
    let ran = ran(&["\u{1b}[31mevil\u{202e}.pdf"]);
    assert_eq!(ran.code, 2);
    for text in [&ran.out, &ran.err] {
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
        assert!(text.contains("\\u001b[31mevil\\u202e.pdf"), "{text}");
    }
}

#[test]
fn messages_speak_chinese_where_asked() {
    let ran = ran(&["--lang", "zh", "no-such-file.pdf"]);
    assert_eq!(ran.err, "tenderlens: no-such-file.pdf: 没有这个文件；请检查路径\n");
}

#[test]
fn the_same_files_give_the_same_bytes_with_any_number_of_jobs() {
    let one = ran(&["--jobs", "1", "testdata"]);
    let two = ran(&["--jobs", "2", "testdata"]);
    let many = ran(&["--jobs", "7", "testdata"]);
    assert_eq!(one.code, 0);
    assert!(one.out.lines().count() > 100);
    assert!(one.out == two.out && one.out == many.out, "the output depends on the number of jobs");
    // Members of an archive keep the order of the archive.
    let mut told: Vec<String> = cli_tools::paths(&one.out);
    told.iter_mut().for_each(|path| *path = path.split("!/").next().unwrap().to_owned());
    told.dedup();
    let mut sorted = told.clone();
    sorted.sort();
    assert!(told == sorted, "files come in the order of the bytes of their paths");
}
