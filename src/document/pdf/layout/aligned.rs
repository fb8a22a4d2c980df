//! Tables without lines: rows of short texts that keep to the same columns.
use super::columns::is_labelled;
use super::line::{Row, Word, line, regroup};
use super::{CellText, TableText};
use crate::document::fold::is_han;

/// Columns may stand this near (in ems) if another gutter of the table is wide.
pub(super) const NARROW: f32 = 0.45;
const WIDE: f32 = 0.9;
/// Words that begin within this many points of each other begin at one place.
const SAME_START: f32 = 0.8;
/// Rows that a table without lines has at least.
const FEWEST_ROWS: usize = 3;

/// The table that these rows make from the first on, and how many of the rows it takes.
pub(super) fn table(rows: &[Row], page: u32) -> Option<(usize, TableText)> {
    let mut count = rows.iter().rposition(|row| row.words.len() > 1)? + 1;
    while rows.get(count).is_some_and(|next| beside(&rows[count - 1], next)) {
        count += 1;
    }
    let rows = &split_at_starts(&rows[..count]);
    let xs = columns_of(rows)?;
    let columns = xs.len() - 1;
    let parts: Vec<Vec<Vec<Word>>> = rows.iter().map(|row| cells_of(row, &xs)).collect();
    // How many columns hold text on the row's baseline or beside it.
    let filled = |at: usize| {
        let near = (at.saturating_sub(2)..(at + 3).min(count)).filter(|i| *i == at || beside(&rows[at], &rows[*i]));
        let near: Vec<usize> = near.collect();
        (0..columns).filter(|column| near.iter().any(|i| !parts[*i][*column].is_empty())).count()
    };
    // A row of the table begins in the first column; other lines belong to a cell that wraps.
    let anchors: Vec<usize> = (0..count).filter(|i| !parts[*i][0].is_empty() && filled(*i) > 1).collect();
    let is_table = anchors.len() >= FEWEST_ROWS && anchors.len() * 4 >= count && !is_else(&parts, &anchors, columns);
    if !is_table {
        return None;
    }
    let heads: Vec<usize> = (0..count).filter(|i| !parts[*i][0].is_empty()).collect();
    // Cells set in the middle of their row have lines above the row's own baseline, or beside it.
    let centred = heads.first() != Some(&0)
        || (1..count).any(|i| heads.contains(&i) != heads.contains(&(i - 1)) && beside(&rows[i - 1], &rows[i]));
    let mut cells: Vec<CellText> = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        let after = heads.partition_point(|head| *head <= i);
        let distance = |head: usize| (rows[heads[head]].base - rows[i].base).abs();
        let row = match after.checked_sub(1) {
            None => 0,
            Some(before) if !centred || heads[before] == i => before,
            Some(before) if after < heads.len() && distance(after) < distance(before) => after,
            Some(before) => before,
        };
        for (column, words) in part.iter().enumerate() {
            let Some(words) = regroup(words.clone()).into_iter().next() else {
                continue;
            };
            let text = line(&words, page);
            let at = (row as u32, column as u32);
            match cells.iter_mut().rfind(|c| (c.row, c.column) == at) {
                Some(cell) => cell.lines.push(text),
                None => cells.push(CellText {
                    row: at.0,
                    column: at.1,
                    rows: 1,
                    columns: 1,
                    lines: vec![text],
                    right: xs[column + 1],
                }),
            }
        }
    }
    cells.sort_by_key(|cell| (cell.row, cell.column));
    Some((count, TableText { xs, rows: heads.len() as u32, columns: columns as u32, cells, ruled: false }))
}

/// Whether two rows stand beside each other rather than one below the other.
pub(super) fn beside(a: &Row, b: &Row) -> bool {
    (b.base - a.base).abs() < 0.95 * a.size.min(b.size)
}

/// Cuts words where a column begins without a gap before it: a place at which several rows begin a word, and at which
/// the file set this one with a step of its own.
pub(super) fn split_at_starts(rows: &[Row]) -> Vec<Row> {
    let starts = starts_of(rows);
    rows.iter()
        .map(|row| {
            let mut words = Vec::with_capacity(row.words.len());
            for word in &row.words {
                let mut rest = word.clone();
                for x in &starts {
                    if let Some((before, after)) = rest.split(*x) {
                        words.push(before);
                        rest = after;
                    }
                }
                words.push(rest);
            }
            Row { words, ..row.clone() }
        })
        .collect()
}

/// Where several rows begin a word and no word runs across that can't be cut there.
fn starts_of(rows: &[Row]) -> Vec<f32> {
    let left = rows.iter().flat_map(|row| row.words.first()).map(|w| w.area.x0).fold(f32::MAX, f32::min);
    let mut all: Vec<f32> = rows.iter().flat_map(|row| &row.words).map(|w| w.area.x0).collect();
    // Words that touch are told apart by steps of the pen, unless the file sets each letter with one.
    let steps: Vec<f32> = rows.iter().flat_map(|row| &row.words).flat_map(Word::steps).collect();
    if steps.len() <= 2 * all.len() {
        all.extend(steps);
    }
    all.retain(|x| *x > left + 4.0);
    all.sort_by(f32::total_cmp);
    let mut starts: Vec<(f32, usize)> = Vec::new();
    for x in all {
        match starts.last_mut() {
            Some((first, count)) if x - *first <= SAME_START => *count += 1,
            _ => starts.push((x, 1)),
        }
    }
    starts.retain(|(x, count)| {
        let crossing = rows.iter().flat_map(|row| &row.words).filter(|w| w.area.x0 < x - 1.0 && w.area.x1 > x + 1.0);
        let cuts: Vec<bool> = crossing.map(|word| word.split(*x).is_some()).collect();
        *count >= FEWEST_ROWS && cuts.len() <= *count && cuts.iter().all(|can| *can)
    });
    starts.into_iter().map(|(x, _)| x).collect()
}

