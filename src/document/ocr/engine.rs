//! The models at work on one picture.
use super::crop::Ink;
use super::models::Models;
use super::strip::{PageLines, ReadLine, Strip};
use super::{detect, dictionary, orient, recognise, ruled, seal, stamp};
use crate::document::Picture;
use rten::{Model, ModelOptions, OpRegistry, RunOptions, ThreadPool};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

/// A line that reads worse is no text.
const NO_TEXT: u16 = 500;
/// Bytes of a model file at most.
const MOST_BYTES: u64 = 512 << 20;

/// A picture, and the same without its seals.
struct Sheet<'p> {
    as_is: &'p Picture,
    bare: Option<Picture>,
    /// Print is darker than this.
    dark: u8,
}

impl Sheet<'_> {
    /// On which lines are looked for, and read first.
    fn clear(&self) -> &Picture {
        self.bare.as_ref().unwrap_or(self.as_is)
    }
}

/// Both models, loaded.
pub(super) struct Engine {
    detection: Model,
    recognition: Model,
    letters: Vec<char>,
    options: RunOptions,
    /// Names the models by the hashes of their files.
    pub(super) name: String,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Engine {
    pub(super) fn load(models: &Models, threads: Option<usize>) -> Result<Self, String> {
        let detection = bytes(&models.detection())?;
        let recognition = bytes(&models.recognition())?;
        let name = format!("{}+{}", short_hash(&detection), short_hash(&recognition));
        let letters = dictionary::letters(&recognition)
            .ok_or_else(|| format!("{} holds no list of letters", models.recognition().display()))?;
        let model = |bytes: Vec<u8>, path: &Path| {
            ModelOptions::with_ops(operators())
                .load(bytes)
                .map_err(|error| format!("{} can't be used: {error}", path.display()))
        };
        let pool = threads.map(|threads| Arc::new(ThreadPool::with_num_threads(threads)));
        Ok(Self {
            detection: model(detection, &models.detection())?,
            recognition: model(recognition, &models.recognition())?,
            letters,
            options: RunOptions::default().with_thread_pool(pool),
            name,
        })
    }

    /// All lines of a picture.
    pub(super) fn read(&self, picture: &Picture) -> Result<PageLines, String> {
        let sheet = &Sheet { as_is: picture, bare: seal::without(picture), dark: ruled::threshold(picture) };
        let mut found = detect::strips(&self.detection, sheet.clear(), &self.options)?;
        // The longest first: they tell which way is up.
        found.sort_by(|a, b| b.width.total_cmp(&a.width));
        let (long, rest) = found.split_at(found.len().min(orient::PROBES));
        let mut angle = orient::direction(&found);
        let mut lines = self.lines(sheet, long, angle)?;
        if orient::clarity(&lines) < orient::CLEAR {
            let turned = self.lines(sheet, long, orient::opposite(angle))?;
            if orient::clarity(&turned) > orient::clarity(&lines) {
                (angle, lines) = (orient::opposite(angle), turned);
            }
        }
        lines.extend(self.lines(sheet, rest, angle)?);
        lines.retain(|line| line.score >= NO_TEXT && line.letters.iter().any(|letter| letter.letter != ' '));
        let mut heights: Vec<f32> = lines.iter().map(|line| line.strip.height).collect();
        heights.sort_by(f32::total_cmp);
        let usual = heights.get(heights.len() / 2).copied().unwrap_or_default();
        let rules = ruled::rules(sheet.clear(), angle, usual);
        Ok(PageLines { lines, rules, angle })
    }

    /// Strips read in one direction; a stamped one twice, with and without the red ink.
    fn lines(&self, sheet: &Sheet<'_>, strips: &[Strip], angle: f32) -> Result<Vec<ReadLine>, String> {
        let read = |strip: Strip| {
            if !stamp::touches(sheet.as_is, &strip) {
                return self.line(sheet.clear(), &strip, Ink::All).map(Some);
            }
            // Letters of the seal itself are nobody's words here.
            if sheet.bare.as_ref().is_some_and(|bare| !stamp::holds_print(bare, &strip, sheet.dark)) {
                return Ok(None);
            }
            let as_is = self.line(sheet.as_is, &strip, Ink::All)?;
            let bare = match &sheet.bare {
                Some(bare) => self.line(bare, &strip, Ink::RedChannel)?,
                None => self.line(sheet.as_is, &strip, Ink::RedChannel)?,
            };
            Ok(Some(stamp::better(as_is, bare)))
        };
        orient::towards(strips, angle).into_iter().filter_map(|strip| read(strip).transpose()).collect()
    }

    fn line(&self, picture: &Picture, strip: &Strip, ink: Ink) -> Result<ReadLine, String> {
        recognise::line(&self.recognition, &self.letters, picture, strip, ink, &self.options)
    }
}

/// What the two models are made of; other operators only make the program larger, and a start slower.
fn operators() -> OpRegistry {
    rten::op_registry!(
        Add,
        AveragePool,
        BatchNormalization,
        Concat,
        Conv,
        ConvTranspose,
        Div,
        Erf,
        GlobalAveragePool,
        HardSigmoid,
        Identity,
        MatMul,
        MaxPool,
        Mul,
        Pow,
        ReduceMean,
        Relu,
        Reshape,
        Resize,
        Shape,
        Sigmoid,
        Slice,
        Softmax,
        Sqrt,
        Squeeze,
        Sub,
        Transpose,
        Unsqueeze
    )
}

fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let told = |error: std::io::Error| format!("{}: {error}", path.display());
    if std::fs::metadata(path).map_err(told)?.len() > MOST_BYTES {
        return Err(format!("{} is too large for a model", path.display()));
    }
    std::fs::read(path).map_err(told)
}

fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
