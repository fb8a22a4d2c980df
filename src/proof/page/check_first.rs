//! What a checker looks at first: quotes that don't verify, contradictions, facts with several candidates, notes.
use super::shown;
use super::view::Page;
use crate::proof::fact::facts;
use crate::verify::Status;
use maud::{Markup, html};
use serde_json::Value;

/// One thing to look at, and the notice that it is in.
struct Item {
    rank: u8,
    number: usize,
    tag: (&'static str, &'static str),
    en: String,
    zh: String,
}

/// Kinds of notes that speak against a fact, not only about the reading.
const CONTRADICTIONS: [&str; 3] = ["contradiction", "capitals-differ-from-digits", "readers-disagree"];

pub(super) fn section(page: &Page<'_>) -> Markup {
    let mut items: Vec<Item> =
        page.records.iter().enumerate().flat_map(|(number, record)| of_record(page, number, record)).collect();
    items.sort_by_key(|item| (item.rank, item.number));
    let serious = items.iter().filter(|item| item.rank < 3).count();
    let (first, later) = items.split_at(serious);
    html! {
        section #first {
            h2 { "Look at these first " span lang="zh" { "先看这些" } }
            @if first.is_empty() {
                p { "Every quote was found at its place, and no contradiction was noted." }
            } @else { (list(page, first)) }
            @if !later.is_empty() {
                details.notes { summary { (later.len()) " notes on the reading " span lang="zh" { "阅读说明" } } (list(page, later)) }
            }
        }
    }
}

fn list(page: &Page<'_>, items: &[Item]) -> Markup {
    html! {
        ul.first {
            @for item in items {
                li {
                    span.tag { (item.tag.0) " " span lang="zh" { (item.tag.1) } } " "
                    (shown(&item.en)) " " @if !item.zh.is_empty() { span lang="zh" { (shown(&item.zh)) } " " }
                    a href=(format!("#n{}", item.number)) {
                        (shown(page.file(item.number).map_or("", |(_, file)| file.path.as_str())))
                    }
                }
            }
        }
    }
}

fn of_record(page: &Page<'_>, number: usize, record: &Value) -> Vec<Item> {
    let mut items = Vec::new();
    let of_file = page.file(number).map(|(_, file)| &file.verdict).filter(|verdict| verdict.status != Status::Found);
    if let Some(verdict) = of_file {
        let (en, zh) = verdict.why.clone().unwrap_or_default();
        let en = format!("no quote of this file can be held against it {en}").trim_end().to_owned();
        items.push(Item { rank: 0, number, tag: (verdict.status.as_str(), verdict.status.zh()), en, zh });
    }
    for fact in facts(record) {
        let failed = fact.evidence.iter().filter(|_| of_file.is_none()).filter_map(|(pointer, piece)| {
            let verdict = page.verdict(number, pointer)?;
            (verdict.status != Status::Found).then_some((verdict.status, piece.text("quote")))
        });
        for (status, quote) in failed {
            items.push(Item {
                rank: 0,
                number,
                tag: (status.as_str(), status.zh()),
                en: format!("{} “{quote}”", fact.name.0),
                zh: String::new(),
            });
        }
        if fact.confidence == "ambiguous" {
            let others: Vec<&str> = fact.alternatives.iter().map(|(value, _)| value.as_str()).collect();
            items.push(Item {
                rank: 2,
                number,
                tag: ("several candidates", "多个候选"),
                en: format!("{}: {}; also possible: {}", fact.name.0, fact.value, others.join(", ")),
                zh: String::new(),
            });
        }
    }
    for note in record.get("notes").and_then(Value::as_array).into_iter().flatten() {
        let text = |pointer: &str| note.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
        let is_contradiction = CONTRADICTIONS.contains(&text("/kind").as_str());
        items.push(Item {
            rank: if is_contradiction { 1 } else { 3 },
            number,
            tag: if is_contradiction { ("contradiction", "矛盾") } else { ("note", "说明") },
            en: text("/text/en"),
            zh: text("/text/zh"),
        });
    }
    items
}
