//! Excel 97 to 2003 and older (xls), also what WPS writes as .et.
use super::biff;
use super::builder::{Builder, Frame};
use super::date::Moment;
use super::format::Format;
use super::number::plain;
use crate::document::{Document, Limits, ReadError};
use calamine::{Data, Reader, SheetType, SheetVisible, Xls, XlsError};
use std::io::Cursor;

const MEDIA_TYPE: &str = "application/vnd.ms-excel";
const FORMAT: &str = "Excel (.xls)";

/// The reader below holds every cell between a sheet's first and last; one whole sheet has 16.7 million.
const WIDEST: u64 = 17_000_000;

/// Reads an xls workbook.
pub(in crate::document) fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    super::guarded(FORMAT, || workbook(bytes, limits))
}

fn workbook(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let broken = |detail: &str| ReadError::Damaged { format: FORMAT, detail: detail.to_owned() };
    let Some((name, stream)) = biff::stream(bytes, limits.decoded_bytes) else {
        return Err(broken("the table of its parts can't be read; the file is cut off or broken"));
    };
    let records = biff::workbook(&stream);
    if records.encrypted {
        return Err(ReadError::Encrypted);
    }
    if records.sheets.iter().map(|sheet| sheet.area).sum::<u64>() > WIDEST {
        return Err(ReadError::TooLarge {
            limit: format!("{WIDEST} cells between the first and the last of its sheets"),
        });
    }
    let clean = biff::wrapped(name, stream, &records.positions).map_err(|error| broken(&error.to_string()))?;
    let mut workbook: Xls<_> = Xls::new(Cursor::new(clean)).map_err(|error| match error {
        XlsError::Password => ReadError::Encrypted,
        other => ReadError::Damaged { format: FORMAT, detail: other.to_string() },
    })?;
    let since_1904 = workbook.has_1904_epoch();
    let mut builder = Builder::new(MEDIA_TYPE, limits);
    let general = Format::default();
    let unknown = biff::Layout::default();
    for (index, sheet) in workbook.sheets_metadata().to_vec().into_iter().enumerate() {
        let layout = records.sheets.get(index).unwrap_or(&unknown);
        let mut frame = Frame {
            hidden_rows: layout.hidden_rows.clone(),
            hidden_columns: layout.hidden_columns.clone(),
            ..Frame::default()
        };
        for range in workbook.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default() {
            let rows = range.end.0.saturating_sub(range.start.0) + 1;
            frame.spans.insert(range.start, (rows, range.end.1.saturating_sub(range.start.1) + 1));
        }
        builder.sheet(&sheet.name, sheet.visible != SheetVisible::Visible, frame);
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let Ok(range) = workbook.worksheet_range(&sheet.name) else {
            continue;
        };
        let (top, left) = range.start().unwrap_or((0, 0));
        for (row, column, value) in range.used_cells() {
            let row = top.saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
            let column = left.saturating_add(u32::try_from(column).unwrap_or(u32::MAX));
            let format = layout.cells.get(&(row, column)).and_then(|format| records.formats.get(*format));
            let format = format.unwrap_or(&general);
            match value {
                Data::Empty => {}
                Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
                    builder.text(row, column, text.clone());
                }
                Data::Float(number) => builder.number(row, column, *number, format, since_1904),
                Data::Int(number) => builder.number(row, column, *number as f64, format, since_1904),
                Data::DateTime(moment) if !format.is_general() => {
                    builder.number(row, column, moment.as_f64(), format, since_1904);
                }
                Data::DateTime(moment) => {
                    let serial = moment.as_f64();
                    let text = Moment::of(serial, since_1904).map_or_else(|| plain(serial), |m| m.iso(serial));
                    builder.text(row, column, text);
                }
                Data::Bool(truth) => builder.text(row, column, if *truth { "TRUE" } else { "FALSE" }.to_owned()),
                Data::Error(error) => builder.text(row, column, error.to_string()),
            }
        }
        if builder.is_full() {
            break;
        }
    }
    Ok(builder.finish())
}
