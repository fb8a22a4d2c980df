//! Values as Rust source.
use std::fmt::Write;

/// `&['a', '1', '0', '0']`
pub fn letters(word: &[char]) -> String {
    format!("&{word:?}")
}

/// `&[a, b]` of pieces that are source already.
pub fn list<T: AsRef<str>>(pieces: impl IntoIterator<Item = T>) -> String {
    let mut out = String::from("&[");
    for piece in pieces {
        let _ = write!(out, "{}, ", piece.as_ref());
    }
    out.push(']');
    out
}

/// `&["a", "b"]`
pub fn strings<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    list(words.into_iter().map(|word| format!("{word:?}")))
}
