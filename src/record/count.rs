//! Numbers with a unit in folded text: cards, servers, instances, tokens, GPU-hours, accounts.
use rust_decimal::Decimal;
use std::ops::Range;

/// A number with its unit in folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) range: Range<usize>,
    pub(super) value: Decimal,
    pub(super) unit: &'static str,
    /// 每台, 单机, 各: so many in each.
    pub(super) each: bool,
}

const UNITS: [(&str, &str); 51] = [
    ("gpu卡小时", "gpu_hour"),
    ("卡·时", "gpu_hour"),
    ("卡·小时", "gpu_hour"),
    ("gpu时", "gpu_hour"),
    ("个卡时", "gpu_hour"),
    ("gpu hours", "gpu_hour"),
    ("gpu-hours", "gpu_hour"),
    ("pflops", "pflops"),
    ("petaflops", "pflops"),
    ("颗芯片", "gpu"),
    ("芯片", "gpu"),
    ("席", "account"),
    ("个账号", "account"),
    ("个帐号", "account"),
    ("个帐户", "account"),
    ("个订阅", "account"),
    ("个席位", "account"),
    ("个会员", "account"),
    ("账号", "account"),
    ("账户", "account"),
    ("席位", "account"),
    ("个", "piece"),
    ("份", "piece"),
    ("次", "call"),
    ("p", "pflops"),
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
        // H20: a digit of a word counts nothing; RTX 6000 Ada两块 does.
        let Some((value, used)) = number(&text[at..]).filter(|_| {
            !c.is_ascii() || !text[..at].ends_with(|p: char| p.is_ascii_alphanumeric() || p == '.' || p == '-')
        }) else {
            at += c.len_utf8();
            continue;
        };
        let end = at + used;
        // 数量:20 单位:个 is 20个.
        let own = text[end..].trim_start_matches(' ');
        let own = own.strip_prefix("单位:").map_or(own, |unit| unit.trim_start_matches(' '));
        let rest = if own.starts_with(['个']) { own.trim_start_matches('个') } else { own };
        let by_unit =
            |rest: &str| UNITS.iter().filter(|(word, _)| rest.starts_with(word)).max_by_key(|(word, _)| word.len());
        let (rest, known) = match by_unit(rest) {
            Some(known) => (rest, Some(known)),
            None => (own, by_unit(own)),
        };
        let skipped = text[end..].len() - rest.len();
        if let Some((word, unit)) = known {
            // 8卡槽, 2台账, 3张纸: the word goes on.
            let next = &rest[word.len()..];
            let goes_on =
                ["槽", "口", "车", "位", "阶", "州", "桌", "椅", "纸", "账"].iter().any(|tail| next.starts_with(tail));
            // 集群1套, 平台一套: a set of no one knows how many servers.
            let no_server = word == &"套" && !of_servers(&text[..at]);
            let Some(unit) = meant(unit, word, &text[..at], next) else {
                at = end;
                continue;
            };
            // 1.8亿张田间图像: pictures; and nobody buys millions of cards.
            let ahead: String = next.chars().take(7).collect();
            let pictures = word == &"张"
                && ["图", "照片", "影像", "样本", "票", "海报", "桌", "床", "单据", "切片"]
                    .iter()
                    .any(|noun| ahead.contains(noun));
            let too_many = matches!(unit, "gpu" | "server") && value > Decimal::from(500_000);
            if !goes_on && !no_server && !pictures && !too_many {
                let each =
                    each(&text[..at]) || next.trim_start().starts_with("/台") || next.trim_start().starts_with("/节点");
                found.push(Count { range: at..end + skipped + word.len(), value, unit, each });
            }
        }
        at = end;
    }
    found
}

