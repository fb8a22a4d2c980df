//! How many: cards, servers × cards, tokens, GPU-hours, with the arithmetic shown.
use super::Quantity;
use rust_decimal::Decimal;
use std::ops::Range;

/// A number with its unit in folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) range: Range<usize>,
    pub(super) value: Decimal,
    pub(super) unit: &'static str,
    /// 每台, 单机, 各: so many in each.
    each: bool,
}

const UNITS: [(&str, &str); 26] = [
    ("gpu卡时", "gpu_hour"),
    ("gpu小时", "gpu_hour"),
    ("卡时", "gpu_hour"),
    ("卡小时", "gpu_hour"),
    ("机时", "machine_hour"),
    ("个月", "month"),
    ("tokens", "token"),
    ("token", "token"),
    ("个tokens", "token"),
    ("个token", "token"),
    ("词元", "token"),
    ("令牌", "token"),
    ("个gpu", "gpu"),
    ("颗gpu", "gpu"),
    ("块", "gpu"),
    ("张", "gpu"),
    ("颗", "gpu"),
    ("片", "gpu"),
    ("枚", "gpu"),
    ("卡", "gpu"),
    ("台套", "server"),
    ("台", "server"),
    ("个节点", "server"),
    ("节点", "server"),
    ("套", "server"),
    ("个账户", "account"),
];

/// Every number with a unit of this table.
pub(super) fn counts(sentence: &str) -> Vec<Count> {
    let text = sentence.to_lowercase();
    if text.len() != sentence.len() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let Some((value, used)) = number(&text[at..])
            .filter(|_| !text[..at].ends_with(|p: char| p.is_ascii_alphanumeric() || p == '.' || p == '-'))
        else {
            at += c.len_utf8();
            continue;
        };
        let end = at + used;
        let rest = text[end..].trim_start_matches([' ', '个']);
        let skipped = text[end..].len() - rest.len();
        if let Some((word, unit)) = UNITS.iter().find(|(word, _)| rest.starts_with(word)) {
            // 8卡槽, 2台账, 3张纸: the word goes on.
            let next = &rest[word.len()..];
            let goes_on =
                ["槽", "口", "车", "位", "阶", "州", "桌", "椅", "纸", "账"].iter().any(|tail| next.starts_with(tail));
            // 集群1套, 平台一套: a set of no one knows how many servers.
            let no_server = word == &"套" && !of_servers(&text[..at]);
            if !goes_on && !no_server {
                let each =
                    each(&text[..at]) || next.trim_start().starts_with("/台") || next.trim_start().starts_with("/节点");
                found.push(Count { range: at..end + skipped + word.len(), value, unit, each });
            }
        }
        at = end;
    }
    found
}

/// Whether what a number of sets counts are servers, or nothing else is named before it.
fn of_servers(before: &str) -> bool {
    let part = before.rsplit([',', ';', '。', '、']).next().unwrap_or("");
    let last = |words: &[&str]| words.iter().filter_map(|word| part.rfind(word)).max();
    let whole = last(&["集群", "平台", "系统", "软件", "环境"]);
    whole.is_none() || last(&["服务器", "工作站", "一体机", "节点", "整机"]).is_some_and(|at| Some(at) > whole)
}

fn each(before: &str) -> bool {
    let tail: String = before.chars().rev().take(14).collect::<Vec<_>>().into_iter().rev().collect();
    let tail = tail.rsplit([',', ';', '。', '、', '(']).next().unwrap_or("");
    [
        "每台",
        "单实例",
        "每实例",
        "每个实例",
        "单服务器",
        "每节点",
        "每个节点",
        "单台",
        "单机",
        "每机",
        "单节点",
        "每套",
        "每服务器",
        "各配",
        "均配",
        "每",
    ]
    .iter()
    .any(|word| tail.contains(word))
}

