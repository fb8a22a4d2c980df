//! Which letters a text holds, so that words that can't stand in it are not looked for.

/// A set of letters, folded to a thousand places: it may say yes for a letter that is not there, never no for one that
/// is.
#[derive(Debug, Clone, Default)]
pub(super) struct Sieve([u64; 16]);

impl Sieve {
    pub(super) fn new(letters: &[char]) -> Self {
        let mut sieve = Self::default();
        for letter in letters {
            let (place, bit) = Self::place(*letter);
            sieve.0[place] |= bit;
        }
        sieve
    }

    fn place(letter: char) -> (usize, u64) {
        let code = letter as usize;
        ((code >> 6) & 15, 1 << (code & 63))
    }

    /// Whether every letter of the word may stand in the text.
    pub(super) fn may_hold(&self, word: &[char]) -> bool {
        word.iter().all(|letter| {
            let (place, bit) = Self::place(*letter);
            self.0[place] & bit != 0
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_stand_there_are_never_denied() {
        let text: Vec<char> = "阿里云算力不足，故采购AWS".chars().collect();
        let sieve = Sieve::new(&text);
        for length in 1..=text.len() {
            assert!(text.windows(length).all(|word| sieve.may_hold(word)));
        }
        assert!(!sieve.may_hold(&['租']), "a letter that is not there");
    }
}
