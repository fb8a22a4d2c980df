//! Which files of a folder, a list or an archive are read, and what is said of the others.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test stops where it fails"
)]
mod cli_tools;

use cli_tools::{AWARD, bytes, folder, paths, ran, records, run, shell, tenderlens};
use std::io::Write;

const NOTICE: &str = "采购人：云岭市第一示例医院\n";

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_folder_is_walked_as_the_contract_says() {
    let pdf = bytes(AWARD);
    let sheet = bytes("testdata/cases/szu-award.xlsx");
    let notice = NOTICE.as_bytes();
    let folder = folder(&[
        ("b/no-extension", &pdf),
        ("b.pdf", &pdf),
        ("a-b/x.xlsx", &sheet),
        ("a/notice.txt", notice),
        ("a/notice.md", notice),
        ("a/page.html", "<html><body><p>采购人：云岭市第一示例医院</p></body></html>".as_bytes()),
        ("a/table.csv", "采购人,金额\n云岭市第一示例医院,20万元\n".as_bytes()),
        // None of these is read:
        (".hidden.pdf", &pdf),
        (".git/a.pdf", &pdf),
        ("a/data.json", b"{\"a\": 1}"),
        ("a/code.py", notice),
        ("a/LICENSE", notice),
        ("a/old.jsonl", b"{\"schema_version\":\"1.0\"}\n"),
        ("a/photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF"),
    ]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path().join("b.pdf"), folder.path().join("link.pdf")).unwrap();
    let ran = shell("tenderlens .", folder.path());
    assert_eq!(ran.code, 0, "{}", ran.err);
    // By the bytes of the whole path: `-` and `.` come before `/`.
    let expected = [
        "./a-b/x.xlsx",
        "./a/notice.md",
        "./a/notice.txt",
        "./a/page.html",
        "./a/table.csv",
        "./b.pdf",
        "./b/no-extension",
    ];
    assert_eq!(paths(&ran.out), expected);
    let links = if cfg!(unix) { "1 link, " } else { "" };
    assert_eq!(ran.err, format!("tenderlens: skipped 2 hidden names, {links}5 files that are no documents\n"));
    assert_eq!(shell("tenderlens --quiet .", folder.path()).err, "");
}

#[test]
fn a_named_path_is_always_read() {
    let folder = folder(&[(".hidden.py", NOTICE.as_bytes())]);
    let ran = shell("tenderlens .hidden.py", folder.path());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(records(&ran.out)[0]["buyers"][0]["name"], "云岭市第一示例医院");
}

#[test]
fn globs_choose_among_the_files_of_a_folder() {
    let notice = NOTICE.as_bytes();
    let folder = folder(&[("a/x.txt", notice), ("a/b/y.txt", notice), ("a/z.md", notice), ("w.txt", notice)]);
    for (globs, expected) in [
        ("--glob '*.txt'", &["./a/b/y.txt", "./a/x.txt", "./w.txt"][..]),
        ("--glob 'a/*.txt'", &["./a/x.txt"]),
        ("--glob 'a/**/*.txt'", &["./a/b/y.txt", "./a/x.txt"]),
        ("--glob '*.md' --glob 'w*'", &["./a/z.md", "./w.txt"]),
    ] {
        let ran = shell(&format!("tenderlens {globs} ."), folder.path());
        assert_eq!(paths(&ran.out), expected, "{globs}");
    }
}

#[test]
fn paths_come_from_a_list() {
    let notice = NOTICE.as_bytes();
    let folder = folder(&[("b.txt", notice), ("a b.txt", notice), ("list", b"b.txt\r\n\na b.txt\n")]);
    for line in [
        "tenderlens --files-from list",
        "cat list | tenderlens --files-from -",
        "printf 'b.txt\\0a b.txt\\0' | tenderlens --files-from - -0",
        "tenderlens b.txt 'a b.txt'",
    ] {
        let ran = shell(line, folder.path());
        assert_eq!((ran.code, paths(&ran.out)), (0, vec!["b.txt".to_owned(), "a b.txt".to_owned()]), "{line}");
    }
    let twice = run(tenderlens(&["-", "--files-from", "-"]).write_stdin("x"));
    assert_eq!((twice.code, twice.out.as_str()), (2, ""));
}

#[test]
fn archives_give_the_records_of_their_members() {
    let inner = zipped(&[("deep.txt", NOTICE.as_bytes())]);
    let archive = zipped(&[
        ("公告/award.pdf", &bytes(AWARD)),
        ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF"),
        ("in.zip", &inner),
        ("empty.pdf", b""),
    ]);
    let folder = folder(&[("att.zip", &archive)]);
    for line in ["tenderlens att.zip", "tenderlens ."] {
        let ran = shell(line, folder.path());
        let names: Vec<String> = paths(&ran.out).iter().map(|path| path.trim_start_matches("./").to_owned()).collect();
        assert_eq!(names, ["att.zip!/公告/award.pdf", "att.zip!/in.zip!/deep.txt", "att.zip!/empty.pdf"]);
        assert_eq!(ran.code, 2, "a member could not be read");
        assert!(ran.err.contains("att.zip!/empty.pdf: the file is empty"), "{}", ran.err);
        assert!(ran.err.contains("skipped 1 file that"), "{}", ran.err);
    }
    // The name of a member leads back to it.
    let ran =
        shell("tenderlens 'att.zip!/in.zip!/deep.txt'; tenderlens text 'att.zip!/in.zip!/deep.txt'", folder.path());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.ends_with(NOTICE), "{}", ran.out);
    assert_eq!(shell("tenderlens text att.zip", folder.path()).code, 2);
}

#[test]
fn sources_say_where_files_came_from() {
    let folder = folder(&[("in/a.txt", NOTICE.as_bytes()), ("in/b.pdf", &bytes(AWARD)), ("sources.csv", b"")]);
    let id = shell("tenderlens --field source.sha256 in/b.pdf", folder.path()).out;
    let table = format!(
        "\u{feff}path,sha256,url,retrieved,archived\r\nin/a.txt,,https://example.org/a,2026-05-01,\r\n,{},https://example.org/b,,https://archive.example/b\r\nin/gone.pdf,,https://example.org/c,,\r\n",
        id.trim()
    );
    std::fs::write(folder.path().join("sources.csv"), table).unwrap();
    let ran = shell("tenderlens --sources sources.csv in", folder.path());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let sources: Vec<_> = records(&ran.out).iter().map(|record| record["source"].clone()).collect();
    assert_eq!(sources[0]["url"], "https://example.org/a");
    assert_eq!(sources[0]["retrieved"], "2026-05-01");
    assert!(sources[0].get("archived").is_none());
    assert_eq!(sources[1]["url"], "https://example.org/b");
    assert_eq!(sources[1]["archived"], "https://archive.example/b");
    assert!(ran.err.contains("1 rows name no file"), "{}", ran.err);
    std::fs::write(folder.path().join("sources.csv"), "name,link\na,b\n").unwrap();
    assert_eq!(shell("tenderlens --sources sources.csv in", folder.path()).code, 2);
}

#[test]
fn several_records_of_a_file_are_numbered() {
    let ran = ran(&["testdata/notices/intention-ten.xlsx"]);
    let records = records(&ran.out);
    assert!(records.len() > 5, "a sheet of projects gives a record a row");
    let hash = records[0]["source"]["sha256"].as_str().unwrap()[..16].to_owned();
    for (index, record) in records.iter().enumerate() {
        assert_eq!(record["id"], format!("{hash}#{}", index + 1));
        assert!(record["source"]["part"].is_string());
    }
}
