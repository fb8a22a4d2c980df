//! `tenderlens text FILE`: the letters that the tool reads.
use crate::args::{Plain, TextArgs};
use crate::file::Job;
use crate::input::Task;
use crate::load::Trouble;
use crate::messages::Messages;
use crate::outcome::Outcome;
use crate::worker::{Begin, Keeper, Report, Work};
use crate::{End, Stop, load, tokens};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{IsTerminal, Write};
use std::path::Path;
use tenderlens::document::{Anchor, Block, Document, Furniture, Kind, Place, Rect, Span, archive};
use tenderlens::report;

/// How a file is to be shown.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Show {
    /// Words instead of letters.
    pub(crate) is_tokens: bool,
    pub(crate) is_json: bool,
    pub(crate) has_places: bool,
    pub(crate) is_terminal: bool,
}

pub(crate) fn run(args: &TextArgs, messages: Messages) -> Result<End, Stop> {
    let is_json = args.format == Plain::Json;
    let is_terminal = std::io::stdout().is_terminal();
    show(&args.file, Show { is_tokens: false, is_json, has_places: args.places, is_terminal }, messages)
}

/// Lets a worker read the file, and prints what it has to show.
pub(crate) fn show(file: &Path, show: Show, messages: Messages) -> Result<End, Stop> {
    let task = Task { path: file.to_owned(), is_named: true };
    let outcome = Keeper::plain(messages)?.put_to(&task, &Work::Show(show));
    if let Some(error) = outcome.errors.into_iter().next() {
        return Err(Stop::Because(error));
    }
    outcome.unread.iter().for_each(|sentence| messages.remark(sentence));
    print(&outcome.text, show.is_terminal)?;
    Ok(if outcome.has_fact { End::Found } else { End::Nothing })
}

impl Show {
    /// The worker's part.
    pub(crate) fn answer(&self, task: &Task, stdin: Option<Vec<u8>>, job: &Job, report: &mut Report) {
        let name = task.path.to_string_lossy();
        report.is_next();
        report.begin(&Begin { name: name.to_string(), ..Begin::default() });
        let mut outcome = Outcome::default();
        match self.shown(&name, stdin.map_or_else(|| load::bytes(&task.path, &job.limits), Ok), job, report) {
            Ok((text, document)) => {
                outcome.text = text;
                outcome.has_fact = !document.blocks.is_empty();
                if !document.unread_pages.is_empty() {
                    outcome.unread.push(job.messages.unread_pages(&name, &document.unread_pages));
                }
            }
            Err(why) => outcome.errors.push(format!("{name}: {why}")),
        }
        report.done(&outcome);
    }

    fn shown(
        &self,
        name: &str,
        bytes: Result<Vec<u8>, Trouble>,
        job: &Job,
        report: &mut Report,
    ) -> Result<(String, Document), String> {
        let sentence = |trouble: Trouble| trouble.sentence(job.messages);
        let bytes = bytes.map_err(sentence)?;
        if archive::is_archive(&bytes) {
            return Err(job.messages.is_archive());
        }
        let document = load::watched(name, &bytes, &job.limits, report).map_err(sentence)?;
        let text = match (self.is_tokens, self.is_json) {
            (true, is_json) => tokens::words(&document, is_json, self.is_terminal),
            (false, true) => report::json(&whole(&document), self.is_terminal) + "\n",
            (false, false) if self.has_places => with_places(&document),
            (false, false) => pages(&document),
        };
        Ok((text, document))
    }
}

/// Into a pipe to the letter; onto a terminal with nothing alive in it.
pub(crate) fn print(text: &str, is_terminal: bool) -> Result<(), Stop> {
    let mut out = std::io::stdout().lock();
    if is_terminal {
        for line in text.split_inclusive(['\n', '\t', '\u{c}']) {
            let (body, end) = line.split_at(line.trim_end_matches(['\n', '\t', '\u{c}']).len());
            write!(out, "{}{end}", report::visible(body))?;
        }
    } else {
        out.write_all(text.as_bytes())?;
    }
    out.flush()?;
    Ok(())
}

/// The parts of a document (pages, sheets) one after the other; cells of a row stand on one line, parted by tabs.
fn pages(document: &Document) -> String {
    // Body, then furniture, of each page; a paragraph that goes on overleaf is on both.
    let mut parts: BTreeMap<u32, [String; 2]> = BTreeMap::new();
    let mut row_before = None;
    for block in &document.blocks {
        let row = block.cell().map(|cell| (cell.table, cell.row));
        for (part, text) in pieces(block) {
            let out = &mut parts.entry(part).or_default()[usize::from(!block.is_body())];
            if row.is_some() && row == row_before && out.ends_with('\n') {
                out.pop();
                out.push('\t');
            }
            // A line break inside a cell would part the row.
            out.push_str(&if row.is_some() { text.replace('\n', " ") } else { text.to_owned() });
            out.push('\n');
        }
        row_before = row;
    }
    if let Some(pages) = document.pages {
        // A page without letters is still a page.
        for page in 1..=pages.min(1 << 20) {
            parts.entry(page).or_default();
        }
    }
    parts.into_values().map(|[body, furniture]| body + &furniture).collect::<Vec<_>>().join("\u{c}")
}

