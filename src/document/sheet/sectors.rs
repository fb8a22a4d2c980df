//! A stream out of a compound file that its writer kept badly: only the chain of sectors of that stream has to hold.
use std::collections::HashSet;

/// No sector: the end of a chain and the signs above it.
const LAST: u32 = 0xffff_fffa;

/// Streams below this size lie in the small sectors.
const SMALL: usize = 4096;

/// The file's sectors and the table that chains them.
struct Sectors<'a> {
    bytes: &'a [u8],
    size: usize,
    next: Vec<u32>,
}

/// The first stream with one of the names.
pub(super) fn stream(bytes: &[u8], names: &[&'static str]) -> Option<(&'static str, Vec<u8>)> {
    let size = match half(bytes, 30)? {
        9 => 512,
        12 => 4096,
        _ => return None,
    };
    let mut sectors = Sectors { bytes, size, next: Vec::new() };
    let mut tables: Vec<u32> = (0..109).filter_map(|n| word(bytes, 76 + 4 * n)).collect();
    // Behind the first 109 the list of tables goes on in sectors of its own; the last word of each names the next.
    let (mut more, mut seen) = (word(bytes, 68)?, HashSet::new());
    while let Some(sector) = sectors.sector(more).filter(|_| seen.insert(more)) {
        let mut words: Vec<u32> = words(sector).collect();
        more = words.pop()?;
        tables.extend(words);
    }
    // A table that is named twice would be a way to make much of little.
    let mut known = HashSet::new();
    let tables = tables.into_iter().filter(|table| *table < LAST).take_while(|table| known.insert(*table));
    sectors.next = tables.filter_map(|table| sectors.sector(table)).flat_map(words).collect();
    let directory = sectors.chain(word(bytes, 48)?);
    let entries: Vec<&[u8]> = directory.chunks_exact(128).collect();
    let (name, entry) = names.iter().find_map(|name| {
        let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        entries.iter().find(|entry| entry.starts_with(&wide)).map(|entry| (*name, *entry))
    })?;
    let (start, length) = (word(entry, 116)?, usize::try_from(word(entry, 120)?).ok()?);
    let mut stream = if length < SMALL {
        let small = sectors.chain(word(entries.first()?, 116)?);
        let next = sectors.chain(word(bytes, 60)?);
        Sectors { bytes: &small, size: 64, next: words(&next).collect() }.chain_from(start, 0)
    } else {
        sectors.chain(start)
    };
    stream.truncate(length);
    Some((name, stream))
}

impl Sectors<'_> {
    /// The sector of a number; the header takes the place of one.
    fn sector(&self, number: u32) -> Option<&[u8]> {
        self.at(number, self.size)
    }

    fn at(&self, number: u32, header: usize) -> Option<&[u8]> {
        let start = usize::try_from(number).ok()?.checked_mul(self.size)?.checked_add(header)?;
        let rest = self.bytes.get(start..).filter(|rest| number < LAST && !rest.is_empty())?;
        rest.get(..self.size).or(Some(rest))
    }

    fn chain(&self, start: u32) -> Vec<u8> {
        self.chain_from(start, self.size)
    }

    /// All sectors of a chain, until it ends, leaves the file or comes back to itself.
    fn chain_from(&self, start: u32, header: usize) -> Vec<u8> {
        let (mut at, mut out, mut seen) = (start, Vec::new(), HashSet::new());
        while let Some(sector) = self.at(at, header).filter(|_| seen.insert(at)) {
            out.extend_from_slice(sector);
            at = usize::try_from(at).ok().and_then(|at| self.next.get(at)).copied().unwrap_or(LAST);
        }
        out
    }
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    (0..bytes.len() / 4).filter_map(|n| word(bytes, 4 * n))
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn half(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};

    #[test]
    fn streams_of_every_size_come_out_whole() {
        for length in [10, 4095, 4096, 100_000] {
            for version in [cfb::Version::V3, cfb::Version::V4] {
                let data: Vec<u8> = (0..length).map(|n: u32| n.to_le_bytes()[0] ^ n.to_le_bytes()[1]).collect();
                let mut file = cfb::CompoundFile::create_with_version(version, Cursor::new(Vec::new())).unwrap();
                file.create_stream("Other").unwrap().write_all(b"x").unwrap();
                file.create_stream("Workbook").unwrap().write_all(&data).unwrap();
                file.flush().unwrap();
                let bytes = file.into_inner().into_inner();
                assert_eq!(stream(&bytes, &["Book", "Workbook"]), Some(("Workbook", data)), "{length}");
            }
        }
    }

    #[test]
    fn circles_and_short_files_end() {
        let mut bytes = vec![0; 2048];
        bytes[30] = 9;
        assert_eq!(stream(&bytes, &["Workbook"]), None);
        for end in (0..bytes.len()).step_by(7) {
            assert_eq!(stream(&bytes[..end], &["Workbook"]), None);
        }
    }
}
