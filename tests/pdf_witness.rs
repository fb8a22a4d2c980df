//! The second reader confirms what it can read and never takes the first one down.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test fails loudly")]
use std::path::Path;
use tenderlens::document::{Limits, confirms, read, witness};

#[test]
fn quotes_are_confirmed_where_the_second_reader_can_read() {
    for (producer, can_read) in
        [("chromium", true), ("libreoffice", true), ("typst", true), ("weasyprint", true), ("reportlab", false)]
    {
        let file = format!("award-{producer}.pdf");
        let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/tables").join(&file)).unwrap();
        let document = read(&file, &bytes, &Limits::default()).unwrap();
        let pages = witness(&bytes, &[1, 99]).unwrap_or_default();
        let confirmed = document
            .blocks
            .iter()
            .filter(|block| pages.iter().any(|(page, text)| *page == 1 && confirms(text, &block.text)))
            .count();
        println!("{producer}: {confirmed} of {}", document.blocks.len());
        // Its fonts are named and not embedded: the second reader gives up on their predefined map.
        assert_eq!(confirmed == document.blocks.len(), can_read, "{producer}");
        assert!(pages.iter().all(|(page, _)| *page == 1), "{producer}: a page that is not there");
    }
}
