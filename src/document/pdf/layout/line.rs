//! Glyphs to words and lines: what stands on one baseline, in order, with the white space that its gaps stand for.
use crate::document::block::Letter;
use crate::document::fold::is_han;
use crate::document::pdf::drawing::{Area, Found, Glyph};

/// Glyphs on one baseline without a wide gap between them.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) area: Area,
    pub(super) base: f32,
    pub(super) size: f32,
}

impl Word {
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for glyph in self.glyphs.iter().filter(|g| !g.is_space()) {
            glyph.push_to(&mut text);
        }
        text
    }

    /// Where inside the word the file sets a glyph with a step of its own.
    pub(super) fn steps(&self) -> impl Iterator<Item = f32> + '_ {
        let steps = self.glyphs.windows(2).filter(|pair| pair[0].run != pair[1].run && !pair[1].is_space());
        steps.map(|pair| pair[1].framed.x0)
    }

    /// The word cut in two at a place where the file sets a glyph with a step of its own or the script changes.
    pub(super) fn split(&self, x: f32) -> Option<(Self, Self)> {
        let at = self.glyphs.windows(2).position(|pair| {
            let is_seam = pair[0].run != pair[1].run || pair[0].first.is_ascii() != pair[1].first.is_ascii();
            (pair[1].framed.x0 - x).abs() <= 1.0 && is_seam && !pair[1].is_space()
        })? + 1;
        let (before, after) = self.glyphs.split_at(at);
        let word = |glyphs: &[Glyph]| {
            let area = glyphs.iter().filter(|g| !g.is_space()).map(|g| g.framed).reduce(Area::with)?;
            Some(Self { glyphs: glyphs.to_vec(), area, base: self.base, size: self.size })
        };
        Some((word(before)?, word(after)?))
    }
}

/// Words on one baseline, from left to right.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) words: Vec<Word>,
    pub(super) base: f32,
    pub(super) size: f32,
}

impl Row {
    fn of(words: Vec<Word>) -> Option<Self> {
        let widest = words.iter().max_by(|a, b| a.area.width().total_cmp(&b.area.width()))?;
        let (base, size) = (widest.base, widest.size);
        Some(Self { words, base, size })
    }

    pub(super) fn area(&self) -> Area {
        let first = Area { x0: f32::MAX, y0: f32::MAX, x1: f32::MIN, y1: f32::MIN };
        self.words.iter().fold(first, |area, word| area.with(word.area))
    }
}

/// A line of text with the boxes of its letters.
#[derive(Debug, Clone, Default)]
pub(crate) struct LineText {
    pub(crate) text: String,
    pub(crate) letters: Vec<Letter>,
    /// How sure each letter is, of 1000; empty where the file holds them.
    pub(crate) scores: Vec<u16>,
    /// In the frame of the text.
    pub(crate) x0: f32,
    pub(crate) x1: f32,
    pub(crate) base: f32,
    pub(crate) size: f32,
    pub(crate) page: u32,
}

/// A gap this wide (in ems) parts two words: columns, cells without lines, label and value pairs.
const WORD_GAP: f32 = super::aligned::NARROW;

/// Cuts glyphs into rows of words.
pub(super) fn rows(mut glyphs: Vec<Glyph>) -> Vec<Row> {
    glyphs.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut words: Vec<Word> = Vec::new();
    let mut band: Vec<Glyph> = Vec::new();
    for glyph in glyphs {
        let starts_new = band.first().is_some_and(|first| glyph.base - first.base > 0.3 * first.size.min(glyph.size));
        if starts_new {
            words.extend(words_of(std::mem::take(&mut band)));
        }
        band.push(glyph);
    }
    words.extend(words_of(band));
    raise(&mut words);
    regroup(words)
}

/// Puts words on rows by their baselines.
pub(super) fn regroup(mut words: Vec<Word>) -> Vec<Row> {
    words.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut rows = Vec::new();
    let mut band: Vec<Word> = Vec::new();
    for word in words {
        let starts_new = band.first().is_some_and(|first| word.base - first.base > 0.3 * first.size.min(word.size));
        if starts_new {
            rows.extend(row_of(std::mem::take(&mut band)));
        }
        band.push(word);
    }
    rows.extend(row_of(band));
    rows
}

