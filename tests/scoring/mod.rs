//! Runs the tool over the labelled corpus and counts what it got right, field by field.
#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    clippy::too_many_arguments,
    reason = "shared by tests of which each uses a part"
)]
mod gold;

use gold::{Money, amount_text, decimal, gold_kind, headline, kind_group, money};
use rust_decimal::Decimal;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use tenderlens::{document, record, report};
use unicode_normalization::UnicodeNormalization;

/// Found, wrong and missed for one field of one class of documents.
#[derive(Debug, Default, Clone, Copy)]
pub struct Tally {
    pub gold: usize,
    pub found: usize,
    pub right: usize,
}

impl Tally {
    pub fn precision(&self) -> f64 {
        if self.found == 0 { 100.0 } else { 100.0 * self.right as f64 / self.found as f64 }
    }
    pub fn recall(&self) -> f64 {
        if self.gold == 0 { 100.0 } else { 100.0 * self.right as f64 / self.gold as f64 }
    }
    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
    }
}

/// A value that was missed or given wrongly.
#[derive(Debug)]
pub struct Miss {
    pub file: String,
    pub class: String,
    pub field: &'static str,
    pub what: String,
}

#[derive(Debug, Default)]
pub struct Scores {
    /// By (field, class); classes are `hand`, `human` (third party, people and arbitrators) and `k3`.
    pub tallies: BTreeMap<(String, String), Tally>,
    pub misses: Vec<Miss>,
    /// By (facts, confidence): parties, amounts, project_name, project_number of the `hand` and `human` classes.
    pub by_confidence: BTreeMap<(&'static str, String), Tally>,
    pub files: usize,
    pub errors: Vec<String>,
}

pub fn corpus() -> Option<PathBuf> {
    std::env::var_os("TENDERLENS_CORPUS").map(PathBuf::from).filter(|path| path.join("gold.jsonl").is_file())
}

fn plain(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase()
}

fn names(gold: &Value, key: &str) -> Option<BTreeSet<String>> {
    gold.get(key)?.as_array().map(|list| list.iter().filter_map(Value::as_str).map(plain).collect())
}

/// Runs the tool on one file and gives its records as JSON.
pub fn run(path: &Path) -> Result<Vec<Value>, String> {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    run_bytes(&path.to_string_lossy(), &bytes)
}

/// Runs the tool on the bytes of a file of this name.
pub fn run_bytes(name: &str, bytes: &[u8]) -> Result<Vec<Value>, String> {
    let document = document::read(name, bytes, &document::Limits::default()).map_err(|error| error.to_string())?;
    let source = report::Source { path: name.to_owned(), ..report::Source::default() };
    let records = record::records(&document);
    Ok(records
        .iter()
        .map(|record| serde_json::to_value(report::record(&document, &source, record, None)).unwrap_or_default())
        .collect())
}

fn given(record: &Value, array: &str, keep: impl Fn(&Value) -> bool) -> BTreeSet<String> {
    record[array]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|entry| keep(entry))
        .filter_map(|entry| entry["name"].as_str().map(plain))
        .collect()
}

impl Scores {
    fn sets(
        &mut self,
        file: &str,
        class: &str,
        field: &'static str,
        gold: &BTreeSet<String>,
        found: &BTreeSet<String>,
        recall_only: bool,
    ) -> bool {
        let right = gold.intersection(found).count();
        let tally = self.tallies.entry((field.to_owned(), class.to_owned())).or_default();
        tally.gold += gold.len();
        tally.found += if recall_only { right } else { found.len() };
        tally.right += right;
        for missed in gold.difference(found) {
            self.misses.push(Miss { file: file.into(), class: class.into(), field, what: format!("missed {missed}") });
        }
        if !recall_only {
            for wrong in found.difference(gold) {
                self.misses.push(Miss {
                    file: file.into(),
                    class: class.into(),
                    field,
                    what: format!("wrong  {wrong}"),
                });
            }
        }
        gold == found || recall_only && right == gold.len()
    }

