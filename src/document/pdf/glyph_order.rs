//! Letters by the glyph order of Windows system fonts, for fonts that lost every map.
//!
//! Those fonts keep their ideographs in Unicode order, so that one offset leads from a glyph's number to its letter. A
//! subset says which glyphs it holds: under the right offset nearly all of them are everyday characters, under a wrong one
//! about one in six is. The name of the font proves nothing: producers re-number subsets.
use skrifa::raw::TableProvider;

/// Unicode minus glyph number for the blocks of one family of fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Offsets {
    ideographs: u32,
    full_width: u32,
    punctuation: u32,
}

/// Measured on fonts of real tenders that do carry a ToUnicode map.
const FAMILIES: [Offsets; 3] = [
    // SimSun, NSimSun
    Offsets { ideographs: 0x49d0, full_width: 0xfc44, punctuation: 0x2e3e },
    // SimHei, KaiTi, FangSong
    Offsets { ideographs: 0x49ca, full_width: 0xfb54, punctuation: 0x2dc4 },
    // KaiTi_GB2312
    Offsets { ideographs: 0x3392, full_width: 0xfdf9, punctuation: 0x2f9e },
];
/// ASCII stands at one place in all of them.
const ASCII: u32 = 0x1d;
/// Fewer ideographs than this prove nothing.
const FEWEST: usize = 12;

/// A glyph order that proved plausible for one font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct GlyphOrder(Offsets);

impl GlyphOrder {
    /// Tries the known orders on the glyphs that a subset holds.
    pub(super) fn of(held: &[u32]) -> Option<Self> {
        let mut scored: Vec<(usize, usize, Offsets)> = FAMILIES
            .iter()
            .map(|offsets| {
                let letters = held.iter().filter_map(|gid| ideograph(*gid, *offsets));
                let (all, everyday) = letters.fold((0, 0), |(a, e), c| (a + 1, e + usize::from(is_everyday(c))));
                (everyday, all, *offsets)
            })
            .collect();
        scored.sort_by_key(|(everyday, ..)| std::cmp::Reverse(*everyday));
        let (everyday, all, offsets) = *scored.first()?;
        let next_best = scored.get(1).map_or(0, |(everyday, ..)| *everyday);
        let sure = all >= FEWEST && everyday * 100 >= all * 88 && next_best * 2 <= everyday;
        // Most of the font must lie in the blocks that the order explains.
        let explained = held.iter().filter(|gid| Self(offsets).letter(**gid).is_some()).count();
        (sure && explained * 100 >= held.len() * 80).then_some(Self(offsets))
    }

    /// The letter of a glyph, where this order says.
    pub(super) fn letter(self, gid: u32) -> Option<char> {
        if (3..=97).contains(&gid) {
            return char::from_u32(gid + ASCII);
        }
        let block = |offset: u32, low: u32, high: u32| {
            let code = gid.checked_add(offset)?;
            (low..=high).contains(&code).then(|| char::from_u32(code)).flatten()
        };
        ideograph(gid, self.0)
            .or_else(|| block(self.0.full_width, 0xff01, 0xff5e))
            .or_else(|| block(self.0.punctuation, 0x3001, 0x3002))
    }
}

fn ideograph(gid: u32, offsets: Offsets) -> Option<char> {
    let code = gid.checked_add(offsets.ideographs)?;
    (0x4e00..=0x9fa5).contains(&code).then(|| char::from_u32(code)).flatten()
}

/// The glyphs that a TrueType subset holds: those with an outline.
pub(super) fn held(program: &[u8]) -> Option<Vec<u32>> {
    let font = skrifa::FontRef::new(program).ok()?;
    let loca = font.loca(None).ok()?;
    let outlined = (1..loca.len().min(0xffff))
        .filter(|gid| matches!((loca.get_raw(*gid), loca.get_raw(gid + 1)), (Some(a), Some(b)) if b > a));
    Some(outlined.map(|gid| gid as u32).collect())
}

/// Whether the ideographs among some letters are mostly everyday ones; too few prove nothing against it.
pub(super) fn is_everyday_text(letters: impl Iterator<Item = char>) -> bool {
    let ideographs = letters.filter(|c| ('\u{4e00}'..='\u{9fa5}').contains(c));
    let (all, everyday) = ideographs.fold((0, 0), |(a, e), c| (a + 1, e + usize::from(is_everyday(c))));
    all < FEWEST || everyday * 100 >= all * 60
}

/// Whether a character is among the 3,755 of the first level of GB 2312, the everyday ones.
pub(super) fn is_everyday(c: char) -> bool {
    let mut buffer = [0; 4];
    let (bytes, _, failed) = encoding_rs::GB18030.encode(c.encode_utf8(&mut buffer));
    !failed && matches!(*bytes, [0xb0..=0xd7, 0xa1..=0xfe])
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "采购人大学信息化建设办公室中标供应商成交金额联系方式公告项目编号招标代理机构";

    #[test]
    fn finds_the_order_of_everyday_text_and_refuses_any_other() {
        for family in FAMILIES {
            let gids: Vec<u32> = TEXT.chars().map(|c| c as u32 - family.ideographs).collect();
            let order = GlyphOrder::of(&gids).unwrap();
            assert_eq!(gids.iter().filter_map(|gid| order.letter(*gid)).collect::<String>(), TEXT);
            let shifted: Vec<u32> = gids.iter().map(|gid| gid + 1000).collect();
            assert_eq!(GlyphOrder::of(&shifted), None);
        }
        let numbered: Vec<u32> = (1..200).collect();
        assert_eq!(GlyphOrder::of(&numbered), None);
        assert_eq!(GlyphOrder::of(&[]), None);
    }

    #[test]
    fn everyday_characters_are_those_of_the_first_level() {
        assert!("的一国购标".chars().all(is_everyday));
        assert!("亳濮A。".chars().all(|c| !is_everyday(c)));
    }
}
