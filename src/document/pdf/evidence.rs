//! Which letters a glyph stands for, by the evidence in the file, best first; where there is none it says so.
use super::drawing::Found;
use super::glyph_order::{self, GlyphOrder};
use super::symbols;
use hayro_cmap::{BfString, CMap, CMapName, CharacterCollection, CidFamily};
use hayro_font::{Font, FontGlyph, OutlineGlyph};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use skrifa::MetadataProvider;
use std::cell::OnceCell;
use std::collections::HashMap;

/// Flag of a font descriptor: the font has a character set of its own.
const SYMBOLIC: u32 = 1 << 2;

/// The maps of one font dictionary.
pub(super) struct Evidence {
    name: String,
    to_unicode: Option<CMap>,
    /// Codes to characters of a collection, and the collection to Unicode.
    encoding: Option<CMap>,
    collection: Option<CMap>,
    /// Codes are glyph numbers as likely as characters of the collection.
    codes_are_glyphs: bool,
    embedded: bool,
    composite: bool,
    /// The codes of an embedded simple TrueType font mean what its table says and nothing else.
    codes_are_private: bool,
    own: OnceCell<Own>,
}

/// What the embedded program says by itself.
#[derive(Default)]
struct Own {
    /// Its character table (or glyph names) read backwards.
    letters: HashMap<u32, char>,
    order: Option<GlyphOrder>,
    /// The glyphs can't be those that the collection names for their numbers.
    defies_collection: bool,
}

