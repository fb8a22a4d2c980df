//! The second, independent reader (pdf-extract): it only confirms quotes that the first reader found.
use crate::document::fold::Folded;
use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads some pages (from 1) a second time; in the order of `pages`, pages that it can't read are left out.
///
/// pdf-extract panics on many valid files. That is caught here; keeping the panic message off the terminal is the
/// caller's business, and so is a clock: some hostile files keep pdf-extract busy without end.
///
/// # Errors
/// What the second reader says if it can't open the file at all.
pub fn witness(bytes: &[u8], pages: &[u32]) -> Result<Vec<(u32, String)>, String> {
    let open = catch_unwind(|| pdf_extract::Document::load_mem(bytes));
    let mut file = match open {
        Ok(Ok(file)) => file,
        Ok(Err(error)) => return Err(error.to_string()),
        Err(_) => return Err("the second reader gave up on the file".to_owned()),
    };
    // Opened with the empty password, as the first reader does; if that fails no page will come out.
    if file.is_encrypted() {
        let _ = catch_unwind(AssertUnwindSafe(|| file.decrypt("")));
    }
    let mut out = Vec::new();
    for page in pages {
        let read = catch_unwind(AssertUnwindSafe(|| {
            let mut letters = Letters::default();
            pdf_extract::output_doc_page(&file, &mut letters, *page).map(|()| letters.text)
        }));
        if let Ok(Ok(text)) = read {
            out.push((*page, text));
        }
    }
    Ok(out)
}

/// Whether a page's text as the second reader has it holds the quote, white space and compatibility forms aside.
#[must_use]
pub fn confirms(page_text: &str, quote: &str) -> bool {
    let bare = |text: &str| -> String { Folded::new(0, text).text().chars().filter(|c| !c.is_whitespace()).collect() };
    let quote = bare(quote);
    !quote.is_empty() && bare(page_text).contains(&quote)
}

/// Takes the letters in the order in which the page shows them.
#[derive(Default)]
struct Letters {
    text: String,
}

impl OutputDev for Letters {
    fn begin_page(&mut self, _: u32, _: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(&mut self, _: &Transform, _: f64, _: f64, _: f64, text: &str) -> Result<(), OutputError> {
        self.text.push_str(text);
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confirms_over_spaces_line_breaks_and_full_width() {
        assert!(confirms("采 购 人：深圳\n大学", "深圳大学"));
        assert!(confirms("A１００ 显卡", "A100显卡"));
        assert!(!confirms("深圳 学院", "深圳大学"));
        assert!(!confirms("深圳大学", " "));
    }

    #[test]
    fn a_file_that_is_no_pdf_is_an_error() {
        assert!(witness(b"no pdf", &[1]).is_err());
    }
}
