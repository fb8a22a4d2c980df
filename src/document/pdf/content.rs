//! Walks a page's content stream and draws its letters, straight lines and images.
//!
//! hayro-syntax parses the operators and hayro-font knows the fonts. The walk itself is ours and not hayro-interpret's,
//! because only who sees the font dictionary at each `Tf` can tell two fonts of one name with different encodings apart.
use super::drawing::Drawing;
use super::font::{Face, Fonts};
use super::guard;
use super::layers::Layers;
use super::mark::{Mark, Marks};
use super::path::Path;
use hayro_font::kurbo::Affine;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream, dict_or_stream};
use hayro_syntax::page::Resources;
use std::collections::HashMap;
use std::rc::Rc;

/// Forms inside forms.
const MOST_DEPTH: usize = 24;
/// Saved states; more are dropped, as in any viewer.
const MOST_STATES: usize = 4_096;

/// The part of the graphics state that reading needs.
#[derive(Clone)]
struct State<'a> {
    ctm: Affine,
    face: Option<Rc<Face<'a>>>,
    size: f64,
    letter_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// One walk over a page: its forms and appearances are walked by the same.
pub(super) struct Walk<'w, 'a> {
    fonts: &'w mut Fonts<'a>,
    layers: &'w Layers,
    pub(super) drawing: Drawing,
    state: State<'a>,
    saved: Vec<State<'a>>,
    text: Affine,
    line: Affine,
    path: Path,
    marks: Marks,
    open_forms: Vec<ObjectIdentifier>,
    /// The faces of the stream at hand by name: two streams may give one name to two fonts.
    named: HashMap<Vec<u8>, Option<Rc<Face<'a>>>>,
    operators_left: u32,
    /// Counts the steps of the pen.
    run: u32,
}

