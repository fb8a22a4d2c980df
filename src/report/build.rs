//! A record and its document to the structs of schema 1: here quotes are sliced and places looked up.
use super::derived;
use super::entry::{amount_fields, chip, cloud, lot_fields, money, organisation, rate_fields, service, supplier};
use super::schema::*;
use crate::document::{Document, Limits, Note, NoteKind, Place, Span, TextLayer};
use crate::lexicon::{Lists, Stage};
use crate::record::{
    Amount, Confidence, Evidence, Fact, Lot, Named as NamedThing, Organisation, Purpose, Rate, Record, Superseded,
    Supplier, derive,
};
use serde_json::{Map, Value};
use std::cell::Cell;

/// What is known of the file beside its text.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path as given.
    pub path: String,
    /// SHA-256 in hex.
    pub sha256: String,
    /// Length in bytes.
    pub bytes: u64,
    /// From `--sources`: address, day, archive.
    pub url: Option<String>,
    /// From `--sources`.
    pub retrieved: Option<String>,
    /// From `--sources`.
    pub archived: Option<String>,
    /// Letters of one quote at most; a longer one is cut, and a note says so.
    pub quote: usize,
}

impl Default for Source {
    fn default() -> Self {
        Self {
            path: String::new(),
            sha256: String::new(),
            bytes: 0,
            url: None,
            retrieved: None,
            archived: None,
            quote: Limits::default().quote,
        }
    }
}

/// Letters of the paragraph given before and after a quote.
const AROUND: usize = 20;

/// One record of schema 1; `number` counts the records of a file that gives several.
#[must_use]
pub fn record(document: &Document, source: &Source, record: &Record, number: Option<usize>) -> RecordV1 {
    record_with(document, source, record, number, Lists::built_in())
}

/// The same with lists of bodies of one's own beside the built-in ones, see [`Lists::with_csv`].
#[must_use]
pub fn record_with(
    document: &Document,
    source: &Source,
    record: &Record,
    number: Option<usize>,
    lists: &Lists,
) -> RecordV1 {
    let mut built = stated(document, source, record, number);
    derived::add(&mut built, &derive(document, record, lists));
    built
}

/// What the paper states.
fn stated(document: &Document, source: &Source, record: &Record, number: Option<usize>) -> RecordV1 {
    let b = Builder { document, most: source.quote.max(1), is_cut: Cell::new(false) };
    let id = source.sha256.get(..16).unwrap_or(&source.sha256).to_owned();
    let mut built = RecordV1 {
        schema_version: SCHEMA_VERSION,
        id: number.map_or(id.clone(), |number| format!("{id}#{number}")),
        tool: ToolV1 { version: env!("CARGO_PKG_VERSION"), tables: TABLES_DATE },
        source: b.source(source, record.part.clone()),
        notice: NoticeV1 {
            kind: record.kind.as_str(),
            stage: Stage::as_str(record.stage),
            title: record.title.as_ref().map(|fact| b.field(fact)),
            project_name: record.project_name.as_ref().map(|fact| b.field(fact)),
            project_number: record.project_number.as_ref().map(|fact| b.field(fact)),
            published: record.published.as_ref().map(|fact| b.field(fact)),
            award_date: record.award_date.as_ref().map(|fact| b.field(fact)),
            deadline: record.deadline.as_ref().map(|fact| b.field(fact)),
            reason: record.reason.as_ref().map(|fact| b.field(fact)),
        },
        lots: record.lots.iter().map(|fact| b.entry(fact, |lot| lot_fields(document, lot, fact))).collect(),
        buyers: record.buyers.iter().map(|fact| b.entry(fact, organisation)).collect(),
        agencies: record.agencies.iter().map(|fact| b.entry(fact, organisation)).collect(),
        suppliers: record.suppliers.iter().map(|fact| b.entry(fact, supplier)).collect(),
        amounts: record
            .amounts
            .iter()
            .map(|fact| b.entry(fact, |amount| amount_fields(document, amount, fact)))
            .collect(),
        rates: record.rates.iter().map(|fact| b.entry(fact, |rate| rate_fields(document, rate, fact))).collect(),
        cloud_providers: record.clouds.iter().map(|fact| b.entry(fact, |named| cloud(document, named, fact))).collect(),
        chips: record.chips.iter().map(|fact| b.entry(fact, |named| chip(document, named, fact))).collect(),
        ai_services: record.services.iter().map(|fact| b.entry(fact, |named| service(document, named, fact))).collect(),
        access: Vec::new(),
        superseded: record
            .superseded
            .iter()
            .filter_map(|fact| {
                let index = record.amounts.iter().position(|amount| amount.value.role == fact.value.role)?;
                Some(b.entry(fact, |old| super::entry::superseded(old, index)))
            })
            .collect(),
        findings: Vec::new(),
        notes: record.notes.iter().map(|note| b.note(note)).collect(),
    };
    if b.is_cut.get() {
        let most = b.most;
        built.notes.push(b.note(&Note::new(
            NoteKind::Limit,
            format!("A quote is longer than {most} letters; its first {most} are given."),
            format!("有引文超过 {most} 字；仅给出前 {most} 字。"),
        )));
    }
    built
}

