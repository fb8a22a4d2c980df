//! Every row of src/lexicon/stance.tsv decides its example, and the invented sentences of testdata/stance.tsv keep
//! their scores.
use super::stance::{Spot, decide, decide_all};
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

#[test]
fn every_frame_decides_its_example() {
    let (mut wrong, mut checked) = (Vec::new(), 0);
    for row in table::rows(include_str!("../lexicon/stance_frames.tsv")) {
        checked += 1;
        let places: Vec<Spot> = row.list("places").collect();
        let spot = if places.is_empty() || places.contains(&"requirement") { "requirement" } else { places[0] };
        let (text, marks) = marked(row.get("example"));
        let hits = names_in(&text, "GPU服务器、云服务、大模型、AI、CPU");
        let mut all: Vec<Range<usize>> = hits.iter().map(|name| name.range.clone()).collect();
        all.retain(|range| !marks.iter().any(|mark| mark.start < range.end && range.start < mark.end));
        all.extend(marks.iter().cloned());
        for mark in &marks {
            let stance = decide(&text, mark, NameKind::Chip, "gpu", &all, spot).stance.as_str();
            if stance != row.get("stance") {
                wrong.push(format!(
                    "{}: {stance}, not {}, in {}",
                    row.get("frame"),
                    row.get("stance"),
                    row.get("example")
                ));
            }
        }
        if marks.is_empty() {
            wrong.push(format!("{}: its example marks no name", row.get("frame")));
        }
    }
    assert!(wrong.is_empty(), "{} of {checked} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_class_of_words_is_used_and_has_words() {
    let classes = include_str!("../lexicon/stance_words.tsv");
    let frames: Vec<&str> =
        table::rows(include_str!("../lexicon/stance_frames.tsv")).map(|row| row.get("frame")).collect();
    for row in table::rows(classes) {
        let name = format!("<{}>", row.get("class"));
        assert!(row.get("class") == "now" || frames.iter().any(|frame| frame.contains(&name)), "no frame uses {name}");
        assert!(row.list("words").any(|word| word == row.get("example")), "{name} does not hold its example");
    }
    for frame in frames {
        for name in frame.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(name, _)| name) {
            assert!(table::rows(classes).any(|row| row.get("class") == name), "{frame} names no class {name}");
        }
    }
}

/// F1 in hundredths of a percent, so that no float stands in a floor.
fn f1(gold: usize, found: usize, right: usize) -> usize {
    (20_000 * right).checked_div(gold + found).unwrap_or(10_000)
}

/// What a table of sentences scores: F1 of the ids, F1 of the ids with stance, and what is wrong or missed.
fn score(corpus: &'static str) -> (usize, usize, usize, String) {
    let mut gold: BTreeSet<(&'static str, &'static str, &'static str, &'static str)> = BTreeSet::new();
    let mut sentences: BTreeSet<(&str, &str)> = BTreeSet::new();
    for row in table::rows(corpus) {
        sentences.insert((row.get("sentence"), row.get("place")));
        if row.get("id") != "-" {
            gold.insert((row.get("sentence"), row.get("place"), row.get("id"), row.get("stance")));
        }
    }
    let mut found: BTreeSet<(&'static str, &'static str, &'static str, &'static str)> = BTreeSet::new();
    for (sentence, place) in &sentences {
        found.extend(told(sentence, place).into_iter().map(|(id, stance)| (*sentence, *place, id, stance)));
    }
    // As a record has it: what is sought, compared or turned down is not told again as mentioned.
    let without_weaker = |set: BTreeSet<(&'static str, &'static str, &'static str, &'static str)>| {
        let strong: BTreeSet<_> =
            set.iter().filter(|row| ["sought", "rejected"].contains(&row.3)).map(|row| (row.0, row.1, row.2)).collect();
        set.into_iter().filter(|row| row.3 != "mentioned" || !strong.contains(&(row.0, row.1, row.2))).collect()
    };
    let (gold, found): (BTreeSet<_>, BTreeSet<_>) = (without_weaker(gold), without_weaker(found));
    let ids = |set: &BTreeSet<(&str, &str, &str, &str)>| {
        set.iter()
            .map(|(sentence, place, id, _)| ((*sentence).to_owned(), (*place).to_owned(), (*id).to_owned()))
            .collect::<BTreeSet<_>>()
    };
    let (gold_ids, found_ids) = (ids(&gold), ids(&found));
    let by_id = f1(gold_ids.len(), found_ids.len(), gold_ids.intersection(&found_ids).count());
    let by_stance = f1(gold.len(), found.len(), gold.intersection(&found).count());
    let mut lines: Vec<String> = found.difference(&gold).map(|name| format!("{name:?} wrong")).collect();
    lines.extend(gold.difference(&found).map(|name| format!("{name:?} missed")));
    lines.sort();
    (sentences.len(), by_id, by_stance, lines.join("\n"))
}

