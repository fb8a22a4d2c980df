//! jieba's tokens, with our Chinese names added so that 阿里云 is one word and 上海光学 is not cut into 海光.
use fst::raw::Fst;
use jieba_rs::Jieba;
use std::ops::Range;

/// Word → frequency, made ready by the build; jieba's own dictionary takes a tenth of a second to load.
static DICTIONARY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dictionary.fst"));

/// The sum of all frequencies in it.
const TOTAL: u64 = include!(concat!(env!("OUT_DIR"), "/total.rs"));

/// A word that stands in no text: it carries the frequencies of all the words that do not, so that the sum, and with it
/// every path, is the one of the whole dictionary.
const REST: &str = "\u{10fffd}";

/// The byte ranges of jieba's tokens. jieba cuts by the words of its dictionary that stand in the text and by the sum of
/// all frequencies; it is given these and nothing else.
#[must_use]
pub fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    with_words_of(text)
        .cut(text, false)
        .into_iter()
        .map(|token| {
            let start = at;
            at += token.word.len();
            start..at
        })
        .collect()
}

fn with_words_of(text: &str) -> Jieba {
    let mut jieba = Jieba::empty();
    let mut rest = TOTAL;
    if let Ok(dictionary) = Fst::new(DICTIONARY) {
        for (start, _) in text.char_indices() {
            let (mut node, mut frequency) = (dictionary.root(), 0);
            for (offset, byte) in text.as_bytes()[start..].iter().enumerate() {
                let Some(next) = node.find_input(*byte) else { break };
                let step = node.transition(next);
                frequency += step.out.value();
                node = dictionary.node(step.addr);
                let word = text.get(start..start + offset + 1);
                if let Some(word) = word.filter(|word| node.is_final() && !jieba.has_word(word)) {
                    let own = frequency + node.final_output().value();
                    jieba.add_word(word, usize::try_from(own).ok(), None);
                    rest = rest.saturating_sub(own);
                }
            }
        }
    }
    jieba.add_word(REST, usize::try_from(rest).ok(), None);
    jieba
}