/// What of a block stands on which page or sheet.
fn pieces(block: &Block) -> Vec<(u32, &str)> {
    match &block.anchor {
        Anchor::Page { lines, .. } => {
            let mut pieces: Vec<(u32, usize, usize)> = Vec::new();
            for (index, line) in lines.iter().enumerate() {
                let end = lines.get(index + 1).map_or(block.text.len(), |next| next.start as usize);
                match pieces.last_mut() {
                    Some((page, _, last)) if *page == line.page => *last = end,
                    _ => pieces.push((line.page, line.start as usize, end)),
                }
            }
            pieces
                .into_iter()
                .filter_map(|(page, start, end)| Some((page, block.text.get(start..end)?.trim_end_matches('\n'))))
                .collect()
        }
        Anchor::Sheet { sheet, .. } => vec![(*sheet, &block.text)],
        Anchor::Line(_) | Anchor::Flow { .. } => vec![(0, &block.text)],
    }
}

/// Each block with its place before it.
fn with_places(document: &Document) -> String {
    let mut out = String::new();
    for (index, block) in document.blocks.iter().enumerate() {
        for (part, place) in document.places(whole_of(index, block)) {
            let text = document.quote(part).trim_end_matches('\n').replace('\n', " ");
            let _ = writeln!(out, "{}\t{text}", in_words(&place));
        }
    }
    out
}

fn whole_of(index: usize, block: &Block) -> Span {
    Span { block: index as u32, start: 0, end: block.text.len() as u32 }
}

fn in_words(place: &Place) -> String {
    match place {
        Place::Page { page, boxes } => match enclosing(boxes) {
            Some([x0, y0, x1, y1]) => format!("page {page} [{x0:.2},{y0:.2},{x1:.2},{y1:.2}]"),
            None => format!("page {page}"),
        },
        Place::Sheet { sheet, cell } => format!("{}!{cell}", report::visible(sheet)),
        Place::Line(line) => format!("line {line}"),
        Place::Flow { block, row: Some(row), column: Some(column) } => {
            format!("block {block} row {row} column {column}")
        }
        Place::Flow { block, .. } => format!("block {block}"),
    }
}

/// One box around the lines of a block.
fn enclosing(boxes: &[Rect]) -> Option<[f32; 4]> {
    let edges = boxes.iter().map(|r| [r.x0, r.y0, r.x1, r.y1]);
    edges.reduce(|[ax0, ay0, ax1, ay1], [x0, y0, x1, y1]| [ax0.min(x0), ay0.min(y0), ax1.max(x1), ay1.max(y1)])
}

/// Everything: blocks with kinds, places and boxes.
fn whole(document: &Document) -> Value {
    let blocks: Vec<Value> =
        document.blocks.iter().enumerate().map(|(index, block)| block_of(document, index, block)).collect();
    let notes: Vec<Value> = document
        .notes
        .iter()
        .map(|note| json!({"kind": note.kind.as_str(), "text": {"en": note.en, "zh": note.zh}}))
        .collect();
    json!({
        "media_type": document.media_type,
        "pages": document.pages,
        "unread_pages": document.unread_pages,
        "sheets": document.sheets.iter().map(|s| json!({"name": s.name, "hidden": s.hidden})).collect::<Vec<_>>(),
        "blocks": blocks,
        "notes": notes,
    })
}

fn block_of(document: &Document, index: usize, block: &Block) -> Value {
    let mut map = Map::new();
    map.insert("kind".into(), kind(block.kind).into());
    if let Some(cell) = block.cell() {
        let span = [cell.row + 1, cell.column + 1, cell.rows, cell.columns];
        map.insert("table".into(), (cell.table + 1).into());
        for (name, number) in ["row", "column", "rows", "columns"].into_iter().zip(span) {
            map.insert(name.into(), number.into());
        }
    }
    map.insert("text".into(), block.text.clone().into());
    if let Some((value, format)) = block.stored.as_deref() {
        map.insert("stored".into(), json!({"value": value, "format": format}));
    }
    let places = document.places(whole_of(index, block));
    let is_one = places.len() == 1;
    let places: Vec<Value> = places
        .into_iter()
        .map(|(part, place)| {
            let mut place = place_of(&place);
            if !is_one {
                place.insert("text".into(), document.quote(part).into());
            }
            Value::Object(place)
        })
        .collect();
    map.insert("places".into(), places.into());
    Value::Object(map)
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Paragraph => "paragraph",
        Kind::Heading => "heading",
        Kind::Cell(_) => "cell",
        Kind::Furniture(Furniture::Header) => "header",
        Kind::Furniture(Furniture::Footer) => "footer",
        Kind::Furniture(Furniture::Watermark) => "watermark",
        Kind::Furniture(Furniture::Hidden) => "hidden",
    }
}

fn place_of(place: &Place) -> Map<String, Value> {
    let hundredth = |points: f32| (f64::from(points) * 100.0).round() / 100.0;
    let value = match place {
        Place::Page { page, boxes } => {
            let boxes: Vec<_> = boxes.iter().map(|r| [r.x0, r.y0, r.x1, r.y1].map(hundredth)).collect();
            json!({"page": page, "boxes": boxes})
        }
        Place::Sheet { sheet, cell } => json!({"sheet": sheet, "cell": cell.to_string()}),
        Place::Line(line) => json!({"line": line}),
        Place::Flow { block, row, column } => json!({"block": block, "row": row, "column": column}),
    };
    match value {
        Value::Object(map) => map.into_iter().filter(|(_, value)| !value.is_null()).collect(),
        _ => Map::new(),
    }
}
