//! Names in pinyin, mechanically: words and their readings from a table, every other character by itself.
//!
//! It is a help for readers of Latin script and no body's own name.
use super::table;
use crate::document::Folded;
use pinyin::ToPinyin;
use std::sync::LazyLock;

const OVERRIDES: &str = include_str!("pinyin_overrides.tsv");

/// Words of names of bodies, whose syllables are written together; their readings are regular.
const WORDS: &str = "股份 有限 责任 公司 集团 科技 技术 信息 大学 学院 医院 中心 研究院 研究所 研究 实验室 国家 中国 计算 先进 \
    运营 管理 服务 网络 电子 工程 咨询 建设 招标 代理 采购 政府 职业 学校 中学 小学 人民 教育 公安局 财政局 委员会 交通 科学 \
    高等 集成电路 设计 自动化 创新 软件 系统 数据 智能 人工 通信 设备 贸易 发展 投资 控股 实业 商贸 文化 传媒 项目 分公司 \
    附属 第一 第二 第三 自治区 师范 理工 工业 农业 医科 财经 航空 航天 能源 电力 环境 检测 气象 海洋 生物 医药 图书馆 博物馆 \
    市政 城市 县级 区域 地区 省级 气候 疾控 政务 不动产 登记 法院 法庭 检察院 管理局 管理 保障 监督 卫生 健康 规划 \
    住房 城乡 应急 税务 海关 消防 水利 林业 草原 民政 审计 统计 广播 电视 体育 旅游 街道 办事处 机关 事务 后勤 采购中心 \
    妇幼 保健院 中医院 中医药 医学 科学院 农村 合作社 银行 保险 证券 铁路 公路 港口 机场 地铁 供电 自来水 燃气 中华 共和国 计算机 开发区 税务局 总局 海事局 边防 检查站 出入境 救援 支队 大队 自然 资源 生态 研究生院 \
    街道 分局 分行 分院 校区 疾病 预防 控制 医疗 器械 供应链 进出口 检测 监测 基础 设施 综合 行政 执法 民族 自治县 石油 \
    保安 保护 临床 高新 民用 空中 指导 精神 传染病 地质 地球 物理 植物 动物 物质 结构 热带 国际 东方 南方 北方 互联网 高级 开发 产业 数字 汽车 机械 机电 装备 物业 餐饮 食品 安全 事务所 出版社 总院 煤炭";

struct Reading {
    word: Vec<char>,
    pinyin: String,
}

static READINGS: LazyLock<Vec<Reading>> = LazyLock::new(|| {
    let given = table::rows(OVERRIDES)
        .map(|row| Reading { word: row.get("word").chars().collect(), pinyin: row.get("pinyin").to_owned() });
    let regular = WORDS.split_whitespace().map(|word| Reading { word: word.chars().collect(), pinyin: spell(word) });
    let mut readings: Vec<Reading> = given.chain(regular).collect();
    // The longest first; among equals the table's own reading stays before the regular one.
    readings.sort_by_key(|reading| std::cmp::Reverse(reading.word.len()));
    readings
});

/// A name in pinyin, words capitalised; letters and figures stay. `None` where nothing in it is Chinese.
#[must_use]
pub fn name_pinyin(name: &str) -> Option<String> {
    let folded = Folded::new(0, name);
    let letters: Vec<char> = folded.text().chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut loose: Vec<(char, String)> = Vec::new();
    let mut at = 0;
    let mut is_chinese = false;
    while let Some(c) = letters.get(at) {
        let rest = letters.get(at..).unwrap_or_default();
        let reading = READINGS.iter().find(|reading| rest.starts_with(&reading.word));
        match (reading, c.to_pinyin()) {
            (Some(reading), _) if reading.word.len() > 1 => {
                flush(&mut loose, &mut words);
                words.push(capital(&reading.pinyin));
                at += reading.word.len();
            }
            (Some(reading), _) => {
                loose.push((*c, reading.pinyin.clone()));
                at += 1;
            }
            (None, Some(syllable)) => {
                loose.push((*c, syllable.plain().to_owned()));
                at += 1;
            }
            (None, None) => {
                flush(&mut loose, &mut words);
                let run = rest.iter().take_while(|c| c.to_pinyin().is_none()).count().max(1);
                words.push(rest.iter().take(run).collect::<String>().trim().to_owned());
                at += run;
                continue;
            }
        }
        is_chinese = true;
    }
    flush(&mut loose, &mut words);
    words.retain(|word| !word.is_empty());
    is_chinese.then(|| words.join(" ").replace("( ", "(").replace(" )", ")"))
}

