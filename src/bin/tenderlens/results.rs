//! A results file, and the files that it was made from, for the commands that go back to them.
use crate::Stop;
use crate::load::{self, Trouble};
use crate::messages::{Lang, Messages};
use std::collections::{BTreeMap, HashMap};
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;
use tenderlens::document::{self, Document, Limits, ReadError, archive};
use tenderlens::verify::{Claims, FaultKind, Results, Stated, Status, Verdict, check, results};

/// A results file may have so many bytes.
const MOST: u64 = 2 << 30;

/// How long the second reader may take for a file: it is a net below readers that never end on some hostile files.
const PATIENCE: Duration = Duration::from_secs(20);

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

/// The bytes of one file of a result, or why there are none.
#[derive(Debug)]
pub(crate) enum Held {
    /// The file is there.
    Bytes(Vec<u8>),
    /// The system knows no such file.
    NotFound,
    /// It can't be read, in both languages.
    Unread(String, String),
}

/// The files below a folder, or from where the program stands.
#[derive(Debug)]
pub(crate) struct Shelf {
    root: Option<PathBuf>,
    limits: Limits,
    /// Members of archives that are wanted, unpacked once for each archive.
    members: HashMap<String, Held>,
}

impl Shelf {
    /// Paths hold from `root` if there is one. `all` are the paths that will be asked for.
    pub(crate) fn new<'a>(root: Option<&Path>, all: impl Iterator<Item = &'a str>) -> Self {
        let mut shelf = Self { root: root.map(Path::to_owned), limits: Limits::default(), members: HashMap::new() };
        let mut archives: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for path in all {
            if let Some((outer, _)) = path.split_once("!/") {
                archives.entry(outer.to_owned()).or_default().push(path.to_owned());
            }
        }
        for (outer, wanted) in archives {
            shelf.unpack(&outer, wanted);
        }
        shelf
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

    /// The bytes of a path of the result.
    pub(crate) fn take(&mut self, path: &str) -> Held {
        if let Some(held) = self.members.remove(path) {
            return held;
        }
        self.file(path)
    }

    fn file(&self, path: &str) -> Held {
        if path == "-" || path.is_empty() {
            return Held::Unread(
                "read from standard input, so there is no file".into(),
                "来自标准输入，没有文件".into(),
            );
        }
        let Some(place) = self.place(path) else {
            return Held::Unread("the path leads out of --root".into(), "路径超出 --root 的范围".into());
        };
        match std::fs::metadata(&place) {
            Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => unread(&Trouble::Io(error)),
            Err(_) => Held::NotFound,
            // A device or a pipe would never end.
            Ok(about) if !about.is_file() => Held::Unread("it is no plain file".into(), "不是普通文件".into()),
            Ok(_) => match load::bytes(&place, &self.limits) {
                Ok(bytes) if bytes.len() as u64 > self.limits.file_bytes => {
                    unread(&Trouble::Read(ReadError::TooLarge { limit: format!("{} bytes", self.limits.file_bytes) }))
                }
                Ok(bytes) => Held::Bytes(bytes),
                Err(trouble) => unread(&trouble),
            },
        }
    }

    fn unpack(&mut self, outer: &str, wanted: Vec<String>) {
        let bytes = match self.file(outer) {
            Held::Bytes(bytes) if archive::is_archive(&bytes) => bytes,
            // A folder may have such a name; its files are found as files.
            Held::Bytes(_) | Held::NotFound => return,
            Held::Unread(en, zh) => {
                let all = wanted.into_iter().map(|path| (path, Held::Unread(en.clone(), zh.clone())));
                self.members.extend(all);
                return;
            }
        };
        let mut found: HashMap<String, Held> = HashMap::new();
        let limits = self.limits;
        let walked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            archive::walk(outer, &bytes, &limits, &mut |member, inner| {
                if wanted.iter().any(|path| path == member) {
                    let held = inner.map_or_else(|error| unread(&Trouble::Read(error)), Held::Bytes);
                    found.entry(member.to_owned()).or_insert(held);
                }
                found.len() < wanted.len()
            })
        }));
        if !matches!(walked, Ok(Ok(()))) {
            let left: Vec<String> = wanted.iter().filter(|path| !found.contains_key(*path)).cloned().collect();
            found.extend(left.into_iter().map(|path| (path, unread(&Trouble::OwnFault))));
        }
        self.members.extend(found);
    }
}

