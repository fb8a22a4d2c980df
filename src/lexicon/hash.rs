//! Hashes that the build and the program share: of a clue of weights/stance.tsv (FNV-1a of 64 bits), and of the two letters
//! that a spelling begins with.

/// The hash of a clue that grows by pieces.
#[derive(Debug, Clone, Copy)]
pub struct Hash(u64);

impl Default for Hash {
    /// Of nothing.
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    /// Goes on with the bytes of a text.
    #[must_use]
    pub fn with(self, text: &str) -> Self {
        Self(text.bytes().fold(self.0, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
    }

    /// The number.
    #[must_use]
    pub fn number(self) -> u64 {
        self.0
    }
}

/// Numbers of 64 marks each.
pub(crate) const MARKS: usize = 1 << 10;

/// Where the mark of the first two letters of a spelling stands: the number and the bit.
pub(crate) fn mark(first: char, second: Option<char>) -> (usize, u64) {
    let letters = u64::from(first) << 32 | second.map_or(0, u64::from);
    let bit = (letters.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as usize;
    (bit / 64, 1 << (bit % 64))
}
