//! Spaces between Latin words: the model seldom tells them, the paper between the letters does.
use super::strip::ReadLetter;

/// Rows of a line's picture that are left out above and below: borders of tables, feet of other lines.
const EDGE: usize = 6;
/// A column with less than this share of a letter's ink is blank: the foot of an L and the arm of a 7 are not.
const BLANK: f32 = 0.08;
/// Blank columns between two letters that are a space, for a picture of 48 rows.
const SPACE: f32 = 8.5;
/// Narrow letters in a font of even steps have this much more paper beside them.
const NARROW: f32 = 4.0;
/// Nor is it a space where other letters of the line stand nearly as far apart.
const LOOSE: f32 = 1.7;

/// How much ink each column of a line's picture holds; the picture is one plane from -1 (black) to 1.
pub(super) fn ink(plane: &[f32], columns: usize, filled: usize, rows: usize) -> Vec<f32> {
    let mut ink = vec![0.0; filled.min(columns)];
    for row in plane.chunks_exact(columns.max(1)).take(rows.saturating_sub(EDGE)).skip(EDGE) {
        for (sum, value) in ink.iter_mut().zip(row) {
            *sum += 1.0 - value;
        }
    }
    ink
}

/// Puts spaces where Latin letters stand apart; `scale` is columns a unit of the letters' places. Numbers without a Latin
/// letter before them stay whole: a digit that was not read leaves a gap as well.
pub(super) fn insert_spaces(letters: &mut Vec<ReadLetter>, ink: &[f32], scale: f32) {
    let mut sorted = ink.to_vec();
    sorted.sort_by(f32::total_cmp);
    let level = |of_ten: usize| sorted.get(sorted.len() * of_ten / 10).copied().unwrap_or_default();
    let limit = level(1) + BLANK * (level(9) - level(1));
    let gap = |a: &ReadLetter, b: &ReadLetter| {
        let (from, to) = ((a.at * scale).max(0.0) as usize, (b.at * scale).max(0.0) as usize);
        let columns = ink.get(from.min(ink.len())..to.clamp(from.min(ink.len()), ink.len())).unwrap_or_default();
        columns.split(|ink| *ink >= limit).map(<[f32]>::len).max().unwrap_or(0) as f32
    };
    let is_pair = |pair: &[ReadLetter]| pair.iter().all(|letter| letter.letter.is_ascii_alphanumeric());
    let mut usual: Vec<f32> =
        letters.windows(2).filter(|pair| is_pair(pair)).map(|pair| gap(&pair[0], &pair[1])).collect();
    usual.sort_by(f32::total_cmp);
    let usual = usual.get(usual.len() / 2).copied().unwrap_or_default();
    let is_narrow = |letter: &ReadLetter| matches!(letter.letter, '1' | 'I' | 'l' | 'i' | 'j' | 't' | 'f' | 'r' | 'J');
    let mut spaces = Vec::new();
    let mut is_latin = false;
    for (at, pair) in letters.windows(2).enumerate() {
        is_latin = pair[0].letter.is_ascii_alphabetic() || is_latin && pair[0].letter.is_ascii();
        if !is_latin || !is_pair(pair) {
            continue;
        }
        let wanted = SPACE + if pair.iter().any(is_narrow) { NARROW } else { 0.0 };
        if gap(&pair[0], &pair[1]) > wanted.max(LOOSE * usual) {
            spaces.push(at + 1);
        }
    }
    for at in spaces.into_iter().rev() {
        if let [a, b] = letters.get(at - 1..=at).unwrap_or_default() {
            let space = ReadLetter { letter: ' ', at: (a.at + b.at) / 2.0, score: a.score.min(b.score) };
            letters.insert(at, space);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters 18 columns wide with 14 of ink; a blank in the text is 9 columns of paper that the model did not tell.
    fn line(text: &str) -> (Vec<ReadLetter>, Vec<f32>) {
        let (mut letters, mut ink) = (Vec::new(), Vec::new());
        for letter in text.chars() {
            if letter == ' ' {
                ink.extend([0.0; 9]);
                continue;
            }
            letters.push(ReadLetter { letter, at: ink.len() as f32 + 9.0, score: 1000 });
            ink.extend([0.0, 0.0]);
            ink.extend([20.0; 14]);
            ink.extend([0.0, 0.0]);
        }
        (letters, ink)
    }

    #[test]
    fn spaces_come_back_between_latin_words() {
        for text in ["采购NVIDIA H20 96GB服务器", "RTX 4090 24GB", "编号ABC-2024-0017", "NVIDIA"] {
            let (mut letters, ink) = line(text);
            insert_spaces(&mut letters, &ink, 1.0);
            assert_eq!(letters.iter().map(|letter| letter.letter).collect::<String>(), text);
        }
    }

    #[test]
    fn numbers_stay_whole_and_nothing_panics() {
        let (mut letters, ink) = line("12 34");
        insert_spaces(&mut letters, &ink, 1.0);
        assert_eq!(letters.len(), 4);
        insert_spaces(&mut letters, &[], 7.0);
        insert_spaces(&mut Vec::new(), &ink, 1.0);
    }
}