/// Kinds of places and offices end a word.
fn ends_a_word(c: char) -> bool {
    matches!(c, '省' | '市' | '县' | '区' | '镇' | '乡' | '州' | '局' | '部')
}

/// What no table knows: parted behind the kinds of places, up to three syllables a word (运达, 罗泾镇).
fn flush(loose: &mut Vec<(char, String)>, words: &mut Vec<String>) {
    let stretch = std::mem::take(loose);
    let mut parts: Vec<Vec<(char, String)>> = vec![Vec::new()];
    for (c, syllable) in stretch {
        if let Some(part) = parts.last_mut() {
            part.push((c, syllable));
        }
        if ends_a_word(c) {
            parts.push(Vec::new());
        }
    }
    for part in parts.iter().filter(|part| !part.is_empty()) {
        // A place goes with its kind; longer stretches are cut in twos, the last word takes the odd syllable.
        let size = if part.len() <= 3 || part.last().is_some_and(|(c, _)| ends_a_word(*c)) && part.len() <= 4 {
            part.len()
        } else {
            2
        };
        let mut rest = part.as_slice();
        while !rest.is_empty() {
            let take = if rest.len() <= size + 1 { rest.len() } else { size };
            let (head, tail) = rest.split_at(take);
            let syllables: Vec<String> = head.iter().map(|(_, syllable)| syllable.clone()).collect();
            words.push(capital(&join(&syllables)));
            rest = tail;
        }
    }
}

fn spell(word: &str) -> String {
    let syllables: Vec<String> =
        word.chars().map(|c| c.to_pinyin().map_or_else(|| c.to_string(), |s| s.plain().to_owned())).collect();
    join(&syllables)
}

/// Syllables as one word; an apostrophe before one that begins with a vowel.
fn join(syllables: &[String]) -> String {
    let mut word = String::new();
    for syllable in syllables {
        if !word.is_empty() && syllable.starts_with(['a', 'e', 'o']) {
            word.push('\'');
        }
        word.push_str(syllable);
    }
    word
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_bodies() {
        for (name, pinyin) in [
            ("深圳大学", "Shenzhen Daxue"),
            ("运达科技有限公司", "Yunda Keji Youxian Gongsi"),
            ("重庆长安汽车股份有限公司", "Chongqing Chang'an Qiche Gufen Youxian Gongsi"),
            ("厦门大学", "Xiamen Daxue"),
            ("之江实验室", "Zhijiang Shiyanshi"),
            ("云岭市示例气候中心", "Yunlingshi Shili Qihou Zhongxin"),
            ("上海市宝山区罗泾镇人民政府", "Shanghai Shi Baoshanqu Luojingzhen Renmin Zhengfu"),
            ("天津市和平区教育局", "Tianjin Shi Hepingqu Jiaoyu Ju"),
            ("中国科学技术大学苏州高等研究院", "Zhongguo Kexue Jishu Daxue Suzhou Gaodeng Yanjiuyuan"),
        ] {
            assert_eq!(name_pinyin(name).as_deref(), Some(pinyin), "{name}");
        }
        assert_eq!(name_pinyin("ABC Ltd."), None);
        assert_eq!(name_pinyin(""), None);
    }
}
