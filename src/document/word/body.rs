//! The walk over a part of a Word file: its elements one after another, with a stack instead of calls, so that no depth
//! of nesting can hurt.
use super::flow::Flow;
use super::symbol;
use super::table::Grid;
use crate::document::element::attribute;
use crate::document::{Document, Furniture, Note, NoteKind};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::collections::HashSet;

/// Elements whose insides are no text of the body: deleted text, field codes, the second version of a drawing.
const SKIPPED: [&str; 15] = [
    "del",
    "moveFrom",
    "Fallback",
    "instrText",
    "delInstrText",
    "delText",
    "sdtPr",
    "sdtEndPr",
    "rPrChange",
    "pPrChange",
    "tcPrChange",
    "trPrChange",
    "tblPrChange",
    "sectPr",
    "rt",
];

/// Where the walk stands in the file.
pub(super) struct Walk<'h> {
    flow: Flow,
    headings: &'h HashSet<String>,
    limit: usize,
    run: Run,
    deleted: bool,
    vanished: bool,
}

/// What is known of the run of letters that is being read.
#[derive(Default)]
struct Run {
    properties: bool,
    of_paragraph: bool,
    in_text: bool,
    hidden: bool,
    font: Option<String>,
    check_box: Option<bool>,
}

impl<'h> Walk<'h> {
    pub(super) fn new(document: Document, headings: &'h HashSet<String>, limit: usize) -> Self {
        Self { flow: Flow::new(document), headings, limit, run: Run::default(), deleted: false, vanished: false }
    }

    /// Adds a note.
    pub(super) fn note(&mut self, note: Note) {
        self.flow.document.notes.push(note);
    }

    /// Reads one part; a part that breaks off gives what stands before the break.
    pub(super) fn part(&mut self, xml: &str, furniture: Option<Furniture>) {
        self.flow.begin_part(furniture);
        self.run = Run::default();
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_unmatched_ends = true;
        let mut skipped = 0_usize;
        let mut open = 0_usize;
        while self.flow.document.blocks.len() < self.limit {
            match reader.read_event() {
                Ok(Event::Start(e)) => {
                    open += 1;
                    if skipped > 0 || self.skips(&e) {
                        skipped += 1;
                    } else {
                        self.start(&e);
                    }
                }
                Ok(Event::Empty(e)) if skipped == 0 => {
                    if !SKIPPED.contains(&e.local_name().as_ref()) {
                        self.start(&e);
                        self.end(e.local_name().as_ref());
                    }
                }
                Ok(Event::End(e)) => {
                    open = open.saturating_sub(1);
                    if skipped > 0 {
                        skipped -= 1;
                    } else {
                        self.end(e.local_name().as_ref());
                    }
                }
                Ok(Event::Text(text)) if skipped == 0 && self.run.in_text => self.letters(&text.xml10_content()),
                Ok(Event::CData(text)) if skipped == 0 && self.run.in_text => self.letters(&text.xml10_content()),
                Ok(Event::GeneralRef(name)) if skipped == 0 && self.run.in_text => {
                    if let Ok(Some(c)) = name.resolve_char_ref() {
                        self.letters(c.encode_utf8(&mut [0; 4]));
                    } else if let Some(text) = resolve_predefined_entity(&name) {
                        self.letters(text);
                    }
                }
                Ok(Event::Eof) if open == 0 => break,
                Ok(Event::Eof) => {
                    self.broken("it ends in the middle");
                    break;
                }
                Err(error) => {
                    self.broken(&error.to_string());
                    break;
                }
                Ok(_) => {}
            }
        }
        self.flow.end_part();
    }

    fn broken(&mut self, detail: &str) {
        let number = self.flow.number;
        self.note(Note::new(
            NoteKind::Damaged,
            format!("The text could not be read beyond block {number}: {detail}."),
            format!("第 {number} 段之后的文字无法读取。"),
        ));
    }

    fn skips(&mut self, e: &BytesStart<'_>) -> bool {
        let name = e.local_name();
        self.deleted |= matches!(name.as_ref(), "del" | "moveFrom");
        SKIPPED.contains(&name.as_ref())
    }

