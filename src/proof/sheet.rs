//! The checker's sheet: one row a fact with its quote, its place and its source, and empty columns for the checker.
use super::fact::{Fact, facts, place_words};
use super::words::{label_meaning, zh};
use crate::report::{quoted, visible};
use crate::verify::{Stated, Verdict};
use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use serde_json::Value;

/// The columns: name, width in letters.
pub const COLUMNS: [(&str, u16); 36] = [
    ("id", 42),
    ("notice", 36),
    ("kind", 12),
    ("stage", 11),
    ("buyer", 22),
    ("field", 14),
    ("字段", 10),
    ("value", 30),
    ("in Latin script", 26),
    ("role", 12),
    ("角色", 10),
    ("lot", 6),
    ("beside", 30),
    ("before the quote", 24),
    ("quote", 34),
    ("after the quote", 24),
    ("other quotes", 30),
    ("place", 18),
    ("link", 30),
    ("file", 34),
    ("sha256", 20),
    ("label", 14),
    ("label means", 22),
    ("rule", 16),
    ("confidence", 11),
    ("verified", 12),
    ("readers", 12),
    ("checked", 10),
    ("checker", 12),
    ("date", 11),
    ("note", 30),
    ("source url", 30),
    ("retrieved", 12),
    ("archived", 24),
    ("tool", 16),
    ("fact", 22),
];

/// One row.
pub type Row = Vec<String>;

/// The rows of a record. `href` is the address of its file, `verdict` tells what came of looking a quote up.
#[must_use]
pub fn rows(record: &Value, href: Option<&str>, verdict: &dyn Fn(&str) -> Option<Verdict>) -> Vec<Row> {
    facts(record).iter().map(|fact| row(record, fact, href, verdict)).collect()
}

fn row(record: &Value, fact: &Fact<'_>, href: Option<&str>, verdict: &dyn Fn(&str) -> Option<Verdict>) -> Row {
    let text = |pointer: &str| record.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
    let of_entry = |key: &str| fact.entry.get(key).and_then(Value::as_str).unwrap_or_default();
    let first = fact.evidence.first();
    let piece = |key: &str| first.map_or("", |(_, piece)| piece.text(key)).to_owned();
    let place = first.and_then(|(_, piece)| piece.place());
    let found = first.and_then(|(pointer, _)| verdict(pointer));
    let link = match (href, &place) {
        (Some(href), Some(Stated::Page { page, .. })) => format!("{href}#page={page}"),
        (Some(href), _) => href.to_owned(),
        (None, _) => String::new(),
    };
    let title = ["/notice/title/value", "/notice/project_name/value"].map(text).into_iter().find(|t| !t.is_empty());
    let buyers = record.get("buyers").and_then(Value::as_array).into_iter().flatten();
    let buyers: Vec<&str> = buyers.filter_map(|buyer| buyer.get("name")?.as_str()).collect();
    let latin = match (of_entry("name_en"), of_entry("name_pinyin")) {
        ("", "") => String::new(),
        ("", pinyin) => format!("{pinyin} (pinyin)"),
        (name, _) => name.to_owned(),
    };
    let others: Vec<String> = fact
        .evidence
        .iter()
        .skip(1)
        .map(|(_, piece)| {
            let at = piece.place().map(|place| place_words(&place).0).unwrap_or_default();
            format!("{}: “{}” {at}", piece.text("for"), piece.text("quote"))
        })
        .collect();
    let [url, retrieved, archived] = ["/source/url", "/source/retrieved", "/source/archived"].map(text);
    let is_unstated = url.is_empty() && retrieved.is_empty() && archived.is_empty();
    vec![
        format!("{} {}", text("/id"), fact.pointer),
        title.unwrap_or_default(),
        text("/notice/kind"),
        text("/notice/stage"),
        buyers.join("; "),
        fact.name.0.to_owned(),
        fact.name.1.to_owned(),
        fact.value.clone(),
        latin,
        fact.role.to_owned(),
        zh(fact.role_of, fact.role).unwrap_or_default().to_owned(),
        fact.lot.to_owned(),
        fact.beside.join("; "),
        piece("prefix"),
        piece("quote"),
        piece("suffix"),
        others.join(" | "),
        place.as_ref().map(|place| place_words(place).0).unwrap_or_default(),
        link,
        text("/source/path"),
        text("/source/sha256"),
        piece("label"),
        label_meaning(&piece("label")).unwrap_or_default().to_owned(),
        piece("rule"),
        fact.confidence.to_owned(),
        found.as_ref().map_or_else(String::new, |found| found.status.as_str().to_owned()),
        found.map_or_else(|| piece("reader"), |found| found.readers.join(" + ")),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
        if is_unstated { "no source stated".to_owned() } else { url },
        retrieved,
        archived,
        format!("tenderlens {} / tables {}", text("/tool/version"), text("/tool/tables")),
        fact.pointer.clone(),
    ]
}