impl Evidence {
    /// Reads the maps of a font dictionary whose streams are within bounds.
    pub(super) fn of(dict: &Dict<'_>) -> Self {
        let descendant = dict.get::<Array<'_>>(b"DescendantFonts").and_then(|a| a.iter::<Dict<'_>>().next());
        let composite = descendant.is_some();
        let own = descendant.unwrap_or_else(|| dict.clone());
        let descriptor = own.get::<Dict<'_>>(b"FontDescriptor").unwrap_or_default();
        let embedded = [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"].iter().any(|k| descriptor.contains_key(k));
        let encoding = if composite { dict.get::<Object<'_>>(b"Encoding").and_then(|o| cmap(&o)) } else { None };
        let of_encoding = encoding.as_ref().and_then(|e| e.metadata().character_collection.clone());
        let family = of_encoding
            .map(|c| c.family)
            .filter(|family| *family != CidFamily::AdobeIdentity)
            .or_else(|| family_of(&own));
        let identity = dict.get::<Name<'_>>(b"Encoding").is_some_and(|n| n.starts_with(b"Identity"));
        Self {
            name: dict.get::<Name<'_>>(b"BaseFont").map(|n| n.as_str().to_owned()).unwrap_or_default(),
            to_unicode: dict.get::<Object<'_>>(b"ToUnicode").and_then(|o| cmap(&o)),
            collection: family.and_then(|f| f.ucs2_cmap()).and_then(predefined),
            codes_are_glyphs: identity
                && descriptor.contains_key(b"FontFile2")
                && own.get::<Stream<'_>>(b"CIDToGIDMap").is_none(),
            codes_are_private: !composite
                && descriptor.contains_key(b"FontFile2")
                && !dict.contains_key(b"Encoding")
                && descriptor.get::<u32>(b"Flags").unwrap_or(0) & SYMBOLIC != 0,
            encoding,
            embedded,
            composite,
            own: OnceCell::new(),
        }
    }

    /// The letters of a code, and how they were found.
    pub(super) fn letters(&self, font: Option<&Font<'_>>, code: u32, length: u8) -> (String, Found) {
        let glyph = font.map(|font| font.glyph(font.map_code(code), code));
        let mapped = match (&self.to_unicode, &glyph) {
            (Some(map), _) if map.lookup_bf_string(code).is_some() => map.lookup_bf_string(code),
            // A composite font's answer would be the collection's, which is asked below with more care.
            (_, _) if self.composite || self.codes_are_private => None,
            (_, Some(FontGlyph::Outline(glyph))) => glyph.as_unicode(),
            (_, Some(FontGlyph::Type3(glyph))) => glyph.as_unicode(),
            (_, None) => None,
        };
        if let Some(text) = mapped.and_then(accepted) {
            return (text, Found::Stated);
        }
        if symbols::is_symbol_font(&self.name) {
            let private = self.to_unicode.as_ref().and_then(|map| match map.lookup_bf_string(code) {
                Some(BfString::Char(c)) => Some(c as u32),
                _ => None,
            });
            if let Some(c) = symbols::letter(&self.name, private.unwrap_or(code)) {
                return (c.to_string(), Found::Stated);
            }
            return unknown();
        }
        let outline = match &glyph {
            Some(FontGlyph::Outline(outline)) if self.embedded => Some(outline),
            _ => None,
        };
        let own = outline.filter(|_| self.codes_are_glyphs).map(|outline| self.own(outline));
        if let (Some(own), Some(outline)) = (own, outline)
            && let Some(letter) = own.letters.get(&outline.glyph_id().to_u32())
        {
            return (letter.to_string(), Found::Stated);
        }
        let collection = self.collection.as_ref().filter(|_| !own.is_some_and(|own| own.defies_collection));
        let of_collection = collection.and_then(|collection| {
            let cid = self.encoding.as_ref()?.lookup_cid_code(code, length)?;
            collection.lookup_bf_string(cid).and_then(accepted)
        });
        if let Some(text) = of_collection {
            return (text, Found::Stated);
        }
        if let Some(outline) = outline {
            let own = self.own(outline);
            let gid = outline.glyph_id().to_u32();
            if let Some(letter) = own.letters.get(&gid) {
                return (letter.to_string(), Found::Stated);
            }
            if let Some(letter) = own.order.and_then(|order| order.letter(gid)) {
                return (letter.to_string(), Found::GlyphOrder);
            }
        }
        unknown()
    }

    fn own(&self, glyph: &OutlineGlyph) -> &Own {
        self.own.get_or_init(|| {
            let Some(data) = glyph.font_data() else {
                return Own::default();
            };
            let program: &[u8] = (*data.data).as_ref();
            let letters = own_letters(program).unwrap_or_default();
            if !letters.is_empty() || self.to_unicode.is_some() {
                return Own { letters, ..Own::default() };
            }
            let held = glyph_order::held(program).unwrap_or_default();
            let defies_collection = self.codes_are_glyphs
                && self.collection.as_ref().is_some_and(|collection| {
                    !glyph_order::is_everyday_text(held.iter().filter_map(|gid| {
                        match collection.lookup_bf_string(*gid)? {
                            BfString::Char(c) => Some(c),
                            BfString::String(_) => None,
                        }
                    }))
                });
            let order = if self.collection.is_none() || defies_collection { GlyphOrder::of(&held) } else { None };
            Own { letters, order, defies_collection }
        })
    }
}

fn unknown() -> (String, Found) {
    (char::REPLACEMENT_CHARACTER.to_string(), Found::Unknown)
}

/// Glyph to letter by the font's character table and its glyph names.
fn own_letters(program: &[u8]) -> Option<HashMap<u32, char>> {
    let font = skrifa::FontRef::new(program).ok()?;
    let mut letters: HashMap<u32, char> = HashMap::new();
    for (code, glyph) in font.charmap().mappings().take(200_000) {
        let Some(c) = char::from_u32(code).filter(|c| is_letter(*c)) else {
            continue;
        };
        // Several letters may share a glyph: an ideograph is likelier than the radical that looks like it.
        let is_better = letters.get(&glyph.to_u32()).is_none_or(|old| plainness(c) < plainness(*old));
        if is_better {
            letters.insert(glyph.to_u32(), c);
        }
    }
    if letters.is_empty() {
        for (glyph, name) in font.glyph_names().iter() {
            let code = name.as_str().strip_prefix("uni").filter(|digits| digits.len() == 4);
            let code = code.and_then(|digits| u32::from_str_radix(digits, 16).ok());
            if let Some(c) = code.and_then(char::from_u32).filter(|c| is_letter(*c)) {
                letters.insert(glyph.to_u32(), c);
            }
        }
    }
    Some(letters)
}

fn plainness(c: char) -> u32 {
    match c {
        '\u{20}'..='\u{7e}' => 0,
        '\u{a0}' => 4,
        '\u{4e00}'..='\u{9fff}' | '\u{3001}'..='\u{30ff}' | '\u{ff01}'..='\u{ff60}' => 1,
        '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' => 3,
        _ => 2,
    }
}

/// Whether a map's answer can be a letter: no private, control or broken code point.
pub(super) fn is_letter(c: char) -> bool {
    !matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' | '\u{fff0}'..='\u{ffff}' | '\u{feff}')
        && (!c.is_control() || matches!(c, '\t'))
        && (c as u32) & 0xfffe != 0xfffe
}

fn accepted(mapped: BfString) -> Option<String> {
    let text = match mapped {
        BfString::Char(c) => c.to_string(),
        BfString::String(s) => s,
    };
    (!text.is_empty() && text.chars().all(is_letter)).then_some(text)
}

fn predefined(name: CMapName<'_>) -> Option<CMap> {
    CMap::parse(hayro_cmap::load_embedded(name)?, hayro_cmap::load_embedded)
}

/// A map by name or as a stream.
fn cmap(object: &Object<'_>) -> Option<CMap> {
    match object {
        Object::Name(name) => match CMapName::from_bytes(name) {
            CMapName::IdentityH => Some(CMap::identity_h()),
            CMapName::IdentityV => Some(CMap::identity_v()),
            name => predefined(name),
        },
        Object::Stream(stream) => CMap::parse(&super::guard::decoded(stream)?, hayro_cmap::load_embedded),
        _ => None,
    }
}

fn family_of(font: &Dict<'_>) -> Option<CidFamily> {
    let info = font.get::<Dict<'_>>(b"CIDSystemInfo")?;
    let (registry, ordering) = (info.get::<PdfString<'_>>(b"Registry")?, info.get::<PdfString<'_>>(b"Ordering")?);
    let collection = CharacterCollection {
        family: CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes()),
        supplement: 0,
    };
    Some(collection.family)
}
