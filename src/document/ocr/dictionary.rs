//! The letters that a recognition model knows, out of the model file itself.

/// The property that holds them, one a line.
const KEY: &[u8] = b"character";
/// Field of an ONNX model that holds a property.
const PROPERTY: u64 = 14;

/// The letters by the model's numbers: first "no letter", then the list, then the space.
#[cfg_attr(not(feature = "ocr"), allow(dead_code, reason = "only the engine asks"))]
pub(super) fn letters(model: &[u8]) -> Option<Vec<char>> {
    let mut rest = model;
    while !rest.is_empty() {
        let (field, value, after) = field(rest)?;
        if field == PROPERTY
            && let Some(list) = property(value)
        {
            let list = std::str::from_utf8(list).ok()?;
            let known = list.lines().filter_map(|line| line.chars().next());
            return Some(std::iter::once('\0').chain(known).chain([' ']).collect());
        }
        rest = after;
    }
    None
}

/// The value of a property that is the list.
fn property(entry: &[u8]) -> Option<&[u8]> {
    let (_, key, rest) = field(entry)?;
    let (_, value, _) = field(rest)?;
    (key == KEY).then_some(value)
}

/// One field of a protocol buffer: number, bytes (none for a number), what follows.
fn field(bytes: &[u8]) -> Option<(u64, &[u8], &[u8])> {
    let (tag, rest) = number(bytes)?;
    let (length, rest) = match tag & 7 {
        0 => (0, number(rest)?.1),
        1 => (8, rest),
        2 => {
            let (length, rest) = number(rest)?;
            (usize::try_from(length).ok()?, rest)
        }
        5 => (4, rest),
        _ => return None,
    };
    let (value, rest) = rest.split_at_checked(length)?;
    Some((tag >> 3, value, rest))
}

/// A number of seven bits a byte.
fn number(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut value = 0_u64;
    for (index, byte) in bytes.iter().take(10).enumerate() {
        value |= u64::from(byte & 0x7f).checked_shl(7 * index as u32)?;
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(index + 1..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn the_list_is_found_behind_other_fields() {
        let mut model = vec![0x08, 0x96, 0x01, 0x3a, 2, 7, 7];
        let list = "一\n二\n3";
        model.extend([0x72, (11 + 2 + list.len()) as u8, 0x0a, 9]);
        model.extend(b"character");
        model.extend([0x12, list.len() as u8]);
        model.extend(list.as_bytes());
        assert_eq!(letters(&model), Some(vec!['\0', '一', '二', '3', ' ']));
        for cut in 0..model.len() {
            let _ = letters(&model[..cut]);
        }
    }
}
