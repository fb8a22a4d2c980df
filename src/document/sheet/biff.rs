//! What an xls workbook says beside its values: number formats, hidden rows and columns, and how far its cells reach.
use super::format::Format;
use super::sectors;
use encoding_rs::{GB18030, UTF_16LE};
use std::collections::{BTreeSet, HashMap};
use std::io::{Cursor, Read, Write};

/// One sheet.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// The format of number cells that are not of the general one, as an index into [`Workbook::formats`].
    pub(super) cells: HashMap<(u32, u32), usize>,
    pub(super) hidden_rows: BTreeSet<u32>,
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// Cells of the smallest rectangle that holds all cells.
    pub(super) area: u64,
}

/// What the records say.
#[derive(Debug, Default)]
pub(super) struct Workbook {
    /// The number formats that cells use.
    pub(super) formats: Vec<Format>,
    /// The sheets, in the order of the tabs.
    pub(super) sheets: Vec<Layout>,
    /// Where the sheets begin in the stream.
    pub(super) positions: Vec<usize>,
    /// The stream is encrypted.
    pub(super) encrypted: bool,
}

/// The names of the workbook stream, new and old.
const NAMES: [&str; 2] = ["Workbook", "Book"];

/// The workbook stream of a compound file, and its name.
pub(super) fn stream(bytes: &[u8], limit: u64) -> Option<(&'static str, Vec<u8>)> {
    // Some programs keep the file's tables so badly that they can only be followed for this one stream.
    let Ok(mut file) = cfb::CompoundFile::open(Cursor::new(bytes)) else {
        return sectors::stream(bytes, &NAMES);
    };
    for name in NAMES {
        if let Ok(part) = file.open_stream(name) {
            let mut stream = Vec::new();
            // What can't be read is missed by the sheet reader, which says so.
            let _ = part.take(limit).read_to_end(&mut stream);
            return Some((name, stream));
        }
    }
    None
}

/// A compound file that holds the stream and no more, for a reader that follows the chains of sectors without looking
/// out for circles, and makes room for as many cells as a sheet says it has.
pub(super) fn wrapped(name: &str, mut stream: Vec<u8>, positions: &[usize]) -> std::io::Result<Vec<u8>> {
    for from in std::iter::once(0).chain(positions.iter().copied()) {
        let mut at = from;
        while let (Some(kind), Some(length)) = (number(&stream, at), number(&stream, at + 2)) {
            if kind == DIMENSIONS
                && let Some(byte) = stream.get_mut(at)
            {
                *byte = BLANK;
            }
            at += 4 + usize::from(length);
        }
    }
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))?;
    file.create_stream(name)?.write_all(&stream)?;
    file.flush()?;
    Ok(file.into_inner().into_inner())
}

/// How far a sheet's cells reach.
const DIMENSIONS: u16 = 0x0200;

/// The low byte of the record of an empty cell, which is passed over.
const BLANK: u8 = 0x01;

/// The records from a position on: number and data of each.
fn records(stream: &[u8], from: usize) -> impl Iterator<Item = (u16, &[u8])> {
    let mut at = from;
    std::iter::from_fn(move || {
        let (kind, length) = (number(stream, at)?, usize::from(number(stream, at + 2)?));
        let data = stream.get(at + 4..at + 4 + length)?;
        at += 4 + length;
        Some((kind, data))
    })
}

/// Reads the records of the workbook stream.
pub(super) fn workbook(stream: &[u8]) -> Workbook {
    let mut workbook = Workbook::default();
    let (mut codes, mut styles) = (HashMap::new(), Vec::new());
    let mut wide = true;
    for (kind, data) in records(stream, 0) {
        match kind {
            0x0809 => wide = number(data, 0).is_none_or(|version| version >= 0x0600),
            0x002f => workbook.encrypted = true,
            0x041e => {
                if let Some(id) = number(data, 0) {
                    codes.insert(id, code(data.get(2..).unwrap_or_default(), wide));
                }
            }
            0x00e0 => styles.push(number(data, 2).unwrap_or(0)),
            0x0085 => workbook.positions.push(
                number(data, 0)
                    .zip(number(data, 2))
                    .map_or(0, |(low, high)| usize::from(high) << 16 | usize::from(low)),
            ),
            0x000a => break,
            _ => {}
        }
    }
    if workbook.encrypted {
        return workbook;
    }
    // Many styles share few formats.
    let mut known: HashMap<u16, usize> = HashMap::new();
    let of_style: Vec<usize> = styles
        .iter()
        .map(|id| {
            *known.entry(*id).or_insert_with(|| {
                workbook.formats.push(Format::of(u32::from(*id), codes.get(id).map(String::as_str)));
                workbook.formats.len() - 1
            })
        })
        .collect();
    workbook.sheets = workbook.positions.iter().map(|at| layout(stream, *at, &of_style, &workbook.formats)).collect();
    workbook
}

