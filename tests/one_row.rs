//! A chip, a provider, a date of a rule and a listed body are one row each: a copy of the program with four rows more
//! reads a notice that names them. It is built anew, so it runs with the long tests.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is missing")]
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROWS: [(&str, &str); 4] = [
    (
        "chips",
        "sample-x9000\tSample\taccelerator\tX9000\t示例芯X9000\t\t\t\t采购示例芯X9000加速卡8块。\t示例芯片馆。\tmade for a test\tno",
    ),
    (
        "clouds",
        "sample-cloud\tSample Cloud\t示例蓝天云\t示例蓝天云\t\t\t\t\t\tUS\t\t采购示例蓝天云账户一个。\t\tmade for a test\tno",
    ),
    (
        "chip_controls",
        "2024-02-10\t\tT\tsample-x9000\tlicence_required\trule of a test\tmade for a test\tlow\tMade for a test.\t测试。",
    ),
    (
        "lists",
        "entity-list\tSample Institute\t澜州示例应用研究所\t\tyes\t2024-02-01\t2024-02-01\tmade for a test\tmade for a test",
    ),
];

const NOTICE: &str = "澜州示例应用研究所算力服务采购项目公开招标公告\n发布日期：2024年02月10日\n\
    项目名称：澜州示例应用研究所算力服务采购项目\n采购人：澜州示例应用研究所\n\
    采购需求：采购示例蓝天云账户一个，配示例芯X9000加速卡8块。\n";

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
#[ignore = "builds the program anew"]
fn four_rows_more_read_a_notice_that_names_them() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("one-row");
    let _ = std::fs::remove_dir_all(&folder);
    for part in ["src", "build", "benches", "examples"] {
        copy(&home.join(part), &folder.join(part));
    }
    for file in ["Cargo.toml", "Cargo.lock", "README.md"] {
        std::fs::copy(home.join(file), folder.join(file)).unwrap();
    }
    for (table, row) in ROWS {
        let path = folder.join(format!("src/lexicon/{table}.tsv"));
        let columns = std::fs::read_to_string(&path).unwrap();
        let head = columns.lines().find(|line| !line.starts_with('#')).unwrap();
        assert_eq!(head.matches('\t').count(), row.matches('\t').count(), "columns of {table}: {head}");
        writeln!(std::fs::OpenOptions::new().append(true).open(path).unwrap(), "{row}").unwrap();
    }
    // A folder of its own: the program of the other tests stays what it is.
    let target: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().to_owned();
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(&cargo);
    build.current_dir(&folder).args(["build", "--offline", "--message-format", "json", "--bin", "tenderlens"]);
    build.arg("--target-dir").arg(target.join("one-row"));
    let built = build.output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let messages = String::from_utf8(built.stdout).unwrap();
    let program = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .find_map(|message| message["executable"].as_str().map(PathBuf::from))
        .unwrap();
    let notice = folder.join("notice.txt");
    std::fs::write(&notice, NOTICE).unwrap();
    let told = Command::new(program).args(["-q", "--format", "json"]).arg(&notice).output().unwrap();
    let records: Value = serde_json::from_slice(&told.stdout).unwrap();
    let record = &records[0];
    let chip = &record["chips"][0];
    assert_eq!((chip["id"].as_str(), chip["stance"].as_str()), (Some("sample-x9000"), Some("sought")), "{record:#}");
    assert_eq!(chip["control"]["status"], "licence_required");
    assert_eq!(chip["control"]["since"], "2024-02-10");
    let cloud = &record["cloud_providers"][0];
    assert_eq!((cloud["id"].as_str(), cloud["stance"].as_str()), (Some("sample-cloud"), Some("sought")));
    let listed = &record["buyers"][0]["listed"][0];
    assert_eq!((listed["list"].as_str(), listed["listed_on"].as_str()), (Some("entity-list"), Some("2024-02-01")));
}