/// Digits or Chinese numerals with 万, 百万, 亿 behind them.
fn number(text: &str) -> Option<(Decimal, usize)> {
    let digits = text.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')).count();
    let (mut value, mut used) = if digits > 0 {
        let plain: String = text[..digits].trim_end_matches(['.', ',']).chars().filter(|c| *c != ',').collect();
        (plain.parse::<Decimal>().ok()?, text[..digits].trim_end_matches(['.', ',']).len())
    } else {
        let c = text.chars().next()?;
        let small =
            "一二三四五六七八九十".chars().position(|d| d == c).map(|at| at as i64 + 1).or((c == '两').then_some(2))?;
        (Decimal::from(small), c.len_utf8())
    };
    let rest = text[used..].trim_start_matches(' ');
    let skipped = text[used..].len() - rest.len();
    for (word, factor) in [
        ("千万", 10_000_000i64),
        ("百万", 1_000_000),
        ("十亿", 1_000_000_000),
        ("亿", 100_000_000),
        ("万", 10_000),
        ("m ", 1_000_000),
    ] {
        if rest.starts_with(word) {
            value = value.checked_mul(Decimal::from(factor))?;
            used += skipped + word.trim_end().len();
            break;
        }
    }
    (value > Decimal::ZERO).then_some((value.normalize(), used))
}

/// A count written with a sign: 8×A100, A100*8.
fn times(sentence: &str, name: &Range<usize>) -> Option<Count> {
    let sign = |c: char| matches!(c, '×' | '*' | 'x' | 'X' | '✕');
    let mut before = sentence[..name.start].trim_end_matches([' ', '个', '块', '张', '卡']);
    for maker in ["NVIDIA", "Nvidia", "nvidia", "英伟达", "Tesla", "华为", "AMD", "GPU"] {
        before = before.strip_suffix(maker).unwrap_or(before).trim_end();
    }
    if let Some(head) = before.strip_suffix(sign) {
        let head = head.trim_end();
        let digits = head.bytes().rev().take_while(u8::is_ascii_digit).count();
        let start = head.len() - digits;
        if let Ok(value) = head[start..].parse::<Decimal>() {
            return Some(Count { range: start..before.len(), value, unit: "gpu", each: true });
        }
    }
    let after = sentence[name.end..].trim_start_matches([' ', ')']);
    let rest = after.strip_prefix(sign)?.trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let value = rest[..digits].parse::<Decimal>().ok()?;
    let start = sentence.len() - after.len();
    let end = sentence.len() - rest.len() + digits;
    Some(Count { range: start..end, value, unit: "gpu", each: true })
}

