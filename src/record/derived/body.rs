//! Findings about bodies on lists: the listing beside the notice's date, in one sentence.
use super::{Body, Finding, Listing};
use crate::lexicon::Match;

/// Adds what the lists say of the bodies of an array.
pub(super) fn add(found: &mut Vec<Finding>, array: &str, bodies: &[Body]) {
    let is_buyer = array == "buyers";
    let (role_en, role_zh) = if is_buyer { ("buyer", "采购人") } else { ("supplier", "供应商") };
    for (at, body) in bodies.iter().enumerate() {
        for (entry, listing) in body.listed.iter().enumerate().filter(|(_, listing)| listing.row.is_verified) {
            let row = &listing.row;
            let name = &row.name_zh;
            let (on_en, on_zh) = standing(listing);
            let later_en = " That is after the notice's date: it was not yet on it.";
            let later_zh = "该日期晚于公告日期：当时尚未列入。";
            let (id, en, zh) = match (listing.how, listing.in_force) {
                (Match::Parent, in_force) => {
                    let is_later = in_force == Some(false);
                    let (en, zh) = if is_later { (later_en, later_zh) } else { ("", "") };
                    (
                        "unit-of-listed-body",
                        format!(
                            "The {role_en} is a unit of {name}, which is {on_en}.{en} The list does not name this unit, and it is not counted as listed."
                        ),
                        format!("{role_zh}为{name}的下属单位，{name}{on_zh}。{zh}名单未点名该单位，不计为被列实体。"),
                    )
                }
                (_, Some(true)) => (
                    if is_buyer { "listed-buyer" } else { "listed-supplier" },
                    format!("The {role_en} {name} is {on_en}; it was on it on the notice's date."),
                    format!("{role_zh}{name}{on_zh}，在公告日期已在名单上。"),
                ),
                (_, Some(false)) => (
                    if is_buyer { "buyer-listed-later" } else { "supplier-listed-later" },
                    format!("The {role_en} {name} is {on_en}.{later_en}"),
                    format!("{role_zh}{name}{on_zh}。{later_zh}"),
                ),
                (_, None) => continue,
            };
            let facts = vec![format!("/{array}/{at}"), format!("/{array}/{at}/listed/{entry}")];
            found.push(Finding { id, facts, en, zh });
        }
    }
}

/// On which list, since when, by which source.
fn standing(listing: &Listing) -> (String, String) {
    let row = &listing.row;
    let (list_en, list_zh) = match row.list.as_str() {
        "entity-list" => ("the US Entity List", "美国实体清单"),
        "1260h" => ("the US list under section 1260H", "美国1260H清单"),
        "1286" => ("the US list under section 1286", "美国1286清单"),
        "ns-cmic" => ("the US NS-CMIC list", "美国NS-CMIC清单"),
        "meu" => ("the US Military End User list", "美国军事最终用户清单"),
        own => (own, own),
    };
    let citation = &row.citation;
    match (row.published, row.effective) {
        (Some(published), Some(effective)) if effective != published => (
            format!("on {list_en} (published {published}, in force since {effective}; {citation})"),
            format!("列于{list_zh}（{published}公布，{effective}生效；{citation}）"),
        ),
        (Some(day), _) | (None, Some(day)) => {
            (format!("on {list_en} since {day} ({citation})"), format!("自{day}起列于{list_zh}（{citation}）"))
        }
        (None, None) => (
            format!("on {list_en} in the edition {} (since when is not known; {citation})", row.edition),
            format!("列于{list_zh}（版本：{}，起始日期不详；{citation}）", row.edition),
        ),
    }
}