fn layout(stream: &[u8], position: usize, of_style: &[usize], formats: &[Format]) -> Layout {
    let mut layout = Layout::default();
    let mut bounds: Option<(u32, u32, u32, u32)> = None;
    let mut depth = 0_usize;
    for (kind, data) in records(stream, position) {
        let (Some(first), second) = (number(data, 0).map(u32::from), number(data, 2).map_or(0, u32::from)) else {
            if kind == 0x000a {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
            }
            continue;
        };
        match kind {
            // Charts have records of their own inside a sheet's.
            0x0809 => depth += 1,
            _ if depth > 1 => {}
            0x0208 if number(data, 12).is_some_and(|flags| flags & 0x20 != 0) => {
                layout.hidden_rows.insert(first);
            }
            0x007d if number(data, 8).is_some_and(|flags| flags & 1 != 0) => {
                layout.hidden_columns.push((first, second))
            }
            0x0203 | 0x027e | 0x0006 | 0x00fd | 0x0204 | 0x0205 | 0x00d6 | 0x00bd => {
                let count =
                    if kind == 0x00bd { u32::try_from(data.len().saturating_sub(6) / 6).unwrap_or(0) } else { 1 };
                let last = second.saturating_add(count.saturating_sub(1));
                let (top, left, bottom, right) = bounds.unwrap_or((first, second, first, last));
                bounds = Some((top.min(first), left.min(second), bottom.max(first), right.max(last)));
                for (index, column) in (0_usize..).zip(second..=last) {
                    let style = number(data, 4 + 6 * index).map(usize::from);
                    if let Some(format) = style.and_then(|style| of_style.get(style).copied())
                        && matches!(kind, 0x0203 | 0x027e | 0x0006 | 0x00bd)
                        && formats.get(format).is_some_and(|format| !format.is_general())
                    {
                        layout.cells.insert((first, column), format);
                    }
                }
            }
            _ => {}
        }
    }
    layout.area = bounds.map_or(0, |(top, left, bottom, right)| {
        u64::from(bottom.saturating_sub(top) + 1) * u64::from(right.saturating_sub(left) + 1)
    });
    layout
}

/// The letters of a FORMAT record: 16 or 8 bits each in BIFF8, bytes of the Chinese code page before.
fn code(data: &[u8], wide: bool) -> String {
    if !wide {
        let length = data.first().copied().map_or(0, usize::from);
        return GB18030.decode_without_bom_handling(data.get(1..1 + length).unwrap_or_default()).0.into_owned();
    }
    let length = number(data, 0).map_or(0, usize::from);
    let letters = data.get(3..).unwrap_or_default();
    if data.get(2).is_some_and(|flags| flags & 1 != 0) {
        let letters = letters.get(..2 * length).unwrap_or(letters);
        UTF_16LE.decode_without_bom_handling(letters).0.into_owned()
    } else {
        letters.iter().take(length).map(|byte| char::from(*byte)).collect()
    }
}

fn number(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes(), &u16::try_from(data.len()).unwrap().to_le_bytes(), data].concat()
    }

    #[test]
    fn formats_and_hidden_parts_are_read_from_the_records() {
        let mut letters: Vec<u8> = vec![164, 0, 8, 0, 1];
        letters.extend("0.00\"万元\"".encode_utf16().flat_map(u16::to_le_bytes));
        let mut head = record(0x0809, &[0, 6, 5, 0]);
        head.extend(record(0x041e, &letters));
        head.extend(record(0x00e0, &[0, 0, 164, 0]));
        let end = record(0x000a, &[]);
        let position = u32::try_from(head.len() + 4 + 8 + end.len()).unwrap();
        head.extend(record(0x0085, &[&position.to_le_bytes()[..], &[0, 0, 0, 0]].concat()));
        head.extend(end);
        head.extend(record(0x0809, &[0, 6, 16, 0]));
        head.extend(record(0x0208, &[6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0]));
        head.extend(record(0x0203, &[6, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
        head.extend(record(0x000a, &[]));
        let workbook = workbook(&head);
        let sheet = &workbook.sheets[0];
        assert!(sheet.hidden_rows.contains(&6));
        assert_eq!(workbook.formats[sheet.cells[&(6, 1)]].code(), "0.00\"万元\"");
        for end in 0..head.len() {
            super::workbook(&head[..end]);
        }
    }
}
