//! OpenDocument spreadsheets (ods). The file holds for every cell what a person sees beside the value, so both are kept.
use super::builder::{Builder, Frame};
use super::format::Shown;
use super::number::plain;
use crate::document::element::attribute;
use crate::document::package::Package;
use crate::document::{Document, Limits, ReadError, encoding};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::collections::HashSet;

const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";
const FORMAT: &str = "OpenDocument (.ods)";

/// A sheet has no more rows or columns.
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

/// Reads an ods workbook.
pub(in crate::document) fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes, FORMAT, limits)?;
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    if String::from_utf8_lossy(&manifest).contains("encryption-data") {
        return Err(ReadError::Encrypted);
    }
    let Some(content) = package.part("content.xml")? else {
        return Err(ReadError::Damaged { format: FORMAT, detail: "its part content.xml is missing".to_owned() });
    };
    let content = encoding::decode(&content, None).text;
    let mut walk = Walk::new(limits);
    walk.content(&content);
    Ok(walk.builder.finish())
}

/// A cell while it is read.
#[derive(Default)]
struct OpenCell {
    kind: String,
    value: Option<String>,
    formula: bool,
    repeated: u32,
    text: String,
    paragraphs: u32,
}

struct Walk {
    builder: Builder,
    hidden_styles: HashSet<String>,
    style: String,
    row: u32,
    rows: u32,
    column: u32,
    columns: u32,
    cells: Vec<(u32, u32, OpenCell)>,
    cell: Option<OpenCell>,
    in_paragraph: bool,
    without_value: Vec<(u32, u32)>,
}

impl Walk {
    fn new(limits: &Limits) -> Self {
        Self {
            builder: Builder::new(MEDIA_TYPE, limits),
            hidden_styles: HashSet::new(),
            style: String::new(),
            row: 0,
            rows: 1,
            column: 0,
            columns: 0,
            cells: Vec::new(),
            cell: None,
            in_paragraph: false,
            without_value: Vec::new(),
        }
    }

    fn content(&mut self, xml: &str) {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_unmatched_ends = true;
        let mut skipped = 0_usize;
        let mut open = 0_usize;
        while !self.builder.is_full() {
            match reader.read_event() {
                Ok(Event::Start(e)) => {
                    open += 1;
                    if skipped > 0 || is_skipped(e.local_name().as_ref()) {
                        skipped += 1;
                    } else {
                        self.start(&e);
                    }
                }
                Ok(Event::Empty(e)) if skipped == 0 => {
                    self.start(&e);
                    self.end(e.local_name().as_ref());
                }
                Ok(Event::End(e)) => {
                    open = open.saturating_sub(1);
                    if skipped > 0 {
                        skipped -= 1;
                    } else {
                        self.end(e.local_name().as_ref());
                    }
                }
                Ok(Event::Text(text)) if skipped == 0 => self.letters(&text.xml10_content()),
                Ok(Event::CData(text)) if skipped == 0 => self.letters(&text.xml10_content()),
                Ok(Event::GeneralRef(name)) if skipped == 0 => {
                    if let Ok(Some(c)) = name.resolve_char_ref() {
                        self.letters(c.encode_utf8(&mut [0; 4]));
                    } else if let Some(text) = resolve_predefined_entity(&name) {
                        self.letters(text);
                    }
                }
                Ok(Event::Eof) => {
                    if open > 0 {
                        self.builder.damaged("the file ends in the middle");
                    }
                    break;
                }
                Err(error) => {
                    self.builder.damaged(&error.to_string());
                    break;
                }
                Ok(_) => {}
            }
        }
    }

    fn letters(&mut self, text: &str) {
        if let (true, Some(cell)) = (self.in_paragraph, &mut self.cell) {
            cell.text.push_str(text);
        }
    }

