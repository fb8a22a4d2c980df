//! jieba's tokens, with our Chinese names added so that 阿里云 is one word and 上海光学 is not cut into 海光.
use super::name::{CHIPS, CLOUDS, SERVICES};
use super::table;
use jieba_rs::Jieba;
use std::ops::Range;
use std::sync::LazyLock;

/// Loaded once and only when a rule asks for tokens: the dictionary costs a tenth of a second.
static JIEBA: LazyLock<Jieba> = LazyLock::new(|| {
    let mut jieba = Jieba::new();
    for source in [CHIPS, CLOUDS, SERVICES] {
        for row in table::rows(source) {
            for word in ["aliases", "cued", "services"].into_iter().flat_map(|column| row.list(column)) {
                if word.chars().all(|c| !c.is_ascii()) {
                    jieba.add_word(word, None, None);
                }
            }
        }
    }
    jieba
});

/// The byte ranges of jieba's tokens.
#[must_use]
pub fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    JIEBA
        .cut(text, false)
        .into_iter()
        .map(|token| {
            let start = at;
            at += token.word.len();
            start..at
        })
        .collect()
}
