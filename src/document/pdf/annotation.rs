//! Annotations: appearances are drawn like the page; a form value without one is set in its field.
use super::content::Walk;
use super::drawing::{Area, Found, Glyph, Turn};
use super::mark::text_of;
use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::object::{Array, Dict, Name, Object, Rect, Stream, String as PdfString};
use hayro_syntax::page::Page;

/// Hidden, or not shown on screen.
const NOT_SEEN: u32 = 1 << 1 | 1 << 5;
/// Fields inside fields.
const MOST_PARENTS: usize = 16;

/// Draws the annotations of a page.
pub(super) fn draw<'a>(page: &Page<'a>, walk: &mut Walk<'_, 'a>) {
    let Some(annotations) = page.raw().get::<Array<'a>>(b"Annots") else {
        return;
    };
    for annotation in annotations.iter::<Dict<'a>>().take(20_000) {
        let kind = annotation.get::<Name<'_>>(b"Subtype").map(|n| n.to_vec()).unwrap_or_default();
        if annotation.get::<u32>(b"F").unwrap_or(0) & NOT_SEEN != 0 || kind == b"Popup" {
            continue;
        }
        let before = walk.drawing.glyphs.len();
        if let Some(appearance) = appearance(&annotation) {
            appear(&annotation, &appearance, page, walk);
        }
        if kind == b"Widget" && walk.drawing.glyphs.len() == before {
            value(&annotation, walk);
        }
    }
}

fn appearance<'a>(annotation: &Dict<'a>) -> Option<Stream<'a>> {
    match annotation.get::<Dict<'a>>(b"AP")?.get::<Object<'a>>(b"N")? {
        Object::Stream(stream) => Some(stream),
        Object::Dict(states) => states.get::<Stream<'a>>(annotation.get::<Name<'_>>(b"AS")?.as_ref()),
        _ => None,
    }
}

/// Draws an appearance so that its box fills the annotation's rectangle.
fn appear<'a>(annotation: &Dict<'a>, appearance: &Stream<'a>, page: &Page<'a>, walk: &mut Walk<'_, 'a>) {
    let dict = appearance.dict();
    let (Some(rect), Some(bbox)) = (annotation.get::<Rect>(b"Rect"), dict.get::<Rect>(b"BBox")) else {
        return;
    };
    let matrix = dict.get::<[f64; 6]>(b"Matrix").map_or(Affine::IDENTITY, Affine::new);
    let corners = [(bbox.x0, bbox.y0), (bbox.x1, bbox.y0), (bbox.x0, bbox.y1), (bbox.x1, bbox.y1)];
    let area = Area::around(corners.map(|p| matrix * Point::from(p)));
    let scale = |to: f64, from: f32| if from.abs() > 1e-6 { to / f64::from(from) } else { 1.0 };
    let (sx, sy) = (scale(rect.x1 - rect.x0, area.width()), scale(rect.y1 - rect.y0, area.height()));
    let fit = Affine::new([sx, 0.0, 0.0, sy, rect.x0 - sx * f64::from(area.x0), rect.y0 - sy * f64::from(area.y0)]);
    walk.under(fit, |walk| walk.form(appearance, page.resources()));
}

/// An entry of a field, which it may have from the fields that it belongs to.
fn inherited<'a, T>(field: &Dict<'a>, read: impl Fn(&Dict<'a>) -> Option<T>) -> Option<T> {
    let mut field = field.clone();
    for _ in 0..MOST_PARENTS {
        if let Some(found) = read(&field) {
            return Some(found);
        }
        field = field.get::<Dict<'a>>(b"Parent")?;
    }
    None
}

/// Sets a text or choice value in its field: the file holds the words but does not draw them.
fn value<'a>(field: &Dict<'a>, walk: &mut Walk<'_, 'a>) {
    let kind = inherited(field, |f| f.get::<Name<'_>>(b"FT").map(|n| n.to_vec())).unwrap_or_default();
    if !matches!(kind.as_slice(), b"Tx" | b"Ch") {
        return;
    }
    let Some(text) = inherited(field, |f| f.get::<PdfString<'_>>(b"V").map(|s| text_of(s.as_bytes()))) else {
        return;
    };
    let Some(rect) = field.get::<Rect>(b"Rect") else {
        return;
    };
    let corners = [(rect.x0, rect.y0), (rect.x1, rect.y1)];
    let area = Area::around(corners.map(|p| walk.ctm() * Point::from(p)));
    let lines: Vec<&str> = text.split(['\r', '\n']).filter(|line| !line.trim().is_empty()).collect();
    let height = area.height() / (lines.len().max(1) as f32);
    let size = (height * 0.7).clamp(2.0, 12.0);
    for (row, line) in lines.iter().enumerate() {
        let base = area.y0 + height * (row as f32 + 0.5) + size * 0.38;
        let mut x = area.x0 + 2.0;
        for c in line.chars().filter(|c| super::evidence::is_letter(*c)) {
            let width = if c.is_ascii() { 0.5 } else { 1.0 } * size;
            let area = Area { x0: x, y0: base - 0.88 * size, x1: x + width, y1: base + 0.12 * size };
            x += width;
            walk.drawing.glyphs.push(Glyph {
                first: c,
                rest: None,
                found: Found::Field,
                turn: Turn::Upright,
                area,
                framed: area,
                base,
                size,
                run: 0,
                furniture: false,
            });
        }
    }
}
