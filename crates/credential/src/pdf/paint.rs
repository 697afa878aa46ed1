//! Shapes and colours: the bands, the woven edge, rules, the QR code. No transparency, as PDF/A-1 asks.

use super::plan::{HEIGHT, WIDTH};
use crate::qr::Qr;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Rect, Transform};
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;

/// The dyes of the visual direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colour {
    /// Indigo: bands and headings.
    Nila,
    NilaPale,
    /// Bark brown: the inner triangles, the numbers of lines.
    Sogan,
    /// Turmeric: the outer triangles.
    Kunyit,
    /// Warm white: panels.
    Gading,
    White,
    /// Charcoal in two strengths: values and labels.
    Arang,
    ArangSoft,
    /// Hairlines.
    Garis,
    /// The mark across a page that is no real document.
    Pale,
}

impl Colour {
    pub(super) fn fill(self) -> Fill {
        let [red, green, blue] = match self {
            Self::Nila => [0x13, 0x23, 0x3f],
            Self::NilaPale => [0xc9, 0xd5, 0xea],
            Self::Sogan => [0x6b, 0x44, 0x23],
            Self::Kunyit => [0xf2, 0xb6, 0x32],
            Self::Gading => [0xfb, 0xf8, 0xf3],
            Self::White => [0xff, 0xff, 0xff],
            Self::Arang => [0x1d, 0x21, 0x27],
            Self::ArangSoft => [0x59, 0x61, 0x70],
            Self::Garis => [0xd8, 0xcf, 0xc1],
            Self::Pale => [0xf6, 0xec, 0xd9],
        };
        Fill {
            paint: rgb::Color::new(red, green, blue).into(),
            ..Fill::default()
        }
    }
}

/// Something drawn behind the texts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape {
    /// Left, top, width, height.
    Box(Colour, f32, f32, f32, f32),
    /// The same with round corners of the last size.
    Card(Colour, f32, f32, f32, f32, f32),
    /// A row of triangles across the page with its base at this height.
    TumpalUp(f32),
    TumpalDown(f32),
}

/// Height and width of one triangle of the woven edge: 8 px on a screen.
pub(super) const TUMPAL: f32 = 8.0;

pub(super) fn shape(surface: &mut Surface<'_>, shape: Shape) {
    match shape {
        Shape::Box(colour, x, y, width, height) => {
            fill(surface, colour, |path| rect(path, x, y, width, height));
        }
        Shape::Card(colour, x, y, width, height, round) => {
            fill(surface, colour, |path| {
                card(path, [x, y, width, height], round);
            });
        }
        Shape::TumpalUp(base) => tumpal(surface, base, -1.0),
        Shape::TumpalDown(base) => tumpal(surface, base, 1.0),
    }
}

pub(super) fn fill(
    surface: &mut Surface<'_>,
    colour: Colour,
    build: impl FnOnce(&mut PathBuilder),
) {
    let mut path = PathBuilder::new();
    build(&mut path);
    if let Some(path) = path.finish() {
        surface.set_fill(Some(colour.fill()));
        surface.draw_path(&path);
    }
}

/// Draws a QR code with its corner (without quiet zone) at `x`, `y`.
pub(super) fn code(surface: &mut Surface<'_>, modules: &Path, x: f32, y: f32, module: f32) {
    // The path counts in whole modules and is scaled here: short numbers make a small file.
    let half = module / 2.0;
    surface.push_transform(&Transform::from_row(module, 0.0, 0.0, module, x, y + half));
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: Colour::Nila.fill().paint,
        width: 1.0,
        ..Stroke::default()
    }));
    surface.draw_path(modules);
    surface.set_stroke(None);
    surface.pop();
}

/// The dark modules as one path: a line for each run, one module thick. Lines take half the numbers of rectangles,
/// and compressing them is what a document costs most.
#[expect(
    clippy::cast_precision_loss,
    reason = "at most 177 modules, exact in f32"
)]
pub(super) fn modules(qr: &Qr) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (x, y, length) in qr.runs() {
        path.move_to(x as f32, y as f32);
        path.line_to((x + length) as f32, y as f32);
    }
    path.finish()
}

fn rect(path: &mut PathBuilder, x: f32, y: f32, width: f32, height: f32) {
    if let Some(rect) = Rect::from_xywh(x, y, width, height) {
        path.push_rect(rect);
    }
}

/// How far a Bézier handle reaches along a quarter circle.
const ROUND: f32 = 0.552_3;

fn card(path: &mut PathBuilder, [x, y, width, height]: [f32; 4], round: f32) {
    let (right, low) = (x + width, y + height);
    let rest = round * (1.0 - ROUND);
    path.move_to(x + round, y);
    path.line_to(right - round, y);
    path.cubic_to(right - rest, y, right, y + rest, right, y + round);
    path.line_to(right, low - round);
    path.cubic_to(right, low - rest, right - rest, low, right - round, low);
    path.line_to(x + round, low);
    path.cubic_to(x + rest, low, x, low - rest, x, low - round);
    path.line_to(x, y + round);
    path.cubic_to(x, y + rest, x + rest, y, x + round, y);
    path.close();
}

/// One ornament: a triangle with a smaller one inside, repeated. `towards` is where the tips point.
fn tumpal(surface: &mut Surface<'_>, base: f32, towards: f32) {
    const COUNT: u8 = 37;
    let step = WIDTH / f32::from(COUNT);
    let mut row = |colour, reach: f32| {
        fill(surface, colour, |path| {
            for at in 0..COUNT {
                let middle = (f32::from(at) + 0.5) * step;
                let half = step / 2.0 * reach;
                path.move_to(middle - half, base);
                path.line_to(middle, base + towards * TUMPAL * reach);
                path.line_to(middle + half, base);
                path.close();
            }
        });
    };
    row(Colour::Kunyit, 1.0);
    row(Colour::Sogan, 0.44);
}

/// How long a mark may be, so that it ends clear of the cards above and below the lines.
pub(super) const SLANT_LENGTH: f32 = 470.0;

/// The mark: large, slanted, behind the lines in the middle of the page.
pub(super) fn slant(surface: &mut Surface<'_>, draw: impl FnOnce(&mut Surface<'_>)) {
    surface.push_transform(&Transform::from_translate(WIDTH / 2.0, HEIGHT * 0.535));
    surface.push_transform(&Transform::from_rotate(-30.0));
    draw(surface);
    surface.pop();
    surface.pop();
}
