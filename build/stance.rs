//! The cues, places and frames that decide stances.
use crate::rust::{letters, list, strings};
use crate::squeeze::squeeze;
use crate::{document, read, table};
use std::error::Error;

fn stance(word: &str) -> Option<String> {
    let known = ["sought", "rejected", "comparison", "excluded", "compatible", "mentioned"];
    let first = word.chars().next()?.to_uppercase();
    known.contains(&word).then(|| format!("Stance::{first}{}", &word[1..]))
}

/// The rows of stance.tsv.
pub fn cues() -> Result<String, Box<dyn Error>> {
    let parts =
        |words: &str| list(words.split('*').filter(|word| !word.is_empty()).map(|word| letters(&squeeze(word))));
    Ok(list(table::rows(read("stance")?).filter_map(|row| {
        let text = row.get("cue");
        let side = match row.get("side") {
            "before" => "Before",
            "after" => "After",
            _ => "Around",
        };
        let scope = match row.get("scope") {
            "near" => "Near",
            "clause" => "Clause",
            _ => "Sentence",
        };
        let frame = text
            .split_once('…')
            .map_or("None".to_owned(), |(left, right)| format!("Some(({}, {}))", parts(left), parts(right)));
        Some(format!(
            "Cue {{ text: {text:?}, stance: {}, side: CueSide::{side}, scope: Scope::{scope}, places: {}, key: {}, \
             frame: {frame} }}",
            stance(row.get("stance"))?,
            strings(row.list("places")),
            letters(&squeeze(text))
        ))
    })))
}

/// The headings of places.tsv, the longest first.
pub fn places() -> Result<String, Box<dyn Error>> {
    let mut rows: Vec<(String, &str)> = table::rows(read("places")?)
        .map(|row| (document::Folded::new(0, row.get("heading")).text().to_owned(), row.get("place")))
        .collect();
    rows.sort_by_key(|(heading, _)| std::cmp::Reverse(heading.len()));
    Ok(list(rows.into_iter().map(|row| format!("{row:?}"))))
}

/// The rows of stance_frames.tsv and the words of the class `now`.
pub fn frames() -> Result<String, Box<dyn Error>> {
    let classes = read("stance_words")?;
    let rows = table::rows(read("stance_frames")?).filter_map(|row| {
        let text = row.get("frame");
        let (left, right) = text.split_once('…')?;
        let parts =
            |side: &str| list(side.split(' ').filter(|token| !token.is_empty()).map(|token| part(classes, token)));
        Some(format!(
            "StanceFrame {{ text: {text:?}, stance: {}, places: {}, left: {}, right: {} }}",
            stance(row.get("stance"))?,
            strings(row.list("places")),
            parts(left),
            parts(right)
        ))
    });
    let now = list(class(classes, "now").iter().map(|word| letters(word)));
    Ok(format!("({}, {now})", list(rows)))
}

fn class(classes: &'static str, name: &str) -> Vec<Vec<char>> {
    let of_name = table::rows(classes).filter(|row| row.get("class") == name);
    let mut words: Vec<Vec<char>> = of_name.flat_map(|row| row.list("words")).map(squeeze).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

/// A piece of a frame as `lexicon::frame` tells them.
fn part(classes: &'static str, token: &str) -> String {
    let gap = |name: &str| format!("Part::Gap(Gap::{name})");
    match token {
        "*" => return gap("Near"),
        "~" => return gap("Past"),
        "**" => return gap("Clause"),
        "+" => return gap("Far"),
        "^" => return "Part::Start".to_owned(),
        "%" => return "Part::Number".to_owned(),
        _ => {}
    }
    let (token, is_optional) = token.strip_suffix('?').map_or((token, false), |token| (token, true));
    let mut words: Vec<Vec<char>> = Vec::new();
    for word in token.split('/') {
        match word.strip_prefix('<').and_then(|word| word.strip_suffix('>')) {
            Some(name) => words.extend(class(classes, name)),
            None => words.push(squeeze(word)),
        }
    }
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    format!(
        "Part::Words {{ words: {}, is_optional: {is_optional}, compares: {}, affirms: {} }}",
        list(words.iter().map(|word| letters(word))),
        token == "<cmp>",
        matches!(token, "<good>" | "<able>")
    )
}
