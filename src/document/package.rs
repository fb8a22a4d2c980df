//! A zip file of parts (xlsx, docx, ods): parts by name, unpacked under a limit.
use super::{Limits, ReadError};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The parts of a zip file and how many bytes may still be unpacked.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    format: &'static str,
    left: u64,
    limit: u64,
}

impl<'a> Package<'a> {
    /// Reads the directory at the end of the file.
    pub(super) fn open(bytes: &'a [u8], format: &'static str, limits: &Limits) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(format, &error))?;
        Ok(Self { archive, format, left: limits.decoded_bytes, limit: limits.decoded_bytes })
    }

    /// The names of the parts.
    pub(super) fn names(&self) -> Vec<String> {
        self.archive.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned()).collect()
    }

    /// The part's bytes, `None` if there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let mut bytes = Vec::new();
        Ok(self.copy(name, |chunk| bytes.extend_from_slice(chunk))?.then_some(bytes))
    }

    /// Hands the part to `take` in pieces; `false` if there is no such part.
    pub(super) fn copy(&mut self, name: &str, mut take: impl FnMut(&[u8])) -> Result<bool, ReadError> {
        let wanted = name.trim_start_matches('/');
        let Some(index) = self.index(wanted) else {
            return Ok(false);
        };
        let format = self.format;
        let mut file = self.archive.by_index(index).map_err(|error| broken(format, &error))?;
        let mut chunk = vec![0; 64 << 10];
        loop {
            let read = file.read(&mut chunk).map_err(|error| ReadError::Damaged {
                format,
                detail: format!("its part {wanted} can't be unpacked ({error})"),
            })?;
            if read == 0 {
                return Ok(true);
            }
            let left = self.left.checked_sub(read as u64);
            self.left = left.ok_or_else(|| ReadError::TooLarge { limit: unpacked(self.limit) })?;
            take(chunk.get(..read).unwrap_or_default());
        }
    }

    /// How many bytes may still be unpacked.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    /// Lets what was unpacked since [`Self::left`] be unpacked again.
    pub(super) fn take_back(&mut self, left: u64) {
        self.left = left;
    }

    fn index(&self, name: &str) -> Option<usize> {
        self.archive
            .index_for_name(name)
            .or_else(|| self.archive.file_names_raw().position(|n| n.eq_ignore_ascii_case(name.as_bytes())))
    }
}

/// The limit on unpacked bytes, in words.
pub(super) fn unpacked(limit: u64) -> String {
    format!("{limit} unpacked bytes")
}

/// What a zip error means to a person.
pub(super) fn broken(format: &'static str, error: &ZipError) -> ReadError {
    match error {
        ZipError::InvalidPassword => ReadError::Encrypted,
        ZipError::UnsupportedArchive(detail) if *detail == ZipError::PASSWORD_REQUIRED => ReadError::Encrypted,
        ZipError::UnsupportedArchive(detail) => {
            ReadError::Damaged { format, detail: format!("its zip package needs what is not supported here: {detail}") }
        }
        _ => ReadError::Damaged {
            format,
            detail: format!("its zip package has no whole directory; the file is probably cut off ({error})"),
        },
    }
}