fn unread(trouble: &Trouble) -> Held {
    let [en, zh] = [Lang::En, Lang::Zh].map(|lang| trouble.sentence(Messages::new(lang, false)));
    Held::Unread(en, zh)
}

/// A file of a result with the verdicts on its quotes.
#[derive(Debug)]
pub(crate) struct Checked {
    /// The verdict on the file itself.
    pub(crate) file: Verdict,
    /// The SHA-256 that it has now.
    pub(crate) sha256: Option<String>,
    /// One for each quote.
    pub(crate) quotes: Vec<Verdict>,
    /// The document, if the bytes are those that the result was made from.
    pub(crate) document: Option<Document>,
    /// The bytes, likewise.
    pub(crate) bytes: Option<Vec<u8>>,
}

/// Looks up the quotes of a file.
pub(crate) fn checked(claims: &Claims, held: Held) -> Checked {
    let whole = |file: Verdict, sha256: Option<String>| Checked {
        quotes: claims.quotes.iter().map(|_| file.clone()).collect(),
        file,
        sha256,
        document: None,
        bytes: None,
    };
    let bytes = match held {
        Held::Bytes(bytes) => bytes,
        Held::NotFound => return whole(Verdict::new(Status::FileNotFound), None),
        Held::Unread(en, zh) => return whole(Verdict::new(Status::Unchecked).because(en, zh), None),
    };
    let sha256 = load::sha256(&bytes);
    let is_same = sha256 == claims.sha256;
    let read = load::document(&claims.path, &bytes, &Limits::default());
    let document = match read {
        Ok(document) => document,
        Err(_) if is_same && claims.quotes.is_empty() => return whole(Verdict::new(Status::Found), Some(sha256)),
        Err(_) if !is_same => return whole(Verdict::new(Status::ChangedFile), Some(sha256)),
        Err(trouble) => {
            let [en, zh] = [Lang::En, Lang::Zh].map(|lang| trouble.sentence(Messages::new(lang, false)));
            return whole(Verdict::new(Status::Unchecked).because(en, zh), Some(sha256));
        }
    };
    let second = match document.media_type {
        "application/pdf" => second(&bytes, claims),
        _ => Vec::new(),
    };
    let looked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| check(&claims.quotes, &document, &second)));
    let Ok(mut quotes) = looked else {
        let why = Verdict::new(Status::Unchecked).because("a fault of tenderlens itself", "tenderlens 自身出错");
        return whole(why, Some(sha256));
    };
    other_models(claims, &document, &mut quotes);
    if !is_same {
        quotes = quotes.into_iter().map(Verdict::in_changed_file).collect();
        return Checked {
            file: Verdict::new(Status::ChangedFile),
            sha256: Some(sha256),
            quotes,
            document: None,
            bytes: None,
        };
    }
    Checked {
        file: Verdict::new(Status::Found),
        sha256: Some(sha256),
        quotes,
        document: Some(document),
        bytes: Some(bytes),
    }
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

/// The quoted pages as the second reader has them; none if it does not end in time.
fn second(bytes: &[u8], claims: &Claims) -> Vec<(u32, String)> {
    let mut pages: Vec<u32> = claims
        .quotes
        .iter()
        .filter_map(|claim| match claim.place {
            Some(Stated::Page { page, .. }) => u32::try_from(page).ok(),
            _ => None,
        })
        .collect();
    pages.sort_unstable();
    pages.dedup();
    if pages.is_empty() {
        return Vec::new();
    }
    let bytes = bytes.to_vec();
    in_time(PATIENCE, move || document::witness(&bytes, &pages).unwrap_or_default()).unwrap_or_default()
}

/// What a piece of work gives if it ends in time; if not, its thread is left behind and ends with the program.
pub(crate) fn in_time<T: Send + 'static>(patience: Duration, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (send, receive) = mpsc::channel();
    let thread = std::thread::Builder::new().stack_size(32 << 20).spawn(move || drop(send.send(work())));
    thread.ok()?;
    receive.recv_timeout(patience).ok()
}
