//! How many: cards, servers × cards, tokens, GPU-hours, with the arithmetic shown.
use super::Quantity;
pub(super) use super::count::{Count, counts};
use rust_decimal::Decimal;
use std::ops::Range;

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
            // 新增节点2台,每台8块,GPU型号为L40: what each holds may be said a clause before.
            let reach = if count.each { 24 } else { 14 };
            let with = [",采用", ",配", ",内置", ",搭载", ",均配", ",均采用", ",安装"];
            let joined = matches!(count.unit, "server" | "gpu")
                && with.iter().any(|word| gap.trim_start_matches("整机").starts_with(word));
            gap.chars().count() <= reach
                && !gap.contains([';', '。', '、'])
                && (count.each && count.unit == "gpu" || joined || !gap.contains(','))
                && free(count.range.end, name.start)
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
        .filter(|c| matches!(c.unit, "server" | "instance") && !c.each)
        .filter(|c| c.range.start < name.start || near(c))
        .min_by_key(distance)
        .cloned();
    let server_of_row = row.filter(|count| count.unit == "server" && servers.is_none());
    let server_value = servers.as_ref().map(|c| c.value).or(server_of_row.map(|c| c.value));
    let hours = all.iter().filter(|c| matches!(c.unit, "gpu_hour" | "pflops")).filter(near).min_by_key(distance);
    if let Some(hours) = hours.filter(|_| cards.is_none()) {
        let quantity = Quantity { value: hours.value, unit: hours.unit, factors: Vec::new() };
        return Some((quantity, vec![hours.range.clone()]));
    }
    let own_words = |cards: &Count| sentence[cards.range.clone()].ends_with('卡');
    // 2台RTX 3090工作节点(共8卡): the whole is told.
    let whole = cards.as_ref().filter(|cards| {
        let before = sentence[..cards.range.start].trim_end();
        ["共", "合计", "共计", "总计"].iter().any(|word| before.ends_with(word))
    });
    if let Some(cards) = whole {
        return Some((Quantity { value: cards.value, unit: "gpu", factors: Vec::new() }, vec![cards.range.clone()]));
    }
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
            let unit = servers.as_ref().map_or("server", |count| count.unit);
            Some((Quantity { value: count, unit, factors: Vec::new() }, ranges))
        }
        _ => row
            .filter(|count| matches!(count.unit, "gpu" | "server"))
            .map(|count| (Quantity { value: count.value, unit: count.unit, factors: Vec::new() }, Vec::new())),
    }
}

/// Whether a text tells how many each of some places or vehicles gets (19列电客车，每列1台): no number there is the whole.
pub(super) fn per_place(text: &str) -> bool {
    ["每列", "每站", "每辆", "每校", "每点", "每座", "每班", "每县", "每馆", "每所", "每间", "每个站", "每个点"]
        .iter()
        .any(|word| text.contains(word))
}

/// The numbers of tokens, calls, accounts and instances in a sentence; 元/百万tokens is a price and 每月800万tokens a rate.
pub(super) fn usage(sentence: &str) -> Vec<Count> {
    let mut found = counts(sentence);
    found.retain(|count| {
        let before = sentence[..count.range.start].trim_end();
        let clause = before.rsplit([',', ';', '。', '(']).next().unwrap_or("");
        let rate = [
            "实际",
            "每月",
            "月均",
            "每日",
            "每天",
            "每年",
            "日均",
            "年均",
            "每次",
            "单价",
            "每秒",
            "每分钟",
            "并发",
            "测试账号",
        ];
        let priced = sentence[count.range.end..].trim_start().starts_with('/');
        // 云主机36台(其中8核32G 12台): a part of what is counted already.
        let part =
            before.rsplit_once('(').is_some_and(|(_, inside)| inside.starts_with("其中") && !inside.contains(')'));
        !part
            && matches!(count.unit, "token" | "call" | "account" | "instance" | "gpu_hour")
            && !before.ends_with(['/', '每'])
            && !priced
            && !rate.iter().any(|word| clause.contains(word))
    });
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
    fn numbers_of_use() {
        for (sentence, value) in [
            ("4000万个Azure OpenAI tokens", ""),
            ("4000万tokens", "40000000"),
            ("20亿 tokens", "2000000000"),
            ("40,000,000 tokens", "40000000"),
            ("5元/百万tokens", ""),
        ] {
            let found: Vec<String> = usage(sentence).into_iter().map(|count| count.value.to_string()).collect();
            assert_eq!(found.join(" "), value, "{sentence}");
        }
    }
}