struct Builder<'a> {
    document: &'a Document,
    /// Letters of a quote.
    most: usize,
    /// A quote was longer.
    is_cut: Cell<bool>,
}

impl Builder<'_> {
    fn source(&self, source: &Source, part: Option<String>) -> SourceV1 {
        let document = self.document;
        SourceV1 {
            path: source.path.clone(),
            sha256: source.sha256.clone(),
            bytes: source.bytes,
            media_type: document.media_type.to_owned(),
            pages: document.pages,
            text: match document.text {
                TextLayer::Embedded => "embedded",
                TextLayer::Ocr => "ocr",
                TextLayer::Mixed => "mixed",
                TextLayer::Garbled => "garbled",
                TextLayer::None => "none",
            },
            unread_pages: document.unread_pages.clone(),
            ocr_pages: document.scanned.as_ref().map(|scanned| scanned.pages.clone()).unwrap_or_default(),
            ocr_model: document.scanned.as_ref().map(|scanned| scanned.model.clone()),
            part,
            url: source.url.clone().or_else(|| document.provenance.url.clone()),
            retrieved: source.retrieved.clone().or_else(|| document.provenance.retrieved.clone()),
            archived: source.archived.clone(),
        }
    }

    fn field<T: ToString>(&self, fact: &Fact<T>) -> FieldV1 {
        FieldV1 {
            value: fact.value.to_string(),
            evidence: self.evidence(fact.evidence()),
            confidence: confidence(fact.confidence),
            alternatives: fact
                .alternatives
                .iter()
                .map(|(value, e)| AlternativeV1 { value: value.to_string(), evidence: self.evidence(e) })
                .collect(),
        }
    }

    fn entry<T: Named>(&self, fact: &Fact<T>, fields: impl Fn(&T) -> Map<String, Value>) -> EntryV1 {
        EntryV1 {
            fields: fields(&fact.value),
            evidence: self.evidence(fact.evidence()),
            confidence: confidence(fact.confidence),
            alternatives: fact
                .alternatives
                .iter()
                .map(|(value, e)| AlternativeV1 { value: value.name(), evidence: self.evidence(e) })
                .collect(),
        }
    }

    fn evidence(&self, evidence: &[Evidence]) -> Vec<EvidenceV1> {
        evidence
            .iter()
            .flat_map(|e| self.pieces(e.span, purpose(e.purpose), e.label.map(str::to_owned), e.rule))
            .collect()
    }

    fn note(&self, note: &Note) -> NoteV1 {
        NoteV1 {
            kind: note.kind.as_str().to_owned(),
            text: TextV1 { en: note.en.clone(), zh: note.zh.clone() },
            evidence: note.spans.iter().flat_map(|span| self.pieces(*span, "value", None, "note")).collect(),
        }
    }

    /// The span, or as much of it as a quote may hold.
    fn bounded(&self, span: Span) -> Span {
        let quote = self.document.quote(span);
        match quote.char_indices().nth(self.most) {
            Some((at, _)) => {
                self.is_cut.set(true);
                Span { end: span.start + at as u32, ..span }
            }
            None => span,
        }
    }

    /// A span as evidence: one piece, or one a page where it runs over a page break.
    fn pieces(&self, span: Span, purpose: &'static str, label: Option<String>, rule: &str) -> Vec<EvidenceV1> {
        let span = self.bounded(span);
        let block = self.document.blocks.get(span.block as usize);
        let text = block.map_or("", |block| block.text.as_str());
        self.document
            .places(span)
            .into_iter()
            .map(|(part, place)| {
                let before = text.get(..part.start as usize).unwrap_or("");
                let after = text.get(part.end as usize..).unwrap_or("");
                // From the back: a block may be as long as the file.
                let from = before.char_indices().rev().take(AROUND).last().map_or(0, |(at, _)| at);
                let mut piece = EvidenceV1 {
                    quote: self.document.quote(part).trim_end_matches('\n').to_owned(),
                    prefix: before.get(from..).unwrap_or_default().to_owned(),
                    suffix: after.chars().take(AROUND).collect(),
                    purpose,
                    label: label.clone(),
                    rule: rule.to_owned(),
                    reader: "text",
                    page: None,
                    boxes: None,
                    sheet: None,
                    cell: None,
                    line: None,
                    block: None,
                    row: None,
                    column: None,
                };
                match place {
                    Place::Page { page, boxes } => {
                        let scanned = self.document.scanned.as_ref();
                        let is_scan = scanned.is_some_and(|scanned| scanned.pages.contains(&page));
                        piece.reader = if is_scan { "ocr" } else { "first" };
                        piece.page = Some(page);
                        let boxes = boxes.iter().map(|r| [r.x0, r.y0, r.x1, r.y1].map(hundredth)).collect();
                        piece.boxes = Some(boxes);
                    }
                    Place::Sheet { sheet, cell } => {
                        piece.reader = "sheet";
                        piece.sheet = Some(sheet);
                        piece.cell = Some(cell.to_string());
                    }
                    // Cells of a table in plain text share their line.
                    Place::Line(line) => {
                        piece.line = Some(line);
                        piece.column = block.and_then(|block| block.cell()).map(|cell| cell.column + 1);
                    }
                    Place::Flow { block, row, column } => {
                        piece.block = Some(block);
                        piece.row = row;
                        piece.column = column;
                    }
                }
                piece
            })
            .collect()
    }
}

