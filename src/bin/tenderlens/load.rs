//! The bytes of one path: a file, standard input, or a member of an archive; and the document in them.
use crate::messages::Messages;
use crate::scans;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs::File;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use tenderlens::document::{self, Document, Limits, Lost, Note, NoteKind, ReadError, Sieve, Watch, archive};

/// Why a path gave no document.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// The system refused.
    Io(io::Error),
    /// The reader refused.
    Read(ReadError),
    /// The reader panicked.
    OwnFault,
    /// The reading was ended.
    Lost(Lost),
    /// There is no process to read in.
    Worker(io::Error),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<ReadError> for Trouble {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

impl Trouble {
    /// For standard error.
    pub(crate) fn sentence(&self, messages: Messages) -> String {
        match self {
            Self::Io(error) => messages.io(error),
            Self::Read(error) if messages.lang == crate::Lang::Zh => error.zh(),
            Self::Read(error) => error.to_string(),
            Self::OwnFault => messages.own_fault(),
            Self::Lost(lost) => messages.pick(lost.en(), lost.zh()),
            Self::Worker(error) => messages.no_worker(error),
        }
    }

    /// For the record, in both languages.
    pub(crate) fn note(&self) -> Note {
        let [en, zh] = [crate::Lang::En, crate::Lang::Zh].map(|lang| self.sentence(Messages::new(lang, false)));
        match self {
            Self::Read(error) => error.note(),
            Self::Io(_) | Self::OwnFault | Self::Worker(_) | Self::Lost(_) => {
                let kind = match self {
                    Self::Lost(Lost::Time | Lost::Memory | Lost::Depth) => NoteKind::Limit,
                    _ => NoteKind::Other,
                };
                Note::new(kind, format!("Nothing was read: {en}."), format!("未能读取：{zh}。"))
            }
        }
    }
}

/// The bytes of a path; at most one more than the limit, which is enough to say so.
pub(crate) fn bytes(path: &Path, limits: &Limits) -> Result<Vec<u8>, Trouble> {
    let most = limits.file_bytes.saturating_add(1);
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    match File::open(path) {
        Ok(file) => {
            // A plain file tells its length; there is no need to read what will not be taken.
            if file.metadata().is_ok_and(|about| about.is_file() && about.len() > limits.file_bytes) {
                return Err(Trouble::Read(document::too_large(limits)));
            }
            file.take(most).read_to_end(&mut bytes)?;
            Ok(bytes)
        }
        Err(error) => member(path, limits).unwrap_or(Err(Trouble::Io(error))),
    }
}

/// `archive.zip!/inner.pdf`, as it stands in the records of an archive; `None` if the path is no such name.
fn member(path: &Path, limits: &Limits) -> Option<Result<Vec<u8>, Trouble>> {
    let name = path.to_str()?;
    let (outer, _) = name.split_once("!/")?;
    let archive = std::fs::read(outer).ok().filter(|bytes| archive::is_archive(bytes))?;
    let mut found = None;
    let walked = archive::walk(outer, &archive, limits, &mut |member, bytes| {
        if member == name {
            found = Some(bytes.map_err(Trouble::Read));
        }
        found.is_none()
    });
    match (found, walked) {
        (None, Err(error)) => Some(Err(Trouble::Read(error))),
        (found, _) => found,
    }
}

/// Reads the bytes as a document; a panic of a reader costs this file and no other.
pub(crate) fn watched(name: &str, bytes: &[u8], limits: &Limits, watch: &mut dyn Watch) -> Result<Document, Trouble> {
    sieved(name, bytes, limits, watch, None)
}

/// The same without the rows of a long list that tell nothing.
pub(crate) fn sieved(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    watch: &mut dyn Watch,
    sieve: Option<&'static dyn Sieve>,
) -> Result<Document, Trouble> {
    let read = || document::read_sieved(name, bytes, limits, watch, scans::ocr(), sieve);
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok(read) => read.map_err(Trouble::Read),
        Err(_) => Err(Trouble::OwnFault),
    }
}

/// SHA-256 in hex.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
