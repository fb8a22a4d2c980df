//! Seals: red ink in patches the size of a stamp is taken off the picture, so that the lines below are found and read.
use crate::document::Picture;

/// Red must exceed the other colours by this much to count as ink of a seal.
const RED: i32 = 28;
/// A cell of the grid on which patches are sought, in points.
const CELL: f32 = 3.0;
/// Share of red pixels from which a cell belongs to a patch.
const COVERED: usize = 8;
/// The sides of a patch in points: a seal of a person is two centimetres wide, three company seals in a heap are twelve.
const SIDES: (f32, f32) = (36.0, 360.0);
/// A line of red print is longer than this many times its height.
const LONGEST: f32 = 2.6;
/// What is left of ink after this share of the way from paper to print is none: thin strokes of a seal keep a shade,
/// because colour is stored more coarsely than light.
const FAINT: f32 = 0.15;
/// Paper between the rim and the letters of one seal, in cells.
const REACH: usize = 2;

/// A patch of the picture in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Patch {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

/// The picture without the ink of its seals; `None` if it shows none.
pub(super) fn without(picture: &Picture) -> Option<Picture> {
    let patches = patches(picture);
    if patches.is_empty() {
        return None;
    }
    let mut out = picture.clone();
    for patch in patches {
        clean(&mut out, patch);
    }
    Some(out)
}

/// How much redder than anything else a pixel is.
fn redness(rgb: &[u8]) -> i32 {
    match rgb {
        &[r, g, b] => i32::from(r) - i32::from(g.max(b)),
        _ => 0,
    }
}

/// Patches of red the size of seals.
fn patches(picture: &Picture) -> Vec<Patch> {
    let (columns, rows) = (picture.columns as usize, picture.rows as usize);
    let scale = picture.columns as f32 / picture.width.max(1.0);
    let cell = ((CELL * scale).round() as usize).max(2);
    let (wide, high) = (columns.div_ceil(cell), rows.div_ceil(cell));
    let mut counts = vec![0_usize; wide * high];
    for (at, rgb) in picture.pixels.chunks_exact(3).enumerate() {
        if redness(rgb) > RED
            && let Some(count) = counts.get_mut(at / columns.max(1) / cell * wide + at % columns.max(1) / cell)
        {
            *count += 1;
        }
    }
    let mut open: Vec<bool> = counts.iter().map(|count| count * COVERED > cell * cell).collect();
    let (least, most) = (SIDES.0 * scale, SIDES.1 * scale);
    let mut out = Vec::new();
    for start in 0..open.len() {
        let Some(cells) = connected(&mut open, start, wide, high) else { continue };
        let patch = Patch {
            left: cells.left * cell,
            top: cells.top * cell,
            right: ((cells.right + 1) * cell).min(columns),
            bottom: ((cells.bottom + 1) * cell).min(rows),
        };
        let (width, height) = ((patch.right - patch.left) as f32, (patch.bottom - patch.top) as f32);
        if width.min(height) >= least && width.max(height) <= most && width.max(height) <= LONGEST * width.min(height) {
            out.push(patch);
        }
    }
    out
}

/// The cells that hang together with one, and takes them out.
fn connected(open: &mut [bool], start: usize, wide: usize, high: usize) -> Option<Patch> {
    if !std::mem::take(open.get_mut(start)?) {
        return None;
    }
    let mut patch = Patch { left: start % wide, top: start / wide, right: start % wide, bottom: start / wide };
    let mut next = vec![start];
    while let Some(at) = next.pop() {
        let (x, y) = (at % wide, at / wide);
        patch.left = patch.left.min(x);
        patch.right = patch.right.max(x);
        patch.bottom = patch.bottom.max(y);
        patch.top = patch.top.min(y);
        for ny in y.saturating_sub(REACH)..=(y + REACH).min(high - 1) {
            for nx in x.saturating_sub(REACH)..=(x + REACH).min(wide - 1) {
                if open.get_mut(ny * wide + nx).is_some_and(std::mem::take) {
                    next.push(ny * wide + nx);
                }
            }
        }
    }
    Some(patch)
}

