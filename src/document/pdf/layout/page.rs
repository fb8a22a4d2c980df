//! One page: glyphs sorted out by direction, tables cut, the rest read in columns.
use super::grid::{Grid, grids};
use super::line::{LineText, line, rows};
use super::{CellText, Item, TableText, columns};
use crate::document::block::{Furniture, Letter};
use crate::document::pdf::drawing::{Drawing, Found, Glyph, Rule, Turn};
use std::collections::{HashMap, HashSet};

/// A page's text in reading order.
#[derive(Debug, Default)]
pub(crate) struct PageText {
    pub(crate) height: f32,
    pub(crate) width: f32,
    pub(crate) items: Vec<Item>,
    /// What the file or the angle marks as no part of the body.
    pub(crate) furniture: Vec<(Furniture, LineText)>,
}

/// Reads the text of a page.
pub(crate) fn page(drawing: Drawing, number: u32) -> PageText {
    let mut out = PageText { height: drawing.height, width: drawing.width, ..PageText::default() };
    let glyphs = struck_once(drawing.glyphs);
    let mut by_turn: HashMap<Turn, Vec<Glyph>> = HashMap::new();
    let (mut slanted, mut marked) = (Vec::new(), Vec::new());
    let behind = sizes_behind(&glyphs);
    for glyph in glyphs {
        if glyph.turn == Turn::Slanted || behind.contains(&whole(glyph.size)) {
            slanted.push(glyph);
        } else if glyph.furniture {
            marked.push(glyph);
        } else {
            by_turn.entry(glyph.turn).or_default().push(glyph);
        }
    }
    let mut turns: Vec<(Turn, Vec<Glyph>)> = by_turn.into_iter().collect();
    turns.sort_by_key(|(turn, glyphs)| (std::cmp::Reverse(glyphs.len()), *turn));
    for (turn, glyphs) in turns {
        let rules: Vec<Rule> = drawing.rules.iter().map(|rule| framed(*rule, turn)).collect();
        out.items.extend(body(glyphs, &rules, number));
    }
    for row in rows(marked) {
        let text = line(&row, number);
        let side = text.letters.first().map_or(0.0, |letter| letter.y0);
        let kind = if side < drawing.height / 2.0 { Furniture::Header } else { Furniture::Footer };
        out.furniture.push((kind, text));
    }
    out.furniture.extend(watermarks(slanted, number).into_iter().map(|text| (Furniture::Watermark, text)));
    out
}

/// Sizes of large letters that stand behind smaller text: upright watermarks.
fn sizes_behind(glyphs: &[Glyph]) -> HashSet<i32> {
    const MOST_LARGE: usize = 400;
    let mut sizes: Vec<f32> = glyphs.iter().filter(|g| !g.is_space()).map(|g| g.size).collect();
    sizes.sort_by(f32::total_cmp);
    let usual = sizes.get(sizes.len() / 2).copied().unwrap_or(0.0);
    let is_large = |glyph: &&Glyph| glyph.size > 2.2 * usual && !glyph.is_space();
    let large: Vec<&Glyph> = glyphs.iter().filter(is_large).take(MOST_LARGE).collect();
    if large.is_empty() {
        return HashSet::new();
    }
    let small = || glyphs.iter().filter(|glyph| glyph.size < 1.5 * usual && !glyph.is_space());
    let covers = |glyph: &&&Glyph| small().filter(|other| glyph.area.holds(other.area.centre())).count() > 1;
    large.iter().filter(covers).map(|glyph| whole(glyph.size)).collect()
}

fn whole(size: f32) -> i32 {
    size.round() as i32
}

fn framed(rule: Rule, turn: Turn) -> Rule {
    let Rule { horizontal, at, from, to } = rule;
    match (turn, horizontal) {
        (Turn::Upright | Turn::Slanted, _) => rule,
        (Turn::Half, _) => Rule { horizontal, at: -at, from: -to, to: -from },
        // x' = y, y' = -x
        (Turn::Down, true) => Rule { horizontal: false, at, from: -to, to: -from },
        (Turn::Down, false) => Rule { horizontal: true, at: -at, from, to },
        // x' = -y, y' = x
        (Turn::Up, true) => Rule { horizontal: false, at: -at, from, to },
        (Turn::Up, false) => Rule { horizontal: true, at, from: -to, to: -from },
    }
}

