//! What goes over the pipes between parent and worker: a kind, a length, bytes.
use std::io::{self, Read, Write};

/// No frame is longer; a record of this size is no record of a notice.
const MOST: u32 = 64 << 20;

/// What a frame says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    /// To the worker: how to read. Then come the two files beside it.
    Setup,
    /// To the worker: the `--sources` file.
    Sources,
    /// To the worker: the `--list` file.
    List,
    /// To the worker: a path, and what is known of it from before.
    Task,
    /// To the worker: a piece of standard input.
    Piece,
    /// To the worker: standard input ends.
    Last,
    /// A file, or a member of an archive, begins.
    Begin,
    /// A page begins.
    Page,
    /// The page is read from its picture.
    Picture,
    /// The pages are read.
    PagesRead,
    /// The second reader begins.
    Second,
    /// A finished record.
    Record,
    /// At least one fact is in the records.
    Fact,
    /// A sentence on what could not be read.
    Error,
    /// A sentence on pages that could not be read.
    Unread,
    /// The file is no document.
    Skipped,
    /// For the manifest.
    Input,
    /// A piece of a text that was asked for.
    Text,
    /// The verdicts that were asked for.
    Checked,
    /// The file or member is done.
    Done,
    /// The path is done.
    Finished,
}

impl Kind {
    const ALL: [Self; 21] = [
        Self::Setup,
        Self::Sources,
        Self::List,
        Self::Task,
        Self::Piece,
        Self::Last,
        Self::Begin,
        Self::Page,
        Self::Picture,
        Self::PagesRead,
        Self::Second,
        Self::Record,
        Self::Fact,
        Self::Error,
        Self::Unread,
        Self::Skipped,
        Self::Input,
        Self::Text,
        Self::Checked,
        Self::Done,
        Self::Finished,
    ];
}

/// Puts a frame on its way; the caller flushes.
pub(super) fn send(to: &mut impl Write, kind: Kind, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).ok().filter(|length| *length <= MOST);
    let length = length.ok_or_else(|| io::Error::other("a frame is too long"))?;
    let mut head = [0; 5];
    head[0] = kind as u8;
    head[1..].copy_from_slice(&length.to_le_bytes());
    to.write_all(&head)?;
    to.write_all(bytes)
}

/// The next frame; an error where the other side is gone.
pub(super) fn receive(from: &mut impl Read) -> io::Result<(Kind, Vec<u8>)> {
    let mut head = [0; 5];
    from.read_exact(&mut head)?;
    let [kind, a, b, c, d] = head;
    let kind = *Kind::ALL.get(usize::from(kind)).ok_or_else(|| io::Error::other("an unknown frame"))?;
    let length = u32::from_le_bytes([a, b, c, d]);
    if length > MOST {
        return Err(io::Error::other("a frame is too long"));
    }
    let mut bytes = vec![0; length as usize];
    from.read_exact(&mut bytes)?;
    Ok((kind, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_come_back_as_they_were_sent() {
        let mut pipe = Vec::new();
        for (at, kind) in Kind::ALL.into_iter().enumerate() {
            assert_eq!(kind as usize, at);
            send(&mut pipe, kind, &vec![7; at]).unwrap();
        }
        let mut from = &pipe[..];
        for (at, kind) in Kind::ALL.into_iter().enumerate() {
            assert_eq!(receive(&mut from).unwrap(), (kind, vec![7; at]));
        }
        assert!(receive(&mut from).is_err());
        assert!(receive(&mut &[99, 0, 0, 0, 0][..]).is_err());
        assert!(receive(&mut &[0, 255, 255, 255, 255][..]).is_err());
    }
}
