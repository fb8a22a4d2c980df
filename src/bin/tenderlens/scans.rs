//! How pages that are pictures are read in this call, here and in the workers.
use crate::args::{OcrPages, Scans};
use crate::input;
use serde::{Deserialize, Serialize};
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use tenderlens::document::ocr::{Models, Ocr, Pages};

/// What a call asks for, as a worker is told it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Asked {
    pages: OcrPages,
    /// The folder of models, if one is named.
    models: Option<Vec<u8>>,
    /// Processors to read a page on.
    threads: usize,
}

/// Set before anything is read, in the call and anew in a worker.
static ASKED: Mutex<Option<Asked>> = Mutex::new(None);
/// Workers that read beside each other.
static WORKERS: AtomicUsize = AtomicUsize::new(1);
/// Made when it is first needed.
static OCR: OnceLock<Ocr> = OnceLock::new();

impl Asked {
    fn ocr(&self) -> Ocr {
        let pages = match self.pages {
            OcrPages::Auto => Pages::Unread,
            OcrPages::All => Pages::All,
            OcrPages::Off => Pages::Off,
        };
        let models = self.models.as_ref().map_or_else(Models::find, |folder| Models::at(&input::path_of(folder)));
        Ocr::new(pages, models).on_threads(self.threads)
    }
}

fn asked() -> Option<Asked> {
    ASKED.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// The reader of pictures of this process.
pub(crate) fn ocr() -> &'static Ocr {
    OCR.get_or_init(|| asked().as_ref().map_or_else(Ocr::off, Asked::ocr))
}

/// Takes what the call asks for.
pub(crate) fn set(scans: &Scans, jobs: Option<NonZeroUsize>) {
    let threads = jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    let models = scans.ocr_models.as_ref().map(|folder| input::bytes_of(folder));
    set_in_worker(Some(Asked { pages: scans.ocr, models, threads }));
}

/// So many files are to be read: their workers share the processors.
pub(crate) fn beside(files: usize) {
    let threads = asked().map_or(1, |asked| asked.threads);
    WORKERS.store(files.clamp(1, threads), Ordering::Relaxed);
}

/// What a worker is told.
pub(crate) fn for_worker() -> Option<Asked> {
    let asked = asked()?;
    let threads = (asked.threads / WORKERS.load(Ordering::Relaxed)).max(1);
    Some(Asked { threads, ..asked })
}

/// Takes what [`for_worker`] told, in the worker itself.
pub(crate) fn set_in_worker(asked: Option<Asked>) {
    *ASKED.lock().unwrap_or_else(PoisonError::into_inner) = asked;
}
