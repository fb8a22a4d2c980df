//! jieba's dictionary with our names added, as a map that needs no loading.
use crate::{read, table};
use flate2::read::GzDecoder;
use fst::MapBuilder;
use jieba_rs::Jieba;
use std::collections::BTreeMap;
use std::error::Error;
use std::io::Read;
use std::path::Path;

/// jieba-rs's `src/data/dict.txt` (MIT), packed; `tests/segment.rs` holds it against the crate's own.
const PACKED: &str = "src/lexicon/jieba/dict.txt.gz";

/// Writes the map word → frequency and the sum of all frequencies, as jieba itself counts them.
pub fn write(out: &Path) -> Result<(), Box<dyn Error>> {
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(PACKED)?).read_to_string(&mut text)?;
    let mut words: BTreeMap<&str, u64> = BTreeMap::new();
    let mut total = 0;
    for line in text.lines() {
        let mut cells = line.split_ascii_whitespace();
        let (Some(word), Some(frequency)) = (cells.next(), cells.next()) else { continue };
        let frequency: u64 = frequency.parse()?;
        total += frequency;
        words.insert(word, frequency);
    }
    // jieba itself says how common a word must be to stay whole.
    let mut jieba = Jieba::with_dict(&mut text.as_bytes())?;
    for name in ["chips", "clouds", "ai_services"] {
        for row in table::rows(read(name)?) {
            for word in ["aliases", "cued", "services"].into_iter().flat_map(|column| row.list(column)) {
                if word.chars().all(|c| !c.is_ascii()) {
                    let frequency = jieba.add_word(word, None, None) as u64;
                    total += frequency;
                    total -= words.insert(word, frequency).unwrap_or(0);
                }
            }
        }
    }
    let mut map = MapBuilder::memory();
    map.extend_iter(words)?;
    std::fs::write(out.join("dictionary.fst"), map.into_inner()?)?;
    std::fs::write(out.join("total.rs"), format!("{total}"))?;
    Ok(())
}
