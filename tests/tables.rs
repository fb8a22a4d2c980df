//! Every row of every table in src/lexicon has a source, fires on its example and not on its counter-example. (The rows
//! of stance.tsv are held by a test inside the crate: the stance of a lone sentence is no part of the interface.)
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test stops where it fails"
)]
use tenderlens::document::{Anchor, Block, Document, Folded, Kind};
use tenderlens::lexicon::table::{Row, rows};
use tenderlens::lexicon::{NameKind, Way, ending_at, heading_spots, role_of, title_kind, way_of};
use tenderlens::mention::{names_in, scan};
use tenderlens::record::{SupplierRole, records};

macro_rules! lexicon {
    ($name:literal) => {
        ($name, include_str!(concat!("../src/lexicon/", $name, ".tsv")))
    };
}

const TABLES: [(&str, &str); 24] = [
    lexicon!("access_words"),
    lexicon!("ai_services"),
    lexicon!("buyer_check"),
    lexicon!("chip_controls"),
    lexicon!("chips"),
    lexicon!("clouds"),
    lexicon!("cues"),
    lexicon!("endings"),
    lexicon!("instances"),
    lexicon!("kinds"),
    lexicon!("labels"),
    lexicon!("lists"),
    lexicon!("own_names_en"),
    lexicon!("parents"),
    lexicon!("pinyin_overrides"),
    lexicon!("places"),
    lexicon!("prose"),
    lexicon!("stance"),
    lexicon!("stance_frames"),
    lexicon!("stance_words"),
    lexicon!("weigh_words"),
    lexicon!("unnamed"),
    lexicon!("vendors"),
    lexicon!("vetoes"),
];

fn of(name: &str) -> Vec<Row> {
    let table = TABLES.iter().find(|(table, _)| *table == name).unwrap().1;
    let found: Vec<Row> = rows(table).collect();
    assert!(!found.is_empty(), "{name}.tsv has no rows");
    found
}

fn fold(text: &str) -> String {
    Folded::new(0, text).text().to_owned()
}

fn document(blocks: &[&str]) -> Document {
    let block = |(line, text): (usize, &&str)| Block {
        kind: Kind::Paragraph,
        text: (*text).to_owned(),
        anchor: Anchor::Line(line as u32 + 1),
        stored: None,
    };
    Document { blocks: blocks.iter().enumerate().map(block).collect(), ..Document::default() }
}

/// The ids, and the kinds, of the names in a sentence.
fn ids(sentence: &str) -> Vec<(&'static str, NameKind)> {
    names_in(&fold(sentence), "").into_iter().map(|name| (name.row.id, name.row.kind)).collect()
}

fn none_wrong(wrong: &[String], checked: usize) {
    println!("{checked} checked, {} wrong", wrong.len());
    assert!(checked > 0, "nothing was checked");
    assert!(wrong.is_empty(), "{} of {checked} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_table_is_here() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "tsv") {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            assert!(TABLES.iter().any(|(table, _)| *table == name), "{name}.tsv is walked by no test");
        }
    }
}

#[test]
fn every_row_has_its_columns_an_example_and_a_source() {
    let (mut wrong, mut checked) = (Vec::new(), 0);
    for (name, text) in TABLES {
        let mut lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let columns: Vec<&str> = lines.next().unwrap().split('\t').collect();
        let source = ["source", "citation", "edition"].into_iter().find(|word| columns.contains(word));
        assert!(source.is_some(), "{name}.tsv says nowhere where its rows come from");
        for line in lines {
            checked += 1;
            if line.split('\t').count() > columns.len() {
                wrong.push(format!("{name}: too many columns: {line}"));
            }
        }
        for row in rows(text) {
            let head = row.get(columns[0]);
            if row.get(source.unwrap()).is_empty() {
                wrong.push(format!("{name}: {head} has no source"));
            }
            if columns.contains(&"example") && row.get("example").is_empty() {
                wrong.push(format!("{name}: {head} has no example"));
            }
        }
    }
    none_wrong(&wrong, checked);
}