/// The columns of the sheet of files, one row a file, those that gave nothing among them.
const FILES: [(&str, u16); 14] = [
    ("file", 40),
    ("sha256", 66),
    ("bytes", 10),
    ("pages", 7),
    ("records", 8),
    ("facts", 7),
    ("now", 14),
    ("source url", 30),
    ("retrieved", 12),
    ("archived", 24),
    ("checked", 10),
    ("checker", 12),
    ("date", 11),
    ("note", 30),
];

/// The row of a file: its records, and whether it is the one that the result was made from.
#[must_use]
pub fn file_row(records: &[&Value], verdict: &Verdict) -> Row {
    let source = records.first().and_then(|record| record.get("source"));
    let text = |key: &str| match source.and_then(|source| source.get(key)) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let count: usize = records.iter().map(|record| facts(record).len()).sum();
    let [url, retrieved, archived] = ["url", "retrieved", "archived"].map(text);
    let is_unstated = url.is_empty() && retrieved.is_empty() && archived.is_empty();
    let mut row = ["path", "sha256", "bytes", "pages"].map(text).to_vec();
    row.extend([records.len().to_string(), count.to_string(), verdict.status.as_str().to_owned()]);
    row.extend([if is_unstated { "no source stated".to_owned() } else { url }, retrieved, archived]);
    row.resize(FILES.len(), String::new());
    row
}

/// As CSV that Excel opens right: UTF-8 with its mark, lines ended as Windows does, no cell a formula.
#[must_use]
pub fn sheet_csv(rows: &[Row]) -> String {
    let mut out = String::from("\u{feff}");
    out.push_str(&COLUMNS.map(|(name, _)| quoted(name)).join(","));
    out.push_str("\r\n");
    for row in rows {
        out.push_str(&row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(","));
        out.push_str("\r\n");
    }
    out
}

/// Rows that a sheet of Excel holds, its head among them.
const MOST_ROWS: usize = 1_048_575;
/// Letters that a cell holds.
const MOST_LETTERS: usize = 32_000;

/// As a workbook: a sheet of facts and one of files. Every cell is text, so that none is a formula and no number changes
/// its look.
///
/// # Errors
/// What the writer of the workbook says.
pub fn sheet_xlsx(rows: &[Row], files: &[Row]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    fill(book.add_worksheet().set_name("facts")?, &COLUMNS, rows)?;
    fill(book.add_worksheet().set_name("files")?, &FILES, files)?;
    book.save_to_buffer()
}

/// Columns that are looked up and not read: their cells don't wrap.
const ON_ONE_LINE: [&str; 5] = ["sha256", "link", "file", "tool", "fact"];

/// Points of a line in a cell.
const LINE: f64 = 14.5;

/// Lines that a text takes in a column, Chinese letters being twice as wide; not every program works it out by itself.
fn lines(text: &str, width: u16) -> u32 {
    let letters: usize = text.chars().take(1000).map(|c| if u32::from(c) >= 0x2e80 { 2 } else { 1 }).sum();
    u32::try_from(letters.div_ceil(usize::from(width.saturating_sub(1).max(1)))).unwrap_or(1).clamp(1, 8)
}

fn fill(sheet: &mut Worksheet, columns: &[(&str, u16)], rows: &[Row]) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_background_color(Color::RGB(0x00EE_ECE4)).set_align(FormatAlign::Top);
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_num_format("@");
    let marked = plain.clone().set_background_color(Color::RGB(0x00FF_F4CC));
    let long = Format::new().set_align(FormatAlign::Top).set_num_format("@");
    let room = plain.clone().set_background_color(Color::RGB(0x00F3_F6FA));
    for (at, (name, width)) in (0u16..).zip(columns) {
        sheet.set_column_width(at, *width)?;
        sheet.write_string_with_format(0, at, *name, &head)?;
    }
    for (at, row) in (1u32..).zip(rows.iter().take(MOST_ROWS)) {
        let wrapped = row.iter().zip(columns).filter(|(_, (name, _))| !ON_ONE_LINE.contains(name));
        let lines = wrapped.map(|(cell, (_, width))| lines(cell, *width)).max().unwrap_or(1);
        sheet.set_row_height(at, f64::from(lines) * LINE + 2.0)?;
        for ((column, cell), (name, _)) in (0u16..).zip(row).zip(columns) {
            let text: String = visible(cell).chars().take(MOST_LETTERS).collect();
            match *name {
                "checked" | "checker" | "date" | "note" => sheet.write_blank(at, column, &room)?,
                name if ON_ONE_LINE.contains(&name) => sheet.write_string_with_format(at, column, text, &long)?,
                "quote" => sheet.write_string_with_format(at, column, text, &marked)?,
                _ => sheet.write_string_with_format(at, column, text, &plain)?,
            };
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_landscape();
    let last = u32::try_from(rows.len().min(MOST_ROWS)).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last, u16::try_from(columns.len().saturating_sub(1)).unwrap_or(0))?;
    Ok(())
}
