//! `--resume F.part`: the records of a run that was broken off, by the file that they are of.
use crate::Stop;
use crate::input::Task;
use crate::messages::Messages;
use crate::outcome::Outcome;
use serde::Deserialize;
use serde::de::IgnoredAny;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tenderlens::report::TABLES_DATE;

/// How the note of a file begins that gave no document.
const NOT_READ: &str = "Nothing was read:";

/// What is kept of a broken run, beside the part that is written anew.
pub(crate) struct Resume {
    kept: Mutex<File>,
    files: HashMap<String, Kept>,
    path: PathBuf,
    messages: Messages,
}

/// The records of one file.
#[derive(Debug, Default)]
struct Kept {
    sha256: String,
    lines: Vec<(u64, usize)>,
    unread: Vec<u32>,
    has_fact: bool,
}

/// As much of a record as must be known.
#[derive(Deserialize)]
struct Line {
    tool: Tool,
    source: Source,
    notice: HashMap<String, IgnoredAny>,
    notes: Vec<Noted>,
    #[serde(flatten)]
    rest: HashMap<String, Rest>,
}

#[derive(Deserialize)]
struct Noted {
    text: Words,
}

#[derive(Deserialize)]
struct Words {
    en: String,
}

#[derive(Deserialize)]
struct Tool {
    version: String,
    tables: String,
}

#[derive(Deserialize)]
struct Source {
    path: String,
    sha256: String,
    #[serde(default)]
    unread_pages: Vec<u32>,
}

/// The lists of a record, and its id and version.
#[derive(Deserialize)]
#[serde(untagged)]
enum Rest {
    List(Vec<IgnoredAny>),
    Other(IgnoredAny),
}

impl Line {
    /// As for a record that is built: kind and stage say nothing by themselves, nor does what is derived or noted.
    fn has_fact(&self) -> bool {
        self.notice.len() > 2
            || self.rest.iter().any(|(name, rest)| {
                !matches!(name.as_str(), "access" | "findings") && matches!(rest, Rest::List(list) if !list.is_empty())
            })
    }
}

/// Where the records wait while the part is written anew.
pub(crate) fn beside(part: &Path) -> PathBuf {
    let mut name = OsString::from(part);
    name.push(".old");
    PathBuf::from(name)
}

impl Resume {
    /// Gathers the whole records of a broken run, and of one that was broken off while it went on with another.
    pub(crate) fn open(part: &Path, messages: Messages) -> Result<Self, Stop> {
        let because =
            |error: &io::Error| Stop::Because(format!("--resume {}: {}", part.to_string_lossy(), messages.io(error)));
        let old = beside(part);
        let mut fresh = OsString::from(&old);
        fresh.push(".new");
        let mut from: Vec<File> = Vec::new();
        for path in [&old, part] {
            match File::open(path) {
                Ok(file) => from.push(file),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(because(&error)),
            }
        }
        if from.is_empty() {
            return Err(because(&io::ErrorKind::NotFound.into()));
        }
        let gathered = gather(from, Path::new(&fresh)).and_then(|files| {
            std::fs::rename(&fresh, &old)?;
            Ok((files, File::open(&old)?))
        });
        let (files, kept) = gathered.map_err(|error| because(&error))?;
        Ok(Self { kept: Mutex::new(kept), files, path: old, messages })
    }

    /// What the broken run found in this file, if the file is still the same.
    pub(crate) fn outcome(&self, task: &Task) -> Option<Outcome> {
        let name = task.path.to_string_lossy();
        let kept = self.files.get(name.as_ref())?;
        if hash(&task.path).ok()? != kept.sha256 {
            return None;
        }
        let mut file = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let mut outcome = Outcome { has_fact: kept.has_fact, ..Outcome::default() };
        for (at, length) in &kept.lines {
            let mut line = vec![0; *length];
            file.seek(SeekFrom::Start(*at)).ok()?;
            file.read_exact(&mut line).ok()?;
            outcome.records.push(String::from_utf8(line).ok()?);
        }
        if !kept.unread.is_empty() {
            outcome.unread.push(self.messages.unread_pages(&name, &kept.unread));
        }
        Some(outcome)
    }

    /// All is done: nothing needs to be kept.
    pub(crate) fn end(&self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Copies what is whole into one file and says what stands where.
fn gather(from: Vec<File>, to: &Path) -> io::Result<HashMap<String, Kept>> {
    let mut out = BufWriter::new(File::create(to)?);
    let mut files: HashMap<String, Kept> = HashMap::new();
    let mut at = 0;
    for file in from {
        let mut reader = BufReader::new(file);
        let mut open: Option<(String, Kept, Vec<Vec<u8>>)> = None;
        loop {
            let mut line = Vec::new();
            reader.read_until(b'\n', &mut line)?;
            // The last group may not be whole, whatever its lines look like: it is never put in.
            if line.pop() != Some(b'\n') {
                break;
            }
            let Ok(read) = serde_json::from_slice::<Line>(&line) else { continue };
            line.push(b'\n');
            if open.as_ref().is_some_and(|(path, ..)| *path != read.source.path)
                && let Some((path, mut kept, lines)) = open.take()
                && !files.contains_key(&path)
                && kept.sha256.len() == 64
            {
                for line in lines {
                    out.write_all(&line)?;
                    kept.lines.push((at, line.len()));
                    at += line.len() as u64;
                }
                files.insert(path, kept);
            }
            let is_ours = read.tool.version == env!("CARGO_PKG_VERSION") && read.tool.tables == TABLES_DATE;
            let has_fact = read.has_fact();
            // What could not be read may be readable now, and has to be told again if not.
            let is_read = !read.notes.iter().any(|note| note.text.en.starts_with(NOT_READ));
            let (path, kept, lines) =
                open.get_or_insert_with(|| (read.source.path.clone(), Kept::default(), Vec::new()));
            path.clone_from(&read.source.path);
            // A member's record has its own hash and not that of its archive; another version may find other things.
            kept.sha256 = if is_ours && is_read && !path.contains("!/") { read.source.sha256 } else { String::new() };
            kept.unread = read.source.unread_pages;
            kept.has_fact |= has_fact;
            lines.push(line);
        }
    }
    out.flush()?;
    Ok(files)
}

fn hash(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut digest = Sha256::new();
    let mut piece = vec![0; 128 << 10];
    loop {
        match file.read(&mut piece)? {
            0 => break,
            read => digest.update(piece.get(..read).unwrap_or_default()),
        }
    }
    Ok(digest.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    }))
}
