//! Spreadsheets: every cell as a block with its sheet and address, numbers as a person sees them.
//!
//! Rows and columns of [`super::Cell`] are the sheet's own (A1 is 0, 0); a merged range is one cell with a span. CSV and
//! TSV have no sheets: they give one sheet named `csv` or `tsv`, with addresses as a spreadsheet program would show them.
mod biff;
mod binary;
mod builder;
mod cursor;
mod date;
mod excel;
mod format;
mod gate;
mod legacy;
mod number;
mod numerals;
mod opendocument;
mod part;
mod row;
mod rows;
mod section;
mod sectors;
mod separated;
mod strings;
mod xml;

pub(super) use binary::read as xlsb;
pub(super) use excel::read as xlsx;
pub(super) use legacy::read as xls;
pub(super) use opendocument::read as ods;
pub(super) use separated::read as separated;
pub(super) use xml::read as xml;

use super::{Document, ReadError};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs a reader of another crate over bytes that nobody checked: should it panic, the file is damaged and no more.
fn guarded(format: &'static str, read: impl FnOnce() -> Result<Document, ReadError>) -> Result<Document, ReadError> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        Err(ReadError::Damaged {
            format,
            detail: "its structure contradicts itself, and nothing could be read".to_owned(),
        })
    })
}
