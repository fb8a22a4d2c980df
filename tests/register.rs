//! Many records become purchases and buyers; over testdata/investigation the register repeats the numbers of the article.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is missing")]
use serde_json::{Value, json};
use std::path::Path;
use std::sync::LazyLock;
use tenderlens::register::{Aliases, Entity, Rate, Register, read};
use tenderlens::report::{Summary, summary_csv, summary_json, summary_markdown, summary_text};
use tenderlens::{document, record, report};

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/investigation"))
}

/// A hash that is enough to tell files apart here.
fn hash(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, b| (sum ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3))
        .to_string()
}

/// The results of the set, as the program prints them.
static RESULTS: LazyLock<String> = LazyLock::new(|| {
    let mut paths: Vec<_> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut lines = String::new();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|e| e != "json" && e != "md")) {
        let bytes = std::fs::read(path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let document = document::read(&name, &bytes, &document::Limits::default()).unwrap();
        let source = report::Source { path: name, sha256: hash(&bytes), ..report::Source::default() };
        let records = record::records(&document);
        for (at, record) in records.iter().enumerate() {
            let number = (records.len() > 1).then_some(at + 1);
            lines.push_str(&report::json_line(&report::record(&document, &source, record, number)));
            lines.push('\n');
        }
    }
    lines
});

static REGISTER: LazyLock<Register> = LazyLock::new(|| Register::new(read(&RESULTS), &Aliases::default()));

fn entity(name: &str) -> &'static Entity {
    REGISTER.entities.iter().find(|entity| entity.name == name).unwrap_or_else(|| panic!("{name} is missing"))
}

fn step(id: &str) -> usize {
    REGISTER.funnel.iter().find(|step| step.id == id).unwrap().count
}

fn amounts(entity: &Entity) -> Vec<String> {
    entity.amounts.iter().map(|sum| format!("{} {} {}", sum.role, sum.value.normalize(), sum.currency)).collect()
}

#[test]
fn the_numbers_of_the_article() {
    assert!(step("files") > 50, "{}", step("files"));
    assert_eq!(step("files"), step("readable"));
    let expected: Vec<Value> =
        serde_json::from_str(&std::fs::read_to_string(folder().join("expected.json")).unwrap()).unwrap();
    let mut sought: Vec<String> = expected
        .iter()
        .filter(|entry| entry["entity_sought"] == true)
        .map(|entry| document::Folded::new(0, entry["buyers"][0].as_str().unwrap()).text().to_owned())
        .collect();
    sought.sort();
    sought.dedup();
    assert_eq!(sought.len(), 11);
    let mut found: Vec<String> = REGISTER.entities.iter().filter(|e| e.is_us).map(|e| e.name.clone()).collect();
    found.sort();
    assert_eq!(found, sought);
    let aws = REGISTER.providers.iter().find(|count| count.id == "aws").unwrap();
    assert_eq!(aws.entities.len(), 4, "{:?}", aws.entities);
    assert_eq!(aws.by_intermediary.len() + aws.by_nobody.len(), 4, "{aws:?}");
    assert_eq!(aws.by_intermediary.first().map(String::as_str), Some("深圳大学"));
}

#[test]
fn each_of_the_four_as_the_article_has_it() {
    let szu = entity("深圳大学");
    assert_eq!(amounts(szu), ["award 200000 CNY"]);
    assert!(szu.through.intermediaries.contains("运达科技有限公司"));
    let lab = entity("之江实验室");
    assert_eq!(amounts(lab), ["budget 184000 CNY"]);
    assert_eq!(lab.stages.iter().collect::<Vec<_>>(), ["tendered"]);
    let eda = entity("国家集成电路设计自动化技术创新中心");
    assert_eq!(amounts(eda), ["award 600000 CNY"]);
    assert!(eda.through.intermediaries.is_empty() && eda.through.suppliers.is_empty());
    let scu = entity("四川大学");
    assert!(amounts(scu).is_empty(), "{:?}", scu.amounts);
    assert_eq!(scu.listed_since().and_then(|listed| listed.on.as_deref()), Some("2012-09-19"));
    assert!(scu.through.intermediaries.contains("四川省学东科技有限公司"));
    assert!(scu.sought.iter().any(|words| words.contains("40000000 token")), "{:?}", scu.sought);
    let ustc = entity("中国科学技术大学苏州高等研究院");
    assert!(ustc.is_undisclosed && ustc.providers.is_empty());
    assert!(ustc.listed_since().is_none());
    assert!(ustc.sought.iter().any(|words| words.contains("4000 gpu")), "{:?}", ustc.sought);
    assert!(ustc.through.intermediaries.is_empty());
}

