//! The layout of a document, from the band at the top to the QR code: where each text goes, page by page.

use super::Paper;
use super::paint::{Colour, Shape, TUMPAL};
use super::plan::{Code, Draft, HEIGHT, INNER, MARGIN, Part, Plan, Style, WIDTH, height};
use super::text::{Faces, Run, Weight};
use crate::qr::Qr;

const fn style(weight: Weight, size: f32, leading: f32, colour: Colour) -> Style {
    Style {
        weight,
        size,
        leading,
        colour,
    }
}

const AGENCY: Style = style(Weight::Bold, 15.0, 19.0, Colour::White);
const OFFICE: Style = style(Weight::Regular, 10.5, 14.0, Colour::NilaPale);
const MARK: Style = style(Weight::Bold, 10.0, 12.0, Colour::Nila);
const TITLE: Style = style(Weight::Bold, 27.0, 32.0, Colour::Nila);
const SECOND: Style = style(Weight::Regular, 12.5, 16.0, Colour::ArangSoft);
const FIELD: Style = style(Weight::Regular, 9.0, 12.0, Colour::ArangSoft);
const FIELD_VALUE: Style = style(Weight::Bold, 12.5, 15.0, Colour::Nila);
const INDEX: Style = style(Weight::Bold, 9.5, 14.0, Colour::Sogan);
const LABEL: Style = style(Weight::Regular, 10.0, 14.0, Colour::ArangSoft);
const VALUE: Style = style(Weight::Bold, 11.5, 15.0, Colour::Arang);
const CHECK: Style = style(Weight::Bold, 12.0, 16.0, Colour::Nila);
const STEP: Style = style(Weight::Regular, 9.5, 13.0, Colour::Arang);
const NOTE: Style = style(Weight::Regular, 8.5, 11.5, Colour::ArangSoft);
const FOOT: Style = style(Weight::Regular, 8.0, 10.0, Colour::ArangSoft);

const LABEL_X: f32 = MARGIN + 26.0;
const VALUE_X: f32 = MARGIN + 176.0;
/// Where the band at the bottom of every page begins, and the lowest point of content.
const FOOT_Y: f32 = HEIGHT - 18.0;
const LOW: f32 = FOOT_Y - 30.0;
/// Blank above and below the text of a row: airy where the page allows it, close otherwise.
const AIRY: f32 = 8.0;
const CLOSE: f32 = 4.5;
const GAP: f32 = 24.0;
/// One module of the QR code: 0.42 mm, which a phone camera resolves at arm's length.
const MODULE: f32 = 1.19;
const CODE_SIDE_MIN: f32 = 112.0;
const CARD_PAD: f32 = 14.0;

/// Places everything.
pub(super) fn plan(faces: &Faces, paper: &Paper, qr: &Qr) -> Plan {
    let mut draft = Draft::new(faces);
    let y = band(&mut draft, paper);
    let y = title(&mut draft, paper, y + 52.0);
    let y = fields(&mut draft, paper, y);
    let rows = rows(&draft, paper);
    let check = check(&draft, paper, qr);
    let room = LOW - check.height - GAP - y;
    let airy: f32 = rows.iter().map(|row| row.height(AIRY)).sum();
    let pad = if airy <= room { AIRY } else { CLOSE };
    let y = list(&mut draft, paper, rows, pad, y);
    place_check(&mut draft, paper, check, y);
    feet(&mut draft, paper);
    draft.plan
}

/// The band: who issues. The mark of a document that is not real stands in it, so that it is read out too.
fn band(draft: &mut Draft<'_>, paper: &Paper) -> f32 {
    let mark = match &paper.mark {
        Some(mark) => Some(draft.faces.line(MARK.weight, mark)),
        None => None,
    };
    let pill = mark
        .as_ref()
        .map_or(0.0, |run| run.width * MARK.size + 24.0);
    let agency = draft.wrap(AGENCY, &paper.agency, INNER - pill - 12.0);
    let office = draft.wrap(OFFICE, &paper.office, INNER - pill - 12.0);
    let text = height(AGENCY, agency.len()) + height(OFFICE, office.len());
    let band = 30.0 + text + 20.0 + TUMPAL;
    draft.shape(Shape::Box(Colour::Nila, 0.0, 0.0, WIDTH, band));
    draft.shape(Shape::TumpalUp(band));
    let y = 30.0 + AGENCY.size;
    let office_y = y + height(AGENCY, agency.len());
    let texts = draft.put(AGENCY, agency, MARGIN, y);
    draft.paragraph(None, texts);
    let texts = draft.put(OFFICE, office, MARGIN, office_y - 2.0);
    draft.paragraph(None, texts);
    if let Some(mark) = mark {
        let x = WIDTH - MARGIN - pill;
        draft.shape(Shape::Card(Colour::Kunyit, x, 31.0, pill, 21.0, 10.5));
        let texts = draft.put(MARK, vec![mark], x + 12.0, 45.0);
        draft.paragraph(None, texts);
    }
    band
}

