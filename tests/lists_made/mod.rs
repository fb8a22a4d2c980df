//! Price lists of many rows, as a workbook and as comma-separated text.
#![allow(clippy::unwrap_used, reason = "tests")]
use rust_xlsxwriter::{Format, Workbook};

pub(crate) const ROWS: u32 = 5_000;

/// A cell of a list.
#[derive(Clone)]
pub(crate) enum Cell {
    Text(String),
    Number(f64),
}

pub(crate) fn text(words: &str) -> Cell {
    Cell::Text(words.to_owned())
}

pub(crate) type Row = Vec<Cell>;

/// What stands above the list.
pub(crate) fn top() -> Vec<Row> {
    vec![
        vec![text("示例大学办公设备采购项目成交结果公告")],
        vec![text("采购人"), text("示例大学")],
        vec![text("成交供应商"), text("示例信息技术有限公司")],
        vec![text("成交金额（元）"), Cell::Number(1_234_567.89)],
    ]
}

pub(crate) fn head(words: &[&str]) -> Row {
    words.iter().map(|word| text(word)).collect()
}

/// The list as everybody writes it: number, goods, model, quantity, price.
pub(crate) fn plain_row(number: u32) -> Row {
    let (quantity, price) = (f64::from(number % 7 + 1), f64::from(100 + number % 97));
    vec![
        Cell::Number(f64::from(number)),
        text(&format!("办公设备{}", number % 313)),
        text(&format!("ZX-{}B", number % 991)),
        Cell::Number(quantity),
        Cell::Number(price),
        Cell::Number(quantity * price),
    ]
}

pub(crate) const HEAD: [&str; 6] = ["序号", "货物名称", "规格型号", "数量", "单价（元）", "金额（元）"];

pub(crate) fn plain_list() -> Vec<Row> {
    let mut rows = top();
    rows.push(head(&HEAD));
    rows.extend((1..=ROWS).map(plain_row));
    rows
}

pub(crate) fn xlsx(sheets: &[Vec<Row>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let money = Format::new().set_num_format("#,##0.00");
    for rows in sheets {
        let sheet = book.add_worksheet();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Cell::Text(words) if words.is_empty() => {}
                    Cell::Text(words) => {
                        sheet.write(row, column, words).unwrap();
                    }
                    Cell::Number(number) if column > 3 => {
                        sheet.write_with_format(row, column, *number, &money).unwrap();
                    }
                    Cell::Number(number) => {
                        sheet.write(row, column, *number).unwrap();
                    }
                }
            }
        }
    }
    book.save_to_buffer().unwrap()
}

pub(crate) fn csv(rows: &[Row]) -> Vec<u8> {
    let mut out = String::new();
    for row in rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Text(words) => words.clone(),
            Cell::Number(number) => number.to_string(),
        });
        out.push_str(&cells.collect::<Vec<_>>().join(","));
        out.push('\n');
    }
    out.into_bytes()
}
