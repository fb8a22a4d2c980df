//! Small files of every kind but PDF, whole: what is read, where it stands, and what the notes say.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test stops where it can't go on")]
use tenderlens::document::{Anchor, Document, Furniture, Kind, Limits, NoteKind, ReadError, archive, read};

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(format!("testdata/files/{name}")).unwrap()
}

fn document(name: &str) -> Document {
    read(name, &bytes(name), &Limits::default()).unwrap()
}

/// Every block as place and text; furniture with its kind.
fn lines(document: &Document) -> Vec<String> {
    document
        .blocks
        .iter()
        .map(|block| {
            let place = match &block.anchor {
                Anchor::Sheet { sheet, cell } => format!("{}!{cell}", document.sheets[*sheet as usize].name),
                Anchor::Flow { block, row: Some(row), column: Some(column) } => format!("{block}:{row},{column}"),
                Anchor::Flow { block, .. } => format!("{block}"),
                Anchor::Line(line) => format!("{line}"),
                Anchor::Page { .. } => panic!("no page here"),
            };
            let kind = match block.kind {
                Kind::Heading => " heading",
                Kind::Furniture(Furniture::Header) => " header",
                Kind::Furniture(Furniture::Footer) => " footer",
                Kind::Furniture(_) => " hidden",
                _ => "",
            };
            let span = block
                .cell()
                .filter(|cell| cell.rows > 1 || cell.columns > 1)
                .map(|cell| format!(" {}x{}", cell.rows, cell.columns));
            format!("{place}{kind}{} {}", span.unwrap_or_default(), block.text.replace('\n', "⏎"))
        })
        .collect()
}

fn kinds(document: &Document) -> Vec<NoteKind> {
    document.notes.iter().map(|note| note.kind).collect()
}

#[test]
fn a_workbook_shows_what_its_formats_show() {
    let expected = [
        "采购清单!B2 1x4 青石市第一中学算力采购清单",
        "采购清单!B3 标的",
        "采购清单!C3 预算",
        "采购清单!D3 交货日期",
        "采购清单!E3 折扣",
        "采购清单!B4 GPU服务器",
        "采购清单!C4 235.80万元",
        "采购清单!D4 2026年3月18日",
        "采购清单!E4 15.0%",
        "采购清单!B5 hidden 内部备注",
        "采购清单!C5 hidden 200.0万元",
        "采购清单!B6 合计",
        "采购清单!C6 ¥200,000.04",
        "控制价!A1 hidden 最高限价",
        "控制价!B1 hidden 2358000",
    ];
    let workbook = document("list.xlsx");
    assert_eq!(lines(&workbook), expected);
    let stored = |text: &str| workbook.blocks.iter().find(|b| b.text == text).and_then(|b| b.stored.clone()).unwrap();
    assert_eq!(*stored("235.80万元"), ("235.8".to_owned(), "0.00\"万元\"".to_owned()));
    assert_eq!(*stored("200.0万元"), ("2000000".to_owned(), "0!.0,\"万元\"".to_owned()));
    let kinds = kinds(&workbook);
    for kind in [NoteKind::NumberFormat, NoteKind::HiddenPart, NoteKind::FormulaWithoutValue] {
        assert!(kinds.contains(&kind), "{kind:?}");
    }
    assert!(workbook.notes.iter().any(|note| note.en.contains("采购清单!D6")));
    assert!(workbook.sheets[1].hidden);
}

#[test]
fn the_old_format_of_the_same_workbook_reads_the_same() {
    let (old, new) = (document("list.xls"), document("list.xlsx"));
    // LibreOffice computes the formula when it saves.
    let without = |document: &Document| lines(document).into_iter().filter(|l| !l.contains("!D6")).collect::<Vec<_>>();
    assert_eq!(without(&old), without(&new));
}

#[test]
fn an_old_workbook_with_a_badly_kept_header_still_reads() {
    let mut sloppy = bytes("list.xls");
    // The number of sectors that hold the table of sectors.
    sloppy[44] = 99;
    let document = read("list.xls", &sloppy, &Limits::default()).unwrap();
    assert_eq!(lines(&document), lines(&self::document("list.xls")));
}

#[test]
fn an_ods_workbook_keeps_what_is_seen_beside_what_is_stored() {
    let workbook = document("list.ods");
    let expected =
        ["清单!A1 1x2 标的", "清单!C1 预算", "清单!A4 GPU  服务器⏎八卡", "清单!C4 235.80万元", "藏!A1 hidden 内部"];
    assert_eq!(lines(&workbook), expected);
    assert!(
        workbook.notes.iter().any(|note| note.kind == NoteKind::FormulaWithoutValue && note.en.contains("清单!B4"))
    );
    assert_eq!(workbook.blocks[3].stored.as_ref().unwrap().0, "235.8");
}

