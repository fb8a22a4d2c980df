//! What the XML of an xlsx sheet says beside its values: merged ranges, hidden rows and columns, formulas without value.
use super::builder::Frame;
use crate::document::ReadError;
use crate::document::element::{attribute, each};
use crate::document::package::Package;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::collections::HashMap;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// What the workbook's own part says.
#[derive(Debug, Default)]
pub(super) struct Tabs {
    /// The parts of the sheets, by the sheets' names.
    pub(super) paths: HashMap<String, String>,
    /// The writer asks for every formula to be computed on opening: what stands in the file is no result.
    pub(super) uncomputed: bool,
}

/// Reads the workbook's own part.
pub(super) fn tabs(package: &mut Package<'_>) -> Result<Tabs, ReadError> {
    let workbook = package.part("xl/workbook.xml")?.unwrap_or_default();
    let relations = package.part("xl/_rels/workbook.xml.rels")?.unwrap_or_default();
    let mut targets = HashMap::new();
    each(&String::from_utf8_lossy(&relations), |element, _| {
        if element.local_name().as_ref() == "Relationship"
            && let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target"))
        {
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id, path);
        }
    });
    let mut tabs = Tabs::default();
    each(&String::from_utf8_lossy(&workbook), |element, _| {
        if element.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "id"))
            && let Some(path) = targets.get(&id)
        {
            tabs.paths.insert(name, path.clone());
        }
        tabs.uncomputed |= attribute(element, "fullCalcOnLoad").is_some_and(|on| on == "1" || on == "true");
    });
    Ok(tabs)
}

/// The workbook without its texts and cells, for a reader that reads them all to tell what sheets and formats there are.
pub(super) fn shell(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).ok()?;
        let own = file.name().ok()?.into_owned();
        let name = own.to_ascii_lowercase();
        if name.contains("worksheets/") && name.ends_with(".xml") {
            let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
            writer.start_file(own, options).ok()?;
            writer.write_all(b"<worksheet><sheetData/></worksheet>").ok()?;
        } else if !name.ends_with("sharedstrings.xml") && (name.ends_with(".xml") || name.ends_with(".rels")) {
            writer.raw_copy_file(file).ok()?;
        }
    }
    Some(writer.finish().ok()?.into_inner())
}

/// The XML of one sheet.
pub(super) struct Part {
    xml: String,
}

impl Part {
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        let xml =
            String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        Self { xml }
    }

    /// Merged ranges, hidden rows and columns. Looks closely only where the words for them stand.
    pub(super) fn frame(&self) -> Frame {
        let mut frame = Frame::default();
        // The list of merged ranges stands behind the cells; what is before it need not be looked at.
        if let Some(at) = self.xml.find("mergeCell ").and_then(|at| self.xml.get(..at)?.rfind('<')) {
            merges(self.xml.get(at..).unwrap_or_default(), &mut frame);
        }
        let hides = |at: usize| {
            let value =
                self.xml.get(at..).unwrap_or_default().trim_start_matches("hidden=").get(1..).unwrap_or_default();
            value.starts_with('1') || value.starts_with("true")
        };
        if self.xml.match_indices("hidden=").any(|(at, _)| hides(at)) {
            self.scan(&mut frame, false);
        }
        frame
    }

    /// Cells that hold a formula and no value.
    ///
    /// Where the writer asks for everything to be computed on opening, the zeros that some programs write for lack of a
    /// result count as none.
    pub(super) fn without_value(&self, uncomputed: bool) -> Vec<(u32, u32)> {
        let mut frame = Frame::default();
        if self.xml.contains("<f") || self.xml.contains(":f") {
            self.scan(&mut frame, uncomputed);
        }
        frame.without_value
    }

    fn scan(&self, frame: &mut Frame, uncomputed: bool) {
        let mut reader = Reader::from_str(&self.xml);
        reader.config_mut().check_end_names = false;
        let (mut row, mut column) = (0_u32, 0_u32);
        let mut cell = (0_u32, 0_u32);
        let (mut formula, mut value, mut in_value) = (false, false, false);
        loop {
            match reader.read_event() {
                Ok(Event::Start(e)) => match e.local_name().as_ref() {
                    "row" => begin_row(&e, &mut row, &mut column, frame),
                    "c" => {
                        cell = attribute(&e, "r").and_then(|r| address(&r)).unwrap_or((row, column));
                        column = cell.1;
                        (formula, value, in_value) = (false, false, false);
                    }
                    "f" => formula = true,
                    "v" | "is" => in_value = true,
                    _ => {}
                },
                Ok(Event::Empty(e)) => match e.local_name().as_ref() {
                    "row" => {
                        begin_row(&e, &mut row, &mut column, frame);
                        row = row.saturating_add(1);
                    }
                    "c" => {
                        column = attribute(&e, "r").and_then(|r| address(&r)).map_or(column, |c| c.1).saturating_add(1)
                    }
                    "f" => formula = true,
                    "col" => hidden_columns(&e, frame),
                    _ => {}
                },
                Ok(Event::Text(text)) => value |= in_value && !(uncomputed && &*text == "0"),
                Ok(Event::GeneralRef(_) | Event::CData(_)) => value |= in_value,
                Ok(Event::End(e)) => match e.local_name().as_ref() {
                    "c" => {
                        if formula && !value {
                            frame.without_value.push(cell);
                        }
                        column = column.saturating_add(1);
                    }
                    "row" => (row, column) = (row.saturating_add(1), 0),
                    "v" | "is" => in_value = false,
                    "sheetData" => break,
                    _ => {}
                },
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => {}
            }
        }
    }
}

