//! The weights of clues as one block of bytes, and the classes of words as a map that needs no loading.
use crate::hash::Hash;
use crate::{document, read, table};
use fst::MapBuilder;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

/// Writes both.
pub fn write(out: &Path) -> Result<(), Box<dyn Error>> {
    let mut weights: BTreeMap<u64, Vec<u8>> = BTreeMap::new();
    for row in table::rows(read("weights/stance")?) {
        let mut bytes = Vec::new();
        for stance in ["sought", "rejected", "comparison", "excluded", "compatible", "mentioned"] {
            bytes.extend(row.get(stance).parse::<i16>()?.to_le_bytes());
        }
        if weights.insert(Hash::default().with(row.get("clue")).number(), bytes).is_some() {
            return Err(format!("two clues share a hash: {}", row.get("clue")).into());
        }
    }
    let block: Vec<u8> =
        weights.iter().flat_map(|(hash, bytes)| hash.to_le_bytes().into_iter().chain(bytes.iter().copied())).collect();
    std::fs::write(out.join("weights.bin"), block)?;

    let mut classes: Vec<&str> = Vec::new();
    let mut words: BTreeMap<String, u128> = BTreeMap::new();
    for row in table::rows(read("stance_words")?).chain(table::rows(read("weigh_words")?)) {
        if !classes.contains(&row.get("class")) {
            classes.push(row.get("class"));
        }
        let at = classes.iter().position(|class| *class == row.get("class")).unwrap_or_default();
        for word in row.list("words") {
            *words.entry(document::Folded::new(0, word).text().to_lowercase()).or_default() |= 1_u128 << at;
        }
    }
    if classes.len() > 128 {
        return Err(format!("{} classes of words, over 128", classes.len()).into());
    }
    let sets: Vec<u128> = words.values().copied().collect::<BTreeSet<_>>().into_iter().collect();
    let mut map = MapBuilder::memory();
    for (word, set) in &words {
        map.insert(word, sets.binary_search(set).unwrap_or_default() as u64)?;
    }
    std::fs::write(out.join("classes.fst"), map.into_inner()?)?;
    std::fs::write(out.join("class_sets.rs"), format!("{sets:?}"))?;
    std::fs::write(out.join("class_names.rs"), format!("{:?}", classes.join("\n")))?;
    Ok(())
}
