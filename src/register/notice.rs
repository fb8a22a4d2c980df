//! A notice as a result has it: only what the register needs, read without trust in the order or the presence of anything.
use crate::lexicon::folded;
use rust_decimal::Decimal;
use serde_json::Value;

/// One record of a result.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notice {
    /// The record's id.
    pub id: String,
    /// The file's path.
    pub path: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// The part of the file.
    pub part: String,
    /// Text was found in the file.
    pub is_readable: bool,
    /// Kind of the notice.
    pub kind: String,
    /// Stage of the notice.
    pub stage: String,
    /// Its title.
    pub title: String,
    /// The project's name.
    pub project_name: String,
    /// The project's number.
    pub project_number: String,
    /// The day or month of publication, else of the award.
    pub date: String,
    /// The buyers.
    pub buyers: Vec<Body>,
    /// The suppliers.
    pub suppliers: Vec<Supplier>,
    /// The amounts.
    pub amounts: Vec<Money>,
    /// Clouds, chips and AI services.
    pub things: Vec<Thing>,
    /// The ways of access.
    pub access: Vec<Access>,
    /// The ids of the findings.
    pub findings: Vec<String>,
}

/// A body with its entries on lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// The name as printed.
    pub name: String,
    /// Its own English name.
    pub name_en: String,
    /// Its name in pinyin.
    pub pinyin: String,
    /// Entries on lists.
    pub listed: Vec<Listed>,
}

/// An entry on a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// The list.
    pub list: String,
    /// exact, alias or parent.
    pub how: String,
    /// The Chinese name was checked.
    pub is_verified: bool,
    /// Day of publication.
    pub on: Option<String>,
    /// In force on the notice's date.
    pub in_force: Option<bool>,
    /// The edition.
    pub edition: String,
    /// Where it can be read.
    pub citation: String,
}

/// A supplier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Supplier {
    /// The name as printed.
    pub name: String,
    /// winner, proposed, …
    pub role: String,
}

/// An amount.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Money {
    /// budget, award, …
    pub role: String,
    /// The value.
    pub value: Option<Decimal>,
    /// The currency.
    pub currency: String,
    /// total, unit, year, month.
    pub basis: String,
    /// The lot, empty for the whole.
    pub lot: String,
}

/// A cloud, chip or AI service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thing {
    /// cloud_providers, chips or ai_services.
    pub array: &'static str,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its maker.
    pub vendor: String,
    /// The words of the paper.
    pub quote: String,
    /// The stance.
    pub stance: String,
    /// cpu, gpu, …
    pub class: String,
    /// The status on the notice's date.
    pub status: Option<String>,
    /// Numbers with their units.
    pub quantities: Vec<String>,
}

/// A way of access.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Access {
    /// remote, hardware, unknown.
    pub kind: String,
    /// The provider's id.
    pub provider: Option<String>,
    /// Whether one is named.
    pub is_disclosed: Option<bool>,
    /// direct, intermediary, unknown.
    pub route: String,
    /// Names of the suppliers through whom it goes.
    pub via: Vec<String>,
}

