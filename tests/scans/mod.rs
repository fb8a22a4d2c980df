//! Holds what was read of scanned pages against their truth: letter error, and key fields to the letter.
use std::path::{Path, PathBuf};
use tenderlens::document::ocr::{Models, Ocr, Pages};
use tenderlens::document::{Document, Limits, Span, read_with};
use unicode_normalization::UnicodeNormalization;

/// The folder of scans beside the corpus.
pub(crate) fn folder() -> Option<PathBuf> {
    let corpus = PathBuf::from(std::env::var_os("TENDERLENS_CORPUS")?);
    Some(corpus.parent()?.join("scans")).filter(|folder| folder.is_dir())
}

/// A reader with the models that are installed; `None`, said in a line, where they are missing.
pub(crate) fn reader() -> Option<Ocr> {
    let models = Models::find();
    if models.is_none() {
        println!(
            "skipped: no OCR models; install them by `tenderlens models install` or name them in TENDERLENS_OCR_MODELS"
        );
    }
    models.map(|models| Ocr::new(Pages::Unread, Some(models)))
}

pub(crate) fn document(path: &Path, ocr: &Ocr) -> Document {
    read_with(&path.to_string_lossy(), &std::fs::read(path).unwrap(), &Limits::default(), ocr).unwrap()
}

/// The text of each page, line ends and blanks left out.
pub(crate) fn pages(document: &Document) -> Vec<String> {
    let mut pages = vec![String::new(); document.pages.unwrap_or(0) as usize];
    for (index, block) in document.blocks.iter().enumerate() {
        let whole = Span { block: index as u32, start: 0, end: block.text.len() as u32 };
        for (part, place) in document.places(whole) {
            if let tenderlens::document::Place::Page { page, .. } = place {
                pages[page as usize - 1].push_str(document.quote(part));
                pages[page as usize - 1].push('\n');
            }
        }
    }
    pages.iter().map(|page| folded(page)).collect()
}

/// NFKC without white space, with look-alike punctuation as one.
pub(crate) fn folded(text: &str) -> String {
    let one = |c: char| match c {
        '。' => '.',
        '、' => ',',
        '“' | '”' | '″' => '"',
        '‘' | '’' => '\'',
        '—' | '–' | '−' | '―' => '-',
        '×' | '✕' => 'x',
        '【' | '〔' => '[',
        '】' | '〕' => ']',
        other => other,
    };
    text.nfkc().filter(|c| !c.is_whitespace()).map(one).collect()
}

/// What one variant of the pages came to.
#[derive(Debug, Default)]
pub(crate) struct Score {
    pub(crate) letters: usize,
    pub(crate) wrong: usize,
    pub(crate) fields: usize,
    pub(crate) found: usize,
    pub(crate) amounts: usize,
    pub(crate) amounts_found: usize,
    pub(crate) missed: Vec<String>,
}

impl Score {
    pub(crate) fn error(&self) -> f64 {
        100.0 * self.wrong as f64 / self.letters.max(1) as f64
    }
}

pub(crate) fn score(pages: &[String], truth: &serde_json::Value) -> Score {
    let mut out = Score::default();
    for ((name, truth), text) in truth.as_object().unwrap().iter().zip(pages) {
        let page: Vec<char> = text.chars().collect();
        for line in truth["lines"].as_array().unwrap() {
            let line: Vec<char> = folded(line["t"].as_str().unwrap()).chars().collect();
            let wrong = distance(&line, &page);
            out.letters += line.len();
            out.wrong += wrong;
            if wrong > 0 && std::env::var_os("SHOW_LINES").is_some() {
                println!("  {name} {wrong} {}", line.iter().collect::<String>());
            }
        }
        for field in truth["fields"].as_array().unwrap() {
            let kind = field[0].as_str().unwrap();
            let parts = field[2].as_array().unwrap();
            let is_found = parts.iter().all(|part| text.contains(&folded(part.as_str().unwrap())));
            out.fields += 1;
            out.found += usize::from(is_found);
            if kind == "amount" {
                out.amounts += 1;
                out.amounts_found += usize::from(is_found);
            }
            if !is_found {
                out.missed.push(format!("{name} {kind} {}", field[1].as_str().unwrap()));
            }
        }
    }
    out
}

/// Edits that turn the line into the stretch of the page that is nearest to it.
fn distance(line: &[char], page: &[char]) -> usize {
    let mut row = vec![0; page.len() + 1];
    for (i, a) in line.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, b) in page.iter().enumerate() {
            let here = row[j + 1];
            row[j + 1] = (corner + usize::from(a != b)).min(here + 1).min(row[j] + 1);
            corner = here;
        }
    }
    row.into_iter().min().unwrap_or(0)
}