#[test]
fn a_tender_and_its_award_are_one_purchase_and_formats_are_copies() {
    let szu = entity("深圳大学");
    assert_eq!(szu.cases.len(), 1);
    let case = &REGISTER.cases[szu.cases[0]];
    assert_eq!((case.notices.len(), case.stage.as_str()), (3, "awarded"));
    assert!(case.joins.iter().all(|join| ["buyer-and-project-name", "copy"].contains(&join.rule)), "{:?}", case.joins);
    assert_eq!(REGISTER.of_case(case).count(), 2);
    assert_eq!(step("copies"), 3);
    for at in REGISTER.copy_of.iter().enumerate().filter_map(|(at, of)| of.map(|_| at)) {
        assert!(
            ["szu-result", "zhejianglab-notice", "ustc-suzhou-call"]
                .iter()
                .any(|name| REGISTER.notices[at].path.starts_with(name)),
            "{}",
            REGISTER.notices[at].path
        );
    }
}

#[test]
fn results_given_twice_count_once() {
    let twice = format!("{}{}not a record\n", *RESULTS, *RESULTS);
    let register = Register::new(read(&twice), &Aliases::default());
    assert_eq!(register.repeated, REGISTER.notices.len());
    assert_eq!(register.foreign, 1);
    assert_eq!(register.funnel, REGISTER.funnel);
}

fn notice(id: &str, buyer: &str, name: &str, number: &str, date: &str, kind: (&str, &str)) -> Value {
    let field = |value: &str| json!({"value": value});
    json!({
        "schema_version": "1.0", "id": id, "source": {"path": format!("{id}.pdf"), "sha256": id, "text": "embedded"},
        "notice": {"kind": kind.0, "stage": kind.1, "project_name": field(name), "project_number": field(number),
                   "published": field(date)},
        "buyers": [{"name": buyer}],
    })
}

fn register(notices: &[Value], aliases: &str) -> Register {
    let lines: String = notices.iter().map(|notice| format!("{notice}\n")).collect();
    Register::new(read(&lines), &Aliases::read(aliases.as_bytes()).unwrap())
}

#[test]
fn joins_and_what_speaks_against_them() {
    let (call, result) = (("tender", "tendered"), ("award", "awarded"));
    let purchases = |notices: &[Value]| register(notices, "").cases.len();
    let a = notice("a", "示例大学", "算力云服务采购项目", "SL-2024-001", "2024-03-01", call);
    for (other, count, why) in [
        (notice("b", "示例大学", "别的名称", "SL-2024-001", "2024-04-01", result), 1, "number and buyer"),
        (notice("b", "示例大学", "算力云服务项目结果公告", "", "2024-04-01", result), 1, "buyer and name"),
        (notice("b", "示例大学", "算力云服务采购项目", "SL-2024-001-02", "2024-04-01", result), 1, "number of a lot"),
        (notice("b", "示例大学", "算力云服务采购项目", "SL-2025-007", "2024-04-01", result), 2, "another number"),
        (notice("b", "示例大学", "算力云服务采购项目", "", "2026-04-01", result), 2, "two years later"),
        (notice("b", "示例大学", "算力云服务采购项目", "", "2025-08-23", result), 1, "540 days later"),
        (notice("b", "示例大学", "算力云服务采购项目", "", "2025-08-24", result), 2, "541 days later"),
        (notice("b", "示例学院", "算力云服务采购项目", "", "2024-04-01", result), 2, "another buyer"),
        (notice("b", "示例学院", "食堂设备", "SL-2024-001", "2024-04-01", result), 2, "number of another buyer"),
        (notice("b", "示例大学", "食堂设备采购项目", "", "2024-04-01", result), 2, "another name"),
    ] {
        assert_eq!(purchases(&[a.clone(), other]), count, "{why}");
    }
}

