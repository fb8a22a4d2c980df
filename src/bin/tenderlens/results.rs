//! A results file, and the files that it was made from, for the commands that go back to them.
use crate::Stop;
use crate::input::Task;
use crate::load::{self, Trouble};
use crate::messages::{Lang, Messages};
use crate::outcome::Outcome;
use crate::worker::{Begin, Keeper, Report, Work};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use tenderlens::document::{self, Document, Limits, Lost};
use tenderlens::proof::{Around, Neighbours, PagePicture, packed};
use tenderlens::verify::{Claim, Claims, FaultKind, Results, Stated, Status, Verdict, check, results};

/// A results file may have so many bytes.
const MOST: u64 = 2 << 30;

/// Pixels a point of a page's picture.
const SCALE: f32 = 2.0;

/// The records of a results file; lines that are none are told, and `true` says that there were some.
pub(crate) fn read(path: &Path, messages: Messages) -> Result<(Results, Vec<u8>, bool), Stop> {
    let name = path.to_string_lossy();
    let because = |why: String| Stop::Because(format!("{name}: {why}"));
    let bytes = bytes(path).map_err(|error| because(messages.io(&error)))?;
    if bytes.len() as u64 > MOST {
        return Err(because(
            messages.pick(format!("over the limit of {MOST} bytes"), format!("超过 {MOST} 字节的上限")),
        ));
    }
    let found = match std::str::from_utf8(&bytes) {
        Ok(text) => results(text),
        Err(_) => {
            return Err(because(
                messages.pick("not UTF-8, so no result of tenderlens", "不是 UTF-8，因而不是结果文件"),
            ));
        }
    };
    for fault in &found.faults {
        let line = fault.line;
        messages.error(&format!(
            "{name}: {}",
            match fault.what {
                FaultKind::NoJson => messages.pick(
                    format!("line {line}: no JSON, or it breaks off; it was passed over"),
                    format!("第 {line} 行：不是完整的 JSON；已跳过")
                ),
                FaultKind::NoRecord => messages.pick(
                    format!("line {line}: no record of schema 1; it was passed over"),
                    format!("第 {line} 行：不是 schema 1 的记录；已跳过")
                ),
            }
        ));
    }
    if found.records.is_empty() {
        return Err(because(messages.pick("there is no record in it", "其中没有记录")));
    }
    let has_faults = !found.faults.is_empty();
    Ok((found, bytes, has_faults))
}

fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        std::io::stdin().lock().take(MOST + 1).read_to_end(&mut bytes)?;
    } else {
        std::fs::File::open(path)?.take(MOST + 1).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// Where one file of a result lies, or why it can't be read.
#[derive(Debug)]
enum Held {
    /// The file is there.
    At(PathBuf),
    /// The system knows no such file.
    NotFound,
    /// It can't be read, in both languages.
    Unread(String, String),
}

/// The files below a folder, or from where the program stands, and a worker that reads them.
pub(crate) struct Shelf {
    root: Option<PathBuf>,
    keeper: Keeper,
}

impl Shelf {
    /// Paths hold from `root` if there is one.
    pub(crate) fn new(root: Option<&Path>, messages: Messages) -> Result<Self, Stop> {
        Ok(Self { root: root.map(Path::to_owned), keeper: Keeper::plain(messages)? })
    }

    /// Where a path of the result lies here; `None` for one that would lead out of the root.
    pub(crate) fn place(&self, path: &str) -> Option<PathBuf> {
        let path = Path::new(path);
        let Some(root) = &self.root else { return Some(path.to_owned()) };
        if path.components().any(|part| matches!(part, Component::ParentDir)) {
            return None;
        }
        // An absolute path of another machine is looked for below the root.
        let below: PathBuf = path.components().filter(|part| matches!(part, Component::Normal(_))).collect();
        Some(root.join(below))
    }

    /// Lets a worker look up the quotes of a file.
    pub(crate) fn check(&mut self, check: Check) -> Checked {
        let path = match self.find(&check.claims.path) {
            Held::At(path) => path,
            Held::NotFound => return Checked::whole(&check.claims, Verdict::new(Status::FileNotFound), None),
            Held::Unread(en, zh) => return Checked::unread(&check.claims, (en, zh), None),
        };
        let claims = check.claims.clone();
        let task = Task { path, is_named: true };
        let outcome = self.keeper.put_to(&task, &Work::Check(Box::new(check)));
        match outcome.checked.and_then(|bytes| serde_json::from_slice(&bytes).ok()) {
            Some(checked) => checked,
            None => {
                let why = outcome.lost.unwrap_or(Lost::Crash);
                Checked::unread(&claims, (why.en().to_owned(), why.zh().to_owned()), None)
            }
        }
    }

    fn find(&self, path: &str) -> Held {
        if path == "-" || path.is_empty() {
            return Held::Unread(
                "read from standard input, so there is no file".into(),
                "来自标准输入，没有文件".into(),
            );
        }
        let Some(place) = self.place(path) else {
            return Held::Unread("the path leads out of --root".into(), "路径超出 --root 的范围".into());
        };
        match (std::fs::metadata(&place), path.split_once("!/")) {
            (Err(error), _) if error.kind() == std::io::ErrorKind::PermissionDenied => {
                let [en, zh] = sentences(&Trouble::Io(error));
                Held::Unread(en, zh)
            }
            // A member: its archive is what has to be there.
            (Err(_), Some((outer, _))) => match self.find(outer) {
                Held::At(_) => Held::At(place),
                held => held,
            },
            (Err(_), None) => Held::NotFound,
            // A device or a pipe would never end.
            (Ok(about), _) if !about.is_file() => Held::Unread("it is no plain file".into(), "不是普通文件".into()),
            (Ok(_), _) => Held::At(place),
        }
    }
}

fn sentences(trouble: &Trouble) -> [String; 2] {
    [Lang::En, Lang::Zh].map(|lang| trouble.sentence(Messages::new(lang, false)))
}

/// What is to be looked up in a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Check {
    pub(crate) claims: Claims,
    /// What stands around the quotes is wanted.
    pub(crate) has_around: bool,
    /// So many bytes of pictures of the quoted pages are wanted.
    pub(crate) pictures: Option<usize>,
}

/// A file of a result with the verdicts on its quotes.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Checked {
    /// The verdict on the file itself.
    pub(crate) file: Verdict,
    /// The SHA-256 that it has now.
    pub(crate) sha256: Option<String>,
    /// One for each quote.
    pub(crate) quotes: Vec<Verdict>,
    /// What stands around each quote, if the bytes are those that the result was made from.
    pub(crate) around: Vec<Option<Around>>,
    /// The pictures of quoted pages, likewise.
    pub(crate) pictures: Vec<(u32, PagePicture)>,
    /// Pictures that are missing.
    pub(crate) left_out: usize,
}

impl Checked {
    fn whole(claims: &Claims, file: Verdict, sha256: Option<String>) -> Self {
        let quotes = claims.quotes.iter().map(|_| file.clone()).collect();
        Self { file, sha256, quotes, around: Vec::new(), pictures: Vec::new(), left_out: 0 }
    }

    fn unread(claims: &Claims, (en, zh): (String, String), sha256: Option<String>) -> Self {
        Self::whole(claims, Verdict::new(Status::Unchecked).because(en, zh), sha256)
    }
}

impl Check {
    /// The worker's part.
    pub(crate) fn answer(&self, task: &Task, limits: &Limits, report: &mut Report) {
        let name = self.claims.path.clone();
        report.is_next();
        let bytes = match load::bytes(&task.path, limits) {
            Ok(bytes) if bytes.len() as u64 > limits.file_bytes => Err(Trouble::Read(document::too_large(limits))),
            other => other,
        };
        let length = bytes.as_ref().map_or(0, Vec::len) as u64;
        report.begin(&Begin { name, bytes: length, ..Begin::default() });
        let checked = match bytes {
            Ok(bytes) => self.look(&bytes, limits, report),
            Err(Trouble::Io(error)) if error.kind() == std::io::ErrorKind::NotFound => {
                Checked::whole(&self.claims, Verdict::new(Status::FileNotFound), None)
            }
            Err(trouble) => {
                let [en, zh] = sentences(&trouble);
                Checked::unread(&self.claims, (en, zh), None)
            }
        };
        report.done(&Outcome { checked: serde_json::to_vec(&checked).ok(), ..Outcome::default() });
    }

