//! The rows of an xlsx sheet, read while they are unpacked, where they are written as nearly all programs write them;
//! whatever is written in another way is left to the general reader.
use super::builder::Builder;
use super::cursor::{Stop, Text, column, is_number, number, plain};
use super::format::Format;
use super::part::Part;
use super::row::Value;
use super::strings::Strings;
use memchr::{memchr, memmem};
use std::borrow::Cow;

/// Bytes of what stands above the rows, and of one row.
const MOST: usize = 4 << 20;

/// What the cells of all sheets refer to.
#[derive(Debug)]
pub(super) struct Book {
    pub(super) strings: Strings,
    /// By the number of the style; `None` where a number may be a day although its format does not show one.
    pub(super) formats: Vec<Option<Format>>,
    pub(super) since_1904: bool,
    /// A formula's 0 counts as no value, see [`super::part::Tabs::uncomputed`].
    pub(super) uncomputed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Head,
    Rows,
    Tail,
    Unusual,
}

/// A sheet that is being read.
pub(super) struct Rows<'a> {
    book: &'a Book,
    builder: &'a mut Builder,
    /// What was unpacked and not yet read.
    held: Vec<u8>,
    stage: Stage,
    empty: bool,
    without_value: Vec<(u32, u32)>,
}

type Cells<'t> = Vec<(u32, Value<'t>)>;

impl<'a> Rows<'a> {
    /// Begins; the sheet is the builder's last.
    pub(super) fn new(book: &'a Book, builder: &'a mut Builder) -> Self {
        Self { book, builder, held: Vec::new(), stage: Stage::Head, empty: false, without_value: Vec::new() }
    }

    /// Takes the next bytes of the sheet's XML.
    pub(super) fn take(&mut self, chunk: &[u8]) {
        if self.stage == Stage::Unusual {
            return;
        }
        self.held.extend_from_slice(chunk);
        if self.stage == Stage::Head && self.head().is_err() {
            self.stage = Stage::Unusual;
        }
        if self.stage == Stage::Rows {
            let held = std::mem::take(&mut self.held);
            match self.rows(&held) {
                Ok(read) if held.len() - read <= MOST || self.stage == Stage::Tail => {
                    self.held = held;
                    self.held.drain(..read);
                }
                _ => self.stage = Stage::Unusual,
            }
        }
    }

    /// The end of the XML; whether the sheet was read. If not, the builder holds some of its cells.
    pub(super) fn finish(mut self) -> bool {
        if self.stage != Stage::Tail || self.recent().is_err() {
            return false;
        }
        // Only the list of merged ranges matters of what stands below the rows.
        let spans = Part::new(self.held).frame().spans;
        self.builder.merge(spans);
        // A formula without value reads as an empty cell: where there is none, there is no such formula.
        let counts = self.empty || self.book.uncomputed;
        self.builder.without_value(if counts { self.without_value } else { Vec::new() });
        true
    }

    fn head(&mut self) -> Result<(), Stop> {
        let found = memmem::find(&self.held, b"<sheetData");
        let end = found.and_then(|at| Some(at + memchr(b'>', self.held.get(at..)?)?));
        let (Some(at), Some(end)) = (found, end) else {
            return if self.held.len() > MOST { Err(Stop::Unusual) } else { Ok(()) };
        };
        let head = self.held.get(..at).and_then(|head| std::str::from_utf8(head).ok()).ok_or(Stop::Unusual)?;
        let tag = self.held.get(at..end).unwrap_or_default();
        let encoding = head.split_once("encoding=").map(|(_, rest)| rest.get(1..6).unwrap_or_default());
        let is_plain = matches!(tag, b"<sheetData" | b"<sheetData/");
        if !is_plain || encoding.is_some_and(|name| !name.eq_ignore_ascii_case("utf-8")) || head.contains("<!") {
            return Err(Stop::Unusual);
        }
        *self.builder.frame() = Part::new(head.as_bytes().to_vec()).frame();
        self.stage = if tag.ends_with(b"/") { Stage::Tail } else { Stage::Rows };
        self.held.drain(..=end);
        Ok(())
    }

    /// Reads the rows that are whole; how many bytes they are.
    fn rows(&mut self, held: &[u8]) -> Result<usize, Stop> {
        let mut at = 0;
        let mut cells = Cells::new();
        loop {
            let mut text = Text { bytes: held, at };
            cells.clear();
            match self.row(&mut text, &mut cells) {
                Ok(()) => at = text.at,
                Err(Stop::More) => return Ok(at),
                Err(Stop::Unusual) => return Err(Stop::Unusual),
            }
            if self.stage == Stage::Tail {
                return Ok(at);
            }
        }
    }