    fn start(&mut self, e: &BytesStart<'_>) {
        match e.local_name().as_ref() {
            "p" => {
                self.flow.begin_paragraph();
                self.run = Run::default();
            }
            "pPr" => self.run.of_paragraph = true,
            "pStyle" => {
                let heading = attribute(e, "val").is_some_and(|id| self.headings.contains(&id));
                self.heading(heading);
            }
            "outlineLvl" if self.run.of_paragraph => {
                self.heading(
                    attribute(e, "val").and_then(|level| level.parse::<u8>().ok()).is_some_and(|level| level < 9),
                );
            }
            "r" => self.run = Run::default(),
            "rPr" => self.run.properties = true,
            "vanish" if self.run.properties && !self.run.of_paragraph => self.run.hidden = is_on(e),
            "rFonts" if self.run.properties && !self.run.of_paragraph => {
                self.run.font = attribute(e, "ascii").or_else(|| attribute(e, "hAnsi"));
            }
            "t" => self.run.in_text = true,
            "tab" | "ptab" if !self.run.of_paragraph => self.letters("\t"),
            "br" | "cr" => self.letters("\n"),
            "noBreakHyphen" => self.letters("-"),
            "sym" => self.symbol(e),
            "checkBox" => self.run.check_box = Some(false),
            "default" | "checked" if self.run.check_box.is_some() => self.run.check_box = Some(is_on(e)),
            "txbxContent" => self.flow.begin_text_box(),
            "tbl" => self.flow.begin_table(),
            "tr" => self.row(Grid::begin_row),
            "gridBefore" => {
                let columns = number(e);
                self.row(|grid| grid.skip(columns));
            }
            "tc" => self.flow.begin_cell(),
            "gridSpan" => self.flow.slot(|slot| slot.columns = number(e).clamp(1, 1024)),
            "vMerge" => {
                let restart = attribute(e, "val").is_some_and(|value| value == "restart");
                self.flow.slot(|slot| (slot.starts, slot.continues) = (restart, !restart));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => {
                self.flow.end_paragraph();
                self.run = Run::default();
            }
            "pPr" => self.run.of_paragraph = false,
            "rPr" => self.run.properties = false,
            "t" => self.run.in_text = false,
            "checkBox" => {
                if let Some(ticked) = self.run.check_box.take() {
                    self.letters(if ticked { "☑" } else { "☐" });
                }
            }
            "txbxContent" => self.flow.end_text_box(),
            "tc" => self.flow.end_cell(),
            "tr" => self.row(Grid::end_row),
            "tbl" => self.flow.end_table(),
            _ => {}
        }
    }

    fn row(&mut self, change: impl FnOnce(&mut Grid)) {
        if let Some(grid) = self.flow.grid() {
            change(grid);
        }
    }

    fn heading(&mut self, heading: bool) {
        if let Some(paragraph) = self.flow.paragraph() {
            paragraph.heading = heading;
        }
    }

    fn letters(&mut self, text: &str) {
        if self.run.hidden {
            self.vanished |= !text.trim().is_empty();
            return;
        }
        let Some(paragraph) = self.flow.paragraph() else {
            return;
        };
        match &self.run.font {
            Some(font) if symbol::is_symbol_font(font) => {
                paragraph.text.extend(text.chars().map(|c| symbol::letter(font, u32::from(c)).unwrap_or(c)));
            }
            _ => paragraph.text.push_str(text),
        }
    }

    fn symbol(&mut self, e: &BytesStart<'_>) {
        let font = attribute(e, "font").unwrap_or_default();
        let Some(code) = attribute(e, "char").and_then(|code| u32::from_str_radix(&code, 16).ok()) else {
            return;
        };
        if let Some(c) = symbol::letter(&font, code).or_else(|| char::from_u32(code)) {
            self.run.font = None;
            self.letters(c.encode_utf8(&mut [0; 4]));
        }
    }

    /// The document, with a note for what was left out.
    pub(super) fn finish(mut self) -> Document {
        self.flow.document.open_frames();
        if self.flow.document.blocks.len() >= self.limit {
            let limit = self.limit;
            self.note(Note::new(
                NoteKind::Limit,
                format!("Only the first {limit} paragraphs and cells were read."),
                format!("只读取了前 {limit} 个段落和单元格。"),
            ));
        }
        if self.deleted {
            self.note(Note::new(
                NoteKind::LeftOut,
                "Text that a tracked change deletes was left out; inserted text was kept.",
                "修订中删除的文字未读取，插入的文字已保留。",
            ));
        }
        if self.vanished {
            self.note(Note::new(NoteKind::LeftOut, "Hidden text was left out.", "隐藏文字未读取。"));
        }
        self.flow.document
    }
}

fn is_on(e: &BytesStart<'_>) -> bool {
    attribute(e, "val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off"))
}

fn number(e: &BytesStart<'_>) -> u32 {
    attribute(e, "val").and_then(|value| value.parse().ok()).unwrap_or(0)
}
