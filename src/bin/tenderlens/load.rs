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
use tenderlens::document::{self, Document, Limits, Lost, Note, NoteKind, ReadError, Watch, archive};

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
    let word = match pages {
        Pages::Unread => "auto",
        Pages::All => "all",
        Pages::Off => "off",
    };
    let folder = scans.ocr_models.iter().map(|folder| (OCR_FOLDER, folder.clone().into_os_string()));
    let _ = WORKER.set(std::iter::once((OCR_PAGES, word.into())).chain(folder).collect());
    let ocr = Ocr::new(pages, models);
    let _ = OCR.set(match jobs {
        Some(jobs) => ocr.on_threads(jobs.get()),
        None => ocr,
    });
}

/// The words that tell a worker how pages that are pictures are read in this call.
const OCR_PAGES: &str = "TENDERLENS_WORKER_OCR";

/// What a worker is told of the reading of pictures: as variables of its environment.
pub(crate) fn ocr_environment() -> Vec<(&'static str, std::ffi::OsString)> {
    WORKER.get().cloned().unwrap_or_default()
}

/// Set with [`OCR`].
static WORKER: OnceLock<Vec<(&'static str, std::ffi::OsString)>> = OnceLock::new();

/// What [`ocr_environment`] told, in the worker itself.
pub(crate) fn set_ocr_of_worker() {
    let pages = match std::env::var(OCR_PAGES).as_deref() {
        Ok("auto") => Pages::Unread,
        Ok("all") => Pages::All,
        _ => Pages::Off,
    };
    let models = std::env::var_os(OCR_FOLDER).map_or_else(Models::find, |folder| Models::at(Path::new(&folder)));
    // One page at a time: the workers themselves run beside each other.
    let _ = OCR.set(Ocr::new(pages, models));
}

/// The folder of models that the call names.
const OCR_FOLDER: &str = "TENDERLENS_WORKER_OCR_MODELS";

/// The reader of pictures of this call.
pub(crate) fn ocr() -> &'static Ocr {
    OCR.get_or_init(Ocr::off)
}

/// Reads the bytes as a document; a panic of a reader costs this file and no other.
pub(crate) fn watched(name: &str, bytes: &[u8], limits: &Limits, watch: &mut dyn Watch) -> Result<Document, Trouble> {
    match catch_unwind(AssertUnwindSafe(|| document::read_watched(name, bytes, limits, watch, ocr()))) {
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
