//! A font of the file as reading needs it: codes, advances, letters and boxes of its glyphs.
use super::drawing::{Area, Found, Glyph, Turn};
use super::evidence::Evidence;
use super::guard;
use hayro_font::kurbo::{Affine, Point};
use hayro_font::{CMapResolverFn, Font, FontCache, FontQuery, FontResolverFn};
use hayro_syntax::object::{Array, Dict};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// A font dictionary's identity: where its bytes stand in the file.
type Key = (usize, usize);

/// First character, the others, how they were found.
type Letters = (char, Option<Box<str>>, Found);

/// The fonts of a file, each read once.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    programs: FontResolverFn,
    maps: CMapResolverFn,
    faces: HashMap<Key, Option<Rc<Face<'a>>>>,
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            programs: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
            }),
            maps: Arc::new(hayro_cmap::load_embedded),
            faces: HashMap::new(),
        }
    }

    /// The font of a dictionary; `None` if it breaks a bound.
    pub(super) fn face(&mut self, dict: &Dict<'a>) -> Option<Rc<Face<'a>>> {
        let key = (dict.data().as_ptr() as usize, dict.data().len());
        if let Some(face) = self.faces.get(&key) {
            return face.clone();
        }
        let face = guard::font_fits(dict).then(|| {
            let font = self.cache.font(dict, &self.programs, &self.maps);
            Rc::new(Face::new(dict, font))
        });
        self.faces.insert(key, face.clone());
        face
    }
}

/// One font.
pub(super) struct Face<'a> {
    /// Not there if its dictionary is broken; its codes are then read as two bytes a letter.
    font: Option<Font<'a>>,
    evidence: Evidence,
    composite: bool,
    ascent: f64,
    descent: f64,
    letters: RefCell<HashMap<(u32, u8), Letters>>,
    lengths: RefCell<HashMap<u32, u8>>,
}

impl<'a> Face<'a> {
    fn new(dict: &Dict<'a>, font: Option<Font<'a>>) -> Self {
        let descendant = dict.get::<Array<'_>>(b"DescendantFonts").and_then(|a| a.iter::<Dict<'_>>().next());
        let composite = descendant.is_some();
        let descriptor = descendant.as_ref().unwrap_or(dict).get::<Dict<'_>>(b"FontDescriptor").unwrap_or_default();
        let metric = |key: &[u8], low: f64, high: f64, usual: f64| {
            let value = descriptor.get::<f64>(key).unwrap_or(0.0) / 1000.0;
            if (low..=high).contains(&value) { value } else { usual }
        };
        Self {
            font,
            evidence: Evidence::of(dict),
            composite,
            ascent: metric(b"Ascent", 0.5, 1.4, 0.88),
            descent: metric(b"Descent", -0.6, -0.02, -0.12),
            letters: RefCell::default(),
            lengths: RefCell::default(),
        }
    }

    pub(super) fn is_vertical(&self) -> bool {
        self.font.as_ref().is_some_and(|font| !font.is_horizontal())
    }

    /// The code at `at` and how many bytes it takes.
    pub(super) fn code(&self, bytes: &[u8], at: usize) -> (u32, usize) {
        match &self.font {
            Some(font) => {
                let (code, length) = font.read_code(bytes, at);
                if self.composite {
                    self.lengths.borrow_mut().insert(code, length.min(4) as u8);
                }
                (code, length)
            }
            None if self.composite => {
                let high = u32::from(bytes[at]);
                (bytes.get(at + 1).map_or(high, |low| high << 8 | u32::from(*low)), 2)
            }
            None => (u32::from(bytes[at]), 1),
        }
    }

    /// How far a code moves the pen, in ems.
    pub(super) fn advance(&self, code: u32) -> (f64, f64) {
        match &self.font {
            Some(font) => {
                let advance = font.code_advance(code);
                (finite(advance.x) / 1000.0, finite(advance.y) / 1000.0)
            }
            None => (if self.composite { 1.0 } else { 0.5 }, 0.0),
        }
    }

    /// From the pen to the edge of a glyph of vertical writing, in ems.
    fn half_width(&self, code: u32) -> f64 {
        let half = self.font.as_ref().map_or(0.5, |font| -finite(font.origin_displacement(code).x) / 1000.0);
        if (0.05..=1.0).contains(&half) { half } else { 0.5 }
    }

    /// The glyph of a code under the transform from ems to the page as seen.
    pub(super) fn glyph(&self, code: u32, place: Affine) -> Option<Glyph> {
        let length = self.lengths.borrow().get(&code).copied().unwrap_or(1);
        let (first, rest, found) = self
            .letters
            .borrow_mut()
            .entry((code, length))
            .or_insert_with(|| {
                let (text, found) = self.evidence.letters(self.font.as_ref(), code, length);
                let mut chars = text.chars();
                let first = chars.next().unwrap_or(char::REPLACEMENT_CHARACTER);
                (first, (!chars.as_str().is_empty()).then(|| chars.as_str().into()), found)
            })
            .clone();
        let (x, y) = self.advance(code);
        let origin = place * Point::ORIGIN;
        let [a, b, c, d, ..] = place.as_coeffs();
        let vertical = self.is_vertical();
        // Vertical writing hangs a cell below the pen, centred on it and as wide as the glyph: Latin letters are narrow.
        let half = if vertical { self.half_width(code) } else { 0.0 };
        let (x0, x1, y0, y1) = if vertical { (-half, half, y, 0.0) } else { (0.0, x, self.descent, self.ascent) };
        let area = Area::around([(x0, y0), (x1, y0), (x0, y1), (x1, y1)].map(|p| place * Point::from(p)));
        let turn = if vertical { Turn::of(-c, -d) } else { Turn::of(a, b) };
        let size = if vertical { a.hypot(b) } else { c.hypot(d) } as f32;
        let all_finite = area.x0.is_finite() && area.x1.is_finite() && area.y0.is_finite() && area.y1.is_finite();
        if !all_finite || size <= 0.0 {
            return None;
        }
        let pen = Area::around([origin]);
        let base = turn.frame(pen).y0;
        Some(Glyph { first, rest, found, turn, area, framed: turn.frame(area), base, size, run: 0, furniture: false })
    }
}

fn finite(n: f64) -> f64 {
    if n.is_finite() { n.clamp(-100_000.0, 100_000.0) } else { 0.0 }
}