#[test]
fn an_aliases_file_joins_and_parts() {
    let (call, result) = (("tender", "tendered"), ("award", "awarded"));
    let notices = [
        notice("a", "示例大学", "算力云服务采购项目", "", "2024-03-01", call),
        notice("b", "示例大学", "算力云服务采购项目", "", "2024-04-01", result),
        notice("c", "示例大学（南校区）", "存储扩容", "", "2024-04-01", result),
    ];
    let count = |aliases: &str| {
        let register = register(&notices, aliases);
        (register.cases.len(), register.entities.len())
    };
    assert_eq!(count(""), (2, 2));
    assert_eq!(count("relation,a,b\nown-purchase,b,\n"), (3, 2));
    assert_eq!(count("relation,a,b\nsame-purchase,a,c.pdf\n"), (1, 2));
    assert_eq!(count("relation,a,b\nsame-body,示例大学（南校区）,示例大学\n"), (2, 1));
    assert!(Aliases::read(b"relation,a,b\nmerge,a,b\n").is_err());
    assert!(Aliases::read(b"relation,a,b\nsame-body,a,\n").is_err());
}

#[test]
fn every_format_says_the_same() {
    let rates: Vec<Rate> = vec!["USD=7.1439@2024-08-23".parse().unwrap()];
    let summary = Summary { register: &REGISTER, rates: &rates, is_chinese: false };
    let text = summary_text(&summary, 140);
    assert!(text.contains("11 entities seeking") && text.contains("27,995.91 USD"), "{text}");
    assert!(text.contains("1 USD = 7.1439 CNY on 2024-08-23"), "{text}");
    assert!(text.lines().all(|line| !line.contains('\u{1b}')));
    let without = summary_text(&Summary { rates: &[], ..summary }, 140);
    assert!(!without.contains("USD"), "{without}");
    let json = summary_json(&summary);
    let us = json["entities"].as_array().unwrap().iter().filter(|entity| entity["us_technology"] == true).count();
    assert_eq!(us, 11);
    assert!(json["purchases"].as_array().unwrap().iter().all(|p| {
        p["joins"].as_array().unwrap().iter().all(|join| !join["text"]["zh"].as_str().unwrap().is_empty())
    }));
    let rows = summary_csv(&summary);
    assert_eq!(rows.lines().filter(|line| line.contains(",yes,")).count(), 11, "{rows}");
    let page = summary_markdown(&Summary { is_chinese: true, ..summary });
    assert!(page.contains("11 个采购人") && page.contains("**深圳大学**"), "{page}");
    for text in [text, json.to_string(), rows, page] {
        assert!(!text.contains("bought"));
    }
}

#[test]
fn strange_values_are_no_panic() {
    for text in [
        "null",
        "[]",
        "[[[]]]",
        "{}",
        "\"\"",
        "{\"schema_version\":1}",
        "{\"schema_version\":\"1.0\",\"notice\":[],\"source\":{}}",
        "{\"schema_version\":\"1.0\",\"notice\":{},\"source\":{},\"buyers\":[1,null,{\"name\":7}],\"access\":[{\"via\":[\"/suppliers/99999999999999999999\",3]}],\"amounts\":[{\"value\":\"1e999\"}]}",
        "\u{0}\u{1}",
        "{\"a\":",
    ] {
        let register = Register::new(read(text), &Aliases::default());
        let summary = Summary { register: &register, rates: &[], is_chinese: false };
        assert!(!summary_text(&summary, 1).is_empty());
        assert!(!summary_markdown(&summary).is_empty());
    }
    let deep = "[".repeat(100_000);
    assert_eq!(read(&deep).notices.len(), 0);
}
