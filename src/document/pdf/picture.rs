//! Pages as pictures, drawn by hayro: what a person holds a quote and its boxes against.
use super::font::Fonts;
use super::layers::Layers;
use super::{draw, guard};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Name, Object};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Pixels of one picture at most.
const MOST_PIXELS: f32 = 6_000_000.0;
/// Pixels of one image that a page shows, as its dictionary has them, at most.
const MOST_OF_IMAGE: u64 = 60_000_000;

/// A page as a picture, in the frame of the boxes: from the top left of the page as it is seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Page, from 1.
    pub page: u32,
    /// Width of the page in points.
    pub width: f32,
    /// Height of the page in points.
    pub height: f32,
    /// Width of the picture.
    pub columns: u32,
    /// Height of the picture.
    pub rows: u32,
    /// Red, green, blue; row by row.
    pub pixels: Vec<u8>,
}

/// Draws some pages (from 1) at so many pixels a point; a page that can't be drawn within bounds is left out.
///
/// The bounds count work where they can. A clock is the caller's business, as for [`super::witness()`]: hostile files can
/// keep a renderer busy without end.
#[must_use]
pub fn pictures(bytes: &[u8], pages: &[u32], scale: f32) -> Vec<Picture> {
    let Ok(Ok(pdf)) = catch_unwind(|| Pdf::new(bytes.to_vec())) else { return Vec::new() };
    if !is_modest(&pdf) {
        return Vec::new();
    }
    let layers = catch_unwind(AssertUnwindSafe(|| Layers::of(&pdf))).unwrap_or_default();
    let mut out = Vec::new();
    for number in pages {
        let drawn = catch_unwind(AssertUnwindSafe(|| picture(&pdf, &layers, *number, scale)));
        out.extend(drawn.ok().flatten());
    }
    out
}

/// Whether every stream unpacks to a bounded size and no image is out of all proportion.
pub(super) fn is_modest(pdf: &Pdf) -> bool {
    catch_unwind(AssertUnwindSafe(|| streams_are_modest(pdf))).unwrap_or(false)
}

fn streams_are_modest(pdf: &Pdf) -> bool {
    pdf.objects().into_iter().all(|object| {
        let Object::Stream(stream) = object else { return true };
        let dict: &Dict<'_> = stream.dict();
        let is_image = dict.get::<Name<'_>>(b"Subtype").is_some_and(|name| &*name == b"Image");
        let side = |long: &[u8], short: &[u8]| dict.get::<u32>(long).or_else(|| dict.get::<u32>(short)).unwrap_or(0);
        let pixels = u64::from(side(b"Width", b"W")).saturating_mul(u64::from(side(b"Height", b"H")));
        (!is_image || pixels <= MOST_OF_IMAGE) && guard::fits(&stream)
    })
}

/// Draws one page (from 1).
pub(super) fn picture(pdf: &Pdf, layers: &Layers, number: u32, scale: f32) -> Option<Picture> {
    let page = pdf.pages().get((number as usize).checked_sub(1)?)?;
    let (width, height) = page.render_dimensions();
    let is_sound = |side: f32| side.is_finite() && (4.0..=20_000.0).contains(&side);
    if !is_sound(width) || !is_sound(height) {
        return None;
    }
    // The first reader walks the same operators under a bound; what is too long for it is too long to draw.
    if draw(page, &mut Fonts::new(), layers).cut {
        return None;
    }
    let scale = scale.min((MOST_PIXELS / (width * height)).sqrt()).min(30_000.0 / width.max(height)).max(0.01);
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let drawn =
        render(page, &RenderCache::new(), &InterpreterSettings::default(), &RenderSettings::default(), &settings);
    let pixels = drawn.data_as_u8_slice().chunks_exact(4).flat_map(|rgba| rgba.iter().take(3).copied()).collect();
    let (columns, rows) = (u32::from(drawn.width()), u32::from(drawn.height()));
    Some(Picture { page: number, width, height, columns, rows, pixels })
}
