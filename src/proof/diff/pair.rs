//! Which record of the old result is held against which of the new: the same bytes, else the same path, else the same
//! project number where it points at one record only.
use crate::lexicon::folded;
use serde_json::Value;
use std::collections::HashMap;

/// Two records, or one that has no counterpart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) old: Option<usize>,
    pub(super) new: Option<usize>,
    pub(super) basis: &'static str,
}

type Key = fn(&Value) -> Option<String>;

/// Every record of both results, once.
pub(super) fn pairs(old: &[Value], new: &[Value]) -> Vec<Pair> {
    let mut of_new: Vec<Option<(usize, &'static str)>> = vec![None; new.len()];
    let mut is_taken = vec![false; old.len()];
    let rules: [(&'static str, Key, bool); 4] = [
        ("same-file", |record| Some(format!("{}\u{1f}{}", by_hash(record)?, text(record, "/source/path"))), false),
        ("same-file", by_hash, false),
        ("same-path", |record| Some(format!("{}\u{1f}{}", text(record, "/source/path"), part(record))), false),
        ("project-number", by_number, true),
    ];
    for (basis, key, is_single) in rules {
        let mut free: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, record) in old.iter().enumerate().rev().filter(|(at, _)| !is_taken.get(*at).copied().unwrap_or(true)) {
            if let Some(key) = key(record) {
                free.entry(key).or_default().push(at);
            }
        }
        let mut wanted: HashMap<String, usize> = HashMap::new();
        for (_, record) in new.iter().enumerate().filter(|(at, _)| of_new.get(*at).is_some_and(Option::is_none)) {
            if let Some(key) = key(record) {
                *wanted.entry(key).or_default() += 1;
            }
        }
        for (at, record) in new.iter().enumerate() {
            if of_new.get(at).is_some_and(Option::is_some) {
                continue;
            }
            let Some(key) = key(record) else { continue };
            let Some(candidates) = free.get_mut(&key) else { continue };
            if is_single && (candidates.len() != 1 || wanted.get(&key) != Some(&1)) {
                continue;
            }
            if let Some(before) = candidates.pop() {
                of_new[at] = Some((before, basis));
                is_taken[before] = true;
            }
        }
    }
    let gone = (0..old.len()).filter(|at| !is_taken.get(*at).copied().unwrap_or(true));
    let mut pairs: Vec<Pair> = gone.map(|at| Pair { old: Some(at), new: None, basis: "" }).collect();
    pairs.extend(of_new.iter().enumerate().map(|(at, found)| match found {
        Some((before, basis)) => Pair { old: Some(*before), new: Some(at), basis },
        None => Pair { old: None, new: Some(at), basis: "" },
    }));
    pairs
}

fn text<'a>(record: &'a Value, pointer: &str) -> &'a str {
    record.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

/// Which of the records of a file it is.
fn part(record: &Value) -> String {
    let number = text(record, "/id").split_once('#').map_or("", |(_, number)| number);
    let part = text(record, "/source/part");
    if part.is_empty() { number.to_owned() } else { part.to_owned() }
}

fn by_hash(record: &Value) -> Option<String> {
    let hash = text(record, "/source/sha256");
    (!hash.is_empty()).then(|| format!("{hash}\u{1f}{}", part(record)))
}

fn by_number(record: &Value) -> Option<String> {
    let number: String =
        folded(text(record, "/notice/project_number/value")).chars().filter(|c| c.is_alphanumeric()).collect();
    let digits = number.chars().filter(char::is_ascii_digit).count();
    (digits >= 3 && number.chars().count() >= 5).then_some(number)
}
