//! What is derived from the facts: status on the day of the notice, lists, pinyin, access, findings.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is missing")]
use serde_json::Value;
use std::collections::BTreeSet;
use tenderlens::lexicon::{Day, Lists, Match, STATUSES, control_on, controls, is_restricted, names};
use tenderlens::{document, record, report};

fn records(text: &str) -> Vec<Value> {
    with_lists(text, Lists::built_in())
}

fn with_lists(text: &str, lists: &Lists) -> Vec<Value> {
    let document = document::read("notice.txt", text.as_bytes(), &document::Limits::default()).unwrap();
    let source = report::Source { path: "notice.txt".into(), ..report::Source::default() };
    record::records(&document)
        .iter()
        .map(|record| serde_json::to_value(report::record_with(&document, &source, record, None, lists)).unwrap())
        .collect()
}

fn one(text: &str) -> Value {
    let mut all = records(text);
    assert_eq!(all.len(), 1, "{text}");
    all.remove(0)
}

fn tender(buyer: &str, date: &str, need: &str) -> Value {
    one(&format!(
        "示例算力服务采购项目公开招标公告\n发布日期：{date}\n项目名称：示例算力服务采购项目\n采购人：{buyer}\n采购需求：{need}\n"
    ))
}

fn findings(record: &Value) -> BTreeSet<String> {
    let list = record["findings"].as_array().unwrap();
    list.iter().map(|finding| finding["id"].as_str().unwrap().to_owned()).collect()
}

fn status(chip: &str, day: &str) -> &'static str {
    control_on(chip, Day::read(day).unwrap()).map_or("not_established", |row| row.status)
}

#[test]
fn the_day_before_and_the_day_of_each_change() {
    let (none, letter, sums) = ("none", "licence_required", "licence_required_by_arithmetic");
    let not = "not_established";
    for (chip, before, old, day, new) in [
        ("nvidia-a100", "2022-08-25", none, "2022-08-26", letter),
        ("nvidia-h100", "2022-08-25", none, "2022-08-26", letter),
        ("amd-mi250", "2022-08-25", none, "2022-08-26", letter),
        ("nvidia-a800", "2023-10-22", none, "2023-10-23", letter),
        ("nvidia-h800", "2023-10-22", none, "2023-10-23", letter),
        ("nvidia-l40s", "2023-10-22", none, "2023-10-23", letter),
        ("nvidia-rtx-4090", "2023-11-16", none, "2023-11-17", letter),
        ("nvidia-l40", "2023-11-16", none, "2023-11-17", letter),
        ("nvidia-h20", "2025-04-08", none, "2025-04-09", letter),
        ("amd-mi308x", "2025-04-08", none, "2025-04-09", letter),
        ("nvidia-h20", "2025-08-07", letter, "2025-08-08", letter),
        ("nvidia-h200", "2026-01-14", sums, "2026-01-15", "case_by_case"),
        ("amd-mi325x", "2026-01-14", sums, "2026-01-15", "case_by_case"),
        ("nvidia-b200", "2026-01-14", sums, "2026-01-15", "presumption_of_denial"),
        ("nvidia-a100", "2026-01-14", letter, "2026-01-15", letter),
        ("nvidia-l4", "2023-11-16", not, "2023-11-17", sums),
        ("nvidia-a40", "2023-11-16", not, "2023-11-17", sums),
        ("nvidia-rtx-5090", "2025-01-29", not, "2025-01-30", sums),
        ("nvidia-h800", "2022-12-31", not, "2023-01-01", none),
        ("nvidia-h200", "2023-12-31", not, "2024-01-01", sums),
        ("nvidia-rtx-4090d", "2023-12-27", not, "2023-12-28", none),
        ("nvidia-v100", "2017-05-31", not, "2017-06-01", none),
    ] {
        assert_eq!(status(chip, before), old, "{chip} on {before}");
        assert_eq!(status(chip, day), new, "{chip} on {day}");
    }
    assert_eq!(status("nvidia-a100", "2026-11-23"), letter);
    assert_eq!(status("nvidia-a100", "2026-11-24"), not, "of the time behind the tables nothing is known");
    for chip in ["nvidia-t4", "nvidia-a10", "nvidia-a30", "huawei-ascend-910b", "cambricon-mlu370"] {
        assert_eq!(status(chip, "2024-03-12"), not, "{chip}");
    }
}

