//! `tenderlens diff`: what changed between two results.
use crate::messages::{Lang, Messages};
use crate::results;
use crate::verify::Answer;
use crate::{End, Stop};
use clap::Args;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use tenderlens::proof::{Difference, Side, diff};
use tenderlens::report::{self, visible};

/// `tenderlens diff`.
#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    /// The earlier result (JSON Lines or JSON), or - for standard input
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The later one
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// How to print the differences [default: a table on a terminal, else json]
    #[arg(long, short, value_enum)]
    format: Option<Answer>,
}

pub(crate) fn run(args: &DiffArgs, messages: Messages) -> Result<End, Stop> {
    if args.old.as_os_str() == "-" && args.new.as_os_str() == "-" {
        let why = messages.pick("standard input can't be both results", "标准输入不能同时是两个结果");
        return Err(Stop::Because(why));
    }
    let (old, _, old_faults) = results::read(&args.old, messages)?;
    let (new, _, new_faults) = results::read(&args.new, messages)?;
    let found = diff(&old.records, &new.records);
    let text = match Answer::or_fitting(args.format) {
        Answer::Json => lines(&found),
        Answer::Table => table(&found, messages.lang),
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(match (old_faults || new_faults, found.is_empty()) {
        (true, _) => End::Trouble,
        (false, true) => End::Found,
        (false, false) => End::Nothing,
    })
}

/// A line of the answer.
#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    record: &'a str,
    entity: &'a str,
    fact: &'a str,
    change: &'static str,
    old: Option<OneEnd<'a>>,
    new: Option<OneEnd<'a>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    basis: &'static str,
}

/// One of its two ends.
#[derive(Serialize)]
struct OneEnd<'a> {
    value: &'a str,
    quote: &'a str,
    place: &'a str,
    path: &'a str,
    record: &'a str,
    fact: &'a str,
}

impl<'a> From<&'a Side> for OneEnd<'a> {
    fn from(side: &'a Side) -> Self {
        let Side { record, path, fact, value, quote, place } = side;
        Self { value, quote, place, path, record, fact }
    }
}

fn lines(found: &[Difference]) -> String {
    found
        .iter()
        .filter_map(|difference| {
            let side = difference.new.as_ref().or(difference.old.as_ref())?;
            let line = Line {
                path: &side.path,
                record: &side.record,
                entity: &difference.entity,
                fact: &side.fact,
                change: difference.change.as_str(),
                old: difference.old.as_ref().map(OneEnd::from),
                new: difference.new.as_ref().map(OneEnd::from),
                basis: difference.basis,
            };
            Some(report::json(&line, false) + "\n")
        })
        .collect()
}

/// By file and buyer; a file that only one of the results has is told in one line.
fn table(found: &[Difference], lang: Lang) -> String {
    let mut out = String::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut before = None;
    for difference in found {
        let Some(side) = difference.new.as_ref().or(difference.old.as_ref()) else { continue };
        let word = if lang == Lang::Zh { difference.change.zh() } else { difference.change.as_str() };
        *counts.entry(word).or_default() += 1;
        let head = (&side.path, &side.record);
        if before != Some(head) {
            let entity = if difference.entity.is_empty() { "–" } else { &difference.entity };
            out.push_str(&format!("{}  {}  {}", visible(&side.path), visible(entity), visible(&side.record)));
            let note = match (difference.basis, lang) {
                ("same-path", Lang::En) => "  (the file has other bytes)",
                ("same-path", Lang::Zh) => "  （文件内容已变）",
                ("project-number", Lang::En) => "  (another file with the same project number)",
                ("project-number", Lang::Zh) => "  （项目编号相同的另一文件）",
                ("", Lang::En) => "  (only one of the results has this record)",
                ("", Lang::Zh) => "  （仅一个结果含此记录）",
                _ => "",
            };
            out.push_str(note);
            out.push('\n');
            before = Some(head);
        }
        let shown = |side: &Side| match side.place.is_empty() {
            true => visible(&side.value),
            false => format!("{}  “{}” {}", visible(&side.value), visible(&side.quote), visible(&side.place)),
        };
        out.push_str(&format!("  {word:<8} {}\n", visible(&side.fact)));
        for (sign, side) in [("-", &difference.old), ("+", &difference.new)] {
            if let Some(side) = side {
                out.push_str(&format!("    {sign} {}\n", shown(side)));
            }
        }
    }
    let parts: Vec<String> = counts.iter().map(|(word, count)| format!("{count} {word}")).collect();
    let total = match (found.is_empty(), lang) {
        (true, Lang::En) => "no difference".to_owned(),
        (true, Lang::Zh) => "没有差异".to_owned(),
        _ => parts.join(", "),
    };
    out + &total + "\n"
}