/// Drops letters that are struck twice at (nearly) one place to look bold.
fn struck_once(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    const NEAR: f32 = 0.12;
    let mut seen: HashMap<(char, i32, i32), Vec<usize>> = HashMap::new();
    let mut out: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        if glyph.is_space() {
            out.push(glyph);
            continue;
        }
        let (x, y, size) = (glyph.framed.x0, glyph.base, glyph.size);
        // Fields of the look-up are wider than the distance, so that looking around one field is enough.
        let field = |n: f32| (n / 4.0).floor() as i32;
        let reach = (NEAR * size).min(4.0);
        let is_again = [-1, 0, 1].iter().flat_map(|dx| [-1, 0, 1].map(|dy| (*dx, dy))).any(|(dx, dy)| {
            seen.get(&(glyph.first, field(x).saturating_add(dx), field(y).saturating_add(dy))).is_some_and(|places| {
                places.iter().map(|at| &out[*at]).any(|other| {
                    (x - other.framed.x0).abs() <= reach
                        && (y - other.base).abs() <= reach
                        && (other.size - size).abs() <= 0.1 * size
                        && other.turn == glyph.turn
                        && other.rest == glyph.rest
                })
            })
        });
        if !is_again {
            let places = seen.entry((glyph.first, field(x), field(y))).or_default();
            // A page that strikes one place thousands of times is an attack on the look-up.
            if places.len() < 64 {
                places.push(out.len());
            }
            out.push(glyph);
        }
    }
    out
}

fn body(glyphs: Vec<Glyph>, rules: &[Rule], number: u32) -> Vec<Item> {
    let grids = grids(rules);
    let mut inside: Vec<HashMap<usize, Vec<Glyph>>> = grids.iter().map(|_| HashMap::new()).collect();
    let mut free = Vec::new();
    for glyph in glyphs {
        let (x, _) = glyph.framed.centre();
        let point = (x, glyph.base - 0.35 * glyph.size);
        match grids.iter().enumerate().find_map(|(i, grid)| Some((i, grid.cell_at(point)?))) {
            Some((grid, cell)) => inside[grid].entry(cell).or_default().push(glyph),
            None => free.push(glyph),
        }
    }
    let mut tables: Vec<(f32, TableText)> = Vec::new();
    for (grid, cells) in grids.iter().zip(inside) {
        let full = cells.values().filter(|glyphs| glyphs.iter().any(|g| !g.is_space())).count();
        if full < 2 {
            // A frame around text, not a table.
            free.extend(cells.into_values().flatten());
        } else {
            tables.push((grid.area.y0, table(grid, cells, number)));
        }
    }
    tables.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut free_rows = rows(free);
    let mut out = Vec::new();
    for (top, table) in tables {
        let below = free_rows.partition_point(|row| row.base - 0.35 * row.size <= top);
        let rest = free_rows.split_off(below);
        out.extend(columns::items(std::mem::replace(&mut free_rows, rest), number, 0));
        out.push(Item::Table(table));
    }
    out.extend(columns::items(free_rows, number, 0));
    out
}

fn table(grid: &Grid, cells: HashMap<usize, Vec<Glyph>>, number: u32) -> TableText {
    let mut texts: Vec<CellText> = Vec::new();
    for (cell, glyphs) in cells {
        let Some([row, column, row_end, column_end]) = grid.cells.get(cell).copied() else {
            continue;
        };
        let lines: Vec<LineText> = rows(glyphs).iter().map(|row| line(row, number)).collect();
        if lines.is_empty() {
            continue;
        }
        let (rows, columns) = (row_end.saturating_sub(row).max(1), column_end.saturating_sub(column).max(1));
        texts.push(CellText { row, column, rows, columns, lines, right: grid.right(cell) });
    }
    texts.sort_by_key(|cell| (cell.row, cell.column));
    TableText { xs: grid.edges.clone(), rows: grid.rows, columns: grid.columns, cells: texts, ruled: true }
}

/// Text at an angle, in the order in which it is drawn.
fn watermarks(glyphs: Vec<Glyph>, number: u32) -> Vec<LineText> {
    let mut out: Vec<LineText> = Vec::new();
    let mut last: Option<(f32, f32)> = None;
    for glyph in glyphs.into_iter().filter(|glyph| !glyph.is_space() || glyph.found == Found::Unknown) {
        let centre = glyph.area.centre();
        let is_far = last.is_none_or(|(x, y)| (centre.0 - x).hypot(centre.1 - y) > 3.0 * glyph.size);
        last = Some(centre);
        if is_far {
            out.push(LineText { page: number, size: glyph.size, ..LineText::default() });
        }
        if let Some(text) = out.last_mut() {
            let area = glyph.area;
            let start = text.text.len() as u32;
            text.letters.push(Letter { start, x0: area.x0, y0: area.y0, x1: area.x1, y1: area.y1 });
            glyph.push_to(&mut text.text);
        }
    }
    out
}