fn begin_row(element: &BytesStart<'_>, row: &mut u32, column: &mut u32, frame: &mut Frame) {
    if let Some(number) = attribute(element, "r").and_then(|r| r.parse::<u32>().ok()) {
        *row = number.saturating_sub(1);
    }
    *column = 0;
    if is_hidden(element) {
        frame.hidden_rows.insert(*row);
    }
}

fn hidden_columns(element: &BytesStart<'_>, frame: &mut Frame) {
    let number = |name| attribute(element, name).and_then(|n| n.parse::<u32>().ok()).map(|n| n.saturating_sub(1));
    if is_hidden(element)
        && let (Some(first), Some(last)) = (number("min"), number("max"))
    {
        frame.hidden_columns.push((first, last));
    }
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    attribute(element, "hidden").is_some_and(|value| value == "1" || value == "true")
}

fn merges(xml: &str, frame: &mut Frame) {
    each(xml, |element, _| {
        if element.local_name().as_ref() == "mergeCell"
            && let Some((first, last)) = attribute(element, "ref").as_deref().and_then(|r| r.split_once(':'))
            && let (Some(first), Some(last)) = (address(first), address(last))
        {
            let span = (last.0.saturating_sub(first.0) + 1, last.1.saturating_sub(first.1) + 1);
            frame.spans.insert(first, span);
        }
    });
}

/// `AB12` as row and column from 0.
pub(super) fn address(text: &str) -> Option<(u32, u32)> {
    let letters = text.bytes().filter(|b| *b != b'$').take_while(u8::is_ascii_alphabetic);
    let column = letters
        .fold(0_u32, |sum, b| sum.saturating_mul(26).saturating_add(u32::from(b.to_ascii_uppercase() - b'A') + 1));
    let row: u32 = text.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '$').parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_they_are_printed() {
        assert_eq!(address("A1"), Some((0, 0)));
        assert_eq!(address("XFD1048576"), Some((1_048_575, 16_383)));
        assert_eq!(address("$B$3"), Some((2, 1)));
        assert_eq!(address("12"), None);
        assert_eq!(address("A0"), None);
        assert_eq!(address("采购"), None);
    }

    #[test]
    fn a_sheet_says_what_it_hides_and_merges() {
        let xml = "<worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\"><f>1/0</f><v></v></c>\
            <c r=\"B1\"><f>1+1</f><v>2</v></c></row><row r=\"4\" hidden=\"true\"><c><f>2</f></c></row></sheetData>\
            <mergeCells count=\"2\"><mergeCell ref=\"A1:F1\"/><x:mergeCell ref=\"A2:A4\"/></mergeCells></worksheet>";
        let part = Part::new(xml.as_bytes().to_vec());
        let frame = part.frame();
        assert_eq!(frame.spans.get(&(0, 0)), Some(&(1, 6)));
        assert_eq!(frame.spans.get(&(1, 0)), Some(&(3, 1)));
        assert_eq!(frame.hidden_columns, [(1, 2)]);
        assert!(frame.hidden_rows.contains(&3));
        assert_eq!(part.without_value(false), [(0, 0), (3, 0)]);
        let zero = Part::new(b"<row r='1'><c r='A1'><f>SUM(B1)</f><v>0</v></c><c r='B1'><v>0</v></c></row>".to_vec());
        assert_eq!((zero.without_value(false), zero.without_value(true)), (vec![], vec![(0, 0)]));
    }
}
