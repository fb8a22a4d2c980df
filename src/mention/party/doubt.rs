//! What stands where a name should and is none: blanks, masks, sentences.
use crate::document::Folded;
use crate::lexicon::ending_at;
use std::ops::Range;

/// Words that never stand in a name: the region is a sentence, a definition or a rule.
pub(super) const SENTENCE: [&str; 42] = [
    "系指",
    "是指",
    "指的是",
    "应当",
    "应按",
    "应在",
    "必须",
    "不得",
    "负责",
    "要求",
    "提供",
    "承担",
    "或其",
    "有权",
    "将对",
    "确认",
    "根据",
    "按照",
    "以及其",
    "所有",
    "如有",
    "须知",
    "条件",
    "规定",
    "支付",
    "收取",
    "联系",
    "进行",
    "是否",
    "委托代理机构",
    "可以",
    "及其",
    "签订",
    "名单",
    "详见",
    "见附件",
    "自行",
    "另行",
    "或称",
    "资金",
    "自筹",
    "落实",
];

pub(super) fn is_blank(words: &str) -> bool {
    words.chars().all(|c| !c.is_alphanumeric())
        || matches!(
            words,
            "无" | "空"
                | "略"
                | "暂无"
                | "不适用"
                | "详见附件"
                | "见附件"
                | "详见公告"
                | "待定"
                | "否"
                | "是"
                | "null"
                | "N/A"
                | "详见招标文件"
                | "详见采购文件"
                | "报道未载"
                | "(报道未载)"
                | "未载"
        )
        || words.starts_with("(报道未载")
        || words.contains("______")
}

/// *** or 某, or blanks inside the name where no line ends (上      安局宝山分局): somebody took letters out.
pub(super) fn is_masked(folded: &Folded, region: &Range<usize>) -> bool {
    let words = &folded.text()[region.clone()];
    let head = words.chars().take(30).collect::<String>();
    head.contains("**")
        || head.contains("××")
        || head.contains("XX")
        || head.starts_with("某")
        || head.contains("(略)")
        || head.contains("点击登录")
        || (words.chars().count() <= 24
            && folded.gaps_in(region.clone()).any(|gap| gap.width >= 5 && !gap.line_break)
            && folded
                .gaps_in(region.clone())
                .filter(|gap| gap.width >= 5)
                .all(|gap| ending_at(&folded.text()[region.start..gap.at as usize]).is_none()))
}
