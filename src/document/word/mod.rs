//! Word.
use super::{Document, Limits, ReadError};
pub(super) fn read(_bytes: &[u8], _limits: &Limits) -> Result<Document, ReadError> {
    Err(ReadError::NotRead { format: "this format", advice: "not yet" })
}
