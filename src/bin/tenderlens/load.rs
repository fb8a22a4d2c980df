//! The bytes of one path: a file, standard input, or a member of an archive; and the document in them.
use crate::args::{OcrPages, Scans};
use crate::messages::Messages;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs::File;
use std::io::{self, Read};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::OnceLock;
use tenderlens::document::ocr::{Models, Ocr, Pages};
use tenderlens::document::{self, Document, Limits, Note, NoteKind, ReadError, archive};

/// Why a path gave no document.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// The system refused.
    Io(io::Error),
    /// The reader refused.
    Read(ReadError),
    /// The reader panicked.
    OwnFault,
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
        }
    }

    /// For the record, in both languages.
    pub(crate) fn note(&self) -> Note {
        let [en, zh] = [crate::Lang::En, crate::Lang::Zh].map(|lang| self.sentence(Messages::new(lang, false)));
        match self {
            Self::Read(error) => error.note(),
            Self::Io(_) | Self::OwnFault => {
                Note::new(NoteKind::Other, format!("Nothing was read: {en}."), format!("未能读取：{zh}。"))
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

/// Set once, before anything is read.
static OCR: OnceLock<Ocr> = OnceLock::new();

/// How pages that are pictures are read in this call.
pub(crate) fn set_ocr(scans: &Scans, jobs: Option<NonZeroUsize>) {
    let pages = match scans.ocr {
        OcrPages::Auto => Pages::Unread,
        OcrPages::All => Pages::All,
        OcrPages::Off => Pages::Off,
    };
    let models = match &scans.ocr_models {
        Some(folder) => Models::at(folder),
        None => Models::find(),
    };
    let ocr = Ocr::new(pages, models);
    let _ = OCR.set(match jobs {
        Some(jobs) => ocr.on_threads(jobs.get()),
        None => ocr,
    });
}

/// The reader of pictures of this call.
pub(crate) fn ocr() -> &'static Ocr {
    OCR.get_or_init(Ocr::off)
}

/// Reads the bytes as a document; a panic of a reader costs this file and no other.
pub(crate) fn document(name: &str, bytes: &[u8], limits: &Limits) -> Result<Document, Trouble> {
    match catch_unwind(AssertUnwindSafe(|| document::read_with(name, bytes, limits, ocr()))) {
        Ok(read) => read.map_err(Trouble::Read),
        Err(_) => Err(Trouble::OwnFault),
    }
}

/// One path as a document, for the commands that show what is in it.
pub(crate) fn shown(path: &Path, messages: Messages) -> Result<Document, crate::Stop> {
    let name = path.to_string_lossy();
    let limits = Limits::default();
    let because = |trouble: &Trouble| crate::Stop::Because(format!("{name}: {}", trouble.sentence(messages)));
    let bytes = bytes(path, &limits).map_err(|trouble| because(&trouble))?;
    if archive::is_archive(&bytes) {
        return Err(crate::Stop::Because(format!("{name}: {}", messages.is_archive())));
    }
    document(&name, &bytes, &limits).map_err(|trouble| because(&trouble))
}

/// SHA-256 in hex.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
