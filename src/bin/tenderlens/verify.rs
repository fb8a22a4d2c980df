//! `tenderlens verify`: an old result against its files.
use crate::messages::{Lang, Messages};
use crate::results::{self, Check, Checked, Shelf};
use crate::{End, Stop};
use clap::{Args, ValueEnum};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use tenderlens::report::{self, visible};
use tenderlens::verify::{Claim, Claims, Stated, Status, Verdict, claims};

/// `tenderlens verify`.
#[derive(Debug, Args)]
pub(crate) struct VerifyArgs {
    /// A result of an analysis (JSON Lines or JSON), or - for standard input
    #[arg(value_name = "RESULTS")]
    pub(crate) results: PathBuf,
    /// The folder from which the paths of the result hold [default: the current one]
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
    /// How to print the answer [default: a table on a terminal, else json]
    #[arg(long, short, value_enum)]
    pub(crate) format: Option<Answer>,
}

/// The formats of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Answer {
    /// Files with what is wrong in them, and the counts
    Table,
    /// One line each
    Json,
}

impl Answer {
    /// The format that was asked for, else the one that fits who reads.
    pub(crate) fn or_fitting(asked: Option<Self>) -> Self {
        asked.unwrap_or(if std::io::stdout().is_terminal() { Self::Table } else { Self::Json })
    }
}

pub(crate) fn run(args: &VerifyArgs, messages: Messages) -> Result<End, Stop> {
    let (found, _, has_faults) = results::read(&args.results, messages)?;
    let files = claims(&found.records);
    drop(found);
    let mut shelf = Shelf::new(args.root.as_deref(), messages)?;
    let mut counts: BTreeMap<Status, usize> = BTreeMap::new();
    let mut is_sound = true;
    let mut seconded = 0;
    let format = Answer::or_fitting(args.format);
    for file in &files {
        if file.sha256.is_empty() && file.quotes.is_empty() {
            messages.remark(&messages.pick(
                format!("{}: could not be read when the result was made; there is nothing to verify", file.path),
                format!("{}：生成结果时即无法读取，无可核对", file.path),
            ));
            continue;
        }
        let checked = shelf.check(Check { claims: file.clone(), has_around: false, pictures: None });
        for verdict in &checked.quotes {
            *counts.entry(verdict.status).or_default() += 1;
            seconded += usize::from(verdict.readers.len() > 1);
        }
        is_sound &= checked.file.status == Status::Found
            && checked.quotes.iter().all(|verdict| verdict.status == Status::Found);
        let text = match format {
            Answer::Json => lines(file, &checked),
            Answer::Table => block(file, &checked, messages.lang),
        };
        std::io::stdout().lock().write_all(text.as_bytes())?;
    }
    if format == Answer::Table {
        let text = totals(&counts, files.len(), seconded, messages.lang);
        std::io::stdout().lock().write_all(text.as_bytes())?;
    }
    Ok(match (has_faults, is_sound) {
        (true, _) => End::Trouble,
        (false, true) => End::Found,
        (false, false) => End::Nothing,
    })
}

/// A line of the answer.
#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    record: Option<&'a str>,
    /// JSON pointer of the fact; none where the line is about the file.
    fact: Option<&'a str>,
    quote: Option<&'a str>,
    status: &'static str,
    readers: &'a [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Map<String, Value>>,
    /// What the verdict on the new bytes is.
    #[serde(skip_serializing_if = "Option::is_none")]
    in_changed_file: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Value>,
}

impl<'a> Line<'a> {
    fn new(file: &'a Claims, claim: Option<&'a Claim>, verdict: &'a Verdict) -> Self {
        Self {
            path: &file.path,
            record: claim.map(|claim| &claim.record).or(file.records.first()).map(String::as_str),
            fact: claim.map(|claim| claim.fact.as_str()),
            quote: claim.map(|claim| claim.quote.as_str()),
            status: verdict.status.as_str(),
            readers: &verdict.readers,
            evidence: claim.map(|claim| claim.evidence.as_str()),
            place: claim.and_then(|claim| claim.place.as_ref()).map(place_of),
            in_changed_file: verdict.now.map(Status::as_str),
            text: verdict.why.as_ref().map(|(en, zh)| json!({"en": en, "zh": zh})),
        }
    }
}

