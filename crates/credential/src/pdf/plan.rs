//! A page plan: every text in its place, what it means to a reader of the file, and the shapes behind it.

use super::paint::{Colour, Shape};
use super::text::{Faces, Run, Weight};
use std::ops::Range;

/// A4 in points.
pub(super) const WIDTH: f32 = 595.28;
pub(super) const HEIGHT: f32 = 841.89;
/// Two centimetres.
pub(super) const MARGIN: f32 = 56.7;
pub(super) const INNER: f32 = WIDTH - 2.0 * MARGIN;

/// How a text looks.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) weight: Weight,
    pub(super) size: f32,
    /// From one baseline to the next, in points.
    pub(super) leading: f32,
    pub(super) colour: Colour,
}

/// One line of text on its page; `y` is the baseline.
pub(super) struct Placed {
    pub(super) page: usize,
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) colour: Colour,
    pub(super) run: Run,
}

/// What texts mean, in reading order. Ranges point into [`Plan::texts`].
pub(super) enum Part {
    Heading {
        level: u16,
        title: String,
        texts: Range<usize>,
    },
    Paragraph {
        lang: Option<String>,
        texts: Range<usize>,
    },
    /// Number and body of each item.
    List(Vec<(Range<usize>, Range<usize>)>),
    Code,
}

pub(super) struct Plan {
    pub(super) pages: usize,
    pub(super) texts: Vec<Placed>,
    pub(super) parts: Vec<Part>,
    /// Ornament and repetition: drawn, but not read out.
    pub(super) quiet: Vec<Placed>,
    pub(super) shapes: Vec<(usize, Shape)>,
    pub(super) code: Code,
}

/// Where the QR code goes: page, corner of its quiet zone, and the size of one module.
#[derive(Clone, Copy, Default)]
pub(super) struct Code {
    pub(super) page: usize,
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) module: f32,
    pub(super) side: f32,
}

/// A plan in the making.
pub(super) struct Draft<'f> {
    pub(super) faces: &'f Faces,
    pub(super) plan: Plan,
}

impl<'f> Draft<'f> {
    pub(super) fn new(faces: &'f Faces) -> Self {
        Self {
            faces,
            plan: Plan {
                pages: 1,
                texts: Vec::new(),
                parts: Vec::new(),
                quiet: Vec::new(),
                shapes: Vec::new(),
                code: Code::default(),
            },
        }
    }

    /// The page that is being filled.
    pub(super) fn page(&self) -> usize {
        self.plan.pages - 1
    }

    pub(super) fn shape(&mut self, shape: Shape) {
        let page = self.page();
        self.plan.shapes.push((page, shape));
    }

    pub(super) fn wrap(&self, style: Style, text: &str, width: f32) -> Vec<Run> {
        self.faces.wrap(style.weight, text, width / style.size)
    }

    /// Places lines from the baseline `y` down; returns which texts they became.
    pub(super) fn put(&mut self, style: Style, runs: Vec<Run>, x: f32, y: f32) -> Range<usize> {
        let from = self.plan.texts.len();
        let page = self.page();
        let mut y = y;
        for run in runs {
            self.plan.texts.push(placed(style, run, page, x, y));
            y += style.leading;
        }
        from..self.plan.texts.len()
    }

    /// Places a line that is drawn but not read out.
    pub(super) fn put_quiet(&mut self, style: Style, run: Run, x: f32, y: f32) {
        let page = self.page();
        self.plan.quiet.push(placed(style, run, page, x, y));
    }

    pub(super) fn paragraph(&mut self, lang: Option<&str>, texts: Range<usize>) {
        let lang = lang.map(str::to_owned);
        self.plan.parts.push(Part::Paragraph { lang, texts });
    }

    pub(super) fn heading(&mut self, level: u16, title: &str, texts: Range<usize>) {
        let title = title.to_owned();
        self.plan.parts.push(Part::Heading {
            level,
            title,
            texts,
        });
    }
}

fn placed(style: Style, run: Run, page: usize, x: f32, y: f32) -> Placed {
    Placed {
        page,
        x,
        y,
        size: style.size,
        colour: style.colour,
        run,
    }
}

/// The height of `lines` lines.
#[expect(clippy::cast_precision_loss, reason = "a few lines, exact in f32")]
pub(super) fn height(style: Style, lines: usize) -> f32 {
    style.leading * lines as f32
}
