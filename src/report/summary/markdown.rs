//! The register as Markdown: the funnel, the buyers, why notices were joined.
use super::Summary;
use super::row::{cells, heads};
use super::terminal::beside;
use crate::register::Join;
use crate::report::visible;
use std::fmt::Write;

/// The register as a page.
#[must_use]
pub fn summary_markdown(summary: &Summary<'_>) -> String {
    let register = summary.register;
    let mut out = format!("# {}\n\n", summary.head());
    for step in &register.funnel {
        let _ = writeln!(out, "- **{}** {}{}", step.count, summary.say(step.en, step.zh), beside(summary, step));
    }
    out.push('\n');
    let heads = heads(summary);
    let _ = writeln!(out, "| {} |\n|{}", heads.join(" | "), " --- |".repeat(heads.len()));
    for entity in register.entities.iter().filter(|entity| !entity.cases.is_empty()) {
        let mut row = cells(summary, entity).map(|cell| safe(&cell));
        if entity.is_us {
            row[0] = format!("**{}**", row[0]);
        }
        let _ = writeln!(out, "| {} |", row.join(" | "));
    }
    let _ = writeln!(
        out,
        "\n{}\n",
        summary.say(
            "Buyers in bold seek restricted US technology, a US cloud or a US AI service.",
            "粗体的采购人寻求受限美国技术、美国云或美国人工智能服务。"
        )
    );
    let path = |at: usize| register.notices.get(at).map_or("", |notice| notice.path.as_str());
    let joins: Vec<&Join> = register.cases.iter().flat_map(|case| &case.joins).collect();
    if !joins.is_empty() {
        let _ = writeln!(
            out,
            "## {}\n",
            summary.say("Why notices were counted as one purchase", "公告合并为同一采购的理由")
        );
        for join in joins {
            let (en, zh) = super::json::why(join);
            let text = if summary.is_chinese { zh } else { en };
            let _ = writeln!(out, "- `{}` ← `{}`: {}", safe(path(join.with)), safe(path(join.notice)), safe(&text));
        }
        out.push('\n');
    }
    for rate in summary.rates {
        let _ = writeln!(out, "{rate}\n");
    }
    let _ = writeln!(out, "{}", summary.caution());
    out
}

/// Nothing of a file can break a table or become a link.
fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        if matches!(c, '|' | '<' | '>' | '[' | ']' | '`' | '*' | '_' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