/// The quantity that goes with a chip's name: cards, or servers × cards where each holds so many. `row` is the number of
/// the row's own column.
pub(super) fn of_chip(
    sentence: &str,
    name: &Range<usize>,
    others: &[Range<usize>],
    row: Option<&Count>,
) -> Option<(Quantity, Vec<Range<usize>>)> {
    let all = counts(sentence);
    let free =
        |from: usize, to: usize| !others.iter().any(|other| other != name && other.start >= from && other.end <= to);
    let near = |count: &&Count| {
        if count.range.end <= name.start {
            let gap = &sentence[count.range.end..name.start];
            gap.chars().count() <= 14 && !gap.contains([',', ';', '。', '、']) && free(count.range.end, name.start)
        } else if count.range.start >= name.end {
            let gap = &sentence[name.end..count.range.start];
            gap.chars().count() <= 14 && !gap.contains([';', '。', '、']) && free(name.end, count.range.start)
        } else {
            false
        }
    };
    let distance = |count: &&Count| {
        if count.range.end <= name.start {
            name.start - count.range.end
        } else {
            count.range.start.saturating_sub(name.end)
        }
    };
    let cards = times(sentence, name)
        .or_else(|| all.iter().filter(|c| c.unit == "gpu").filter(near).min_by_key(distance).cloned());
    let servers = all
        .iter()
        .filter(|c| c.unit == "server" && !c.each)
        .filter(|c| c.range.start < name.start || near(c))
        .min_by_key(distance)
        .cloned();
    let server_of_row = row.filter(|count| count.unit == "server" && servers.is_none());
    let server_value = servers.as_ref().map(|c| c.value).or(server_of_row.map(|c| c.value));
    let own_words = |cards: &Count| sentence[cards.range.clone()].ends_with('卡');
    match (cards, server_value) {
        (Some(cards), Some(count)) if cards.each || own_words(&cards) || servers.is_none() => {
            let value = count.checked_mul(cards.value)?;
            let mut ranges: Vec<Range<usize>> = servers.iter().map(|c| c.range.clone()).collect();
            ranges.push(cards.range.clone());
            ranges.sort_by_key(|range| range.start);
            let factors = vec![(count, "server"), (cards.value, "gpu_per_server")];
            Some((Quantity { value, unit: "gpu", factors }, ranges))
        }
        (Some(cards), None) if !cards.each || row.is_none() && times(sentence, name).is_some() => {
            Some((Quantity { value: cards.value, unit: "gpu", factors: Vec::new() }, vec![cards.range]))
        }
        (Some(cards), Some(_)) => {
            Some((Quantity { value: cards.value, unit: "gpu", factors: Vec::new() }, vec![cards.range]))
        }
        (None, Some(count)) if servers.as_ref().is_none_or(|c| near(&c)) => {
            let ranges = servers.iter().map(|c| c.range.clone()).collect();
            Some((Quantity { value: count, unit: "server", factors: Vec::new() }, ranges))
        }
        _ => row
            .filter(|count| matches!(count.unit, "gpu" | "server"))
            .map(|count| (Quantity { value: count.value, unit: count.unit, factors: Vec::new() }, Vec::new())),
    }
}

/// The numbers of tokens in a sentence; 元/百万tokens is a price and none.
pub(super) fn tokens(sentence: &str) -> Vec<Count> {
    let mut found = counts(sentence);
    found.retain(|count| count.unit == "token" && !sentence[..count.range.start].trim_end().ends_with(['/', '每']));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chip(sentence: &str, name: &str) -> Option<(String, &'static str, usize)> {
        let at = sentence.find(name)?;
        let (quantity, _) = of_chip(sentence, &(at..at + name.len()), &[], None)?;
        Some((quantity.value.to_string(), quantity.unit, quantity.factors.len()))
    }

    #[test]
    fn cards_and_servers() {
        for (sentence, name, value, unit, factors) in [
            ("租用云服务器500台,每台配置8块A100", "A100", "4000", "gpu", 2),
            ("采购需求:租赁云服务器500台,每台云服务器含8张NVIDIA A100。", "A100", "4000", "gpu", 2),
            ("500台云服务器,每台8块A100 GPU", "A100", "4000", "gpu", 2),
            ("采购昇腾910B加速卡64张", "昇腾910B", "64", "gpu", 0),
            ("8×A100服务器2台", "A100", "16", "gpu", 2),
            ("GPU服务器6台", "GPU服务器", "6", "server", 0),
            ("配置2台8卡A100服务器", "A100", "16", "gpu", 2),
        ] {
            assert_eq!(chip(sentence, name), Some((value.into(), unit, factors)), "{sentence}");
        }
    }

    #[test]
    fn numbers_of_tokens() {
        for (sentence, value) in [
            ("4000万个Azure OpenAI tokens", ""),
            ("4000万tokens", "40000000"),
            ("20亿 tokens", "2000000000"),
            ("40,000,000 tokens", "40000000"),
            ("5元/百万tokens", ""),
        ] {
            let found: Vec<String> = tokens(sentence).into_iter().map(|count| count.value.to_string()).collect();
            assert_eq!(found.join(" "), value, "{sentence}");
        }
    }
}
