//! OpenDocument.
use crate::document::{Document, Limits, ReadError};

pub(in crate::document) fn read(_bytes: &[u8], _limits: &Limits) -> Result<Document, ReadError> {
    Err(ReadError::NotRead { format: "an OpenDocument spreadsheet", advice: "save it as .xlsx" })
}