/// What a value is called where only its name is printed.
trait Named {
    fn name(&self) -> String;
}

impl Named for Superseded {
    fn name(&self) -> String {
        money(self.value)
    }
}

impl Named for Organisation {
    fn name(&self) -> String {
        self.name.clone()
    }
}

impl Named for Supplier {
    fn name(&self) -> String {
        self.name.clone()
    }
}

impl Named for Amount {
    fn name(&self) -> String {
        self.value.map_or_else(String::new, money)
    }
}

impl Named for Rate {
    fn name(&self) -> String {
        self.percent.to_string()
    }
}

impl Named for Lot {
    fn name(&self) -> String {
        self.id.clone()
    }
}

fn hundredth(points: f32) -> f64 {
    (f64::from(points) * 100.0).round() / 100.0
}

fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Stated => "stated",
        Confidence::Inferred => "inferred",
        Confidence::Ambiguous => "ambiguous",
        Confidence::Unsure => "unsure",
    }
}

fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Value => "value",
        Purpose::Role => "role",
        Purpose::Stance => "stance",
        Purpose::Quantity => "quantity",
        Purpose::Lot => "lot",
        Purpose::Currency => "currency",
        Purpose::Date => "date",
    }
}

impl Named for NamedThing {
    fn name(&self) -> String {
        self.row.id.to_owned()
    }
}