    fn row<'t>(&mut self, text: &mut Text<'t>, cells: &mut Cells<'t>) -> Result<(), Stop>
    where
        'a: 't,
    {
        text.blanks();
        if text.goes_on(b"</sheetData>")? {
            self.stage = Stage::Tail;
            return Ok(());
        }
        text.expect(b"<row")?;
        let (mut row, mut hidden) = (None, false);
        let closed = text.attributes(|name, value| match name {
            b"r" => row = number(value),
            b"hidden" => hidden = matches!(value, b"1" | b"true"),
            _ => {}
        })?;
        let row = row.and_then(|row| row.checked_sub(1)).ok_or(Stop::Unusual)?;
        let (mut empty, mut without_value) = (false, Vec::new());
        loop {
            text.blanks();
            if closed || text.goes_on(b"</row>")? {
                break;
            }
            let cell = self.cell(text, row)?;
            empty |= cell.value.is_none() && !cell.is_text;
            if cell.formula && !cell.has_value {
                without_value.push((row, cell.column));
                if self.book.uncomputed {
                    continue;
                }
            }
            cells.extend(cell.value.map(|value| (cell.column, value)));
        }
        // The row may have to be read again when more of it is there: only now it counts.
        self.without_value.append(&mut without_value);
        self.empty |= empty && !self.builder.is_full();
        if hidden {
            self.builder.frame().hidden_rows.insert(row);
        }
        if self.builder.passes(row, cells) {
            return Ok(());
        }
        self.recent()?;
        self.give(row, cells)
    }

    /// The rows that were passed over and are wanted.
    fn recent(&mut self) -> Result<(), Stop> {
        self.builder.take_recent().iter().try_for_each(|held| self.give(held.row, &held.cells()))
    }

    fn give(&mut self, row: u32, cells: &Cells<'_>) -> Result<(), Stop> {
        for (column, value) in cells {
            if self.builder.is_full() {
                break;
            }
            match value {
                Value::Text(text) => self.builder.text(row, *column, text.clone().into_owned()),
                Value::Number(digits, style) => {
                    let format = self.book.formats.get(*style).and_then(Option::as_ref).ok_or(Stop::Unusual)?;
                    let number = digits.parse().map_err(|_| Stop::Unusual)?;
                    self.builder.number(row, *column, number, format, self.book.since_1904);
                }
            }
        }
        Ok(())
    }

    fn cell<'t>(&self, text: &mut Text<'t>, row: u32) -> Result<Cell<'t>, Stop>
    where
        'a: 't,
    {
        text.expect(b"<c")?;
        let (mut address, mut style, mut kind): (&[u8], _, &[u8]) = (b"", Some(0), b"");
        let closed = text.attributes(|name, value| match name {
            b"r" => address = value,
            b"s" => style = number(value),
            b"t" => kind = value,
            _ => {}
        })?;
        let column = column(address, row).ok_or(Stop::Unusual)?;
        let mut cell = Cell { column, value: None, is_text: false, formula: false, has_value: false };
        let mut read = false;
        loop {
            text.blanks();
            if closed || text.goes_on(b"</c>")? {
                break;
            }
            if text.goes_on(b"<f")? {
                if !text.attributes(|_, _| {})? {
                    text.until(b"</f>")?;
                }
                cell.formula = true;
                // A value before its formula counts as none.
                if read {
                    return Err(Stop::Unusual);
                }
            } else if text.goes_on(b"<v")? {
                let closed = text.attributes(|_, _| {})?;
                let words = if closed { "" } else { text.words()? };
                if !closed {
                    text.expect(b"</v>")?;
                }
                cell.has_value |= self.counts(words);
                (cell.value, cell.is_text) = self.value(words, kind, style)?;
                read = true;
            } else {
                text.expect(b"<is>")?;
                let words = text.inline()?;
                if kind != b"inlineStr" {
                    return Err(Stop::Unusual);
                }
                cell.has_value |= self.counts(&words);
                (cell.value, cell.is_text) = (Some(Value::Text(words)), true);
                read = true;
            }
        }
        Ok(cell)
    }

    fn counts(&self, words: &str) -> bool {
        !(words.is_empty() || self.book.uncomputed && words == "0")
    }

    /// The value of a `v`, and whether it is a text, which is a value even where it is empty.
    fn value<'t>(&self, words: &'t str, kind: &[u8], style: Option<u32>) -> Result<(Option<Value<'t>>, bool), Stop>
    where
        'a: 't,
    {
        let text = |words: Cow<'t, str>| Ok((Some(Value::Text(words)), true));
        match kind {
            b"str" => text(plain(words, true)?),
            _ if words.is_empty() => Ok((None, false)),
            b"s" => {
                let known = number(words.as_bytes()).and_then(|number| self.book.strings.get(number as usize));
                text(Cow::Borrowed(known.ok_or(Stop::Unusual)?))
            }
            b"b" if words == "1" => text(Cow::Borrowed("TRUE")),
            b"b" if words == "0" => text(Cow::Borrowed("FALSE")),
            b"e" if ERRORS.contains(&words) => text(Cow::Borrowed(words)),
            b"" | b"n" if is_number(words) => {
                let style = style.ok_or(Stop::Unusual)? as usize;
                let known = self.book.formats.get(style).is_some_and(Option::is_some);
                let value = Value::Number(Cow::Borrowed(words), style);
                if known { Ok((Some(value), false)) } else { Err(Stop::Unusual) }
            }
            // What is no number is a text where the file does not insist.
            b"" if !words.contains(['&', '\r']) && !words.starts_with('+') => text(Cow::Borrowed(words)),
            _ => Err(Stop::Unusual),
        }
    }
}

