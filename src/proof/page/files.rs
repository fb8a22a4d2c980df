//! Where the papers come from: the source of a notice, the table of files, how the page was made.
use super::evidence::outside;
use super::shown;
use super::view::Page;
use crate::lexicon::LISTS_DATE;
use crate::proof::fact::grouped;
use crate::verify::Status;
use maud::{Markup, html};
use serde_json::Value;

fn text<'a>(record: &'a Value, key: &str) -> &'a str {
    record.get("source").and_then(|source| source.get(key)).and_then(Value::as_str).unwrap_or_default()
}

fn number(record: &Value, key: &str) -> Option<u64> {
    record.get("source").and_then(|source| source.get(key)).and_then(Value::as_u64)
}

/// The lines under a notice's title: the file, its hash, where it came from.
pub(super) fn source(page: &Page<'_>, at: usize, record: &Value) -> Markup {
    let file = page.file(at).map(|(_, file)| file);
    let part = text(record, "part");
    html! {
        dl.source {
            div { dt { "File" } dd {
                @if let Some(href) = file.and_then(|file| file.href.as_ref()) {
                    a href=(href) target="_blank" rel="noopener noreferrer" { (shown(text(record, "path"))) }
                } @else { (shown(text(record, "path"))) }
                @if !part.is_empty() { ", " (shown(part)) }
                @if let Some(pages) = number(record, "pages") { ", " (pages) @if pages == 1 { " page" } @else { " pages" } }
                @if let Some(bytes) = number(record, "bytes") { ", " (grouped(&bytes.to_string())) " bytes" }
                @if let Some(file) = file.filter(|file| file.verdict.status != Status::Found) {
                    " " span.status.doubt { (file.verdict.status.as_str()) " " span lang="zh" { (file.verdict.status.zh()) } }
                }
            } }
            div { dt { "SHA-256" } dd.hash { (shown(text(record, "sha256"))) } }
            div { dt { "Source " span lang="zh" { "来源" } } dd { (origin(record)) } }
            div { dt { "Record" } dd.hash { (shown(record.get("id").and_then(Value::as_str).unwrap_or_default())) } }
        }
    }
}

/// Where a file came from; one that nobody has said anything of says so.
fn origin(record: &Value) -> Markup {
    let [url, retrieved, archived] = ["url", "retrieved", "archived"].map(|key| text(record, key));
    html! {
        @if url.is_empty() && retrieved.is_empty() && archived.is_empty() {
            span.unstated { "no source stated " span lang="zh" { "未注明来源" } }
        }
        @if !url.is_empty() { (outside(url)) }
        @if !retrieved.is_empty() { " retrieved " (shown(retrieved)) }
        @if !archived.is_empty() { " archived: " (outside(archived)) }
    }
}

pub(super) fn section(page: &Page<'_>) -> Markup {
    let first =
        |at: usize| page.file_of.iter().position(|file| *file == at).and_then(|record| page.records.get(record));
    html! {
        section #files {
            h2 { "The files " span lang="zh" { "文件" } }
            details {
                summary { (page.files.len()) " files with their SHA-256" }
                div.scroll {
                    table.files {
                        thead { tr { th { "File" } th { "SHA-256" } th { "Bytes" } th { "Now" } th { "Source" } } }
                        tbody {
                            @for (at, file) in page.files.iter().enumerate() {
                                tr {
                                    td { (shown(&file.path)) }
                                    td.hash { (shown(&file.sha256)) }
                                    td { @if let Some(bytes) = first(at).and_then(|record| number(record, "bytes")) { (grouped(&bytes.to_string())) } }
                                    td { (file.verdict.status.as_str()) }
                                    td { @if let Some(record) = first(at) { (origin(record)) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn method(page: &Page<'_>) -> Markup {
    let without = page
        .records
        .iter()
        .filter(|r| ["url", "retrieved", "archived"].iter().all(|key| text(r, key).is_empty()))
        .count();
    html! {
        footer {
            h2 { "How to read this page " span lang="zh" { "说明" } }
            p { "Each fact was found by rules, not by a language model, and stands here with the exact words that prove it. Before a "
                "fact was shown, its words were looked up again in the file, letter by letter: “found” means that they stand at "
                "the stated place, “two readers” that a second, independent PDF reader sees them on the page as well. Pictures are "
                "drawn from the file itself; the boxes come from the places of the letters." }
            p { "“Stated” facts stand beside a label; “inferred” ones follow by the rule that is named; “ambiguous” ones have other "
                "candidates, shown below them. What the paper does not say is left out. A reader of Chinese should look at each quote "
                "before it is printed." }
            p { "Lists of bodies are of " (LISTS_DATE) ". " (without) " of " (page.records.len())
                " notices state no source (address, day of retrieval or archive)."
                @if !page.has_pictures { " Pictures of pages were left out (--no-images)." }
                @if page.left_out > 0 { " " (page.left_out) " pictures of pages were left out to keep the page small; the links lead to the pages." } }
        }
    }
}
