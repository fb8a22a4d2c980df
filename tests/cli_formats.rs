//! The formats, and the commands that show what is in a file and in the tables.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test stops where it fails"
)]
mod cli_tools;

use cli_tools::{AWARD, bytes, folder, ran, records, root, shell};
use serde_json::Value;

const SHEET: &str = "testdata/cases/szu-award.xlsx";

#[test]
fn json_is_one_array_and_jsonl_a_record_a_line() {
    let array: Vec<Value> = serde_json::from_str(&ran(&["--format", "json", AWARD, SHEET]).out).unwrap();
    let lines = records(&ran(&["--format", "jsonl", AWARD, SHEET]).out);
    assert_eq!(array, lines);
    assert_eq!(lines.len(), 2);
    assert_eq!(records(&ran(&[AWARD, SHEET]).out), lines, "lines are the default where no terminal is");
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(ran(&["--quiet", "--format", "json", empty.path().to_str().unwrap()]).out, "[]\n");
}

#[test]
fn csv_is_a_row_a_fact() {
    let ran = ran(&["--format", "csv", AWARD, SHEET, "no-such-file"]);
    assert_eq!(ran.code, 2);
    let mut reader = csv::Reader::from_reader(ran.out.as_bytes());
    let head = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let cell = |row: &csv::StringRecord, name: &str| {
        row.get(head.iter().position(|column| column == name).unwrap()).unwrap().to_owned()
    };
    let find = |path: &str, fact: &str| {
        rows.iter().find(|row| cell(row, "path") == path && cell(row, "fact") == fact).cloned().unwrap()
    };
    let amount = find(AWARD, "/amounts/0");
    for (column, value) in
        [("value", "200000.00"), ("role", "award"), ("currency", "CNY"), ("confidence", "stated"), ("place", "page 1")]
    {
        assert_eq!(cell(&amount, column), value);
    }
    assert!(cell(&amount, "quote").contains("200,000.00"));
    let buyer = find(SHEET, "/buyers/0");
    assert_eq!(cell(&buyer, "value"), "深圳大学");
    assert!(cell(&buyer, "place").starts_with("sheet "));
    // As many rows as facts in the JSON.
    let facts: usize = records(&cli_tools::ran(&[AWARD, SHEET]).out)
        .iter()
        .map(|record| {
            let fields = record["notice"].as_object().unwrap().values().filter(|field| field.is_object()).count();
            let entries = record.as_object().unwrap().iter().filter(|(key, _)| *key != "notes");
            fields + entries.filter_map(|(_, value)| value.as_array()).map(Vec::len).sum::<usize>()
        })
        .sum();
    assert_eq!(rows.len(), facts);
}

#[test]
fn cells_of_the_csv_are_no_formulas() {
    let folder = folder(&[("evil.csv", "采购人,中标供应商\n=云岭市第一示例医院,@望岭示例科技有限公司\n".as_bytes())]);
    let ran = shell("tenderlens --format csv evil.csv", folder.path());
    let mut reader = csv::Reader::from_reader(ran.out.as_bytes());
    for row in reader.records().map(Result::unwrap) {
        assert!(row.iter().all(|cell| !cell.starts_with(['=', '@', '+', '-'])), "{row:?}");
    }
}

