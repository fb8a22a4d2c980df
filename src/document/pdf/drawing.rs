//! What a page draws, as far as reading needs it: letters with their boxes, straight lines, images.
use hayro_font::kurbo::{Affine, Point};

/// How the letters of a glyph were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// By a map or name in the file: ActualText, ToUnicode, glyph name, character collection, the font's own table.
    Stated,
    /// By the glyph order of a system font, after its text proved plausible.
    GlyphOrder,
    /// A form value that the file does not draw; its boxes are estimated.
    Field,
    /// Read from the page's picture, so surely of 1000.
    Picture {
        /// How sure.
        score: u16,
    },
    /// Not at all; the text is U+FFFD.
    Unknown,
}

/// The direction in which text runs on the page as seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Turn {
    /// Left to right.
    Upright,
    /// Top to bottom: turned clockwise, or vertical writing.
    Down,
    /// Upside down.
    Half,
    /// Bottom to top.
    Up,
    /// At an angle.
    Slanted,
}

/// An upright rectangle; y grows downwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) x0: f32,
    pub(super) y0: f32,
    pub(super) x1: f32,
    pub(super) y1: f32,
}

impl Area {
    /// The smallest rectangle around some points.
    pub(super) fn around(points: impl IntoIterator<Item = Point>) -> Self {
        let mut area = Self { x0: f32::MAX, y0: f32::MAX, x1: f32::MIN, y1: f32::MIN };
        for p in points {
            area.x0 = area.x0.min(p.x as f32);
            area.y0 = area.y0.min(p.y as f32);
            area.x1 = area.x1.max(p.x as f32);
            area.y1 = area.y1.max(p.y as f32);
        }
        area
    }

    /// The smallest rectangle around both.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    pub(super) fn width(self) -> f32 {
        self.x1 - self.x0
    }

    pub(super) fn height(self) -> f32 {
        self.y1 - self.y0
    }

    pub(super) fn centre(self) -> (f32, f32) {
        ((self.x0 + self.x1) / 2.0, (self.y0 + self.y1) / 2.0)
    }

    /// Whether a point lies inside, edges included.
    pub(super) fn holds(self, (x, y): (f32, f32)) -> bool {
        self.x0 <= x && x <= self.x1 && self.y0 <= y && y <= self.y1
    }
}

impl Turn {
    /// The turn of a direction of writing, given in page coordinates with y downwards.
    pub(super) fn of(dx: f64, dy: f64) -> Self {
        // 3 degrees: scanned and re-typeset pages lean a little, watermarks lean by 30 or more.
        let lean = 0.055 * dx.hypot(dy);
        match (dx.abs() <= lean, dy.abs() <= lean) {
            (false, true) if dx > 0.0 => Self::Upright,
            (false, true) => Self::Half,
            (true, false) if dy > 0.0 => Self::Down,
            (true, false) => Self::Up,
            (true, true) => Self::Upright,
            (false, false) => Self::Slanted,
        }
    }

    /// A rectangle of the page in the frame in which this text is upright and its lines follow each other downwards.
    pub(super) fn frame(self, a: Area) -> Area {
        match self {
            Self::Upright | Self::Slanted => a,
            Self::Down => Area { x0: a.y0, y0: -a.x1, x1: a.y1, y1: -a.x0 },
            Self::Half => Area { x0: -a.x1, y0: -a.y1, x1: -a.x0, y1: -a.y0 },
            Self::Up => Area { x0: -a.y1, y0: a.x0, x1: -a.y0, y1: a.x1 },
        }
    }
}

/// One printed glyph.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    /// Its first character.
    pub(super) first: char,
    /// The characters after the first, for ligatures and replaced spans.
    pub(super) rest: Option<Box<str>>,
    pub(super) found: Found,
    pub(super) turn: Turn,
    /// On the page as seen: advance wide, ascent to descent high.
    pub(super) area: Area,
    /// In the frame of its turn: box and baseline.
    pub(super) framed: Area,
    pub(super) base: f32,
    /// Height of the font's em on the page.
    pub(super) size: f32,
    /// Glyphs of one number follow each other without a step of the pen between them.
    pub(super) run: u32,
    /// Part of a running header or footer, as a tag of the file says.
    pub(super) furniture: bool,
}

