//! Excel 2003 XML (SpreadsheetML), which portals still export, often named .xls.
use super::builder::{Builder, Frame};
use super::format::Format;
use crate::document::element::{attribute, each};
use crate::document::{Document, Limits, encoding};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::collections::HashMap;

const MEDIA_TYPE: &str = "application/vnd.ms-excel";

/// Reads an Excel 2003 XML workbook.
pub(in crate::document) fn read(bytes: &[u8], limits: &Limits) -> Document {
    let decoded = encoding::decode(bytes, None);
    let mut walk = Walk::new(limits);
    if let Some(note) = decoded.note() {
        walk.builder.note(note);
    }
    (walk.formats, walk.hidden) = before(&decoded.text);
    walk.workbook(&decoded.text);
    walk.builder.finish()
}

/// Number formats by style, and which sheets are hidden; the file says the latter behind a sheet's cells.
fn before(xml: &str) -> (HashMap<String, Format>, Vec<bool>) {
    let (mut formats, mut hidden): (HashMap<String, Format>, Vec<bool>) = (HashMap::new(), Vec::new());
    let mut style: Option<String> = None;
    each(xml, |e, _| match e.local_name().as_ref() {
        "Style" => {
            style = attribute(e, "ID");
            let parent = attribute(e, "Parent").and_then(|parent| formats.get(&parent).cloned());
            if let (Some(id), Some(parent)) = (&style, parent) {
                formats.insert(id.clone(), parent);
            }
        }
        "NumberFormat" => {
            if let (Some(id), Some(code)) = (style.clone(), attribute(e, "Format")) {
                formats.insert(id, Format::new(named(&code)));
            }
        }
        "Worksheet" => hidden.push(false),
        _ => {}
    });
    // The words SheetHidden and SheetVeryHidden stand as text, each behind the worksheet that they are about.
    let starts: Vec<usize> = xml.match_indices("<Worksheet ").map(|(at, _)| at).collect();
    for (index, (start, sheet)) in starts.iter().zip(&mut hidden).enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(xml.len());
        let part = xml.get(*start..end).unwrap_or_default();
        *sheet = part.contains("<Visible>SheetHidden<") || part.contains("<Visible>SheetVeryHidden<");
    }
    (formats, hidden)
}

/// The words that stand for a format.
fn named(code: &str) -> &str {
    match code {
        "General Number" | "General Date" => "General",
        "Fixed" => "0.00",
        "Standard" | "Currency" => "#,##0.00",
        "Euro Currency" => "[$€]#,##0.00",
        "Percent" => "0.00%",
        "Short Date" | "Medium Date" => "yyyy-mm-dd",
        "Long Date" => "yyyy\"年\"m\"月\"d\"日\"",
        "Short Time" | "Medium Time" | "Long Time" => "h:mm",
        other => other,
    }
}

struct Walk {
    builder: Builder,
    formats: HashMap<String, Format>,
    hidden: Vec<bool>,
    sheets: usize,
    row: u32,
    column: u32,
    columns: u32,
    style: Option<String>,
    formula: bool,
    kind: Option<String>,
    text: String,
    without_value: Vec<(u32, u32)>,
    ends: (u32, u32),
}

impl Walk {
    fn new(limits: &Limits) -> Self {
        Self {
            builder: Builder::new(MEDIA_TYPE, limits),
            formats: HashMap::new(),
            hidden: Vec::new(),
            sheets: 0,
            row: 0,
            column: 0,
            columns: 0,
            style: None,
            formula: false,
            kind: None,
            text: String::new(),
            without_value: Vec::new(),
            ends: (1, 1),
        }
    }

