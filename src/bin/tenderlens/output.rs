//! Where records go: standard output, or a file that appears when all is written.
use crate::Stop;
use crate::messages::Messages;
use crate::render::Shape;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The open way out.
pub(crate) struct Output {
    shape: Shape,
    to: Box<dyn Write>,
    /// What it is called in messages.
    name: String,
    /// The file that is being written, and the name that it gets at the end.
    moves: Option<(PathBuf, PathBuf)>,
    messages: Messages,
    is_first: bool,
}

/// The name under which a file is written until it is whole.
pub(crate) fn part(path: &Path) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".part");
    PathBuf::from(name)
}

impl Output {
    /// Opens the way out; a device or pipe is written to directly.
    pub(crate) fn open(path: Option<&Path>, shape: Shape, messages: Messages) -> Result<Self, Stop> {
        let (to, moves): (Box<dyn Write>, _) = match path.filter(|path| path.as_os_str() != "-") {
            None => (Box::new(BufWriter::new(io::stdout())), None),
            Some(path) => {
                let is_special = std::fs::metadata(path).is_ok_and(|about| !about.is_file());
                let written = if is_special { path.to_owned() } else { part(path) };
                let file = File::create(&written)
                    .map_err(|error| Stop::Because(messages.not_written(&path.to_string_lossy(), &error)))?;
                (Box::new(BufWriter::new(file)), (!is_special).then(|| (written, path.to_owned())))
            }
        };
        let name = path.map_or_else(|| "-".to_owned(), |path| path.to_string_lossy().into_owned());
        let mut output = Self { shape, to, name, moves, messages, is_first: true };
        let head = output.shape.head();
        output.write(&head)?;
        Ok(output)
    }

    /// The records of one file, already rendered; they leave at once.
    pub(crate) fn records(&mut self, records: &[String]) -> Result<(), Stop> {
        for record in records.iter().filter(|record| !record.is_empty()) {
            if !std::mem::take(&mut self.is_first) {
                self.write(self.shape.between())?;
            }
            self.write(record)?;
        }
        self.done(|to| to.flush())
    }

    /// Nothing more comes: the file gets its name.
    pub(crate) fn end(mut self) -> Result<(), Stop> {
        self.write(self.shape.tail())?;
        self.done(|to| to.flush())?;
        if let Some((written, name)) = &self.moves {
            std::fs::rename(written, name)
                .map_err(|error| Stop::Because(self.messages.not_written(&self.name, &error)))?;
        }
        Ok(())
    }

    fn write(&mut self, text: &str) -> Result<(), Stop> {
        self.done(|to| to.write_all(text.as_bytes()))
    }

    fn done(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Stop> {
        write(&mut *self.to).map_err(|error| match Stop::from(error) {
            Stop::Because(why) => Stop::Because(self.messages.not_written(&self.name, &io::Error::other(why))),
            stop => stop,
        })
    }
}
