//! The register as CSV: a row a buyer, cells that a spreadsheet would take for a formula made harmless.
use super::Summary;
use super::row::{cells, heads};
use crate::report::visible;

/// All buyers that seek a chip, a cloud or an AI service.
#[must_use]
pub fn summary_csv(summary: &Summary<'_>) -> String {
    let mut out = String::new();
    let mut head: Vec<String> = heads(summary).iter().map(|cell| (*cell).to_owned()).collect();
    head.extend(["us_technology", "purchases", "files", "rates"].map(str::to_owned));
    push(&mut out, &head);
    let rates: Vec<String> = summary.rates.iter().map(ToString::to_string).collect();
    for entity in summary.register.entities.iter().filter(|entity| !entity.cases.is_empty()) {
        let mut row: Vec<String> = cells(summary, entity).into();
        let cases = entity.cases.iter().filter_map(|case| summary.register.cases.get(*case));
        let files: Vec<&str> = cases
            .flat_map(|case| &case.notices)
            .filter_map(|at| summary.register.notices.get(*at))
            .map(|notice| notice.path.as_str())
            .collect();
        row.extend([
            if entity.is_us { "yes" } else { "no" }.to_owned(),
            entity.cases.len().to_string(),
            files.join("; "),
            rates.join("; "),
        ]);
        push(&mut out, &row);
    }
    out
}

fn push(out: &mut String, row: &[String]) {
    let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}

fn quoted(cell: &str) -> String {
    let shown = visible(cell);
    let harmless = if shown.starts_with(['=', '+', '-', '@']) { format!("'{shown}") } else { shown };
    if harmless.contains([',', '"']) { format!("\"{}\"", harmless.replace('"', "\"\"")) } else { harmless }
}
