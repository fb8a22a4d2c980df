//! Facts that stand in sentences: mandates (受…委托), definitions (“采购人”系指…), winners, the project.
use super::party::push;
use super::{Confidence, Evidence, Fact, Supplier, SupplierRole};
use crate::lexicon::prose_rows;
use crate::mention::{Mentions, Party, parties};

/// Parties that a sentence names.
#[derive(Default)]
pub(super) struct Mandates {
    pub(super) buyers: Vec<(u32, Party)>,
    pub(super) agencies: Vec<(u32, Party)>,
}

/// “A 受 B 的委托”: B buys, A is its agency.
pub(super) fn mandates(mentions: &Mentions) -> Mandates {
    let mut out = Mandates::default();
    for folded in mentions.worded() {
        let text = folded.text();
        out.agencies.extend(author(folded).map(|party| (folded.block(), party)));
        for (at, _) in text.match_indices('受') {
            let rest = &text[at + '受'.len_utf8()..];
            let Some(end) = rest.find("委托").filter(|end| *end <= 150) else { continue };
            let start = at + '受'.len_utf8();
            let words = rest[..end].trim_end_matches(['的', ' ']);
            let Some(buyer) = name_in(folded, start..start + words.len()) else { continue };
            out.buyers.push((folded.block(), buyer));
            let before = text[..at].trim_end_matches(['接', ' ']);
            let from = before
                .rfind(['。', ';', ',', ':', '、'])
                .map_or(0, |cut| cut + before[cut..].chars().next().map_or(1, char::len_utf8));
            // “A 受 B 的委托” or “受 B 的委托，A 对…”.
            let behind = || {
                let after = start + end + "委托".len();
                let words = text[after..].trim_start_matches([',', ' ']);
                let from = text.len() - words.len();
                let verb =
                    ["对", "就", "组织", "于", "以", "采用", "现"].iter().filter_map(|verb| words.find(verb)).min()?;
                name_in(folded, from..from + verb)
            };
            if let Some(agency) = name_in(folded, from..before.len()).or_else(behind) {
                out.agencies.push((folded.block(), agency));
            }
        }
        if let Some(agency) = mandated(folded) {
            out.buyers.extend(mandator(folded).map(|party| (folded.block(), party)));
            out.agencies.push((folded.block(), agency));
        }
    }
    out
}

/// “现委托 A 进行公开招标”: A is the agency.
fn mandated(folded: &crate::document::Folded) -> Option<Party> {
    let text = folded.text();
    let at = text.find("委托").filter(|at| !text[..*at].contains('受'))?;
    let start = at + "委托".len();
    let end =
        ["进行", "组织", "就", "对", "为", "作为", "代理"].iter().filter_map(|verb| text[start..].find(verb)).min()?;
    name_in(folded, start..start + end)
}

/// “B 委托 A 进行公开招标”: B buys, where its name is all that the sentence has before 委托.
fn mandator(folded: &crate::document::Folded) -> Option<Party> {
    let text = folded.text();
    let at = text.find("委托")?;
    let before = text[..at].trim_end_matches(['现', ' ', ',']);
    let from = before
        .rfind(['。', ';', ',', ':'])
        .map_or(0, |cut| cut + before[cut..].chars().next().map_or(1, char::len_utf8));
    let party = name_in(folded, from..before.len())?;
    (party.range.end == before.len() && party.range.start <= from + 3).then_some(party)
}

