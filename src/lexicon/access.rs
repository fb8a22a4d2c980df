//! Words that say by which way a chip or a service reaches the buyer.
use super::table;
use std::sync::LazyLock;

pub(super) const TABLE: &str = include_str!("access_words.tsv");

/// What a word says of the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// An account, a cloud, a rent, metered use.
    Remote,
    /// Things that stand in a room of the buyer's.
    Hardware,
}

static WORDS: LazyLock<Vec<(String, Way)>> = LazyLock::new(|| {
    table::rows(TABLE)
        .map(|row| {
            let way = if row.get("access") == "remote" { Way::Remote } else { Way::Hardware };
            (row.get("word").to_lowercase(), way)
        })
        .collect()
});

/// The way that a text names; remote wins, since the cloud's own servers are no hardware.
#[must_use]
pub fn way_of(text: &str) -> Option<Way> {
    let text = text.to_lowercase();
    let says = |way: Way| WORDS.iter().any(|(word, of_word)| *of_word == way && text.contains(word.as_str()));
    [Way::Remote, Way::Hardware].into_iter().find(|way| says(*way))
}
