//! Findings: what a reader should look at, in one careful sentence that says what the paper says, with pointers to the facts.
use super::access::{Access, AccessKind, Route, runs_a_cloud};
use super::{Body, Derived, NoticeDate};
use crate::document::Document;
use crate::lexicon::{
    Match, NameKind, Stage, Stance, is_restricted, is_us, is_us_maker, names, remote_access_on, squeeze,
};
use crate::record::{Fact, Named, Purpose, Record};

/// The closed list of findings.
pub const FINDINGS: [&str; 13] = [
    "restricted-chip-sought",
    "restricted-chip-by-remote-access",
    "chip-called-restricted",
    "us-chip-sought",
    "us-cloud-sought",
    "us-ai-service-sought",
    "provider-not-disclosed",
    "through-intermediary",
    "listed-buyer",
    "listed-supplier",
    "buyer-listed-later",
    "supplier-listed-later",
    "unit-of-listed-body",
];

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// One of [`FINDINGS`].
    pub id: &'static str,
    /// JSON pointers to the facts.
    pub facts: Vec<String>,
    /// The sentence in English.
    pub en: String,
    /// The sentence in Chinese.
    pub zh: String,
}

/// The findings of a record.
pub(super) fn of(document: &Document, record: &Record, derived: &Derived, date: Option<&NoticeDate>) -> Vec<Finding> {
    let mut finder = Finder { document, record, derived, date, found: Vec::new() };
    finder.chips();
    finder.named("us-cloud-sought", "cloud_providers", &record.clouds);
    finder.named("us-ai-service-sought", "ai_services", &record.services);
    finder.access();
    finder.bodies("buyers", &derived.buyers);
    finder.bodies("suppliers", &derived.suppliers);
    finder.found
}

/// What a notice of this stage does; never that anything was bought.
fn verb(stage: Stage) -> (&'static str, &'static str) {
    match stage {
        Stage::Planned => ("The notice plans a purchase of", "公告计划采购"),
        Stage::Proposed => ("The notice proposes a supplier for", "公告拟定供应商，所涉内容为"),
        Stage::Candidate => ("The notice names candidates for", "公告公示候选人，所涉内容为"),
        Stage::Awarded => ("The notice announces an award for", "公告公布中标（成交）结果，所涉内容为"),
        Stage::Contracted => ("The notice announces a contract for", "公告公布合同，所涉内容为"),
        Stage::Accepted => ("The notice announces the acceptance of", "公告公布验收，所涉内容为"),
        Stage::Failed => ("The notice says that a tender failed which sought", "公告称采购失败，原拟采购"),
        Stage::Cancelled => ("The notice cancels a tender which sought", "公告称采购取消，原拟采购"),
        Stage::Tendered | Stage::Unknown => ("The notice seeks", "公告寻求采购"),
    }
}

struct Finder<'a> {
    document: &'a Document,
    record: &'a Record,
    derived: &'a Derived,
    date: Option<&'a NoticeDate>,
    found: Vec<Finding>,
}

fn is_sought(fact: &Fact<Named>) -> bool {
    fact.value.stance == Stance::Sought && fact.value.row.class != "cpu"
}

/// Words by which a notice itself calls a chip restricted.
const CALLED_RESTRICTED: [&str; 4] = ["受限", "禁售", "禁运", "管制"];

/// The US maker that a wording without a model names.
fn us_maker_in(quote: &str) -> Option<&'static str> {
    let letters: String = squeeze(quote).into_iter().collect();
    ["NVIDIA", "AMD", "Intel"].into_iter().find(|vendor| {
        let mut words = names().vendor_words(vendor).iter();
        words.any(|word| letters.contains(&word.iter().collect::<String>()))
    })
}

