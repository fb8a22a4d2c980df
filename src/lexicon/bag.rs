//! A bag of words that are looked for in a text all at once.

/// Bits of a mark that says which letters no word begins with.
const BITS: usize = 4_096;

/// Words by their first letters.
#[derive(Debug)]
pub struct Bag {
    words: Vec<&'static str>,
    /// Sorted; the words that begin with a letter, in their own order.
    firsts: Vec<(char, Vec<usize>)>,
    marks: [u64; BITS / 64],
}

/// Where the mark of a letter stands.
fn mark(c: char) -> (usize, u64) {
    let bit = (u32::from(c).wrapping_mul(0x9e37_79b1) >> 20) as usize;
    (bit / 64, 1 << (bit % 64))
}

impl Bag {
    /// The bag of the words.
    #[must_use]
    pub fn new(words: impl IntoIterator<Item = &'static str>) -> Self {
        let mut bag = Self { words: words.into_iter().collect(), firsts: Vec::new(), marks: [0; BITS / 64] };
        for (index, word) in bag.words.iter().enumerate() {
            let Some(first) = word.chars().next() else { continue };
            let (at, bit) = mark(first);
            bag.marks[at] |= bit;
            match bag.firsts.binary_search_by_key(&first, |(known, _)| *known) {
                Ok(at) => bag.firsts[at].1.push(index),
                Err(at) => bag.firsts.insert(at, (first, vec![index])),
            }
        }
        bag
    }

    /// The words that stand in a text, by their numbers, from its beginning to its end.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        text.char_indices().flat_map(move |(at, c)| {
            let (place, bit) = mark(c);
            let known = if self.marks[place] & bit == 0 {
                None
            } else {
                self.firsts.binary_search_by_key(&c, |(first, _)| *first).ok()
            };
            let words = known.map_or(&[][..], |known| &self.firsts[known].1);
            words.iter().copied().filter(move |word| text[at..].starts_with(self.words[*word]))
        })
    }

    /// Whether any of them stands in a text.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.find(text).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_of_a_text_are_found_in_its_order() {
        let bag = Bag::new(["采购", "租", "采购人", "token"]);
        assert_eq!(bag.find("本采购人租token，采购").collect::<Vec<_>>(), [0, 2, 1, 3, 0]);
        assert!(!bag.is_in("采 购toke"));
    }
}
