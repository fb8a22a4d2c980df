//! Which paragraph styles are headings: by their outline level or their name, their own or an ancestor's.
use crate::document::element::{attribute, each};
use std::collections::{HashMap, HashSet};

/// How long a chain of "based on" may be.
const ANCESTORS: usize = 16;

#[derive(Default)]
struct Style {
    based_on: Option<String>,
    /// Told by the style itself: `Some(false)` is body text.
    heading: Option<bool>,
}

/// The ids of the heading styles in `styles.xml`.
pub(super) fn headings(xml: &str) -> HashSet<String> {
    let mut styles: HashMap<String, Style> = HashMap::new();
    let mut current: Option<String> = None;
    each(xml, |e, _| match e.local_name().as_ref() {
        "style" => {
            current = attribute(e, "styleId");
            if let Some(id) = &current {
                styles.insert(id.clone(), Style::default());
            }
        }
        kind => {
            let (Some(style), Some(value)) = (current.as_ref().and_then(|id| styles.get_mut(id)), attribute(e, "val"))
            else {
                return;
            };
            match kind {
                "name" if is_heading_name(&value) => style.heading = Some(true),
                "basedOn" => style.based_on = Some(value),
                "outlineLvl" => style.heading = Some(value.parse::<u8>().is_ok_and(|level| level < 9)),
                _ => {}
            }
        }
    });
    let ids: Vec<String> = styles.keys().cloned().collect();
    ids.into_iter().filter(|id| is_heading(&styles, id)).collect()
}

fn is_heading(styles: &HashMap<String, Style>, id: &str) -> bool {
    let mut at = id;
    for _ in 0..ANCESTORS {
        let Some(style) = styles.get(at) else {
            return false;
        };
        if let Some(heading) = style.heading {
            return heading;
        }
        let Some(parent) = &style.based_on else {
            return false;
        };
        at = parent;
    }
    false
}

fn is_heading_name(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    lower == "title" || lower == "标题" || ["heading ", "标题 "].iter().any(|start| lower.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_found_by_level_name_and_ancestor() {
        let xml = "<w:styles><w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>\
            <w:style w:styleId=\"a\"><w:name w:val=\"章\"/><w:basedOn w:val=\"1\"/></w:style>\
            <w:style w:styleId=\"b\"><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style>\
            <w:style w:styleId=\"c\"><w:basedOn w:val=\"b\"/><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr></w:style>\
            <w:style w:styleId=\"d\"><w:basedOn w:val=\"d\"/></w:style></w:styles>";
        let mut found: Vec<String> = headings(xml).into_iter().collect();
        found.sort();
        assert_eq!(found, ["1", "a", "b"]);
    }
}
