//! `report`: the page and the checker's sheet hold every fact, and nothing that a file says comes alive in them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test stops where it fails"
)]
mod cli_tools;

use cli_tools::{AWARD, folder, ran, records, root};
use std::io::Read;
use tenderlens::document::pictures;

/// A result of the files, and what `report` makes of it.
struct Made {
    folder: tempfile::TempDir,
    result: String,
}

impl Made {
    fn of(files: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let result = folder.path().join("result.jsonl").to_string_lossy().into_owned();
        let mut args = vec!["-q", "-o", &result];
        args.extend(files);
        assert_eq!(ran(&args).code, 0);
        Self { folder, result }
    }

    fn report(&self, name: &str, more: &[&str]) -> Vec<u8> {
        let path = self.folder.path().join(name);
        let mut args = vec!["report", &self.result, "-o", path.to_str().unwrap()];
        args.extend(more);
        let run = ran(&args);
        assert_eq!(run.code, 0, "{}", run.err);
        std::fs::read(path).unwrap()
    }

    fn page(&self, more: &[&str]) -> String {
        String::from_utf8(self.report("page.html", more)).unwrap()
    }
}

/// The text of a member of a workbook.
fn member(workbook: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Rows of a CSV with its mark taken off.
fn csv_rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").expect("the mark that Excel needs");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn the_page_holds_facts_quotes_pictures_and_where_the_file_is() {
    let made = Made::of(&[AWARD, "testdata/cases/szu-award.xlsx"]);
    let page = made.page(&[]);
    for words in [
        "运达科技有限公司",
        "Yunda Keji Youxian Gongsi",
        "200,000.00 CNY",
        "the supplier that won",
        "935effb60c626ae767370f4d4773992d02287f85425285d7fb5738a7832e2396",
        "no source stated",
        "✓ found, two readers",
        "szu-award.pdf#page=1",
        "data:image/png;base64,",
        "sheet 公告, cell B9",
        "Content-Security-Policy",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert_eq!(page.matches("<image ").count(), 1, "each page is drawn once");
    let small = made.page(&["--no-images"]);
    assert!(!small.contains("<image ") && small.contains("--no-images") && small.len() * 2 < page.len() + small.len());
    // The same bytes each time.
    assert_eq!(page, made.page(&[]));
}

#[test]
fn sources_are_carried_and_their_absence_is_said() {
    let folder = folder(&[(
        "s.csv",
        b"path,url,retrieved,archived\nszu-award.pdf,https://example.org/a?b=1&c=2,2024-08-23,javascript:alert(1)\n",
    )]);
    let (sources, result) = (folder.path().join("s.csv"), folder.path().join("r.jsonl"));
    let manifest = folder.path().join("m.json");
    let [sources, result, manifest] = [sources, result, manifest].map(|path| path.to_string_lossy().into_owned());
    let text = std::fs::read_to_string(&sources).unwrap().replace("szu-award.pdf", AWARD);
    std::fs::write(&sources, text).unwrap();
    let run = ran(&[
        "-q",
        AWARD,
        "testdata/cases/scu-award.pdf",
        "--sources",
        &sources,
        "-o",
        &result,
        "--manifest",
        &manifest,
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    let made = Made { folder, result };
    let page = made.page(&["--no-images"]);
    assert!(page.contains("href=\"https://example.org/a?b=1&amp;c=2\""));
    assert!(page.contains("javascript:alert(1)") && !page.contains("href=\"javascript:"));
    assert!(page.contains("1 of 2 notices state no source"), "{page}");
    let rows = csv_rows(&made.report("s.csv", &[]));
    let url = rows[0].iter().position(|name| name == "source url").unwrap();
    let urls: std::collections::BTreeSet<&str> = rows[1..].iter().map(|row| row[url].as_str()).collect();
    assert_eq!(urls.into_iter().collect::<Vec<_>>(), ["https://example.org/a?b=1&c=2", "no source stated"]);
    let manifest: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(manifest).unwrap()).unwrap();
    assert_eq!(manifest["counts"]["files"], 2);
    assert_eq!(manifest["counts"]["without_stated_source"], 1);
    assert_eq!(manifest["inputs"][0]["origin"]["url"], "https://example.org/a?b=1&c=2");
    assert_eq!(manifest["inputs"][1]["origin"], "no source stated");
    assert_eq!(manifest["beside"][0]["option"], "sources");
    assert_eq!(manifest["output"]["sha256"].as_str().unwrap().len(), 64);
    assert!(manifest["counts"]["quotes"].as_u64().unwrap() > 15);
}

#[test]
fn the_manifest_names_what_could_not_be_read() {
    let folder = folder(&[
        ("a.txt", "采购人：示例大学\n".as_bytes()),
        ("b.pdf", b"%PDF-1.4 broken"),
        ("c.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF"),
    ]);
    let path = folder.path().join("m.json");
    ran(&["-q", folder.path().to_str().unwrap(), "--manifest", path.to_str().unwrap()]);
    let manifest: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let outcomes: Vec<&str> =
        manifest["inputs"].as_array().unwrap().iter().map(|i| i["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["facts", "not-read"]);
    assert!(manifest["inputs"][1]["error"].as_str().unwrap().contains("damaged"));
    assert_eq!(manifest["skipped"]["no-document"], 1);
}

#[test]
fn the_sheet_has_one_row_a_fact_and_room_for_the_checker() {
    let made = Made::of(&["testdata/investigation"]);
    let result = records(&std::fs::read_to_string(&made.result).unwrap());
    let facts: usize = result.iter().map(|record| tenderlens::proof::facts(record).len()).sum();
    let rows = csv_rows(&made.report("sheet.csv", &[]));
    assert_eq!(rows.len(), facts + 1);
    let column = |name: &str| rows[0].iter().position(|head| head == name).unwrap_or_else(|| panic!("{name}"));
    for name in ["id", "notice", "field", "value", "role", "place", "link", "file", "sha256", "confidence", "readers"] {
        assert!(rows[1..].iter().any(|row| !row[column(name)].is_empty()), "{name}");
    }
    for name in ["checked", "checker", "date", "note"] {
        assert!(rows[1..].iter().all(|row| row[column(name)].is_empty()), "{name}");
    }
    assert!(rows[1..].iter().all(|row| row[column("verified")] == "found"));
    let ids: std::collections::BTreeSet<&String> = rows[1..].iter().map(|row| &row[column("id")]).collect();
    assert_eq!(ids.len(), facts, "ids are of one fact each");
    let workbook = made.report("sheet.xlsx", &[]);
    let sheet = member(&workbook, "xl/worksheets/sheet1.xml");
    assert_eq!(sheet.matches("<row ").count(), facts + 1);
    assert!(!sheet.contains("<f>"));
    let files: std::collections::BTreeSet<&str> =
        result.iter().map(|r| r["source"]["path"].as_str().unwrap()).collect();
    assert_eq!(member(&workbook, "xl/worksheets/sheet2.xml").matches("<row ").count(), files.len() + 1);
    assert!(member(&workbook, "xl/sharedStrings.xml").contains("运达科技有限公司"));
}

/// A notice whose words try everything.
const HOSTILE: &str = "成交公告\n项目名称：=HYPERLINK(\"http://example.org\",\"x\")设备采购项目\n\
    项目编号：</style><script>alert(1)</script>-2024-001\n\
    采购人：示例大学<img src=x onerror=alert(2)>\n供应商名称：@SUM(1+1)示例\u{202e}科技\u{1b}[31m有限公司\n成交金额：20万元\n";

#[test]
fn hostile_words_stay_words_everywhere() {
    let folder = folder(&[("a \"<b>'.txt", HOSTILE.as_bytes())]);
    let file = folder.path().join("a \"<b>'.txt").to_string_lossy().into_owned();
    let json = ran(&["-q", &file]);
    assert_eq!(json.code, 0);
    let record = &records(&json.out)[0];
    println!("{}", json.out);
    assert!(json.out.contains("<script>") || json.out.contains("<img"), "the words are to reach the result");
    let is_alive =
        |text: &str| text.chars().any(|c| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c));
    assert!(!is_alive(&json.out));
    assert!(record["suppliers"][0]["evidence"][0]["quote"].as_str().unwrap().contains('\u{202e}'), "{}", json.out);
    let card = ran(&["-q", "--format", "card", "--color", "never", &file]).out;
    assert!(!is_alive(&card), "{card:?}");

    let made = Made::of(&[&file]);
    let page = made.page(&[]);
    assert!(!is_alive(&page));
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("</style>").count(), 1);
    assert!(!page.contains("<img") && !page.contains("<b>'"));
    assert!(page.contains("&lt;script&gt;alert(1)") || page.contains("&lt;img src=x"), "the words are shown");
    let verified = ran(&["verify", &made.result, "--format", "table"]);
    assert!(verified.code == 0 && !is_alive(&verified.out), "{:?}", verified.out);

    let rows = csv_rows(&made.report("s.csv", &[]));
    let cells: Vec<&String> = rows.iter().flatten().collect();
    assert!(cells.iter().any(|cell| cell.contains("HYPERLINK")) || cells.iter().any(|cell| cell.contains("@SUM")));
    for cell in &cells {
        assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell}");
        assert!(!is_alive(cell), "{cell:?}");
    }
    let workbook = made.report("s.xlsx", &[]);
    assert!(!member(&workbook, "xl/worksheets/sheet1.xml").contains("<f>"));
    let strings = member(&workbook, "xl/sharedStrings.xml");
    assert!(!strings.contains("<script") && !strings.contains('\u{202e}') && !strings.contains('\u{1b}'));
}

#[test]
fn hostile_results_stay_words_too() {
    let folder = tempfile::tempdir().unwrap();
    let evil = "</script></style><script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    let evidence = serde_json::json!([{"quote": evil, "prefix": evil, "suffix": evil, "for": evil, "label": evil, "rule": evil,
        "reader": evil, "page": 1, "boxes": [[1e308, -1e308, 1e300, 5]]}]);
    let record = serde_json::json!({
        "schema_version": "1.0", "id": evil, "tool": {"version": evil, "tables": evil},
        "source": {"path": format!("javascript:{evil}"), "sha256": evil, "part": evil, "url": "javascript:alert(1)"},
        "notice": {"kind": evil, "stage": evil, "title": {"value": evil, "confidence": evil, "evidence": evidence}},
        "buyers": [{"name": evil, "name_en": evil, "listed": [{"list": evil}], "evidence": evidence, "confidence": "ambiguous",
            "alternatives": [{"value": evil, "evidence": evidence}]}],
        "chips": [{"id": evil, "stance": "sought", "quantities": [{"value": evil, "unit": evil}], "evidence": evidence}],
        "findings": [{"id": evil, "text": {"en": evil, "zh": evil}}], "notes": [{"kind": evil, "text": {"en": evil, "zh": evil}}],
    });
    let result = folder.path().join("r.jsonl").to_string_lossy().into_owned();
    std::fs::write(&result, record.to_string()).unwrap();
    let made = Made { folder, result };
    let page = made.page(&[]);
    assert_eq!((page.matches("<script").count(), page.matches("</style>").count()), (1, 1));
    assert!(!page.contains("<img") && !page.contains("href=\"javascript:"));
    assert!(page.contains("file not found"));
    made.report("s.xlsx", &[]);
    assert_eq!(ran(&["diff", &made.result, &made.result]).code, 0);
}