/// “…项目（编号：A-01）” or “（项目编号A-01）” in a sentence: the number that its brackets hold.
pub(super) fn number_in_brackets(mentions: &Mentions) -> Option<Fact<String>> {
    let leads = ["项目编号", "招标编号", "采购编号", "招标项目编号", "采购项目编号", "编号"];
    mentions.worded().find_map(|folded| {
        let text = folded.text();
        text.match_indices('(').find_map(|(at, _)| {
            let inner = &text[at + 1..];
            let lead = leads.iter().find(|lead| inner.starts_with(**lead))?;
            let rest = inner[lead.len()..].trim_start_matches([':', ' ', '为']);
            let start = text.len() - rest.len();
            let number = rest[..rest.find(')')?].trim_end();
            let signs = number.chars().filter(char::is_ascii_alphanumeric).count();
            let whole = signs >= 4 && number.chars().count() <= 60 && !number.contains([',', ';', '。', '*']);
            let digits = number.contains(|c: char| c.is_ascii_digit());
            let named = text[..at].trim_end().ends_with(['目', '购', '务', '”', '》', '程', '备', '护', '统', '标']);
            if !whole || !digits || *lead == "编号" && !named {
                return None;
            }
            let span = folded.span(start..start + number.len())?;
            Some(Fact::new(number.to_owned(), Confidence::Stated, Evidence::value(span, Some(lead), "sentence")))
        })
    })
}

/// “现将 B 2025年6月采购意向公开如下”: B publishes its own purchases.
pub(super) fn publisher(mentions: &Mentions) -> Option<Fact<super::Organisation>> {
    mentions.worded().find_map(|folded| {
        let text = folded.text();
        let start = text.find("现将")? + "现将".len();
        let words = &text[start..];
        let end = words
            .find(|c: char| c.is_ascii_digit())
            .or_else(|| words.find("政府采购意向"))
            .or_else(|| words.find("采购意向"))?;
        let party = name_in(folded, start..start + end)?;
        let span = folded.span(party.range)?;
        let organisation = super::Organisation { name: party.name, aliases: Vec::new() };
        Some(Fact::new(organisation, Confidence::Inferred, Evidence::value(span, None, "sentence")))
    })
}

/// “采购人”系指 B: a definition that names the buyer; one that only explains the word (本次招标的采购单位) names nobody.
pub(super) fn definitions(mentions: &Mentions) -> Vec<(u32, Party)> {
    let mut found = Vec::new();
    for folded in mentions.worded() {
        let text = folded.text();
        for word in ["采购人", "招标人"] {
            for (at, _) in text.match_indices(word) {
                let rest = text[at + word.len()..].trim_start_matches(['”', '"', ' ', '」', '’']);
                let Some(value) = ["系指", "是指", "指:", "即"].iter().find_map(|verb| rest.strip_prefix(verb))
                else {
                    continue;
                };
                let start = text.len() - value.len();
                let end = value.find(['。', ';', ',']).unwrap_or(value.len());
                let generic = ["本次", "依法", "采购人", "招标人", "的", "单位", "法人", "组织"];
                if generic.iter().any(|word| value[..end].contains(word)) {
                    continue;
                }
                if let Some(party) = name_in(folded, start..start + end) {
                    found.push((folded.block(), party));
                }
            }
        }
    }
    found
}

/// The project's name in a sentence: the mandate's object, or “本招标项目 P 已由…批准”. The title's own name goes before
/// the sentence's unless it only adds 施工 or 监理 to it.
pub(super) fn project_in_prose(mentions: &Mentions, title: Option<Fact<String>>) -> Option<Fact<String>> {
    let sentence = project_of_mandate(mentions).or_else(|| project_of_approval(mentions));
    match (sentence, title) {
        (Some(sentence), Some(title)) => {
            let rest = title.value.strip_prefix(sentence.value.as_str());
            let only_works = rest.is_some_and(|rest| rest.chars().count() <= 4);
            Some(if only_works || sentence.evidence().iter().any(|e| e.rule == "mandate") { sentence } else { title })
        }
        (sentence, title) => sentence.or(title),
    }
}