/// One line a quote; a file that is not as it was and has no quotes has one line too.
fn lines(file: &Claims, checked: &Checked) -> String {
    let mut lines: Vec<Line<'_>> =
        file.quotes.iter().zip(&checked.quotes).map(|(claim, verdict)| Line::new(file, Some(claim), verdict)).collect();
    if file.quotes.is_empty() && checked.file.status != Status::Found {
        lines.push(Line::new(file, None, &checked.file));
    }
    lines.iter().map(|line| report::json(line, false) + "\n").collect()
}

fn place_of(place: &Stated) -> Map<String, Value> {
    let value = match place {
        Stated::Page { page, .. } => json!({"page": page}),
        Stated::Sheet { sheet, cell } => json!({"sheet": sheet, "cell": cell}),
        Stated::Line { line, column } => json!({"line": line, "column": column}),
        Stated::Flow { block, row, column } => json!({"block": block, "row": row, "column": column}),
    };
    match value {
        Value::Object(map) => map.into_iter().filter(|(_, value)| !value.is_null()).collect(),
        _ => Map::new(),
    }
}

/// A file's line, and a line for each quote that was not found.
fn block(file: &Claims, checked: &Checked, lang: Lang) -> String {
    let word = |status: Status| if lang == Lang::Zh { status.zh() } else { status.as_str() };
    let why = |verdict: &Verdict| {
        let words = verdict.why.as_ref().map(|(en, zh)| if lang == Lang::Zh { zh } else { en });
        words.map_or_else(String::new, |words| format!("  ({})", visible(words)))
    };
    let found = checked.quotes.iter().filter(|verdict| verdict.status == Status::Found).count();
    let of = format!("{found}/{}", checked.quotes.len());
    let hash = visible(file.sha256.get(..16).unwrap_or("–"));
    let mut out =
        format!("{:<14} {of:>9}  {hash}  {}{}\n", word(checked.file.status), visible(&file.path), why(&checked.file));
    if checked.file.status == Status::ChangedFile {
        let now = checked.sha256.as_deref().and_then(|hash| hash.get(..16)).unwrap_or("–");
        out.push_str(&format!("    {} {now}\n", if lang == Lang::Zh { "现在的 SHA-256" } else { "SHA-256 now" }));
    }
    for (claim, verdict) in file.quotes.iter().zip(&checked.quotes) {
        let status = verdict.now.unwrap_or(verdict.status);
        if status == Status::Found || checked.file.status == Status::FileNotFound {
            continue;
        }
        let remark = if verdict.why == checked.file.why { String::new() } else { why(verdict) };
        out.push_str(&format!(
            "    {:<10} {} {}  “{}”{remark}\n",
            word(status),
            visible(&claim.record),
            visible(&claim.fact),
            visible(&claim.quote),
        ));
    }
    out
}

fn totals(counts: &BTreeMap<Status, usize>, files: usize, seconded: usize, lang: Lang) -> String {
    let all: usize = counts.values().sum();
    let parts: Vec<String> = Status::ALL
        .iter()
        .filter_map(|status| Some((status, counts.get(status)?)))
        .map(|(status, count)| match lang {
            Lang::En => format!("{count} {}", status.as_str()),
            Lang::Zh => format!("{} {count}", status.zh()),
        })
        .collect();
    match lang {
        Lang::En => {
            format!("{files} files, {all} quotes: {}; {seconded} seen by a second PDF reader too\n", parts.join(", "))
        }
        Lang::Zh => {
            format!("{files} 个文件，{all} 条引文：{}；其中 {seconded} 条第二个 PDF 读取器亦见\n", parts.join("，"))
        }
    }
}
