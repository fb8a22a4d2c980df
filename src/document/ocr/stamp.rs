//! Stamps: a line that touches red is read again through a red glass; the better reading stands, the other is kept.
use super::strip::{ReadLetter, ReadLine, Strip};
use super::{SURE, SURE_NUMBER, crop};
use crate::document::Picture;

/// Red must exceed the other colours by this much.
const RED: f32 = 36.0;
/// Share of red pixels from which a line is touched.
const TOUCHED: f32 = 0.004;
/// Share of dark pixels that the thinnest print has.
const PRINTED: f32 = 0.012;
/// The reading without red stands unless it is worse by more than this: what it lacks is the ink of a stamp.
const MARGIN: u16 = 40;
/// A reading that is this much better leaves no doubt.
const CLEARLY: u16 = 120;

/// Whether a strip holds red ink.
pub(super) fn touches(picture: &Picture, strip: &Strip) -> bool {
    let (mut red, mut all) = (0_u32, 0_u32);
    let mut across = -strip.height / 2.0;
    while across < strip.height / 2.0 {
        let mut along = -strip.width / 2.0;
        while along < strip.width / 2.0 {
            let (x, y) = strip.point(along, across);
            let [b, g, r] = crop::colour(picture, x, y);
            red += u32::from(r - g.max(b) > RED);
            all += 1;
            along += 2.0;
        }
        across += 2.0;
    }
    red as f32 > TOUCHED * all.max(1) as f32
}

/// Whether a strip holds anything as dark as print, once the red ink is gone.
pub(super) fn holds_print(bare: &Picture, strip: &Strip, dark: u8) -> bool {
    let (mut inked, mut all) = (0_u32, 0_u32);
    let mut across = -strip.height / 2.0;
    while across < strip.height / 2.0 {
        let mut along = -strip.width / 2.0;
        while along < strip.width / 2.0 {
            let (x, y) = strip.point(along, across);
            let [b, g, r] = crop::colour(bare, x, y);
            inked += u32::from(r.max(g).max(b) < f32::from(dark));
            all += 1;
            along += 1.5;
        }
        across += 1.5;
    }
    inked as f32 > PRINTED * all.max(1) as f32
}

/// The better of two readings; letters on which they differ are no longer sure, unless one of them is clearly better.
pub(super) fn better(as_is: ReadLine, red: ReadLine) -> ReadLine {
    if as_is.text() == red.text() {
        return if as_is.score >= red.score { as_is } else { red };
    }
    let (mut best, other) =
        if red.letters.len() * 2 > as_is.letters.len() && red.score.saturating_add(MARGIN) >= as_is.score {
            (red, as_is)
        } else {
            (as_is, red)
        };
    // A number is never told by the better reading alone.
    let most = if best.score < other.score.saturating_add(CLEARLY) { SURE } else { SURE_NUMBER };
    let (start, end) = differing(&best, &other);
    for letter in best.letters.get_mut(start..end).unwrap_or_default() {
        letter.score = letter.score.min(most - 1);
    }
    best.other = Some(other.text()).filter(|text| !text.trim().is_empty());
    best
}

/// The letters of the first between the common head and the common tail.
fn differing(a: &ReadLine, b: &ReadLine) -> (usize, usize) {
    let same = |x: &ReadLetter, y: &ReadLetter| x.letter == y.letter;
    let head = a.letters.iter().zip(&b.letters).take_while(|(x, y)| same(x, y)).count();
    let most = a.letters.len().min(b.letters.len()) - head;
    let tail = a.letters.iter().rev().zip(b.letters.iter().rev()).take(most).take_while(|(x, y)| same(x, y)).count();
    // Where one only has more letters, its neighbours are in doubt.
    let end = a.letters.len() - tail;
    (head.min(end.saturating_sub(1)), end.max(head + 1).min(a.letters.len()))
}
