//! Every clue of the learned table stands in the piece that it names, and the pieces are decided as they are marked.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is missing")]
#[path = "../examples/learn/marked.rs"]
mod marked;

use std::collections::{HashMap, HashSet};
use tenderlens::lexicon::table;

const TABLE: &str = include_str!("../src/lexicon/weights/stance.tsv");

#[test]
fn every_clue_stands_in_its_example() {
    let mut by_piece: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut rows = 0;
    for line in TABLE.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells.len(), 8, "{line}");
        assert!(cells[1..7].iter().all(|weight| weight.parse::<i16>().is_ok()), "{line}");
        by_piece.entry(cells[7]).or_default().push(cells[0]);
        rows += 1;
    }
    assert!(rows > 10_000, "{rows} rows");
    assert!(table::rows(TABLE).next().unwrap().get("clue").contains('~'));
    let mut checked = 0;
    for piece in marked::files().iter().flat_map(|path| marked::pieces(path)) {
        let Some(clues) = by_piece.remove(piece.name.as_str()) else { continue };
        let (names, _) = piece.labelled();
        let seen: HashSet<String> = names
            .iter()
            .flat_map(|(name, _)| &name.clues)
            .map(|(clue, _)| clue.replace(['\t', '\n', '\r'], " "))
            .collect();
        for clue in clues {
            assert!(seen.contains(clue), "{clue} does not stand in {}", piece.name);
            checked += 1;
        }
    }
    assert!(by_piece.is_empty(), "pieces that are not there: {:?}", by_piece.keys().take(5).collect::<Vec<_>>());
    assert_eq!(checked, rows);
}

#[test]
fn every_mark_names_an_id_and_is_met_by_the_program_mostly() {
    let (mut met, mut missed) = (0, 0);
    for piece in marked::files().iter().flat_map(|path| marked::pieces(path)) {
        let (names, lost) = piece.labelled();
        met += names.len();
        missed += lost;
    }
    assert!(met > 9_000, "{met} names");
    // Wording without a name that is not sought is no name to the program, and makes most of these.
    assert!(missed * 100 < met * 9, "{missed} marks not met beside {met}");
}
