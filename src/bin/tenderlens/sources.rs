//! `--sources FILE.csv`: where the files came from.
use crate::Stop;
use crate::messages::Messages;
use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// What a row says of a file.
#[derive(Debug, Default)]
pub(crate) struct Origin {
    pub(crate) url: Option<String>,
    pub(crate) retrieved: Option<String>,
    pub(crate) archived: Option<String>,
    is_used: AtomicBool,
}

/// The rows by path and by hash.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    rows: Vec<Origin>,
    by_path: HashMap<String, usize>,
    by_hash: HashMap<String, usize>,
}

impl Sources {
    /// The bytes of the file; paths in it hold as they stand and from the folder of the file.
    pub(crate) fn parse(path: &Path, bytes: &[u8], messages: Messages) -> Result<Self, Stop> {
        let name = path.to_string_lossy();
        let bad = |why: &str| Stop::Because(messages.bad_sources(&name, why));
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
        let head = reader.headers().map_err(|error| bad(&error.to_string()))?.clone();
        let column = |name: &str| head.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name));
        let (by_path, by_hash) = (column("path"), column("sha256"));
        let told = ["url", "retrieved", "archived"].map(column);
        if (by_path.is_none() && by_hash.is_none()) || told.iter().all(Option::is_none) {
            return Err(bad(&messages.sources_columns()));
        }
        let folder = path.parent().unwrap_or(Path::new(""));
        let mut sources = Self::default();
        for row in reader.records() {
            let row = row.map_err(|error| bad(&error.to_string()))?;
            let cell = |column: Option<usize>| {
                column.and_then(|at| row.get(at)).map(str::trim).filter(|cell| !cell.is_empty()).map(str::to_owned)
            };
            let number = sources.rows.len();
            if let Some(file) = cell(by_path) {
                sources.by_path.insert(plain(&folder.join(&file).to_string_lossy()), number);
                sources.by_path.insert(plain(&file), number);
            }
            if let Some(hash) = cell(by_hash) {
                sources.by_hash.insert(hash.to_ascii_lowercase(), number);
            }
            let [url, retrieved, archived] = told.map(cell);
            sources.rows.push(Origin { url, retrieved, archived, is_used: AtomicBool::new(false) });
        }
        Ok(sources)
    }

    /// The row of a file; its hash says more than its name.
    pub(crate) fn of(&self, path: &str, sha256: &str) -> Option<&Origin> {
        let number = self.by_hash.get(sha256).or_else(|| self.by_path.get(&plain(path)))?;
        let origin = self.rows.get(*number)?;
        origin.is_used.store(true, Ordering::Relaxed);
        Some(origin)
    }

    /// How many rows named no file that was read.
    pub(crate) fn unused(&self) -> usize {
        self.rows.iter().filter(|row| !row.is_used.load(Ordering::Relaxed)).count()
    }
}

fn plain(path: &str) -> String {
    path.strip_prefix("./").unwrap_or(path).replace('\\', "/")
}
