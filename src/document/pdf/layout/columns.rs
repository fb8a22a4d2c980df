//! Columns: text that stands side by side, told apart by the white gutter between it. What the gutter parts may be
//! columns of prose, pairs of label and value, or (see `aligned`) a table.
use super::line::{Row, Word, line, regroup};
use super::{Flow, Item, TableText, aligned};

/// Columns inside columns.
const MOST_DEPTH: u8 = 3;
/// More rows than any page of text has.
const MOST_ROWS: usize = 400;

/// Rows to items in reading order.
pub(super) fn items(rows: Vec<Row>, page: u32, depth: u8) -> Vec<Item> {
    let mut out = Vec::new();
    let mut flow = Flow { lines: Vec::new(), is_column: depth > 0 };
    let look = depth < MOST_DEPTH && rows.len() <= MOST_ROWS;
    let mut at = 0;
    while at < rows.len() {
        let rest = &rows[at..];
        if look && let Some((count, table)) = table_at(rest, page) {
            let done = std::mem::replace(&mut flow, Flow { lines: Vec::new(), is_column: depth > 0 });
            out.extend([Item::Flow(done), Item::Table(table)]);
            at += count;
            continue;
        }
        let run = if look { run_at(rest) } else { None };
        let Some((count, gutter, kind)) = run else {
            flow.lines.push(line(&rows[at], page));
            at += 1;
            continue;
        };
        let part = &rest[..count];
        if kind == Kind::Pairs {
            flow.lines.extend(part.iter().map(|row| line(row, page)));
        } else {
            let done = std::mem::replace(&mut flow, Flow { lines: Vec::new(), is_column: depth > 0 });
            out.push(Item::Flow(done));
            let (left, right) = sides(part, gutter);
            out.extend(items(regroup(left), page, depth + 1));
            out.extend(items(regroup(right), page, depth + 1));
        }
        at += count;
    }
    out.push(Item::Flow(flow));
    out.retain(|item| !matches!(item, Item::Flow(flow) if flow.lines.is_empty()));
    out
}

/// The table without lines that begins at the first row: of all gutters the one that makes the largest.
fn table_at(rows: &[Row], page: u32) -> Option<(usize, TableText)> {
    // Columns may touch in some row: where all rows have several words, they are first cut where columns begin.
    let several = rows.windows(2).take_while(|pair| pair[1].words.len() > 1 || aligned::beside(&pair[0], &pair[1]));
    let cut = match several.count() + 1 {
        few @ 0..3 => rows[..few.min(rows.len())].to_vec(),
        count => aligned::split_at_starts(&rows[..count]),
    };
    let best = |rows: &[Row]| {
        let first = rows.first()?;
        // A cell set in the middle of its row may leave the first line to another cell alone.
        let near = rows.iter().take(3).filter(|row| row.base - first.base < 1.2 * first.size);
        let seeds = near.flat_map(|row| row.words.windows(2)).map(|w| (w[0].area.x1, w[1].area.x0));
        let tables = seeds.filter(|seed| seed.1 - seed.0 >= -0.6).filter_map(|seed| {
            let (count, _) = extent(rows, seed, aligned::NARROW);
            aligned::table(&rows[..count], page)
        });
        tables.max_by_key(|(count, table)| *count as u32 * table.columns)
    };
    let (whole, cut) = (best(rows), best(&cut));
    [whole, cut].into_iter().flatten().max_by_key(|(count, table)| *count as u32 * table.columns)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Read one column after the other.
    Columns,
    /// Label and value, twice on each line; nothing wraps.
    Pairs,
}

type Gutter = (f32, f32);

/// The run of rows from the first on that share a gutter: how many, which gutter, what it parts.
fn run_at(rows: &[Row]) -> Option<(usize, Gutter, Kind)> {
    let first = rows.first()?;
    let mut seeds: Vec<Gutter> = first.words.windows(2).map(|w| (w[0].area.x1, w[1].area.x0)).collect();
    // Columns with baselines of their own: the next row stands beside this one.
    if let (Some(next), [word]) = (rows.get(1), first.words.as_slice())
        && let [other] = next.words.as_slice()
        && next.base - first.base < 0.8 * first.size
    {
        let (a, b) = if word.area.x0 < other.area.x0 { (word, other) } else { (other, word) };
        seeds.push((a.area.x1, b.area.x0));
    }
    let mut best: Option<(usize, Gutter, Kind)> = None;
    for seed in seeds {
        let (count, gutter) = extent(rows, seed, 0.9);
        if count < 2 {
            continue;
        }
        if let Some((count, kind)) = kind_of(&rows[..count], gutter)
            && best.as_ref().is_none_or(|(most, ..)| count > *most)
        {
            best = Some((count, gutter, kind));
        }
    }
    best
}

/// How many rows leave a gutter free, and what is left of it.
fn extent(rows: &[Row], seed: Gutter, least: f32) -> (usize, Gutter) {
    let mut gutter = seed;
    let mut last_base = rows[0].base;
    for (count, row) in rows.iter().enumerate() {
        if row.base - last_base > 4.0 * row.size {
            return (count, gutter);
        }
        let mut narrowed = gutter;
        for word in &row.words {
            let (x0, x1) = (word.area.x0, word.area.x1);
            if x1 <= narrowed.0 || x0 >= narrowed.1 {
                continue;
            }
            // The word reaches into the gutter from one side, or crosses it.
            if x0 <= narrowed.0 && x1 < narrowed.1 {
                narrowed.0 = x1;
            } else if x1 >= narrowed.1 && x0 > narrowed.0 {
                narrowed.1 = x0;
            } else {
                narrowed.1 = narrowed.0;
            }
        }
        if narrowed.1 - narrowed.0 < least * row.size {
            return (count, gutter);
        }
        gutter = narrowed;
        last_base = row.base;
    }
    (rows.len(), gutter)
}

