//! Letters of page images: where text stands, what it says, and how sure that is.
//!
//! The models (PP-OCRv6 small, run by rten) are files that the user installs; nothing is loaded until a page needs it.
mod bundle;
mod dictionary;
mod models;

#[cfg(feature = "ocr")]
mod blank;
#[cfg(feature = "ocr")]
mod crop;
#[cfg(feature = "ocr")]
mod detect;
#[cfg(feature = "ocr")]
mod engine;
#[cfg(feature = "ocr")]
mod orient;
#[cfg(feature = "ocr")]
mod recognise;
#[cfg(feature = "ocr")]
mod ruled;
#[cfg(feature = "ocr")]
mod seal;
#[cfg(feature = "ocr")]
mod stamp;
mod strip;

pub use bundle::{InstallError, Installed, install};
pub use models::{FOLDER_VARIABLE, Models, default_folder};
pub(crate) use strip::{PageLines, ReadLine};

use super::Picture;
#[cfg(feature = "ocr")]
use std::sync::OnceLock;

/// A letter that the model gives less than this is read, but not well.
pub const SURE: u16 = 800;
/// The same for a digit of a number that nothing confirms: a wrong digit is still a number.
pub const SURE_NUMBER: u16 = 950;
/// The same for a whole line, on the mean of its letters.
pub const SURE_LINE: u16 = 900;

/// Which pages are read from their image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pages {
    /// None.
    Off,
    /// Those without letters that can be read.
    #[default]
    Unread,
    /// All.
    All,
}

/// The reader of page images: which pages it takes and where its models lie.
#[derive(Debug, Default)]
pub struct Ocr {
    pages: Pages,
    models: Option<Models>,
    #[cfg(feature = "ocr")]
    threads: Option<usize>,
    #[cfg(feature = "ocr")]
    engine: OnceLock<Result<engine::Engine, String>>,
}

impl Ocr {
    /// A reader that reads nothing.
    #[must_use]
    pub fn off() -> Self {
        Self { pages: Pages::Off, ..Self::default() }
    }

    /// A reader of some pages with the models that were found, if any.
    #[must_use]
    pub fn new(pages: Pages, models: Option<Models>) -> Self {
        Self { pages, models, ..Self::default() }
    }

    /// The same reader on no more than so many processors.
    #[must_use]
    #[cfg_attr(not(feature = "ocr"), allow(unused_mut, unused_variables, reason = "nothing runs then"))]
    pub fn on_threads(mut self, threads: usize) -> Self {
        #[cfg(feature = "ocr")]
        {
            self.threads = Some(threads.max(1));
        }
        self
    }

    /// Which pages it takes.
    #[must_use]
    pub fn pages(&self) -> Pages {
        self.pages
    }

    /// The models that were found.
    #[must_use]
    pub fn models(&self) -> Option<&Models> {
        self.models.as_ref()
    }

    /// Whether it can read a page at all.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        cfg!(feature = "ocr") && self.pages != Pages::Off && self.models.is_some()
    }

    /// The name of the loaded models by their hash; loads them.
    ///
    /// # Errors
    /// A sentence that says why there are none.
    pub fn model(&self) -> Result<String, String> {
        #[cfg(feature = "ocr")]
        return self.engine().map(|engine| engine.name.clone());
        #[cfg(not(feature = "ocr"))]
        Err("this program was built without OCR".to_owned())
    }

    /// Reads a picture of a page; loads the models if that has not been done.
    #[cfg(feature = "ocr")]
    pub(crate) fn read(&self, picture: &Picture) -> Result<PageLines, String> {
        self.engine()?.read(picture)
    }

    /// Reads nothing: this program was built without the engine.
    #[cfg(not(feature = "ocr"))]
    pub(crate) fn read(&self, _: &Picture) -> Result<PageLines, String> {
        self.model().map(|_| PageLines::default())
    }

    #[cfg(feature = "ocr")]
    fn engine(&self) -> Result<&engine::Engine, String> {
        let load = || match &self.models {
            Some(models) => engine::Engine::load(models, self.threads),
            None => Err("no OCR models were found".to_owned()),
        };
        self.engine.get_or_init(load).as_ref().map_err(Clone::clone)
    }
}
