//! JSON: a record a line, or indented. Control and bidi characters leave as \u escapes.
use super::RecordV1;
use serde::Serialize;

/// One line without its end.
#[must_use]
pub fn json_line(record: &RecordV1) -> String {
    json(record, false)
}

/// Indented by two.
#[must_use]
pub fn json_pretty(record: &RecordV1) -> String {
    json(record, true)
}

/// Any value as JSON that a terminal shows and never obeys.
#[must_use]
pub fn json<T: Serialize>(value: &T, is_indented: bool) -> String {
    let text = if is_indented { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) };
    escape(text.unwrap_or_default())
}

/// serde escapes what JSON demands; C1 controls, DEL, bidi marks and line separators could still reach a terminal.
fn escape(json: String) -> String {
    if !json.chars().any(is_unsafe) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        push_visible(&mut out, c);
    }
    out
}

fn push_visible(out: &mut String, c: char) {
    if is_unsafe(c) {
        for unit in c.encode_utf16(&mut [0; 2]) {
            out.push_str(&format!("\\u{unit:04x}"));
        }
    } else {
        out.push(c);
    }
}

/// Characters that steer a terminal or turn text around.
fn is_unsafe(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The same text on one line, every control and bidi character shown as an escape: for terminals and tables.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => out.push(' '),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => push_visible(&mut out, c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_a_terminal_alive() {
        let evil = "a\u{1b}[31m\u{202e}b\u{9b}c\u{7f}\u{feff}\u{e0041}深";
        let shown = visible(evil);
        assert_eq!(shown, "a\\u001b[31m\\u202eb\\u009bc\\u007f\\ufeff\\udb40\\udc41深");
        let written = json(&evil, false);
        assert!(!written.chars().any(|c| c.is_control() || is_unsafe(c)), "{written}");
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), evil);
    }
}
