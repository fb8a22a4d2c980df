//! Scanned pages with truth: letter error, key fields and amounts, upright and turned.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test stops where it fails")]
#![cfg(feature = "ocr")]
mod scans;

/// Variant, most letter error in percent, least fields, least amounts.
const WANTED: [(&str, f64, usize, usize); 9] = [
    ("flate_clean200", 0.5, 100, 27),
    ("dct_scan150", 0.6, 96, 25),
    ("dct_scan200", 0.5, 97, 26),
    ("dct_scan300", 1.0, 95, 26),
    ("dct_hard200", 1.0, 95, 24),
    ("dct_gray200", 0.6, 96, 25),
    ("ccitt_fax200", 0.8, 94, 25),
    ("jpx_scan200", 0.6, 96, 25),
    ("dct_rotate90", 1.0, 96, 26),
];

#[test]
#[ignore = "half a minute a variant; .ci/long runs it"]
fn scanned_pages_read_as_well_as_was_asked() {
    let Some(folder) = scans::folder() else {
        println!("skipped: TENDERLENS_CORPUS is not set");
        return;
    };
    let Some(ocr) = scans::reader() else { return };
    let truth = serde_json::from_slice(&std::fs::read(folder.join("truth.json")).unwrap()).unwrap();
    let only = std::env::var("ONLY").unwrap_or_default();
    let mut short = Vec::new();
    for (name, error, fields, amounts) in WANTED.into_iter().filter(|wanted| wanted.0.contains(&only)) {
        let document = scans::document(&folder.join(format!("{name}.pdf")), &ocr);
        let score = scans::score(&scans::pages(&document), &truth);
        println!(
            "{name}: {:.2} % letters wrong, {}/{} fields, {}/{} amounts",
            score.error(),
            score.found,
            score.fields,
            score.amounts_found,
            score.amounts
        );
        for miss in &score.missed {
            println!("    {miss}");
        }
        if score.error() > error || score.found < fields || score.amounts_found < amounts {
            short.push(name);
        }
    }
    assert!(short.is_empty(), "worse than asked: {short:?}");
}

#[test]
#[ignore = "a minute a turn; .ci/long runs it"]
fn turned_pages_read_like_upright_ones() {
    let Some(folder) = scans::folder() else {
        println!("skipped: TENDERLENS_CORPUS is not set");
        return;
    };
    let Some(ocr) = scans::reader() else { return };
    let truth = serde_json::from_slice(&std::fs::read(folder.join("truth.json")).unwrap()).unwrap();
    let upright = std::fs::read(folder.join("dct_scan200.pdf")).unwrap();
    let key = b"/MediaBox";
    for turn in [90, 180, 270] {
        // Offsets no longer fit; the reader finds the objects all the same.
        let mut turned = Vec::new();
        let mut at = 0;
        while let Some(found) = upright[at..].windows(key.len()).position(|bytes| bytes == key) {
            turned.extend(&upright[at..at + found]);
            turned.extend(format!("/Rotate {turn} /MediaBox").bytes());
            at += found + key.len();
        }
        turned.extend(&upright[at..]);
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), turned).unwrap();
        let score = scans::score(&scans::pages(&scans::document(file.path(), &ocr)), &truth);
        println!("turned by {turn}: {:.2} % letters wrong, {}/{} fields", score.error(), score.found, score.fields);
        assert!(score.error() <= 1.0 && score.found >= 96, "{:?}", score.missed);
    }
}
