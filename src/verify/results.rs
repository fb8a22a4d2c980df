//! Results to records: JSON Lines, one array, or indented records one after another; what is no record is named by its line.
use serde_json::{Deserializer, Value};

/// Something among the results that is no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Its line, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: FaultKind,
}

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// The JSON breaks off or is none.
    NoJson,
    /// JSON, and no record of schema 1.
    NoRecord,
}

/// What stands in a results file.
#[derive(Debug, Clone, Default)]
pub struct Results {
    /// The records, in their order.
    pub records: Vec<Value>,
    /// What is no record.
    pub faults: Vec<Fault>,
}

/// Faults that are kept; a file of something else has no end of them.
const MOST_FAULTS: usize = 100;

/// Reads results. After something that is no JSON it goes on with the next line.
#[must_use]
pub fn results(text: &str) -> Results {
    let mut results = Results::default();
    let text = text.trim_start_matches('\u{feff}');
    // The line of a byte is counted from the byte that was counted last, so that long files stay linear.
    let (mut counted, mut line) = (0, 1);
    let mut start = 0;
    while let Some(rest) = text.get(start..).filter(|rest| !rest.trim_start().is_empty()) {
        let mut values = Deserializer::from_str(rest).into_iter::<Value>();
        let mut before = 0;
        let mut broken = None;
        while let Some(value) = values.next() {
            let at = start + before;
            let at = at + text.get(at..).map_or(0, |rest| rest.len() - rest.trim_start().len());
            line += text.get(counted..at).map_or(0, |part| part.matches('\n').count());
            counted = counted.max(at);
            match value {
                Ok(Value::Array(items)) if !items.is_empty() => {
                    items.into_iter().for_each(|v| take(&mut results, v, line))
                }
                Ok(value) => take(&mut results, value, line),
                Err(_) => {
                    broken = Some(at);
                    break;
                }
            }
            before = values.byte_offset();
        }
        let Some(at) = broken else { break };
        fault(&mut results, line, FaultKind::NoJson);
        let Some(next) = text.get(at..).and_then(|rest| rest.find('\n')) else { break };
        start = at + next + 1;
    }
    results
}

fn take(results: &mut Results, value: Value, line: usize) {
    let is_record =
        value.get("schema_version").and_then(Value::as_str).is_some_and(|v| v == "1" || v.starts_with("1."))
            && value.get("source").is_some_and(Value::is_object)
            && value.get("notice").is_some_and(Value::is_object);
    if is_record { results.records.push(value) } else { fault(results, line, FaultKind::NoRecord) }
}

fn fault(results: &mut Results, line: usize, what: FaultKind) {
    if results.faults.len() < MOST_FAULTS {
        results.faults.push(Fault { line, what });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: &str = r#"{"schema_version":"1.0","source":{"path":"p"},"notice":{"kind":"tender"}}"#;

    #[test]
    fn what_is_no_record_is_named_by_its_line() {
        let pretty = serde_json::to_string_pretty(&serde_json::from_str::<Value>(RECORD).unwrap()).unwrap();
        let lines = pretty.lines().count();
        for (text, records, faults) in [
            (String::new(), 0, vec![]),
            (format!("{RECORD}\n{RECORD}\n"), 2, vec![]),
            (format!("[{RECORD},\n{RECORD}]"), 2, vec![]),
            (format!("{pretty}\n{pretty}\n"), 2, vec![]),
            (format!("\u{feff}{RECORD}\r\n\r\n{RECORD}\r\n"), 2, vec![]),
            (format!("{RECORD}\nwords of somebody\n{{\"a\":1}}\n{RECORD}\n"), 2, vec![2, 3]),
            (format!("{RECORD}\n\n{{\"schema_version\":\"1.0\",\"id\n{RECORD}"), 2, vec![3]),
            (format!("{pretty}\n]\n{pretty}"), 2, vec![lines + 1]),
            ("[]\n".to_owned(), 0, vec![1]),
            (r#"{"schema_version":"2.0","source":{},"notice":{}}"#.to_owned(), 0, vec![1]),
            (format!("{}1", "[".repeat(100_000)), 0, vec![1]),
        ] {
            let results = results(&text);
            let named: Vec<usize> = results.faults.iter().map(|fault| fault.line).collect();
            assert_eq!((results.records.len(), named), (records, faults), "{}", text.get(..200).unwrap_or(&text));
        }
    }
}
