//! `tenderlens report`: the evidence as a page, or the checker's sheet.
use crate::messages::Messages;
use crate::results::{self, Check, Shelf};
use crate::{End, Stop, load, output};
use clap::{Args, ValueEnum};
use std::collections::HashMap;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Component, Path, PathBuf};
use tenderlens::proof::{FileView, Page, Row, file_row, href, page, rows, sheet_csv, sheet_xlsx};
use tenderlens::register::{self, Aliases, Register};
use tenderlens::verify::{Claims, Status, Verdict, claims};

/// `tenderlens report`.
#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    /// A result of an analysis (JSON Lines or JSON), or - for standard input
    #[arg(value_name = "RESULTS")]
    results: PathBuf,
    /// Write to this file; its ending chooses the format where --format does not
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// A page to read, or the checker's sheet with one row a fact [default: by the name of the output, else html]
    #[arg(long, short, value_enum)]
    format: Option<ReportFormat>,
    /// The folder from which the paths of the result hold [default: the current one]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Leave out the pictures of pages, for a small file
    #[arg(long)]
    no_images: bool,
    /// Bodies and purchases that you join or part yourself, as for summary
    #[arg(long, value_name = "FILE.csv")]
    aliases: Option<PathBuf>,
}

/// The formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ReportFormat {
    /// One page that needs nothing beside it
    Html,
    /// One row a fact, for any spreadsheet
    Csv,
    /// The same as a workbook
    Xlsx,
}

/// Bytes of all pictures of a page together.
const MOST_PICTURES: usize = 24 << 20;

pub(crate) fn run(args: &ReportArgs, messages: Messages) -> Result<End, Stop> {
    let format = format_of(args);
    let target = args.output.as_deref().filter(|path| path.as_os_str() != "-");
    if format == ReportFormat::Xlsx && target.is_none() {
        return Err(Stop::Because(messages.pick("a workbook needs -o FILE.xlsx", "写 xlsx 须用 -o 指明文件")));
    }
    let (found, bytes, has_faults) = results::read(&args.results, messages)?;
    let results_sha256 = load::sha256(&bytes);
    let files = claims(&found.records);
    let mut file_of = vec![0; found.records.len()];
    let by_file: HashMap<(&str, &str), usize> =
        files.iter().enumerate().map(|(at, file)| ((file.path.as_str(), file.sha256.as_str()), at)).collect();
    for (number, record) in found.records.iter().enumerate() {
        let text = |pointer: &str| record.pointer(pointer).and_then(|value| value.as_str()).unwrap_or_default();
        let hash = text("/source/sha256").to_ascii_lowercase();
        file_of[number] = by_file.get(&(text("/source/path"), hash.as_str())).copied().unwrap_or(0);
    }
    let mut gathered =
        Gathered { has_pictures: format == ReportFormat::Html && !args.no_images, ..Gathered::default() };
    let mut shelf = Shelf::new(args.root.as_deref(), messages)?;
    let folder = target.and_then(Path::parent).unwrap_or(Path::new(""));
    for file in &files {
        gathered.file(file, &mut shelf, folder, format == ReportFormat::Html);
    }
    let unsound = gathered.verdicts.values().filter(|verdict| verdict.status != Status::Found).count();
    if unsound > 0 {
        messages.remark(&messages.pick(
            format!("{unsound} quotes were not found at their place; the report names each"),
            format!("{unsound} 条引文未在原处找到；报告中逐一列出"),
        ));
    }
    let written = match format {
        ReportFormat::Html => {
            let aliases = match &args.aliases {
                Some(path) => {
                    let because = |why: String| Stop::Because(format!("{}: {why}", path.display()));
                    let bytes = std::fs::read(path).map_err(|error| because(messages.io(&error)))?;
                    Aliases::read(&bytes).map_err(|error| because(error.to_string()))?
                }
                None => Aliases::default(),
            };
            let text = String::from_utf8_lossy(&bytes);
            let register = Register::new(register::read(&text), &aliases);
            let name = match args.results.file_name() {
                Some(name) if args.results.as_os_str() != "-" => name.to_string_lossy().into_owned(),
                _ => "standard input".to_owned(),
            };
            page(&Page {
                records: &found.records,
                register: &register,
                results_name: name,
                results_sha256,
                files: gathered.files,
                file_of,
                verdicts: gathered.verdicts,
                around: gathered.around,
                has_pictures: gathered.has_pictures,
                left_out: gathered.left_out,
            })
            .into_bytes()
        }
        ReportFormat::Csv | ReportFormat::Xlsx => {
            let mut all: Vec<Row> = Vec::new();
            for (number, record) in found.records.iter().enumerate() {
                let file = gathered.files.get(file_of[number]);
                let verdict = |pointer: &str| gathered.verdicts.get(&(number, pointer.to_owned())).cloned();
                all.extend(rows(record, file.and_then(|file| file.href.as_deref()), &verdict));
            }
            match format {
                ReportFormat::Csv => sheet_csv(&all).into_bytes(),
                _ => sheet_xlsx(&all, &of_files(&found.records, &file_of, &gathered))
                    .map_err(|error| Stop::Because(error.to_string()))?,
            }
        }
    };
    write(target, &written, messages)?;
    Ok(if has_faults { End::Trouble } else { End::Found })
}