impl Glyph {
    pub(super) fn is_space(&self) -> bool {
        self.first.is_whitespace() && self.rest.as_deref().unwrap_or("").trim().is_empty()
    }

    pub(super) fn push_to(&self, text: &mut String) {
        text.push(self.first);
        if let Some(rest) = &self.rest {
            text.push_str(rest);
        }
    }

    pub(super) fn set_text(&mut self, text: &str) {
        let mut chars = text.chars();
        if let Some(first) = chars.next() {
            self.first = first;
            self.rest = (!chars.as_str().is_empty()).then(|| chars.as_str().into());
        }
    }
}

/// A straight line, drawn as one or as a thin rectangle, in page coordinates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub(super) horizontal: bool,
    /// y of a horizontal line, x of a vertical one.
    pub(super) at: f32,
    pub(super) from: f32,
    pub(super) to: f32,
}

/// More lines than any table needs: beyond it a page is a drawing.
const MOST_RULES: usize = 60_000;
/// A rectangle thinner than this is a line.
const THIN: f32 = 3.0;

/// Everything that one page draws.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    /// Share of the page under its largest image.
    pub(super) image_share: f32,
    /// Filled shapes that are no lines: letters drawn as outlines come in hundreds.
    pub(super) shapes: u32,
    /// The page was cut short by a limit.
    pub(super) cut: bool,
}

impl Drawing {
    /// An image's unit square under `transform`.
    pub(super) fn image(&mut self, transform: Affine) {
        let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)].map(|p| transform * Point::from(p));
        let area = Area::around(corners);
        let width = area.x1.min(self.width) - area.x0.max(0.0);
        let height = area.y1.min(self.height) - area.y0.max(0.0);
        let page = (self.width * self.height).max(1.0);
        self.image_share = self.image_share.max(width.max(0.0) * height.max(0.0) / page);
    }

    /// A stroked edge.
    pub(super) fn stroke(&mut self, a: Point, b: Point) {
        let area = Area::around([a, b]);
        if area.height() <= 0.7 && area.width() > 1.0 {
            self.rule(Rule { horizontal: true, at: area.centre().1, from: area.x0, to: area.x1 });
        } else if area.width() <= 0.7 && area.height() > 1.0 {
            self.rule(Rule { horizontal: false, at: area.centre().0, from: area.y0, to: area.y1 });
        }
    }

    /// A filled shape of straight or curved edges.
    pub(super) fn fill(&mut self, points: &[Point]) {
        let area = Area::around(points.iter().copied());
        let (width, height) = (area.width(), area.height());
        if height <= THIN && width > 2.0 * height && width > 2.0 {
            self.rule(Rule { horizontal: true, at: area.centre().1, from: area.x0, to: area.x1 });
        } else if width <= THIN && height > 2.0 * width && height > 2.0 {
            self.rule(Rule { horizontal: false, at: area.centre().0, from: area.y0, to: area.y1 });
        } else {
            self.shapes = self.shapes.saturating_add(1);
        }
    }

    fn rule(&mut self, rule: Rule) {
        let (across, along) = if rule.horizontal { (self.height, self.width) } else { (self.width, self.height) };
        let finite = rule.at.is_finite() && rule.from.is_finite() && rule.to.is_finite();
        if finite && self.rules.len() < MOST_RULES && (-2.0..=across + 2.0).contains(&rule.at) {
            let (from, to) = (rule.from.max(-2.0), rule.to.min(along + 2.0));
            if from < to {
                self.rules.push(Rule { from, to, ..rule });
            }
        }
    }
}
