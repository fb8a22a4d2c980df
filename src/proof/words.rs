//! The words of the record in Chinese, and what the labels of notices mean in English.
use crate::lexicon::table;
use std::collections::HashMap;
use std::sync::LazyLock;

const WORDS: &str = include_str!("words.tsv");
const LABELS: &str = include_str!("../lexicon/labels.tsv");

static ZH: LazyLock<HashMap<(&'static str, &'static str), &'static str>> =
    LazyLock::new(|| table::rows(WORDS).map(|row| ((row.get("of"), row.get("word")), row.get("zh"))).collect());

static MEANINGS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let of_role: HashMap<&str, &str> =
        table::rows(WORDS).filter(|row| row.get("of") == "label").map(|row| (row.get("word"), row.get("zh"))).collect();
    table::rows(LABELS)
        .filter_map(|row| Some((row.get("label"), *of_role.get(row.get("role").trim_end_matches('?'))?)))
        .collect()
});

/// The Chinese word for a value of the record, e.g. `zh("stage", "awarded")`.
#[must_use]
pub fn zh(of: &str, word: &str) -> Option<&'static str> {
    ZH.iter().find(|((kind, known), _)| *kind == of && *known == word).map(|(_, zh)| *zh)
}

/// What a label of a notice announces, in English; from the table of labels.
#[must_use]
pub fn label_meaning(label: &str) -> Option<&'static str> {
    MEANINGS.get(label).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_words_have_a_meaning_in_the_other_language() {
        assert_eq!(label_meaning("供应商名称"), Some("the supplier that won"));
        assert_eq!(label_meaning("采购人"), Some("the buyer"));
        assert_eq!(label_meaning("no label"), None);
        assert_eq!(zh("stage", "awarded"), Some("已授予"));
        assert_eq!(zh("stage", "no stage"), None);
    }
}