impl<'a> Finder<'a> {
    /// Of several wordings for one thing the one that says most: restricted, then a US maker, then the first.
    fn telling_quote(&self, fact: &Fact<Named>) -> String {
        let values = fact.evidence().iter().filter(|e| e.purpose == Purpose::Value);
        let quotes: Vec<String> = values.map(|e| self.document.quote(e.span).replace(['\n', ' '], "")).collect();
        let says = |quote: &&String| CALLED_RESTRICTED.iter().any(|word| quote.contains(word));
        let found = quotes.iter().find(says).or_else(|| quotes.iter().find(|quote| us_maker_in(quote).is_some()));
        found.or(quotes.first()).cloned().unwrap_or_default()
    }

    fn add(&mut self, id: &'static str, facts: Vec<String>, en: String, zh: String) {
        self.found.push(Finding { id, facts, en, zh });
    }

    fn says(&self) -> (&'static str, &'static str) {
        verb(self.record.stage)
    }

    fn chips(&mut self) {
        let (en, zh) = self.says();
        for (at, fact) in self.record.chips.iter().enumerate().filter(|(_, fact)| is_sought(fact)) {
            let row = fact.value.row;
            let pointer = format!("/chips/{at}");
            let quote = self.telling_quote(fact);
            let maker = if row.vendor.is_empty() { us_maker_in(&quote) } else { Some(row.vendor) };
            let name = if row.kind == NameKind::UnnamedChip {
                format!("“{quote}”")
            } else {
                format!("{} {}", row.vendor, row.name)
            };
            let control = self.derived.controls.get(at).and_then(Option::as_ref);
            match control.filter(|control| is_restricted(control.status)) {
                Some(control) => {
                    let since = control.since.map_or_else(String::new, |day| day.to_string());
                    let (citation, on) = (control.citation.as_deref().unwrap_or(""), &control.on);
                    let doubt = control.confidence != "high";
                    let (doubt_en, doubt_zh) = if doubt {
                        (
                            format!(" (confidence: {})", control.confidence),
                            format!("（可信度：{}）", control.confidence),
                        )
                    } else {
                        (String::new(), String::new())
                    };
                    let how = status_words(control.status);
                    self.add(
                        "restricted-chip-sought",
                        vec![pointer.clone(), format!("{pointer}/export_control")],
                        format!(
                            "{en} {name}; on the notice's date ({on}) {} by the rule in force since {since} ({citation}){doubt_en}. The status of a chip is no verdict on a purchase.",
                            how.0
                        ),
                        format!("{zh}{name}；在公告日期（{on}），依{since}起适用的规则（{citation}），{}{doubt_zh}。芯片的管制状态不等于对采购行为的判断。", how.1),
                    );
                    if let Some((index, access)) = self.way_of(&pointer).filter(|(_, a)| a.kind == AccessKind::Remote) {
                        self.remote(&pointer, index, access, &name);
                    }
                }
                None if CALLED_RESTRICTED.iter().any(|word| quote.contains(word)) => self.add(
                    "chip-called-restricted",
                    vec![pointer],
                    format!("{en} chips that it calls {name}; no model is named, so no status is given."),
                    format!("{zh}其称为{name}的芯片；未写明型号，故不作管制状态认定。"),
                ),
                None if maker.is_some_and(is_us_maker) => {
                    let why = control.map(|control| control.status);
                    let (why_en, why_zh) = match why {
                        Some("none") => (
                            "; no licence requirement for it was found on the notice's date",
                            "；在公告日期未见针对该芯片的许可要求",
                        ),
                        Some(_) => {
                            ("; its status on the notice's date is not established", "；其在公告日期的管制状态未确定")
                        }
                        None if row.kind == NameKind::Chip => {
                            ("; the notice has no date, so no status is given", "；公告无日期，不作管制状态认定")
                        }
                        None => ("; no model is named, so no status is given", "；未写明型号，不作管制状态认定"),
                    };
                    self.add(
                        "us-chip-sought",
                        vec![pointer],
                        format!("{en} {name}, an accelerator of a US maker{why_en}."),
                        format!("{zh}{name}，为美国厂商的加速芯片{why_zh}。"),
                    );
                }
                None => {}
            }
        }
    }

