//! The words of the command line.
use crate::messages::Lang;
use crate::worker::Bounds;
use clap::parser::ValueSource;
use clap::{ArgMatches, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use serde::{Deserialize, Serialize};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use tenderlens::document::Limits;

const EXAMPLES: &str = "\
Examples:
  tenderlens award.pdf                           the record of one file
  tenderlens --format card award.pdf             a short view to read
  cat award.pdf | tenderlens - | jq '.suppliers[].name'
  tenderlens --field suppliers.name downloads/   one name a line, with its file
  tenderlens downloads/ -o records.jsonl         a folder, a record a line
  tenderlens verify records.jsonl                every quote against its file, letter by letter
  tenderlens report records.jsonl -o page.html   the evidence as a page, pictures of the quotes in it

Exit status: 0 at least one fact was found, 1 none, 2 a file could not be read or the call is wrong, 130 interrupted.
verify and diff: 0 all found or nothing differs, 1 the answer names what does not, 2 a result could not be read.";

/// Reads Chinese tender documents (PDF, spreadsheets, Word, web pages) and prints as JSON who buys, who supplies, for
/// how much, from which cloud provider and with which chip, each fact with the exact words and the place that prove it.
#[derive(Debug, Parser)]
#[command(name = "tenderlens", version, about, max_term_width = 100, after_help = EXAMPLES)]
#[command(override_usage = "tenderlens [OPTIONS] [PATH]...\n       tenderlens <COMMAND>")]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) analysis: Analysis,
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(flatten)]
    pub(crate) scans: Scans,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// How pages that are pictures are read, for every command that reads files.
#[derive(Debug, Clone, Args)]
pub(crate) struct Scans {
    /// Which pages of a PDF are read from their picture, where models are installed (see `tenderlens models`)
    #[arg(long, value_enum, default_value_t = OcrPages::Auto, value_name = "WHICH", global = true)]
    pub(crate) ocr: OcrPages,
    /// The folder with the OCR models
    #[arg(long, value_name = "DIR", global = true)]
    pub(crate) ocr_models: Option<PathBuf>,
}

/// Which pages are read from their picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
pub(crate) enum OcrPages {
    /// Those without letters that can be read
    Auto,
    /// All
    All,
    /// None
    Off,
}

/// What holds for every command.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Common {
    /// No progress and no remarks; errors are still told
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    /// Colours in cards
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN", global = true)]
    pub(crate) color: Color,
    /// Language of messages and cards; the record always has both
    #[arg(long, value_enum, default_value_t = Lang::En, value_name = "LANG", global = true)]
    pub(crate) lang: Lang,
}

/// What to analyse and how to print it.
#[derive(Debug, Args)]
pub(crate) struct Analysis {
    /// Files, folders, or - for standard input
    ///
    /// In a folder, PDF, spreadsheets, Word files, web pages and zip archives are found by their bytes, plain text by
    /// its name (.txt .md .csv .tsv); names that begin with a dot and links are skipped. A path that is named is always
    /// read. Members of an archive are named `archive.zip!/inner.pdf`.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// How to print the records [default: JSON, indented on a terminal, else a record a line]
    #[arg(long, short, value_enum, conflicts_with = "field")]
    pub(crate) format: Option<Format>,
    /// Print the values at this path only, one a line, e.g. suppliers.name (for several files: path, tab, value)
    #[arg(long, value_name = "FIELD")]
    pub(crate) field: Option<String>,
    /// Write to this file; it appears when all is written
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// In folders, take only files that fit this pattern (several: any of them), e.g. '*.pdf' or '2024/**/*.xlsx'
    #[arg(long, value_name = "PATTERN")]
    pub(crate) glob: Vec<String>,
    /// Read the paths from this file, one a line; - is standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) files_from: Option<PathBuf>,
    /// The paths in --files-from end in NUL, as find -print0 writes them
    #[arg(short = '0', long = "null", requires = "files_from")]
    pub(crate) null: bool,
    /// How many files are read at a time [default: the number of processors]
    #[arg(long, short, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Where files came from: a CSV with the columns path or sha256, and url, retrieved, archived
    #[arg(long, value_name = "FILE.csv")]
    pub(crate) sources: Option<PathBuf>,
    /// Bodies to look for beside the lists that are built in: a CSV with the columns list,name_zh and, where known,
    /// aliases,name_en,published,effective,edition,citation
    #[arg(long, value_name = "FILE.csv")]
    pub(crate) list: Option<PathBuf>,
    /// Let a second, independent PDF reader confirm the quotes
    #[arg(long)]
    pub(crate) witness: bool,
    /// Pages without readable text are an error
    #[arg(long)]
    pub(crate) strict: bool,
    /// Go on with a run that was broken off: the same call, with the .part file that it left
    ///
    /// A half line at its end is dropped, files whose path and hash stand in it are not read again. Without -o the
    /// output is FILE without .part.
    #[arg(long, value_name = "FILE.part", conflicts_with_all = ["field", "manifest"])]
    pub(crate) resume: Option<PathBuf>,
    /// Write what went in (with hashes and sources), what came out, program and tables to this file, as JSON
    #[arg(long, value_name = "FILE")]
    pub(crate) manifest: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) limits: LimitArgs,
}

