//! Excel 2007 and later (xlsx), cell by cell, so that one cell far out costs no more than one cell.
use super::builder::{Builder, Frame};
use super::date::Moment;
use super::format::Format;
use super::number::plain;
use super::part::{self, Part};
use super::rows::{Book, Rows};
use super::strings::Strings;
use crate::document::package::Package;
use crate::document::{Document, Limits, Note, NoteKind, ReadError, Sieve, element};
use calamine::{DataRef, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError};
use std::collections::HashSet;
use std::io::Cursor;

const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const FORMAT: &str = "Excel (.xlsx)";

/// Bytes of shared texts that are not read a second time.
const MANY: u64 = 256 << 10;

/// In how many bytes at the top the number of shared texts is told.
const HEAD: usize = 64 << 10;

/// Reads an xlsx workbook.
pub(in crate::document) fn read(
    bytes: &[u8],
    limits: &Limits,
    sieve: Option<&'static dyn Sieve>,
) -> Result<Document, ReadError> {
    super::guarded(FORMAT, || workbook(bytes, limits, sieve))
}

fn workbook(bytes: &[u8], limits: &Limits, sieve: Option<&'static dyn Sieve>) -> Result<Document, ReadError> {
    let (mut strings, mut read) = (Some(Strings::default()), 0);
    let mut package = Package::open(bytes, FORMAT, limits)?;
    for name in package.names() {
        let lower = name.to_ascii_lowercase();
        // These two are unpacked whole by the reader below, which knows no limit.
        if lower.ends_with("sharedstrings.xml") {
            (strings, read) = texts(&mut package, &name)?;
            strings = strings.filter(|_| name == "xl/sharedStrings.xml");
        } else if lower.ends_with("styles.xml") {
            package.copy(&name, |_| ())?;
        }
    }
    let tabs = part::tabs(&mut package)?;
    let shell = if read > MANY { part::shell(bytes) } else { None };
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(shell.as_deref().unwrap_or(bytes))).map_err(broken)?;
    let since_1904 = workbook.has_1904_epoch();
    let mut builder = Builder::new(MEDIA_TYPE, limits).sieved(sieve);
    let sheets = workbook.sheets_metadata().to_vec();
    let first = sheets.iter().find(|sheet| sheet.typ == SheetType::WorkSheet);
    let book = first.zip(strings).and_then(|(sheet, strings)| {
        let reader = workbook.worksheet_cells_reader(&sheet.name).ok()?;
        let formats = reader.styles().iter().map(|style| is_sure(style).then(|| format(style))).collect();
        Some(Book { strings, formats, since_1904, uncomputed: tabs.uncomputed })
    });
    let mut is_shell = shell.is_some();
    for sheet in sheets {
        let hidden = sheet.visible != SheetVisible::Visible;
        if let (Some(book), Some(path), SheetType::WorkSheet) = (&book, tabs.paths.get(&sheet.name), sheet.typ) {
            let (mark, left) = (builder.mark(), package.left());
            builder.sheet(&sheet.name, hidden, Frame::default());
            let mut rows = Rows::new(book, &mut builder);
            let unpacked = package.copy(path, |chunk| rows.take(chunk));
            if matches!(unpacked, Ok(true)) && rows.finish() {
                if builder.is_full() {
                    break;
                }
                continue;
            }
            builder.rewind(mark);
            package.take_back(left);
        }
        if std::mem::take(&mut is_shell) {
            workbook = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
        }
        let bytes = match tabs.paths.get(&sheet.name).map(|path| package.part(path)) {
            Some(Ok(bytes)) => bytes,
            Some(Err(error @ ReadError::TooLarge { .. })) => {
                builder.note(Note::new(
                    NoteKind::Limit,
                    format!("The sheet {} and those after it were not read: {error}.", sheet.name),
                    format!("工作表 {} 及其后的工作表未读取：超出大小限制。", sheet.name),
                ));
                break;
            }
            Some(Err(error)) => {
                builder.sheet(&sheet.name, hidden, Frame::default());
                builder.damaged(&error.to_string());
                continue;
            }
            None => None,
        };
        let part = Part::new(bytes.unwrap_or_default());
        builder.sheet(&sheet.name, hidden, part.frame());
        if sheet.typ == SheetType::WorkSheet {
            let known = if tabs.uncomputed { part.without_value(true) } else { Vec::new() };
            let uncomputed = known.iter().copied().collect();
            // A formula without value reads as an empty cell: where there is none, the look for formulas is spared.
            let empty = cells(&mut workbook, &sheet.name, &uncomputed, since_1904, &mut builder);
            let found = if empty && !tabs.uncomputed { part.without_value(false) } else { known };
            builder.without_value(found);
        }
        if builder.is_full() {
            break;
        }
    }
    Ok(builder.finish())
}

/// Reads the shared texts, if they are written as usual. Holds their number that the file tells against the bytes that are
/// there: the general reader makes room for as many as it is told.
fn texts(package: &mut Package<'_>, name: &str) -> Result<(Option<Strings>, u64), ReadError> {
    let xml = package.part(name)?.unwrap_or_default();
    let (head, bytes) = (xml.get(..xml.len().min(HEAD)).unwrap_or_default(), xml.len() as u64);
    let mut told = None;
    element::each(&String::from_utf8_lossy(head), |e, _| {
        if e.local_name().as_ref() == "sst" && told.is_none() {
            told = element::attribute(e, "uniqueCount");
        }
    });
    match told.and_then(|told| told.parse::<u64>().ok()) {
        Some(told) if told > bytes => Err(ReadError::Damaged {
            format: FORMAT,
            detail: format!("it says that it holds {told} texts and has room for fewer"),
        }),
        _ => Ok((std::str::from_utf8(&xml).ok().and_then(Strings::read), bytes)),
    }
}