#[test]
fn boxes_lie_on_the_ink_of_their_words() {
    let path = "testdata/investigation/szu-result.pdf";
    let bytes = std::fs::read(root().join(path)).unwrap();
    let drawn = pictures(&bytes, &[1], 3.0);
    let picture = drawn.first().expect("a picture of page 1");
    let scale = picture.columns as f32 / picture.width;
    let is_dark = |x: f64, y: f64| {
        let (column, row) = ((x * f64::from(scale)) as usize, (y * f64::from(scale)) as usize);
        let at = (row * picture.columns as usize + column) * 3;
        picture.pixels.get(at..at + 3).is_some_and(|pixel| pixel.iter().all(|part| *part < 140))
    };
    let step = 1.0 / f64::from(scale);
    let row_has_ink = |y: f64, x0: f64, x1: f64| {
        (0..).map(|n| x0 + f64::from(n) * step).take_while(|x| *x < x1).any(|x| is_dark(x, y))
    };
    let record = &records(&ran(&["-q", path]).out)[0];
    let mut checked = 0;
    for fact in tenderlens::proof::facts(record) {
        for (_, piece) in fact.evidence {
            for corners in piece.0["boxes"].as_array().unwrap() {
                let [x0, y0, x1, y1] = [0, 1, 2, 3].map(|at| corners[at].as_f64().unwrap());
                let rows: Vec<f64> = (0..).map(|n| y0 + f64::from(n) * step).take_while(|y| *y < y1).collect();
                let inked: Vec<f64> = rows.iter().copied().filter(|y| row_has_ink(*y, x0, x1)).collect();
                let quote = piece.text("quote");
                // The ink of a line of letters fills most of its height, and none of it crosses the upper or lower edge.
                assert!(inked.len() as f64 * step > (y1 - y0) * 0.5, "{quote}: {} of {} rows", inked.len(), rows.len());
                assert!(!row_has_ink(y0 - 0.5, x0, x1) && !row_has_ink(y1 + 0.5, x0, x1), "{quote}: ink on the edge");
                checked += 1;
            }
        }
    }
    assert!(checked > 12, "{checked}");
    // What stands alone on its line: the ink begins and ends within the box.
    let boxes = &record["notice"]["published"]["evidence"][0]["boxes"][0];
    let [x0, y0, x1, y1] = [0, 1, 2, 3].map(|at| boxes[at].as_f64().unwrap());
    let column_has_ink =
        |x: f64| (0..).map(|n| y0 + f64::from(n) * step).take_while(|y| *y < y1).any(|y| is_dark(x, y));
    let outside = (1..60).map(f64::from).any(|n| column_has_ink(x0 - n) || (x1 + n < 590.0 && column_has_ink(x1 + n)));
    assert!(
        !outside
            && (0..6).any(|n| column_has_ink(x0 + f64::from(n)))
            && (0..6).any(|n| column_has_ink(x1 - f64::from(n)))
    );
}

#[test]
fn hostile_files_give_no_picture_and_no_panic() {
    let Some(corpus) = std::env::var_os("TENDERLENS_CORPUS") else {
        println!("skipped: TENDERLENS_CORPUS is not set");
        return;
    };
    let folder = std::path::Path::new(&corpus).parent().unwrap().join("hostile");
    let mut drawn = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "pdf") && path.metadata().unwrap().len() < 4 << 20 {
            let bytes = std::fs::read(&path).unwrap();
            let (send, receive) = std::sync::mpsc::channel();
            std::thread::Builder::new()
                .stack_size(32 << 20)
                .spawn(move || send.send(pictures(&bytes, &[1], 1.0).len()))
                .unwrap();
            match receive.recv_timeout(std::time::Duration::from_secs(30)) {
                Ok(count) => drawn += count,
                Err(_) => println!("no end within 30 s: {}", path.display()),
            }
        }
    }
    println!("{drawn} pictures");
}
