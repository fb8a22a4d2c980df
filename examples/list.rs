//! Writes a price list to measure with: `cargo run --release --example list -- ROWS FILE.xlsx`.
#![allow(clippy::unwrap_used, reason = "a measuring stick tells what it can't do by ending")]
use rust_xlsxwriter::Workbook;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let rows: u32 = arguments.next().unwrap().parse().unwrap();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip([
        ["示例大学办公设备采购项目成交结果公告", ""],
        ["采购人", "示例大学"],
        ["成交供应商", "示例信息技术有限公司"],
    ]) {
        sheet.write_row(row, 0, cells).unwrap();
    }
    sheet.write_row(3, 0, ["序号", "货物名称", "规格型号", "数量", "单价（元）", "金额（元）"]).unwrap();
    for number in 1..=rows {
        let (row, quantity, price) = (number + 3, number % 7 + 1, 100 + number % 977);
        sheet.write(row, 0, number).unwrap();
        sheet.write(row, 1, format!("办公设备{}", number % 313)).unwrap();
        sheet.write(row, 2, format!("ZX-{}A", number % 991)).unwrap();
        sheet.write_row(row, 3, [quantity, price, quantity * price]).unwrap();
    }
    book.save(arguments.next().unwrap()).unwrap();
}
