//! `--manifest FILE`: what a run read and gave, for the method of a story.
use crate::args::Analysis;
use crate::messages::Messages;
use crate::walk::Skipped;
use crate::{Stop, load, output};
use std::path::Path;
use tenderlens::proof::{Beside, Input, Manifest, Written};
use tenderlens::report;

pub(crate) fn write(
    path: &Path,
    inputs: Vec<Input>,
    analysis: &Analysis,
    skipped: &Skipped,
    messages: Messages,
) -> Result<(), Stop> {
    let mut manifest = Manifest::new(inputs);
    for (option, is_set) in [("witness", analysis.witness), ("strict", analysis.strict)] {
        manifest.options.insert(option, is_set.to_string());
    }
    if !analysis.glob.is_empty() {
        manifest.options.insert("glob", analysis.glob.join(" "));
    }
    for (option, path) in [("sources", &analysis.sources), ("list", &analysis.list)] {
        if let Some((path, sha256)) = path.as_ref().and_then(|path| Some((path, hash(path)?))) {
            manifest.beside.push(Beside { option, path: path.to_string_lossy().into_owned(), sha256 });
        }
    }
    manifest.skipped = skipped.iter().map(|(why, count)| (why.as_str().to_owned(), *count)).collect();
    let written = analysis.output.as_ref().filter(|path| path.is_file());
    manifest.output =
        written.and_then(|path| Some(Written { path: path.to_string_lossy().into_owned(), sha256: hash(path)? }));
    let text = report::json(&manifest, true) + "\n";
    let part = output::part(path);
    std::fs::write(&part, text)
        .and_then(|()| std::fs::rename(&part, path))
        .map_err(|error| Stop::Because(messages.not_written(&path.to_string_lossy(), &error)))
}

fn hash(path: &Path) -> Option<String> {
    std::fs::read(path).ok().map(|bytes| load::sha256(&bytes))
}
