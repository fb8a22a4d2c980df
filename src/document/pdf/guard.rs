//! Bounds on what a hostile file may make the reader unpack or walk; all of them count work and none the clock.
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Stream};
use std::borrow::Cow;
use std::io::Read;

/// Operators walked on one page, its forms included.
pub(super) const OPERATORS_OF_A_PAGE: u32 = 4_000_000;
/// Glyphs kept of one page.
pub(super) const GLYPHS_OF_A_PAGE: usize = 200_000;
/// Bytes that one stream may unpack to.
const DECODED: u64 = 256 << 20;
/// Deflate can't do better than about this.
const MOST_FLATE: u64 = 1_032;
/// A row of widths may name no more codes than there are.
const MOST_WIDTHS: u64 = 70_000;

/// The unpacked bytes of a stream; `None` if it is broken or over the bound.
pub(super) fn decoded<'a>(stream: &Stream<'a>) -> Option<Cow<'a, [u8]>> {
    if fits(stream) { stream.decoded_data().ok() } else { None }
}

/// Whether a stream unpacks to no more than the bound. Only streams large enough to break it are tried.
pub(super) fn fits(stream: &Stream<'_>) -> bool {
    let mut bound = stream.raw_data().len() as u64;
    let filters = stream.filters();
    for filter in &filters {
        bound = bound.saturating_mul(match filter {
            Filter::FlateDecode => MOST_FLATE,
            Filter::LzwDecode => 2_800,
            Filter::RunLengthDecode => 64,
            _ => 1,
        });
    }
    if bound <= DECODED {
        return true;
    }
    let raw = stream.raw_data();
    match filters.as_slice() {
        [Filter::FlateDecode] => inflated(&raw, DECODED).is_some_and(|size| size < DECODED),
        [Filter::FlateDecode, Filter::FlateDecode] => {
            let mut inner = Vec::new();
            let read = flate2::read::ZlibDecoder::new(&raw[..]).take(16 << 20).read_to_end(&mut inner);
            let size = inner.len();
            (read.is_ok() || size > 0)
                && size < 16 << 20
                && inflated(&inner, DECODED).is_some_and(|size| size < DECODED)
        }
        // Old producers pack long pages with LZW, so that its worst case alone proves nothing.
        [Filter::LzwDecode] => raw.len() < 4 << 20,
        _ => false,
    }
}

/// How many bytes come out, up to `most`; what stands before an error counts.
fn inflated(packed: &[u8], most: u64) -> Option<u64> {
    let mut decoder = flate2::read::ZlibDecoder::new(packed);
    let mut buffer = vec![0; 64 << 10];
    let mut size = 0_u64;
    while size < most {
        match decoder.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(n) => size += n as u64,
        }
    }
    Some(size)
}

/// Whether all streams and tables that a font brings are within bounds.
pub(super) fn font_fits(dict: &Dict<'_>) -> bool {
    let descendant = dict.get::<Array<'_>>(b"DescendantFonts").and_then(|a| a.iter::<Dict<'_>>().next());
    let own = descendant.as_ref().unwrap_or(dict);
    let descriptor = own.get::<Dict<'_>>(b"FontDescriptor");
    let holders: [(Option<&Dict<'_>>, &[&[u8]]); 3] = [
        (Some(dict), &[b"ToUnicode", b"Encoding"]),
        (Some(own), &[b"CIDToGIDMap"]),
        (descriptor.as_ref(), &[b"FontFile", b"FontFile2", b"FontFile3"]),
    ];
    let streams_fit = holders.iter().all(|(holder, keys)| {
        keys.iter().all(|key| holder.and_then(|h| h.get::<Stream<'_>>(key)).is_none_or(|stream| fits(&stream)))
    });
    streams_fit && [b"W".as_slice(), b"W2"].iter().all(|key| own.get::<Array<'_>>(key).is_none_or(|a| widths_fit(&a)))
}

/// `first last width` runs are expanded by the font reader, one entry a code.
fn widths_fit(widths: &Array<'_>) -> bool {
    let mut items = widths.flex_iter();
    let mut sum = 0_u64;
    loop {
        if let Some((_, list)) = items.next::<(u32, Array<'_>)>() {
            sum += list.raw_iter().count() as u64;
        } else if let Some((first, last, _)) = items.next::<(u32, u32, f32)>() {
            sum += u64::from(last.saturating_sub(first)) + 1;
        } else {
            return true;
        }
        if sum > MOST_WIDTHS * 4 {
            return false;
        }
    }
}