    fn yes(&mut self, file: &str, class: &str, field: &'static str, right: bool, what: String) {
        let tally = self.tallies.entry((field.to_owned(), class.to_owned())).or_default();
        tally.gold += 1;
        tally.found += 1;
        tally.right += usize::from(right);
        if !right {
            self.misses.push(Miss { file: file.into(), class: class.into(), field, what });
        }
    }

    /// The facts of one confidence, or of all.
    pub fn sure_of(&self, confidence: Option<&str>) -> Tally {
        let mut sum = Tally::default();
        for ((_, sure), tally) in &self.by_confidence {
            if confidence.is_none_or(|wanted| wanted == sure) {
                sum.found += tally.found;
                sum.right += tally.right;
            }
        }
        sum
    }

    fn sure(&mut self, facts: &'static str, confidence: &str, right: bool) {
        let tally = self.by_confidence.entry((facts, confidence.to_owned())).or_default();
        tally.found += 1;
        tally.right += usize::from(right);
    }

    fn confidence(&mut self, record: &Value, array: &str, gold: &BTreeSet<String>) {
        for entry in record[array].as_array().into_iter().flatten() {
            let (Some(name), Some(sure)) = (entry["name"].as_str(), entry["confidence"].as_str()) else { continue };
            if array == "suppliers" && entry["role"] != "winner" {
                continue;
            }
            self.sure("parties", sure, gold.contains(&plain(name)));
        }
    }
}

/// Scores the tool over the corpus; `only` keeps files whose path holds the words.
pub fn score(corpus: &Path, only: Option<&str>) -> Scores {
    score_with(corpus, |file, bytes| only.is_none_or(|only| file.contains(only)).then_some(bytes))
}

/// Scores the tool over what `change` makes of the corpus's files: other bytes, or `None` to leave a file out.
pub fn score_with(corpus: &Path, change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>) -> Scores {
    let mut scores = Scores::default();
    let gold = std::fs::read_to_string(corpus.join("gold.jsonl")).unwrap_or_default();
    for line in gold.lines() {
        let Ok(gold) = serde_json::from_str::<Value>(line) else { continue };
        let file = gold["file"].as_str().unwrap_or("").to_owned();
        let path = corpus.join("docs").join(&file);
        let Some(bytes) = change(&file, std::fs::read(&path).unwrap_or_default()) else { continue };
        scores.files += 1;
        let class = match gold["labels"].as_str().unwrap_or("") {
            "by hand" => "hand",
            "third party, K3" => "k3",
            _ => "human",
        };
        let records = match run_bytes(&path.to_string_lossy(), &bytes) {
            Ok(records) => records,
            Err(error) => {
                scores.errors.push(format!("{file}: {error}"));
                vec![Value::Null]
            }
        };
        let record = records.first().cloned().unwrap_or_default();
        one(&mut scores, &file, class, &gold, &record);
    }
    scores
}

