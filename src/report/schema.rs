//! The record of schema 1: the only serialised types. Field order is the order of the output.
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

/// The version that `schema_version` carries.
pub const SCHEMA_VERSION: &str = "1.0";
/// The day on which the tables were last edited.
pub const TABLES_DATE: &str = "2026-11-23";

/// Two languages of one sentence.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TextV1 {
    /// English.
    pub en: String,
    /// Chinese.
    pub zh: String,
}

/// The words that prove a fact, and where they stand.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EvidenceV1 {
    /// The words to the letter as the file has them; a line break inside is `\n`.
    pub quote: String,
    /// Up to 20 letters before the quote in its paragraph or cell.
    pub prefix: String,
    /// Up to 20 letters after it.
    pub suffix: String,
    /// What the quote proves: value, role, stance, quantity, lot, currency or date.
    #[serde(rename = "for")]
    pub purpose: &'static str,
    /// The label that made it count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The rule that saw it.
    pub rule: String,
    /// first, both (the second PDF reader agrees), ocr, sheet or text.
    pub reader: &'static str,
    /// PDF: page from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// PDF: a box a line, in points from the top left of the page as seen: x0, y0, x1, y1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boxes: Option<Vec<[f64; 4]>>,
    /// Spreadsheets: the sheet's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Spreadsheets: the cell in A1 form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// Text: line from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Word and web: paragraph or table from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub block: Option<u32>,
    /// Word and web: row of the table from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// Word and web: column of the table from 1; text: the cell of a line that tabs part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
}

/// A fact that is one value.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FieldV1 {
    /// The value.
    pub value: String,
    /// The words that prove it.
    pub evidence: Vec<EvidenceV1>,
    /// stated, inferred, ambiguous or unsure.
    pub confidence: &'static str,
    /// The other candidates where it is ambiguous.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<AlternativeV1>,
}

/// Another candidate for a fact.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AlternativeV1 {
    /// The value.
    pub value: String,
    /// The words that speak for it.
    pub evidence: Vec<EvidenceV1>,
}

/// Which program and which tables made the record.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ToolV1 {
    /// The program's version.
    pub version: &'static str,
    /// The day of the tables.
    pub tables: &'static str,
}

/// The file.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SourceV1 {
    /// The path as given.
    pub path: String,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
    /// Its length.
    pub bytes: u64,
    /// By its bytes.
    pub media_type: String,
    /// Number of pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// embedded, ocr, mixed, garbled or none.
    pub text: &'static str,
    /// Pages without readable text.
    pub unread_pages: Vec<u32>,
    /// Pages read from images.
    pub ocr_pages: Vec<u32>,
    /// The models that read them, by the SHA-256 of their files (detection+recognition, 16 digits each).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ocr_model: Option<String>,
    /// The part of the file, where it holds several records.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// Where it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When it was fetched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<String>,
    /// Where it is archived.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archived: Option<String>,
}

/// What the notice is and calls itself.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NoticeV1 {
    /// The kind of notice.
    pub kind: &'static str,
    /// How far the purchase had come.
    pub stage: &'static str,
    /// The title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<FieldV1>,
    /// The project's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_name: Option<FieldV1>,
    /// The project's number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_number: Option<FieldV1>,
    /// The day of publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<FieldV1>,
    /// The day of the award.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub award_date: Option<FieldV1>,
    /// The day by which bids are due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<FieldV1>,
    /// Why it failed, was cancelled or has one source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<FieldV1>,
}

/// An entry of one of the arrays: its own fields, then evidence, confidence and alternatives.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EntryV1 {
    /// The fields of the entry, by the array that it stands in (see the contract).
    #[serde(flatten)]
    pub fields: Map<String, Value>,
    /// The words that prove it.
    pub evidence: Vec<EvidenceV1>,
    /// stated, inferred, ambiguous or unsure.
    pub confidence: &'static str,
    /// The other candidates where it is ambiguous.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<AlternativeV1>,
}

/// Something to know about the reading or its result.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NoteV1 {
    /// The kind of note.
    pub kind: String,
    /// The note in words.
    pub text: TextV1,
    /// The words that it is about.
    pub evidence: Vec<EvidenceV1>,
}

/// One notice: schema 1.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RecordV1 {
    /// 1.0
    pub schema_version: &'static str,
    /// First 16 hex digits of the file's SHA-256; `#n` where the file gives several records.
    pub id: String,
    /// Program and tables.
    pub tool: ToolV1,
    /// The file.
    pub source: SourceV1,
    /// Kind, stage, names, dates.
    pub notice: NoticeV1,
    /// `{id, as_written, name, status}`
    pub lots: Vec<EntryV1>,
    /// `{name, name_pinyin, name_en, aliases, listed}`. `name_pinyin` is mechanical and no name that the body uses; `name_en`
    /// stands only where it is the body's own. `listed`: `{list, name_on_list, match, name_verified, listed_on,
    /// in_force_on_notice_date, list_edition, citation, note}`; empty means not found on the lists of the tables' date.
    /// `match: parent` never counts as listed, `name_verified: false` is a hint only, `null` is not known.
    pub buyers: Vec<EntryV1>,
    /// As buyers.
    pub agencies: Vec<EntryV1>,
    /// `{name, name_pinyin, name_en, role, consortium, rank, lot, listed}`, as buyers.
    pub suppliers: Vec<EntryV1>,
    /// `{role, value, currency, basis, per, tax, qualifier, lot, as_written}`
    pub amounts: Vec<EntryV1>,
    /// `{kind, percent, lot, as_written}`; of the kind `exchange`, `percent` is yuan for one unit of the foreign currency.
    pub rates: Vec<EntryV1>,
    /// `{id, name, stance, quantities, lot}`
    pub cloud_providers: Vec<EntryV1>,
    /// `{id, name, vendor, class, stance, quantities, lot, export_control}`. Derived: `export_control`: `{on, status, rule,
    /// since, citation, confidence, note}`, the status under US export rules on the notice's date; absent without a date
    /// and for CPUs. A status is no verdict.
    pub chips: Vec<EntryV1>,
    /// `{id, name, stance, quantities}`
    pub ai_services: Vec<EntryV1>,
    /// Derived: `{kind, provider, provider_disclosed, route, via, lot, facts}`; no `provider_disclosed` for hardware.
    pub access: Vec<Map<String, Value>>,
    /// What a correction replaces: `{path, value}`
    pub superseded: Vec<EntryV1>,
    /// Derived: `{id, facts, text}`
    pub findings: Vec<Map<String, Value>>,
    /// Notes.
    pub notes: Vec<NoteV1>,
}