    fn start(&mut self, e: &BytesStart<'_>) {
        match e.local_name().as_ref() {
            "style" => self.style = attribute(e, "name").unwrap_or_default(),
            "table-properties" if attribute(e, "display").is_some_and(|shown| shown == "false") => {
                self.hidden_styles.insert(std::mem::take(&mut self.style));
            }
            "table" => {
                let name = attribute(e, "name").unwrap_or_default();
                let hidden = attribute(e, "style-name").is_some_and(|style| self.hidden_styles.contains(&style));
                self.builder.sheet(&name, hidden, Frame::default());
                (self.row, self.column, self.columns) = (0, 0, 0);
            }
            "table-column" => {
                let last = self.columns.saturating_add(repeated(e, "number-columns-repeated", COLUMNS));
                if is_collapsed(e) {
                    self.builder.frame().hidden_columns.push((self.columns, last.saturating_sub(1)));
                }
                self.columns = last;
            }
            "table-row" => {
                self.rows = repeated(e, "number-rows-repeated", ROWS);
                self.column = 0;
                self.cells.clear();
                if is_collapsed(e) {
                    // Rows that hold something are few; empty ones need not be remembered.
                    let rows = self.row..self.row.saturating_add(self.rows.min(10_000));
                    self.builder.frame().hidden_rows.extend(rows);
                }
            }
            "table-cell" | "covered-table-cell" => {
                let span = |name| attribute(e, name).and_then(|n| n.parse::<u32>().ok()).unwrap_or(1).clamp(1, ROWS);
                let (rows, columns) = (span("number-rows-spanned"), span("number-columns-spanned"));
                if rows > 1 || columns > 1 {
                    self.builder.frame().spans.insert((self.row, self.column), (rows, columns));
                }
                let value = ["value", "date-value", "time-value", "boolean-value", "string-value"];
                self.cell = Some(OpenCell {
                    kind: attribute(e, "value-type").unwrap_or_default(),
                    value: value.iter().find_map(|name| attribute(e, name)),
                    formula: attribute(e, "formula").is_some(),
                    repeated: repeated(e, "number-columns-repeated", COLUMNS),
                    ..OpenCell::default()
                });
            }
            "p" => {
                if let Some(cell) = &mut self.cell {
                    self.in_paragraph = true;
                    cell.paragraphs += 1;
                    if cell.paragraphs > 1 {
                        cell.text.push('\n');
                    }
                }
            }
            "s" => {
                let count = attribute(e, "c").and_then(|c| c.parse::<usize>().ok()).unwrap_or(1).min(1000);
                self.letters(&" ".repeat(count));
            }
            "tab" => self.letters("\t"),
            "line-break" => self.letters("\n"),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.in_paragraph = false,
            "table-cell" | "covered-table-cell" => {
                if let Some(cell) = self.cell.take() {
                    let (first, repeated) = (self.column, cell.repeated);
                    if !cell.text.is_empty() || cell.value.is_some() || cell.formula {
                        self.cells.push((first, repeated, cell));
                    }
                    self.column = first.saturating_add(repeated);
                }
            }
            "table-row" => {
                let cells = std::mem::take(&mut self.cells);
                for row in self.row..self.row.saturating_add(if cells.is_empty() { 0 } else { self.rows }) {
                    for (first, repeated, cell) in &cells {
                        for column in *first..first.saturating_add(*repeated).min(COLUMNS) {
                            self.add(row, column, cell);
                            if self.builder.is_full() {
                                return;
                            }
                        }
                    }
                }
                self.row = self.row.saturating_add(self.rows);
            }
            "table" => self.builder.without_value(std::mem::take(&mut self.without_value)),
            _ => {}
        }
    }

    fn add(&mut self, row: u32, column: u32, cell: &OpenCell) {
        let number = matches!(cell.kind.as_str(), "float" | "currency" | "percentage");
        let stored = match (&cell.value, cell.value.as_deref().and_then(|v| v.parse::<f64>().ok())) {
            (Some(_), Some(value)) if number => plain(value),
            (Some(value), _) => value.clone(),
            (None, _) => String::new(),
        };
        let seen = if number && !is_readable(&cell.text) { stored.as_str() } else { cell.text.as_str() };
        if seen.is_empty() {
            if cell.formula && cell.value.is_none() && self.without_value.len() < 10_000 {
                self.without_value.push((row, column));
            }
            return;
        }
        if cell.kind.is_empty() || cell.kind == "string" || cell.kind == "boolean" {
            self.builder.text(row, column, seen.to_owned());
            return;
        }
        let unit = number && seen.chars().any(crate::document::fold::is_han);
        // The file names its formats by numbers; what the cell looks like says more.
        let pattern: String = seen.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        self.builder.shown(row, column, Shown { text: seen.to_owned(), unit }, stored, &pattern);
    }
}

/// A column that is too narrow shows number signs; powers of ten and LibreOffice's reading of a Chinese format's escape
/// sign (`2358!.0万元` for 235.8万元) are not what the number's writer saw.
fn is_readable(text: &str) -> bool {
    !text.chars().all(|c| c == '#') && !text.contains("!.") && (!text.contains('E') || text.parse::<f64>().is_err())
}

/// Comments and drawings are no part of the cells.
fn is_skipped(name: &str) -> bool {
    matches!(name, "annotation" | "shapes" | "tracked-changes" | "frame" | "forms")
}

fn is_collapsed(e: &BytesStart<'_>) -> bool {
    attribute(e, "visibility").is_some_and(|visibility| visibility == "collapse" || visibility == "filter")
}

fn repeated(e: &BytesStart<'_>, name: &str, most: u32) -> u32 {
    attribute(e, name).and_then(|n| n.parse().ok()).unwrap_or(1).clamp(1, most)
}