/// Bounds on what a file may cost; beyond one of them the record carries a note, and what was read is kept.
#[derive(Debug, Clone, Copy, Args)]
#[command(next_help_heading = "Limits")]
pub(crate) struct LimitArgs {
    /// Bytes of one file
    #[arg(long, value_name = "SIZE", default_value = "512M", value_parser = size)]
    pub(crate) max_file: u64,
    /// Pages read of one file
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    pub(crate) max_pages: u32,
    /// Cells of tables, or lines of text, kept of one file
    #[arg(long, value_name = "N", default_value_t = 2_000_000)]
    pub(crate) max_cells: u32,
    /// Letters of one quote
    #[arg(long, value_name = "N", default_value_t = 2_000)]
    pub(crate) max_quote: u32,
    /// Bytes that the packed parts of one file may unpack to
    #[arg(long, value_name = "SIZE", default_value = "1G", value_parser = size)]
    pub(crate) max_unpacked: u64,
    /// How many times its packed size a member of an archive may unpack to
    #[arg(long, value_name = "N", default_value_t = 400)]
    pub(crate) max_ratio: u32,
    /// How many archives may lie inside each other
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub(crate) max_depth: u32,
    /// Members read of one archive
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    pub(crate) max_members: u32,
    /// Memory (address space) of a process that reads
    #[arg(long, value_name = "SIZE", default_value = "2G", value_parser = size)]
    pub(crate) max_memory: u64,
    /// Seconds of processor time for one page, or for a small file as a whole; large files get more
    #[arg(long, value_name = "N", default_value_t = 15, value_parser = clap::value_parser!(u64).range(1..86_400))]
    pub(crate) max_seconds: u64,
}

impl LimitArgs {
    /// For the readers.
    pub(crate) fn limits(self) -> Limits {
        Limits {
            file_bytes: self.max_file,
            pages: self.max_pages,
            cells: self.max_cells as usize,
            decoded_bytes: self.max_unpacked,
            archive_depth: self.max_depth,
            archive_members: self.max_members as usize,
            archive_ratio: self.max_ratio.into(),
            quote: self.max_quote as usize,
        }
    }

    /// For the processes that read.
    pub(crate) fn bounds(self) -> Bounds {
        // Below this no process could begin.
        Bounds { memory: self.max_memory.max(512 << 20), seconds: self.max_seconds }
    }
}

/// Bytes, with K, M or G behind the number for 1024 of the one before.
fn size(text: &str) -> Result<u64, String> {
    let upper = text.trim().to_ascii_uppercase();
    let upper = upper.strip_suffix('B').unwrap_or(&upper);
    let upper = upper.strip_suffix('I').unwrap_or(upper);
    let (number, shift) = match upper.char_indices().last() {
        Some((at, 'K')) => (&upper[..at], 10),
        Some((at, 'M')) => (&upper[..at], 20),
        Some((at, 'G')) => (&upper[..at], 30),
        _ => (upper, 0),
    };
    let number: u64 = number.trim().parse().map_err(|_| "a size is a number, or one with K, M or G behind it")?;
    number.checked_mul(1 << shift).ok_or_else(|| "too large".to_owned())
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// The letters that the tool reads, pages parted by form feeds
    Text(TextArgs),
    /// The words that jieba makes of a file, a line a block
    Tokens(TokensArgs),
    /// What the tool knows: names of chips, clouds and services, labels, lists, each with its source
    Lexicon(LexiconArgs),
    /// Every quote of an old result against its file, to the letter
    Verify(crate::verify::VerifyArgs),
    /// What changed between two results: facts that are new, gone, changed, or proven elsewhere
    Diff(crate::diff::DiffArgs),
    /// The evidence as a page to read, or the checker's sheet
    Report(crate::report::ReportArgs),
    /// The register over results: purchases, buyers, totals, the funnel
    Summary(crate::summary::SummaryArgs),
    /// The OCR models that are there; install takes them out of a wheel
    Models(crate::models::ModelsArgs),
    /// The JSON Schema of the record
    Schema,
    /// Completions for a shell
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: Shell,
    },
    /// The manual page
    Man,
}

/// `tenderlens text`.
#[derive(Debug, Args)]
pub(crate) struct TextArgs {
    /// The file, or - for standard input
    pub(crate) file: PathBuf,
    /// Put page and box, sheet and cell, line or block before each block
    #[arg(long)]
    pub(crate) places: bool,
    /// Letters, or all blocks with places and boxes
    #[arg(long, short, value_enum, default_value_t = Plain::Text)]
    pub(crate) format: Plain,
}

/// `tenderlens tokens`.
#[derive(Debug, Args)]
pub(crate) struct TokensArgs {
    /// The file, or - for standard input
    pub(crate) file: PathBuf,
    /// Words parted by blanks, or all tokens with byte offsets
    #[arg(long, short, value_enum, default_value_t = Plain::Text)]
    pub(crate) format: Plain,
}

/// `tenderlens lexicon`.
#[derive(Debug, Args)]
pub(crate) struct LexiconArgs {
    /// A word, an id or a part of one; without it the tables are listed
    pub(crate) word: Option<String>,
    /// A line a row, or all cells of a row as JSON
    #[arg(long, short, value_enum, default_value_t = Plain::Text)]
    pub(crate) format: Plain,
}

/// The formats of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// One array
    Json,
    /// A record a line
    Jsonl,
    /// A row a fact
    Csv,
    /// A short view to read, with quotes
    Card,
}

/// The formats of everything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Plain {
    /// Plain text
    Text,
    /// JSON
    Json,
}

/// When colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// An option of the analysis that was given before a subcommand, where it means nothing.
pub(crate) fn analysis_option(matches: &ArgMatches) -> Option<String> {
    let global = ["quiet", "color", "lang", "ocr", "ocr_models"];
    matches
        .ids()
        .map(clap::Id::as_str)
        .filter(|id| !global.contains(id))
        .find(|id| matches.try_contains_id(id).is_ok() && matches.value_source(id) == Some(ValueSource::CommandLine))
        .filter(|id| !["Analysis", "Common", "LimitArgs", "Scans"].contains(id))
        .map(|id| format!("--{}", id.replace('_', "-")))
}
