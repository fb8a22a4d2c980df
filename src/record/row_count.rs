//! How many of a thing its row says, or the lines below a plain text's item.
use super::quantity::{self, Count};
use super::table::Grid;
use crate::document::{Document, Span};
use crate::mention::Mentions;

/// The number in the row's column 数量, or behind 数量 in the lines below a plain text's item.
pub(super) fn of_row(document: &Document, mentions: &Mentions, grid: &Grid, block: u32) -> Option<(Count, Span)> {
    let cell = document.blocks.get(block as usize)?.cell();
    let Some(cell) = cell else { return count_below(mentions, block) };
    let head_of = |column: u32| {
        let head = grid.quantity_head(mentions, cell.table, cell.row, column)?;
        Some(mentions.text(head).to_owned())
    };
    let row = grid.row(cell.table, cell.row);
    row.iter().filter(|other| **other != block).find_map(|block| {
        let own = document.blocks.get(*block as usize)?.cell()?;
        let head = head_of(own.column)?;
        let text = mentions.text(*block);
        let unit_cell = row
            .iter()
            .map(|other| mentions.text(*other))
            .find(|text| matches!(*text, "台" | "套" | "块" | "张" | "卡" | "节点" | "颗" | "片"));
        let unit = unit_cell.map(str::to_owned).unwrap_or_else(|| head.clone());
        let unit = ["台", "套", "块", "张", "卡", "颗", "片"].iter().find(|word| unit.contains(**word)).copied();
        // 数量 without a unit counts what the row names: servers, else cards.
        let unit = unit.or_else(|| {
            let short = row.iter().map(|other| mentions.text(*other)).filter(|text| text.chars().count() <= 40);
            let words: String = short.filter(|text| !text.contains(['云', '租'])).collect();
            let says = |list: &[&str]| list.iter().any(|word| words.contains(word));
            if says(&["服务器", "工作站", "一体机", "计算节点", "主机", "终端", "电脑"]) {
                Some("台")
            } else {
                says(&["显卡", "加速卡", "GPU卡", "推理卡", "训练卡", "计算卡"]).then_some("张")
            }
        });
        let count = quantity::counts(text).into_iter().next().or_else(|| {
            let unit = unit?;
            quantity::counts(&format!("{}{unit}", text.trim_end_matches(|c: char| !c.is_ascii_digit())))
                .into_iter()
                .next()
        })?;
        let span = mentions.folded.get(*block as usize)?.span(0..text.len())?;
        Some((count, span))
    })
}

/// 数量：14台 in the line itself, in the two above or the four below, or 计算节点数量：10台 within one of them.
fn count_below(mentions: &Mentions, line: u32) -> Option<(Count, Span)> {
    let item = |text: &str| text.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十(".contains(c));
    let mut above = (line.saturating_sub(2)..line).rev();
    let own_above = above.find(|block| mentions.text(*block).contains("数量"));
    // A number of its own item goes before one of the item above.
    let own_above = own_above.filter(|block| (block + 1..=line).all(|other| !item(mentions.text(other))));
    let mut of_other = false;
    let below = (line.saturating_add(1)..line.saturating_add(5)).map(|block| {
        of_other |= item(mentions.text(block));
        (block, of_other)
    });
    let own = [Some(line), own_above].into_iter().flatten().map(|block| (block, false));
    let found = own.chain(below).find_map(|(block, of_other)| {
        let folded = mentions.folded.get(block as usize)?;
        let text = folded.text();
        let at = text.find("数量")? + "数量".len();
        // The next item's own number, unless it says what it counts: 计算节点数量.
        let head = text.get(..at - "数量".len())?;
        if of_other && !["节点", "服务器", "主机", "工作站"].iter().any(|word| head.ends_with(word)) {
            return None;
        }
        let rest = text.get(at..)?;
        let skipped = rest.len() - rest.trim_start_matches([':', ' ', '为', '共', '计']).len();
        let count = quantity::counts(rest).into_iter().next().filter(|count| count.range.start <= skipped + 2);
        let digits = rest.get(skipped..)?.bytes().take_while(u8::is_ascii_digit).count();
        // 训练主机 数量2 配置:…: machines, where no unit says otherwise.
        let bare = || {
            let machine = ["服务器", "主机", "节点", "工作站", "一体机"].iter().any(|word| head.contains(word));
            let value = rest.get(skipped..skipped + digits)?.parse::<rust_decimal::Decimal>().ok()?;
            (machine && value > rust_decimal::Decimal::ZERO).then_some(Count {
                range: skipped..skipped + digits,
                value,
                unit: "server",
                each: false,
            })
        };
        let count = count.or_else(bare)?;
        folded.span(at + count.range.start..at + count.range.end).map(|span| (count, span))
    });
    found.or_else(|| of_noun(mentions, line))
}

/// 生物信息分析服务器4台 some lines above, where this line goes on about 生物信息分析服务器.
fn of_noun(mentions: &Mentions, line: u32) -> Option<(Count, Span)> {
    let text = mentions.text(line);
    let noun = ["服务器", "计算节点", "工作站", "主机"].iter().find_map(|word| {
        let at = text.find(word)?;
        let start = text.get(..at)?.char_indices().rev().nth(3).map(|(from, _)| from)?;
        text.get(start..at + word.len())
    })?;
    (line.saturating_sub(3)..line).rev().find_map(|block| {
        let folded = mentions.folded.get(block as usize)?;
        let at = folded.text().find(noun)? + noun.len();
        let rest = folded.text().get(at..)?;
        let count = quantity::counts(rest).into_iter().next().filter(|count| count.range.start <= 3)?;
        folded.span(at + count.range.start..at + count.range.end).map(|span| (count, span))
    })
}
