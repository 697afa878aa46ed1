//! Drawing a plan, and the tag tree that tells a screen reader what it means.

use super::Paper;
use super::paint;
use super::plan::{Code, HEIGHT, Part, Placed, Plan, WIDTH};
use super::text::{Faces, Weight};
use crate::qr::Qr;
use krilla::Document;
use krilla::geom::{Point, Rect};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, BBox, ContentTag, Identifier, ListNumbering, SpanTag, Tag, TagGroup,
    TagTree,
};
use std::num::NonZeroU16;
use std::ops::Range;

/// Draws all pages and hangs the tags into the document.
pub(super) fn draw(document: &mut Document, faces: &Faces, paper: &Paper, plan: &Plan, qr: &Qr) {
    let mut drawn = Drawn {
        texts: plan.texts.iter().map(|_| None).collect(),
        code: None,
    };
    for page in 0..plan.pages {
        let settings = PageSettings::from_wh(WIDTH, HEIGHT).unwrap_or_default();
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        background(&mut surface, faces, paper, plan, page);
        for (at, text) in plan.texts.iter().enumerate() {
            if text.page == page {
                let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                ink(&mut surface, faces, text);
                surface.end_tagged();
                drawn.texts[at] = Some(id);
            }
        }
        if plan.code.page == page {
            drawn.code = Some(code(&mut surface, qr, plan.code));
        }
        surface.finish();
        sheet.finish();
    }
    document.set_tag_tree(tags(paper, plan, &mut drawn));
}

/// The identifiers of what was drawn, each to be hung into the tree once.
struct Drawn {
    texts: Vec<Option<Identifier>>,
    code: Option<Identifier>,
}

/// Everything that a screen reader passes over.
fn background(surface: &mut Surface<'_>, faces: &Faces, paper: &Paper, plan: &Plan, page: usize) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
        ArtifactType::Other,
    )));
    if let Some(mark) = &paper.mark {
        watermark(surface, faces, mark);
    }
    for (_, shape) in plan.shapes.iter().filter(|(on, _)| *on == page) {
        paint::shape(surface, *shape);
    }
    for text in plan.quiet.iter().filter(|text| text.page == page) {
        ink(surface, faces, text);
    }
    surface.end_tagged();
}

fn watermark(surface: &mut Surface<'_>, faces: &Faces, mark: &str) {
    let run = faces.line(Weight::Bold, mark);
    let size = (paint::SLANT_LENGTH / run.width.max(1.0)).min(150.0);
    let start = Point::from_xy(-run.width * size / 2.0, size * 0.36);
    surface.set_fill(Some(paint::Colour::Pale.fill()));
    let font = faces.font(run.weight);
    // As outlines: a search in the file finds the mark once, in the band, and not across every line.
    paint::slant(surface, |surface| {
        surface.draw_glyphs(start, &run.glyphs, font, &run.text, size, true);
    });
}

fn ink(surface: &mut Surface<'_>, faces: &Faces, text: &Placed) {
    surface.set_fill(Some(text.colour.fill()));
    let start = Point::from_xy(text.x, text.y);
    let font = faces.font(text.run.weight);
    let run = &text.run;
    surface.draw_glyphs(start, &run.glyphs, font, &run.text, text.size, false);
}

fn code(surface: &mut Surface<'_>, qr: &Qr, place: Code) -> Identifier {
    let id = surface.start_tagged(ContentTag::Other);
    if let Some(modules) = paint::modules(qr) {
        let quiet = 4.0 * place.module;
        paint::code(
            surface,
            &modules,
            place.x + quiet,
            place.y + quiet,
            place.module,
        );
    }
    surface.end_tagged();
    id
}

fn tags(paper: &Paper, plan: &Plan, drawn: &mut Drawn) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(paper.lang.clone()));
    for part in &plan.parts {
        let group = match part {
            Part::Heading {
                level,
                title,
                texts,
            } => {
                let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
                let mut group = TagGroup::new(Tag::Hn(level, Some(title.clone())));
                hang(&mut group, drawn, texts);
                group
            }
            Part::Paragraph { lang, texts } => {
                let mut group = TagGroup::new(Tag::P.with_lang(lang.clone()));
                hang(&mut group, drawn, texts);
                group
            }
            Part::List(items) => list(items, drawn),
            Part::Code => figure(paper, plan.code, drawn),
        };
        tree.push(group);
    }
    tree
}

fn list(items: &[(Range<usize>, Range<usize>)], drawn: &mut Drawn) -> TagGroup {
    let mut list = TagGroup::new(Tag::L(ListNumbering::Decimal));
    for (number, body) in items {
        let mut label = TagGroup::new(Tag::Lbl);
        hang(&mut label, drawn, number);
        let mut text = TagGroup::new(Tag::LBody);
        hang(&mut text, drawn, body);
        let mut item = TagGroup::new(Tag::LI);
        item.push(label);
        item.push(text);
        list.push(item);
    }
    list
}

fn figure(paper: &Paper, place: Code, drawn: &mut Drawn) -> TagGroup {
    let rect = Rect::from_xywh(place.x, place.y, place.side, place.side);
    let bounds = rect.map(|rect| BBox::new(place.page, rect));
    let alt = Some(paper.check.alt.clone());
    let mut group = TagGroup::new(Tag::Figure(alt).with_bbox(bounds));
    if let Some(id) = drawn.code.take() {
        group.push(id);
    }
    group
}

fn hang(group: &mut TagGroup, drawn: &mut Drawn, texts: &Range<usize>) {
    let texts = drawn.texts.get_mut(texts.clone()).unwrap_or_default();
    for id in texts.iter_mut().filter_map(Option::take) {
        group.push(id);
    }
}