#[test]
fn every_change_of_the_table_happens_on_its_day() {
    let mut changes = 0;
    for row in controls().iter().filter(|row| row.group.len() <= 2) {
        for chip in &row.chips {
            let on = control_on(chip, row.from).unwrap();
            assert!(on.from >= row.from, "{chip} on {}", row.from);
            assert!(names().by_id(chip).is_some() || *chip == "-", "{chip} is no id of chips.tsv");
            if let Some(to) = row.to {
                let after = control_on(chip, to.next()).map(|row| row.from);
                assert!(after.is_none_or(|from| from > row.from), "{chip} after {to}");
            }
            changes += 1;
        }
    }
    assert!(changes > 50, "{changes}");
}

#[test]
fn every_row_says_what_and_where() {
    for row in controls() {
        assert!(STATUSES.contains(&row.status), "{}", row.status);
        for cell in [row.rule, row.citation, row.confidence, row.note_en, row.note_zh] {
            assert!(!cell.is_empty(), "{} {:?} {}", row.from, row.chips, row.rule);
        }
        assert!(row.to.is_none_or(|to| to >= row.from), "{} {:?}", row.from, row.chips);
    }
    let rows: Vec<_> = Lists::built_in().rows().collect();
    assert!(rows.len() > 270, "{}", rows.len());
    for row in rows {
        assert!(!row.citation.is_empty() && !row.edition.is_empty() && !row.name_zh.is_empty(), "{}", row.name_en);
    }
    for table in ["chip_controls", "lists", "parents", "own_names_en", "pinyin_overrides", "buyer_check"] {
        let path = format!("{}/src/lexicon/{table}.tsv", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let head: Vec<&str> = lines.next().unwrap().split('\t').collect();
        let column = ["source", "citation", "edition"].iter().find_map(|name| head.iter().position(|h| h == name));
        let column = column.unwrap_or_else(|| panic!("{table} has no source"));
        for line in lines {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), head.len(), "{table}: {line}");
            assert!(!cells[column].is_empty(), "{table}: {line}");
        }
    }
}

#[test]
fn a_month_gives_a_status_only_if_every_day_has_the_same() {
    let need = "租用云服务器，配置NVIDIA H20计算卡。";
    let control = |date: &str| tender("示例大学", date, need)["chips"][0]["export_control"].clone();
    assert_eq!(control("2025年3月")["status"], "none");
    assert_eq!(control("2025年3月")["on"], "2025-03");
    assert_eq!(control("2025年4月")["status"], "not_established");
    assert!(control("2025年4月")["note"]["en"].as_str().unwrap().contains("month only"));
    assert_eq!(control("2025年5月")["status"], "licence_required");
    assert_eq!(control("2025年4月8日")["status"], "none");
    assert_eq!(control("2025年4月9日")["status"], "licence_required");
    // Two rules in one month that say the same are both cited.
    assert!(control("2025年7月")["citation"].as_str().unwrap().contains("; "));
}

#[test]
fn without_a_date_no_status_is_assumed() {
    let record =
        one("示例大学算力采购项目招标公告\n采购人：示例大学\n采购需求：租用云服务器，配置NVIDIA A100计算卡。\n");
    assert_eq!(record["chips"][0]["id"], "nvidia-a100");
    assert!(record["chips"][0].get("export_control").is_none());
    assert!(!findings(&record).contains("restricted-chip-sought"));
}

#[test]
fn a_chip_that_is_only_a_yardstick_makes_no_finding() {
    let record = tender("示例大学", "2024年3月12日", "采购昇腾910B服务器2台，性能不低于NVIDIA A100。");
    assert!(!findings(&record).contains("restricted-chip-sought"), "{:?}", record["findings"]);
}

#[test]
fn lists_by_the_whole_name() {
    let lists = Lists::built_in();
    let how = |name: &str| lists.of(name).map(|(row, how)| (row.list.clone(), how)).collect::<Vec<_>>();
    assert!(how("四川大学").contains(&("entity-list".into(), Match::Exact)));
    assert!(how("四 川 大 学").contains(&("entity-list".into(), Match::Exact)));
    assert!(how("国防科大").contains(&("entity-list".into(), Match::Alias)));
    for name in ["南京大学", "深圳大学", "四川大学出版社有限责任公司", "南京航空航天", "大学", "", "之江实验室"]
    {
        assert!(how(name).is_empty(), "{name}");
    }
    assert!(how("南京航空航天大学").contains(&("entity-list".into(), Match::Exact)));
    assert!(how("中国科学技术大学苏州高等研究院").iter().all(|(_, how)| *how == Match::Parent));
    assert!(!how("中国科学技术大学苏州高等研究院").is_empty());
}

