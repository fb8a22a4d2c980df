//! A weighing of clues learned by example: six sums, the biggest decides (multinomial logistic regression, AdaGrad).
use tenderlens::lexicon::{STANCES, Stance, UNIT};

/// A name whose stance is known.
pub(crate) struct Example {
    /// The file that it comes from.
    pub(crate) file: usize,
    /// Its piece and its sentence.
    pub(crate) words: String,
    /// Its stance.
    pub(crate) stance: Stance,
    /// What the rules say.
    pub(crate) rule: Stance,
    /// Clues by number, with their loudness.
    pub(crate) clues: Vec<(u32, f32)>,
}

/// Rounds over all examples; more learn them by heart.
const ROUNDS: usize = 10;
/// Rounds before those whose weights are averaged, so that the order of the last examples hardly matters.
const ALONE: usize = 3;
/// Examples in which a clue must stand to count.
const FEWEST: u32 = 5;
const STEP: f32 = 0.15;
/// How strongly weights are drawn to nothing.
const SHRINK: f32 = 0.01;
/// Thousandths under which no weight of a clue is worth telling.
const LEAST: i16 = 90;

pub(crate) struct Model {
    weights: Vec<[f32; 6]>,
    counts: Vec<u32>,
}

impl Model {
    pub(crate) fn learn<'a>(examples: impl Iterator<Item = &'a Example>, clues: usize) -> Self {
        let examples: Vec<&Example> = examples.collect();
        let mut counts = vec![0_u32; clues];
        examples.iter().flat_map(|example| &example.clues).for_each(|(clue, _)| counts[*clue as usize] += 1);
        let mut model = Self { weights: vec![[0.0; 6]; clues], counts };
        let mut sums = vec![[1e-6_f32; 6]; clues];
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut sum = vec![[0.0_f32; 6]; clues];
        let mut seed = 12_345_u64;
        for round in 0..ROUNDS {
            for at in (1..order.len()).rev() {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                order.swap(at, (seed >> 33) as usize % (at + 1));
            }
            let step = STEP / (1.0 + 0.1 * round as f32);
            for example in order.iter().map(|at| examples[*at]) {
                let mut error = model.shares(example);
                let wanted = STANCES.iter().position(|stance| *stance == example.stance).unwrap();
                error[wanted] -= 1.0;
                for (clue, loudness) in &example.clues {
                    let clue = *clue as usize;
                    if model.counts[clue] < FEWEST {
                        continue;
                    }
                    for at in 0..6 {
                        let slope = error[at] * loudness + SHRINK * model.weights[clue][at] / model.counts[clue] as f32;
                        sums[clue][at] += slope * slope;
                        model.weights[clue][at] -= step * slope / sums[clue][at].sqrt();
                    }
                }
            }
            if round >= ALONE {
                for (sum, weights) in sum.iter_mut().zip(&model.weights) {
                    (0..6).for_each(|at| sum[at] += weights[at]);
                }
            }
        }
        model.weights = sum.iter().map(|sum| sum.map(|sum| sum / (ROUNDS - ALONE) as f32)).collect();
        model
    }

    fn shares(&self, example: &Example) -> [f32; 6] {
        let mut scores = [0.0_f32; 6];
        for (clue, loudness) in &example.clues {
            let clue = *clue as usize;
            if self.counts[clue] >= FEWEST {
                (0..6).for_each(|at| scores[at] += self.weights[clue][at] * loudness);
            }
        }
        let most = scores.iter().copied().fold(f32::MIN, f32::max);
        scores.iter_mut().for_each(|score| *score = (*score - most).exp());
        let sum: f32 = scores.iter().sum();
        scores.map(|score| score / sum)
    }

    /// The stance and its share.
    pub(crate) fn decide(&self, example: &Example) -> (Stance, f32) {
        let shares = self.shares(example);
        let best = (0..6).max_by(|a, b| shares[*a].total_cmp(&shares[*b])).unwrap();
        (STANCES[best], shares[best])
    }

    /// What a clue says, as the table has it; nothing where it hardly says anything.
    pub(crate) fn told(&self, clue: usize) -> Option<[i16; 6]> {
        let middle = self.weights[clue].iter().sum::<f32>() / 6.0;
        let weights = self.weights[clue].map(|weight| ((weight - middle) / UNIT).clamp(-32_000.0, 32_000.0) as i16);
        (self.counts[clue] >= FEWEST && weights.iter().any(|weight| weight.abs() >= LEAST)).then_some(weights)
    }
}
