//! What a purchase does with things: it buys them, or it has what somebody owns kept, moved or disposed of.
use super::slot::Slot;
use crate::lexicon::Role;
use crate::mention::Mentions;

/// Words with which the name of a purchase ends that cares for what is owned.
const CARE: [&str; 42] = [
    "驻场保障",
    "驻场",
    "设备托管",
    "集群托管",
    "运营方",
    "运营商",
    "运营单位",
    "信息系统外包",
    "运维",
    "运行维护",
    "维护",
    "维保",
    "维修",
    "续保",
    "延保",
    "保修",
    "巡检",
    "保养",
    "搬迁",
    "搬运",
    "移机",
    "处置",
    "报废",
    "回收",
    "拍卖",
    "变卖",
    "转让",
    "评估",
    "检测",
    "监理",
    "审计",
    "测评",
    "出租",
    "招租",
    "技术支持",
    "原厂服务",
    "质保",
    "运营",
    "运行保障",
    "运维保障",
    "运维管理",
    "维护保养",
];

/// Words that buy, rent or build, wherever the name has them.
const BUYS: [&str; 27] = [
    "购置",
    "建设",
    "扩容",
    "新购",
    "升级",
    "租赁",
    "租用",
    "供货",
    "新增",
    "更新",
    "改造",
    "开发",
    "搭建",
    "续费",
    "续订",
    "续租",
    "订阅",
    "采购及",
    "采购与",
    "采购和",
    "购买",
    "集成",
    "补充",
    "增补",
    "扩充",
    "算力服务",
    "云服务",
];

/// What stands behind the words that say what is bought, and before them where the name is turned around.
const TAIL: [&str; 45] = [
    "公开招标",
    "竞争性磋商",
    "竞争性谈判",
    "单一来源",
    "询价",
    "比选",
    "遴选",
    "采购",
    "招标",
    "项目",
    "公告",
    "公示",
    "通知书",
    "通知",
    "结果",
    "成交",
    "中标",
    "中选",
    "服务",
    "年度",
    "合同",
    "需求",
    "文件",
    "说明",
    "书",
    "的",
    "候选人",
    "更正",
    "终止",
    "外包",
    "委托",
    "工作",
    "意向",
    "函",
    "第一次",
    "第二次",
    "(",
    ")",
    "二次",
    "方案",
    "磋商",
    "谈判",
    "竞价",
    "征集",
    "调研",
];

/// Words that use what is owned in a new purchase even there: 备件另行采购.
pub(super) const BUYING: [&str; 12] =
    ["采购", "购置", "购买", "新购", "新增", "租用", "租赁", "续租", "增配", "加购", "扩容", "更换为"];

/// Whether the project's name, or the title where there is none, says that things are cared for and not bought.
pub(super) fn cares(mentions: &Mentions, slots: &[Slot], title: Option<u32>) -> bool {
    let names: Vec<&str> = slots
        .iter()
        .filter(|slot| slot.role == Role::ProjectName)
        .filter_map(|slot| mentions.text(slot.block).get(slot.region.clone()))
        .filter(|name| name.chars().count() >= 4)
        .collect();
    if names.is_empty() {
        return title.is_some_and(|block| is_care(mentions.text(block)));
    }
    names.iter().all(|name| is_care(name))
}

/// Whether a bidder speaks: a question of an answer to questions that doesn't quote what the tender asks for.
pub(super) fn is_question(block: &str, sentence: &str) -> bool {
    const OPENS: [&str; 9] = ["问", "提问", "疑问", "质疑", "问题", "供应商问", "投标人问", "询问", "Q"];
    const QUOTES: [&str; 9] =
        ["招标文件", "采购文件", "磋商文件", "谈判文件", "询价文件", "技术要求", "技术参数", "采购需求", "文件要求"];
    const BIDDER: [&str; 8] = ["我司", "我公司", "我单位拟投", "拟投", "我们", "贵方", "可否", "能否"];
    let head = block.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十、.() 第".contains(c));
    let opens = OPENS.iter().any(|word| {
        head.strip_prefix(word).is_some_and(|rest| {
            let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十 ".contains(c));
            rest.starts_with([':', '、', '.', ',', ')'])
        })
    });
    let asks = sentence.trim_end().ends_with('?');
    let own = BIDDER.iter().any(|word| sentence.contains(word));
    (opens || asks) && (own || !QUOTES.iter().any(|word| block.contains(word)))
}

fn is_care(name: &str) -> bool {
    let name = name.trim_matches(|c: char| c.is_whitespace() || "。;,\"“”《》".contains(c));
    let mut rest = name;
    // 维保(2025年度)服务采购项目公开招标公告 is 维保.
    while let Some(shorter) = TAIL
        .iter()
        .find_map(|tail| rest.strip_suffix(tail))
        .or_else(|| rest.strip_suffix(|c: char| c.is_ascii_digit() || c.is_whitespace() || "年-—_.期次第".contains(c)))
    {
        rest = shorter;
    }
    CARE.iter().any(|word| rest.ends_with(word)) && !BUYS.iter().any(|word| rest.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_purchases_that_care() {
        for name in [
            "智算中心运行维护服务采购项目公开招标公告",
            "GPU集群维保服务询价公告",
            "智能理货系统年度维保服务竞争性谈判公告",
            "超算中心机房搬迁服务招标公告",
            "A100服务器续保项目",
        ] {
            assert!(is_care(name), "{name}");
        }
        for name in [
            "GPU服务器采购及运维服务项目",
            "云平台租赁及运维服务采购",
            "算力平台建设与运维项目",
            "A100服务器采购项目",
            "云服务续费及运维",
        ] {
            assert!(!is_care(name), "{name}");
        }
    }
}
