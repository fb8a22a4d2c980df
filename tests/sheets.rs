//! The shared sheets: every readable one gives the right cells, every other a message that says what is wrong.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test stops where it can't go on")]
use std::path::PathBuf;
use tenderlens::document::{Anchor, Document, Limits, NoteKind, ReadError, read};

fn sheets() -> Option<PathBuf> {
    let Some(corpus) = std::env::var_os("TENDERLENS_CORPUS") else {
        println!("skipped: TENDERLENS_CORPUS is not set");
        return None;
    };
    Some(PathBuf::from(corpus).parent().unwrap().join("sheets"))
}

fn cell<'d>(document: &'d Document, sheet: &str, address: &str) -> Option<&'d str> {
    document.blocks.iter().find_map(|block| match &block.anchor {
        Anchor::Sheet { sheet: index, cell }
            if document.sheets[*index as usize].name == sheet && cell.to_string() == address =>
        {
            Some(block.text.as_str())
        }
        _ => None,
    })
}

#[test]
fn one_workbook_in_every_format_gives_the_same_cells() {
    let Some(sheets) = sheets() else { return };
    for name in [
        "cached.xlsx",
        "cached.ods",
        "biff8.xls",
        "wps.et",
        "wps_ooxml.et",
        "xls_named.xlsx",
        "xlsx_named.xls",
        "src_nocache.xlsx",
    ] {
        let document = read(name, &std::fs::read(sheets.join(name)).unwrap(), &Limits::default()).unwrap();
        let cached = name != "src_nocache.xlsx";
        for (sheet, address, text, computed) in [
            ("采购清单", "A1", "高性能计算平台采购项目分项报价表", false),
            ("采购清单", "B3", "GPU服务器（NVIDIA A100 80GB）", false),
            ("采购清单", "D3", "¥860,000.00", false),
            ("采购清单", "E3", "¥1,720,000.00", true),
            ("采购清单", "F3", "2026年3月18日", false),
            ("采购清单", "B5", "云服务资源\nAmazon Web Services (AWS)", false),
            ("采购清单", "E5", "¥200,000.04", true),
            ("采购清单", "B7", "235.80万元", false),
            ("采购清单", "C7", "15%", false),
            ("采购清单", "E7", "000123", false),
            ("采购清单", "C8", "TRUE", false),
            ("隐藏的控制价", "B1", "2358000", false),
            ("偏移表", "D5", "从D5开始", false),
        ] {
            let expected = (cached || !computed).then_some(text);
            assert_eq!(cell(&document, sheet, address), expected, "{name} {sheet}!{address}");
        }
        let total = if name == "cached.ods" { "2358000.04" } else { "235.8万元" };
        assert_eq!(cell(&document, "采购清单", "E6"), cached.then_some(total), "{name}");
        let kinds: Vec<NoteKind> = document.notes.iter().map(|note| note.kind).collect();
        assert!(kinds.contains(&NoteKind::HiddenPart) && kinds.contains(&NoteKind::NumberFormat), "{name}");
        assert_eq!(kinds.contains(&NoteKind::FormulaWithoutValue), !cached, "{name}");
        let title = document.blocks[0].cell().unwrap();
        assert_eq!((title.rows, title.columns), (1, 6), "{name}");
        assert!(document.blocks.iter().all(|b| b.is_body() || !b.text.contains("从D5")), "{name}");
    }
}

#[test]
fn tables_in_other_clothes_are_read_by_their_bytes() {
    let Some(sheets) = sheets() else { return };
    let open = |name: &str| read(name, &std::fs::read(sheets.join(name)).unwrap(), &Limits::default()).unwrap();
    assert_eq!(cell(&open("gb18030.csv"), "csv", "B3"), Some("㎡与𠮷镕喆"));
    assert_eq!(cell(&open("tsv_as.xls"), "tsv", "B2"), Some("服务器"));
    assert_eq!(cell(&open("xlwt.xls"), "采购清单", "B2"), Some("¥860,000.00"));
    for name in ["html_gbk.xls", "html_utf8bom.xls"] {
        let document = open(name);
        let cells: Vec<&str> = document.blocks.iter().filter(|b| b.cell().is_some()).map(|b| b.text.as_str()).collect();
        assert_eq!(cells, ["中标结果", "供应商", "￥1,986,500.00"], "{name}");
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    let Some(sheets) = sheets() else { return };
    let fail = |name: &str| read(name, &std::fs::read(sheets.join(name)).unwrap(), &Limits::default()).unwrap_err();
    assert_eq!(fail("encrypted.xlsx"), ReadError::Encrypted);
    assert_eq!(fail("encrypted_default.xlsx"), ReadError::Encrypted);
    let truncated = fail("truncated.xlsx").to_string();
    assert!(truncated.contains("Excel (.xlsx)") && truncated.contains("cut off"), "{truncated}");
}
