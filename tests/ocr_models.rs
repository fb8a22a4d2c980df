//! Without models: what is unread is told, with what to do; what is no wheel is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, reason = "a test stops where it fails")]
use assert_cmd::Command;

fn tenderlens(home: &std::path::Path) -> Command {
    let mut command = Command::cargo_bin("tenderlens").unwrap();
    command.env_remove("TENDERLENS_OCR_MODELS").env("XDG_DATA_HOME", home).env("LOCALAPPDATA", home);
    command
}

/// One page that shows an image and no letter.
fn scan() -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>".to_owned(),
        "<</Length 28>>stream\nq 200 0 0 200 0 0 cm /I Do Q\n\nendstream".to_owned(),
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>stream\nz\nendstream"
            .to_owned(),
    ];
    let mut pdf = "%PDF-1.4\n".to_owned();
    for (index, object) in objects.iter().enumerate() {
        pdf.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    pdf.push_str("trailer<</Root 1 0 R>>\n%%EOF\n");
    pdf.into_bytes()
}

#[test]
fn a_scan_without_models_is_told_with_what_to_do() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("scan.pdf");
    std::fs::write(&file, scan()).unwrap();
    let output = tenderlens(home.path()).arg("--strict").arg(&file).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(told.contains("page 1") && told.contains("tenderlens models install"), "{told}");
    let record: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(record["source"]["unread_pages"], serde_json::json!([1]));
    assert_eq!(record["notes"][0]["kind"], "page-without-text");
}

#[test]
fn what_is_no_wheel_is_refused() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("no.whl");
    std::fs::write(&file, "no archive").unwrap();
    let output = tenderlens(home.path()).args(["models", "install"]).arg(&file).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("no wheel"));
    let output = tenderlens(home.path()).arg("models").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
}
