//! Every row of src/lexicon/stance.tsv decides its example, and the invented sentences of testdata/stance.tsv keep
//! their scores.
use super::stance::{Spot, decide};
use crate::document::Folded;
use crate::lexicon::{NameKind, NameRow, table};
use crate::mention::names_in;
use std::collections::BTreeSet;
use std::ops::Range;

const ROWS: &str = include_str!("../lexicon/stance.tsv");
const CORPUS: &str = include_str!("../../testdata/stance.tsv");

/// A sentence folded without its 【】, and where the marked names stand in it.
fn marked(sentence: &str) -> (String, Vec<Range<usize>>) {
    let (mut text, mut names, mut start) = (String::new(), Vec::new(), 0);
    for c in Folded::new(0, sentence).text().chars() {
        match c {
            '【' => start = text.len(),
            '】' => names.push(start..text.len()),
            _ => text.push(c),
        }
    }
    (text, names)
}

fn stances(sentence: &str, spot: Spot) -> Vec<&'static str> {
    let (text, names) = marked(sentence);
    let class = |name: &Range<usize>| if ["鲲鹏", "飞腾"].contains(&&text[name.clone()]) { "cpu" } else { "gpu" };
    names.iter().map(|name| decide(&text, name, NameKind::Chip, class(name), &names, spot).stance.as_str()).collect()
}

#[test]
fn every_row_decides_its_example() {
    let (mut wrong, mut checked) = (Vec::new(), 0);
    for row in table::rows(ROWS) {
        checked += 1;
        let places: Vec<Spot> = row.list("places").collect();
        let spot = if places.is_empty() || places.contains(&"requirement") { "requirement" } else { places[0] };
        let (cue, wanted) = (row.get("cue"), row.get("stance"));
        let found = stances(row.get("example"), spot);
        if found.is_empty() || found.iter().any(|stance| *stance != wanted) {
            wrong.push(format!("{cue}: {found:?}, not {wanted}, in {} ({spot})", row.get("example")));
        }
        if stances(row.get("counter"), spot).contains(&wanted) {
            wrong.push(format!("{cue}: {wanted} in its counter {} ({spot})", row.get("counter")));
        }
    }
    assert!(checked > 500, "only {checked} rows");
    assert!(wrong.is_empty(), "{} of {checked} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// F1 in hundredths of a percent, so that no float stands in a floor.
fn f1(gold: usize, found: usize, right: usize) -> usize {
    (20_000 * right).checked_div(gold + found).unwrap_or(10_000)
}

#[test]
fn the_invented_sentences_keep_their_scores() {
    /// Floors only rise: F1 of the ids, and of the ids with their stance.
    const FLOORS: (usize, usize) = (9_880, 9_490);
    let mut gold: BTreeSet<(&str, &str, &str, &str)> = BTreeSet::new();
    let mut sentences: BTreeSet<(&str, Spot)> = BTreeSet::new();
    for row in table::rows(CORPUS) {
        sentences.insert((row.get("sentence"), row.get("place")));
        if row.get("id") != "-" {
            gold.insert((row.get("sentence"), row.get("place"), row.get("id"), row.get("stance")));
        }
    }
    let mut found: BTreeSet<(&str, &str, &str, &str)> = BTreeSet::new();
    for (sentence, spot) in &sentences {
        let folded = Folded::new(0, sentence);
        let hits = names_in(folded.text(), "");
        let unnamed = |kind: NameKind| matches!(kind, NameKind::UnnamedChip | NameKind::UnnamedCloud);
        let all: Vec<Range<usize>> = hits.iter().map(|name| name.range.clone()).collect();
        let named: Vec<Range<usize>> =
            hits.iter().filter(|name| !unnamed(name.row.kind)).map(|name| name.range.clone()).collect();
        let mut of_sentence: Vec<(&'static NameRow, &'static str)> = Vec::new();
        for name in &hits {
            let others = if named.contains(&name.range) { &named } else { &all };
            let stance =
                decide(folded.text(), &name.range, name.row.kind, name.row.class, others, spot).stance.as_str();
            of_sentence.push((name.row, stance));
        }
        for (row, stance) in &of_sentence {
            // As a record has it: wording without a name counts where it is sought and no name of its kind is.
            let family = if row.kind == NameKind::UnnamedChip { NameKind::Chip } else { NameKind::Cloud };
            let named = |(other, stance): &(&'static NameRow, &'static str)| {
                other.kind == family && other.class != "cpu" && *stance == "sought"
            };
            let narrowed = of_sentence.iter().any(|(other, same)| other.under == row.id && same == stance);
            if narrowed {
                continue;
            }
            if !unnamed(row.kind) || *stance == "sought" && !of_sentence.iter().any(named) {
                found.insert((sentence, spot, row.id, stance));
            }
        }
    }
    let ids = |set: &BTreeSet<(&'static str, &'static str, &'static str, &'static str)>| {
        set.iter().map(|(sentence, spot, id, _)| (*sentence, *spot, *id)).collect::<BTreeSet<_>>()
    };
    let (gold_ids, found_ids) = (ids(&gold), ids(&found));
    let by_id = f1(gold_ids.len(), found_ids.len(), gold_ids.intersection(&found_ids).count());
    let by_stance = f1(gold.len(), found.len(), gold.intersection(&found).count());
    let wrong: Vec<String> = found.difference(&gold).map(|name| format!("wrong  {name:?}")).collect();
    let missed: Vec<String> = gold.difference(&found).map(|name| format!("missed {name:?}")).collect();
    assert!(
        by_id >= FLOORS.0 && by_stance >= FLOORS.1,
        "{} sentences: F1 of ids {by_id}, with stance {by_stance}, under {FLOORS:?} of 10000\n{}\n{}",
        sentences.len(),
        wrong.join("\n"),
        missed.join("\n")
    );
}
