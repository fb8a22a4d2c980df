//! Amounts of other currencies are shown in yuan only where a rate is given, with its day.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::panic,
    reason = "a test stops where it fails"
)]
mod cli_tools;

use cli_tools::ran;

const NOTICE: &str = "示例大学海外云服务采购项目中标结果公告\n发布日期：2024年8月23日\n采购人：示例大学\n\
                      采购内容：AWS海外账户1个。\n中标供应商：示例科技有限公司\n中标金额：20000美元\n";

#[test]
fn no_rate_no_conversion() {
    let folder = tempfile::tempdir().unwrap();
    let (text, results) = (folder.path().join("award.txt"), folder.path().join("r.jsonl"));
    std::fs::write(&text, NOTICE).unwrap();
    let (text, results) = (text.to_str().unwrap(), results.to_str().unwrap());
    assert_eq!(ran(&["--quiet", "-o", results, text]).code, 0);
    let plain = ran(&["summary", results]).out;
    assert!(plain.contains("20,000") && !plain.contains("142,878"), "{plain}");
    let rated = ran(&["summary", "--rate", "USD=7.1439@2024-08-23", results]).out;
    assert!(rated.contains("142,878") && rated.contains("7.1439") && rated.contains("2024-08-23"), "{rated}");
    assert_eq!(ran(&["summary", "--rate", "USD", results]).code, 2);
}