/// A row for each file.
fn of_files(records: &[serde_json::Value], file_of: &[usize], gathered: &Gathered) -> Vec<Row> {
    let mut of_file: Vec<Vec<&serde_json::Value>> = vec![Vec::new(); gathered.files.len()];
    for (record, at) in records.iter().zip(file_of) {
        if let Some(list) = of_file.get_mut(*at) {
            list.push(record);
        }
    }
    of_file.iter().zip(&gathered.files).map(|(records, file)| file_row(records, &file.verdict)).collect()
}

fn format_of(args: &ReportArgs) -> ReportFormat {
    let ending = args.output.as_deref().and_then(Path::extension).and_then(OsStr::to_str).unwrap_or_default();
    args.format.unwrap_or(match ending.to_ascii_lowercase().as_str() {
        "csv" => ReportFormat::Csv,
        "xlsx" => ReportFormat::Xlsx,
        _ => ReportFormat::Html,
    })
}

fn write(target: Option<&Path>, bytes: &[u8], messages: Messages) -> Result<(), Stop> {
    let Some(path) = target else {
        let mut out = std::io::stdout().lock();
        out.write_all(bytes)?;
        return Ok(out.flush()?);
    };
    let part = output::part(path);
    std::fs::write(&part, bytes)
        .and_then(|()| std::fs::rename(&part, path))
        .map_err(|error| Stop::Because(messages.not_written(&path.to_string_lossy(), &error)))
}

/// What is gathered file by file, so that only one document is held at a time.
#[derive(Debug, Default)]
struct Gathered {
    files: Vec<FileView>,
    verdicts: HashMap<(usize, String), Verdict>,
    around: HashMap<(usize, String), tenderlens::proof::Around>,
    has_pictures: bool,
    bytes: usize,
    left_out: usize,
}

impl Gathered {
    fn file(&mut self, claims: &Claims, shelf: &mut Shelf, folder: &Path, is_page: bool) {
        let mut view = FileView {
            path: claims.path.clone(),
            sha256: claims.sha256.clone(),
            href: address(shelf, &claims.path, folder),
            verdict: Verdict::new(Status::Unchecked),
            pictures: Default::default(),
        };
        let left = MOST_PICTURES.saturating_sub(self.bytes);
        let pictures = (is_page && self.has_pictures).then_some(left);
        let checked = shelf.check(Check { claims: claims.clone(), has_around: is_page, pictures });
        view.verdict = checked.file;
        if view.verdict.status == Status::FileNotFound {
            view.href = None;
        }
        for (claim, verdict) in claims.quotes.iter().zip(checked.quotes) {
            self.verdicts.insert((claim.number, claim.evidence.clone()), verdict);
        }
        for (claim, around) in claims.quotes.iter().zip(checked.around) {
            if let Some(around) = around {
                self.around.insert((claim.number, claim.evidence.clone()), around);
            }
        }
        self.left_out += checked.left_out;
        for (number, picture) in checked.pictures {
            self.bytes += picture.data.len();
            view.pictures.insert(number, picture);
        }
        self.files.push(view);
    }
}

/// The address of a file from the folder of the page; of a member, that of its archive.
fn address(shelf: &Shelf, path: &str, folder: &Path) -> Option<String> {
    if path == "-" || path.is_empty() {
        return None;
    }
    let place = shelf.place(path.split_once("!/").map_or(path, |(outer, _)| outer))?;
    let (file, folder) = (std::path::absolute(place).ok()?, std::path::absolute(folder).ok()?);
    let [file, folder] = [plain(&file), plain(&folder)];
    let (file_parts, folder_parts): (Vec<_>, Vec<_>) = (file.components().collect(), folder.components().collect());
    let shared = file_parts.iter().zip(&folder_parts).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return Some(href(&file.to_string_lossy(), true));
    }
    let up = folder_parts.len() - shared;
    let mut relative = PathBuf::new();
    (0..up).for_each(|_| relative.push(".."));
    file_parts.iter().skip(shared).for_each(|part| relative.push(part));
    Some(href(&relative.to_string_lossy(), false))
}

/// Without `.` and, where they can be taken away by the letters alone, without `..`.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(out.pop()),
            part => out.push(part),
        }
    }
    out
}
