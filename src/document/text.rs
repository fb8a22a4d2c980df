//! Plain text and Markdown: one line is one block.
use super::{Anchor, Block, Document, Kind, Limits, ReadError};

/// Reads text, a block a line; blank lines give no block.
///
/// # Errors
/// None yet.
pub fn read(bytes: &[u8], _limits: &Limits) -> Result<Document, ReadError> {
    let text = String::from_utf8_lossy(bytes);
    let mut document = Document { media_type: "text/plain", ..Document::default() };
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        document.blocks.push(Block {
            kind: Kind::Paragraph,
            text: line.to_owned(),
            anchor: Anchor::Line(index as u32 + 1),
            stored: None,
        });
    }
    Ok(document)
}
