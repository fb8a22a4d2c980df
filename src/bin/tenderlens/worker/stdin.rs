//! Standard input for a worker, kept as far as it can be, so that it can be read again without a page.
use super::frame::{Kind, send};
use std::io::{self, Read, Write};

/// So much of standard input is kept, to read it again without a page.
const KEPT: usize = 32 << 20;

/// Standard input as far as it was read.
#[derive(Default)]
pub(super) struct Stdin {
    head: Vec<u8>,
    is_read: bool,
    /// It was too long to be kept.
    pub(super) is_dropped: bool,
}

impl Stdin {
    /// Sends standard input, or what is kept of it, in pieces.
    pub(super) fn send(&mut self, to: &mut impl Write, most: u64) -> io::Result<()> {
        if self.is_read {
            for piece in self.head.chunks(64 << 10) {
                send(to, Kind::Piece, piece)?;
            }
            return send(to, Kind::Last, &[]);
        }
        self.is_read = true;
        // Unless it is kept whole: a worker may be gone in the middle of it.
        self.is_dropped = true;
        let mut fits = true;
        let mut from = io::stdin().lock().take(most.saturating_add(1));
        let mut piece = vec![0; 64 << 10];
        loop {
            match from.read(&mut piece) {
                Ok(0) => {
                    self.is_dropped = !fits;
                    return send(to, Kind::Last, &[]);
                }
                Ok(read) => {
                    let piece = piece.get(..read).unwrap_or_default();
                    if self.head.len() + read > KEPT {
                        fits = false;
                        self.head = Vec::new();
                    }
                    if fits {
                        self.head.extend_from_slice(piece);
                    }
                    send(to, Kind::Piece, piece)?;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return send(to, Kind::Last, &[]),
            }
        }
    }
}
