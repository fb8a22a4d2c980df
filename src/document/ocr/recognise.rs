//! Reads one line: a strip laid flat, letter probabilities step by step, steps to letters with their places.
use super::crop::{self, Ink};
use super::strip::{ReadLetter, ReadLine, Strip};
use super::{SURE_NUMBER, blank};
use crate::document::Picture;
use rten::{Model, RunOptions};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, Tensor};

/// Height of what the model sees.
const ROWS: usize = 48;
/// It is not fed less than this.
const NARROWEST: usize = 128;
/// Nor more: a line of 60 letters has about 2000.
const WIDEST: usize = 4000;
/// A step between digits of this many usual ones leaves room for another.
const WIDE: f32 = 1.55;

/// Reads one strip.
pub(super) fn line(
    model: &Model,
    letters: &[char],
    picture: &Picture,
    strip: &Strip,
    ink: Ink,
    options: &RunOptions,
) -> Result<ReadLine, String> {
    let filled = ((ROWS as f32 * strip.width / strip.height.max(1.0)).ceil() as usize).clamp(8, WIDEST);
    let columns = filled.max(NARROWEST);
    let planes = crop::flat(picture, strip, ink, columns, filled, ROWS);
    let inked_columns =
        planes.chunks_exact(columns * ROWS).next_back().map(|red| blank::ink(red, columns, filled, ROWS));
    let input = Tensor::from_data(&[1, 3, ROWS, columns], planes);
    let output = model.run_one(input.into(), Some(options.clone())).map_err(|error| error.to_string())?;
    let steps: NdTensor<f32, 3> = output.try_into().map_err(|_| "the recognition model gives no letters".to_owned())?;
    let [_, count, classes] = steps.shape();
    let data = steps.into_data();
    // A step's width on the picture.
    let step = columns as f32 / count.max(1) as f32 * strip.width / filled as f32;
    let mut read: Vec<ReadLetter> = Vec::new();
    let (mut last, mut since) = (0_usize, 0_usize);
    for (index, row) in data.chunks_exact(classes.max(1)).enumerate() {
        let (best, sure) = best(row);
        if best != 0 {
            let score = (sure * 1000.0).clamp(0.0, 1000.0) as u16;
            match read.last_mut() {
                // The same letter goes on.
                Some(letter) if best == last => {
                    letter.at = ((since + index) as f32 / 2.0 + 0.5) * step;
                    letter.score = letter.score.max(score);
                }
                _ => {
                    since = index;
                    let letter = letters.get(best).copied().unwrap_or('\u{fffd}');
                    read.push(ReadLetter { letter, at: (index as f32 + 0.5) * step, score });
                }
            }
        }
        last = best;
    }
    mend_commas(&mut read);
    blank::insert_spaces(&mut read, &inked_columns.unwrap_or_default(), filled as f32 / strip.width.max(1.0));
    doubt_gaps(&mut read);
    let inked = || read.iter().filter(|letter| letter.letter != ' ');
    let score = inked().map(|letter| u32::from(letter.score)).sum::<u32>() / (inked().count().max(1) as u32);
    Ok(ReadLine { strip: *strip, letters: read, score: score as u16, other: None })
}

/// 9.357.120.00 is 9,357,120.00: a comma lost its tail. Only numbers of thousands with two decimals tell that; the
/// commas are not sure.
fn mend_commas(letters: &mut [ReadLetter]) {
    let is_inside = |letter: &ReadLetter| letter.letter.is_ascii_digit() || matches!(letter.letter, ',' | '.');
    let mut from = 0;
    while from < letters.len() {
        let length = letters.iter().skip(from).take_while(|letter| is_inside(letter)).count();
        let Some(number) = letters.get_mut(from..from + length).filter(|number| !number.is_empty()) else {
            from += 1;
            continue;
        };
        from += length;
        let parts: Vec<usize> =
            number.split(|letter| !letter.letter.is_ascii_digit()).map(<[ReadLetter]>::len).collect();
        let [first, groups @ .., 2] = parts.as_slice() else { continue };
        if groups.is_empty() || !(1..=3).contains(first) || groups.iter().any(|group| *group != 3) {
            continue;
        }
        let point = number.len() - 3;
        for (at, letter) in number.iter_mut().enumerate() {
            let wanted = if at == point { '.' } else { ',' };
            if !letter.letter.is_ascii_digit() && letter.letter != wanted {
                letter.letter = wanted;
                letter.score = letter.score.min(SURE_NUMBER - 1);
            }
        }
    }
}

/// Where digits stand further apart than elsewhere in the line, one of them may be missing: both sides are in doubt.
fn doubt_gaps(letters: &mut [ReadLetter]) {
    let is_digit = |letter: &ReadLetter| letter.letter.is_ascii_digit();
    let between = |pair: &[ReadLetter]| pair.iter().all(is_digit).then(|| pair[1].at - pair[0].at);
    let mut steps: Vec<f32> = letters.windows(2).filter_map(between).collect();
    if steps.len() < 3 {
        return;
    }
    steps.sort_by(f32::total_cmp);
    let usual = steps.get(steps.len() / 2).copied().unwrap_or_default();
    let mut doubtful = Vec::new();
    for (at, pair) in letters.windows(2).enumerate() {
        if between(pair).is_some_and(|step| step > WIDE * usual) {
            doubtful.extend([at, at + 1]);
        }
    }
    for (at, three) in letters.windows(3).enumerate() {
        let is_parted = is_digit(&three[0]) && matches!(three[1].letter, ',' | '.') && is_digit(&three[2]);
        if is_parted && three[2].at - three[0].at > (WIDE + 1.0) * usual {
            doubtful.extend([at, at + 2]);
        }
    }
    for at in doubtful {
        if let Some(letter) = letters.get_mut(at) {
            letter.score = letter.score.min(SURE_NUMBER - 1);
        }
    }
}

fn best(row: &[f32]) -> (usize, f32) {
    row.iter()
        .enumerate()
        .fold((0, f32::MIN), |best, (index, value)| if *value > best.1 { (index, *value) } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str, at: impl Fn(usize) -> f32) -> Vec<ReadLetter> {
        text.chars().enumerate().map(|(i, letter)| ReadLetter { letter, at: at(i), score: 1000 }).collect()
    }

    #[test]
    fn commas_that_lost_their_tails_are_mended_and_nothing_else() {
        for (read, wanted) in [
            ("¥9.357.120.00元", "¥9,357,120.00元"),
            ("8.207,221.00", "8,207,221.00"),
            ("1,234,56", "1,234.56"),
            ("2024.06.18", "2024.06.18"),
            ("1188.772", "1188.772"),
            ("3.2.1", "3.2.1"),
            ("12.345.678", "12.345.678"),
            ("1,234.00", "1,234.00"),
        ] {
            let mut line = letters(read, |i| i as f32);
            mend_commas(&mut line);
            assert_eq!(line.iter().map(|letter| letter.letter).collect::<String>(), wanted);
            assert_eq!(line.iter().all(|letter| letter.score == 1000), read == wanted);
        }
    }

    #[test]
    fn room_for_a_digit_that_was_not_read_is_a_doubt() {
        let mut even = letters("123456", |i| i as f32 * 10.0);
        doubt_gaps(&mut even);
        assert!(even.iter().all(|letter| letter.score == 1000));
        let mut torn = letters("123456", |i| i as f32 * 10.0 + if i > 2 { 10.0 } else { 0.0 });
        doubt_gaps(&mut torn);
        assert_eq!(torn.iter().filter(|letter| letter.score < SURE_NUMBER).count(), 2);
    }
}