#[test]
fn a_word_file_reads_in_the_order_of_its_body() {
    let word = document("notice.docx");
    let expected = [
        "1 heading 青石市第一中学算力服务成交公告",
        "2 供应商：白沙科技有限公司",
        "3 ☑是 ☐否☐其他",
        "4 可见\tA&B⏎第二行",
        "5 带框的段落",
        "5 文本框：仅供示例",
        "6:1,1 1x2 采购人信息",
        "6:1,3 2x1 备注",
        "6:2,1 名称：青石市第一中学⏎地址：人民路1号",
        "6:2,2 电话",
        "6:2,2 区号",
        "6:2,2 0000",
        "7 表后的段落",
        "8 脚注：含税",
        "9 header 示例文件页眉",
        "10 footer 第1页",
    ];
    assert_eq!(lines(&word), expected);
    assert_eq!(kinds(&word), [NoteKind::LeftOut, NoteKind::LeftOut]);
    assert_eq!((word.tables[0].rows, word.tables[0].columns), (2, 3));
}

#[test]
fn a_web_page_reads_alike_in_every_encoding_and_under_every_name() {
    let expected = [
        "1 heading 成交公告",
        "2 heading 青石市第一中学成交公告",
        "3 供应商名称：白沙科技有限公司⏎地址：滨河路2号",
        "4:1,1 2x1 包号",
        "4:1,2 1x2 成交",
        "4:2,2 供应商",
        "4:2,3 金额（元）",
        "4:3,1 1",
        "4:3,2 白沙科技有限公司",
        "4:3,3 ￥200,000.00",
    ];
    for name in ["notice.html", "notice-gb2312.html", "web-named.xls"] {
        let page = document(name);
        assert_eq!(lines(&page), expected, "{name}");
        assert_eq!(page.media_type, "text/html");
        assert_eq!(page.provenance.url.as_deref(), Some("https://example.org/notice.html"));
    }
}

#[test]
fn tables_and_texts_of_the_chinese_code_page_and_of_utf_16() {
    let expected = [
        "csv!A1 包号",
        "csv!B1 标的名称",
        "csv!C1 金额",
        "csv!A2 1",
        "csv!B2 GPU服务器，含税",
        "csv!C2 ￥860000",
        "csv!A3 2",
        "csv!B3 ㎡与存储",
        "csv!C3 １２３",
    ];
    assert_eq!(lines(&document("list.csv")), expected);
    let text = document("notice.txt");
    assert_eq!(lines(&text)[3..], ["5 供应商：白沙科技有限公司", "6 成交金额：200000元"]);
    assert_eq!(text.provenance.retrieved.as_deref(), Some("2026-11-01"));
}

#[test]
fn an_archive_gives_its_members() {
    let bytes = bytes("attachments.zip");
    assert!(archive::is_archive(&bytes));
    assert!(!archive::is_archive(&self::bytes("list.xlsx")));
    let members = archive::members("attachments.zip", &bytes, &Limits::default());
    let names: Vec<&str> = members.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["attachments.zip!/附件/list.csv", "attachments.zip!/inner.zip!/成交公告.txt"]);
    for (name, member) in &members {
        let document = read(name, member.as_ref().unwrap(), &Limits::default()).unwrap();
        assert!(!document.blocks.is_empty(), "{name}");
    }
}

#[test]
fn limits_give_notes_and_errors() {
    let few = Limits { cells: 3, ..Limits::default() };
    for name in ["list.xlsx", "list.xls", "list.ods", "list.csv", "notice.docx", "notice.html", "notice.txt"] {
        let document = read(name, &bytes(name), &few).unwrap();
        // A page's title comes on top.
        assert_eq!(document.blocks.len(), if name == "notice.html" { 4 } else { 3 }, "{name}");
        assert!(kinds(&document).contains(&NoteKind::Limit), "{name}");
    }
    let small = Limits { decoded_bytes: 100, ..Limits::default() };
    for name in ["list.xlsx", "list.ods", "notice.docx"] {
        assert!(matches!(read(name, &bytes(name), &small), Err(ReadError::TooLarge { .. })), "{name}");
    }
    assert_eq!(read("x", b"", &Limits::default()).unwrap_err(), ReadError::Empty);
}
