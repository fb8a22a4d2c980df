//! The words that end an organisation's name, and the places that an address begins with.

/// How sure an ending is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// 有限公司, 事务所: nothing but a branch (分公司) or a bracket can follow.
    Firm,
    /// 大学, 中心, 局: the name often goes on (大学附属医院).
    Soft,
}

static ENDINGS: &[(&str, Ending)] = include!(concat!(env!("OUT_DIR"), "/endings.rs"));

/// The longest ending that the text ends with.
#[must_use]
pub fn ending_at(text: &str) -> Option<(&'static str, Ending)> {
    let last = text.chars().next_back()?;
    LAST.binary_search(&last).ok()?;
    ENDINGS.iter().find(|(word, _)| text.ends_with(word)).copied()
}

/// The letters that endings end in, sorted: most texts end in another one.
static LAST: &[char] = include!(concat!(env!("OUT_DIR"), "/ending_letters.rs"));

/// The provinces and the like, with which an address or a name may begin.
const PLACES: [&str; 35] = [
    "北京",
    "天津",
    "上海",
    "重庆",
    "河北",
    "山西",
    "辽宁",
    "吉林",
    "黑龙江",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "海南",
    "四川",
    "贵州",
    "云南",
    "陕西",
    "甘肃",
    "青海",
    "台湾",
    "内蒙古",
    "广西",
    "西藏",
    "宁夏",
    "新疆",
    "香港",
    "澳门",
    "中国",
];

/// Whether a text begins with the name of a province or the like.
#[must_use]
pub fn is_place_start(text: &str) -> bool {
    PLACES.iter().any(|place| text.starts_with(place))
}

/// Whether a text begins as an address does: a province, or a town of two to four letters with 市, 县 or 区 and a street,
/// a district or a number soon behind it.
#[must_use]
pub fn is_address_start(text: &str) -> bool {
    if is_place_start(text) {
        return true;
    }
    let head: Vec<char> = text.chars().take(24).collect();
    let town = head.iter().take(5).position(|c| matches!(c, '市' | '省' | '县' | '区' | '州'));
    town.is_some_and(|at| {
        at >= 2
            && head[at + 1..].iter().any(|c| matches!(c, '区' | '县' | '镇' | '乡' | '路' | '街' | '道' | '号' | '村'))
    })
}
