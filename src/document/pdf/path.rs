//! The path under construction: its corners on the page, until it is stroked, filled or dropped.
use super::drawing::Drawing;
use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::content::ops::TypedInstruction as Op;

/// Points of one path.
const MOST_POINTS: usize = 200_000;

/// The parts of a path; of curves only the ends count.
#[derive(Debug, Default)]
pub(super) struct Path {
    parts: Vec<Vec<Point>>,
    points: usize,
}

impl Path {
    /// Takes an operator that builds or paints a path; any other does nothing. Without a drawing nothing is painted.
    pub(super) fn operator(&mut self, operator: &Op<'_, '_>, ctm: Affine, drawing: Option<&mut Drawing>) {
        match operator {
            Op::MoveTo(p) => self.start(ctm, p.0.as_f64(), p.1.as_f64()),
            Op::LineTo(p) => self.point(ctm, p.0.as_f64(), p.1.as_f64()),
            Op::CubicTo(c) => self.point(ctm, c.4.as_f64(), c.5.as_f64()),
            Op::CubicStartTo(c) => self.point(ctm, c.2.as_f64(), c.3.as_f64()),
            Op::CubicEndTo(c) => self.point(ctm, c.2.as_f64(), c.3.as_f64()),
            Op::ClosePath(_) => self.close(),
            Op::RectPath(r) => {
                let (x, y, w, h) = (r.0.as_f64(), r.1.as_f64(), r.2.as_f64(), r.3.as_f64());
                self.start(ctm, x, y);
                for (x, y) in [(x + w, y), (x + w, y + h), (x, y + h), (x, y)] {
                    self.point(ctm, x, y);
                }
            }
            Op::StrokePath(_) => self.paint(drawing, true, false),
            Op::CloseAndStrokePath(_) => {
                self.close();
                self.paint(drawing, true, false);
            }
            Op::FillPathNonZero(_) | Op::FillPathEvenOdd(_) | Op::FillPathNonZeroCompatibility(_) => {
                self.paint(drawing, false, true);
            }
            Op::FillAndStrokeNonZero(_) | Op::FillAndStrokeEvenOdd(_) => self.paint(drawing, true, true),
            Op::CloseFillAndStrokeNonZero(_) | Op::CloseFillAndStrokeEvenOdd(_) => {
                self.close();
                self.paint(drawing, true, true);
            }
            Op::EndPath(_) => self.paint(drawing, false, false),
            _ => {}
        }
    }

    fn start(&mut self, ctm: Affine, x: f64, y: f64) {
        if self.points < MOST_POINTS {
            self.parts.push(Vec::with_capacity(5));
            self.point(ctm, x, y);
        }
    }

    fn point(&mut self, ctm: Affine, x: f64, y: f64) {
        if self.points < MOST_POINTS
            && let Some(part) = self.parts.last_mut()
        {
            self.points += 1;
            part.push(ctm * Point::new(x, y));
        }
    }

    fn close(&mut self) {
        if let Some(part) = self.parts.last_mut()
            && let Some(first) = part.first().copied()
        {
            part.push(first);
        }
    }

    fn paint(&mut self, drawing: Option<&mut Drawing>, stroke: bool, fill: bool) {
        if let Some(drawing) = drawing {
            for part in &self.parts {
                if stroke {
                    for edge in part.windows(2) {
                        drawing.stroke(edge[0], edge[1]);
                    }
                } else if fill && part.len() > 1 {
                    drawing.fill(part);
                }
            }
        }
        self.parts.clear();
        self.points = 0;
    }
}
