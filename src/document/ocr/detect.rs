//! Finds lines of text: a map of where text is, cut into turned rectangles.
use super::crop;
use super::strip::Strip;
use crate::document::Picture;
use rten::{Model, RunOptions};
use rten_imageproc::{BoundingRect, Point, RotatedRect, min_area_rect};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, Tensor};
use std::collections::BTreeMap;

/// Longest side of what the model sees: more costs memory and finds no more.
const LONGEST: f32 = 1600.0;
/// A pixel of the map above this is text.
const IS_TEXT: f32 = 0.3;
/// A rectangle whose mean is below this is none.
const IS_LINE: f32 = 0.5;
/// The model marks the core of a line; the line itself is wider by this share of area to edge.
const GROW: f32 = 1.6;
/// Rectangles of one page at most.
const MOST: usize = 3000;

/// The lines of a picture, in no order; `angle` is that of the longer side, between -45° and 135°.
pub(super) fn strips(model: &Model, picture: &Picture, options: &RunOptions) -> Result<Vec<Strip>, String> {
    let longest = picture.columns.max(picture.rows).max(1) as f32;
    let scale = (LONGEST / longest).min(1.0);
    let side = |pixels: u32| (((pixels as f32 * scale) / 32.0).round() as usize).max(1) * 32;
    let (columns, rows) = (side(picture.columns), side(picture.rows));
    let input = Tensor::from_data(&[1, 3, rows, columns], crop::resized(picture, columns, rows));
    let output = model.run_one(input.into(), Some(options.clone())).map_err(|error| error.to_string())?;
    let map: NdTensor<f32, 4> = output.try_into().map_err(|_| "the detection model gives no map".to_owned())?;
    let [_, _, map_rows, map_columns] = map.shape();
    let map = map.into_data();
    let at = |x: usize, y: usize| map.get(y * map_columns + x).copied().unwrap_or(0.0);
    // Grown by a pixel to the left and up, as the model's makers do, so that thin strokes hold together.
    let is_text = |x: usize, y: usize| at(x, y) > IS_TEXT;
    let mut mask: Vec<bool> = (0..map_rows * map_columns)
        .map(|at| {
            let (x, y) = (at % map_columns, at / map_columns);
            let (left, above) = (x.saturating_sub(1), y.saturating_sub(1));
            is_text(x, y) || is_text(left, y) || is_text(x, above) || is_text(left, above)
        })
        .collect();
    let (to_x, to_y) = (picture.columns as f32 / map_columns as f32, picture.rows as f32 / map_rows as f32);
    let mut out = Vec::new();
    for points in stretches(&mut mask, map_columns, map_rows) {
        let Some(rect) = min_area_rect(&points) else { continue };
        if rect.width().min(rect.height()) < 3.0 || mean(&rect, &map, map_columns, map_rows) < IS_LINE {
            continue;
        }
        out.push(strip(&rect, to_x, to_y));
        if out.len() >= MOST {
            break;
        }
    }
    Ok(out)
}

/// Mean of the map under a rectangle.
fn mean(rect: &RotatedRect, map: &[f32], columns: usize, rows: usize) -> f32 {
    let bounds = rect.bounding_rect();
    let clamp = |at: f32, most: usize| at.clamp(0.0, most.saturating_sub(1) as f32) as usize;
    let (mut sum, mut count) = (0.0, 0_u32);
    for y in clamp(bounds.top(), rows)..=clamp(bounds.bottom(), rows) {
        for x in clamp(bounds.left(), columns)..=clamp(bounds.right(), columns) {
            if rect.contains(Point::from_yx(y as f32, x as f32)) {
                sum += map.get(y * columns + x).copied().unwrap_or(0.0);
                count += 1;
            }
        }
    }
    sum / count.max(1) as f32
}

/// The rectangle in the picture, grown to the whole line.
fn strip(rect: &RotatedRect, to_x: f32, to_y: f32) -> Strip {
    let grow = rect.width() * rect.height() * GROW / (2.0 * (rect.width() + rect.height())).max(1.0);
    let (up, centre) = (rect.up_axis(), rect.center());
    // The side across `up` runs along its perpendicular.
    let (across, along) = (rect.width() + 2.0 * grow, rect.height() + 2.0 * grow);
    let scale = (to_x * to_y).sqrt();
    let up_angle = (up.y * to_y).atan2(up.x * to_x);
    let (width, height, angle) = if across >= along {
        (across, along, up_angle + std::f32::consts::FRAC_PI_2)
    } else {
        (along, across, up_angle)
    };
    Strip {
        x: (centre.x + 0.5) * to_x,
        y: (centre.y + 0.5) * to_y,
        width: width * scale,
        height: height * scale,
        angle: half_turn(angle),
    }
}

/// The same line's angle between -45° and 135°.
fn half_turn(angle: f32) -> f32 {
    use std::f32::consts::{FRAC_PI_4, PI};
    let mut angle = angle;
    while angle < -FRAC_PI_4 {
        angle += PI;
    }
    while angle >= PI - FRAC_PI_4 {
        angle -= PI;
    }
    angle
}

/// The ends of each row of each connected stretch of the map, as corners of its pixels.
fn stretches(mask: &mut [bool], columns: usize, rows: usize) -> Vec<Vec<Point<f32>>> {
    let mut out = Vec::new();
    for start in 0..mask.len() {
        if !mask[start] {
            continue;
        }
        mask[start] = false;
        let mut open = vec![start];
        let mut ends: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        while let Some(at) = open.pop() {
            let (x, y) = (at % columns, at / columns);
            let end = ends.entry(y).or_insert((x, x));
            *end = (end.0.min(x), end.1.max(x));
            for ny in y.saturating_sub(1)..=(y + 1).min(rows - 1) {
                for nx in x.saturating_sub(1)..=(x + 1).min(columns - 1) {
                    if std::mem::take(&mut mask[ny * columns + nx]) {
                        open.push(ny * columns + nx);
                    }
                }
            }
        }
        let corner = |x: usize, y: usize| Point::from_yx(y as f32, x as f32);
        out.push(ends.into_iter().flat_map(|(y, (from, to))| [corner(from, y), corner(to, y)]).collect());
    }
    out
}
