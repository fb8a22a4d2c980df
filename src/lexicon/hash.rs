//! The hash by which the build and the program know a clue of weights/stance.tsv: FNV-1a of 64 bits, which is the same everywhere.

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
