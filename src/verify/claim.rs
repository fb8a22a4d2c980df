//! What a result claims: for each file its hash, for each fact the words and their place. Nothing in it is trusted.
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Where a quote is said to stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Stated {
    /// A page from 1, and a box a line where the result has them.
    Page {
        /// The page.
        page: u64,
        /// Its boxes.
        boxes: Option<Vec<[f64; 4]>>,
    },
    /// A sheet and a cell in A1 form.
    Sheet {
        /// The sheet's name.
        sheet: String,
        /// The cell.
        cell: String,
    },
    /// A line of a text, and the cell of it where tabs part the line.
    Line {
        /// The line.
        line: u64,
        /// The cell.
        column: Option<u64>,
    },
    /// A block of a Word file or web page.
    Flow {
        /// Paragraph or table.
        block: u64,
        /// Row in the table.
        row: Option<u64>,
        /// Column in the table.
        column: Option<u64>,
    },
}

/// One quote of a result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Which record of the result it stands in, from 0.
    pub number: usize,
    /// The record's id.
    pub record: String,
    /// JSON pointer of the fact in its record.
    pub fact: String,
    /// JSON pointer of this piece of evidence; the fact's own where it has none.
    pub evidence: String,
    /// The words.
    pub quote: String,
    /// The letters before them, if the result has them.
    pub prefix: Option<String>,
    /// The letters after them.
    pub suffix: Option<String>,
    /// first, both, ocr, sheet or text.
    pub reader: String,
    /// Where they stand; `None` where the result says nothing that can be looked up.
    pub place: Option<Stated>,
}

/// The claims on one file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Claims {
    /// The path as the result has it.
    pub path: String,
    /// The SHA-256 as the result has it; empty where the file could not be read when the result was made.
    pub sha256: String,
    /// The OCR models that read its pictures, by their hashes, if the result names any.
    pub ocr_model: Option<String>,
    /// The ids of its records.
    pub records: Vec<String>,
    /// The quotes.
    pub quotes: Vec<Claim>,
}

/// Lists of a record whose entries are facts.
const LISTS: [&str; 10] = [
    "lots",
    "buyers",
    "agencies",
    "suppliers",
    "amounts",
    "rates",
    "cloud_providers",
    "chips",
    "ai_services",
    "superseded",
];

/// The claims of all records, by file, in the order in which the files are first named.
#[must_use]
pub fn claims(records: &[Value]) -> Vec<Claims> {
    let mut files: Vec<Claims> = Vec::new();
    let mut known: HashMap<(String, String), usize> = HashMap::new();
    for (number, record) in records.iter().enumerate() {
        let source = record.get("source").unwrap_or(&Value::Null);
        let (path, sha256) = (text(source, "path"), text(source, "sha256").to_ascii_lowercase());
        let at = *known.entry((path.clone(), sha256.clone())).or_insert_with(|| {
            let ocr_model = source.get("ocr_model").and_then(Value::as_str).map(str::to_owned);
            files.push(Claims { path, sha256, ocr_model, ..Claims::default() });
            files.len() - 1
        });
        if let Some(file) = files.get_mut(at) {
            let id = text(record, "id");
            of_record(record, (number, &id), &mut file.quotes);
            file.records.push(id);
        }
    }
    files
}

fn of_record(record: &Value, id: (usize, &str), claims: &mut Vec<Claim>) {
    let first = claims.len();
    walk(record, id, &mut String::new(), claims);
    // A fact that brings no words can't be checked, and must not pass for one that was.
    let notice = record.get("notice").and_then(Value::as_object).into_iter().flatten();
    let fields = notice.filter(|(_, field)| field.is_object()).map(|(key, field)| (format!("/notice/{key}"), field));
    let entries = LISTS.iter().flat_map(|list| {
        let entries = record.get(*list).and_then(Value::as_array).into_iter().flatten().enumerate();
        entries.map(move |(at, entry)| (format!("/{list}/{at}"), entry))
    });
    let proven: Vec<String> = claims.get(first..).unwrap_or_default().iter().map(|claim| claim.fact.clone()).collect();
    let proven: std::collections::HashSet<&str> = proven.iter().map(String::as_str).collect();
    for (pointer, _) in fields.chain(entries).filter(|(pointer, _)| !proven.contains(pointer.as_str())) {
        claims.push(Claim {
            number: id.0,
            record: id.1.to_owned(),
            fact: pointer.clone(),
            evidence: pointer,
            quote: String::new(),
            prefix: None,
            suffix: None,
            reader: String::new(),
            place: None,
        });
    }
}

/// Every piece of evidence, wherever it stands in the record. The depth is bounded by the reader of the JSON.
fn walk(value: &Value, id: (usize, &str), pointer: &mut String, claims: &mut Vec<Claim>) {
    let length = pointer.len();
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                if key == "evidence"
                    && let Value::Array(pieces) = inner
                {
                    for (at, piece) in pieces.iter().enumerate() {
                        claims.push(claim(piece, id, pointer, at));
                    }
                } else {
                    pointer.push('/');
                    pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
                    walk(inner, id, pointer, claims);
                    pointer.truncate(length);
                }
            }
        }
        Value::Array(items) => {
            for (at, inner) in items.iter().enumerate() {
                pointer.push_str(&format!("/{at}"));
                walk(inner, id, pointer, claims);
                pointer.truncate(length);
            }
        }
        _ => {}
    }
}

fn claim(piece: &Value, id: (usize, &str), fact: &str, at: usize) -> Claim {
    let words = |key: &str| piece.get(key).and_then(Value::as_str).map(str::to_owned);
    Claim {
        number: id.0,
        record: id.1.to_owned(),
        fact: fact.to_owned(),
        evidence: format!("{fact}/evidence/{at}"),
        quote: words("quote").unwrap_or_default(),
        prefix: words("prefix"),
        suffix: words("suffix"),
        reader: words("reader").unwrap_or_default(),
        place: piece.as_object().and_then(place),
    }
}

/// The place that a piece of evidence states; `None` if it states none that can be looked up.
#[must_use]
pub fn place(piece: &Map<String, Value>) -> Option<Stated> {
    let number = |key: &str| piece.get(key).and_then(Value::as_u64);
    let words = |key: &str| piece.get(key).and_then(Value::as_str).map(str::to_owned);
    if let Some(page) = number("page") {
        return Some(Stated::Page { page, boxes: boxes(piece.get("boxes"))? });
    }
    if let (Some(sheet), Some(cell)) = (words("sheet"), words("cell")) {
        return Some(Stated::Sheet { sheet, cell });
    }
    if let Some(line) = number("line") {
        return Some(Stated::Line { line, column: number("column") });
    }
    number("block").map(|block| Stated::Flow { block, row: number("row"), column: number("column") })
}

/// The boxes; `Some(None)` where there are none, `None` where they are something else.
fn boxes(value: Option<&Value>) -> Option<Option<Vec<[f64; 4]>>> {
    let Some(value) = value.filter(|value| !value.is_null()) else { return Some(None) };
    let mut boxes = Vec::new();
    for corners in value.as_array()? {
        let corners: Vec<f64> = corners.as_array()?.iter().map(Value::as_f64).collect::<Option<_>>()?;
        boxes.push(<[f64; 4]>::try_from(corners).ok()?);
    }
    Some(Some(boxes).filter(|boxes: &Vec<[f64; 4]>| !boxes.is_empty()))
}

fn text(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}
