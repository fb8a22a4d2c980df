//! Addresses on the page: to a file beside it, or to a source outside that a person may follow.

/// A relative address of a file: every byte but plain ones is escaped, so that no path becomes a scheme or a query.
#[must_use]
pub fn href(path: &str, is_absolute: bool) -> String {
    let mut out = String::from(if is_absolute { "file://" } else { "" });
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// An address on the web that a source file or a saved page gives; anything but http and https is no link.
#[must_use]
pub fn outside(url: &str) -> Option<&str> {
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    let is_web = lower.starts_with("http://") || lower.starts_with("https://");
    (is_web && url.len() < 4096 && !url.chars().any(|c| c.is_whitespace() || c.is_control())).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_and_no_source_becomes_a_script() {
        assert_eq!(href("a b/公告.pdf", false), "a%20b/%E5%85%AC%E5%91%8A.pdf");
        assert_eq!(href("javascript:alert(1)", false), "javascript%3Aalert%281%29");
        assert_eq!(href("x?y#z", false), "x%3Fy%23z");
        assert_eq!(outside("HTTPS://example.org/a"), Some("HTTPS://example.org/a"));
        for evil in ["javascript:alert(1)", "data:text/html,x", "//example.org", "http://a b", " https://a"] {
            assert_eq!(outside(evil), None, "{evil}");
        }
    }
}