fn text(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or("").to_owned()
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

impl Notice {
    /// Reads a record of schema 1; `None` for anything else.
    #[must_use]
    pub fn read(value: &Value) -> Option<Self> {
        let version = value.get("schema_version")?.as_str()?;
        let (notice, source) = (value.get("notice")?, value.get("source")?);
        if !(version == "1" || version.starts_with("1.")) || !notice.is_object() || !source.is_object() {
            return None;
        }
        let field = |key: &str| notice.get(key).map_or_else(String::new, |field| text(field, "value"));
        let published = Some(field("published")).filter(|date| !date.is_empty());
        let suppliers: Vec<Supplier> = list(value, "suppliers")
            .map(|entry| Supplier { name: text(entry, "name"), role: text(entry, "role") })
            .collect();
        let things = ["cloud_providers", "chips", "ai_services"]
            .into_iter()
            .flat_map(|array| list(value, array).map(move |entry| thing(array, entry)))
            .collect();
        Some(Self {
            id: text(value, "id"),
            path: text(source, "path"),
            sha256: text(source, "sha256"),
            part: text(source, "part"),
            is_readable: matches!(text(source, "text").as_str(), "embedded" | "ocr" | "mixed"),
            kind: text(notice, "kind"),
            stage: text(notice, "stage"),
            title: field("title"),
            project_name: field("project_name"),
            project_number: field("project_number"),
            date: published.unwrap_or_else(|| field("award_date")),
            buyers: list(value, "buyers").map(body).collect(),
            amounts: list(value, "amounts").map(money).collect(),
            access: list(value, "access").map(|entry| access(entry, &suppliers)).collect(),
            findings: list(value, "findings").map(|entry| text(entry, "id")).collect(),
            suppliers,
            things,
        })
    }

    /// What makes two records one: the same part of a file with the same bytes.
    #[must_use]
    pub fn key(&self) -> (String, String, String) {
        let file = if self.sha256.is_empty() { format!("path {}", self.path) } else { self.sha256.clone() };
        let number = self.id.split_once('#').map_or("", |(_, number)| number);
        (file, number.to_owned(), self.part.clone())
    }

    /// Things that this notice is to get; a CPU never counts.
    pub fn sought(&self) -> impl Iterator<Item = &Thing> {
        self.things.iter().filter(|thing| thing.stance == "sought" && thing.class != "cpu")
    }

    /// Whether the record has this finding.
    #[must_use]
    pub fn has(&self, finding: &str) -> bool {
        self.findings.iter().any(|id| id == finding)
    }

    /// Restricted US technology or a US cloud or AI service is sought: by the chip's status on the notice's date, by the
    /// notice's own words for the chip, or by the provider.
    #[must_use]
    pub fn seeks_restricted_or_us_cloud(&self) -> bool {
        ["restricted-chip-sought", "chip-called-restricted", "us-cloud-sought", "us-ai-service-sought"]
            .iter()
            .any(|finding| self.has(finding))
    }

    /// Names of those who supply or shall supply.
    pub fn supplied_by(&self) -> impl Iterator<Item = &str> {
        let supplies = |supplier: &&Supplier| matches!(supplier.role.as_str(), "winner" | "proposed");
        self.suppliers.iter().filter(supplies).map(|supplier| supplier.name.as_str())
    }

    /// The buyers' names, folded.
    pub fn buyer_keys(&self) -> impl Iterator<Item = String> {
        self.buyers.iter().map(|buyer| folded(&buyer.name)).filter(|name| !name.is_empty())
    }
}

fn body(entry: &Value) -> Body {
    let listed = list(entry, "listed").map(|entry| Listed {
        list: text(entry, "list"),
        how: text(entry, "match"),
        is_verified: entry.get("name_verified").and_then(Value::as_bool).unwrap_or(false),
        on: entry.get("listed_on").and_then(Value::as_str).map(str::to_owned),
        in_force: entry.get("in_force_on_notice_date").and_then(Value::as_bool),
        edition: text(entry, "list_edition"),
        citation: text(entry, "citation"),
    });
    Body {
        name: text(entry, "name"),
        name_en: text(entry, "name_en"),
        pinyin: text(entry, "name_pinyin"),
        listed: listed.collect(),
    }
}

fn money(entry: &Value) -> Money {
    Money {
        role: text(entry, "role"),
        value: entry.get("value").and_then(Value::as_str).and_then(|value| value.parse().ok()),
        currency: text(entry, "currency"),
        basis: text(entry, "basis"),
        lot: text(entry, "lot"),
    }
}

fn thing(array: &'static str, entry: &Value) -> Thing {
    let number = |quantity: &Value| {
        let value = quantity.get("value")?;
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Some(format!("{value} {}", text(quantity, "unit")))
    };
    Thing {
        array,
        id: text(entry, "id"),
        name: text(entry, "name"),
        vendor: text(entry, "vendor"),
        quote: list(entry, "evidence")
            .filter(|piece| text(piece, "for") == "value")
            .map(|piece| text(piece, "quote"))
            .filter(|quote| quote.chars().count() <= 24)
            .max_by_key(|quote| quote.chars().count())
            .unwrap_or_default(),
        stance: text(entry, "stance"),
        class: text(entry, "class"),
        status: entry.get("export_control").map(|control| text(control, "status")),
        quantities: list(entry, "quantities").filter_map(number).collect(),
    }
}

fn access(entry: &Value, suppliers: &[Supplier]) -> Access {
    let supplier = |pointer: &Value| {
        let at = pointer.as_str()?.strip_prefix("/suppliers/")?.parse::<usize>().ok()?;
        suppliers.get(at).map(|supplier| supplier.name.clone())
    };
    Access {
        kind: text(entry, "kind"),
        provider: entry.get("provider").and_then(Value::as_str).map(str::to_owned),
        is_disclosed: entry.get("provider_disclosed").and_then(Value::as_bool),
        route: text(entry, "route"),
        via: list(entry, "via").filter_map(supplier).collect(),
    }
}
