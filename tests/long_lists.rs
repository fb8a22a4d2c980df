//! Long lists: rows that tell nothing are passed over, and all that the others tell is told as if every row were kept.
#![allow(clippy::unwrap_used, reason = "tests")]
mod lists_made;

use lists_made::{Cell, HEAD, ROWS, Row, csv, head, plain_list, plain_row, text, top, xlsx};
use rust_xlsxwriter::Workbook;
use std::collections::BTreeSet;
use tenderlens::document::{self, Document, Limits, NoteKind, Place, Unwatched};
use tenderlens::record::{AmountRole, Evidence, Fact, PriceList, Record, records};

fn read(name: &str, bytes: &[u8], sieve: bool) -> Document {
    let sieve: Option<&'static dyn document::Sieve> = if sieve { Some(&PriceList) } else { None };
    let ocr = document::ocr::Ocr::off();
    document::read_sieved(name, bytes, &Limits::default(), &mut Unwatched, &ocr, sieve).unwrap()
}

/// Everything that a record says with all its places, but for unit prices.
fn told(document: &Document, record: &Record) -> BTreeSet<String> {
    fn put<T: std::fmt::Debug>(
        out: &mut BTreeSet<String>,
        document: &Document,
        name: &str,
        facts: impl IntoIterator<Item = impl std::borrow::Borrow<Fact<T>>>,
    ) {
        for fact in facts {
            let fact = fact.borrow();
            let first: Vec<String> = fact.evidence().iter().take(1).map(|e| place(document, e)).collect();
            out.insert(format!("{name} {:?} {:?} {first:?}", fact.value, fact.confidence));
        }
    }
    let mut out = BTreeSet::from([format!("{:?} {:?} {:?}", record.kind, record.stage, record.part)]);
    put(&mut out, document, "title", &record.title);
    put(&mut out, document, "project", &record.project_name);
    put(&mut out, document, "published", &record.published);
    put(&mut out, document, "lot", &record.lots);
    put(&mut out, document, "buyer", &record.buyers);
    put(&mut out, document, "supplier", &record.suppliers);
    put(&mut out, document, "rate", &record.rates);
    put(&mut out, document, "cloud", &record.clouds);
    put(&mut out, document, "chip", &record.chips);
    put(&mut out, document, "service", &record.services);
    put(&mut out, document, "amount", record.amounts.iter().filter(|fact| fact.value.role != AmountRole::UnitPrice));
    out
}

fn place(document: &Document, evidence: &Evidence) -> String {
    match document.places(evidence.span).first() {
        Some((_, Place::Sheet { sheet, cell })) => format!("{sheet}!{cell} {}", document.quote(evidence.span)),
        other => format!("{other:?}"),
    }
}

/// How many cells the sieve keeps, once all that the records say, but for unit prices, is the same with it and without.
fn kept(name: &str, bytes: &[u8]) -> (usize, Vec<Record>, Document) {
    let (whole, sieved) = (read(name, bytes, false), read(name, bytes, true));
    let (of_whole, of_sieved) = (records(&whole), records(&sieved));
    assert_eq!(of_whole.len(), of_sieved.len(), "{name}");
    for (a, b) in of_whole.iter().zip(&of_sieved) {
        assert_eq!(told(&whole, a), told(&sieved, b), "{name}");
    }
    (sieved.blocks.len(), of_sieved, sieved)
}

fn limits(document: &Document) -> Vec<&str> {
    document.notes.iter().filter(|note| note.kind == NoteKind::Limit).map(|note| note.en.as_str()).collect()
}

