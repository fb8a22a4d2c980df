//! The register for a terminal: the funnel, the providers, the buyers in columns that wrap.
use super::Summary;
use super::row::{cells, heads};
use crate::register::Step;
use crate::report::visible;
use std::fmt::Write;

/// Columns of a terminal at least; narrower ones wrap by themselves.
const NARROW: usize = 80;

/// The register as text of this many columns.
#[must_use]
pub fn summary_text(summary: &Summary<'_>, width: usize) -> String {
    let mut out = format!("{}\n\n", summary.head());
    let register = summary.register;
    let digits = register.funnel.iter().map(|step| step.count).max().unwrap_or(0).to_string().len().max(4);
    for step in &register.funnel {
        let _ = writeln!(out, "{:>digits$}  {}{}", step.count, summary.say(step.en, step.zh), beside(summary, step));
    }
    if register.foreign > 0 || register.repeated > 0 {
        let (foreign, repeated) = (register.foreign, register.repeated);
        let text = if summary.is_chinese {
            format!("另有 {foreign} 行不是记录，{repeated} 条记录重复")
        } else {
            format!("beside them {foreign} lines that are no records and {repeated} records given twice")
        };
        let _ = writeln!(out, "{:>digits$}  {text}", "");
    }
    if !register.providers.is_empty() {
        let _ = writeln!(out, "\n{}", summary.say("Providers named as sought (buyers: through an intermediary / direct / supplier unclear / no supplier named)", "寻求的服务商（采购人数：经中间商／直接／供应商关系不明／未载明供应商）"));
        for count in &register.providers {
            let _ = writeln!(
                out,
                "{:>digits$}  {}: {} / {} / {} / {}",
                count.entities.len(),
                visible(&count.id),
                count.by_intermediary.len(),
                count.direct.len(),
                count.unclear.len(),
                count.by_nobody.len()
            );
        }
    }
    let us: Vec<[String; 8]> =
        register.entities.iter().filter(|entity| entity.is_us).map(|entity| cells(summary, entity)).collect();
    if !us.is_empty() {
        let _ = writeln!(
            out,
            "\n{}",
            summary.say(
                "Buyers seeking restricted US technology, a US cloud or a US AI service",
                "寻求受限美国技术、美国云或美国人工智能服务的采购人"
            )
        );
        table(&mut out, summary, &us, width.max(NARROW));
    }
    let others = register.entities.iter().filter(|entity| !entity.is_us && !entity.cases.is_empty()).count();
    if others > 0 {
        let text = summary.say(
            "other buyers seek chips, clouds or AI services: --format json, csv or md lists them",
            "个其他采购人寻求芯片、云或人工智能服务：见 --format json、csv 或 md",
        );
        let _ = writeln!(out, "\n{others} {text}");
    }
    for rate in summary.rates {
        let _ = writeln!(out, "\n{rate}");
    }
    let _ = writeln!(out, "\n{}", summary.caution());
    out
}

/// Purchases and buyers of a step.
pub(super) fn beside(summary: &Summary<'_>, step: &Step) -> String {
    match (step.cases, step.entities) {
        (Some(cases), Some(entities)) if summary.is_chinese => format!("（{cases} 个采购，{entities} 个采购人）"),
        (Some(cases), Some(entities)) => format!(" ({cases} purchases, {entities} buyers)"),
        _ => String::new(),
    }
}

/// Shares of the width; the buyer's two names share a column.
const SHARES: [usize; 7] = [20, 26, 11, 20, 17, 12, 14];

fn table(out: &mut String, summary: &Summary<'_>, rows: &[[String; 8]], width: usize) {
    let all: usize = SHARES.iter().sum();
    let free = width.saturating_sub(2 * (SHARES.len() - 1));
    let widths: Vec<usize> = SHARES.iter().map(|share| (free * share / all).max(8)).collect();
    let [buyer, _, sought, provider, through, amount, stage, lists] = heads(summary);
    line(out, &widths, &[buyer, sought, provider, through, amount, stage, lists].map(str::to_owned));
    let _ = writeln!(out, "{}", widths.iter().map(|width| "─".repeat(*width)).collect::<Vec<_>>().join("  "));
    for [buyer, name, sought, provider, through, amount, stage, lists] in rows {
        let who = if name.is_empty() { buyer.clone() } else { format!("{buyer}\n{name}") };
        line(out, &widths, &[&who, sought, provider, through, amount, stage, lists].map(Clone::clone));
    }
}

fn line(out: &mut String, widths: &[usize], cells: &[String; 7]) {
    let wrapped: Vec<Vec<String>> = cells.iter().zip(widths).map(|(cell, width)| wrap(cell, *width)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    for row in 0..height {
        let mut text = String::new();
        for (lines, width) in wrapped.iter().zip(widths) {
            let piece = lines.get(row).map_or("", String::as_str);
            let used: usize = piece.chars().map(columns).sum();
            text.push_str(piece);
            text.push_str(&" ".repeat(width.saturating_sub(used) + 2));
        }
        let _ = writeln!(out, "{}", text.trim_end());
    }
}

/// Breaks at blanks where it can, inside Chinese anywhere.
fn wrap(cell: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for part in cell.split('\n') {
        let text = visible(part);
        let (mut line, mut used) = (String::new(), 0);
        for c in text.chars() {
            if used + columns(c) > width {
                let at = line.rfind(' ').filter(|at| *at > 0 && !line.ends_with(' ') && columns(c) == 1);
                let rest = at.map_or_else(String::new, |at| line.split_off(at).trim_start().to_owned());
                lines.push(std::mem::replace(&mut line, rest).trim_end().to_owned());
                used = line.chars().map(columns).sum();
            }
            if !(line.is_empty() && c == ' ') {
                line.push(c);
                used += columns(c);
            }
        }
        lines.push(line);
    }
    lines
}

/// Chinese letters and full-width signs take two columns.
fn columns(c: char) -> usize {
    if matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}')
    {
        2
    } else {
        1
    }
}
