//! Ruled tables: straight lines that meet, cut into cells; a cell that no line divides spans rows and columns.
use crate::document::pdf::drawing::{Area, Rule};

/// Lines nearer than this are one line, and lines that miss each other by less do meet.
const NEAR: f32 = 3.0;
/// A line divides two cells if it covers this share of their common edge.
const COVERS: f32 = 0.7;

/// A table's lines, cut into cells.
#[derive(Debug)]
pub(crate) struct Grid {
    pub(crate) area: Area,
    /// Positions of all lines.
    xs: Vec<f32>,
    ys: Vec<f32>,
    /// For each smallest field the cell that it belongs to.
    owner: Vec<u32>,
    /// First row, first column, row after the last, column after the last.
    pub(crate) cells: Vec<[u32; 4]>,
    pub(crate) rows: u32,
    pub(crate) columns: u32,
    /// Where the columns that count begin and end.
    pub(crate) edges: Vec<f32>,
}

impl Grid {
    /// The cell at a point.
    pub(crate) fn cell_at(&self, (x, y): (f32, f32)) -> Option<usize> {
        if !self.area.holds((x, y)) {
            return None;
        }
        let last = |lines: &[f32], at: f32| lines.partition_point(|line| *line <= at).clamp(1, lines.len() - 1) - 1;
        let (column, row) = (last(&self.xs, x), last(&self.ys, y));
        self.owner.get(row * (self.xs.len() - 1) + column).map(|cell| *cell as usize)
    }

    /// The right edge of a cell.
    pub(crate) fn right(&self, cell: usize) -> f32 {
        self.cells.get(cell).and_then(|c| self.edges.get(c[3] as usize)).copied().unwrap_or(self.area.x1)
    }
}

/// The ruled tables among straight lines given in the frame of the text, smallest first.
pub(crate) fn grids(rules: &[Rule]) -> Vec<Grid> {
    let across = merged(rules.iter().filter(|r| r.horizontal));
    let down = merged(rules.iter().filter(|r| !r.horizontal));
    if across.len() < 2 || down.is_empty() || across.len().saturating_mul(down.len()) > 16_000_000 {
        return Vec::new();
    }
    let mut sets = Sets::new(across.len() + down.len());
    for (i, h) in across.iter().enumerate() {
        for (j, v) in down.iter().enumerate() {
            let meets = v.at >= h.from - NEAR && v.at <= h.to + NEAR && h.at >= v.from - NEAR && h.at <= v.to + NEAR;
            if meets {
                sets.join(i, across.len() + j);
            }
        }
    }
    let mut groups: std::collections::BTreeMap<usize, (Vec<Rule>, Vec<Rule>)> = std::collections::BTreeMap::new();
    for (i, rule) in across.iter().chain(&down).enumerate() {
        let group = groups.entry(sets.root(i)).or_default();
        if rule.horizontal { group.0.push(*rule) } else { group.1.push(*rule) }
    }
    let mut grids: Vec<Grid> = groups.into_values().filter_map(|(across, down)| cut(&across, &down)).collect();
    grids.sort_by(|a, b| (a.area.width() * a.area.height()).total_cmp(&(b.area.width() * b.area.height())));
    grids
}

/// Joins lines that continue or double each other.
fn merged<'r>(rules: impl Iterator<Item = &'r Rule>) -> Vec<Rule> {
    let mut rules: Vec<Rule> = rules.copied().collect();
    rules.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut out: Vec<Rule> = Vec::new();
    let mut from = 0;
    while from < rules.len() {
        let first = rules[from].at;
        let end = from + rules[from..].partition_point(|r| r.at - first <= 1.5);
        let band = &mut rules[from..end];
        band.sort_by(|a, b| a.from.total_cmp(&b.from));
        let start = out.len();
        for rule in band.iter() {
            match out[start..].last_mut() {
                Some(last) if rule.from <= last.to + NEAR => last.to = last.to.max(rule.to),
                _ => out.push(*rule),
            }
        }
        from = end;
    }
    out.retain(|rule| rule.to - rule.from > 4.0);
    out
}

/// Distinct positions, near ones taken together.
fn positions(mut all: Vec<f32>) -> Vec<f32> {
    all.sort_by(f32::total_cmp);
    let mut out: Vec<f32> = Vec::new();
    for at in all {
        if out.last().is_none_or(|last| at - last > NEAR) {
            out.push(at);
        }
    }
    out
}

