//! The page in a real browser: nothing is requested, nothing fails, filters work, boxes lie on their words.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test stops where it fails"
)]
mod browser_tools;
mod cli_tools;

use browser_tools::Browser;
use cli_tools::{has, ran, records};

#[test]
#[ignore = "starts a browser"]
fn the_page_lives_alone_and_does_what_it_says() {
    if !has("chromium") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let [result, page] = ["r.jsonl", "page.html"].map(|name| folder.path().join(name).to_string_lossy().into_owned());
    assert_eq!(ran(&["-q", "testdata/investigation", "-o", &result]).code, 0);
    assert_eq!(ran(&["report", &result, "-o", &page]).code, 0);
    let size = std::fs::metadata(&page).unwrap().len();
    let notices = records(&std::fs::read_to_string(&result).unwrap());
    println!("{} notices: {size} bytes", notices.len());
    assert!(size < 30 << 20);

    let mut browser = Browser::start();
    let address = format!("file://{page}");
    browser.open(&address);
    println!("loaded in {} ms", browser.value("performance.timing.loadEventEnd - performance.timing.navigationStart"));
    assert_eq!(browser.value("document.readyState"), "complete");
    assert_eq!(browser.value("document.querySelectorAll('article.notice').length"), notices.len());

    // Filters: each choice shows the notices that have it, a second one narrows it, reset shows all.
    let shown = "document.querySelectorAll('article.notice:not([hidden])').length";
    let choose = |name: &str, label: &str| {
        format!(
            "(() => {{ const s = document.querySelector('select[name={name}]'); \
             s.value = [...s.options].find((o) => o.textContent.startsWith('{label}')).value; \
             s.dispatchEvent(new Event('input', {{bubbles: true}})); return {shown}; }})()"
        )
    };
    let has_chip = |record: &serde_json::Value, id: &str| {
        record["chips"].as_array().unwrap().iter().any(|chip| chip["id"] == id && chip["stance"] == "sought")
    };
    let a100 = notices.iter().filter(|record| has_chip(record, "nvidia-a100")).count();
    assert!(a100 > 1);
    assert_eq!(browser.value(&choose("chip", "nvidia-a100")), a100);
    let awarded = notices.iter().filter(|r| has_chip(r, "nvidia-a100") && r["notice"]["stage"] == "awarded").count();
    assert!(awarded > 0 && awarded < a100);
    assert_eq!(browser.value(&choose("stage", "awarded")), awarded);
    assert_eq!(browser.value(&format!("document.querySelector('[data-reset]').click(), {shown}")), notices.len());
    let of_buyer = notices.iter().filter(|record| record["buyers"][0]["name"] == "深圳大学").count();
    assert_eq!(browser.value(&choose("entity", "深圳大学")), of_buyer);
    browser.key("Escape");
    assert_eq!(browser.value(shown), notices.len());
    assert_eq!(
        browser.value(&choose("provider", "aws")),
        notices
            .iter()
            .filter(|r| r["cloud_providers"]
                .as_array()
                .unwrap()
                .iter()
                .any(|c| c["id"] == "aws" && c["stance"] == "sought"))
            .count()
    );
    browser.key("Escape");
    browser.key("j");
    browser.key("o");
    assert_eq!(browser.value("document.querySelectorAll('article.notice > details[open]').length"), 1);
    browser.key("/");
    assert_eq!(browser.value("document.activeElement.name"), "words");
    browser.key("Escape");

    // The picture of the award: what the screen shows inside the marked box is ink, what it shows around it is paper.
    let at = notices.iter().position(|r| r["source"]["path"].as_str().unwrap().ends_with("szu-result.pdf")).unwrap();
    browser.open(&format!("{address}#n{at}"));
    assert_eq!(browser.value(&format!("document.querySelector('#n{at} > details').open")), true);
    let count = browser.value(&format!("document.querySelectorAll('#n{at} .fact .said > figure .crop .box').length"));
    assert!(count.as_u64().unwrap() > 8, "{count}");
    for number in 0..count.as_u64().unwrap() {
        let rect = browser.value(&format!(
            "(() => {{ const box = document.querySelectorAll('#n{at} .fact .said > figure .crop .box')[{number}]; \
             box.scrollIntoView({{block: 'center'}}); const r = box.getBoundingClientRect(); \
             return [r.x, r.y, r.width, r.height]; }})()"
        ));
        let [x, y, width, height] = [0, 1, 2, 3].map(|at| rect[at].as_f64().unwrap());
        // The box is drawn a point larger than the words on each side.
        let is_dark = |pixel: &[u8]| pixel.iter().take(3).all(|part| *part < 110);
        let inside = browser.pixels([x + 3.0, y + 3.0, width - 6.0, height - 6.0]);
        let dark = inside.chunks_exact(3).filter(|pixel| is_dark(pixel)).count();
        assert!(dark * 60 > inside.len() / 3, "box {number}: {dark} dark of {}", inside.len() / 3);
        for edge in [y - 3.0, y + height + 1.0] {
            let strip = browser.pixels([x, edge, width, 2.0]);
            let dark = strip.chunks_exact(3).filter(|pixel| is_dark(pixel)).count();
            assert_eq!(dark, 0, "box {number}: ink on its edge");
        }
    }

    assert_eq!(browser.faults, Vec::<String>::new());
    let foreign: Vec<&String> =
        browser.requests.iter().filter(|url| !url.starts_with(&address) && !url.starts_with("data:")).collect();
    assert_eq!(foreign, Vec::<&String>::new());
    assert!(browser.requests.iter().any(|url| url.starts_with(&address)), "requests are seen at all");
}

#[test]
#[ignore = "starts a browser"]
fn a_hostile_page_runs_nothing_and_asks_for_nothing() {
    if !has("chromium") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let evil = "</script><script>window.evil = 1</script></style><img src=http://127.0.0.1:9/x onerror='window.evil=2'>\
                <svg onload='window.evil=3'><style>@import 'http://127.0.0.1:9/y';</style>";
    let evidence = serde_json::json!([{"quote": evil, "prefix": evil, "suffix": evil, "for": "value", "line": 1}]);
    let record = serde_json::json!({
        "schema_version": "1.0", "id": evil, "source": {"path": evil, "sha256": "00", "url": "javascript:window.evil=4"},
        "notice": {"kind": "tender", "stage": "tendered", "title": {"value": evil, "evidence": evidence}},
        "buyers": [{"name": evil, "evidence": evidence}],
        "chips": [{"id": evil, "stance": "sought", "evidence": evidence}],
        "notes": [{"kind": "contradiction", "text": {"en": evil, "zh": evil}}],
    });
    let [result, page] = ["r.jsonl", "page.html"].map(|name| folder.path().join(name).to_string_lossy().into_owned());
    std::fs::write(&result, record.to_string()).unwrap();
    assert_eq!(ran(&["report", &result, "-o", &page]).code, 0);
    let mut browser = Browser::start();
    browser.open(&format!("file://{page}"));
    assert_eq!(browser.value("String(window.evil)"), "undefined");
    assert_eq!(browser.value("document.querySelectorAll('script').length"), 1);
    assert_eq!(browser.value("document.querySelectorAll('img, iframe, object, a[href^=\"javascript\"]').length"), 0);
    // A script that comes into the page all the same is stopped by the policy.
    browser.value("(() => { const s = document.createElement('script'); s.textContent = 'window.evil = 5'; document.body.append(s); })()");
    assert_eq!(browser.value("String(window.evil)"), "undefined");
    assert!(
        browser.requests.iter().all(|url| url.starts_with("file://") || url.starts_with("data:")),
        "{:?}",
        browser.requests
    );
}
