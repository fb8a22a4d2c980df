//! What changed between two results: facts that are new, gone, changed or proven elsewhere.
mod item;
mod pair;

use item::Item;
use serde_json::Value;

/// What happened to a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Only the new result has it.
    New,
    /// Only the old result has it.
    Gone,
    /// Both have it, and it says something else.
    Changed,
    /// It says the same, and its quote or its place is another.
    Moved,
}

impl Change {
    /// The word in the output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Gone => "gone",
            Self::Changed => "changed",
            Self::Moved => "moved",
        }
    }

    /// The word in Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::New => "新增",
            Self::Gone => "消失",
            Self::Changed => "改变",
            Self::Moved => "位置不同",
        }
    }
}

/// A fact in one of the two results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The record's id.
    pub record: String,
    /// The file's path.
    pub path: String,
    /// JSON pointer of the fact.
    pub fact: String,
    /// What it says.
    pub value: String,
    /// The words that prove it, the first piece.
    pub quote: String,
    /// Where they stand.
    pub place: String,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What happened.
    pub change: Change,
    /// Why the two records were held against each other: same-file, same-path, project-number; empty where there is one.
    pub basis: &'static str,
    /// The buyers of the record.
    pub entity: String,
    /// How it was.
    pub old: Option<Side>,
    /// How it is.
    pub new: Option<Side>,
}

/// The differences between two results, in the order of the new one; what is gone stands where it was.
#[must_use]
pub fn diff(old: &[Value], new: &[Value]) -> Vec<Difference> {
    let mut out = Vec::new();
    for pair in pair::pairs(old, new) {
        let (before, after) = (pair.old.and_then(|at| old.get(at)), pair.new.and_then(|at| new.get(at)));
        let entity = after.map(entity).filter(|name| !name.is_empty()).or(before.map(entity)).unwrap_or_default();
        let items = |record: Option<&Value>| record.map(item::items).unwrap_or_default();
        of_record((before, items(before)), (after, items(after)), pair.basis, &entity, &mut out);
    }
    out
}

fn of_record(
    (old_record, old): (Option<&Value>, Vec<Item>),
    (new_record, new): (Option<&Value>, Vec<Item>),
    basis: &'static str,
    entity: &str,
    out: &mut Vec<Difference>,
) {
    let mut partner: Vec<Option<usize>> = vec![None; new.len()];
    let mut is_taken = vec![false; old.len()];
    type Fits = fn(&Item, &Item) -> bool;
    // The most alike first: all the same; the same thing that says more or less; another value in the same place of
    // the record; the same name in another role.
    let tests: [Fits; 5] = [
        |a, b| a.slot == b.slot && a.identity == b.identity && a.rest == b.rest && a.spots == b.spots,
        |a, b| a.slot == b.slot && a.identity == b.identity && a.rest == b.rest,
        |a, b| a.slot == b.slot && a.identity == b.identity,
        |a, b| a.has_name && a.identity == b.identity,
        |a, b| a.slot == b.slot && !a.is_set,
    ];
    for fits in tests {
        for (at, item) in new.iter().enumerate() {
            if partner.get(at).is_some_and(Option::is_some) {
                continue;
            }
            let found = old.iter().enumerate().find(|(before, other)| {
                !is_taken.get(*before).copied().unwrap_or(true) && other.field == item.field && fits(other, item)
            });
            if let Some((before, _)) = found {
                partner[at] = Some(before);
                is_taken[before] = true;
            }
        }
    }
    let side = |record: Option<&Value>, item: &Item| side(record.unwrap_or(&Value::Null), item);
    let differing = |change: Change, old: Option<Side>, new: Option<Side>| Difference {
        change,
        basis,
        entity: entity.to_owned(),
        old,
        new,
    };
    for (item, _) in old.iter().zip(&is_taken).filter(|(_, is_taken)| !**is_taken) {
        out.push(differing(Change::Gone, Some(side(old_record, item)), None));
    }
    for (item, partner) in new.iter().zip(&partner) {
        let Some(before) = partner.and_then(|at| old.get(at)) else {
            out.push(differing(Change::New, None, Some(side(new_record, item))));
            continue;
        };
        let is_same = before.slot == item.slot && before.identity == item.identity && before.rest == item.rest;
        // Another version of the file has its words elsewhere by nature.
        let change = match (is_same, before.spots == item.spots || basis != "same-file") {
            (true, true) => continue,
            (true, false) => Change::Moved,
            (false, _) => Change::Changed,
        };
        out.push(differing(change, Some(side(old_record, before)), Some(side(new_record, item))));
    }
}

fn side(record: &Value, item: &Item) -> Side {
    let first = item.spots.first();
    Side {
        record: record.get("id").and_then(Value::as_str).unwrap_or_default().to_owned(),
        path: path(record).to_owned(),
        fact: item.pointer.clone(),
        value: item.shown.clone(),
        quote: first.map(|(quote, _)| quote.clone()).unwrap_or_default(),
        place: first.map(|(_, place)| place.clone()).unwrap_or_default(),
    }
}

fn path(record: &Value) -> &str {
    record.pointer("/source/path").and_then(Value::as_str).unwrap_or_default()
}

fn entity(record: &Value) -> String {
    let buyers = record.get("buyers").and_then(Value::as_array).into_iter().flatten();
    buyers.filter_map(|buyer| buyer.get("name")?.as_str()).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests;
