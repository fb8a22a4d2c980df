//! Pieces of notices in which every name carries its stance: `== name`, then text with marks ⟦words|id:letter,…⟧.
use std::path::{Path, PathBuf};
use tenderlens::document::{self, Folded, Limits};
use tenderlens::lexicon::Stance;
use tenderlens::record::{Clued, clued};

/// A piece as it is read by the program, and its marks.
pub(crate) struct Piece {
    pub(crate) name: String,
    text: String,
    marks: Vec<Mark>,
    /// The text without tags and blanks.
    flat: String,
}

/// Bytes of the flat text, and the stance of each id there.
struct Mark {
    start: usize,
    end: usize,
    ids: Vec<(String, Stance)>,
}

/// The files of the project, by name.
pub(crate) fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/stances/marked");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

pub(crate) fn pieces(path: &Path) -> Vec<Piece> {
    let text = std::fs::read_to_string(path).unwrap();
    let pieces = text.split("\n== ").map(|part| part.trim_start_matches("== "));
    pieces.filter_map(|part| part.split_once('\n')).map(|(name, text)| Piece::new(name, text)).collect()
}

fn stance(letter: &str) -> Option<Stance> {
    Some(match letter {
        "s" => Stance::Sought,
        "r" => Stance::Rejected,
        "c" => Stance::Comparison,
        "x" => Stance::Excluded,
        "k" => Stance::Compatible,
        "m" => Stance::Mentioned,
        _ => return None,
    })
}

fn flat(text: &str) -> String {
    let folded = Folded::new(0, text).text().to_lowercase();
    folded.chars().filter(|c| !c.is_whitespace()).collect()
}

fn without_tags(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once('<') {
        out.push_str(before);
        rest = tail.split_once('>').map_or("", |(_, tail)| tail);
    }
    out.push_str(rest);
    out.replace("&nbsp;", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

impl Piece {
    fn new(name: &str, marked: &str) -> Self {
        let is_web = marked.trim_start().starts_with('<');
        let plain = |text: &str| flat(&if is_web { without_tags(text) } else { text.to_owned() });
        let mut piece = Self { name: name.to_owned(), text: String::new(), marks: Vec::new(), flat: String::new() };
        let mut rest = marked;
        while let Some((before, tail)) = rest.split_once('⟦') {
            let (mark, tail) = tail.split_once('⟧').unwrap();
            let (words, ids) = mark.rsplit_once('|').unwrap();
            piece.text.push_str(before);
            piece.flat.push_str(&plain(before));
            let start = piece.flat.len();
            piece.text.push_str(words);
            piece.flat.push_str(&plain(words));
            let ids = ids.split(',').filter_map(|id| id.trim().rsplit_once(':'));
            let ids = ids.filter_map(|(id, letter)| Some((id.to_owned(), stance(letter)?))).collect();
            piece.marks.push(Mark { start, end: piece.flat.len(), ids });
            rest = tail;
        }
        piece.text.push_str(rest);
        piece.flat.push_str(&plain(rest));
        piece
    }

    /// The names that the program meets where a mark stands, with the stance of the mark; and the ids of marks that it
    /// did not meet.
    pub(crate) fn labelled(&self) -> (Vec<(Clued, Stance)>, usize) {
        let is_web = self.text.trim_start().starts_with('<');
        let name = if is_web { "notice.html" } else { "notice.txt" };
        let Ok(read) = document::read(name, self.text.as_bytes(), &Limits::default()) else { return (Vec::new(), 0) };
        let (mut found, mut from, mut block, mut start) = (Vec::new(), 0, None, None);
        for one in clued(&read) {
            let Some(text) = read.blocks.get(one.block as usize).map(|block| block.text.as_str()) else { continue };
            let folded = Folded::new(one.block, text);
            if block != Some(one.block) {
                let words = flat(text);
                let ahead = self.flat.get(from..).and_then(|rest| rest.find(&words)).map(|at| at + from);
                start = ahead.or_else(|| self.flat.find(&words));
                block = Some(one.block);
                from = start.unwrap_or(from);
            }
            let Some(start) = start else { continue };
            let bytes = |range: &str| flat(range).len();
            let at = start + bytes(&folded.text()[..one.range.start]);
            let end = start + bytes(&folded.text()[..one.range.end]);
            let here = self.marks.iter().filter(|mark| mark.start < end && at < mark.end);
            let stance = here.flat_map(|mark| &mark.ids).find(|(id, _)| id == one.id).map(|(_, stance)| *stance);
            found.extend(stance.map(|stance| (one, stance)));
        }
        let all: usize = self.marks.iter().map(|mark| mark.ids.len()).sum();
        let missed = all.saturating_sub(found.len());
        (found, missed)
    }
}