fn title(draft: &mut Draft<'_>, paper: &Paper, y: f32) -> f32 {
    let runs = draft.wrap(TITLE, &paper.title, INNER);
    let below = y + height(TITLE, runs.len() - 1);
    let texts = draft.put(TITLE, runs, MARGIN, y);
    draft.heading(1, &paper.title, texts);
    let Some((lang, text)) = &paper.second_title else {
        return below + GAP;
    };
    let runs = draft.wrap(SECOND, text, INNER);
    let below = below + 20.0;
    let end = below + height(SECOND, runs.len() - 1);
    let texts = draft.put(SECOND, runs, MARGIN, below);
    draft.paragraph(Some(lang), texts);
    end + GAP - 6.0
}

/// Number and date, side by side on a card.
fn fields(draft: &mut Draft<'_>, paper: &Paper, y: f32) -> f32 {
    let left = INNER * 0.6;
    let widths = [left - 2.0 * CARD_PAD, INNER - left - CARD_PAD];
    let mut cells = Vec::new();
    for (line, width) in [&paper.number, &paper.issued].into_iter().zip(widths) {
        let label = draft.wrap(FIELD, &line.label, width);
        let value = draft.wrap(FIELD_VALUE, &line.value, width);
        cells.push((label, value));
    }
    let tall = |(label, value): &(Vec<Run>, Vec<Run>)| {
        height(FIELD, label.len()) + height(FIELD_VALUE, value.len())
    };
    let card = cells.iter().map(tall).fold(0.0, f32::max) + 2.0 * 10.0 + 3.0;
    draft.shape(Shape::Card(Colour::Garis, MARGIN, y, INNER, card, 7.0));
    let inside = [MARGIN + 0.75, y + 0.75, INNER - 1.5, card - 1.5];
    let [x, top, width, tall] = inside;
    draft.shape(Shape::Card(Colour::Gading, x, top, width, tall, 6.25));
    let columns = [MARGIN + CARD_PAD, MARGIN + left];
    for ((label, value), x) in cells.into_iter().zip(columns) {
        let first = y + 10.0 + FIELD.size;
        let second = first + height(FIELD, label.len()) + 4.0;
        let label = draft.put(FIELD, label, x, first);
        let value = draft.put(FIELD_VALUE, value, x, second);
        draft.paragraph(None, label.start..value.end);
    }
    y + card + 14.0
}

struct Row {
    index: Run,
    label: Vec<Run>,
    value: Vec<Run>,
}

impl Row {
    fn height(&self, pad: f32) -> f32 {
        let label = height(LABEL, self.label.len());
        label.max(height(VALUE, self.value.len())) + 2.0 * pad
    }
}

fn rows(draft: &Draft<'_>, paper: &Paper) -> Vec<Row> {
    let row = |(at, line): (usize, &super::Line)| Row {
        index: draft.faces.line(INDEX.weight, &format!("{}.", at + 1)),
        label: draft.wrap(LABEL, &line.label, VALUE_X - LABEL_X - 12.0),
        value: draft.wrap(VALUE, &line.value, WIDTH - MARGIN - VALUE_X),
    };
    paper.lines.iter().enumerate().map(row).collect()
}

/// The numbered lines; a page that is full continues on the next.
fn list(draft: &mut Draft<'_>, paper: &Paper, rows: Vec<Row>, pad: f32, y: f32) -> f32 {
    let mut y = y;
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let tall = row.height(pad);
        if y + tall > LOW {
            y = next_page(draft, paper);
        }
        let base = y + pad + VALUE.size - 1.0;
        let index = draft.put(INDEX, vec![row.index], MARGIN, base);
        let label = draft.put(LABEL, row.label, LABEL_X, base);
        let value = draft.put(VALUE, row.value, VALUE_X, base);
        items.push((index, label.start..value.end));
        y += tall;
        draft.shape(Shape::Box(Colour::Garis, MARGIN, y, INNER, 0.6));
    }
    if !items.is_empty() {
        draft.plan.parts.push(Part::List(items));
    }
    y
}