    fn look(&self, bytes: &[u8], limits: &Limits, report: &mut Report) -> Checked {
        let claims = &self.claims;
        let sha256 = load::sha256(bytes);
        let is_same = sha256 == claims.sha256;
        let document = match load::watched(&claims.path, bytes, limits, report) {
            Ok(document) => document,
            Err(_) if is_same && claims.quotes.is_empty() => {
                return Checked::whole(claims, Verdict::new(Status::Found), Some(sha256));
            }
            Err(_) if !is_same => return Checked::whole(claims, Verdict::new(Status::ChangedFile), Some(sha256)),
            Err(trouble) => {
                let [en, zh] = sentences(&trouble);
                return Checked::unread(claims, (en, zh), Some(sha256));
            }
        };
        let is_pdf = document.media_type == "application/pdf";
        let pages = if is_pdf { quoted(claims) } else { Vec::new() };
        // What ends a reading here (the second reader, the drawing) is left out when the file is read again.
        let may_look = !pages.is_empty() && report.second();
        let second = if may_look { document::witness(bytes, &pages).unwrap_or_default() } else { Vec::new() };
        let looked =
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| check(&claims.quotes, &document, &second)));
        let Ok(mut quotes) = looked else {
            let why = ("a fault of tenderlens itself".to_owned(), "tenderlens 自身出错".to_owned());
            return Checked::unread(claims, why, Some(sha256));
        };
        other_models(claims, &document, &mut quotes);
        let mut checked = Checked {
            file: Verdict::new(if is_same { Status::Found } else { Status::ChangedFile }),
            sha256: Some(sha256),
            quotes,
            around: Vec::new(),
            pictures: Vec::new(),
            left_out: 0,
        };
        if !is_same {
            checked.quotes = checked.quotes.into_iter().map(Verdict::in_changed_file).collect();
            return checked;
        }
        if self.has_around {
            let neighbours = Neighbours::of(&document);
            let around = |claim: &Claim| claim.place.as_ref().and_then(|place| neighbours.around(place));
            checked.around = claims.quotes.iter().map(around).collect();
        }
        if let Some(most) = self.pictures {
            self.draw(bytes, &pages, if may_look { most } else { 0 }, &mut checked);
        }
        checked
    }

    fn draw(&self, bytes: &[u8], pages: &[u32], most: usize, checked: &mut Checked) {
        let mut left = most;
        // One page at a time: a picture is large before it is packed.
        for page in pages {
            let drawn = if left > 0 { document::pictures(bytes, &[*page], SCALE) } else { Vec::new() };
            let drawn = drawn.iter().find_map(packed).filter(|picture| picture.data.len() <= left);
            match drawn {
                Some(picture) => {
                    left -= picture.data.len();
                    checked.pictures.push((*page, picture));
                }
                None => checked.left_out += 1,
            }
        }
    }
}

/// The pages that hold quotes.
fn quoted(claims: &Claims) -> Vec<u32> {
    let page = |claim: &Claim| match claim.place {
        Some(Stated::Page { page, .. }) => u32::try_from(page).ok(),
        _ => None,
    };
    let pages: BTreeSet<u32> = claims.quotes.iter().filter_map(page).collect();
    pages.into_iter().collect()
}

/// Letters read from a picture can only be held against a reading by the same models.
fn other_models(claims: &Claims, document: &Document, quotes: &mut [Verdict]) {
    let model = document.scanned.as_ref().map(|scanned| scanned.model.as_str());
    if model.is_some() && model == claims.ocr_model.as_deref() {
        return;
    }
    for (_, verdict) in claims.quotes.iter().zip(quotes).filter(|(claim, _)| claim.reader == "ocr") {
        *verdict = Verdict::new(Status::Unchecked).because(
            "read from a picture by OCR models that are not installed here",
            "该引文由图像识别得出，而此处没有相同的识别模型",
        );
    }
}
