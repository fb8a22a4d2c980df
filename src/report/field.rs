//! `--field suppliers.name`: the values of a path, one a line.
use super::RecordV1;
use super::json::visible;
use serde_json::Value;

/// The values at a dotted path; arrays on the way are walked, numbers are indexes. Objects come as JSON.
#[must_use]
pub fn values(record: &RecordV1, path: &str) -> Vec<String> {
    let Ok(root) = serde_json::to_value(record) else { return Vec::new() };
    let mut found = vec![&root];
    for step in steps(path) {
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

/// Whether the schema knows the path; if not, the names that it knows there.
///
/// # Errors
/// The step that is unknown, and the names that could stand in its place.
pub fn check_path(path: &str) -> Result<(), (String, Vec<String>)> {
    let schema = super::json_schema();
    let mut at = &schema;
    for step in steps(path) {
        at = resolved(&schema, at);
        if step.parse::<usize>().is_ok() {
            continue;
        }
        let Some(names) = at.get("properties").and_then(Value::as_object) else { return Ok(()) };
        match names.get(step) {
            Some(next) => at = next,
            // Where the schema leaves names open, any may stand.
            None if at.get("additionalProperties") == Some(&Value::Bool(true)) => return Ok(()),
            None => return Err((step.to_owned(), names.keys().cloned().collect())),
        }
    }
    Ok(())
}

fn steps(path: &str) -> impl Iterator<Item = &str> {
    path.split(['.', '/']).filter(|step| !step.is_empty())
}

/// Follows references, options and arrays to the schema of one thing.
fn resolved<'a>(schema: &'a Value, mut at: &'a Value) -> &'a Value {
    for _ in 0..8 {
        if let Some(reference) = at.get("$ref").and_then(Value::as_str) {
            at = reference.strip_prefix('#').and_then(|pointer| schema.pointer(pointer)).unwrap_or(&Value::Null);
        } else if let Some(first) = at.get("anyOf").or_else(|| at.get("allOf")).and_then(|list| list.get(0)) {
            at = first;
        } else if let Some(items) = at.get("items") {
            at = items;
        } else {
            break;
        }
    }
    at
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
        Value::String(text) => Some(visible(text)),
        // A field of the notice is an object with its value inside.
        Value::Object(map)
            if map.contains_key("value") && map.contains_key("evidence") && !map.contains_key("role") =>
        {
            map.get("value").and_then(text)
        }
        other => Some(visible(&other.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_held_against_the_schema() {
        for path in ["suppliers.name", "notice.title", "source.sha256", "amounts.0.value", "buyers.evidence.page", "id"]
        {
            assert_eq!(check_path(path), Ok(()), "{path}");
        }
        let (step, names) = check_path("supplier.name").unwrap_err();
        assert_eq!(step, "supplier");
        assert!(names.contains(&"suppliers".to_owned()));
        assert!(check_path("notice.titel").is_err());
    }
}
