//! The register as a table for a terminal, JSON, CSV and Markdown: what was sought and by whom, never that it was bought.
mod csv;
mod json;
mod markdown;
mod row;
mod terminal;

pub use csv::summary_csv;
pub use json::summary_json;
pub use markdown::summary_markdown;
pub use row::{EntityRow, summary_rows};
pub use terminal::summary_text;

use crate::register::{Rate, Register};

/// A register with what a person adds for showing it.
#[derive(Debug, Clone, Copy)]
pub struct Summary<'a> {
    /// What to show.
    pub register: &'a Register,
    /// Rates for other currencies; without one nothing is converted.
    pub rates: &'a [Rate],
    /// Chinese instead of English.
    pub is_chinese: bool,
}

impl Summary<'_> {
    fn say(&self, en: &'static str, zh: &'static str) -> &'static str {
        if self.is_chinese { zh } else { en }
    }

    /// What must be read beside every number of it.
    #[must_use]
    pub fn caution(&self) -> &'static str {
        self.say(
            "A notice says what is sought, proposed or awarded; it does not show that anything was delivered. The status of a chip is no verdict on a purchase, and remote access was not itself an export. Pinyin is mechanical.",
            "公告说明寻求、拟定或授予的内容，并不表明已交付。芯片的管制状态不等于对采购行为的判断；远程访问本身不构成出口。拼音为机械转写。",
        )
    }

    /// The one sentence that the register is for.
    #[must_use]
    pub fn head(&self) -> String {
        let us = self.register.entities.iter().filter(|entity| entity.is_us).count();
        let files = self.register.funnel.iter().find(|step| step.id == "files").map_or(0, |step| step.count);
        if self.is_chinese {
            format!("{files} 个文件；{us} 个采购人寻求受限美国技术、美国云或美国人工智能服务")
        } else {
            format!("{files} documents; {us} entities seeking restricted US technology or a US cloud or AI service")
        }
    }
}
