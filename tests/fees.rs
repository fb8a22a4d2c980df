//! No award, contract, budget or ceiling of the corpus is a fee, a deposit, the price of the documents, an older contract
//! or a tariff.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    unreachable_pub,
    missing_docs,
    reason = "a test stops where it fails"
)]
mod scoring;
use serde_json::Value;

/// Words that say that the amount behind them is something else.
const OTHER: [&str; 32] = [
    "代理费",
    "服务费",
    "服务收费",
    "代理收费",
    "评审费",
    "专家费",
    "劳务费",
    "场地费",
    "平台费",
    "公证费",
    "保证金",
    "押金",
    "履约担保",
    "售价",
    "工本费",
    "标书费",
    "文件费",
    "报名费",
    "注册资本",
    "注册资金",
    "资产总额",
    "营业收入",
    "营业额",
    "业绩",
    "以下的部分",
    "以上的部分",
    "罚款",
    "违约金",
    "预付款",
    "例如",
    "收费标准",
    "单项合同",
];

/// The words before a quote in its own sentence: what they say of it counts, the field before does not.
fn own_words(prefix: &str) -> &str {
    prefix.rsplit(['。', '；', ';', '\n', '，', ',']).next().unwrap_or("")
}

#[test]
fn no_headline_amount_is_a_fee() {
    let Some(corpus) = scoring::corpus() else {
        println!("skipped: TENDERLENS_CORPUS is not set, no corpus to look for fees in");
        return;
    };
    let gold = std::fs::read_to_string(corpus.join("gold.jsonl")).unwrap();
    let (mut seen, mut wrong) = (0, Vec::new());
    for line in gold.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let file = line["file"].as_str().unwrap();
        for record in scoring::run(&corpus.join("docs").join(file)).unwrap_or_default() {
            for amount in record["amounts"].as_array().into_iter().flatten() {
                let role = amount["role"].as_str().unwrap_or("");
                if !["award", "contract", "budget", "ceiling"].contains(&role) {
                    continue;
                }
                seen += 1;
                for evidence in amount["evidence"].as_array().into_iter().flatten().filter(|e| e["for"] == "value") {
                    let cell = |key: &str| evidence[key].as_str().unwrap_or("").to_owned();
                    let (label, prefix) = (cell("label"), cell("prefix"));
                    let is_other = |words: &str| OTHER.iter().any(|word| words.contains(word));
                    let tariff = cell("suffix").trim_start_matches(['）', ')', ' ']).starts_with(['以', '的'])
                        && cell("suffix").contains("部分");
                    if is_other(&prefix) && !is_other(own_words(&prefix)) {
                        println!("of the words before it: {file}: {role} {prefix}【{}】", cell("quote"));
                    }
                    if tariff || is_other(&label) || is_other(own_words(&prefix)) {
                        wrong.push(format!(
                            "{file}: {role} {} | {prefix}【{}】 label {label}",
                            amount["value"],
                            cell("quote")
                        ));
                    }
                }
            }
        }
    }
    println!(
        "{seen} amounts of role award, contract, budget or ceiling; {} beside a word of something else",
        wrong.len()
    );
    assert!(seen > 100, "only {seen} amounts");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
