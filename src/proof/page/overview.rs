//! The head of the page, the funnel and the table of buyers.
use super::shown;
use super::view::{Choices, Page};
use crate::report::{Summary, TABLES_DATE, summary_rows};
use maud::{Markup, html};
use serde_json::Value;
use std::collections::BTreeSet;

pub(super) fn head(page: &Page<'_>) -> Markup {
    let summary = Summary { register: page.register, rates: &[], is_chinese: false };
    let tools: BTreeSet<String> = page
        .records
        .iter()
        .map(|record| {
            let text = |pointer: &str| record.pointer(pointer).and_then(Value::as_str).unwrap_or("?");
            format!("tenderlens {}, tables of {}", text("/tool/version"), text("/tool/tables"))
        })
        .collect();
    html! {
        header.top {
            p.kicker { "Tender evidence " span lang="zh" { "招标证据" } }
            h1 { (shown(&summary.head())) }
            dl.facts-of-run {
                div { dt { "Result" } dd { (shown(&page.results_name)) } }
                div { dt { "SHA-256" } dd.hash { (page.results_sha256) } }
                div { dt { "Made by" } dd { (shown(&tools.into_iter().collect::<Vec<_>>().join("; "))) } }
                div { dt { "Page by" } dd { "tenderlens " (env!("CARGO_PKG_VERSION")) ", tables of " (TABLES_DATE) } }
            }
            p.caution { (summary.caution()) }
            nav aria-label="Parts of this page" {
                a href="#first" { "First checks" } a href="#funnel" { "Funnel" } a href="#entities" { "Buyers" }
                a href="#notices" { "Notices" } a href="#files" { "Files" }
            }
        }
    }
}

pub(super) fn funnel(page: &Page<'_>) -> Markup {
    let steps = &page.register.funnel;
    let most = steps.iter().map(|step| step.count).max().unwrap_or(1).max(1);
    html! {
        section #funnel {
            h2 { "From files to findings " span lang="zh" { "筛选过程" } }
            ol.funnel {
                @for step in steps {
                    li {
                        b { (step.count) }
                        svg.bar viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" {
                            rect width=(format!("{:.2}", step.count as f64 * 100.0 / most as f64)) height="6" {}
                        }
                        span.step {
                            (step.en) " " span lang="zh" { (step.zh) }
                            @if let (Some(cases), Some(entities)) = (step.cases, step.entities) {
                                small { (cases) " purchases, " (entities) " buyers" }
                            }
                        }
                    }
                }
            }
            @if !page.register.providers.is_empty() {
                h3 { "Providers named as sought " span lang="zh" { "寻求的服务商" } }
                ul.providers {
                    @for count in &page.register.providers {
                        li {
                            b { (shown(&count.id)) } " " (count.entities.len())
                            @if count.entities.len() == 1 { " buyer" } @else { " buyers" }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn entities(page: &Page<'_>, choices: &Choices) -> Markup {
    let summary = Summary { register: page.register, rates: &[], is_chinese: false };
    let chinese = Summary { is_chinese: true, ..summary };
    let (heads, rows) = summary_rows(&summary);
    let (heads_zh, _) = summary_rows(&chinese);
    let is_split = rows.iter().any(|(is_us, _)| *is_us);
    html! {
        section #entities {
            h2 { "Who seeks what " span lang="zh" { "采购人一览" } }
            @if rows.is_empty() {
                p { "No notice seeks a chip, a cloud or an AI service." }
            } @else {
                @if is_split {
                    p.hint { "Buyers with a bar at the left seek restricted US technology, a US cloud or a US AI service. "
                        "Names in Latin script without a source of their own are pinyin, mechanically." }
                }
                table.entities {
                    thead { tr {
                        @for (head, zh) in heads.iter().zip(&heads_zh).filter(|(head, _)| **head != "name") {
                            th scope="col" { (head) " " span lang="zh" { (zh) } }
                        }
                    } }
                    tbody {
                        @for (is_us, cells) in &rows { tr.us[*is_us] { (row(cells, &heads, choices)) } }
                    }
                }
            }
        }
    }
}

fn row(cells: &[String; 8], heads: &[&str; 8], choices: &Choices) -> Markup {
    let [buyer, name, rest @ ..] = cells;
    html! {
        th scope="row" {
            @if let Ok(number) = choices.entities.binary_search(buyer) {
                button.pick type="button" data-pick=(number) lang="zh" { (shown(buyer)) }
            } @else { span lang="zh" { (shown(buyer)) } }
            @if !name.is_empty() { small { (shown(name)) } }
        }
        @for (cell, head) in rest.iter().zip(heads.iter().skip(2)) { td data-head=(head) { (shown(cell)) } }
    }
}
