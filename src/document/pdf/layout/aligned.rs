//! Tables without lines: rows of short texts that keep to the same columns.
use super::columns::is_labelled;
use super::line::{Row, Word, line, regroup};
use super::{CellText, TableText};

/// Columns may stand this near (in ems) if another gutter of the table is wide.
pub(super) const NARROW: f32 = 0.45;
const WIDE: f32 = 0.9;
/// Rows that a table without lines has at least.
const FEWEST_ROWS: usize = 3;

/// The table that these rows make from the first on, and how many of the rows it takes.
pub(super) fn table(rows: &[Row], page: u32) -> Option<(usize, TableText)> {
    let count = rows.iter().rposition(|row| row.words.len() > 1)? + 1;
    let rows = &rows[..count];
    let xs = columns_of(rows)?;
    let columns = xs.len() - 1;
    let parts: Vec<Vec<Vec<Word>>> = rows.iter().map(|row| cells_of(row, &xs)).collect();
    let filled = |parts: &[Vec<Word>]| parts.iter().filter(|part| !part.is_empty()).count();
    // A row of the table begins in the first column; other lines belong to a cell that wraps.
    let anchors: Vec<usize> = (0..count).filter(|i| !parts[*i][0].is_empty() && filled(&parts[*i]) > 1).collect();
    let is_table = anchors.len() >= FEWEST_ROWS && anchors.len() * 3 >= count && !is_else(&parts, &anchors, columns);
    if !is_table {
        return None;
    }
    let heads: Vec<usize> = (0..count).filter(|i| !parts[*i][0].is_empty()).collect();
    // Cells set in the middle of their row have lines above the row's own baseline, or beside it.
    let centred = heads.first() != Some(&0)
        || (1..count).any(|i| {
            heads.contains(&i) != heads.contains(&(i - 1)) && rows[i].base - rows[i - 1].base < 0.9 * rows[i].size
        });
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

/// Column edges: the gaps that no word of any row crosses.
fn columns_of(rows: &[Row]) -> Option<Vec<f32>> {
    let size = rows.first()?.size;
    let mut spans: Vec<(f32, f32)> =
        rows.iter().flat_map(|row| &row.words).map(|word| (word.area.x0, word.area.x1)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut xs = vec![spans.first()?.0];
    let mut end = spans.first()?.1;
    let mut widest = 0.0_f32;
    for (x0, x1) in spans {
        if x0 - end >= NARROW * size {
            xs.push((x0 + end) / 2.0);
            widest = widest.max(x0 - end);
        }
        end = end.max(x1);
    }
    xs.push(end);
    (xs.len() >= 3 && xs.len() < 60 && widest >= WIDE * size).then_some(xs)
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
    let most = |test: &dyn Fn(usize) -> bool| anchors.iter().filter(|row| test(**row)).count() * 2 > anchors.len();
    if columns == 2 && (anchors.iter().all(|row| is_bullet(&text(*row, 0))) || anchors.len() * 10 < parts.len() * 6) {
        return true;
    }
    if (1..columns).any(|column| most(&|row| is_labelled(&text(row, column))))
        && most(&|row| is_labelled(&text(row, 0)))
    {
        return true;
    }
    let mean = |column: usize| {
        anchors.iter().map(|row| text(*row, column).chars().count()).sum::<usize>() / anchors.len().max(1)
    };
    columns <= 3 && (0..columns).all(|column| mean(column) >= 10) && fills(parts, anchors, columns)
}

/// Whether the first column's lines mostly run to its edge, as prose does.
fn fills(parts: &[Vec<Vec<Word>>], anchors: &[usize], columns: usize) -> bool {
    (0..columns.min(2)).all(|column| {
        let ends: Vec<(f32, f32)> =
            anchors.iter().filter_map(|row| parts[*row][column].last().map(|word| (word.area.x1, word.size))).collect();
        let edge = ends.iter().map(|(end, _)| *end).fold(f32::MIN, f32::max);
        ends.iter().filter(|(end, size)| edge - end < 1.6 * size).count() * 2 >= ends.len()
    })
}

fn is_bullet(text: &str) -> bool {
    text.chars().count() <= 4
        && text.chars().all(|c| {
            !c.is_alphabetic() || matches!(c, '第' | 'a'..='f' | 'A'..='F') || "一二三四五六七八九十".contains(c)
        })
}