    fn workbook(&mut self, xml: &str) {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_unmatched_ends = true;
        let (mut skipped, mut open) = (0_usize, 0_usize);
        while !self.builder.is_full() {
            match reader.read_event() {
                Ok(Event::Start(e)) => {
                    open += 1;
                    if skipped > 0 || e.local_name().as_ref() == "Comment" {
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
                Ok(Event::Text(text)) if skipped == 0 && self.kind.is_some() => {
                    self.text.push_str(&text.xml10_content())
                }
                Ok(Event::CData(text)) if skipped == 0 && self.kind.is_some() => {
                    self.text.push_str(&text.xml10_content())
                }
                Ok(Event::GeneralRef(name)) if skipped == 0 && self.kind.is_some() => {
                    if let Ok(Some(c)) = name.resolve_char_ref() {
                        self.text.push(c);
                    } else if let Some(text) = resolve_predefined_entity(&name) {
                        self.text.push_str(text);
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

    fn start(&mut self, e: &BytesStart<'_>) {
        let number = |name| attribute(e, name).and_then(|n| n.parse::<u32>().ok());
        match e.local_name().as_ref() {
            "Worksheet" => {
                let hidden = self.hidden.get(self.sheets).copied().unwrap_or(false);
                self.builder.sheet(&attribute(e, "Name").unwrap_or_default(), hidden, Frame::default());
                self.sheets += 1;
                (self.row, self.column, self.columns) = (0, 0, 0);
            }
            "Column" => {
                let first = number("Index").map_or(self.columns, |n| n.saturating_sub(1));
                let last = first.saturating_add(number("Span").unwrap_or(0));
                if attribute(e, "Hidden").is_some_and(|hidden| hidden == "1") {
                    self.builder.frame().hidden_columns.push((first, last));
                }
                self.columns = last.saturating_add(1);
            }
            "Row" => {
                self.row = number("Index").map_or(self.row, |n| n.saturating_sub(1));
                self.column = 0;
                self.ends.0 = number("Span").unwrap_or(0).saturating_add(1);
                if attribute(e, "Hidden").is_some_and(|hidden| hidden == "1") {
                    let rows = self.row..self.row.saturating_add(self.ends.0.min(10_000));
                    self.builder.frame().hidden_rows.extend(rows);
                }
            }
            "Cell" => {
                self.column = number("Index").map_or(self.column, |n| n.saturating_sub(1));
                self.style = attribute(e, "StyleID");
                self.formula = attribute(e, "Formula").is_some();
                self.text.clear();
                let (down, across) = (number("MergeDown").unwrap_or(0), number("MergeAcross").unwrap_or(0));
                if down > 0 || across > 0 {
                    let span = (down.saturating_add(1), across.saturating_add(1));
                    self.builder.frame().spans.insert((self.row, self.column), span);
                }
                self.ends.1 = across.saturating_add(1);
            }
            "Data" => self.kind = Some(attribute(e, "Type").unwrap_or_default()),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "Data" => self.cell(),
            "Cell" => {
                if std::mem::take(&mut self.formula) && self.text.is_empty() && self.without_value.len() < 10_000 {
                    self.without_value.push((self.row, self.column));
                }
                self.column = self.column.saturating_add(self.ends.1);
            }
            "Row" => self.row = self.row.saturating_add(self.ends.0),
            "Worksheet" => self.builder.without_value(std::mem::take(&mut self.without_value)),
            _ => {}
        }
    }

    fn cell(&mut self) {
        let kind = self.kind.take().unwrap_or_default();
        let general = Format::default();
        let format = self.style.as_ref().and_then(|style| self.formats.get(style)).unwrap_or(&general);
        let (row, column) = (self.row, self.column);
        match (kind.as_str(), self.text.trim().parse::<f64>()) {
            ("Number", Ok(value)) => self.builder.number(row, column, value, format, false),
            ("Boolean", Ok(value)) => {
                self.builder.text(row, column, if value == 0.0 { "FALSE" } else { "TRUE" }.to_owned());
            }
            ("DateTime", _) => {
                let day = self.text.trim().trim_end_matches("T00:00:00.000").replace('T', " ");
                self.builder.text(row, column, day.trim_end_matches(".000").to_owned());
            }
            ("Number", Err(_)) if self.text.trim().is_empty() => {}
            _ => self.builder.text(row, column, self.text.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Anchor;

    #[test]
    fn cells_stand_where_the_file_puts_them() {
        let xml = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\
            <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
            <Styles><Style ss:ID=\"s1\"><NumberFormat ss:Format=\"0.00&quot;万元&quot;\"/></Style></Styles>\
            <Worksheet ss:Name=\"清单\"><Table><Row><Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">A &amp; B</Data>\
            <Comment><ss:Data>批注</ss:Data></Comment></Cell><Cell><Data ss:Type=\"String\">C</Data></Cell></Row>\
            <Row ss:Index=\"4\"><Cell ss:Index=\"3\" ss:StyleID=\"s1\"><Data ss:Type=\"Number\">235.8</Data></Cell>\
            <Cell ss:Formula=\"=1+1\"/></Row></Table></Worksheet>\
            <Worksheet ss:Name=\"藏\"><Table><Row><Cell><Data ss:Type=\"String\">x</Data></Cell></Row></Table>\
            <WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>";
        let document = read(xml.as_bytes(), &Limits::default());
        let cells: Vec<(String, &str)> = document
            .blocks
            .iter()
            .map(|b| match b.anchor {
                Anchor::Sheet { sheet, cell } => (format!("{sheet}!{cell}"), b.text.as_str()),
                _ => panic!("a cell"),
            })
            .collect();
        let expected = [("0!A1", "A & B"), ("0!C1", "C"), ("0!C4", "235.80万元"), ("1!A1", "x")];
        assert_eq!(cells, expected.map(|(at, text)| (at.to_owned(), text)));
        assert!(document.sheets[1].hidden && !document.blocks[3].is_body());
        assert!(document.notes.iter().any(|note| note.en.contains("清单!D4")));
    }
}
