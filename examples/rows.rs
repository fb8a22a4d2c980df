//! Reads every cell of a workbook with calamine alone, to measure beside it: `cargo run --release --example rows -- FILE`.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a measuring stick tells what it read")]
use calamine::{Data, Reader, open_workbook_auto};

fn main() {
    let path = std::env::args().nth(1).unwrap();
    let mut book = open_workbook_auto(path).unwrap();
    let sheets = book.worksheets();
    let cells = sheets.iter().flat_map(|(_, range)| range.rows()).flatten().filter(|cell| !matches!(cell, Data::Empty));
    println!("{} cells", cells.count());
}
