//! Straight dark lines of a picture: the borders of tables.
use super::strip::Ruled;
use crate::document::Picture;

/// Shorter runs are strokes of letters, in heights of a line.
const SHORTEST: f32 = 1.3;
/// A run goes on over so many light pixels.
const GAP: usize = 4;
/// A border has paper beside it at this distance.
const BESIDE: usize = 5;
/// Borders of one picture at most.
const MOST: usize = 4000;

/// Dark pixels, turned so that text is upright.
struct Dark {
    columns: usize,
    rows: usize,
    pixels: Vec<bool>,
}

impl Dark {
    fn of(picture: &Picture, angle: f32) -> Self {
        let (sin, cos) = angle.sin_cos();
        let (width, height) = (picture.columns as f32, picture.rows as f32);
        let is_sideways = sin.abs() > cos.abs();
        let (columns, rows) = if is_sideways { (height, width) } else { (width, height) };
        let limit = threshold(picture);
        let (columns, rows) = (columns as usize, rows as usize);
        let mut pixels = vec![false; columns * rows];
        for row in 0..rows {
            for column in 0..columns {
                let (along, across) =
                    (column as f32 + 0.5 - columns as f32 / 2.0, row as f32 + 0.5 - rows as f32 / 2.0);
                let x = width / 2.0 + along * cos - across * sin;
                let y = height / 2.0 + along * sin + across * cos;
                if x >= 0.0 && y >= 0.0 && x < width && y < height {
                    let start = (y as usize * picture.columns as usize + x as usize) * 3;
                    pixels[row * columns + column] =
                        picture.pixels.get(start..start + 3).is_some_and(|rgb| rgb.iter().all(|c| *c < limit));
                }
            }
        }
        Self { columns, rows, pixels }
    }

    /// Whether there is ink at a place along a line or one pixel beside it.
    fn ink(&self, is_horizontal: bool, across: usize, along: usize) -> bool {
        let at = |across: usize| {
            let (x, y) = if is_horizontal { (along, across) } else { (across, along) };
            x < self.columns && y < self.rows && self.pixels[y * self.columns + x]
        };
        at(across) || at(across.wrapping_sub(1)) || at(across + 1)
    }

    fn bare(&self, is_horizontal: bool, across: usize, along: usize) -> bool {
        let (x, y) = if is_horizontal { (along, across) } else { (across, along) };
        x < self.columns && y < self.rows && self.pixels[y * self.columns + x]
    }
}

/// Darker than the paper by a good step: half way between the paper and the darkest ink.
pub(super) fn threshold(picture: &Picture) -> u8 {
    let mut counts = [0_u32; 256];
    for rgb in picture.pixels.chunks_exact(3).step_by(7) {
        let darkest = rgb.iter().copied().max().unwrap_or(255);
        counts[usize::from(darkest)] += 1;
    }
    let paper = counts.iter().enumerate().max_by_key(|(_, count)| **count).map_or(255, |(level, _)| level);
    let all: u32 = counts.iter().sum();
    let mut sum = 0;
    let ink = counts.iter().position(|count| {
        sum += count;
        sum > all / 200
    });
    let ink = ink.unwrap_or(0).min(paper);
    u8::try_from(paper - (paper - ink) * 45 / 100).unwrap_or(180).saturating_sub(4)
}

/// The borders, in the frame in which text is upright (pixels from its top left).
pub(super) fn rules(picture: &Picture, angle: f32, line_height: f32) -> Vec<Ruled> {
    let dark = Dark::of(picture, angle);
    let mut out = Vec::new();
    for is_horizontal in [true, false] {
        let (across, along) = if is_horizontal { (dark.rows, dark.columns) } else { (dark.columns, dark.rows) };
        let shortest = (SHORTEST * line_height).max(24.0) as usize;
        let mut found: Vec<Ruled> = Vec::new();
        for at in 0..across {
            let mut start = None;
            let mut last = 0;
            for place in 0..=along {
                let is_ink = place < along && dark.ink(is_horizontal, at, place);
                if is_ink {
                    start.get_or_insert(place);
                    last = place;
                } else if let Some(from) = start
                    && (place - last > GAP || place == along)
                {
                    if last - from >= shortest && is_thin(&dark, is_horizontal, at, from, last) {
                        found.push(Ruled {
                            is_horizontal,
                            at: at as f32 + 0.5,
                            from: from as f32,
                            to: last as f32 + 1.0,
                        });
                    }
                    start = None;
                }
            }
        }
        out.extend(merged(found));
    }
    out
}

/// Whether there is paper on both sides: rows of letters are dark over their whole height.
fn is_thin(dark: &Dark, is_horizontal: bool, at: usize, from: usize, to: usize) -> bool {
    let share = |across: usize| {
        let inked = (from..=to).filter(|along| dark.bare(is_horizontal, across, *along)).count();
        inked as f32 / (to - from + 1) as f32
    };
    share(at.wrapping_sub(BESIDE)) < 0.2
        && share(at + BESIDE) < 0.2
        && (at.saturating_sub(1)..=at + 1).any(|at| share(at) > 0.5)
}

/// Runs on neighbouring rows are one line.
fn merged(runs: Vec<Ruled>) -> Vec<Ruled> {
    let mut out: Vec<(Ruled, f32)> = Vec::new();
    for run in runs {
        let is_room = out.len() < MOST;
        let near = out
            .iter_mut()
            .rev()
            .take(200)
            .find(|(rule, last)| run.at - last <= 2.5 && run.from <= rule.to + 12.0 && rule.from <= run.to + 12.0);
        match near {
            Some((rule, last)) => {
                rule.from = rule.from.min(run.from);
                rule.to = rule.to.max(run.to);
                // The middle between the first and the last row.
                rule.at += (run.at - *last) / 2.0;
                *last = run.at;
            }
            None if is_room => out.push((run, run.at)),
            None => {}
        }
    }
    out.into_iter().map(|(rule, _)| rule).collect()
}