    fn remote(&mut self, pointer: &str, index: usize, access: &Access, name: &str) {
        let note = self
            .date
            .and_then(|date| remote_access_on(date.first).filter(|row| row.to.is_none_or(|to| date.last <= to)));
        let (en, zh) = note.map_or(("", ""), |row| (row.note_en, row.note_zh));
        let provider = access.provider.map_or(("a provider that is not named", "未写明的服务商"), |id| (id, id));
        self.add(
            "restricted-chip-by-remote-access",
            vec![pointer.to_owned(), format!("/access/{index}")],
            format!("{name} is sought by remote access (cloud, account or rent; provider: {}), not as hardware. Remote access was not itself an export. {en}", provider.0).trim_end().to_owned(),
            format!("{name}以远程方式（云、账户或租赁；服务商：{}）寻求使用，而非采购硬件。远程访问本身不构成出口。{zh}", provider.1),
        );
    }

    fn way_of(&self, pointer: &str) -> Option<(usize, &'a Access)> {
        let derived = self.derived;
        derived.access.iter().enumerate().find(|(_, access)| access.facts.iter().any(|fact| fact == pointer))
    }

    fn named(&mut self, id: &'static str, array: &str, facts: &[Fact<Named>]) {
        let (en, zh) = self.says();
        for (at, fact) in facts.iter().enumerate().filter(|(_, fact)| is_sought(fact) && is_us(fact.value.row.id)) {
            let row = fact.value.row;
            let (what_en, what_zh) =
                if array == "ai_services" { ("an AI service", "人工智能服务") } else { ("a cloud", "云服务") };
            self.add(
                id,
                vec![format!("/{array}/{at}")],
                format!("{en} {}, {what_en} of a US company.", row.name),
                format!("{zh}{}，为美国公司的{what_zh}。", row.name),
            );
        }
    }

    fn access(&mut self) {
        let derived = self.derived;
        for (at, access) in derived.access.iter().enumerate() {
            let pointer = format!("/access/{at}");
            let via: Vec<String> = access.via.iter().map(|at| format!("/suppliers/{at}")).collect();
            let names: Vec<&str> = access
                .via
                .iter()
                .filter_map(|at| self.record.suppliers.get(*at))
                .map(|fact| fact.value.name.as_str())
                .collect();
            let compute = access.facts.iter().any(|fact| !fact.starts_with("/ai_services"));
            if access.kind == AccessKind::Remote && access.is_disclosed == Some(false) && compute {
                let (searched_en, searched_zh) = self.searched();
                let mut facts = vec![pointer.clone()];
                facts.extend(access.facts.iter().cloned());
                let (own_en, own_zh) = if runs_a_cloud(self.record, &access.via) {
                    (
                        " The supplier runs a service of its own; whether that is the provider the notice does not say.",
                        "供应商自身经营算力或云服务，但公告未说明其是否为实际服务商。",
                    )
                } else {
                    ("", "")
                };
                self.add(
                    "provider-not-disclosed",
                    facts,
                    format!("Cloud or rented computing power is sought and no provider is named; searched: {searched_en}.{own_en}"),
                    format!("公告寻求云服务或租用算力，但未写明服务商；检索范围：{searched_zh}。{own_zh}"),
                );
            }
            if let (Route::Intermediary, Some(provider)) = (access.route, access.provider) {
                let mut facts = vec![pointer];
                facts.extend(via);
                let proposed = self.record.stage == Stage::Proposed;
                let (verb_en, verb_zh) =
                    if proposed { ("is proposed as", "拟定") } else { ("is named as", "载明") };
                self.add(
                    "through-intermediary",
                    facts,
                    format!("{} {verb_en} supplier of {provider}; by the tables it is not the provider, its operator or an affiliate.", names.join(", ")),
                    format!("公告{verb_zh}{}为{provider}相关服务的供应商；据本工具词表，其并非该服务商、其运营方或关联方。", names.join("、")),
                );
            }
        }
    }

