//! Notices read as well without the summary block that the portal prints above their body.
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

/// The text without the summary block: from the line with 公告概要 to the line before the body.
fn without_box(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let start = lines.iter().position(|line| line.contains("公告概要"))?;
    let opens = |line: &&str| {
        let line = line.trim_start_matches(['#', ' ', '\u{3000}', '\t']);
        ["项目概况", "一、项目编号", "一、项目基本情况", "一、"].iter().any(|word| line.starts_with(word))
    };
    let body = start + 1 + lines[start + 1..].iter().position(opens)?;
    Some([&lines[..start], &lines[body..]].concat().join("\n"))
}

#[test]
fn the_block_is_cut_out_and_nothing_else() {
    let text = "# 公告\n## 公告概要：采购单位示例大学\n采购人员\n## 一、项目编号：A-1\n二、项目名称：乙\n";
    assert_eq!(without_box(text).as_deref(), Some("# 公告\n## 一、项目编号：A-1\n二、项目名称：乙"));
    assert_eq!(without_box("# 公告\n一、项目编号：A-1"), None);
}

#[test]
fn the_body_is_enough() {
    let Some(corpus) = scoring::corpus() else {
        println!("skipped: TENDERLENS_CORPUS is not set, no labelled corpus to cut the summary block from");
        return;
    };
    let cut = |file: &str, bytes: &[u8]| {
        let text = std::str::from_utf8(bytes).ok().filter(|_| file.ends_with(".txt"))?;
        without_box(text).map(String::into_bytes)
    };
    let with = scoring::score(&corpus, None);
    let without = scoring::score_with(&corpus, |file, bytes| Some(cut(file, &bytes).unwrap_or(bytes)));
    let changed = scoring::score_with(&corpus, |file, bytes| cut(file, &bytes));
    println!("without the block\n{}", scoring::table(&without));
    println!("only the {} notices that had one\n{}", changed.files, scoring::table(&changed));
    assert!(changed.files > 50, "only {} notices have a summary block", changed.files);
    let missed = |scores: &scoring::Scores| -> Vec<String> {
        let of = scores.misses.iter().filter(|miss| miss.field == "wholly right");
        of.map(|miss| format!("{} {}", miss.class, miss.file)).collect()
    };
    let before = missed(&with);
    for file in missed(&without).iter().filter(|file| !before.contains(file)) {
        println!("wholly right only with the block: {file}");
    }
    for class in ["hand", "human", "k3"] {
        let key = ("wholly right".to_owned(), class.to_owned());
        let (a, b) = (with.tallies[&key], without.tallies[&key]);
        println!("{class}: {:.1} % of {} wholly right with the block, {:.1} % without", a.recall(), a.gold, b.recall());
        assert!(b.recall() >= a.recall() - 3.0, "{class}: wholly right falls by more than 3 points");
    }
}
