//! The facts of a record in the form in which they are held against each other.
use crate::proof::fact::{facts, place_words};
use serde_json::{Map, Value};

/// A fact, taken apart for comparing.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    /// JSON pointer in its record.
    pub(super) pointer: String,
    /// title, suppliers, …
    pub(super) field: &'static str,
    /// Which place of the record it fills: the role and lot of an amount, the id and lot of a chip.
    pub(super) slot: String,
    /// What fills it.
    pub(super) identity: String,
    /// The identity is a name that may change its role.
    pub(super) has_name: bool,
    /// The slot takes many, so that one is no successor of another (findings, notes).
    pub(super) is_set: bool,
    /// Everything else that the entry says.
    pub(super) rest: Map<String, Value>,
    /// The quotes with their places, boxes among them.
    pub(super) spots: Vec<(String, String)>,
    /// For a person.
    pub(super) shown: String,
}

/// The facts of a record, what was derived and its notes among them.
pub(super) fn items(record: &Value) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for key in ["kind", "stage"] {
        let value = record.pointer(&format!("/notice/{key}")).and_then(Value::as_str).unwrap_or_default();
        items.push(plain(format!("/notice/{key}"), "notice", key, value, false));
    }
    for fact in facts(record) {
        let text = |key: &str| fact.entry.get(key).map_or_else(String::new, word);
        let (slot, identity) = match fact.field {
            "buyers" | "agencies" => (Vec::new(), text("name")),
            "suppliers" => (vec![text("role"), text("lot"), text("rank")], text("name")),
            "amounts" => (["role", "lot", "basis", "per", "currency"].map(text).to_vec(), text("value")),
            "rates" => (vec![text("kind"), text("lot")], text("percent")),
            "cloud_providers" | "chips" | "ai_services" => (vec![text("id"), text("lot")], text("stance")),
            "lots" => (vec![text("id")], text("id")),
            "superseded" => (vec![text("path")], text("value")),
            _ => (Vec::new(), text("value")),
        };
        let mut rest = fact.entry.clone();
        rest.retain(|key, _| !["evidence", "as_written"].contains(&key.as_str()));
        if let Some(Value::Array(others)) = rest.get_mut("alternatives") {
            others.iter_mut().filter_map(Value::as_object_mut).for_each(|other| drop(other.remove("evidence")));
        }
        let mut shown = vec![fact.value.clone()];
        shown.extend(Some(fact.role.to_owned()).filter(|role| !role.is_empty()));
        shown.extend(Some(format!("lot {}", fact.lot)).filter(|_| !fact.lot.is_empty()));
        shown.extend(fact.beside.iter().cloned());
        shown.extend(Some(fact.confidence.to_owned()).filter(|word| !["", "stated"].contains(&word.as_str())));
        items.push(Item {
            field: fact.field,
            slot: slot.join("\u{1f}"),
            identity,
            has_name: ["buyers", "agencies", "suppliers"].contains(&fact.field),
            is_set: false,
            rest,
            spots: fact.evidence.iter().map(|(_, piece)| spot(piece.0, piece.text("quote"))).collect(),
            shown: shown.join(" · "),
            pointer: fact.pointer,
        });
    }
    for (field, key, about) in [("findings", "id", "id"), ("access", "kind", "provider"), ("notes", "kind", "text")] {
        let entries = record.get(field).and_then(Value::as_array).into_iter().flatten().enumerate();
        for (at, entry) in entries {
            let words = match entry.get(about) {
                Some(Value::Object(text)) => text.get("en").map_or_else(String::new, word),
                Some(other) => word(other),
                None => String::new(),
            };
            let (slot, route) = (entry.get(key).map_or_else(String::new, word), entry.get("route").map(word));
            let words = [Some(words), route].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            items.push(plain(format!("/{field}/{at}"), field, &slot, &words, field != "access"));
        }
    }
    items
}

fn plain(pointer: String, field: &'static str, slot: &str, value: &str, is_set: bool) -> Item {
    Item {
        pointer,
        field,
        slot: slot.to_owned(),
        identity: value.to_owned(),
        has_name: false,
        is_set,
        rest: Map::new(),
        spots: Vec::new(),
        shown: if slot.is_empty() || slot == value { value.to_owned() } else { format!("{slot}: {value}") },
    }
}

/// The words and where they stand, boxes to the tenth of a point.
fn spot(piece: &Map<String, Value>, quote: &str) -> (String, String) {
    let place = crate::verify::place(piece);
    let words = place.as_ref().map(|place| place_words(place).0).unwrap_or_default();
    let boxes = piece.get("boxes").and_then(Value::as_array).into_iter().flatten().flat_map(|b| b.as_array()).flatten();
    let corners: Vec<String> = boxes.filter_map(Value::as_f64).map(|at| format!("{at:.1}")).collect();
    let corners = if corners.is_empty() { String::new() } else { format!(" [{}]", corners.join(" ")) };
    (quote.to_owned(), words + &corners)
}

fn word(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
