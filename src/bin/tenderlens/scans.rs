//! How pages that are pictures are read in this call, here and in the workers.
use crate::args::{OcrPages, Scans};
use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::OnceLock;
use tenderlens::document::ocr::{Models, Ocr, Pages};

/// The words that tell a worker which pages are read from their pictures.
const WORKER_PAGES: &str = "TENDERLENS_WORKER_OCR";
/// The folder of models that the call names, for a worker.
const WORKER_MODELS: &str = "TENDERLENS_WORKER_OCR_MODELS";

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
    let ocr = Ocr::new(pages, models);
    let _ = OCR.set(match jobs {
        Some(jobs) => ocr.on_threads(jobs.get()),
        None => ocr,
    });
}

/// What a worker is told, as variables of its environment.
pub(crate) fn environment() -> Vec<(&'static str, OsString)> {
    WORKER.get().cloned().unwrap_or_default()
}

/// Takes what [`environment`] told, in the worker itself.
pub(crate) fn set_in_worker() {
    let pages = match std::env::var(WORKER_PAGES).as_deref() {
        Ok("auto") => Pages::Unread,
        Ok("all") => Pages::All,
        _ => Pages::Off,
    };
    let models = std::env::var_os(WORKER_MODELS).map_or_else(Models::find, |folder| Models::at(Path::new(&folder)));
    // One page at a time: the workers themselves run beside each other.
    let _ = OCR.set(Ocr::new(pages, models));
}
