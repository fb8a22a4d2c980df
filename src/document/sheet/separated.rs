//! CSV and TSV: one sheet of text cells.
use super::builder::{Builder, Frame};
use super::row::Value;
use crate::document::{Document, Limits, Note, NoteKind, Sieve, encoding};

/// Reads a table in text form.
pub(in crate::document) fn read(
    bytes: &[u8],
    separator: u8,
    limits: &Limits,
    sieve: Option<&'static dyn Sieve>,
) -> Document {
    let decoded = encoding::decode(bytes, None);
    let (media_type, name) =
        if separator == b'\t' { ("text/tab-separated-values", "tsv") } else { ("text/csv", "csv") };
    let mut builder = Builder::new(media_type, limits).sieved(sieve);
    if let Some(note) = decoded.note() {
        builder.note(note);
    }
    builder.sheet(name, false, Frame::default());
    // Excel's own first line that names the separator is no data.
    let (skip, text) = match decoded.text.split_once('\n') {
        Some((first, rest)) if first.trim_end().len() == 5 && first.starts_with("sep=") => (1, rest),
        _ => (0, decoded.text.as_str()),
    };
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let (mut row, mut begin): (u32, usize) = (skip, 0);
    loop {
        let read = reader.read_record(&mut record);
        let end = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        row = row.saturating_add(blank_rows(text, begin, end));
        begin = end;
        match read {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => {
                builder.note(Note::new(
                    NoteKind::Damaged,
                    format!("The table could not be read to its end: {error}."),
                    format!("表格未能读到末尾：{error}。"),
                ));
                break;
            }
        }
        let filled = (0_u32..).zip(record.iter()).filter(|(_, value)| !value.trim().is_empty());
        let cells: Vec<(u32, Value<'_>)> = filled.map(|(column, value)| (column, Value::Text(value.into()))).collect();
        if !builder.passes(row, &cells) {
            recent(&mut builder);
            give(&mut builder, row, &cells);
        }
        if builder.is_full() {
            break;
        }
        row = row.saturating_add(1);
    }
    recent(&mut builder);
    builder.finish()
}

/// Adds the rows that were passed over and are wanted.
fn recent(builder: &mut Builder) {
    for held in builder.take_recent() {
        give(builder, held.row, &held.cells());
    }
}

fn give(builder: &mut Builder, row: u32, cells: &[(u32, Value<'_>)]) {
    for (column, value) in cells {
        if let Value::Text(text) = value {
            builder.text(row, *column, text.clone().into_owned());
        }
    }
}

/// How many empty lines stand before a record; the reader passes over them, a spreadsheet program shows them as rows.
fn blank_rows(text: &str, begin: usize, end: usize) -> u32 {
    let mut rest = text.as_bytes().get(begin..end).unwrap_or_default();
    if begin.checked_sub(1).and_then(|before| text.as_bytes().get(before)) == Some(&b'\r') {
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    let mut rows = 0;
    while let Some(after) =
        rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).or_else(|| rest.strip_prefix(b"\r"))
    {
        rest = after;
        rows += 1;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Anchor, CellAddress};

    #[test]
    fn cells_have_addresses_and_quotes_are_taken_off() {
        let text = "包号,标的,金额\r\n1,\"GPU服务器，含税\",￥860000\r\n\r\n2,,\"1,000\"\r\n";
        let bytes = encoding_rs::GB18030.encode(text).0;
        let document = read(&bytes, b',', &Limits::default(), None);
        let cells: Vec<(String, &str)> = document
            .blocks
            .iter()
            .map(|b| match b.anchor {
                Anchor::Sheet { cell, .. } => (cell.to_string(), b.text.as_str()),
                _ => panic!("a cell"),
            })
            .collect();
        assert_eq!(
            cells[3..],
            [
                ("A2".to_owned(), "1"),
                ("B2".to_owned(), "GPU服务器，含税"),
                ("C2".to_owned(), "￥860000"),
                ("A4".to_owned(), "2"),
                ("C4".to_owned(), "1,000"),
            ]
        );
        assert_eq!(CellAddress { row: 0, column: 0 }.to_string(), "A1");
    }
}
