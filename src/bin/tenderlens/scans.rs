//! How pages that are pictures are read in this call, here and in the workers.
use crate::args::{OcrPages, Scans};
use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use tenderlens::document::ocr::{Models, Ocr, Pages};

/// The words that tell a worker which pages are read from their pictures.
const WORKER_PAGES: &str = "TENDERLENS_WORKER_OCR";
/// The folder of models that the call names, for a worker.
const WORKER_MODELS: &str = "TENDERLENS_WORKER_OCR_MODELS";

/// What the call asks for.
#[derive(Debug, Clone, Default)]
struct Asked {
    pages: Pages,
    models: Option<PathBuf>,
    threads: Option<NonZeroUsize>,
}

/// Set once, before anything is read.
static ASKED: OnceLock<Asked> = OnceLock::new();
/// Whether this process works for another.
static IS_WORKER: AtomicBool = AtomicBool::new(false);
/// Made when it is first needed.
static OCR: OnceLock<Ocr> = OnceLock::new();

impl Asked {
    fn ocr(&self) -> Ocr {
        let models = self.models.as_deref().map_or_else(Models::find, Models::at);
        let ocr = Ocr::new(self.pages, models);
        match self.threads {
            // One page at a time: the workers themselves run beside each other.
            Some(threads) if !IS_WORKER.load(Ordering::Relaxed) => ocr.on_threads(threads.get()),
            _ => ocr,
        }
    }
}

/// The reader of pictures of this call.
pub(crate) fn ocr() -> &'static Ocr {
    OCR.get_or_init(|| ASKED.get().map_or_else(Ocr::off, Asked::ocr))
}

/// Takes what the call asks for.
pub(crate) fn set(scans: &Scans, jobs: Option<NonZeroUsize>) {
    let pages = match scans.ocr {
        OcrPages::Auto => Pages::Unread,
        OcrPages::All => Pages::All,
        OcrPages::Off => Pages::Off,
    };
    let _ = ASKED.set(Asked { pages, models: scans.ocr_models.clone(), threads: jobs });
}

/// What a worker is told, as variables of its environment.
pub(crate) fn environment() -> Vec<(&'static str, OsString)> {
    let Some(asked) = ASKED.get() else { return Vec::new() };
    let word = match asked.pages {
        Pages::Unread => "auto",
        Pages::All => "all",
        Pages::Off => "off",
    };
    let folder = asked.models.iter().map(|folder| (WORKER_MODELS, folder.clone().into_os_string()));
    std::iter::once((WORKER_PAGES, word.into())).chain(folder).collect()
}

/// Takes what [`environment`] told, in the worker itself; one that is a copy of its parent knows it.
pub(crate) fn set_in_worker() {
    let told = || {
        let pages = match std::env::var(WORKER_PAGES).as_deref() {
            Ok("auto") => Pages::Unread,
            Ok("all") => Pages::All,
            _ => Pages::Off,
        };
        Asked { pages, models: std::env::var_os(WORKER_MODELS).map(PathBuf::from), threads: None }
    };
    let _ = ASKED.get_or_init(told);
    IS_WORKER.store(true, Ordering::Relaxed);
}