/// Takes red ink off a patch. Ink lets red through and holds back the rest: the red channel shows the print below, a
/// little darker than it is, by a share of what the other channels lost.
fn clean(picture: &mut Picture, patch: Patch) {
    let columns = picture.columns as usize;
    // Chroma is stored coarsely: the rim of the ink reaches over the patch.
    let margin = 6;
    let (left, right) = (patch.left.saturating_sub(margin), (patch.right + margin).min(columns));
    let lines = patch.top.saturating_sub(margin)..(patch.bottom + margin).min(picture.rows as usize);
    let inks = inks(picture, patch);
    let faint = inks.paper - FAINT * (inks.paper - inks.print);
    for y in lines {
        let row = picture.pixels.get_mut((y * columns + left) * 3..(y * columns + right) * 3).unwrap_or_default();
        for rgb in row.chunks_exact_mut(3) {
            let lost = redness(rgb);
            if lost > 6 {
                let below = f32::from(rgb.first().copied().unwrap_or(255)) + inks.share * lost as f32;
                let lit = inks.print + (below - inks.print) * (inks.paper - inks.print) / (faint - inks.print).max(1.0);
                rgb.fill(lit.clamp(0.0, inks.paper.max(below)).min(255.0) as u8);
            }
        }
    }
}

/// What a patch is made of.
struct Inks {
    /// How much red the seal's ink holds back, for each step that it holds back more of the other colours.
    share: f32,
    /// Red of the bare paper.
    paper: f32,
    /// Red of the print.
    print: f32,
}

fn inks(picture: &Picture, patch: Patch) -> Inks {
    let columns = picture.columns as usize;
    let (mut bare, mut inks) = ([0_u32; 256], Vec::new());
    for y in patch.top..patch.bottom {
        let row = picture.pixels.get((y * columns + patch.left) * 3..(y * columns + patch.right) * 3);
        for rgb in row.unwrap_or_default().chunks_exact(3) {
            let (red, lost) = (rgb.first().copied().unwrap_or(255), redness(rgb));
            if lost > RED {
                inks.push((red, lost));
            } else if lost < 10 {
                bare[usize::from(red)] += 1;
            }
        }
    }
    let paper = bare.iter().enumerate().max_by_key(|(_, count)| **count).map_or(255, |(level, _)| level) as f32;
    let all: u32 = bare.iter().sum();
    let mut sum = 0;
    let print = bare.iter().position(|count| {
        sum += count;
        sum > all / 100
    });
    // Where there is print below, red is lost to it: the upper half is ink on bare paper.
    inks.sort_unstable_by_key(|(red, _)| std::cmp::Reverse(*red));
    inks.truncate(inks.len() / 2);
    let mut shares: Vec<f32> = inks.iter().map(|(red, lost)| (paper - f32::from(*red)) / *lost as f32).collect();
    shares.sort_by(f32::total_cmp);
    let share = shares.get(shares.len() * 3 / 4).copied().unwrap_or(0.3).clamp(0.0, 1.0);
    Inks { share, paper, print: (print.unwrap_or(0) as f32).min(paper * 0.6) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of 300 × 400 points, two pixels a point, with one patch of ink and one dark stroke below it.
    fn page(ink: Patch) -> Picture {
        let (columns, rows) = (600_usize, 800_usize);
        let mut pixels = vec![240; columns * rows * 3];
        for y in ink.top..ink.bottom {
            for x in ink.left..ink.right {
                let print = (y / 10) % 10 == 0;
                let rgb = if print { [40, 12, 12] } else { [200, 60, 60] };
                pixels[(y * columns + x) * 3..][..3].copy_from_slice(&rgb);
            }
        }
        Picture { page: 1, width: 300.0, height: 400.0, columns: 600, rows: 800, pixels }
    }

    #[test]
    fn a_seal_goes_and_the_print_below_it_stays() {
        let cleaned = without(&page(Patch { left: 100, top: 100, right: 330, bottom: 330 })).unwrap();
        let at = |x: usize, y: usize| cleaned.pixels[(y * 600 + x) * 3..][..3].to_vec();
        assert!(at(200, 150).iter().all(|c| *c > 225), "{:?}", at(200, 150));
        assert!(at(200, 205).iter().all(|c| *c < 80), "{:?}", at(200, 205));
    }

    #[test]
    fn a_line_of_red_print_is_no_seal() {
        assert!(without(&page(Patch { left: 50, top: 100, right: 550, bottom: 160 })).is_none());
        assert!(without(&page(Patch { left: 50, top: 100, right: 80, bottom: 130 })).is_none());
    }

    #[test]
    fn a_red_page_is_no_seal_and_nothing_panics() {
        let whole = Patch { left: 0, top: 0, right: 600, bottom: 800 };
        assert!(without(&page(whole)).is_none());
        let empty = Picture { page: 1, width: 0.0, height: 0.0, columns: 0, rows: 0, pixels: Vec::new() };
        assert!(without(&empty).is_none());
    }
}
