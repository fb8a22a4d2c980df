//! Results to notices: JSON Lines, one array, or indented records one after another; foreign lines are counted and passed.
use super::Notice;
use serde_json::{Deserializer, Value};

/// What was read of results.
#[derive(Debug, Clone, Default)]
pub struct Results {
    /// The records, in their order.
    pub notices: Vec<Notice>,
    /// Values and lines that are no records.
    pub foreign: usize,
}

impl Results {
    /// Adds what another file gave.
    pub fn extend(&mut self, other: Self) {
        self.notices.extend(other.notices);
        self.foreign += other.foreign;
    }

    fn take(&mut self, value: &Value) {
        match Notice::read(value) {
            Some(notice) => self.notices.push(notice),
            None => self.foreign += 1,
        }
    }
}

/// Reads results. After something that is no JSON it goes on with the next line.
#[must_use]
pub fn read(text: &str) -> Results {
    let mut results = Results::default();
    let mut rest = text.trim_start_matches('\u{feff}');
    while !rest.trim_start().is_empty() {
        let mut values = Deserializer::from_str(rest).into_iter::<Value>();
        let mut is_broken = false;
        for value in values.by_ref() {
            match value {
                Ok(Value::Array(items)) if !items.is_empty() => items.iter().for_each(|item| results.take(item)),
                Ok(value) => results.take(&value),
                Err(_) => {
                    is_broken = true;
                    break;
                }
            }
        }
        if !is_broken {
            break;
        }
        results.foreign += 1;
        let at = values.byte_offset();
        let broken = rest.get(at..).unwrap_or("");
        let white = broken.len() - broken.trim_start().len();
        rest = broken.get(white..).and_then(|line| line.split_once('\n')).map_or("", |(_, rest)| rest);
    }
    results
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: &str =
        r#"{"schema_version":"1.0","id":"a","source":{"path":"p","sha256":"s"},"notice":{"kind":"tender"}}"#;

    #[test]
    fn every_form_of_results() {
        let pretty = serde_json::to_string_pretty(&serde_json::from_str::<Value>(RECORD).unwrap()).unwrap();
        for (text, notices, foreign) in [
            (String::new(), 0, 0),
            (format!("{RECORD}\n{RECORD}\n"), 2, 0),
            (format!("[{RECORD},{RECORD}]"), 2, 0),
            (format!("{pretty}\n{pretty}\n"), 2, 0),
            (format!("{RECORD}\nwords of somebody\n{{\"a\":1}}\n{RECORD}\n"), 2, 2),
            (format!("{RECORD}\n{{\"schema_version\":\"1.0\",\"id\n{RECORD}"), 2, 1),
            (format!("\u{feff}{RECORD}\r\n\r\n{RECORD}\r\n"), 2, 0),
            ("[]\n".to_owned(), 0, 1),
        ] {
            let results = read(&text);
            assert_eq!((results.notices.len(), results.foreign), (notices, foreign), "{text}");
        }
    }
}
