//! What each clue around a name says for each stance, learned from testdata/stances: `weights/stance.tsv`, made ready by
//! the build as one block of bytes, and the classes of words that clues name.
use super::stance::Stance;
use fst::raw::Fst;

/// Records of [`RECORD`] bytes: the clue's hash, then a weight for each of [`STANCES`]; sorted by hash.
static WEIGHTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/weights.bin"));
/// Word → number of its set of classes.
static CLASSES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/classes.fst"));
/// The sets, as one bit a class.
static SETS: &[u128] = &include!(concat!(env!("OUT_DIR"), "/class_sets.rs"));

/// The names of the classes, one a line, in the order of the bits.
static NAMES: &str = include!(concat!(env!("OUT_DIR"), "/class_names.rs"));

/// The stances in the order of the weights.
pub const STANCES: [Stance; 6] =
    [Stance::Sought, Stance::Rejected, Stance::Comparison, Stance::Excluded, Stance::Compatible, Stance::Mentioned];

/// Bytes of a clue: eight of the hash, two of each weight.
const RECORD: usize = 8 + 2 * STANCES.len();

/// One unit of a weight.
pub const UNIT: f32 = 1.0 / 1000.0;

/// What a clue says for each of [`STANCES`], in thousandths.
#[must_use]
pub fn weights_of(hash: u64) -> Option<[i16; 6]> {
    let key = |at: usize| -> Option<u64> {
        let bytes = WEIGHTS.get(at * RECORD..at * RECORD + 8)?;
        Some(u64::from_le_bytes(bytes.try_into().ok()?))
    };
    let (mut low, mut high) = (0, WEIGHTS.len() / RECORD);
    while low < high {
        let middle = low.midpoint(high);
        match key(middle)?.cmp(&hash) {
            std::cmp::Ordering::Equal => {
                let bytes = WEIGHTS.get(middle * RECORD + 8..(middle + 1) * RECORD)?;
                let mut weights = [0; 6];
                for (weight, pair) in weights.iter_mut().zip(bytes.chunks_exact(2)) {
                    *weight = i16::from_le_bytes(pair.try_into().ok()?);
                }
                return Some(weights);
            }
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

/// The names of the classes in the order of the bits.
pub fn class_names() -> impl Iterator<Item = &'static str> {
    NAMES.lines()
}

/// The words of the table of classes that begin at a place of a text, each as its length in bytes and its classes as
/// bits.
pub fn class_words(text: &str, mut found: impl FnMut(usize, u128)) {
    let Ok(words) = Fst::new(CLASSES) else { return };
    let (mut node, mut number) = (words.root(), 0);
    for (offset, byte) in text.bytes().enumerate() {
        let Some(next) = node.find_input(byte) else { return };
        let step = node.transition(next);
        number += step.out.value();
        node = words.node(step.addr);
        if node.is_final() {
            let set = usize::try_from(number + node.final_output().value()).ok().and_then(|at| SETS.get(at));
            found(offset + 1, set.copied().unwrap_or_default());
        }
    }
}
