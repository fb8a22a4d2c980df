//! Where records go: standard output, or a file that appears when all is written.
use crate::Stop;
use crate::messages::Messages;
use crate::render::Shape;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The open way out.
pub(crate) struct Output {
    shape: Shape,
    to: Way,
    /// What it is called in messages.
    name: String,
    messages: Messages,
    is_first: bool,
}

enum Way {
    Stdout(io::Stdout),
    /// A device or a pipe that was named.
    Special(File),
    /// A file that is being written, up to where it holds whole records, and the name that it gets at the end.
    Part {
        file: File,
        written: PathBuf,
        whole: u64,
        becomes: PathBuf,
    },
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
        let to = match path.filter(|path| path.as_os_str() != "-") {
            None => Way::Stdout(io::stdout()),
            Some(path) => {
                let is_special = std::fs::metadata(path).is_ok_and(|about| !about.is_file());
                let written = if is_special { path.to_owned() } else { part(path) };
                let file = File::create(&written)
                    .map_err(|error| Stop::Because(messages.not_written(&path.to_string_lossy(), &error)))?;
                match is_special {
                    true => Way::Special(file),
                    false => Way::Part { file, written, whole: 0, becomes: path.to_owned() },
                }
            }
        };
        let name = path.map_or_else(|| "-".to_owned(), |path| path.to_string_lossy().into_owned());
        let mut output = Self { shape, to, name, messages, is_first: true };
        let head = output.shape.head();
        output.write(head)?;
        Ok(output)
    }

    /// The records of one file, already rendered; they leave at once.
    pub(crate) fn records(&mut self, records: &[String]) -> Result<(), Stop> {
        let mut text = String::with_capacity(records.iter().map(|record| record.len() + 2).sum());
        for record in records.iter().filter(|record| !record.is_empty()) {
            if !std::mem::take(&mut self.is_first) {
                text.push_str(self.shape.between());
            }
            text.push_str(record);
        }
        self.write(text)
    }

    /// Nothing more comes: the file gets its name.
    pub(crate) fn end(&mut self) -> Result<(), Stop> {
        self.write(self.shape.tail().to_owned())?;
        if let Way::Part { written, becomes, .. } = &self.to {
            std::fs::rename(written, becomes)
                .map_err(|error| Stop::Because(self.messages.not_written(&self.name, &error)))?;
        }
        Ok(())
    }

    /// The call ends before all is read: what is there is closed, and it is said how to go on.
    pub(crate) fn interrupted(&mut self) {
        let _ = self.write(self.shape.tail().to_owned());
        if let Way::Part { written, .. } = &self.to {
            self.messages.error(&self.messages.interrupted(&written.to_string_lossy(), self.shape.is_lines()));
        }
    }

    fn write(&mut self, text: String) -> Result<(), Stop> {
        if text.is_empty() {
            return Ok(());
        }
        let bytes = text.as_bytes();
        let written = match &mut self.to {
            Way::Stdout(out) => out.write_all(bytes).and_then(|()| out.flush()),
            Way::Special(file) => file.write_all(bytes),
            Way::Part { file, whole, .. } => match file.write_all(bytes) {
                Ok(()) => {
                    *whole += bytes.len() as u64;
                    Ok(())
                }
                Err(error) => {
                    // A full disk leaves no half record.
                    let _ = file.set_len(*whole);
                    Err(error)
                }
            },
        };
        written.map_err(|error| match Stop::from(error) {
            Stop::Because(why) => Stop::Because(self.messages.not_written(&self.name, &io::Error::other(why))),
            stop => stop,
        })
    }
}
