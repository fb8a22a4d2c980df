//! JSON: a record a line, or indented. Control and bidi characters leave as \u escapes.
use super::RecordV1;

/// One line without its end.
#[must_use]
pub fn json_line(record: &RecordV1) -> String {
    escape(&serde_json::to_string(record).unwrap_or_default())
}

/// Indented by two.
#[must_use]
pub fn json_pretty(record: &RecordV1) -> String {
    escape(&serde_json::to_string_pretty(record).unwrap_or_default())
}

/// serde escapes what JSON demands; C1 controls, DEL, bidi marks and line separators could still reach a terminal.
fn escape(json: &str) -> String {
    if !json.chars().any(is_unsafe) {
        return json.to_owned();
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if is_unsafe(c) {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

/// Characters that steer a terminal or turn text around.
pub(super) fn is_unsafe(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{9f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{61c}')
}

/// The same text with every control and bidi character shown as an escape: for terminals and tables.
#[must_use]
pub fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => " ".to_owned(),
            c if c.is_control() || is_unsafe(c) => format!("\\u{:04x}", u32::from(c)),
            c => c.to_string(),
        })
        .collect()
}