#[test]
fn what_a_row_far_down_names_is_told_with_its_cell_its_number_and_its_price() {
    let mut rows = plain_list();
    rows[4_000] = vec![
        Cell::Number(3_996.0),
        text("GPU服务器"),
        text("NVIDIA A100 80GB"),
        Cell::Number(3.0),
        Cell::Number(150_000.0),
        Cell::Number(450_000.0),
    ];
    rows[4_500][1] = text("阿里云云服务器租用服务");
    rows.push(vec![text("成交总金额（元）"), Cell::Number(2_345_678.0)]);
    for (name, bytes) in [("a.xlsx", xlsx(std::slice::from_ref(&rows))), ("a.csv", csv(&rows))] {
        let (cells, records, document) = kept(name, &bytes);
        assert!(cells < 7_500, "{name}: {cells}");
        let [record] = records.as_slice() else { panic!("{name}: one record") };
        let chip = record.chips.iter().find(|fact| fact.value.row.id == "nvidia-a100").unwrap();
        assert!(place(&document, &chip.evidence()[0]).contains("!C4001 "), "{name}");
        assert_eq!(chip.value.quantities[0].value.to_string(), "3", "{name}");
        assert!(record.clouds.iter().any(|fact| fact.value.row.id == "alibaba"), "{name}");
        let price = |fact: &&Fact<_>| place(&document, &fact.evidence()[0]).contains("!E4001 ");
        assert_eq!(record.amounts.iter().filter(price).count(), 1, "{name}");
        assert!(record.amounts.iter().any(|fact| place(&document, &fact.evidence()[0]).contains("!B5006 ")), "{name}");
        let [note] = limits(&document)[..] else { panic!("{name}: one note") };
        assert!(note.starts_with("Of the rows 1008 to 500"), "{note}");
    }
}

#[test]
fn lists_of_goods_of_many_shapes_are_passed_over() {
    let each = |words: &[&str], row: &dyn Fn(u32) -> Row| {
        let mut rows = top();
        rows.push(head(words));
        rows.extend((1..=ROWS).map(row));
        rows
    };
    let with = |number: u32, column: usize, cells: &[Cell]| {
        let mut row = plain_row(number);
        row.splice(column..column, cells.iter().cloned());
        row
    };
    let goods = |number: u32| {
        let letters: Vec<char> = "桌椅柜灯纸笔夹板架箱管阀".chars().collect();
        let letter = |of: u32| letters[of as usize % letters.len()];
        format!("{}{}{}{}件", letter(number), letter(number / 12), letter(number / 144), letter(number / 7))
    };
    for (name, rows) in [
        (
            "names of their own",
            each(&HEAD, &|n| {
                let mut row = plain_row(n);
                row[1] = text(&goods(n));
                row[2] = text(&format!("{}-{n:06}", ["AC", "BX", "QW"][n as usize % 3]));
                row
            }),
        ),
        (
            "numbers as texts",
            each(&HEAD, &|n| {
                let mut row = plain_row(n);
                row[3] = text(&(n % 9 + 1).to_string());
                row[4] = text(&format!("{}.50元", n % 97 + 1_000));
                row[5] = text("2026-03-18");
                row
            }),
        ),
        (
            "units",
            each(
                &["序号", "货物名称", "规格型号", "单位", "数量", "单价（元）", "金额（元）"],
                &|n| with(n, 3, &[text(["台", "套", "个"][n as usize % 3])]),
            ),
        ),
        (
            "who makes it",
            each(
                &["序号", "货物名称", "供应商名称", "规格型号", "数量", "单价（元）", "金额（元）"],
                &|n| {
                    with(n, 2, &[text(&format!("示例{}商贸有限公司", ["甲", "乙", "丙", "丁"][n as usize / 700 % 4]))])
                },
            ),
        ),
        (
            "what it is made of",
            each(
                &["序号", "货物名称", "规格型号", "技术参数", "数量", "单价（元）", "金额（元）"],
                &|n| {
                    with(
                        n,
                        3,
                        &[text(&format!("不锈钢；颜色{}，尺寸{n}×{}，厚度不小于{}mm。", n % 11, n % 71, n % 5 + 1))],
                    )
                },
            ),
        ),
        (
            "some cells empty",
            each(&HEAD, &|n| {
                let mut row = plain_row(n);
                row[2] = text(if n % 3 == 0 { "" } else { "ZX-1B" });
                row
            }),
        ),
    ] {
        let (cells, ..) = kept("a.xlsx", &xlsx(&[rows]));
        assert!(cells < 1_300 * 8, "{name}: {cells}");
    }
}

