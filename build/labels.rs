//! Labels, kinds of notices, endings of names and lists, in the order in which they are searched.
use crate::rust::{list, strings};
use crate::{document, read, table};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

fn folded(text: &str) -> String {
    document::Folded::new(0, text).text().to_owned()
}

/// Labels by their first character, the longest first.
pub fn labels() -> Result<String, Box<dyn Error>> {
    let mut by_first: BTreeMap<char, Vec<(&str, String)>> = BTreeMap::new();
    for row in table::rows(read("labels")?) {
        let text = row.get("label");
        let Some(first) = text.chars().next() else { continue };
        // winner? is WinnerMaybe, section-buyer is SectionBuyer.
        let word = row.get("role");
        let mut role: String = word
            .trim_end_matches('?')
            .split('-')
            .map(|part| {
                part.chars().take(1).flat_map(char::to_uppercase).chain(part.chars().skip(1)).collect::<String>()
            })
            .collect();
        if word.ends_with('?') {
            role.push_str("Maybe");
        }
        let in_box = row.get("box") == "yes";
        let source = format!("LabelRow {{ text: {text:?}, role: Role::{role}, in_box: {in_box} }}");
        by_first.entry(first).or_default().push((text, source));
    }
    Ok(list(by_first.into_iter().map(|(first, mut rows)| {
        rows.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
        format!("({first:?}, {})", list(rows.into_iter().map(|(_, source)| source)))
    })))
}

/// The kinds in the order of the table, their words folded.
pub fn kinds() -> Result<String, Box<dyn Error>> {
    Ok(list(table::rows(read("kinds")?).map(|row| {
        let words: Vec<String> = row.list("words").map(folded).collect();
        format!("({:?}, {})", row.get("kind"), strings(words.iter().map(String::as_str)))
    })))
}

/// The endings of names, the longest first.
pub fn endings() -> Result<String, Box<dyn Error>> {
    let mut endings: Vec<(&str, &str)> = Vec::new();
    for row in table::rows(read("endings")?) {
        let ending = if row.get("strength") == "firm" { "Firm" } else { "Soft" };
        endings.extend(row.list("ending").map(|word| (word, ending)));
    }
    endings.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    Ok(list(endings.into_iter().map(|(word, ending)| format!("({word:?}, Ending::{ending})"))))
}

/// The letters that endings of names end in, sorted: most texts end in another one.
pub fn ending_letters() -> Result<String, Box<dyn Error>> {
    let words = table::rows(read("endings")?).flat_map(|row| row.list("ending"));
    let last: BTreeSet<char> = words.filter_map(|word| word.chars().next_back()).collect();
    Ok(format!("&{:?}", last.into_iter().collect::<Vec<_>>()))
}

/// The names on lists as they are compared, with the row and whether it is an alias; sorted.
pub fn lists() -> Result<String, Box<dyn Error>> {
    let plain = |name: &str| -> String {
        folded(name).chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
    };
    let mut names: BTreeMap<String, Vec<(usize, &str)>> = BTreeMap::new();
    for (at, row) in table::rows(read("lists")?).enumerate() {
        names.entry(plain(row.get("name_zh"))).or_default().push((at, "Exact"));
        for alias in row.list("aliases") {
            names.entry(plain(alias)).or_default().push((at, "Alias"));
        }
    }
    for row in table::rows(read("parents")?) {
        let parent: Vec<usize> =
            names.get(&plain(row.get("parent"))).into_iter().flatten().map(|(at, _)| *at).collect();
        let unit = names.entry(plain(row.get("unit"))).or_default();
        unit.extend(parent.into_iter().map(|at| (at, "Parent")));
    }
    Ok(list(names.into_iter().map(|(name, rows)| {
        format!("({name:?}, {})", list(rows.into_iter().map(|(at, how)| format!("({at}, Match::{how})"))))
    })))
}
