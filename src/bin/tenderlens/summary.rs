//! `tenderlens summary`: the register over results.
use crate::messages::{Lang, Messages};
use crate::{End, Stop};
use clap::{Args, ValueEnum};
use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use tenderlens::register::{self, Aliases, Rate, Register, Results};
use tenderlens::report::{self, Summary};

/// `tenderlens summary`.
#[derive(Debug, Args)]
pub(crate) struct SummaryArgs {
    /// Results of an analysis (JSON Lines or JSON), or - for standard input
    #[arg(required = true, value_name = "RESULTS")]
    results: Vec<PathBuf>,
    /// How to print the register [default: a table]
    #[arg(long, short, value_enum, default_value_t = SummaryFormat::Text)]
    format: SummaryFormat,
    /// Bodies and purchases that you join or part yourself: a CSV with the columns relation,a,b
    ///
    /// `same-body,NAME,NAME` counts the first as the second; `same-purchase,ID,ID` joins two notices (ids of records or
    /// paths); `own-purchase,ID` lets no rule join a notice. Take a row out and all is as before.
    #[arg(long, value_name = "FILE.csv")]
    aliases: Option<PathBuf>,
    /// Show amounts at this rate as well, e.g. USD=7.1439@2024-08-23 (yuan for one unit, day of the rate)
    #[arg(long, value_name = "CUR=YUAN@DAY")]
    rate: Vec<Rate>,
    /// Write to this file
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The formats of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SummaryFormat {
    /// The funnel and a table by buyer
    Text,
    /// Everything, with the reason for every join
    Json,
    /// A row a buyer
    Csv,
    /// A page
    Md,
}

pub(crate) fn run(args: &SummaryArgs, lang: Lang, messages: Messages) -> Result<End, Stop> {
    let because = |path: &Path, why: String| Stop::Because(format!("{}: {why}", path.display()));
    let mut results = Results::default();
    for path in &args.results {
        let bytes = bytes(path).map_err(|error| because(path, messages.io(&error)))?;
        let text = String::from_utf8_lossy(&bytes);
        results.extend(register::read(&text));
    }
    if results.notices.is_empty() {
        let first = args.results.first().map_or(Path::new("-"), PathBuf::as_path);
        let why = if lang == Lang::Zh { "其中没有记录" } else { "there is no record in it" };
        return Err(because(first, why.to_owned()));
    }
    let aliases = match &args.aliases {
        Some(path) => {
            let bytes = bytes(path).map_err(|error| because(path, messages.io(&error)))?;
            Aliases::read(&bytes).map_err(|error| because(path, error.to_string()))?
        }
        None => Aliases::default(),
    };
    let register = Register::new(results, &aliases);
    let summary = Summary { register: &register, rates: &args.rate, is_chinese: lang == Lang::Zh };
    let text = match args.format {
        SummaryFormat::Text => report::summary_text(&summary, width()),
        SummaryFormat::Json => {
            let is_indented = args.output.is_none() && std::io::stdout().is_terminal();
            report::json(&report::summary_json(&summary), is_indented) + "\n"
        }
        SummaryFormat::Csv => report::summary_csv(&summary),
        SummaryFormat::Md => report::summary_markdown(&summary),
    };
    match &args.output {
        Some(path) => std::fs::write(path, text).map_err(|error| because(path, messages.io(&error)))?,
        None => std::io::stdout().lock().write_all(text.as_bytes())?,
    }
    Ok(End::Found)
}

fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    if path.as_os_str() != "-" {
        return std::fs::read(path);
    }
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The terminal's width if it says so, else that of a wide page.
fn width() -> usize {
    std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).unwrap_or(140).clamp(80, 240)
}
