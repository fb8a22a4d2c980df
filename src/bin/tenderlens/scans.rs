//! How pages that are pictures are read in this call, here and in the workers.
use crate::args::{OcrPages, Scans};
use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use tenderlens::document::ocr::{Models, Ocr, Pages};

/// The words that tell a worker which pages are read from their pictures.
const WORKER_PAGES: &str = "TENDERLENS_WORKER_OCR";
/// The folder of models that the call names, for a worker.
const WORKER_MODELS: &str = "TENDERLENS_WORKER_OCR_MODELS";

/// How many processors a worker may read pages on.
const WORKER_THREADS: &str = "TENDERLENS_WORKER_OCR_THREADS";

/// Processors for all workers together.
static THREADS: AtomicUsize = AtomicUsize::new(1);
/// Workers that read beside each other.
static WORKERS: AtomicUsize = AtomicUsize::new(1);
/// Set once, before anything is read.
static OCR: OnceLock<Ocr> = OnceLock::new();
/// Set with [`OCR`].
static WORKER: OnceLock<Vec<(&'static str, OsString)>> = OnceLock::new();

/// The reader of pictures of this call.
pub(crate) fn ocr() -> &'static Ocr {
    OCR.get_or_init(Ocr::off)
}

/// Takes what the call asks for.
pub(crate) fn set(scans: &Scans, jobs: Option<NonZeroUsize>) {
    let (pages, word) = match scans.ocr {
        OcrPages::Auto => (Pages::Unread, "auto"),
        OcrPages::All => (Pages::All, "all"),
        OcrPages::Off => (Pages::Off, "off"),
    };
    let models = scans.ocr_models.as_ref().map_or_else(Models::find, |folder| Models::at(folder));
    let folder = scans.ocr_models.iter().map(|folder| (WORKER_MODELS, folder.clone().into_os_string()));
    let _ = WORKER.set(std::iter::once((WORKER_PAGES, word.into())).chain(folder).collect());
    let threads = jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    THREADS.store(threads, Ordering::Relaxed);
    let _ = OCR.set(Ocr::new(pages, models).on_threads(threads));
}

/// So many files are to be read: their workers share the processors.
pub(crate) fn beside(files: usize) {
    WORKERS.store(files.clamp(1, THREADS.load(Ordering::Relaxed)), Ordering::Relaxed);
}

/// What a worker is told, as variables of its environment.
pub(crate) fn environment() -> Vec<(&'static str, OsString)> {
    let threads = (THREADS.load(Ordering::Relaxed) / WORKERS.load(Ordering::Relaxed)).max(1);
    let mut all = WORKER.get().cloned().unwrap_or_default();
    all.push((WORKER_THREADS, threads.to_string().into()));
    all
}

/// Takes what [`environment`] told, in the worker itself.
pub(crate) fn set_in_worker() {
    let pages = match std::env::var(WORKER_PAGES).as_deref() {
        Ok("auto") => Pages::Unread,
        Ok("all") => Pages::All,
        _ => Pages::Off,
    };
    let models = std::env::var_os(WORKER_MODELS).map_or_else(Models::find, |folder| Models::at(Path::new(&folder)));
    let threads = std::env::var(WORKER_THREADS).ok().and_then(|threads| threads.parse().ok()).unwrap_or(1);
    let _ = OCR.set(Ocr::new(pages, models).on_threads(threads));
}