fn one(scores: &mut Scores, file: &str, class: &str, gold: &Value, record: &Value) {
    let recall_only = class == "k3";
    let mut whole = true;
    for (key, array, field) in
        [("buyer", "buyers", "buyer"), ("agency", "agencies", "agency"), ("supplier", "suppliers", "supplier")]
    {
        if let Some(names) = names(gold, key) {
            let found = given(record, array, |entry| array != "suppliers" || entry["role"] == "winner");
            if !recall_only {
                scores.confidence(record, array, &names);
            }
            let right = scores.sets(file, class, field, &names, &found, recall_only);
            whole &= right || key == "agency";
        }
    }
    for (key, field) in [("project_name", "project_name"), ("project_number", "project_number")] {
        let mut accepted: Vec<String> = match &gold[key] {
            Value::String(text) => vec![plain(text)],
            Value::Array(list) => list.iter().filter_map(Value::as_str).map(plain).collect(),
            _ => continue,
        };
        accepted.extend(
            gold["project_name_ok"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(plain)
                .filter(|_| key == "project_name"),
        );
        let found: BTreeSet<String> = record["notice"][key]["value"].as_str().map(plain).into_iter().collect();
        let right = found.iter().any(|found| accepted.contains(found));
        if let Some(sure) = record["notice"][key]["confidence"].as_str().filter(|_| !recall_only) {
            scores.sure(field, sure, right);
        }
        let gold: BTreeSet<String> = if right { found.clone() } else { accepted.into_iter().take(1).collect() };
        scores.sets(file, class, field, &gold, &found, recall_only);
    }
    if let Some(list) = gold.get("amounts") {
        let (required, allowed) = (money(list, "cny", false), money(list, "cny", true));
        let found = money(&record["amounts"], "value", true);
        for entry in record["amounts"].as_array().into_iter().flatten().filter(|_| !recall_only) {
            let one = money(&Value::Array(vec![entry.clone()]), "value", true);
            if let (Some(amount), Some(sure)) = (one.first(), entry["confidence"].as_str()) {
                scores.sure("amounts", sure, allowed.contains(amount));
            }
        }
        let text =
            |set: &Money| set.iter().map(|(role, value)| format!("{role} {value}")).collect::<BTreeSet<String>>();
        let extra: Money = found.iter().filter(|m| !allowed.contains(*m) || required.contains(*m)).cloned().collect();
        scores.sets(file, class, "amounts", &text(&required), &text(&extra), recall_only);
        let (a, b) = (headline(list, "cny"), headline(&record["amounts"], "value"));
        let set = |value: Option<Decimal>| value.map(|v| v.to_string()).into_iter().collect::<BTreeSet<String>>();
        whole &= scores.sets(file, class, "headline", &set(a), &set(b), recall_only);
    }
    if let Some(texts) = gold["amount_texts"].as_array() {
        let gold: BTreeSet<String> = texts
            .iter()
            .filter_map(Value::as_str)
            .filter_map(amount_text)
            .filter(|v| !v.is_zero())
            .map(|v| v.to_string())
            .collect();
        // These labels give the numbers that stand there; what a correction replaces stands under `superseded`.
        let list = |key: &str| record[key].as_array().into_iter().flatten();
        let found: BTreeSet<String> = list("amounts")
            .chain(list("superseded"))
            .filter(|e| e["role"] != "fee" && e["role"] != "deposit")
            .filter_map(|e| decimal(&e["value"]))
            .map(|v| v.to_string())
            .collect();
        whole &= scores.sets(file, class, "amount values", &gold, &found, true);
    }
    if let Some(notice_type) = gold["notice_type"].as_str() {
        let (want, got) = (gold_kind(notice_type), record["notice"]["kind"].as_str().unwrap_or(""));
        scores.yes(file, class, "kind", want == kind_group(got), format!("want {want} ({notice_type}), got {got}"));
    }
    scores.yes(file, class, "wholly right", whole, String::new());
}

/// How many in a hundred.
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 100.0 } else { 100.0 * part as f64 / whole as f64 }
}

pub fn table(scores: &Scores) -> String {
    let mut out = format!(
        "{:<16} {:<6} {:>5} {:>5} {:>5} {:>6} {:>6} {:>6}\n",
        "field", "class", "gold", "found", "right", "prec", "recall", "F1"
    );
    for ((field, class), t) in &scores.tallies {
        out += &format!(
            "{field:<16} {class:<6} {:>5} {:>5} {:>5} {:>6.1} {:>6.1} {:>6.1}\n",
            t.gold,
            t.found,
            t.right,
            t.precision(),
            t.recall(),
            t.f1()
        );
    }
    for ((facts, confidence), t) in &scores.by_confidence {
        out += &format!("{facts} {confidence}: {} of {} right\n", t.right, t.found);
    }
    let (stated, all) = (scores.sure_of(Some("stated")), scores.sure_of(None));
    out += &format!(
        "stated: {:.1} % right; {:.1} % of the {} right facts are stated\n",
        stated.precision(),
        share(stated.right, all.right),
        all.right
    );
    out += &format!("{} files, {} errors\n", scores.files, scores.errors.len());
    out
}
