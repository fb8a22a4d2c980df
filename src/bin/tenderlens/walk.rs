//! The files of a folder, in the order of the bytes of their paths.
use crate::messages::Skip;
use glob::{MatchOptions, Pattern};
use std::collections::BTreeMap;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};

/// What was passed over, for one line on standard error.
pub(crate) type Skipped = BTreeMap<Skip, usize>;

/// A walk through folders.
pub(crate) struct Walk<'a> {
    /// Files must fit one of these, if there are any.
    pub(crate) globs: &'a [Pattern],
    /// Files that output goes to.
    pub(crate) outputs: &'a [Identity],
    /// What was passed over.
    pub(crate) skipped: Skipped,
    /// Folders that could not be opened.
    pub(crate) closed: Vec<(PathBuf, io::Error)>,
}

impl Walk<'_> {
    /// The files of a folder and of all folders in it.
    pub(crate) fn files(&mut self, folder: &Path) -> Vec<PathBuf> {
        let mut files = Vec::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(inner) = folders.pop() {
            let entries = match std::fs::read_dir(&inner) {
                Ok(entries) => entries,
                Err(error) => {
                    self.closed.push((inner, error));
                    continue;
                }
            };
            for entry in entries.flatten() {
                let Ok(kind) = entry.file_type() else { continue };
                let path = entry.path();
                if entry.file_name().as_encoded_bytes().starts_with(b".") {
                    self.skip(Skip::Hidden);
                } else if kind.is_symlink() {
                    self.skip(Skip::Link);
                } else if kind.is_dir() {
                    folders.push(path);
                } else if kind.is_file() && self.fits(&path, folder) {
                    match entry.metadata() {
                        Ok(about) if self.outputs.iter().any(|output| output.is(&path, &about)) => {
                            self.skip(Skip::Output);
                        }
                        _ => files.push(path),
                    }
                }
            }
        }
        files.sort_by(|a, b| a.as_os_str().as_encoded_bytes().cmp(b.as_os_str().as_encoded_bytes()));
        files
    }

    fn skip(&mut self, why: Skip) {
        *self.skipped.entry(why).or_default() += 1;
    }

    /// A pattern without `/` is held against the name, another against the path below the folder.
    fn fits(&self, path: &Path, folder: &Path) -> bool {
        let options = MatchOptions { require_literal_separator: true, ..MatchOptions::new() };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let below = path.strip_prefix(folder).unwrap_or(path).to_string_lossy();
        self.globs.is_empty()
            || self.globs.iter().any(|glob| match glob.as_str().contains('/') {
                true => glob.matches_with(&below, options),
                false => glob.matches_with(&name, options),
            })
    }
}

/// One and the same file under whatever name.
#[derive(Debug)]
pub(crate) enum Identity {
    /// Device and number.
    #[cfg(unix)]
    Node(u64, u64),
    /// Its whole path, where the system has no numbers.
    #[cfg(not(unix))]
    Path(PathBuf),
}

impl Identity {
    /// The file that a path names, if it is there.
    #[cfg(unix)]
    pub(crate) fn of(path: &Path) -> Option<Self> {
        std::fs::metadata(path).ok().map(|about| Self::node(&about))
    }

    /// The file that a path names, if it is there.
    #[cfg(not(unix))]
    pub(crate) fn of(path: &Path) -> Option<Self> {
        path.canonicalize().ok().map(Self::Path)
    }

    /// The file that standard output was sent to by the shell.
    #[cfg(unix)]
    pub(crate) fn of_stdout() -> Option<Self> {
        use std::os::fd::AsFd;
        let file = std::fs::File::from(io::stdout().as_fd().try_clone_to_owned().ok()?);
        file.metadata().ok().filter(Metadata::is_file).map(|about| Self::node(&about))
    }

    /// The file that standard output was sent to by the shell: not to be known here.
    #[cfg(not(unix))]
    pub(crate) fn of_stdout() -> Option<Self> {
        None
    }

    #[cfg(unix)]
    fn node(about: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self::Node(about.dev(), about.ino())
    }

    #[cfg(unix)]
    fn is(&self, _: &Path, about: &Metadata) -> bool {
        let (Self::Node(device, number), Self::Node(d, n)) = (self, Self::node(about));
        (*device, *number) == (d, n)
    }

    #[cfg(not(unix))]
    fn is(&self, path: &Path, _: &Metadata) -> bool {
        let Self::Path(own) = self;
        path.canonicalize().is_ok_and(|path| path == *own)
    }
}
