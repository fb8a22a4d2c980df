//! How the page lies: skew, sideways, upside down.
use super::strip::{ReadLine, Strip};
use std::f32::consts::{FRAC_PI_2, FRAC_PI_4, PI};

/// Lines that are read to see which way is up.
const PROBES: usize = 6;
/// Lines that read this well are not upside down.
const CLEAR: u32 = 880;

/// The direction of most text, between -45° and 135°: the one of the two ways to read it that needs the smaller turn.
pub(super) fn direction(strips: &[Strip]) -> f32 {
    let long = || strips.iter().filter(|strip| strip.width > 2.5 * strip.height);
    let weight = |is_sideways: bool| -> f32 {
        long().filter(|strip| (strip.angle > FRAC_PI_4) == is_sideways).map(|strip| strip.width).sum()
    };
    let is_sideways = weight(true) > weight(false);
    let mut angles: Vec<(f32, f32)> =
        long().filter(|strip| (strip.angle > FRAC_PI_4) == is_sideways).map(|s| (s.angle, s.width)).collect();
    angles.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = angles.iter().map(|(_, weight)| weight).sum::<f32>() / 2.0;
    let mut sum = 0.0;
    let middle = angles.iter().find(|(_, weight)| {
        sum += weight;
        sum >= half
    });
    middle.map_or(0.0, |(angle, _)| *angle)
}

/// The strips as lines of text that runs in this direction.
pub(super) fn towards(strips: &[Strip], direction: f32) -> Vec<Strip> {
    strips.iter().map(|strip| along(strip, direction)).collect()
}

fn along(strip: &Strip, direction: f32) -> Strip {
    // The nearest of the four directions that the rectangle has.
    let turns = ((direction - strip.angle) / FRAC_PI_2).round();
    let angle = strip.angle + turns * FRAC_PI_2;
    let is_across = turns.rem_euclid(2.0) >= 0.5;
    let (width, height) = if is_across { (strip.height, strip.width) } else { (strip.width, strip.height) };
    // A tall strip is a line of its own that runs downwards; a short one has no angle of its own.
    if height > 2.0 * width {
        return Strip { width: height, height: width, angle: angle + FRAC_PI_2, ..*strip };
    }
    let lean = angle - direction;
    let angle = if width < 2.0 * height || lean.abs() > 0.2 { direction } else { angle };
    Strip { width, height, angle, ..*strip }
}

/// The direction of reading of the two that the lines allow: a few long lines are read both ways.
pub(super) fn upright(
    strips: &[Strip],
    direction: f32,
    read: &mut dyn FnMut(&Strip) -> Result<ReadLine, String>,
) -> Result<f32, String> {
    let mut long: Vec<&Strip> = strips.iter().collect();
    long.sort_by(|a, b| b.width.total_cmp(&a.width));
    long.truncate(PROBES);
    let mut score = |angle: f32| -> Result<u32, String> {
        let mut sum = 0;
        for strip in &long {
            sum += u32::from(read(&along(strip, angle))?.score);
        }
        Ok(sum / long.len().max(1) as u32)
    };
    let first = score(direction)?;
    if first >= CLEAR {
        return Ok(direction);
    }
    Ok(if score(direction + PI)? > first { direction + PI } else { direction })
}
