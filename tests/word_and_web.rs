//! The Word files and web pages of the shared corpus: no letter of the body is lost, held against a reading of another
//! kind (plain search for tags, no parser).
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test stops where it can't go on")]
use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use tenderlens::document::{Block, Limits, read};

fn files(extension: &str) -> Vec<PathBuf> {
    let Some(corpus) = std::env::var_os("TENDERLENS_CORPUS") else {
        println!("skipped: TENDERLENS_CORPUS is not set");
        return Vec::new();
    };
    let (mut open, mut found) = (vec![PathBuf::from(corpus).join("docs")], Vec::new());
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == extension) {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "no .{extension} in the corpus");
    found
}

/// How often each letter stands in a text, white space left out.
fn letters(text: &str) -> HashMap<char, i64> {
    let mut count = HashMap::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        *count.entry(c).or_default() += 1;
    }
    count
}

/// Letters of `expected` that `got` lacks, and letters that it has too many.
fn difference(expected: &str, got: &str) -> (i64, i64) {
    let (mut expected, got) = (letters(expected), letters(got));
    for (c, count) in got {
        *expected.entry(c).or_default() -= count;
    }
    (expected.values().filter(|n| **n > 0).sum(), -expected.values().filter(|n| **n < 0).sum::<i64>())
}

fn without(text: &str, start: &str, end: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once(start) {
        out.push_str(before);
        rest = after.split_once(end).map_or("", |(_, rest)| rest);
    }
    out + rest
}

fn unescaped(text: &str) -> String {
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&nbsp;", " "),
        ("&raquo;", "»"),
        ("&#xa0;", " "),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

fn body(path: &Path) -> String {
    let document = read("", &std::fs::read(path).unwrap(), &Limits::default()).unwrap();
    document.blocks.iter().filter(|block: &&Block| block.is_body()).map(|block| block.text.as_str()).collect()
}

#[test]
fn word_files_lose_no_letter() {
    for path in files("docx") {
        let mut archive = zip::ZipArchive::new(Cursor::new(std::fs::read(&path).unwrap())).unwrap();
        let mut expected = String::new();
        for part in ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"] {
            let mut xml = String::new();
            if let Ok(mut file) = archive.by_name(part) {
                file.read_to_string(&mut xml).unwrap();
            }
            let xml = without(&without(&xml, "<mc:Fallback>", "</mc:Fallback>"), "<w:del ", "</w:del>");
            for run in xml.replace("<w:t xml:space=\"preserve\">", "<w:t>").split("<w:t>").skip(1) {
                expected.push_str(&unescaped(run.split("</w:t>").next().unwrap()));
            }
        }
        assert!(expected.chars().count() > 1000, "{path:?}");
        assert_eq!(difference(&expected, &body(&path)), (0, 0), "{path:?}");
    }
}

/// How many letters stand in elements that hide themselves.
fn hidden_letters(page: &str) -> usize {
    let (mut hidden, mut done) = (0, 0);
    for (at, _) in page.match_indices('<') {
        let (head, _) = page[at..].split_once('>').unwrap_or_default();
        let name: String = head.chars().skip(1).take_while(char::is_ascii_alphanumeric).collect();
        if at < done || name.is_empty() || !head.replace(' ', "").contains("display:none") {
            continue;
        }
        // Its end is where as many elements of its name have ended as begun.
        let (mut depth, mut end) = (0_i32, page.len());
        for (next, _) in page[at..].match_indices(&name) {
            let before = &page[at..at + next];
            depth += i32::from(before.ends_with('<')) - i32::from(before.ends_with("</"));
            if depth == 0 && before.ends_with("</") {
                end = at + next;
                break;
            }
        }
        hidden += without(&format!("{}>", &page[at..end]), "<", ">").chars().filter(|c| !c.is_whitespace()).count();
        done = end;
    }
    hidden
}

#[test]
fn web_pages_lose_no_letter_but_hidden_ones() {
    for path in files("html") {
        let page = std::fs::read_to_string(&path).unwrap();
        let mut shown = page.split_once("<body").map_or(page.clone(), |(_, body)| format!("<body{body}"));
        for (start, end) in [("<script", "</script>"), ("<style", "</style>"), ("<!--", "-->")] {
            shown = without(&shown, start, end);
        }
        let hidden = hidden_letters(&shown);
        let text = unescaped(&without(&format!(" {shown}"), "<", ">"));
        let (missing, extra) = difference(&text, &body(&path));
        let title = page.split_once("<title>").map_or("", |(_, rest)| rest.split("</title>").next().unwrap());
        println!("{path:?}: {missing} missing, {hidden} hidden, {extra} extra");
        assert!(missing <= i64::try_from(hidden).unwrap() + 10, "{path:?}: {missing} missing, {hidden} hidden");
        assert!(extra <= i64::try_from(title.chars().count()).unwrap() + 5, "{path:?}: {extra} extra");
    }
}
