//! Web pages.
use super::{Document, Limits};
pub(super) fn read(_bytes: &[u8], _limits: &Limits) -> Document {
    Document::default()
}
