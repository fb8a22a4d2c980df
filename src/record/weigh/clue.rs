//! The clues around a name: what is seen of its sentence, its neighbours, its place and the notice, each as a word that
//! weights/stance.tsv may know.
use crate::lexicon::Hash;
use std::ops::Range;

/// Kinds of clues. Each kind speaks with one voice, however many clues of it there are: `(sign, loudness)`.
pub(super) const KINDS: [(&str, f32); 22] = [
    ("XL", 1.0), // the letters directly before the name
    ("XR", 1.0), // and behind it
    ("kl", 1.0), // words of the clause before the name
    ("kr", 1.0), // and behind it
    ("kw", 1.0), // words of the clauses before that one
    ("kv", 1.0), // and behind it
    ("w", 0.6),  // pairs and threes of letters of the clauses before
    ("v", 0.6),  // and behind
    ("s", 0.6),  // of the whole sentence
    ("p", 0.4),  // of the sentence before
    ("n", 0.4),  // of the sentence behind
    ("h", 0.6),  // of the heading
    ("t", 0.6),  // of the title
    ("c", 0.6),  // of the label
    ("a", 0.5),  // of the row
    ("cl", 1.0), // classes of words in the clause before the name
    ("cr", 1.0), // and behind it
    ("cw", 0.6), // in the clauses before
    ("cv", 0.6), // and behind
    ("cp", 0.4), // in the neighbouring sentences
    ("Z", 2.0),  // the place, the kind of name, the other names
    ("U", 1.5),  // what the rules say
];

/// A clue that was seen.
#[derive(Debug, Clone)]
pub(super) struct Clue {
    pub(super) kind: u8,
    pub(super) hash: u64,
    /// Where it stands in the sentence, for those that can be quoted.
    pub(super) at: Option<Range<usize>>,
    /// The clue itself, where somebody wants to read it.
    pub(super) text: Option<String>,
}

/// Clues as they are gathered.
#[derive(Debug, Default)]
pub(super) struct Clues {
    pub(super) found: Vec<Clue>,
    /// Whether the clues themselves are kept beside their hashes.
    pub(super) keeps_text: bool,
    buffer: String,
}

impl Clues {
    pub(super) fn new(keeps_text: bool) -> Self {
        Self { keeps_text, ..Self::default() }
    }

    /// Adds a clue of a kind; a sign that is not in [`KINDS`] adds nothing.
    pub(super) fn put(&mut self, sign: &str, pieces: &[&str], at: Option<Range<usize>>) {
        let Some(kind) = KINDS.iter().position(|(known, _)| *known == sign) else { return };
        let hash = pieces.iter().fold(Hash::default().with(sign).with("~"), |hash, piece| hash.with(piece)).number();
        let text = self.keeps_text.then(|| format!("{sign}~{}", pieces.concat()));
        self.found.push(Clue { kind: kind as u8, hash, at, text });
    }

    /// Adds every run of letters of the given lengths.
    pub(super) fn runs(&mut self, sign: &str, letters: &[char], lengths: &[usize]) {
        let mut buffer = std::mem::take(&mut self.buffer);
        for length in lengths {
            for run in letters.windows(*length) {
                buffer.clear();
                buffer.extend(run);
                self.put(sign, &[&buffer], None);
            }
        }
        self.buffer = buffer;
    }

    /// Each clue once, with how loud it speaks.
    pub(super) fn weighted(mut self) -> Vec<(Clue, f32)> {
        self.found.sort_by_key(|clue| (clue.kind, clue.hash));
        self.found.dedup_by_key(|clue| (clue.kind, clue.hash));
        let mut counts = [0_u16; KINDS.len()];
        for clue in &self.found {
            if let Some(count) = counts.get_mut(usize::from(clue.kind)) {
                *count = count.saturating_add(1);
            }
        }
        let loudness = |clue: &Clue| {
            let kind = usize::from(clue.kind);
            let count = counts.get(kind).copied().unwrap_or(1).max(1);
            KINDS.get(kind).map_or(0.0, |(_, loudness)| loudness / f32::from(count).sqrt())
        };
        self.found.into_iter().map(|clue| (loudness(&clue), clue)).map(|(loudness, clue)| (clue, loudness)).collect()
    }
}
