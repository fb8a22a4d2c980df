//! Broken copies of the small documents in testdata, the same ones for the same number.
#![allow(dead_code, clippy::unwrap_used, reason = "each test uses a part of this")]
use std::io::{Cursor, Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;

/// A document to break.
pub(crate) struct Seed {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// All documents of testdata up to a size, in the order of their names, and a result for `verify`.
pub(crate) fn seeds() -> Vec<Seed> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata");
    let mut seeds = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.to_string_lossy().into_owned();
            let is_document = [".pdf", ".xlsx", ".xls", ".ods", ".csv", ".docx", ".html", ".txt", ".zip"]
                .iter()
                .any(|ending| name.ends_with(ending));
            if path.is_dir() {
                folders.push(path);
            } else if is_document && path.metadata().unwrap().len() < 200_000 {
                seeds.push(Seed { name, bytes: std::fs::read(path).unwrap() });
            }
        }
    }
    let record = "{\"schema_version\":\"1.0\",\"id\":\"a\",\"source\":{\"path\":\"a.txt\",\"sha256\":\"b\"},\"buyers\":[{\"name\":\
        \"云岭市第一示例医院\",\"evidence\":[{\"quote\":\"云岭市第一示例医院\",\"prefix\":\"采购人：\",\"suffix\":\"\",\"line\":1,\
        \"page\":1,\"boxes\":[[1,2,3,4]],\"sheet\":\"s\",\"cell\":\"A1\",\"block\":2,\"row\":1,\"column\":2}]}],\"amounts\":\
        [{\"role\":\"award\",\"value\":\"1.00\",\"currency\":\"CNY\",\"lot\":\"1\",\"evidence\":[]}],\"lots\":[],\"notes\":[]}\n";
    seeds.push(Seed { name: "record.jsonl".to_owned(), bytes: record.repeat(2).into_bytes() });
    seeds.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(seeds.len() > 100);
    seeds
}

/// A source of numbers that is the same everywhere.
pub(crate) struct Mutator(u64);

/// Pieces on which readers turn.
const WORDS: [&[u8]; 24] = [
    b"\x00",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"-1",
    b"99999999999999999999",
    b"0.0000000000000000000000000001",
    b"<<",
    b">>",
    b"endobj",
    b"stream\n",
    b"/Kids [1 0 R 2 0 R]",
    b"/Length 0",
    b"<table><tr><td>",
    b"</table>",
    b"<td colspan=9999 rowspan=9999>",
    b"&#x10ffff;",
    b"<w:tbl><w:tr><w:tc>",
    b"<c r=\"XFD1048576\">",
    "\u{202e}".as_bytes(),
    "亿亿亿万元".as_bytes(),
    "有限公司、".as_bytes(),
    "采购人：".as_bytes(),
    "1,000,000,000,000,000,000,000,000,000,000,000万元".as_bytes(),
    b"\x1b[31m",
];

impl Mutator {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `most`, 0 if there is none.
    pub(crate) fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() >> 16).unwrap() % most.max(1)
    }

    /// A broken copy of `bytes`; parts of a zip package are broken inside, so that the change reaches their reader.
    pub(crate) fn mutant(&mut self, bytes: &[u8], other: &[u8]) -> Vec<u8> {
        if bytes.starts_with(b"PK")
            && self.below(4) > 0
            && let Some(packed) = self.repacked(bytes, other)
        {
            return packed;
        }
        let mut broken = bytes.to_vec();
        self.break_up(&mut broken, other);
        broken
    }

    fn break_up(&mut self, bytes: &mut Vec<u8>, other: &[u8]) {
        for _ in 0..=self.below(6) {
            let at = self.below(bytes.len() + 1);
            match self.below(8) {
                0..=2 => {
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte ^= 1 << (at % 8);
                    }
                }
                3 => bytes.truncate(at),
                4 => {
                    let end = (at + self.below(64)).min(bytes.len());
                    bytes.drain(at..end);
                }
                5 => {
                    let word = WORDS[self.below(WORDS.len())];
                    bytes.splice(at..at, word.iter().copied());
                }
                6 => {
                    // A part of the other file in place of one's own.
                    let from = self.below(other.len());
                    let length = self.below(4096).min(other.len().saturating_sub(from));
                    let end = (at + length).min(bytes.len());
                    bytes.splice(at..end, other[from..from + length].iter().copied());
                }
                _ => {
                    let end = (at + self.below(256)).min(bytes.len());
                    let piece = bytes[at..end].repeat(self.below(20));
                    bytes.splice(at..at, piece);
                }
            }
        }
    }

    fn repacked(&mut self, bytes: &[u8], other: &[u8]) -> Option<Vec<u8>> {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let broken = self.below(archive.len());
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).ok()?;
            let name = file.name().ok()?.into_owned();
            let mut data = Vec::new();
            file.read_to_end(&mut data).ok()?;
            if index == broken {
                let source = if self.below(2) == 0 { data.clone() } else { other.to_vec() };
                self.break_up(&mut data, &source);
            }
            let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
            writer.start_file(name, stored).ok()?;
            writer.write_all(&data).ok()?;
        }
        Some(writer.finish().ok()?.into_inner())
    }
}
