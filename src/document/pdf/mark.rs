//! Marked content: replacement text (ActualText), running headers and footers, hidden layers.
use super::drawing::{Found, Glyph};
use crate::document::fold::Folded;
use hayro_syntax::object::{Dict, Name, String as PdfString};

/// One open marked-content sequence.
#[derive(Debug, Default)]
pub(super) struct Mark {
    actual: Option<String>,
    furniture: bool,
    hidden: bool,
    first: usize,
}

impl Mark {
    /// A sequence with a tag only.
    pub(super) fn plain(_tag: &[u8]) -> Self {
        Self::default()
    }

    /// A sequence with properties.
    pub(super) fn with(tag: &[u8], properties: Option<&Dict<'_>>, hidden: bool) -> Self {
        let actual = properties.and_then(|p| p.get::<PdfString<'_>>(b"ActualText")).map(|s| text_of(s.as_bytes()));
        let kind = |key: &[u8]| properties.and_then(|p| p.get::<Name<'_>>(key)).map(|n| n.to_vec());
        let furniture = tag == b"Artifact"
            && (kind(b"Type").as_deref() == Some(b"Pagination")
                || matches!(kind(b"Subtype").as_deref(), Some(b"Header" | b"Footer")));
        Self { actual, furniture, hidden, first: 0 }
    }
}

/// The open sequences of a page.
#[derive(Debug, Default)]
pub(super) struct Marks {
    open: Vec<Mark>,
}

/// Sequences inside sequences; deeper ones are counted and not kept.
const MOST_MARKS: usize = 10_000;

impl Marks {
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    pub(super) fn hidden(&self) -> bool {
        self.open.last().is_some_and(|mark| mark.hidden)
    }

    pub(super) fn furniture(&self) -> bool {
        self.open.last().is_some_and(|mark| mark.furniture)
    }

    pub(super) fn open(&mut self, mut mark: Mark, glyphs: &[Glyph]) {
        mark.hidden |= self.hidden();
        mark.furniture |= self.furniture();
        mark.first = glyphs.len();
        if self.open.len() < MOST_MARKS {
            self.open.push(mark);
        }
    }

    pub(super) fn close(&mut self, glyphs: &mut Vec<Glyph>) {
        if let Some(mark) = self.open.pop()
            && let Some(actual) = mark.actual
        {
            replace(glyphs, mark.first, &actual);
        }
    }
}

/// Gives the glyphs from `first` on the letters of their replacement text.
fn replace(glyphs: &mut Vec<Glyph>, first: usize, actual: &str) {
    let Some(part) = glyphs.get_mut(first..).filter(|part| !part.is_empty()) else {
        return;
    };
    let letters: Vec<char> = actual.chars().filter(|c| super::evidence::is_letter(*c)).collect();
    if letters.is_empty() {
        // An empty replacement says that the glyphs are no text; one that can't be read says nothing.
        if actual.is_empty() {
            glyphs.truncate(first);
        }
        return;
    }
    let own: String = part.iter().fold(String::new(), |mut text, glyph| {
        glyph.push_to(&mut text);
        text
    });
    let bare = |text: &str| Folded::new(0, text).text().replace(' ', "");
    let sure = part.iter().all(|glyph| glyph.found != Found::Unknown);
    if letters.len() != part.len() && sure && bare(&own) == bare(actual) {
        return;
    }
    let (count, total) = (part.len(), letters.len());
    if count >= total {
        // More glyphs than letters: each letter takes the boxes of its share of the glyphs.
        let merged: Vec<Glyph> = letters
            .iter()
            .enumerate()
            .filter_map(|(i, letter)| {
                let share = part.get(i * count / total..((i + 1) * count / total).max(i * count / total + 1))?;
                let mut glyph = share.first()?.clone();
                for other in &share[1..] {
                    if other.turn == glyph.turn && (other.base - glyph.base).abs() < glyph.size {
                        glyph.area = glyph.area.with(other.area);
                        glyph.framed = glyph.framed.with(other.framed);
                    }
                }
                glyph.set_text(letter.encode_utf8(&mut [0; 4]));
                glyph.found = Found::Stated;
                Some(glyph)
            })
            .collect();
        glyphs.truncate(first);
        glyphs.extend(merged);
    } else {
        for (i, glyph) in part.iter_mut().enumerate() {
            let text: String = letters[i * total / count..(i + 1) * total / count].iter().collect();
            glyph.set_text(&text);
            glyph.found = Found::Stated;
        }
    }
}

/// A text string of a PDF: UTF-16 or UTF-8 with a mark, else (near enough) Latin-1.
pub(super) fn text_of(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        plain => plain.iter().map(|b| char::from(*b)).collect(),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