/// What a word that counts several things counts here: 账号3个 are accounts, 云主机8台 instances, 50万次 calls where
/// something is called.
fn meant(unit: &'static str, word: &str, before: &str, next: &str) -> Option<&'static str> {
    let clause = before.rsplit([',', ';', '。', '、']).next().unwrap_or("");
    let near: String = clause.chars().rev().take(16).collect::<Vec<_>>().into_iter().rev().collect();
    let says = |words: &[&str]| words.iter().any(|word| near.contains(word));
    let follows = |words: &[&str]| words.iter().any(|word| next.trim_start().starts_with(word));
    match unit {
        "piece" => {
            let account = ["账号", "账户", "帐号", "帐户", "订阅", "席位", "会员"];
            let instance = ["实例", "云主机", "云服务器"];
            if says(&account) || follows(&account) {
                Some("account")
            } else {
                (says(&instance) || follows(&instance)).then_some("instance")
            }
        }
        "call" => says(&["调用", "接口", "次数", "请求"]).then_some("call"),
        "pflops" if word == "p" => {
            let whole = !next.starts_with(|c: char| c.is_ascii_alphanumeric()) && !says(&["单卡", "单机", "每"]);
            (whole && (says(&["算力"]) || follows(&["算力", "(fp16", "(半精度", "的算力", "规模"]))).then_some("pflops")
        }
        "pflops" => (!says(&["单卡", "单机", "每台", "每卡"])).then_some("pflops"),
        "server"
            if word == "台"
                && (says(&["云主机", "云服务器", "实例"]) || follows(&["云主机", "云服务器", "云实例"])) =>
        {
            Some("instance")
        }
        "account" if word.chars().count() == 2 => {
            (!next.starts_with(|c: char| c.is_alphanumeric())).then_some("account")
        }
        _ => Some(unit),
    }
}

/// Whether what a number of sets counts are servers, or nothing else is named before it.
fn of_servers(before: &str) -> bool {
    let part = before.rsplit([',', ';', '。', '、']).next().unwrap_or("");
    let last = |words: &[&str]| words.iter().filter_map(|word| part.rfind(word)).max();
    let whole = last(&["集群", "平台", "系统", "软件", "环境"]);
    whole.is_none() || last(&["服务器", "工作站", "一体机", "节点", "整机"]).is_some_and(|at| Some(at) > whole)
}

fn each(before: &str) -> bool {
    let tail: String = before.chars().rev().take(26).collect::<Vec<_>>().into_iter().rev().collect();
    // 每台内置Atlas 300V(昇腾310P)4张: a closed bracket parts nothing.
    let tail = match (tail.rfind('('), tail.rfind(')')) {
        (Some(open), Some(close)) if open < close => format!("{}{}", &tail[..open], &tail[close + 1..]),
        _ => tail,
    };
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
    ]
    .iter()
    .any(|word| tail.contains(word))
        || tail.char_indices().rev().nth(13).map_or(tail, |(at, _)| &tail[at..]).contains('每')
}

/// Digits or Chinese numerals with 万, 百万, 亿 behind them.
fn number(text: &str) -> Option<(Decimal, usize)> {
    let digits = text.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')).count();
    // Gaudi 2,24张: a comma groups three digits or none.
    let grouped = |at: usize| text[at + 1..].bytes().take_while(u8::is_ascii_digit).count() == 3;
    let digits = text[..digits].match_indices(',').find(|(at, _)| !grouped(*at)).map_or(digits, |(at, _)| at);
    let (mut value, mut used) = if digits > 0 {
        let plain: String = text[..digits].trim_end_matches(['.', ',']).chars().filter(|c| *c != ',').collect();
        (plain.parse::<Decimal>().ok()?, text[..digits].trim_end_matches(['.', ',']).len())
    } else {
        let (small, used) = numeral(text)?;
        (Decimal::from(small), used)
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

/// A small number in Chinese numerals or capitals: 两, 十六, 二十, 肆.
fn numeral(text: &str) -> Option<(i64, usize)> {
    let digit = |c: char| {
        let plain = "一二三四五六七八九".chars().position(|d| d == c);
        let capital = "壹贰叁肆伍陆柒捌玖".chars().position(|d| d == c);
        plain.or(capital).map(|at| at as i64 + 1).or(matches!(c, '两' | '双').then_some(2))
    };
    let (mut value, mut last, mut used) = (0, 0, 0);
    for c in text.chars().take(5) {
        let factor = match c {
            '十' | '拾' => 10,
            '百' | '佰' if last > 0 => 100,
            _ => 0,
        };
        if factor > 0 {
            value += if last == 0 { 1 } else { last } * factor;
            last = 0;
        } else if let Some(one) = digit(c).filter(|_| last == 0) {
            last = one;
        } else {
            break;
        }
        used += c.len_utf8();
    }
    (value + last > 0).then_some((value + last, used))
}
