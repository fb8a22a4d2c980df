//! The notices with their facts, and the bar that filters them.
use super::shown;
use super::view::{Choices, Page, stage, texts};
use super::{evidence, files};
use crate::proof::fact::{Fact, facts};
use crate::proof::words::zh;
use crate::register::Notice;
use maud::{Markup, html};
use serde_json::Value;
use std::collections::BTreeSet;

pub(super) fn section(page: &Page<'_>, choices: &Choices) -> Markup {
    html! {
        section #notices {
            h2 { "The notices " span lang="zh" { "公告" } }
            (bar(page, choices))
            @for (number, record) in in_order(page) { (notice(page, choices, number, record)) }
            p #none hidden { "No notice fits. " button type="button" data-reset { "Show all" } }
        }
    }
}

/// What the page is for stands first: notices that seek US technology, then those that seek any chip, cloud or service.
fn in_order<'a>(page: &'a Page<'_>) -> Vec<(usize, &'a Value)> {
    let mut all: Vec<(usize, &Value)> = page.records.iter().enumerate().collect();
    all.sort_by_cached_key(|(number, record)| {
        let read = Notice::read(record);
        let is_us = read.as_ref().is_some_and(Notice::seeks_restricted_or_us_cloud);
        let is_relevant = read.as_ref().is_some_and(|notice| notice.sought().next().is_some());
        (!is_us, !is_relevant, *number)
    });
    all
}

fn bar(page: &Page<'_>, choices: &Choices) -> Markup {
    let chinese = |of: &str, word: &str| zh(of, word).map_or(String::new(), |zh| format!(" {zh}"));
    html! {
        form.filters #filters {
            label { "Search" input type="search" name="words" placeholder="name, number, words…" autocomplete="off"; }
            (select("entity", "Buyer 采购人", &choices.entities, |_| String::new()))
            (select("chip", "Chip or model 芯片", &choices.chips, |_| String::new()))
            (select("provider", "Provider 服务商", &choices.providers, |_| String::new()))
            (select("stage", "Stage 阶段", &choices.stages, |word| chinese("stage", word)))
            div.acts {
                button type="button" data-open { "Open all" }
                button type="button" data-reset { "Reset" }
                output #count { (page.records.len()) " of " (page.records.len()) " notices" }
            }
            p.keys { kbd { "/" } " search " kbd { "j" } " " kbd { "k" } " next, previous " kbd { "o" } " open, close "
                kbd { "a" } " open all " kbd { "Esc" } " reset" }
        }
    }
}

fn select(name: &str, title: &str, values: &[String], beside: impl Fn(&str) -> String) -> Markup {
    html! {
        label { (title)
            select name=(name) {
                option value="" { "all" }
                @for (number, value) in values.iter().enumerate() {
                    option value=(number) { (shown(value)) (beside(value)) }
                }
            }
        }
    }
}

fn notice(page: &Page<'_>, choices: &Choices, number: usize, record: &Value) -> Markup {
    let own = choices.of(record);
    let text = |pointer: &str| record.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
    let title = ["/notice/title/value", "/notice/project_name/value", "/source/path"]
        .into_iter()
        .map(text)
        .find(|title| !title.is_empty())
        .unwrap_or("untitled");
    let (kind, stage) = (text("/notice/kind"), stage(record));
    let date = ["/notice/published/value", "/notice/award_date/value"].into_iter().map(text).find(|d| !d.is_empty());
    let sought: BTreeSet<String> = [("chips", "id"), ("cloud_providers", "id"), ("ai_services", "id")]
        .into_iter()
        .flat_map(|(list, key)| texts(record, list, key, true))
        .collect();
    let facts = facts(record);
    html! {
        article.notice id=(format!("n{number}")) data-entity=(own.entities) data-chip=(own.chips)
            data-provider=(own.providers) data-stage=(own.stage) {
            details {
                summary {
                    span.kind { (kind.replace('_', " ")) " " span lang="zh" { (zh("kind", kind).unwrap_or_default()) } }
                    span.title lang="zh" { (shown(title)) }
                    span.who { (who(record)) }
                    span.tags {
                        span.stage { (stage) " " span lang="zh" { (zh("stage", stage).unwrap_or_default()) } }
                        @if let Some(date) = date { time { (shown(date)) } }
                        @for thing in &sought { span.thing { (shown(thing)) } }
                        span.path { (shown(text("/source/path"))) }
                    }
                }
                div.inside {
                    (files::source(page, number, record))
                    (findings(record))
                    @if facts.is_empty() { p { "Nothing was found in this file." } }
                    @for fact in &facts { (one(page, number, fact)) }
                    (evidence::whole_pages(page, number, &facts))
                }
            }
        }
    }
}

fn who(record: &Value) -> Markup {
    let buyers = record.get("buyers").and_then(Value::as_array).into_iter().flatten();
    html! {
        @for (at, buyer) in buyers.enumerate() {
            @if at > 0 { "; " }
            span lang="zh" { (shown(buyer.get("name").and_then(Value::as_str).unwrap_or_default())) }
            @if let Some((name, _)) = latin(buyer) { " " span.latin { (shown(name)) } }
        }
    }
}

/// A body's own English name, else its name in pinyin; the second says which.
fn latin(entry: &Value) -> Option<(&str, bool)> {
    let text = |key: &str| entry.get(key).and_then(Value::as_str).filter(|name| !name.is_empty());
    text("name_en").map(|name| (name, true)).or_else(|| text("name_pinyin").map(|name| (name, false)))
}

fn findings(record: &Value) -> Markup {
    let list = record.get("findings").and_then(Value::as_array);
    html! {
        @if let Some(findings) = list.filter(|list| !list.is_empty()) {
            ul.findings {
                @for finding in findings {
                    li {
                        (shown(finding.pointer("/text/en").and_then(Value::as_str).unwrap_or_default())) " "
                        span lang="zh" { (shown(finding.pointer("/text/zh").and_then(Value::as_str).unwrap_or_default())) }
                    }
                }
            }
        }
    }
}

fn one(page: &Page<'_>, number: usize, fact: &Fact<'_>) -> Markup {
    let role = fact.role.replace('_', " ");
    let entry = Value::Object(fact.entry.clone());
    html! {
        section.fact {
            div.name {
                b { (fact.name.0) } " " span lang="zh" { (fact.name.1) }
                @if !role.is_empty() && fact.field != "lots" {
                    span.role { (shown(&role)) " " span lang="zh" { (zh(fact.role_of, fact.role).unwrap_or_default()) } }
                }
                @if !fact.lot.is_empty() { span.role { "lot " (shown(fact.lot)) } }
            }
            div.said {
                p.value {
                    span lang="zh" { (shown(&fact.value)) }
                    @if !["stated", ""].contains(&fact.confidence) {
                        " " span class=(if fact.confidence == "inferred" { "sure" } else { "sure doubt" }) {
                            (shown(fact.confidence)) " " span lang="zh" { (zh("confidence", fact.confidence).unwrap_or_default()) }
                        }
                    }
                }
                @if let Some((name, is_own)) = latin(&entry) {
                    p.beside { (shown(name)) @if !is_own { " " small { "(pinyin, mechanical)" } } }
                }
                @for words in &fact.beside { p.beside { (shown(words)) } }
                (evidence::pieces(page, number, &fact.evidence))
                @for (value, pieces) in &fact.alternatives {
                    div.other {
                        p.beside { "also possible: " b lang="zh" { (shown(value)) } }
                        (evidence::pieces(page, number, pieces))
                    }
                }
            }
        }
    }
}
