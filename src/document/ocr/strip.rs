//! Where a line of text lies in a picture, and what was read there.

/// A rectangle around one line of text, turned as the line is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Strip {
    /// Centre, in pixels of the picture.
    pub(crate) x: f32,
    pub(crate) y: f32,
    /// Extent along the direction of reading.
    pub(crate) width: f32,
    /// Extent across it.
    pub(crate) height: f32,
    /// Direction of reading in radians, clockwise from rightwards as seen.
    pub(crate) angle: f32,
}

impl Strip {
    /// The point that lies `along` and `across` from the centre.
    pub(crate) fn point(&self, along: f32, across: f32) -> (f32, f32) {
        let (sin, cos) = self.angle.sin_cos();
        (self.x + along * cos - across * sin, self.y + along * sin + across * cos)
    }
}

/// One letter of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct ReadLetter {
    pub(crate) letter: char,
    /// Centre, as distance from the left end of the strip.
    pub(crate) at: f32,
    /// How sure the model is, of 1000.
    pub(crate) score: u16,
}

/// A line as read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ReadLine {
    pub(crate) strip: Strip,
    pub(crate) letters: Vec<ReadLetter>,
    /// Mean over its letters, of 1000.
    pub(crate) score: u16,
    /// What the other reading of a stamped line says, where it differs.
    pub(crate) other: Option<String>,
}

impl ReadLine {
    pub(crate) fn text(&self) -> String {
        self.letters.iter().map(|letter| letter.letter).collect()
    }
}

/// A straight dark line of the picture, in the frame in which text is upright.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ruled {
    pub(crate) is_horizontal: bool,
    pub(crate) at: f32,
    pub(crate) from: f32,
    pub(crate) to: f32,
}

/// What was read of one picture; everything in its pixels.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct PageLines {
    pub(crate) lines: Vec<ReadLine>,
    pub(crate) rules: Vec<Ruled>,
    /// Direction of reading of the page as a whole: 0 upright, a quarter turn sideways, and its skew.
    pub(crate) angle: f32,
}
