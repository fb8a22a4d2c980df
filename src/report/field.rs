//! `--field suppliers.name`: the values of a path, one a line.
use super::RecordV1;
use serde_json::Value;

/// The values at a dotted path; arrays on the way are walked, numbers are indexes. Objects come as JSON.
#[must_use]
pub fn values(record: &RecordV1, path: &str) -> Vec<String> {
    let Ok(root) = serde_json::to_value(record) else { return Vec::new() };
    let mut found = vec![&root];
    for step in path.split('.').filter(|step| !step.is_empty()) {
        found = found.into_iter().flat_map(|value| descend(value, step)).collect();
    }
    found
        .into_iter()
        .flat_map(|value| match value {
            Value::Array(items) => items.iter().collect(),
            other => vec![other],
        })
        .filter_map(text)
        .collect()
}

fn descend<'a>(value: &'a Value, step: &str) -> Vec<&'a Value> {
    match value {
        Value::Array(items) => match step.parse::<usize>() {
            Ok(index) => items.get(index).into_iter().collect(),
            Err(_) => items.iter().flat_map(|item| descend(item, step)).collect(),
        },
        Value::Object(map) => map.get(step).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(super::json::visible(text)),
        // A field of the notice is an object with its value inside.
        Value::Object(map)
            if map.contains_key("value") && map.contains_key("evidence") && !map.contains_key("role") =>
        {
            map.get("value").and_then(text)
        }
        other => Some(super::json::visible(&other.to_string())),
    }
}
