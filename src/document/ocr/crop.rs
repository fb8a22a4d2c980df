//! Pixels for a model: a picture made smaller, or a strip of it laid flat.
use super::strip::Strip;
use crate::document::Picture;

/// How the colours of a crop are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// As they are.
    All,
    /// Through a red glass, under which red stamps are white.
    RedChannel,
}

/// Blue, green and red (0–255) between four pixels.
pub(super) fn colour(picture: &Picture, x: f32, y: f32) -> [f32; 3] {
    let (columns, rows) = (picture.columns as usize, picture.rows as usize);
    let x = x.clamp(0.0, columns.saturating_sub(1) as f32);
    let y = y.clamp(0.0, rows.saturating_sub(1) as f32);
    let (x0, y0) = (x as usize, y as usize);
    let (fx, fy) = (x - x0 as f32, y - y0 as f32);
    let (x1, y1) = ((x0 + 1).min(columns.saturating_sub(1)), (y0 + 1).min(rows.saturating_sub(1)));
    let at = |x: usize, y: usize| {
        let start = (y * columns + x) * 3;
        match picture.pixels.get(start..start + 3) {
            Some(&[r, g, b]) => [f32::from(b), f32::from(g), f32::from(r)],
            _ => [255.0; 3],
        }
    };
    let (a, b, c, d) = (at(x0, y0), at(x1, y0), at(x0, y1), at(x1, y1));
    std::array::from_fn(|i| {
        let upper = a[i] + (b[i] - a[i]) * fx;
        let lower = c[i] + (d[i] - c[i]) * fx;
        upper + (lower - upper) * fy
    })
}

/// The whole picture at another size, as three planes from -1 to 1.
pub(super) fn resized(picture: &Picture, columns: usize, rows: usize) -> Vec<f32> {
    let mut planes = vec![0.0; 3 * columns * rows];
    let (sx, sy) = (picture.columns as f32 / columns as f32, picture.rows as f32 / rows as f32);
    for row in 0..rows {
        for column in 0..columns {
            let colour = colour(picture, (column as f32 + 0.5) * sx - 0.5, (row as f32 + 0.5) * sy - 0.5);
            put(&mut planes, columns * rows, row * columns + column, colour);
        }
    }
    planes
}

/// A strip laid flat: so many pixels of text, then nothing up to `columns`.
pub(super) fn flat(picture: &Picture, strip: &Strip, ink: Ink, columns: usize, filled: usize, rows: usize) -> Vec<f32> {
    let mut planes = vec![0.0; 3 * columns * rows];
    let (step_x, step_y) = (strip.width / filled.max(1) as f32, strip.height / rows as f32);
    // A large heading is made much smaller: then the pixels between the samples count as well.
    let samples = if step_y > 1.6 { 2 } else { 1 };
    let share = 1.0 / (samples * samples) as f32;
    for row in 0..rows {
        for column in 0..filled.min(columns) {
            let mut sum = [0.0; 3];
            for sub in 0..samples * samples {
                let (dx, dy) = ((sub % samples) as f32 + 0.5, (sub / samples) as f32 + 0.5);
                let along = (column as f32 + dx / samples as f32) * step_x - strip.width / 2.0;
                let across = (row as f32 + dy / samples as f32) * step_y - strip.height / 2.0;
                let (x, y) = strip.point(along, across);
                let colour = colour(picture, x - 0.5, y - 0.5);
                for (sum, part) in sum.iter_mut().zip(colour) {
                    *sum += part * share;
                }
            }
            if ink == Ink::RedChannel {
                sum = [sum[2]; 3];
            }
            put(&mut planes, columns * rows, row * columns + column, sum);
        }
    }
    planes
}

fn put(planes: &mut [f32], plane: usize, at: usize, colour: [f32; 3]) {
    for (index, value) in colour.into_iter().enumerate() {
        if let Some(cell) = planes.get_mut(index * plane + at) {
            *cell = value / 127.5 - 1.0;
        }
    }
}
