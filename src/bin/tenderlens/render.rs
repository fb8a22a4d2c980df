//! A record to the text of the format that was asked for.
use crate::args::{Analysis, Color, Common, Format};
use crate::messages::Lang;
use std::io::IsTerminal;
use std::path::Path;
use tenderlens::report::{self, CardStyle, RecordV1};

/// How records leave.
#[derive(Debug, Clone)]
pub(crate) enum Shape {
    /// JSON, one after another or as an array.
    Json { is_indented: bool, is_array: bool },
    /// A row a fact.
    Csv,
    /// A short view.
    Card(CardStyle),
    /// The values of one path; with the file's path before them where there are several files.
    Field { path: String, has_several: bool },
}

impl Shape {
    /// The shape for this call: JSON is indented where a person looks at it.
    pub(crate) fn new(analysis: &Analysis, common: &Common, output: Option<&Path>, has_several: bool) -> Self {
        let writes_file = output.is_some_and(|path| path.as_os_str() != "-");
        let is_indented = !writes_file && std::io::stdout().is_terminal();
        if let Some(path) = &analysis.field {
            return Self::Field { path: path.clone(), has_several };
        }
        match analysis.format {
            None => Self::Json { is_indented, is_array: false },
            Some(Format::Jsonl) => Self::Json { is_indented: false, is_array: false },
            Some(Format::Json) => Self::Json { is_indented, is_array: true },
            Some(Format::Csv) => Self::Csv,
            Some(Format::Card) => Self::Card(CardStyle {
                is_chinese: common.lang == Lang::Zh,
                is_coloured: match common.color {
                    Color::Always => true,
                    Color::Never => false,
                    Color::Auto => is_indented && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
                },
            }),
        }
    }

    /// One record as text, every line with its end; empty where the record has nothing to print.
    pub(crate) fn render(&self, record: &RecordV1, is_member: bool) -> String {
        match self {
            Self::Json { is_indented, is_array } => {
                let text = if *is_indented { report::json_pretty(record) } else { report::json_line(record) };
                // The array sets its own commas and line ends.
                if *is_array { text } else { text + "\n" }
            }
            Self::Csv => report::csv_rows(record),
            Self::Card(style) => report::card(record, *style),
            Self::Field { path, has_several } => {
                let before = match *has_several || is_member {
                    true => format!("{}\t", report::visible(&record.source.path)),
                    false => String::new(),
                };
                report::values(record, path).iter().map(|value| format!("{before}{value}\n")).collect()
            }
        }
    }

    /// Whether a record is a line, so that a run can be taken up again.
    pub(crate) fn is_lines(&self) -> bool {
        matches!(self, Self::Json { is_array: false, is_indented: false })
    }

    /// What stands before the first record.
    pub(crate) fn head(&self) -> String {
        match self {
            Self::Json { is_array: true, .. } => "[".to_owned(),
            Self::Csv => report::csv_head(),
            _ => String::new(),
        }
    }

    /// What stands between two records.
    pub(crate) fn between(&self) -> &'static str {
        match self {
            Self::Json { is_array: true, .. } => ",\n",
            Self::Card(_) => "\n",
            _ => "",
        }
    }

    /// What stands behind the last record.
    pub(crate) fn tail(&self) -> &'static str {
        match self {
            Self::Json { is_array: true, .. } => "]\n",
            _ => "",
        }
    }
}