#[test]
fn a_field_is_a_value_a_line() {
    assert_eq!(ran(&["--field", "suppliers.name", AWARD]).out, "运达科技有限公司\n");
    assert_eq!(ran(&["--field", "notice.stage", AWARD]).out, "awarded\n");
    assert_eq!(ran(&["--field", "notice.published", AWARD]).out, "2024-03\n");
    assert_eq!(ran(&["--field", "suppliers.0.evidence.page", AWARD]).out, "1\n");
    let several = ran(&["--field", "suppliers.name", AWARD, SHEET]);
    assert_eq!(several.out, format!("{AWARD}\t运达科技有限公司\n{SHEET}\t运达科技有限公司\n"));
    let wrong = ran(&["--field", "suplier.name", AWARD]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    assert!(wrong.err.contains("did you mean `suppliers`?"), "{}", wrong.err);
}

#[test]
fn a_card_is_short_and_has_the_quotes() {
    let card = ran(&["--format", "card", AWARD]);
    assert_eq!(card.code, 0);
    for words in [
        "buyer 采购人: 深圳大学",
        "supplier 供应商: 运达科技有限公司  [winner]",
        "200,000.00 CNY",
        "“深圳大学”  page 1",
    ] {
        assert!(card.out.contains(words), "{words}: {}", card.out);
    }
    assert!(!card.out.contains('\u{1b}'), "no colours where no terminal is");
    assert!(ran(&["--format", "card", "--color", "always", AWARD]).out.contains("\u{1b}[1;32m深圳大学\u{1b}[0m"));
    let chinese = ran(&["--format", "card", "--lang", "zh", AWARD]).out;
    assert!(chinese.contains("  采购人: 深圳大学") && chinese.contains("第 1 页"), "{chinese}");
    let two = ran(&["--format", "card", AWARD, SHEET]).out;
    assert_eq!(two.matches("\n\n").count(), 1, "a blank line between two cards");
}

#[test]
fn the_second_reader_confirms_quotes() {
    let readers = |out: &str| -> Vec<String> {
        let record = records(out).remove(0);
        let entries =
            ["buyers", "suppliers", "amounts"].iter().flat_map(|key| record[*key].as_array().unwrap().clone());
        entries.map(|entry| entry["evidence"][0]["reader"].as_str().unwrap().to_owned()).collect()
    };
    assert!(readers(&ran(&[AWARD]).out).iter().all(|reader| reader == "first"));
    let both = readers(&ran(&["--witness", AWARD]).out);
    assert!(both.len() >= 3 && both.iter().all(|reader| reader == "both"), "{both:?}");
    assert_eq!(ran(&["--witness", SHEET]).out, ran(&[SHEET]).out, "a sheet has one reader");
}

#[test]
fn tokens_are_bytes_of_their_block() {
    let whole: Value = serde_json::from_str(&ran(&["tokens", "--format", "json", AWARD]).out).unwrap();
    let mut tokens = 0;
    for block in whole["blocks"].as_array().unwrap() {
        let text = block["text"].as_str().unwrap();
        for token in block["tokens"].as_array().unwrap() {
            let (start, end) = (token["start"].as_u64().unwrap() as usize, token["end"].as_u64().unwrap() as usize);
            assert_eq!(&text[start..end], token["word"].as_str().unwrap());
            tokens += 1;
        }
    }
    assert!(tokens > 50);
    let lines = ran(&["tokens", AWARD]).out;
    assert!(lines.contains("有限公司") && lines.contains(' '), "{lines}");
}

#[test]
fn the_tables_can_be_asked() {
    let ran = ran(&["lexicon", "A100"]);
    assert_eq!(ran.code, 0);
    let first: Vec<&str> = ran.out.lines().next().unwrap().split('\t').collect();
    assert_eq!(first[..2], ["chips", "nvidia-a100"]);
    assert_eq!(first.len(), 5, "table, id, meaning, since, source");
    assert!(!first[4].is_empty(), "every row names its source");
    assert!(cli_tools::ran(&["lexicon", "采购人"]).out.starts_with("labels\t采购人\tbuyer\t"));
    let row: Value = serde_json::from_str(
        cli_tools::ran(&["lexicon", "--format", "json", "nvidia-a100"]).out.lines().next().unwrap(),
    )
    .unwrap();
    assert_eq!((&row["table"], &row["id"]), (&"chips".into(), &"nvidia-a100".into()));
    assert_eq!(cli_tools::ran(&["lexicon", "没有的词"]).code, 1);
    let tables = cli_tools::ran(&["lexicon"]).out;
    let files = std::fs::read_dir(root().join("src/lexicon")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    for name in names.filter_map(|name| name.strip_suffix(".tsv").map(str::to_owned)) {
        assert!(
            tables.lines().any(|line| line.starts_with(&format!("{name}\t"))),
            "put {name} into TABLES of src/bin/tenderlens/lexicon.rs"
        );
    }
}

#[test]
fn the_manual_and_help_name_every_command() {
    let (man, help) = (ran(&["man"]), ran(&["--help"]));
    assert_eq!((man.code, help.code), (0, 0));
    assert!(man.out.starts_with(".ie"), "{}", &man.out[..40]);
    for command in ["text", "tokens", "lexicon", "schema", "completions", "man"] {
        assert!(man.out.contains(command) && help.out.contains(command), "{command}");
    }
    assert_eq!(ran(&["--version"]).out, format!("tenderlens {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn no_command_writes_beside_the_sources() {
    let folder = folder(&[("award.pdf", &bytes(AWARD))]);
    for line in
        ["tenderlens .", "tenderlens --witness award.pdf", "tenderlens text award.pdf", "tenderlens tokens award.pdf"]
    {
        assert_eq!(shell(line, folder.path()).code, 0, "{line}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_newsroom_brings_its_own_list() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("own.csv");
    std::fs::write(&list, "list,name_zh,citation\nnewsroom,深圳大学,our own research\n").unwrap();
    let own = ran(&["--list", &list.to_string_lossy(), AWARD]);
    let listed = &records(&own.out)[0]["buyers"][0]["listed"];
    assert_eq!((listed[0]["list"].as_str(), listed[0]["match"].as_str()), (Some("newsroom"), Some("exact")));
    assert_eq!(records(&ran(&[AWARD]).out)[0]["buyers"][0]["listed"].as_array().map(Vec::len), Some(0));
    assert_eq!(ran(&["--list", "no-such.csv", AWARD]).code, 2);
}