impl<'w, 'a> Walk<'w, 'a> {
    /// A walk over a page whose user space goes to the page as seen by `frame`.
    pub(super) fn new(fonts: &'w mut Fonts<'a>, layers: &'w Layers, frame: Affine, size: (f32, f32)) -> Self {
        let state = State {
            ctm: frame,
            face: None,
            size: 1.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        Self {
            fonts,
            layers,
            drawing: Drawing { width: size.0, height: size.1, ..Drawing::default() },
            state,
            saved: Vec::new(),
            text: Affine::IDENTITY,
            line: Affine::IDENTITY,
            path: Path::default(),
            marks: Marks::default(),
            open_forms: Vec::new(),
            named: HashMap::new(),
            operators_left: guard::OPERATORS_OF_A_PAGE,
            run: 0,
        }
    }

    /// Walks one content stream.
    pub(super) fn stream(&mut self, content: &[u8], resources: &Resources<'a>) {
        let depth = self.saved.len();
        let marks = self.marks.depth();
        self.saved.push(self.state.clone());
        let names_outside = std::mem::take(&mut self.named);
        let mut operators = TypedIter::new(content);
        while let Some(operator) = operators.next() {
            let Some(left) = self.operators_left.checked_sub(1) else {
                self.drawing.cut = true;
                break;
            };
            self.operators_left = left;
            self.operator(operator, resources, depth + 1);
        }
        self.named = names_outside;
        while self.marks.depth() > marks {
            self.marks.close(&mut self.drawing.glyphs);
        }
        self.path = Path::default();
        if let Some(state) = self.saved.get(depth).cloned() {
            self.state = state;
        }
        self.saved.truncate(depth);
    }

    fn operator(&mut self, operator: Op<'_, '_>, resources: &Resources<'a>, floor: usize) {
        match operator {
            Op::SaveState(_) if self.saved.len() < MOST_STATES => self.saved.push(self.state.clone()),
            Op::RestoreState(_) if self.saved.len() > floor => {
                if let Some(state) = self.saved.pop() {
                    self.state = state;
                }
            }
            Op::Transform(t) => self.state.ctm *= affine([t.0, t.1, t.2, t.3, t.4, t.5].map(|n| n.as_f64())),
            Op::BeginText(_) => (self.text, self.line) = (Affine::IDENTITY, Affine::IDENTITY),
            Op::SetTextMatrix(t) => {
                self.line = affine([t.0, t.1, t.2, t.3, t.4, t.5].map(|n| n.as_f64()));
                self.text = self.line;
                self.run += 1;
            }
            Op::TextFont(font) => {
                self.state.size = font.1.as_f64();
                let name: &[u8] = &font.0;
                self.state.face = match self.named.get(name) {
                    Some(face) => face.clone(),
                    None => {
                        let face = resources.get_font(font.0).and_then(|dict| self.fonts.face(&dict));
                        self.named.insert(name.to_vec(), face.clone());
                        face
                    }
                };
            }
            Op::ShowText(s) => self.show(s.0.as_bytes()),
            Op::ShowTexts(s) => self.show_spaced(s.0),
            Op::NextLineAndShowText(s) => {
                self.next_line(0.0, -self.state.leading);
                self.show(s.0.as_bytes());
            }
            Op::ShowTextWithParameters(s) => {
                self.state.word_space = s.0.as_f64();
                self.state.letter_space = s.1.as_f64();
                self.next_line(0.0, -self.state.leading);
                self.show(s.2.as_bytes());
            }
            Op::NextLine(n) => self.next_line(n.0.as_f64(), n.1.as_f64()),
            Op::NextLineAndSetLeading(n) => {
                self.state.leading = -n.1.as_f64();
                self.next_line(n.0.as_f64(), n.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            Op::CharacterSpacing(n) => self.state.letter_space = n.0.as_f64(),
            Op::WordSpacing(n) => self.state.word_space = n.0.as_f64(),
            Op::HorizontalScaling(n) => self.state.stretch = n.0.as_f64() / 100.0,
            Op::TextLeading(n) => self.state.leading = n.0.as_f64(),
            Op::TextRise(n) => self.state.rise = n.0.as_f64(),
            Op::XObject(x) => {
                if let Some(stream) = resources.get_x_object(x.0) {
                    self.external(&stream, resources);
                }
            }
            Op::InlineImage(_) if !self.marks.hidden() => self.drawing.image(self.state.ctm),
            Op::BeginMarkedContent(mark) => self.marks.open(Mark::plain(mark.0), &self.drawing.glyphs),
            Op::BeginMarkedContentWithProperties(mark) => {
                let named = mark.1.clone().into_name();
                let properties: Option<Dict<'_>> = match &named {
                    Some(name) => resources.properties.get::<Dict<'_>>(name.as_ref()),
                    None => dict_or_stream(mark.1).map(|(dict, _)| dict.clone()),
                };
                let layer = named.and_then(|name| resources.properties.get_ref(name.as_ref()));
                let hidden = &**mark.0 == b"OC" && self.layers.hides(layer, properties.as_ref());
                self.marks.open(Mark::with(mark.0, properties.as_ref(), hidden), &self.drawing.glyphs);
            }
            Op::EndMarkedContent(_) => self.marks.close(&mut self.drawing.glyphs),
            other => {
                let visible = !self.marks.hidden();
                self.path.operator(&other, self.state.ctm, visible.then_some(&mut self.drawing));
            }
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line *= Affine::translate((x, y));
        self.text = self.line;
        self.run += 1;
    }

    fn show_spaced(&mut self, parts: &Array<'_>) {
        for part in parts.iter::<Object<'_>>() {
            match part {
                Object::String(s) => self.show(s.as_bytes()),
                Object::Number(n) => {
                    let shift = -n.as_f64() / 1000.0 * self.state.size;
                    let vertical = self.state.face.as_ref().is_some_and(|face| face.is_vertical());
                    let shift = if vertical { (0.0, shift) } else { (shift * self.state.stretch, 0.0) };
                    self.text *= Affine::translate(shift);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(face) = self.state.face.clone() else {
            // Letters of a font that is missing or beyond its bounds are lost, and that must be said.
            self.drawing.cut |= !bytes.is_empty();
            return;
        };
        let state = &self.state;
        let size = Affine::new([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise]);
        let mut at = 0;
        while at < bytes.len() {
            let (code, length) = face.code(bytes, at);
            at += length.max(1);
            if !self.marks.hidden()
                && let Some(mut glyph) = face.glyph(code, state.ctm * self.text * size)
            {
                glyph.furniture = self.marks.furniture();
                glyph.run = self.run;
                let on_page = glyph.area.x1 > 0.0
                    && glyph.area.y1 > 0.0
                    && glyph.area.x0 < self.drawing.width
                    && glyph.area.y0 < self.drawing.height;
                if self.drawing.glyphs.len() >= guard::GLYPHS_OF_A_PAGE {
                    self.drawing.cut = true;
                } else if on_page {
                    self.drawing.glyphs.push(glyph);
                }
            }
            let space = state.letter_space + if code == 32 && length == 1 { state.word_space } else { 0.0 };
            let (x, y) = face.advance(code);
            let shift = if face.is_vertical() {
                (0.0, y * state.size + space)
            } else {
                ((x * state.size + space) * state.stretch, 0.0)
            };
            self.text *= Affine::translate(shift);
        }
    }

    fn external(&mut self, stream: &Stream<'a>, resources: &Resources<'a>) {
        let dict = stream.dict();
        if self.marks.hidden() || self.layers.hides(dict.get_ref(b"OC"), dict.get::<Dict<'_>>(b"OC").as_ref()) {
            return;
        }
        match dict.get::<Name<'_>>(b"Subtype").as_deref() {
            Some(b"Image") => self.drawing.image(self.state.ctm),
            _ => self.form(stream, resources),
        }
    }

    /// Draws a form (or an annotation's appearance) under the current transform.
    pub(super) fn form(&mut self, stream: &Stream<'a>, resources: &Resources<'a>) {
        let id = stream.obj_id();
        if self.open_forms.len() >= MOST_DEPTH || self.open_forms.contains(&id) {
            return;
        }
        let Some(content) = guard::decoded(stream) else {
            self.drawing.cut = true;
            return;
        };
        let own = stream.dict().get::<Dict<'a>>(b"Resources").map(Resources::new);
        let matrix = stream.dict().get::<[f64; 6]>(b"Matrix").map_or(Affine::IDENTITY, affine);
        let (ctm, text, line) = (self.state.ctm, self.text, self.line);
        self.open_forms.push(id);
        self.state.ctm = ctm * matrix;
        self.stream(&content, own.as_ref().unwrap_or(resources));
        self.open_forms.pop();
        (self.state.ctm, self.text, self.line) = (ctm, text, line);
    }

    /// Runs `draw` under an additional transform.
    pub(super) fn under(&mut self, transform: Affine, draw: impl FnOnce(&mut Self)) {
        let ctm = self.state.ctm;
        self.state.ctm = ctm * transform;
        draw(self);
        self.state.ctm = ctm;
    }

    /// The transform from user space to the page as seen.
    pub(super) fn ctm(&self) -> Affine {
        self.state.ctm
    }
}

fn affine(c: [f64; 6]) -> Affine {
    Affine::new(c)
}