fn cut(across: &[Rule], down: &[Rule]) -> Option<Grid> {
    if across.len() < 2 || down.is_empty() {
        return None;
    }
    let ends = |rules: &[Rule]| {
        let low = rules.iter().map(|r| r.from).fold(f32::MAX, f32::min);
        let high = rules.iter().map(|r| r.to).fold(f32::MIN, f32::max);
        [low, high]
    };
    let xs = positions(down.iter().map(|r| r.at).chain(ends(across)).collect());
    let ys = positions(across.iter().map(|r| r.at).chain(ends(down)).collect());
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if columns == 0 || rows == 0 || columns > 400 || rows.saturating_mul(columns) > 400_000 {
        return None;
    }
    let walls_right = walls(down, &xs, &ys);
    let walls_below = walls(across, &ys, &xs);
    let mut sets = Sets::new(rows * columns);
    for row in 0..rows {
        for column in 0..columns {
            let field = row * columns + column;
            if column + 1 < columns && !walls_right[(column + 1) * rows + row] {
                sets.join(field, field + 1);
            }
            if row + 1 < rows && !walls_below[(row + 1) * columns + column] {
                sets.join(field, field + columns);
            }
        }
    }
    let mut numbers = std::collections::HashMap::new();
    let mut cells: Vec<[usize; 4]> = Vec::new();
    let mut owner = Vec::with_capacity(rows * columns);
    for row in 0..rows {
        for column in 0..columns {
            let root = sets.root(row * columns + column);
            let number = *numbers.entry(root).or_insert_with(|| {
                cells.push([row, column, row + 1, column + 1]);
                cells.len() - 1
            });
            let cell = &mut cells[number];
            cell[0] = cell[0].min(row);
            cell[1] = cell[1].min(column);
            cell[2] = cell[2].max(row + 1);
            cell[3] = cell[3].max(column + 1);
            owner.push(number as u32);
        }
    }
    if cells.len() < 2 {
        return None;
    }
    // A line that bounds no cell (an underline, a stub) makes no row and no column of its own.
    let rank = |count: usize, low: usize, high: usize| {
        let mut counts = vec![false; count + 1];
        for cell in &cells {
            counts[cell[low]] = true;
            counts[cell[high]] = true;
        }
        let mut ranks = Vec::with_capacity(count + 1);
        let mut next = 0_u32;
        for is_edge in counts {
            ranks.push(next);
            next += u32::from(is_edge);
        }
        (ranks, next.saturating_sub(1))
    };
    let ((row_rank, row_count), (column_rank, column_count)) = (rank(rows, 0, 2), rank(columns, 1, 3));
    let mut edges = vec![0.0; column_count as usize + 1];
    for cell in &cells {
        for at in [cell[1], cell[3]] {
            edges[column_rank[at] as usize] = xs[at];
        }
    }
    let ranked = cells.iter().map(|c| [row_rank[c[0]], column_rank[c[1]], row_rank[c[2]], column_rank[c[3]]]).collect();
    let area = Area { x0: *xs.first()?, y0: *ys.first()?, x1: *xs.last()?, y1: *ys.last()? };
    Some(Grid { area, xs, ys, owner, cells: ranked, rows: row_count, columns: column_count, edges })
}

/// For each line position and each field along it, whether a line stands there: index `position * fields + field`.
fn walls(rules: &[Rule], at: &[f32], along: &[f32]) -> Vec<bool> {
    let fields = along.len() - 1;
    let mut covered = vec![0.0_f32; at.len() * fields];
    for rule in rules {
        let position = at.partition_point(|p| *p <= rule.at + 0.01).saturating_sub(1);
        let first = along.partition_point(|p| *p <= rule.from).saturating_sub(1);
        for field in first..fields {
            let (low, high) = (along[field].max(rule.from), along[field + 1].min(rule.to));
            if along[field] >= rule.to {
                break;
            }
            covered[position * fields + field] += (high - low).max(0.0);
        }
    }
    (0..covered.len()).map(|i| covered[i] >= COVERS * (along[i % fields + 1] - along[i % fields])).collect()
}

/// Disjoint sets of small numbers.
struct Sets(Vec<usize>);

impl Sets {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn h(at: f32, from: f32, to: f32) -> Rule {
        Rule { horizontal: true, at, from, to }
    }

    fn v(at: f32, from: f32, to: f32) -> Rule {
        Rule { horizontal: false, at, from, to }
    }

    #[test]
    fn an_undivided_field_spans() {
        // Two columns; the first row is one cell; an underline in the last cell divides nothing.
        let rules = [
            h(0.0, 0.0, 100.0),
            h(20.0, 0.0, 100.0),
            h(40.0, 0.0, 50.0),
            h(40.5, 49.0, 100.0),
            h(55.0, 60.0, 80.0),
            h(60.0, 0.0, 100.0),
            v(0.0, 0.0, 60.0),
            v(50.0, 20.0, 60.0),
            v(100.0, 0.0, 61.0),
        ];
        let grids = grids(&rules);
        assert_eq!(grids.len(), 1);
        let grid = &grids[0];
        assert_eq!((grid.rows, grid.columns), (3, 2));
        assert_eq!(grid.cells[grid.cell_at((75.0, 10.0)).unwrap()], [0, 0, 1, 2]);
        assert_eq!(grid.cells[grid.cell_at((75.0, 58.0)).unwrap()], [2, 1, 3, 2]);
        assert_eq!(grid.cell_at((175.0, 58.0)), None);
    }

    #[test]
    fn a_box_around_text_is_no_table() {
        let rules = [h(0.0, 0.0, 100.0), h(90.0, 0.0, 100.0), v(0.0, 0.0, 90.0), v(100.0, 0.0, 90.0)];
        assert!(grids(&rules).is_empty());
    }
}