#[test]
fn labels() {
    let (mut wrong, mut checked) = (Vec::new(), 0);
    for row in of("labels") {
        checked += 1;
        let (label, role) = (row.get("label"), role_of(row.get("role")));
        let gives = |text: &str| {
            let mentions = scan(&document(&[text]));
            mentions.labels.iter().any(|found| Some(found.row.role) == role && found.row.text == label)
        };
        if role.is_none() {
            wrong.push(format!("{label}: {} is no role", row.get("role")));
        }
        if !gives(row.get("example")) {
            wrong.push(format!("{label} ({}) is not in its example {}", row.get("role"), row.get("example")));
        }
        if !row.get("counter").is_empty() && gives(row.get("counter")) {
            wrong.push(format!("{label} ({}) is in its counter {}", row.get("role"), row.get("counter")));
        }
    }
    none_wrong(&wrong, checked);
}

#[test]
fn kinds() {
    let (mut wrong, mut checked) = (Vec::new(), 0);
    for row in of("kinds") {
        checked += 1;
        let kind = |text: &str| title_kind(&fold(text)).map_or("", |(kind, _)| kind.as_str());
        if kind(row.get("example")) != row.get("kind") {
            wrong.push(format!("{} gives {:?}, not {}", row.get("example"), kind(row.get("example")), row.get("kind")));
        }
        if !row.get("counter").is_empty() && kind(row.get("counter")) == row.get("kind") {
            wrong.push(format!("{} gives {}", row.get("counter"), row.get("kind")));
        }
        for word in row.list("words") {
            checked += 1;
            let title = format!("示例市图书馆设备采购项目{word}");
            if kind(&title) != row.get("kind") {
                wrong.push(format!("{title} gives {:?}, not {}", kind(&title), row.get("kind")));
            }
        }
    }
    none_wrong(&wrong, checked);
}

#[test]
fn endings() {
    let (mut wrong, mut checked) = (Vec::new(), 0);
    for row in of("endings") {
        checked += 1;
        if ending_at(&fold(row.get("example"))).is_none_or(|(word, _)| !row.list("ending").any(|own| own == word)) {
            wrong.push(format!("{} does not end in a word of its row", row.get("example")));
        }
        for word in row.list("ending") {
            checked += 1;
            let name = fold(&format!("示例{word}"));
            let strength = ending_at(&name).map(|(_, ending)| format!("{ending:?}").to_lowercase());
            if strength.as_deref() != Some(row.get("strength")) {
                wrong.push(format!("{name} ends {strength:?}, not {}", row.get("strength")));
            }
        }
    }
    none_wrong(&wrong, checked);
}

#[test]
fn names() {
    let (mut wrong, mut checked) = (Vec::new(), 0);
    for (table, columns) in [
        ("chips", &["id"][..]),
        ("clouds", &["id"]),
        ("ai_services", &["id"]),
        ("unnamed", &["id"]),
        ("instances", &["provider", "chip"]),
    ] {
        for row in of(table) {
            for id in columns.iter().map(|column| row.get(column)).filter(|id| !id.is_empty()) {
                for (example, wanted) in
                    row.list("example").map(|e| (e, true)).chain(row.list("counter").map(|c| (c, false)))
                {
                    checked += 1;
                    let found = ids(example);
                    if found.iter().any(|(found, _)| *found == id) != wanted {
                        let verb = if wanted { "is not in" } else { "is in" };
                        wrong.push(format!("{table}: {id} {verb} {example} (found {found:?})"));
                    }
                }
            }
        }
    }
    none_wrong(&wrong, checked);
}

#[test]
fn vendors() {
    let (mut wrong, mut checked) = (Vec::new(), 0);
    for row in of("vendors") {
        for example in row.list("example") {
            checked += 1;
            if !names_in(&fold(example), "").iter().any(|name| name.row.vendor == row.get("vendor")) {
                wrong.push(format!("{}: nothing of it in {example}", row.get("vendor")));
            }
        }
    }
    none_wrong(&wrong, checked);
}

