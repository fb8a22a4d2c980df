//! The notices of testdata/investigation dated anew: the day before and the day of every change of a chip's status and of
//! every entry on a list.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is missing")]
use std::collections::BTreeSet;
use tenderlens::document::{self, Document};
use tenderlens::lexicon::{Day, Lists, Match, Stance, controls};
use tenderlens::mention::Date;
use tenderlens::record::{self, Record, derive};

/// The notices that hold a published date, each with the document it was read from.
fn dated() -> Vec<(String, Document, Record)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/investigation");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut found = Vec::new();
    for path in paths.iter().filter(|path| path.is_file()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Ok(document) = document::read(&name, &std::fs::read(path).unwrap(), &document::Limits::default()) else {
            continue;
        };
        for record in record::records(&document).into_iter().filter(|record| record.published.is_some()) {
            found.push((name.clone(), document.clone(), record));
        }
    }
    assert!(found.len() >= 55, "{} dated notices", found.len());
    found
}

fn on(record: &Record, day: &str) -> Record {
    let mut parts = day.split('-').map(|part| part.parse::<u16>().unwrap());
    let mut part = || parts.next().unwrap();
    let (year, month, of_month) = (part(), part() as u8, part() as u8);
    let mut dated = record.clone();
    dated.published.as_mut().unwrap().value = Date { year, month, day: Some(of_month) };
    dated
}

fn day_before(day: &str) -> String {
    let at = Day::read(day).unwrap();
    let mut parts = day.split('-').map(|part| part.parse::<u16>().unwrap());
    let (year, month) = (parts.next().unwrap(), parts.next().unwrap());
    // Of all days before, the last that the calendar has.
    let near = [(year, month), if month == 1 { (year - 1, 12) } else { (year, month - 1) }];
    let days =
        near.into_iter().flat_map(|(year, month)| (1..=31).map(move |day| format!("{year:04}-{month:02}-{day:02}")));
    days.filter(|text| Day::read(text).is_some_and(|day| day < at)).max().unwrap()
}

#[test]
fn every_change_of_a_chip_that_they_seek() {
    let mut changes = BTreeSet::new();
    for (name, document, record) in dated() {
        let sought = |index: &usize| record.chips[*index].value.stance == Stance::Sought;
        for index in (0..record.chips.len()).filter(sought) {
            let chip = record.chips[index].value.row.id;
            let rows: Vec<_> = controls().iter().filter(|row| row.chips.contains(&chip)).collect();
            for row in &rows {
                let day = row.from.to_string();
                let status = |day: &str| {
                    let derived = derive(&document, &on(&record, day), Lists::built_in());
                    derived.controls[index].as_ref().map_or("none given", |control| control.status)
                };
                let before = day_before(&day);
                let of_before = rows.iter().find(|row| {
                    let at = Day::read(&before).unwrap();
                    row.from <= at && row.to.is_none_or(|to| at <= to)
                });
                assert_eq!(status(&day), row.status, "{name}: {chip} on {day}");
                assert_eq!(
                    status(&before),
                    of_before.map_or("not_established", |row| row.status),
                    "{name}: {chip} on {before}"
                );
                changes.insert((chip, day));
            }
        }
    }
    assert!(changes.len() >= 6, "only {changes:?}");
}

#[test]
fn every_entry_of_a_body_that_they_name() {
    let mut entries = BTreeSet::new();
    for (name, document, record) in dated() {
        for (index, buyer) in record.buyers.iter().enumerate() {
            for (row, how) in Lists::built_in().of(&buyer.value.name) {
                let Some(first) = row.effective.or(row.published) else { continue };
                let day = first.to_string();
                let in_force = |day: &str| {
                    let derived = derive(&document, &on(&record, day), Lists::built_in());
                    let listed = derived.buyers[index].listed.iter().find(|listing| listing.row.list == row.list);
                    let listing = listed.unwrap_or_else(|| panic!("{name}: {} not met", buyer.value.name));
                    assert_eq!(listing.how, how);
                    assert!(how != Match::Parent || !listing.counts(), "{name}: a parent counts");
                    listing.in_force
                };
                assert_eq!(in_force(&day), Some(true), "{name}: {} on {day}", buyer.value.name);
                // Where only the day of publication is known nothing is said of the month before it.
                let before = if row.effective.is_some() { Some(false) } else { None };
                assert_eq!(in_force(&day_before(&day)), before, "{name}: {} before {day}", buyer.value.name);
                entries.insert((buyer.value.name.clone(), day));
            }
        }
    }
    let known = [("中国科学技术大学苏州高等研究院", "2024-05-09"), ("四川大学", "2012-09-19")];
    assert_eq!(entries, known.map(|(name, day)| (name.to_owned(), day.to_owned())).into());
}
