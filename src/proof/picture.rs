//! A page's picture as a small PNG: few tones, as printed pages have them, and a palette where there is colour.
use crate::document::Picture;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A page's picture, ready to stand in a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PagePicture {
    /// Width of the page in points.
    pub width: f32,
    /// Height of the page in points.
    pub height: f32,
    /// The picture as a `data:` address.
    pub data: String,
    /// Where there is ink, a bit a cell of [`CELL`] points, so that an empty box can be told.
    ink: Vec<bool>,
    /// Cells a row.
    cells: usize,
}

/// Side of a cell in points.
const CELL: f32 = 4.0;

/// Packs a picture; `None` if it can't be.
#[must_use]
pub fn packed(picture: &Picture) -> Option<PagePicture> {
    let png = png(picture)?;
    let (ink, cells) = ink(picture);
    Some(PagePicture {
        width: picture.width,
        height: picture.height,
        data: format!("data:image/png;base64,{}", STANDARD.encode(png)),
        ink,
        cells,
    })
}

impl PagePicture {
    /// Whether anything is drawn inside a box; letters whose font the file does not bring are not.
    #[must_use]
    pub fn has_ink(&self, corners: &[f64; 4]) -> bool {
        let cell = |at: f64| ((at.max(0.0) as f32) / CELL) as usize;
        let [x0, y0, x1, y1] = corners.map(cell);
        (y0..=y1.min(y0 + 4096)).any(|row| {
            let cells = (x0..=x1).take_while(|column| *column < self.cells);
            cells.map(|column| row * self.cells + column).any(|at| self.ink.get(at).copied().unwrap_or(false))
        })
    }
}

fn ink(picture: &Picture) -> (Vec<bool>, usize) {
    let cells = (picture.width / CELL).ceil() as usize + 1;
    let rows = (picture.height / CELL).ceil() as usize + 1;
    let mut ink = vec![false; cells * rows];
    let per_point = picture.columns as f32 / picture.width;
    for (at, pixel) in picture.pixels.chunks_exact(3).enumerate() {
        if pixel.iter().any(|part| *part < 160) {
            let (x, y) = (at % picture.columns as usize, at / picture.columns as usize);
            let cell = |at: usize| (at as f32 / per_point / CELL) as usize;
            if let Some(is_inked) = ink.get_mut(cell(y) * cells + cell(x)) {
                *is_inked = true;
            }
        }
    }
    (ink, cells)
}

fn png(picture: &Picture) -> Option<Vec<u8>> {
    let is_gray = |pixel: &[u8]| matches!(pixel, [r, g, b] if r.abs_diff(*g) <= 8 && g.abs_diff(*b) <= 8);
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, picture.columns, picture.rows);
    encoder.set_compression(png::Compression::High);
    if picture.pixels.chunks_exact(3).all(is_gray) {
        // Sixteen tones are enough for letters.
        let tones =
            picture.pixels.chunks_exact(3).map(|pixel| pixel.get(1).map_or(15, |tone| tone.saturating_add(8) >> 4));
        let data = nibbles(tones, picture.columns as usize);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_filter(png::Filter::NoFilter);
        encoder.write_header().ok()?.write_image_data(&data).ok()?;
        return Some(out);
    }
    let mut palette: Vec<u8> = Vec::new();
    let mut known: HashMap<[u8; 3], u8> = HashMap::new();
    let mut indexed: Vec<u8> = Vec::with_capacity(picture.pixels.len() / 3);
    let coarse = |part: u8| (part & 0xf0) | (part >> 4);
    for pixel in picture.pixels.chunks_exact(3) {
        let colour = [0, 1, 2].map(|at| coarse(pixel.get(at).copied().unwrap_or(255)));
        let Some(number) = known.get(&colour).copied().or_else(|| u8::try_from(known.len()).ok()) else { break };
        if known.insert(colour, number).is_none() {
            palette.extend(colour);
        }
        indexed.push(number);
    }
    if indexed.len() * 3 == picture.pixels.len() {
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(palette);
        encoder.set_filter(png::Filter::NoFilter);
        encoder.write_header().ok()?.write_image_data(&indexed).ok()?;
    } else {
        // A photograph: five bits of each colour.
        let data: Vec<u8> = picture.pixels.iter().map(|part| part & 0xf8 | part >> 5).collect();
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.write_header().ok()?.write_image_data(&data).ok()?;
    }
    Some(out)
}

/// Two pixels a byte, each row filled up.
fn nibbles(mut tones: impl Iterator<Item = u8>, columns: usize) -> Vec<u8> {
    let mut data = Vec::new();
    loop {
        let row: Vec<u8> = tones.by_ref().take(columns).collect();
        if row.is_empty() {
            return data;
        }
        data.extend(row.chunks(2).map(|pair| match pair {
            [a, b] => a << 4 | b,
            [a] => a << 4 | 15,
            _ => 255,
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ink_is_found_where_it_is() {
        let mut pixels = vec![255; 20 * 20 * 3];
        let at = (10 * 20 + 4) * 3;
        pixels[at..at + 3].fill(0);
        let picture = Picture { page: 1, width: 20.0, height: 20.0, columns: 20, rows: 20, pixels };
        let packed = packed(&picture).unwrap();
        assert!(packed.has_ink(&[3.0, 9.0, 6.0, 12.0]));
        assert!(!packed.has_ink(&[12.0, 0.0, 18.0, 5.0]));
        assert!(packed.data.starts_with("data:image/png;base64,"));
    }
}
