//! Words that say by which way a chip or a service reaches the buyer.
use super::access::AccessKind;
use crate::document::{Document, Folded, Span};

/// An account, a cloud, a rent, metered use.
const REMOTE: [&str; 31] = [
    "租赁",
    "租用",
    "租期",
    "租借",
    "出租",
    "账户",
    "账号",
    "帐户",
    "帐号",
    "云主机",
    "云服务",
    "云资源",
    "云算力",
    "云端",
    "云计算服务",
    "公有云",
    "云账",
    "云平台租",
    "云实例",
    "卡时",
    "机时",
    "GPU小时",
    "按量",
    "包月",
    "包年",
    "算力服务",
    "算力资源",
    "算力券",
    "token",
    "词元",
    "API调用",
];

/// Things that stand in a room of the buyer's.
const HARDWARE: [&str; 17] = [
    "服务器",
    "工作站",
    "一体机",
    "加速卡",
    "计算卡",
    "显卡",
    "GPU卡",
    "训练卡",
    "推理卡",
    "整机",
    "机柜",
    "机架",
    "主机",
    "板卡",
    "开发板",
    "芯片采购",
    "计算节点",
];

/// What a text says of the way; the cloud's own servers are no hardware.
pub(super) fn kind_of(text: &str) -> AccessKind {
    let text = text.to_lowercase();
    if REMOTE.iter().any(|word| text.contains(&word.to_lowercase())) {
        AccessKind::Remote
    } else if HARDWARE.iter().any(|word| text.contains(&word.to_lowercase())) {
        AccessKind::Hardware
    } else {
        AccessKind::Unknown
    }
}

/// The headings of the notice, as a person would name its sections; at most twelve.
pub(super) fn sections(document: &Document) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in document.blocks.iter().filter(|block| block.is_body()).flat_map(|block| block.text.lines()) {
        let folded = Folded::new(0, line);
        let line = folded.text();
        let number = line.chars().take_while(|c| "一二三四五六七八九十".contains(*c)).count();
        if number == 0 || !line.chars().nth(number).is_some_and(|c| matches!(c, '、' | '.')) {
            continue;
        }
        let head = line.split([':', '。', '(']).next().unwrap_or("").trim();
        let length = head.chars().count();
        if length > number + 1 && length <= 24 && !found.iter().any(|known| known == head) {
            found.push(head.to_owned());
        }
        if found.len() == 12 {
            break;
        }
    }
    found
}

/// The folded sentence around a span.
pub(super) fn sentence(document: &Document, span: Span) -> String {
    let Some(block) = document.blocks.get(span.block as usize) else { return String::new() };
    let ends = |c: char| matches!(c, '。' | '；' | ';' | '！' | '？');
    let before = block.text.get(..span.start as usize).unwrap_or("");
    let after = block.text.get(span.start as usize..).unwrap_or("");
    let start = before.rfind(ends).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let head = before.get(start..).unwrap_or("");
    let tail = after.find(ends).and_then(|at| after.get(..at)).unwrap_or(after);
    Folded::new(0, &format!("{head}{tail}")).text().to_owned()
}