fn listed(record: &Value, list: &str) -> Value {
    let all = record["buyers"][0]["listed"].as_array().unwrap();
    all.iter().find(|entry| entry["list"] == list).cloned().unwrap_or(Value::Null)
}

#[test]
fn listed_beside_the_date_of_the_notice() {
    let need = "租用云服务器10台。";
    let scu = tender("四川大学", "2024年4月10日", need);
    assert_eq!(listed(&scu, "entity-list")["listed_on"], "2012-09-19");
    assert_eq!(listed(&scu, "entity-list")["in_force_on_notice_date"], true);
    assert!(findings(&scu).contains("listed-buyer"));
    for (date, in_force) in [
        ("2024年3月12日", Value::Bool(false)),
        ("2024年5月8日", Value::Bool(false)),
        ("2024年5月9日", Value::Bool(true)),
        ("2024年5月", Value::Null),
        ("2024年6月", Value::Bool(true)),
    ] {
        let ustc = tender("中国科学技术大学", date, need);
        assert_eq!(listed(&ustc, "entity-list")["in_force_on_notice_date"], in_force, "{date}");
        assert_eq!(listed(&ustc, "entity-list")["listed_on"], "2024-05-14");
        assert_eq!(findings(&ustc).contains("listed-buyer"), in_force == true, "{date}");
        assert_eq!(findings(&ustc).contains("buyer-listed-later"), in_force == false, "{date}");
    }
    // Published on 19 September 2012, its own day unknown: the 31 days before are neither in nor out.
    for (date, in_force) in [
        ("2012年8月18日", Value::Bool(false)),
        ("2012年8月19日", Value::Null),
        ("2012年9月18日", Value::Null),
        ("2012年9月19日", Value::Bool(true)),
    ] {
        let scu = tender("四川大学", date, need);
        assert_eq!(listed(&scu, "entity-list")["in_force_on_notice_date"], in_force, "{date}");
    }
    // Only the edition is known.
    let entry = listed(&tender("四川大学", "2024年4月10日", need), "1286");
    assert_eq!((&entry["listed_on"], &entry["in_force_on_notice_date"]), (&Value::Null, &Value::Null));
}

#[test]
fn a_unit_never_counts_and_an_unverified_name_makes_no_finding() {
    let unit = tender("中国科学技术大学苏州高等研究院", "2024年6月3日", "租用云服务器10台。");
    assert_eq!(listed(&unit, "entity-list")["match"], "parent");
    assert!(findings(&unit).contains("unit-of-listed-body"));
    assert!(!findings(&unit).contains("listed-buyer"));
    let firm = tender("华为技术有限公司", "2024年6月3日", "租用云服务器10台。");
    assert_eq!(listed(&firm, "entity-list")["name_verified"], false);
    assert!(findings(&firm).iter().all(|id| !id.contains("listed")), "{:?}", findings(&firm));
}

#[test]
fn a_newsroom_adds_its_own_list() {
    let csv = "list,name_zh,published,citation\nour-list,示例大学,2023-01-02,own research\n";
    let lists = Lists::built_in().with_csv(csv.as_bytes()).unwrap();
    let text = "示例算力采购项目招标公告\n发布日期：2024年3月1日\n采购人：示例大学\n采购需求：租用云服务器。\n";
    let record = with_lists(text, &lists).remove(0);
    assert_eq!(listed(&record, "our-list")["in_force_on_notice_date"], true);
    assert!(findings(&record).contains("listed-buyer"));
    assert_eq!(listed(&one(text), "our-list"), Value::Null);
    assert!(Lists::built_in().with_csv(b"name\nx\n").is_err());
    assert!(Lists::built_in().with_csv("name_zh,published\n示例,2024-5-1\n".as_bytes()).is_err());
    assert!(Lists::built_in().with_csv(&[0xff, 0xfe, b'"', b'\n', 0, b',']).is_err());
}

fn access(record: &Value) -> Value {
    record["access"][0].clone()
}

fn award(suppliers: &str, need: &str) -> Value {
    one(&format!(
        "示例大学云服务采购项目中标结果公告\n发布日期：2024年3月12日\n项目名称：云服务采购项目\n采购人：示例大学\n采购内容：{need}\n{suppliers}\n中标金额：200000元\n"
    ))
}