/// What a sentence at a place of a notice tells, as a record has it: wording without a name counts where it is sought
/// and no name of its kind is.
fn told(sentence: &str, place: &str) -> Vec<(&'static str, &'static str)> {
    let spots = ["title", "subject", "item", "requirement", "justification", "qualification", "background"];
    let spot = spots.into_iter().find(|spot| *spot == place).unwrap_or("requirement");
    let folded = Folded::new(0, sentence);
    let mut of_sentence: Vec<(&'static NameRow, &'static str)> = Vec::new();
    for range in super::sentence::sentences(folded.text()) {
        let words = &folded.text()[range];
        let hits = names_in(words, "");
        for (name, decided) in hits.iter().zip(decide_all(words, &hits, spot)) {
            of_sentence.push((name.row, decided.stance.as_str()));
        }
    }
    let unnamed = |kind: NameKind| matches!(kind, NameKind::UnnamedChip | NameKind::UnnamedCloud);
    let counts = |(row, stance): &&(&'static NameRow, &'static str)| {
        let family = if row.kind == NameKind::UnnamedChip { NameKind::Chip } else { NameKind::Cloud };
        let named = |(other, stance): &(&'static NameRow, &'static str)| {
            other.kind == family && other.class != "cpu" && *stance == "sought"
        };
        let narrowed = of_sentence.iter().any(|(other, same)| other.under == row.id && same == stance);
        !narrowed && (!unnamed(row.kind) || *stance == "sought" && !of_sentence.iter().any(named))
    };
    of_sentence.iter().filter(counts).map(|(row, stance)| (row.id, *stance)).collect()
}

#[test]
fn the_invented_sentences_keep_their_scores() {
    /// Floors only rise: F1 of the ids, and of the ids with their stance.
    const FLOORS: (usize, usize) = (9_880, 9_540);
    let (sentences, by_id, by_stance, lines) = score(CORPUS);
    assert!(
        by_id >= FLOORS.0 && by_stance >= FLOORS.1,
        "{sentences} sentences: F1 of ids {by_id}, with stance {by_stance}, under {FLOORS:?} of 10000\n{lines}"
    );
}

/// For sentences that the tables have not met: `TENDERLENS_SENTENCES=file.tsv cargo test fresh_sentences -- --ignored`.
#[test]
#[ignore = "needs TENDERLENS_SENTENCES, a table as testdata/stance.tsv"]
fn fresh_sentences() {
    let Ok(path) = std::env::var("TENDERLENS_SENTENCES") else { return };
    let corpus: &'static str = Box::leak(std::fs::read_to_string(path).unwrap_or_default().into_boxed_str());
    let (sentences, by_id, by_stance, lines) = score(corpus);
    assert!(by_stance == 10_000, "{sentences} sentences: F1 of ids {by_id}, with stance {by_stance} of 10000\n{lines}");
}
