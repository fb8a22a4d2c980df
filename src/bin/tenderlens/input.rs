//! What the call names, as a list of files in the order in which they are told.
use crate::Stop;
use crate::args::Analysis;
use crate::load::Trouble;
use crate::messages::Messages;
use crate::walk::{Identity, Skipped, Walk};
use crate::{output, resume};
use glob::Pattern;
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

/// One file to read.
#[derive(Debug, Clone)]
pub(crate) struct Task {
    pub(crate) path: PathBuf,
    /// A named path is always read, one that a walk found only if its bytes are those of a document.
    pub(crate) is_named: bool,
}

/// All files to read.
#[derive(Debug, Default)]
pub(crate) struct Input {
    pub(crate) tasks: Vec<Task>,
    /// More than one file may come, so values need the path beside them.
    pub(crate) has_several: bool,
    pub(crate) skipped: Skipped,
    pub(crate) closed: Vec<(PathBuf, std::io::Error)>,
}

/// The files of a call; `None` if it names none and nobody writes to standard input.
pub(crate) fn gather(analysis: &Analysis, output: Option<&Path>, messages: Messages) -> Result<Option<Input>, Stop> {
    let mut paths = analysis.paths.clone();
    if let Some(list) = &analysis.files_from {
        if list.as_os_str() == "-" && paths.iter().any(|path| path.as_os_str() == "-") {
            return Err(Stop::Because(messages.stdin_twice()));
        }
        paths.extend(listed(list, analysis.null, messages)?);
    } else if paths.is_empty() {
        if std::io::stdin().is_terminal() {
            return Ok(None);
        }
        paths.push(PathBuf::from("-"));
    }
    let globs = patterns(&analysis.glob, messages)?;
    let outputs: Vec<Identity> = match output.filter(|path| path.as_os_str() != "-") {
        Some(path) => [path.to_owned(), output::part(path), resume::beside(&output::part(path))]
            .iter()
            .filter_map(|path| Identity::of(path))
            .collect(),
        None => Identity::of_stdout().into_iter().collect(),
    };
    let mut walk = Walk { globs: &globs, outputs: &outputs, skipped: Skipped::new(), closed: Vec::new() };
    let mut input = Input { has_several: paths.len() > 1 || analysis.files_from.is_some(), ..Input::default() };
    for path in paths {
        if path.as_os_str() != "-" && path.is_dir() {
            input.has_several = true;
            let files = walk.files(&path);
            input.tasks.extend(files.into_iter().map(|path| Task { path, is_named: false }));
        } else {
            input.tasks.push(Task { path, is_named: true });
        }
    }
    input.skipped = walk.skipped;
    input.closed = walk.closed;
    Ok(Some(input))
}

fn patterns(globs: &[String], messages: Messages) -> Result<Vec<Pattern>, Stop> {
    globs
        .iter()
        .map(|glob| Pattern::new(glob).map_err(|error| Stop::Because(messages.bad_glob(glob, &error))))
        .collect()
}

/// The paths that stand in a file, one a line or each with a NUL behind it.
fn listed(list: &Path, is_null: bool, messages: Messages) -> Result<Vec<PathBuf>, Stop> {
    let mut bytes = Vec::new();
    let read = match list.as_os_str() == "-" {
        true => std::io::stdin().lock().read_to_end(&mut bytes),
        false => std::fs::File::open(list).and_then(|mut file| file.read_to_end(&mut bytes)),
    };
    if let Err(error) = read {
        let why = Trouble::Io(error).sentence(messages);
        return Err(Stop::Because(format!("--files-from {}: {why}", list.to_string_lossy())));
    }
    let end = if is_null { b'\0' } else { b'\n' };
    Ok(bytes
        .split(|byte| *byte == end)
        .map(|line| if is_null { line } else { line.strip_suffix(b"\r").unwrap_or(line) })
        .filter(|line| !line.is_empty())
        .map(path_of)
        .collect())
}

#[cfg(unix)]
pub(crate) fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
pub(crate) fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

/// The same the other way round.
#[cfg(unix)]
pub(crate) fn bytes_of(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt;
    path.as_os_str().as_bytes().to_vec()
}

/// The same the other way round.
#[cfg(not(unix))]
pub(crate) fn bytes_of(path: &Path) -> Vec<u8> {
    path.to_string_lossy().into_owned().into_bytes()
}