    /// The places in which a provider would have stood.
    fn searched(&self) -> (String, String) {
        let unread = &self.document.unread_pages;
        let (mut en, mut zh) = (
            "the whole text that was read (title, subject, items, requirements, reasons, tables)".to_owned(),
            "已读取的全部文字（标题、项目概况、标的、需求、理由及表格）".to_owned(),
        );
        if let Some(pages) = self.document.pages {
            en.push_str(&format!(", {pages} pages"));
            zh.push_str(&format!("，共{pages}页"));
        }
        if !unread.is_empty() {
            let list = unread.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            en.push_str(&format!("; pages without readable text: {list}"));
            zh.push_str(&format!("；其中无可读文字的页：{list}"));
        }
        (en, zh)
    }

    fn bodies(&mut self, array: &str, bodies: &[Body]) {
        let buyer = array == "buyers";
        let (role_en, role_zh) = if buyer { ("buyer", "采购人") } else { ("supplier", "供应商") };
        for (at, body) in bodies.iter().enumerate() {
            for (entry, listing) in body.listed.iter().enumerate().filter(|(_, listing)| listing.row.is_verified) {
                let row = &listing.row;
                let facts = vec![format!("/{array}/{at}"), format!("/{array}/{at}/listed/{entry}")];
                let since = row.published.or(row.effective);
                let (since_en, since_zh) = since.map_or_else(
                    || (format!("in the edition {}", row.edition), format!("见于版本{}", row.edition)),
                    |day| (format!("since {day}"), format!("自{day}起")),
                );
                let (list, name) = (&row.list, &row.name_zh);
                match (listing.how, listing.in_force) {
                    (Match::Parent, _) => self.add(
                        "unit-of-listed-body",
                        facts,
                        format!("The {role_en} is a unit of {name}, which is on the list {list} {since_en} ({}); the list does not name this unit, and it is not counted as listed.", row.citation),
                        format!("{role_zh}为{name}的下属单位，{name}{since_zh}列于{list}名单（{}）；名单未点名该单位，不计为被列实体。", row.citation),
                    ),
                    (_, Some(true)) => self.add(
                        if buyer { "listed-buyer" } else { "listed-supplier" },
                        facts,
                        format!("The {role_en} {name} is on the list {list} {since_en} ({}), so it was on it on the notice's date.", row.citation),
                        format!("{role_zh}{name}{since_zh}列于{list}名单（{}），在公告日期已在名单上。", row.citation),
                    ),
                    (_, Some(false)) => self.add(
                        if buyer { "buyer-listed-later" } else { "supplier-listed-later" },
                        facts,
                        format!("The {role_en} {name} is on the list {list} {since_en} ({}), after the notice's date: it was not yet on it.", row.citation),
                        format!("{role_zh}{name}{since_zh}列于{list}名单（{}），晚于公告日期：当时尚未列入。", row.citation),
                    ),
                    (_, None) => {}
                }
            }
        }
    }
}

/// What a status says, as a clause.
fn status_words(status: &str) -> (&'static str, &'static str) {
    match status {
        "licence_required" => ("exports of this chip to China needed a US licence", "该芯片对华出口须取得美国许可"),
        "licence_required_by_arithmetic" => (
            "exports of this chip to China needed a US licence by arithmetic on published figures, no rule names it",
            "按公开参数推算，该芯片对华出口须取得美国许可，没有规则点名",
        ),
        "case_by_case" => ("exports of this chip to China were reviewed case by case", "该芯片对华出口须逐案审查"),
        _ => ("exports of this chip to China met a presumption of denial", "该芯片对华出口推定拒绝"),
    }
}
