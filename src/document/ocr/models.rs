//! Where the models lie: a folder that was named, one in the environment, the user's data folder, or beside the program.
use std::path::{Path, PathBuf};

/// The environment variable that names a folder with models.
pub const FOLDER_VARIABLE: &str = "TENDERLENS_OCR_MODELS";
/// The folder's name in a data folder and beside the program.
const FOLDER: &str = "ocr-models";

/// What finds lines.
pub(super) const DETECTION: &str = "PP-OCRv6_det_small.onnx";
/// What reads a line.
pub(super) const RECOGNITION: &str = "PP-OCRv6_rec_small.onnx";

/// A folder that holds both models.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Models {
    folder: PathBuf,
}

impl Models {
    /// The models of a folder, if both are there.
    #[must_use]
    pub fn at(folder: &Path) -> Option<Self> {
        let is_there = |name: &str| folder.join(name).is_file();
        (is_there(DETECTION) && is_there(RECOGNITION)).then(|| Self { folder: folder.to_owned() })
    }

    /// The models of the first folder that has them: the one named by the variable, the user's data folder, beside the
    /// program.
    #[must_use]
    pub fn find() -> Option<Self> {
        if let Some(named) = std::env::var_os(FOLDER_VARIABLE).filter(|value| !value.is_empty()) {
            return Self::at(Path::new(&named));
        }
        let beside = std::env::current_exe().ok().and_then(|program| Some(program.parent()?.join(FOLDER)));
        [default_folder(), beside].into_iter().flatten().find_map(|folder| Self::at(&folder))
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The file that finds lines.
    #[must_use]
    pub fn detection(&self) -> PathBuf {
        self.folder.join(DETECTION)
    }

    /// The file that reads a line.
    #[must_use]
    pub fn recognition(&self) -> PathBuf {
        self.folder.join(RECOGNITION)
    }
}

/// Where models are installed for this user.
#[must_use]
pub fn default_folder() -> Option<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let data = variable("XDG_DATA_HOME")
        .or_else(|| variable("LOCALAPPDATA"))
        .or_else(|| Some(variable("HOME")?.join(".local").join("share")))?;
    Some(data.join("tenderlens").join(FOLDER))
}
