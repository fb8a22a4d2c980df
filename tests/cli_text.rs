//! `tenderlens text`: the letters read and nothing else, page by page, with their places where they are asked for.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test fails loudly and says what it skips")]
mod cli_tools;

use cli_tools::{AWARD, folder, ran, records, shell};
use serde_json::Value;

const SHEET: &str = "testdata/cases/szu-award.xlsx";
/// Five pages with running lines, tables that are cut by the page and wrapped cells.
const LONG: &str = "testdata/investigation/tender-document.pdf";

fn json(path: &str) -> Value {
    serde_json::from_str(&ran(&["text", "--format", "json", path]).out).unwrap()
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What of the blocks stands on a page: body, then the rest.
fn on_page(whole: &Value, page: u64) -> [String; 2] {
    let mut parts = [String::new(), String::new()];
    for block in whole["blocks"].as_array().unwrap() {
        let is_body = ["paragraph", "heading", "cell"].contains(&block["kind"].as_str().unwrap());
        for place in block["places"].as_array().unwrap().iter().filter(|place| place["page"] == page) {
            let text = place.get("text").unwrap_or(&block["text"]);
            parts[usize::from(!is_body)] += &bare(text.as_str().unwrap());
        }
    }
    parts
}

#[test]
fn text_is_what_the_tool_reads() {
    let folder = folder(&[("n.txt", "采购人：甲\n\n金额：乙\n".as_bytes())]);
    let plain = shell("tenderlens text n.txt", folder.path());
    assert_eq!((plain.code, plain.out.as_str()), (0, "采购人：甲\n金额：乙\n"));
    let places = shell("tenderlens text --places n.txt", folder.path());
    assert_eq!(places.out, "line 1\t采购人：甲\nline 3\t金额：乙\n");
    assert!(ran(&["text", "--places", SHEET]).out.contains("!B"), "sheet and cell");
    assert_eq!(ran(&["text", "no-such-file"]).code, 2);
}

#[test]
fn pages_are_parted_by_form_feeds() {
    let mut seen = 0;
    for path in ["testdata/cases/scu-tender.pdf", "testdata/investigation/tender-document.pdf"] {
        let pages = records(&ran(&[path]).out)[0]["source"]["pages"].as_u64().unwrap() as usize;
        assert_eq!(ran(&["text", path]).out.matches('\u{c}').count(), pages - 1, "{path}");
        seen += pages - 1;
    }
    assert!(seen > 0, "none of the files has two pages");
}

#[test]
fn text_as_json_has_places_and_boxes() {
    let whole: Value = serde_json::from_str(&ran(&["text", "--format", "json", AWARD]).out).unwrap();
    assert_eq!(whole["media_type"], "application/pdf");
    let blocks = whole["blocks"].as_array().unwrap();
    let buyer = blocks.iter().find(|block| block["text"].as_str().unwrap().ends_with("深圳大学")).unwrap();
    assert_eq!(buyer["places"][0]["page"], 1);
    assert_eq!(buyer["places"][0]["boxes"][0].as_array().unwrap().len(), 4);
    let sheet: Value = serde_json::from_str(&ran(&["text", "--format", "json", SHEET]).out).unwrap();
    assert!(sheet["blocks"][0]["places"][0]["cell"].is_string());
}

#[test]
fn each_page_has_its_letters_and_nothing_else_its_running_lines_last() {
    for path in [LONG, AWARD, "testdata/tables/long-typst.pdf"] {
        let (whole, plain) = (json(path), ran(&["text", path]).out);
        let pages: Vec<&str> = plain.split('\u{c}').collect();
        assert_eq!(pages.len() as u64, whole["pages"].as_u64().unwrap(), "{path}");
        for (index, page) in pages.iter().enumerate() {
            let [body, running] = on_page(&whole, index as u64 + 1);
            assert!(body.len() > 50, "{path}: page {} is nearly empty", index + 1);
            assert_eq!(bare(page), body + &running, "{path}: page {}", index + 1);
            assert!(path == "testdata/tables/long-typst.pdf" || !running.is_empty(), "{path}: no running line");
        }
    }
}

#[test]
fn a_row_stands_on_one_line_and_an_address_before_each_block() {
    let row = "货物名称\t规格型号";
    let table = shell(
        "printf '<table><tr><td>货物名称<td>规格型号<tr><td>服务器<td>A100</table>' | tenderlens text -",
        cli_tools::root().as_path(),
    );
    assert_eq!(table.out, format!("{row}\n服务器\tA100\n"));
    let places = ran(&["text", "--places", AWARD]).out;
    let whole = json(AWARD);
    let blocks = whole["blocks"].as_array().unwrap();
    assert_eq!(places.lines().count(), blocks.len(), "all blocks of this file stand on one page each");
    for (line, block) in places.lines().zip(blocks) {
        let (place, text) = line.split_once('\t').unwrap();
        assert_eq!(bare(text), bare(block["text"].as_str().unwrap()));
        let area = place.strip_prefix("page 1 [").and_then(|rest| rest.strip_suffix(']')).unwrap();
        let area: Vec<f64> = area.split(',').map(|n| n.parse().unwrap()).collect();
        let boxes = block["places"][0]["boxes"].as_array().unwrap();
        let edge = |at: usize| boxes.iter().map(move |area| area[at].as_f64().unwrap());
        let whole =
            [edge(0).reduce(f64::min), edge(1).reduce(f64::min), edge(2).reduce(f64::max), edge(3).reduce(f64::max)];
        for (at, expected) in whole.into_iter().enumerate() {
            assert!((area[at] - expected.unwrap()).abs() < 0.02, "{line}: {boxes:?}");
        }
    }
}