#[test]
fn lists_whose_rows_tell_something_each_are_kept() {
    let all = |rows: &Vec<Row>| {
        rows.iter().flatten().filter(|cell| !matches!(cell, Cell::Text(words) if words.is_empty())).count()
    };
    let list = |words: &[&str], row: &dyn Fn(u32) -> Row| {
        let mut rows = top();
        rows.push(head(words));
        rows.extend((1..=1_500).map(row));
        rows
    };
    for (name, rows) in [
        (
            "awards",
            list(&["序号", "货物名称", "成交金额（元）"], &|n| {
                vec![Cell::Number(f64::from(n)), text("办公设备"), Cell::Number(f64::from(10_000 + n))]
            }),
        ),
        (
            "who won each lot",
            list(&["包号", "供应商名称", "单价（元）"], &|n| {
                let firm = text(&format!("示例{}商贸有限公司", ["甲", "乙", "丙"][n as usize % 3]));
                vec![Cell::Number(f64::from(n % 90 + 1)), firm, Cell::Number(f64::from(100 + n))]
            }),
        ),
        (
            "projects",
            list(&["序号", "采购项目名称", "预算金额（元）"], &|n| {
                vec![Cell::Number(f64::from(n)), text(&format!("办公家具{n}批次")), Cell::Number(f64::from(10_000 + n))]
            }),
        ),
    ] {
        let bytes = xlsx(std::slice::from_ref(&rows));
        let (cells, _, document) = kept("a.xlsx", &bytes);
        assert_eq!(cells, all(&rows), "{name}");
        assert!(limits(&document).is_empty(), "{name}");
    }
}

#[test]
fn each_lot_of_a_list_is_told_however_far_down_it_first_stands() {
    for is_word in [false, true] {
        let mut rows = top();
        rows.push(head(&["包号", "货物名称", "规格型号", "数量", "单价（元）", "金额（元）"]));
        rows.extend((1..=ROWS).map(|number| {
            let lot = number / 400 + 1;
            let mut row = plain_row(number);
            row[0] = if is_word { text(&format!("包{lot}")) } else { Cell::Number(f64::from(lot)) };
            row
        }));
        let (cells, records, _) = kept("a.xlsx", &xlsx(&[rows]));
        assert!(cells < 8_000, "{cells}");
        assert_eq!(records[0].lots.len(), 13);
    }
}

#[test]
fn a_second_table_below_a_list_is_told() {
    let mut rows = plain_list();
    rows.push(head(&["包号", "标项名称", "规格型号", "数量", "成交金额（元）", "预算金额（元）"]));
    rows.extend((1..=600).map(|number| {
        let mut row = plain_row(number);
        row[1] = text(&format!("办公设备{}", number % 13));
        row
    }));
    let (_, records, _) = kept("a.xlsx", &xlsx(std::slice::from_ref(&rows)));
    assert!(records[0].lots.len() > 500, "{}", records[0].lots.len());
    // Money in a column that is empty above.
    let mut rows = plain_list();
    rows[4][5] = text("成交金额（元）");
    rows[5..4_000].iter_mut().for_each(|row| row.truncate(5));
    let (_, records, _) = kept("a.xlsx", &xlsx(&[rows]));
    assert!(records[0].amounts.iter().filter(|fact| fact.value.role == AmountRole::Award).count() > 500);
}

#[test]
fn each_sheet_is_a_list_of_its_own_and_small_ones_are_whole() {
    let mut second = plain_list();
    second.remove(0);
    second[2_000][2] = text("昇腾910B");
    second[2_000][1] = text("AI加速卡");
    let (cells, records, document) = kept("a.xlsx", &xlsx(&[plain_list(), second]));
    assert!(cells < 14_000, "{cells}");
    assert_eq!(limits(&document).len(), 2);
    assert_eq!(records[0].chips[0].value.row.id, "huawei-ascend-910b");
    let mut small = top();
    small.push(head(&HEAD));
    small.extend((1..=900).map(plain_row));
    let bytes = xlsx(&[small]);
    assert_eq!(read("a.xlsx", &bytes, true).blocks, read("a.xlsx", &bytes, false).blocks);
}

#[test]
fn hidden_rows_are_kept_and_counted() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..3_000 {
        sheet.write(row, 0, "办公设备").unwrap();
        sheet.write(row, 1, row).unwrap();
    }
    sheet.set_row_hidden(2_500).unwrap();
    let document = read("a.xlsx", &book.save_to_buffer().unwrap(), true);
    assert!(document.blocks.len() < 2_100, "{}", document.blocks.len());
    assert!(document.notes.iter().any(|note| note.kind == NoteKind::HiddenPart && note.en.contains("(cells: 2)")));
}