/// Starts a page with a narrow band that repeats the title and the number; returns where its content begins.
fn next_page(draft: &mut Draft<'_>, paper: &Paper) -> f32 {
    const BAND: f32 = 46.0;
    draft.plan.pages += 1;
    draft.shape(Shape::Box(Colour::Nila, 0.0, 0.0, WIDTH, BAND));
    draft.shape(Shape::TumpalUp(BAND));
    let text = format!("{} · {}", paper.title, paper.number.value);
    let runs = draft.wrap(OFFICE, &text, INNER);
    if let Some(run) = runs.into_iter().next() {
        draft.put_quiet(OFFICE, run, MARGIN, 26.0);
    }
    BAND + GAP
}

struct CheckBox {
    height: f32,
    code: Code,
    heading: Vec<Run>,
    steps: Vec<(Run, Vec<Run>)>,
    note: Vec<Run>,
}

/// The box that says how to check: the QR code at the left, words beside it.
#[expect(
    clippy::cast_precision_loss,
    reason = "at most 185 modules, exact in f32"
)]
fn check(draft: &Draft<'_>, paper: &Paper, qr: &Qr) -> CheckBox {
    // Four light modules on every side belong to the code.
    let across = qr.side() as f32 + 8.0;
    let side = (across * MODULE).max(CODE_SIDE_MIN);
    let width = INNER - side - 3.0 * CARD_PAD;
    let mut steps = Vec::new();
    for (at, step) in paper.check.steps.iter().enumerate() {
        let number = draft.faces.line(STEP.weight, &format!("{}.", at + 1));
        steps.push((number, draft.wrap(STEP, step, width - 16.0)));
    }
    let heading = draft.wrap(CHECK, &paper.check.heading, width);
    let note = draft.wrap(NOTE, &paper.note, width);
    let lines = steps.iter().map(|(_, lines)| lines.len()).sum();
    let words =
        height(CHECK, heading.len()) + height(STEP, lines) + height(NOTE, note.len()) + 16.0;
    CheckBox {
        height: words.max(side) + 2.0 * CARD_PAD,
        code: Code {
            page: 0,
            x: 0.0,
            y: 0.0,
            module: side / across,
            side,
        },
        heading,
        steps,
        note,
    }
}

fn place_check(draft: &mut Draft<'_>, paper: &Paper, check: CheckBox, y: f32) {
    if y + GAP / 2.0 + check.height > LOW {
        next_page(draft, paper);
    }
    let top = LOW - check.height;
    draft.shape(Shape::Card(
        Colour::Garis,
        MARGIN,
        top,
        INNER,
        check.height,
        7.0,
    ));
    let tall = check.height - 1.5;
    draft.shape(Shape::Card(
        Colour::White,
        MARGIN + 0.75,
        top + 0.75,
        INNER - 1.5,
        tall,
        6.25,
    ));
    draft.plan.code = Code {
        page: draft.page(),
        x: MARGIN + CARD_PAD,
        y: top + (check.height - check.code.side) / 2.0,
        ..check.code
    };
    let x = MARGIN + check.code.side + 2.0 * CARD_PAD;
    let mut y = top + CARD_PAD + CHECK.size;
    let lines = check.heading.len();
    let texts = draft.put(CHECK, check.heading, x, y);
    draft.heading(2, &paper.check.heading, texts);
    draft.plan.parts.push(Part::Code);
    y += height(CHECK, lines) + 2.0;
    let mut items = Vec::new();
    for (number, step) in check.steps {
        let lines = step.len();
        let number = draft.put(STEP, vec![number], x, y);
        let step = draft.put(STEP, step, x + 16.0, y);
        items.push((number, step));
        y += height(STEP, lines);
    }
    if !items.is_empty() {
        draft.plan.parts.push(Part::List(items));
    }
    let texts = draft.put(NOTE, check.note, x, y + 6.0);
    draft.paragraph(None, texts);
}

/// The band at the bottom of every page, with number and page count above it.
fn feet(draft: &mut Draft<'_>, paper: &Paper) {
    let pages = draft.plan.pages;
    for page in 0..pages {
        let band = Shape::Box(Colour::Nila, 0.0, FOOT_Y, WIDTH, HEIGHT - FOOT_Y);
        draft.plan.shapes.push((page, band));
        draft.plan.shapes.push((page, Shape::TumpalDown(FOOT_Y)));
        let count = format!("{}/{pages}", page + 1);
        for (text, right) in [(paper.number.value.as_str(), false), (&count, true)] {
            let run = draft.faces.line(FOOT.weight, text);
            let width = run.width * FOOT.size;
            let x = if right {
                WIDTH - MARGIN - width
            } else {
                MARGIN
            };
            draft.put_quiet(FOOT, run, x, FOOT_Y - 10.0);
            if let Some(placed) = draft.plan.quiet.last_mut() {
                placed.page = page;
            }
        }
    }
}