#[test]
fn the_way_of_access() {
    let aws = award("中标供应商：示例科技有限公司", "AWS海外账户1个，配置A100和H100。");
    assert_eq!(access(&aws)["kind"], "remote");
    assert_eq!(access(&aws)["provider"], "aws");
    assert_eq!(access(&aws)["route"], "intermediary");
    assert_eq!(access(&aws)["via"][0], "/suppliers/0");
    for finding in
        ["restricted-chip-sought", "restricted-chip-by-remote-access", "us-cloud-sought", "through-intermediary"]
    {
        assert!(findings(&aws).contains(finding), "{finding}: {:?}", findings(&aws));
    }
    let own = award("中标供应商：阿里云计算有限公司", "阿里云云服务器10台。");
    assert_eq!((&access(&own)["provider"], &access(&own)["route"]), (&"alibaba".into(), &"direct".into()));
    assert!(!findings(&own).contains("through-intermediary"));
    let silent = award("中标供应商：示例科技有限公司", "租赁云服务器500台，每台含8块A100。");
    assert_eq!(access(&silent)["provider_disclosed"], false);
    assert_eq!(access(&silent)["route"], "unknown");
    assert!(findings(&silent).contains("provider-not-disclosed"));
    let finding = silent["findings"].as_array().unwrap().iter().find(|f| f["id"] == "provider-not-disclosed").unwrap();
    assert!(finding["text"]["en"].as_str().unwrap().contains("searched: "), "{finding}");
    let things = one(
        "示例大学服务器采购项目中标结果公告\n发布日期：2024年3月12日\n采购人：示例大学\n采购内容：采购A100服务器2台。\n中标供应商：示例科技有限公司\n",
    );
    assert_eq!(access(&things)["kind"], "hardware");
    assert!(access(&things).get("provider_disclosed").is_none());
    assert!(!findings(&things).contains("restricted-chip-by-remote-access"));
    assert!(findings(&things).contains("restricted-chip-sought"));
}

#[test]
fn who_is_near_to_the_provider_is_no_third_party() {
    for (winner, need, route) in [
        ("北京光环新网科技股份有限公司", "AWS云服务一年。", "unknown"),
        ("微软(中国)有限公司", "Azure OpenAI服务一年。", "unknown"),
        ("天翼云科技有限公司深圳分公司", "天翼云云主机10台。", "direct"),
        ("中国移动通信集团广东有限公司", "移动云云主机10台。", "direct"),
        ("阿里山示例科技有限公司", "阿里云云服务器10台。", "intermediary"),
    ] {
        let record = award(&format!("中标供应商：{winner}"), need);
        assert_eq!(access(&record)["route"], route, "{winner}: {}", record["access"]);
    }
}

#[test]
fn an_agency_is_no_intermediary() {
    let record = award("代理机构：示例招标代理有限公司", "AWS海外账户1个。");
    assert_eq!(access(&record)["route"], "unknown");
    assert!(!findings(&record).contains("through-intermediary"));
}

#[test]
fn findings_are_of_the_closed_list_and_point_to_facts() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/investigation");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        let Ok(document) = document::read(&name, &bytes, &document::Limits::default()) else { continue };
        let source = report::Source { path: name.clone(), ..report::Source::default() };
        for record in record::records(&document) {
            let value = serde_json::to_value(report::record(&document, &source, &record, None)).unwrap();
            for finding in value["findings"].as_array().unwrap() {
                seen += 1;
                assert!(record::FINDINGS.contains(&finding["id"].as_str().unwrap()), "{finding}");
                for pointer in finding["facts"].as_array().unwrap() {
                    assert!(value.pointer(pointer.as_str().unwrap()).is_some(), "{name}: {pointer}");
                }
                let text = finding["text"]["en"].as_str().unwrap();
                assert!(!text.contains("bought") && !text.is_empty(), "{text}");
                assert!(!finding["text"]["zh"].as_str().unwrap().is_empty());
            }
            for access in value["access"].as_array().unwrap() {
                for pointer in access["via"].as_array().unwrap().iter().chain(access["facts"].as_array().unwrap()) {
                    assert!(value.pointer(pointer.as_str().unwrap()).is_some(), "{name}: {pointer}");
                }
            }
        }
    }
    assert!(seen > 40, "{seen}");
    assert!(is_restricted("licence_required") && !is_restricted("none") && !is_restricted("not_established"));
}

#[test]
fn names_in_latin_script() {
    let record = tender("深圳大学", "2024年3月", "租用云服务器10台。");
    assert_eq!(record["buyers"][0]["name_pinyin"], "Shenzhen Daxue");
    assert_eq!(record["buyers"][0]["name_en"], "Shenzhen University");
    let record = tender("示例大学", "2024年3月", "租用云服务器10台。");
    assert!(record["buyers"][0].get("name_en").is_none());
}
