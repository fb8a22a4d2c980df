//! Excel 2003 XML.
use crate::document::{Document, Limits, ReadError};

/// Reads an Excel 2003 XML workbook.
pub(in crate::document) fn read(_bytes: &[u8], _limits: &Limits) -> Result<Document, ReadError> {
    Err(ReadError::NotRead { format: "an Excel 2003 XML workbook", advice: "save it as .xlsx" })
}