const ERRORS: [&str; 7] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

struct Cell<'t> {
    column: u32,
    value: Option<Value<'t>>,
    is_text: bool,
    formula: bool,
    has_value: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Limits;

    fn book() -> Book {
        let strings = Strings::read("<sst><si><t>甲</t></si><si><t>乙</t></si></sst>").unwrap();
        let formats = vec![Some(Format::default()), Some(Format::new("0.00\"万元\"")), None];
        Book { strings, formats, since_1904: false, uncomputed: false }
    }

    /// The cells of a sheet whose XML comes in pieces of so many bytes; `None` where it is left to the general reader.
    fn read(rows: &str, piece: usize) -> Option<Vec<String>> {
        let xml = format!(
            "<worksheet><cols/><sheetData>{rows}</sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells></worksheet>"
        );
        let mut builder = Builder::new("", &Limits::default());
        builder.sheet("s", false, super::super::builder::Frame::default());
        let book = book();
        let mut reader = Rows::new(&book, &mut builder);
        xml.as_bytes().chunks(piece).for_each(|chunk| reader.take(chunk));
        let whole = reader.finish();
        let document = builder.finish();
        let cell = |block: &crate::document::Block| {
            let cell = block.cell().unwrap();
            format!("{}.{}{} {}", cell.row, cell.column, if cell.columns > 1 { "+" } else { "" }, block.text)
        };
        whole.then(|| document.blocks.iter().map(cell).collect())
    }

    #[test]
    fn usual_rows_are_read_in_pieces_of_any_size() {
        let rows = "<row r=\"1\" spans=\"1:3\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"C1\" s=\"1\"><v>2.5</v></c></row>\n<row r=\"2\"/>\
            <row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t> a&amp;b_x000D_\r\nc </t></is></c><c r=\"B4\"/><c r=\"AA4\" t=\"str\"><f>X(&quot;1&quot;)</f><v>x</v></c></row>";
        for piece in [1, 7, 64, 10_000] {
            assert_eq!(read(rows, piece).unwrap(), ["0.0+ 乙", "0.2 2.50万元", "3.0 a&b\nc", "3.26 x"], "{piece}");
        }
    }

    #[test]
    fn unusual_rows_are_left_to_the_general_reader() {
        for cell in [
            "<c r=\"A1\" t=\"s\"><v>2</v></c>",
            "<c r=\"B2\"><v>1</v></c>",
            "<c><v>1</v></c>",
            "<c r=\"A1\" s=\"2\"><v>1</v></c>",
            "<c r=\"A1\" t=\"d\"><v>2026-03-18</v></c>",
            "<c r=\"A1\" t=\"str\"><v>a_xD83D__xDCF7_b</v></c>",
            "<c r=\"A1\" t=\"inlineStr\"><is><r><t>a</t></r></is></c>",
            "<x:c r=\"A1\"><v>1</v></x:c>",
            "<!-- --><c r=\"A1\"><v>1</v></c>",
            "<c r=\"A1\"><v>1</v>",
        ] {
            assert_eq!(read(&format!("<row r=\"1\">{cell}</row>"), 64), None, "{cell}");
        }
    }
}