fn sides(rows: &[Row], gutter: Gutter) -> (Vec<Word>, Vec<Word>) {
    let middle = (gutter.0 + gutter.1) / 2.0;
    rows.iter().flat_map(|row| row.words.iter().cloned()).partition(|word| word.area.centre().0 < middle)
}

/// One row as a gutter parts it.
struct Parted {
    left: String,
    right: String,
    left_end: f32,
    right_end: f32,
    base: f32,
}

fn parted(row: &Row, gutter: Gutter) -> Parted {
    let middle = (gutter.0 + gutter.1) / 2.0;
    let mut out =
        Parted { left: String::new(), right: String::new(), left_end: f32::MIN, right_end: f32::MIN, base: row.base };
    for word in &row.words {
        let (text, end) = if word.area.centre().0 < middle {
            (&mut out.left, &mut out.left_end)
        } else {
            (&mut out.right, &mut out.right_end)
        };
        text.push_str(&word.text());
        *end = end.max(word.area.x1);
    }
    out
}

/// What a gutter parts, and how many of the rows belong to it.
fn kind_of(rows: &[Row], gutter: Gutter) -> Option<(usize, Kind)> {
    let parts: Vec<Parted> = rows.iter().map(|row| parted(row, gutter)).collect();
    let is_both = |p: &Parted| !p.left.is_empty() && !p.right.is_empty();
    let both: Vec<&Parted> = parts.iter().filter(|p| is_both(p)).collect();
    let size = rows[0].size;
    let (left_edge, right_edge) =
        parts.iter().fold((f32::MIN, f32::MIN), |(left, right), p| (left.max(p.left_end), right.max(p.right_end)));
    // Rows after the last full one stay only if they go on where a full line broke off.
    let kept = || {
        let mut count = parts.iter().rposition(is_both)? + 1;
        while let (Some(next), Some(last)) = (parts.get(count), parts.get(count - 1)) {
            let (full, text) = if next.left.is_empty() {
                (right_edge - last.right_end < 2.0 * size, &next.right)
            } else {
                (left_edge - last.left_end < 2.0 * size, &next.left)
            };
            if !full || is_labelled(text) || next.base - last.base > 2.2 * size {
                break;
            }
            count += 1;
        }
        Some(count)
    };
    let right_labels = both.iter().filter(|p| is_labelled(&p.right)).count();
    let left_labels = both.iter().filter(|p| is_labelled(&p.left)).count();
    if !both.is_empty() && right_labels * 2 >= both.len() && left_labels * 2 >= both.len() {
        let count = kept()?;
        let wraps = parts[..count].iter().any(|p| !is_both(p) || !is_labelled(&p.right) || !is_labelled(&p.left));
        return Some((count, if wraps { Kind::Columns } else { Kind::Pairs }));
    }
    if both.len() >= 3 && both.len() * 10 >= parts.len() * 6 {
        let filled = |end: &dyn Fn(&Parted) -> f32, edge: f32| {
            both.iter().filter(|p| edge - end(p) < 1.6 * size).count() * 2 >= both.len()
        };
        let letters = |side: &dyn Fn(&Parted) -> usize| both.iter().map(|p| side(p)).sum::<usize>() / both.len();
        let is_prose = filled(&|p| p.left_end, left_edge)
            && letters(&|p| p.left.chars().count()) >= 10
            && letters(&|p| p.right.chars().count()) >= 10;
        if is_prose {
            return Some((parts.len(), Kind::Columns));
        }
    }
    let lefts: Vec<&Parted> = parts.iter().filter(|p| !p.left.is_empty()).collect();
    let rights: Vec<&Parted> = parts.iter().filter(|p| !p.right.is_empty()).collect();
    let beside = |a: &[&Parted], b: &[&Parted]| {
        let (top, bottom) = (a[0].base.max(b[0].base), a[a.len() - 1].base.min(b[b.len() - 1].base));
        let shorter = (a[a.len() - 1].base - a[0].base).min(b[b.len() - 1].base - b[0].base);
        bottom - top >= 0.6 * shorter
    };
    // Lines that keep to common baselines without being prose or a table are lines with wide gaps.
    let is_aligned = both.len() * 2 >= lefts.len().min(rights.len());
    (!is_aligned && lefts.len() >= 3 && rights.len() >= 3 && beside(&lefts, &rights))
        .then_some((parts.len(), Kind::Columns))
}

/// Whether a text begins with a label: a few letters and a colon.
pub(super) fn is_labelled(text: &str) -> bool {
    let Some((at, _)) = text.char_indices().find(|(_, c)| matches!(c, '：' | ':')) else {
        return false;
    };
    let label = &text[..at];
    let letters = label.chars().count();
    (2..=14).contains(&letters) && label.chars().any(|c| c.is_alphabetic()) && !label.contains(['，', '。', '；'])
}
