//! How the page lies: skew, sideways, upside down.
use super::strip::{ReadLine, Strip};
use std::f32::consts::{FRAC_PI_2, FRAC_PI_4, PI};

/// Lines that are read to see which way is up.
pub(super) const PROBES: usize = 6;
/// Lines that read this well are not upside down.
pub(super) const CLEAR: u32 = 880;

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

/// The other way to read lines of this direction.
pub(super) fn opposite(direction: f32) -> f32 {
    direction + PI
}

/// How well lines read, on the mean.
pub(super) fn clarity(lines: &[ReadLine]) -> u32 {
    lines.iter().map(|line| u32::from(line.score)).sum::<u32>() / lines.len().max(1) as u32
}