#[test]
fn cues() {
    let (mut wrong, mut checked) = (Vec::new(), 0);
    for row in of("cues") {
        let (word, example) = (row.get("word"), row.get("example"));
        checked += 1;
        if !fold(example).to_lowercase().contains(&fold(word).to_lowercase()) {
            wrong.push(format!("{word} is not in its example {example}"));
        } else if ids(example).is_empty() {
            wrong.push(format!("{word} ({}): no name in {example}", row.get("group")));
        } else {
            // The counter-example of a cue is its own example without it.
            let without = fold(example).replace(&fold(word), "");
            if ids(&without).len() >= ids(example).len() {
                wrong.push(format!("{word} ({}): {example} has its name without the cue", row.get("group")));
            }
        }
    }
    none_wrong(&wrong, checked);
}

#[test]
fn vetoes() {
    let (mut wrong, mut checked) = (Vec::new(), 0);
    for row in of("vetoes") {
        checked += 1;
        let applies: Vec<&str> = row.list("applies").collect();
        let example = fold(row.get("example"));
        if !example.to_lowercase().contains(&fold(row.get("text")).to_lowercase()) {
            wrong.push(format!("{} is not in its example {example}", row.get("text")));
        }
        for name in names_in(&example, "") {
            let kind = match name.row.kind {
                NameKind::Chip => "chip",
                NameKind::Cloud => "cloud",
                NameKind::Service => "ai",
                NameKind::UnnamedChip | NameKind::UnnamedCloud | NameKind::Party => "unnamed",
            };
            let words = &example[name.range.clone()];
            let code = words.is_ascii() && words.chars().filter(char::is_ascii_alphanumeric).count() <= 5;
            if applies.contains(&name.row.id) || applies.contains(&kind) || applies.contains(&"code") && code {
                wrong.push(format!("{} does not forbid {words} ({}) in {example}", row.get("text"), name.row.id));
            }
        }
    }
    none_wrong(&wrong, checked);
}

#[test]
fn places() {
    let (mut wrong, mut checked) = (Vec::new(), 0);
    for row in of("places") {
        checked += 1;
        let example = fold(row.get("example"));
        let opened = heading_spots().iter().find(|(word, _)| example.contains(word));
        if opened.is_none_or(|(_, place)| *place != row.get("place")) {
            wrong.push(format!("{example} opens {opened:?}, not {}", row.get("place")));
        }
    }
    none_wrong(&wrong, checked);
}

#[test]
fn prose() {
    let (mut wrong, mut checked) = (Vec::new(), 0);
    for row in of("prose") {
        let winners = |sentence: &str| -> Vec<String> {
            let proposed = row.get("role") == "proposed";
            let title = if proposed { "单一来源采购公示" } else { "成交结果公告" };
            let document = document(&[&format!("示例市图书馆设备采购项目{title}"), sentence]);
            let all = records(&document).into_iter().flat_map(|record| record.suppliers);
            let role = if proposed { SupplierRole::Proposed } else { SupplierRole::Winner };
            all.filter(|fact| fact.value.role == role).map(|fact| fact.value.name).collect()
        };
        checked += 1;
        if !winners(row.get("example")).iter().any(|name| name.starts_with("示例")) {
            wrong.push(format!("no winner in {}", row.get("example")));
        }
        if !row.get("counter").is_empty() && !winners(row.get("counter")).is_empty() {
            wrong.push(format!("a winner in {}: {:?}", row.get("counter"), winners(row.get("counter"))));
        }
    }
    none_wrong(&wrong, checked);
}

#[test]
fn words_of_the_way() {
    let (mut wrong, mut checked) = (Vec::new(), 0);
    for row in of("access_words") {
        checked += 1;
        let wanted = if row.get("access") == "remote" { Way::Remote } else { Way::Hardware };
        if way_of(row.get("word")) != Some(wanted) || way_of(row.get("example")) != Some(wanted) {
            wrong.push(format!("{} is not {wanted:?} in {}", row.get("word"), row.get("example")));
        }
    }
    none_wrong(&wrong, checked);
}
