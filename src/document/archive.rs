//! Zip archives of attachments: their members one by one, named `archive.zip!/inner.pdf`.
use super::package::{broken, unpacked};
use super::{Limits, ReadError, sniff};
use encoding_rs::GB18030;
use std::io::{Cursor, Read};
use zip::ZipArchive;

const FORMAT: &str = "zip";

/// Below this size the ratio says nothing.
const SMALL: u64 = 16 << 20;

/// Whether the bytes are a zip archive whose members are files of their own (a docx or xlsx is not).
#[must_use]
pub fn is_archive(bytes: &[u8]) -> bool {
    sniff::is_archive(bytes)
}

/// Takes a member's name with its bytes, or with what is wrong with it; says whether to go on.
pub type Found<'a> = dyn FnMut(&str, Result<Vec<u8>, ReadError>) -> bool + 'a;

/// Calls `found` with the name and the bytes of every member, or with what is wrong with it; archives inside are walked
/// as well. Only one member is held at a time. `found` returns whether to go on.
///
/// Folders, files that begin with a dot and what macOS adds are passed over. The names are only names: a member called
/// `../../a.pdf` is reported as such and nothing is ever written.
///
/// # Errors
/// [`ReadError`] where the archive itself can't be read.
pub fn walk(name: &str, bytes: &[u8], limits: &Limits, found: &mut Found<'_>) -> Result<(), ReadError> {
    let mut walk = Walk { limits, left: limits.decoded_bytes, members: 0, found, stopped: false };
    walk.archive(name, bytes, 1)
}

/// All members at once, for callers who know that the archive is small.
#[must_use]
pub fn members(name: &str, bytes: &[u8], limits: &Limits) -> Vec<(String, Result<Vec<u8>, ReadError>)> {
    let mut members = Vec::new();
    let outcome = walk(name, bytes, limits, &mut |member, bytes| {
        members.push((member.to_owned(), bytes));
        true
    });
    if let Err(error) = outcome {
        members.push((name.to_owned(), Err(error)));
    }
    members
}

struct Walk<'a> {
    limits: &'a Limits,
    left: u64,
    members: usize,
    found: &'a mut Found<'a>,
    stopped: bool,
}

impl Walk<'_> {
    fn archive(&mut self, name: &str, bytes: &[u8], depth: u32) -> Result<(), ReadError> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(FORMAT, &error))?;
        for index in 0..archive.len() {
            if self.stopped {
                return Ok(());
            }
            let Some(inner) = archive.file_names_raw().nth(index).map(member_name) else {
                continue;
            };
            if is_passed_over(&inner) {
                continue;
            }
            let member = format!("{name}!/{inner}");
            self.members += 1;
            if self.members > self.limits.archive_members {
                self.stopped = true;
                let limit = format!("{} members of an archive", self.limits.archive_members);
                (self.found)(&member, Err(ReadError::TooLarge { limit }));
                return Ok(());
            }
            match self.unpack(&mut archive, index) {
                Ok(bytes) if sniff::is_archive(&bytes) => self.inner(&member, &bytes, depth),
                outcome => self.report(&member, outcome),
            }
        }
        Ok(())
    }

    fn inner(&mut self, member: &str, bytes: &[u8], depth: u32) {
        if depth >= self.limits.archive_depth {
            let limit = format!("{} archives inside each other", self.limits.archive_depth);
            self.report(member, Err(ReadError::TooLarge { limit }));
        } else if let Err(error) = self.archive(member, bytes, depth + 1) {
            self.report(member, Err(error));
        }
    }

    fn report(&mut self, member: &str, outcome: Result<Vec<u8>, ReadError>) {
        self.stopped |= !(self.found)(member, outcome);
    }

    fn unpack(&mut self, archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize) -> Result<Vec<u8>, ReadError> {
        let file = archive.by_index(index).map_err(|error| broken(FORMAT, &error))?;
        let ratio = file.compressed_size().saturating_mul(self.limits.archive_ratio).max(SMALL);
        let most = self.left.min(self.limits.file_bytes).min(ratio);
        let mut bytes = Vec::new();
        let outcome = file.take(most.saturating_add(1)).read_to_end(&mut bytes);
        let read = bytes.len() as u64;
        self.left = self.left.saturating_sub(read);
        if read > most {
            let limit = match most {
                _ if most == ratio => format!("{} times the packed size", self.limits.archive_ratio),
                _ => unpacked(most),
            };
            return Err(ReadError::TooLarge { limit });
        }
        outcome.map_err(|error| ReadError::Damaged {
            format: FORMAT,
            detail: format!("it can't be unpacked ({error})"),
        })?;
        Ok(bytes)
    }
}

/// A name of a member: UTF-8 where it is, else the Chinese code page, whatever the archive's flags say.
fn member_name(raw: &[u8]) -> String {
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(raw).0.into_owned(),
    };
    name.replace('\\', "/").chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

fn is_passed_over(name: &str) -> bool {
    name.ends_with('/')
        || name.split('/').any(|part| part == "__MACOSX")
        || name.rsplit('/').next().is_some_and(|file| file.starts_with('.') || file == "Thumbs.db")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::{SimpleFileOptions, ZipWriter};

    fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn names(members: &[(String, Result<Vec<u8>, ReadError>)]) -> Vec<&str> {
        members.iter().map(|(name, _)| name.as_str()).collect()
    }

    #[test]
    fn members_of_members_are_found() {
        let inner = zipped(&[("公告.txt", "采购人：某校".as_bytes())]);
        let bytes = zipped(&[
            ("a/b.txt", b"b"),
            ("a/.hidden", b"x"),
            ("__MACOSX/c", b"x"),
            ("in.zip", &inner),
            ("../up.txt", b"u"),
        ]);
        assert!(is_archive(&bytes));
        let all = members("att.zip", &bytes, &Limits::default());
        assert_eq!(names(&all), ["att.zip!/a/b.txt", "att.zip!/in.zip!/公告.txt", "att.zip!/../up.txt"]);
        assert_eq!(all[1].1.as_deref(), Ok("采购人：某校".as_bytes()));
    }

    #[test]
    fn names_of_the_chinese_code_page_are_read() {
        let raw = GB18030.encode("招标文件.pdf").0;
        assert_eq!(member_name(&raw), "招标文件.pdf");
        assert_eq!(member_name(b"a\\b\x1b.pdf"), "a/b\u{fffd}.pdf");
    }

    #[test]
    fn limits_hold() {
        let bomb = zipped(&[("zeros", &vec![0; 32 << 20])]);
        assert!(matches!(members("b.zip", &bomb, &Limits::default())[0].1, Err(ReadError::TooLarge { .. })));
        let three = zipped(&[("1", b"1"), ("2", b"2"), ("3", b"3")]);
        let few = Limits { archive_members: 2, ..Limits::default() };
        assert_eq!(members("t.zip", &three, &few).iter().filter(|(_, bytes)| bytes.is_ok()).count(), 2);
        let mut deep = three;
        for _ in 0..5 {
            deep = zipped(&[("in.zip", &deep)]);
        }
        let all = members("d.zip", &deep, &Limits::default());
        assert_eq!(all.len(), 1);
        assert!(matches!(all[0].1, Err(ReadError::TooLarge { .. })));
    }
}