/// Column edges: the gaps that no word of any row crosses, and the places where columns begin without a gap.
fn columns_of(rows: &[Row]) -> Option<Vec<f32>> {
    let size = rows.first()?.size;
    let mut spans: Vec<(f32, f32)> =
        rows.iter().flat_map(|row| &row.words).map(|word| (word.area.x0, word.area.x1)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let starts = starts_of(rows);
    let is_start = |x: f32| starts.iter().any(|start| (start - x).abs() <= SAME_START);
    let mut xs = vec![spans.first()?.0];
    let mut end = spans.first()?.1;
    let mut widest = 0.0_f32;
    for (x0, x1) in spans {
        if x0 - end >= NARROW * size || (x0 - end >= -0.6 && is_start(x0)) {
            xs.push((x0 + end) / 2.0);
            widest = widest.max(x0 - end);
        }
        end = end.max(x1);
    }
    xs.push(end);
    // Three columns that keep apart are no accident of spacing; two need a wide gutter.
    let least = if xs.len() >= 4 { NARROW } else { WIDE };
    (xs.len() >= 3 && xs.len() < 60 && widest >= least * size).then_some(xs)
}

fn cells_of(row: &Row, xs: &[f32]) -> Vec<Vec<Word>> {
    let columns = xs.len() - 1;
    let mut parts: Vec<Vec<Word>> = vec![Vec::new(); columns];
    for word in &row.words {
        let column = xs.partition_point(|x| *x <= word.area.centre().0).clamp(1, columns) - 1;
        parts[column].push(word.clone());
    }
    parts
}

/// What looks alike and is no table: numbered items, pairs of label and value, two columns of prose.
fn is_else(parts: &[Vec<Vec<Word>>], anchors: &[usize], columns: usize) -> bool {
    let text = |row: usize, column: usize| parts[row][column].iter().map(Word::text).collect::<String>();
    if columns == 2 && (anchors.iter().all(|row| is_bullet(&text(*row, 0))) || anchors.len() * 10 < parts.len() * 6) {
        return true;
    }
    let most = |column: usize, test: &dyn Fn(&str) -> bool| {
        let texts: Vec<String> = anchors.iter().map(|row| text(*row, column)).filter(|text| !text.is_empty()).collect();
        !texts.is_empty() && texts.iter().filter(|text| test(text)).count() * 10 >= texts.len() * 6
    };
    // Lists, letter-spaced labels, leaders of a table of contents, words that keep to no edge.
    let is_letter = |text: &str| text.chars().count() == 1 && text.chars().all(is_han);
    let is_list = |text: &str| is_bullet(text) && !text.bytes().all(|b| b.is_ascii_digit());
    let is_running = most(0, &is_list)
        || (0..columns).any(|column| most(column, &is_letter) || most(column, &|text| text.contains("....")))
        || !(0..columns).all(|column| keeps_an_edge(parts, column));
    if is_running {
        return true;
    }
    let labels = |column: usize| (0..parts.len()).filter(|row| is_labelled(&text(*row, column))).count();
    if labels(0) * 2 > anchors.len() && (1..columns).any(|column| labels(column) * 2 > anchors.len()) {
        return true;
    }
    // Prose: long lines that mostly run to the edge of their column.
    columns <= 3
        && (0..columns).all(|column| {
            let lines: Vec<&Word> = parts.iter().filter_map(|row| row[column].last()).collect();
            let letters: usize = (0..parts.len()).map(|row| text(row, column).chars().count()).sum();
            // A line may stick out over the edge, so that the longest one does not tell where it is.
            let mut ends: Vec<f32> = lines.iter().map(|word| word.area.x1).collect();
            ends.sort_by(f32::total_cmp);
            let edge = ends.get(ends.len() * 3 / 4).copied().unwrap_or(0.0);
            let full = lines.iter().filter(|word| edge - word.area.x1 < 2.0 * word.size).count();
            letters >= 10 * lines.len() && full * 2 >= lines.len()
        })
}

/// Whether most cells of a column begin, end or stand in the middle at one place.
fn keeps_an_edge(parts: &[Vec<Vec<Word>>], column: usize) -> bool {
    let cells: Vec<(f32, f32)> =
        parts.iter().filter_map(|row| Some((row[column].first()?.area.x0, row[column].last()?.area.x1))).collect();
    let agrees = |at: &dyn Fn(&(f32, f32)) -> f32| {
        let mut places: Vec<f32> = cells.iter().map(at).collect();
        places.sort_by(f32::total_cmp);
        let most = (0..places.len())
            .map(|i| places[i..].iter().take_while(|place| *place - places[i] <= 2.5).count())
            .max()
            .unwrap_or(0);
        most * 10 >= cells.len() * 6
    };
    cells.len() < 3 || agrees(&|cell| cell.0) || agrees(&|cell| cell.1) || agrees(&|cell| (cell.0 + cell.1) / 2.0)
}

fn is_bullet(text: &str) -> bool {
    text.chars().count() <= 4
        && text.chars().all(|c| {
            !c.is_alphabetic() || matches!(c, '第' | 'a'..='f' | 'A'..='F') || "一二三四五六七八九十".contains(c)
        })
}