/// Reads the cells of a sheet; whether any of them was empty.
fn cells(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    uncomputed: &HashSet<(u32, u32)>,
    since_1904: bool,
    builder: &mut Builder,
) -> bool {
    let mut reader = match workbook.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        Err(error) => {
            builder.damaged(&error.to_string());
            return false;
        }
    };
    let formats: Vec<Format> = reader.styles().iter().map(format).collect();
    let general = Format::default();
    let mut empty = false;
    loop {
        let (cell, style) = match reader.next_cell_with_style_id() {
            Ok(Some(cell)) => cell,
            Ok(None) => break,
            Err(error) => {
                builder.damaged(&error.to_string());
                break;
            }
        };
        let ((row, column), value) = (cell.get_position(), cell.get_value());
        let format = formats.get(style).unwrap_or(&general);
        match value {
            DataRef::Empty => empty = true,
            _ if !uncomputed.is_empty() && uncomputed.contains(&(row, column)) => {}
            DataRef::SharedString(text) => builder.text(row, column, (*text).to_owned()),
            DataRef::String(text) => builder.text(row, column, text.clone()),
            DataRef::Float(number) => builder.number(row, column, *number, format, since_1904),
            DataRef::Int(number) => builder.number(row, column, *number as f64, format, since_1904),
            DataRef::DateTime(moment) if format.is_general() => {
                let serial = moment.as_f64();
                let text = Moment::of(serial, since_1904).map_or_else(|| plain(serial), |m| m.iso(serial));
                builder.text(row, column, text);
            }
            DataRef::DateTime(moment) => builder.number(row, column, moment.as_f64(), format, since_1904),
            DataRef::Bool(truth) => builder.text(row, column, if *truth { "TRUE" } else { "FALSE" }.to_owned()),
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => builder.text(row, column, text.clone()),
            DataRef::Error(error) => builder.text(row, column, error.to_string()),
        }
        if builder.is_full() {
            break;
        }
    }
    empty
}

/// Whether a number of this style is no day where its format does not show one: some of the program's own formats are days
/// in some languages and numbers in others.
fn is_sure(style: &Style) -> bool {
    let id = style.number_format.as_ref().map_or(0, |format| format.format_id.unwrap_or(0));
    matches!(id, 0 | 49 | 164..) || !format(style).is_general()
}

fn format(style: &Style) -> Format {
    let Some(format) = &style.number_format else {
        return Format::default();
    };
    Format::of(format.format_id.unwrap_or(0), Some(&format.format_code))
}

fn broken(error: XlsxError) -> ReadError {
    match error {
        XlsxError::Password => ReadError::Encrypted,
        other => ReadError::Damaged { format: FORMAT, detail: other.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use zip::write::SimpleFileOptions;
    use zip::{ZipArchive, ZipWriter};

    /// The same workbook with a remark before its first row, so that the general reader has to read it.
    fn remarked(bytes: &[u8]) -> Vec<u8> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let (name, mut part) = (file.name().unwrap().into_owned(), Vec::new());
            file.read_to_end(&mut part).unwrap();
            if name.contains("worksheets/sheet") {
                part = String::from_utf8(part).unwrap().replace("<sheetData>", "<sheetData><!-- -->").into_bytes();
            }
            writer.start_file(name, SimpleFileOptions::default()).unwrap();
            writer.write_all(&part).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn both_readers_read_the_same() {
        use rust_xlsxwriter::{Format, Workbook};
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let formats =
            ["0.00\"万元\"", "yyyy-mm-dd", "#,##0.00", "@", "General", "[>=10000]0!.0,\"万元\";0\"元\"", ";;;", "0%"];
        let formats: Vec<Format> = formats.iter().map(|code| Format::new().set_num_format(*code)).collect();
        for row in 0..400 {
            let number = [0.0, -1.5, 46_099.0, 1e15, 0.1 + 0.2, 123_456.789, 1e-7][row as usize % 7] + f64::from(row);
            sheet.write_with_format(row, 0, number, &formats[row as usize % formats.len()]).unwrap();
            sheet.write(row, 1, number).unwrap();
            let text = ["甲 & 乙", " a\nb ", "<x>", "_x0041_", "\u{1}", "#N/A", "12"][row as usize % 7];
            sheet.write(row, 2, format!("{text}{}", "字".repeat(row as usize))).unwrap();
            sheet.write(row, 3, row % 2 == 0).unwrap();
            sheet
                .write_formula(
                    row,
                    4,
                    rust_xlsxwriter::Formula::new("=1+1").set_result(["2", "zwei", ""][row as usize % 3]),
                )
                .unwrap();
            sheet.write_with_format(row, 5, "", &formats[0]).unwrap();
        }
        sheet.merge_range(400, 0, 402, 3, "合并", &Format::new()).unwrap();
        sheet.set_row_hidden(7).unwrap();
        sheet.set_column_hidden(3).unwrap();
        book.add_worksheet().set_hidden(true).write(2, 2, "藏").unwrap();
        let bytes = book.save_to_buffer().unwrap();
        let [usual, general] =
            [bytes.clone(), remarked(&bytes)].map(|bytes| read(&bytes, &Limits::default(), None).unwrap());
        assert!(usual.blocks.len() > 1_800);
        assert_eq!(usual.blocks, general.blocks);
        assert_eq!((usual.tables, usual.sheets), (general.tables, general.sheets));
        let notes = |notes: Vec<Note>| notes.into_iter().map(|note| note.en).collect::<Vec<_>>();
        assert_eq!(notes(usual.notes), notes(general.notes));
    }
}