fn row_of(mut words: Vec<Word>) -> Option<Row> {
    words.sort_by(|a, b| a.area.x0.total_cmp(&b.area.x0));
    Row::of(words)
}

fn words_of(mut band: Vec<Glyph>) -> Vec<Word> {
    band.sort_by(|a, b| a.framed.x0.total_cmp(&b.framed.x0));
    let mut words: Vec<Word> = Vec::new();
    let mut spaces: Vec<Glyph> = Vec::new();
    for glyph in band {
        if glyph.is_space() {
            spaces.push(glyph);
            continue;
        }
        match words.last_mut() {
            Some(word) if glyph.framed.x0 - word.area.x1 <= WORD_GAP * word.size.max(glyph.size) => {
                word.glyphs.append(&mut spaces);
                word.area = word.area.with(glyph.framed);
                word.size = word.size.max(glyph.size);
                word.glyphs.push(glyph);
            }
            last => {
                // Spaces in a wide gap go to the end of the word before it; those before the first word are indentation.
                match last {
                    Some(word) => word.glyphs.append(&mut spaces),
                    None => spaces.clear(),
                }
                words.push(Word { area: glyph.framed, base: glyph.base, size: glyph.size, glyphs: vec![glyph] });
            }
        }
    }
    words
}

/// Sets raised and lowered small words (m², footnote marks) on the baseline of the word that they touch.
fn raise(words: &mut [Word]) {
    let bases: Vec<(Area, f32, f32)> = words.iter().map(|w| (w.area, w.base, w.size)).collect();
    for (index, word) in words.iter_mut().enumerate() {
        let (_, y) = word.area.centre();
        // Words come by baseline, so that only near ones can touch.
        let from = index.saturating_sub(60);
        let near = bases.get(from..(index + 60).min(bases.len())).unwrap_or(&[]);
        let host = near.iter().find(|(area, _, size)| {
            let gap = (word.area.x0 - area.x1).max(area.x0 - word.area.x1);
            word.size < 0.8 * size && area.y0 <= y && y <= area.y1 && gap.abs() < 0.4 * size
        });
        if let Some((_, base, _)) = host {
            word.base = *base;
        }
    }
}

/// A row's text, white space made from its gaps.
pub(super) fn line(row: &Row, page: u32) -> LineText {
    let area = row.area();
    let mut line = LineText { x0: area.x0, x1: area.x1, base: row.base, size: row.size, page, ..LineText::default() };
    let mut before: Option<&Glyph> = None;
    let mut spaces: Vec<&Glyph> = Vec::new();
    for glyph in row.words.iter().flat_map(|word| &word.glyphs) {
        if glyph.is_space() {
            spaces.push(glyph);
            continue;
        }
        if let Some(before) = before {
            push_gap(&mut line.text, before, &spaces, glyph);
        }
        spaces.clear();
        line.letters.push(Letter {
            start: line.text.len() as u32,
            x0: glyph.area.x0,
            y0: glyph.area.y0,
            x1: glyph.area.x1,
            y1: glyph.area.y1,
        });
        if let Found::Picture { score } = glyph.found {
            line.scores.push(score);
        }
        glyph.push_to(&mut line.text);
        before = Some(glyph);
    }
    line
}

fn push_gap(text: &mut String, before: &Glyph, spaces: &[&Glyph], after: &Glyph) {
    let size = before.size.max(after.size).max(0.1);
    let gap = (after.framed.x0 - before.framed.x1) / size;
    let mut open = gap;
    if gap >= 0.12 {
        for space in spaces {
            space.push_to(text);
            open -= space.framed.width() / size;
        }
    }
    if open >= 1.5 {
        text.extend(std::iter::repeat_n('\u{3000}', open.round().clamp(2.0, 12.0) as usize));
    } else if spaces.is_empty() || gap < 0.12 {
        let wide_letters = is_wide(before) || is_wide(after);
        if gap >= if wide_letters { 0.5 } else { 0.22 } {
            text.push(' ');
        }
    }
}

fn is_wide(glyph: &Glyph) -> bool {
    is_han(glyph.first) || matches!(glyph.first, '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff60}')
}
