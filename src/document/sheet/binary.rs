//! Excel's binary workbook (xlsb), cell by cell; its number formats are not given, so numbers stand as they are stored.
use super::builder::{Builder, Frame};
use super::date::Moment;
use super::format::Format;
use super::number::plain;
use crate::document::package::Package;
use crate::document::{Document, Limits, ReadError};
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsb, XlsbError};
use std::io::Cursor;

const MEDIA_TYPE: &str = "application/vnd.ms-excel.sheet.binary.macroenabled.12";
const FORMAT: &str = "Excel (.xlsb)";

/// Reads an xlsb workbook.
pub(in crate::document) fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    super::guarded(FORMAT, || workbook(bytes, limits))
}

fn workbook(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes, FORMAT, limits)?;
    for name in package.names().iter().filter(|name| name.ends_with(".bin")) {
        package.copy(name, |_| ())?;
    }
    let mut workbook: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsbError::Password => ReadError::Encrypted,
        other => ReadError::Damaged { format: FORMAT, detail: other.to_string() },
    })?;
    let since_1904 = workbook.has_1904_epoch();
    let mut builder = Builder::new(MEDIA_TYPE, limits);
    for sheet in workbook.sheets_metadata().to_vec() {
        builder.sheet(&sheet.name, sheet.visible != SheetVisible::Visible, Frame::default());
        if sheet.typ == SheetType::WorkSheet {
            cells(&mut workbook, &sheet.name, since_1904, &mut builder);
        }
        if builder.is_full() {
            break;
        }
    }
    Ok(builder.finish())
}

fn cells(workbook: &mut Xlsb<Cursor<&[u8]>>, name: &str, since_1904: bool, builder: &mut Builder) {
    let mut reader = match workbook.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        Err(error) => return builder.damaged(&error.to_string()),
    };
    let general = Format::default();
    loop {
        let cell = match reader.next_cell() {
            Ok(Some(cell)) => cell,
            Ok(None) => return,
            Err(error) => return builder.damaged(&error.to_string()),
        };
        let (row, column) = cell.get_position();
        match cell.get_value() {
            DataRef::Empty => {}
            DataRef::SharedString(text) => builder.text(row, column, (*text).to_owned()),
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                builder.text(row, column, text.clone());
            }
            DataRef::Float(number) => builder.number(row, column, *number, &general, since_1904),
            DataRef::Int(number) => builder.text(row, column, number.to_string()),
            DataRef::DateTime(moment) => {
                let serial = moment.as_f64();
                let text = Moment::of(serial, since_1904).map_or_else(|| plain(serial), |m| m.iso(serial));
                builder.text(row, column, text);
            }
            DataRef::Bool(truth) => builder.text(row, column, if *truth { "TRUE" } else { "FALSE" }.to_owned()),
            DataRef::Error(error) => builder.text(row, column, error.to_string()),
        }
        if builder.is_full() {
            return;
        }
    }
}
