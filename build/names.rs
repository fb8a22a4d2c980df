//! Chips, clouds, AI services and wording, with their spellings sorted for the search.
use crate::rust::{letters, list, strings};
use crate::squeeze::{Squeezed, squeeze};
use crate::{document, read, table};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

struct Alias {
    row: usize,
    is_cued: bool,
    is_implied: bool,
    breaks: Vec<usize>,
    key: Vec<char>,
}

#[derive(Default)]
struct Names {
    rows: Vec<String>,
    /// Id and kind of each row, to find it again.
    ids: Vec<(&'static str, &'static str)>,
    aliases: Vec<Alias>,
}

impl Names {
    fn row(&mut self, row: table::Row, kind: &'static str, name: &str) -> usize {
        let get = |column: &str| row.get(column);
        self.rows.push(format!(
            "NameRow {{ id: {:?}, kind: NameKind::{kind}, name: {name:?}, vendor: {:?}, class: {:?}, under: {:?}, \
             provider: {:?}, access: {:?}, groups: {} }}",
            get("id"),
            get("vendor"),
            get("class"),
            get("under"),
            get("provider"),
            get("access"),
            strings(row.list("cue")),
        ));
        self.ids.push((get("id"), kind));
        self.rows.len() - 1
    }

    fn spell(&mut self, row: usize, words: impl Iterator<Item = &'static str>, is_cued: bool, is_implied: bool) {
        for word in words {
            let squeezed = Squeezed::new(document::Folded::new(0, word).text());
            let breaks = (1..squeezed.at.len()).filter(|at| squeezed.at[*at] != squeezed.at[*at - 1] + 1).collect();
            if !squeezed.letters.is_empty() {
                self.aliases.push(Alias { row, is_cued, is_implied, breaks, key: squeezed.letters });
            }
        }
    }

    fn read() -> Result<Self, Box<dyn Error>> {
        let mut names = Self::default();
        for row in table::rows(read("chips")?) {
            let at = names.row(row, "Chip", row.get("name"));
            names.spell(at, row.list("aliases"), false, false);
            names.spell(at, row.list("cued"), true, false);
        }
        for row in table::rows(read("clouds")?) {
            let at = names.row(row, "Cloud", row.get("name_en"));
            names.spell(at, row.list("aliases"), false, false);
            names.spell(at, row.list("cued"), true, false);
            names.spell(at, row.list("services"), false, true);
            names.spell(at, row.list("services_cued"), true, true);
            let party = names.row(row, "Party", row.get("name_en"));
            names.spell(party, row.list("operators"), false, false);
        }
        for row in table::rows(read("ai_services")?) {
            let at = names.row(row, "Service", row.get("name"));
            names.spell(at, row.list("aliases"), false, false);
            names.spell(at, row.list("cued"), true, false);
        }
        for row in table::rows(read("unnamed")?) {
            let kind = if row.get("kind") == "cloud" { "UnnamedCloud" } else { "UnnamedChip" };
            let at = names.row(row, kind, "");
            names.spell(at, row.list("aliases"), false, false);
            names.spell(at, row.list("cued"), true, false);
        }
        for row in table::rows(read("instances")?) {
            for (id, kind) in [(row.get("provider"), "Cloud"), (row.get("chip"), "Chip")] {
                if let Some(at) = names.ids.iter().position(|known| *known == (id, kind)) {
                    names.spell(at, std::iter::once(row.get("alias")), false, true);
                }
            }
        }
        Ok(names)
    }
}

/// The static value of `lexicon::name`.
pub fn code() -> Result<String, Box<dyn Error>> {
    let names = Names::read()?;
    let mut keys: BTreeMap<&[char], Vec<String>> = BTreeMap::new();
    for (index, alias) in names.aliases.iter().enumerate() {
        keys.entry(&alias.key).or_default().push(index.to_string());
    }
    let aliases = names.aliases.iter().map(|alias| {
        format!(
            "Alias {{ row: {}, cued: {}, implied: {}, breaks: &{:?}, key: {} }}",
            alias.row,
            alias.is_cued,
            alias.is_implied,
            alias.breaks,
            letters(&alias.key)
        )
    });
    let keys = keys.into_iter().map(|(key, at)| format!("({}, {})", letters(key), list(at)));
    let (mut cues, mut near) = (BTreeMap::<&str, Vec<String>>::new(), BTreeSet::new());
    for row in table::rows(read("cues")?) {
        let word = letters(&squeeze(row.get("word")));
        if row.get("reach") == "near" {
            near.insert(format!("({:?}, {word})", row.get("group")));
        }
        cues.entry(row.get("group")).or_default().push(word);
    }
    let mut vetoes = BTreeMap::<&str, Vec<String>>::new();
    for row in table::rows(read("vetoes")?) {
        let side = match row.get("side") {
            "left" => "Left",
            "right" => "Right",
            "near" => "Near",
            _ => "Around",
        };
        for id in row.list("applies") {
            let text = letters(&squeeze(row.get("text")));
            vetoes.entry(id).or_default().push(format!("({text}, Side::{side})"));
        }
    }
    let mut vendors = BTreeMap::<&str, Vec<String>>::new();
    for row in table::rows(read("vendors")?) {
        let words = row.list("words").map(|word| letters(&squeeze(word)));
        vendors.entry(row.get("vendor")).or_default().extend(words);
    }
    let groups = |map: BTreeMap<&str, Vec<String>>| {
        list(map.into_iter().map(|(key, words)| format!("({key:?}, {})", list(words))))
    };
    Ok(format!(
        "Names {{ rows: {},\naliases: {},\nkeys: {},\ncues: {},\nnear_cues: {},\nvetoes: {},\nvendors: {} }}",
        list(&names.rows),
        list(aliases),
        list(keys),
        groups(cues),
        list(near),
        groups(vetoes),
        groups(vendors)
    ))
}

/// The marks of the two letters that each spelling begins with.
pub fn beginnings() -> Result<String, Box<dyn Error>> {
    let mut marks = vec![0_u64; crate::hash::MARKS];
    for alias in &Names::read()?.aliases {
        if let Some(first) = alias.key.first() {
            let (at, bit) = crate::hash::mark(*first, alias.key.get(1).copied());
            if let Some(mark) = marks.get_mut(at) {
                *mark |= bit;
            }
        }
    }
    Ok(format!("{marks:?}"))
}