/// “本招标项目 P 已由…批准”, “本招标项目为 P,(招标编号:…)”.
pub(super) fn project_of_approval(mentions: &Mentions) -> Option<Fact<String>> {
    mentions.worded().find_map(|folded| {
        let text = folded.text();
        let at = ["本招标项目为", "本招标项目", "本采购项目为", "本项目为", "本"].iter().find_map(|lead| {
            let at = text.find(lead).filter(|at| *at <= 6)?;
            (lead.len() > 3 || text.contains("已由")).then_some(at + lead.len())
        })?;
        let words = &text[at..];
        let end = [",(招标编号", "(招标编号", "(项目编号", "已由", "已经"]
            .iter()
            .filter_map(|word| words.find(word))
            .min()?;
        let name = words[..end].trim_matches([' ', '“', '”', ',', ':', '"']).trim_end_matches("(项目名称)");
        if !(6..=100).contains(&name.chars().count()) || name.contains(['。', ';', ',']) {
            return None;
        }
        let from = at + words.find(name)?;
        let span = folded.span(from..from + name.len())?;
        Some(Fact::new(name.to_owned(), Confidence::Inferred, Evidence::value(span, None, "sentence")))
    })
}

/// “受 B 的委托，就 P 进行公开招标”: P is the project.
pub(super) fn project_of_mandate(mentions: &Mentions) -> Option<Fact<String>> {
    mentions.worded().find_map(|folded| {
        let text = folded.text();
        let mandate = text.find("委托")?;
        let rest = &text[mandate..];
        let start = mandate + rest.find(['就', '对']).filter(|at| *at <= 24)? + '就'.len_utf8();
        let words = &text[start..];
        let end =
            ["(项目编号", "(招标编号", "(采购编号", "进行", "组织"].iter().filter_map(|word| words.find(word)).min()?;
        let name = words[..end].trim_matches(['“', '”', '"', ' ', '《', '》']);
        if !(6..=100).contains(&name.chars().count()) || name.contains(['。', ';', ',']) {
            return None;
        }
        let from = start + words.find(name)?;
        let span = folded.span(from..from + name.len())?;
        Some(Fact::new(name.to_owned(), Confidence::Inferred, Evidence::value(span, None, "mandate")))
    })
}

/// “示例招标有限公司编制” on a cover: who wrote the tender document runs the tender.
pub(super) fn author(folded: &crate::document::Folded) -> Option<Party> {
    let text = folded.text();
    let name = text.strip_suffix("编制")?;
    let trade = ["招标", "咨询", "项目管理", "采购", "交易中心"].iter().any(|word| name.contains(word));
    if !trade || name.chars().count() > 40 {
        return None;
    }
    name_in(folded, 0..name.len())
}

pub(super) fn name_in(folded: &crate::document::Folded, range: std::ops::Range<usize>) -> Option<Party> {
    let found = parties(folded, range).ok()?;
    found.into_iter().next().filter(|party| {
        party.sure && party.name.chars().count() >= 4 && !["采购人", "招标人", "业主"].contains(&party.name.as_str())
    })
}

/// Winners or proposed suppliers that a sentence names: “确定 A 为中标供应商”, “以单一来源方式向 A 采购”.
pub(super) fn named_in_prose(mentions: &Mentions, role: SupplierRole, suppliers: &mut Vec<Fact<Supplier>>) {
    let word = if role == SupplierRole::Proposed { "proposed" } else { "winner" };
    for folded in mentions.worded() {
        let text = folded.text();
        for pattern in prose_rows().iter().filter(|pattern| pattern.role == word) {
            for (at, _) in text.match_indices(pattern.before) {
                let start = at + pattern.before.len();
                let Some(length) = text[start..].find(pattern.after).filter(|length| *length <= 120) else { continue };
                let Some(party) = name_in(folded, start..start + length) else { continue };
                let Some(span) = folded.span(party.range.clone()) else { continue };
                let supplier = Supplier::named(party.name, role);
                push(suppliers, supplier, Evidence::value(span, Some(pattern.before), "sentence"), Confidence::Stated);
            }
        }
    }
}
