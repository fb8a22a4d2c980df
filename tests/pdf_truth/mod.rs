//! The PDF of many producers with their true text, and how far a reading is from it.
#![allow(dead_code, reason = "each test file uses a part of this")]
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use tenderlens::document::{Document, Folded};

/// Glyphs without any map: every letter must be flagged.
pub(crate) const OPAQUE: [&str; 5] =
    ["c_tt_nocmap_noToU", "c_tt_puaToU", "d_type1c_opaque", "d_type3_opaque", "a_gs_redistilled"];
/// Only a part of the file is there.
pub(crate) const CUT: [&str; 2] = ["e_truncated_tail", "e_truncated_half_objstm"];
/// Nothing to be read: pictures only, or a password that nobody has.
pub(crate) const CLOSED: [&str; 2] = ["f_scan_only", "e_userpw_locked"];

/// A folder beside the corpus; says so where it is missing.
pub(crate) fn folder(name: &str) -> Option<PathBuf> {
    let corpus = std::env::var_os("TENDERLENS_CORPUS").map(PathBuf::from);
    let folder = corpus.as_ref().and_then(|corpus| Some(corpus.parent()?.join(name))).filter(|folder| folder.is_dir());
    if folder.is_none() {
        println!("skipped: TENDERLENS_CORPUS is not set or has no {name} beside it");
    }
    folder
}

/// The files of the folder with their names, sorted.
pub(crate) fn flavours(folder: &Path) -> Vec<(String, PathBuf)> {
    let mut files: Vec<(String, PathBuf)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "pdf"))
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), path))
        .collect();
    files.sort();
    files
}

/// The true text of a file, as letters to compare.
pub(crate) fn truth(path: &Path) -> Vec<char> {
    bare(&std::fs::read_to_string(path.with_extension("txt")).unwrap())
}

/// A text folded, its white space dropped.
pub(crate) fn bare(text: &str) -> Vec<char> {
    Folded::new(0, text).text().chars().filter(|c| !c.is_whitespace()).collect()
}

/// All text in reading order: body and furniture of a page, then the next page.
pub(crate) fn text(document: &Document) -> String {
    document.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// How many letters of the true text are missing and how many are too many.
pub(crate) fn difference(truth: &[char], read: &[char]) -> (u32, u32) {
    let mut counts: HashMap<char, i64> = HashMap::new();
    truth.iter().for_each(|c| *counts.entry(*c).or_default() += 1);
    read.iter().for_each(|c| *counts.entry(*c).or_default() -= 1);
    counts.values().fold((0, 0), |(m, e), n| (m + (*n).max(0) as u32, e + (-n).max(0) as u32))
}

/// Letters missing or letters too many, whichever is more, as a share of the true text.
pub(crate) fn letter_error(truth: &[char], read: &[char]) -> f64 {
    let (missing, extra) = difference(truth, read);
    f64::from(missing.max(extra)) * 100.0 / truth.len().max(1) as f64
}

/// Edit distance as a share of the true text, in a band wide enough for a moved cell.
pub(crate) fn order_error(truth: &[char], read: &[char]) -> f64 {
    const BAND: usize = 1500;
    let mut before: Vec<usize> = (0..=read.len()).collect();
    for (i, a) in truth.iter().enumerate() {
        let mut row = vec![usize::MAX / 2; read.len() + 1];
        row[0] = i + 1;
        let (from, to) = ((i + 1).saturating_sub(BAND).max(1), (i + 1 + BAND).min(read.len()));
        for j in from..=to {
            row[j] = (before[j - 1] + usize::from(*a != read[j - 1])).min(before[j] + 1).min(row[j - 1] + 1);
        }
        before = row;
    }
    before[read.len()] as f64 * 100.0 / truth.len().max(1) as f64
}
