//! The controls of a question, by its kind. The label of the one question on a page is the page's heading.
//!
//! Names of controls: `value`; for a date `day`, `month`, `year`; for a time `hour`, `minute`; an area and a code are
//! looked for with `q` (GET) and chosen with `value`. Yes and no are "yes" and "no", sex is "L" and "P".

use super::control::{Radio, radio};
use super::errors::{described_by, inline};
use crate::Ctx;
use app::view::QuestionView;
use base::{Arg, Rupiah};
use maud::{Markup, html};
use pack::model::Kind;
use std::borrow::Cow;

/// Longest text of one line, and of several, as the kinds allow.
const LINE_MAX: u16 = 200;
const PARAGRAPH_MAX: u16 = 2_000;

/// A question with the words it is asked in.
struct Asked<'q> {
    view: &'q QuestionView,
    label: Cow<'q, str>,
    hint: Option<Cow<'q, str>>,
}

/// Which control an error of this kind leads to.
pub fn first_control(kind: Kind) -> &'static str {
    match kind {
        Kind::Date => "day",
        Kind::Time => "hour",
        Kind::Choice | Kind::Pick | Kind::YesNo | Kind::Sex => "value-0",
        Kind::Area | Kind::Code => "q",
        Kind::PersonName
        | Kind::Line
        | Kind::Paragraph
        | Kind::Number
        | Kind::Money
        | Kind::Nik => "value",
    }
}

/// Label as heading, hint, error and control.
pub fn question(ctx: &Ctx, service: &str, view: &QuestionView) -> Markup {
    control(ctx, &asked(ctx, service, view))
}

/// The words of something that is asked and is no question of the form.
#[derive(Clone, Copy, Debug)]
pub struct Words<'w> {
    pub label: &'w str,
    pub hint: Option<&'w str>,
}

/// The same in these words.
pub fn question_as(ctx: &Ctx, words: Words, view: &QuestionView) -> Markup {
    control(ctx, &asked_as(words, view))
}

/// Whether what can be chosen is looked for by words first.
pub fn is_searched(kind: Kind) -> bool {
    matches!(kind, Kind::Area | Kind::Code)
}

fn control(ctx: &Ctx, asked: &Asked) -> Markup {
    match asked.view.kind {
        Kind::PersonName | Kind::Line => line(ctx, asked, LINE_MAX, false),
        Kind::Number | Kind::Money => number(ctx, asked),
        Kind::Nik => line(ctx, asked, 25, true),
        Kind::Paragraph => paragraph(ctx, asked),
        Kind::Date => parts(ctx, asked, &DATE),
        Kind::Time => parts(ctx, asked, &TIME),
        Kind::YesNo => two(ctx, asked, [("yes", "value-yes"), ("no", "value-no")]),
        Kind::Sex => two(ctx, asked, [("P", "value-sex-p"), ("L", "value-sex-l")]),
        Kind::Choice => choice(ctx, asked),
        Kind::Area | Kind::Code => found(ctx, asked),
        Kind::Pick => pick(ctx, asked),
    }
}

fn asked_as<'q>(words: Words<'q>, view: &'q QuestionView) -> Asked<'q> {
    Asked {
        view,
        label: Cow::Borrowed(words.label),
        hint: words.hint.map(Cow::Borrowed),
    }
}

fn asked<'q>(ctx: &Ctx<'q>, service: &str, view: &'q QuestionView) -> Asked<'q> {
    let hint = [view.id.as_str(), "-hint"].concat();
    Asked {
        view,
        label: ctx.s(service, &[view.id.as_str(), "-label"].concat()),
        hint: ctx.has(service, &hint).then(|| ctx.s(service, &hint)),
    }
}

fn typed<'q>(asked: &'q Asked, name: &str) -> &'q str {
    asked.view.typed.get(name).map_or("", String::as_str)
}

fn line(ctx: &Ctx, asked: &Asked, most: u16, numeric: bool) -> Markup {
    let error = asked.view.error.as_ref();
    html! {
        div.field.field--error[error.is_some()] {
            h1 { label for="value" { (asked.label) } }
            (hint(asked))
            (inline(ctx, "value", error))
            input.input.input--number[numeric] #value name="value" type="text" value=(typed(asked, "value"))
                inputmode=[numeric.then_some("numeric")] autocomplete="off" spellcheck="false"
                maxlength=[(error.is_none() && !numeric).then_some(most)]
                aria-invalid=[error.map(|_| "true")]
                aria-describedby=[described_by("value", asked.hint.is_some(), error.is_some())];
        }
    }
}

/// A whole number, or an amount. A line of text, for a browser sends nothing of what it cannot read as a number, and the person would
/// find their answer gone. The server tells what does not fit.
fn number(ctx: &Ctx, asked: &Asked) -> Markup {
    let error = asked.view.error.as_ref();
    html! {
        div.field.field--error[error.is_some()] {
            h1 { label for="value" { (asked.label) } }
            @if asked.hint.is_some() || asked.view.bounds.is_some() {
                p.hint #value-hint {
                    @if let Some(hint) = &asked.hint { (hint) " " }
                    @if let Some((least, most)) = asked.view.bounds {
                        (bounds(ctx, asked.view.kind, (least, most)))
                    }
                }
            }
            (inline(ctx, "value", error))
            input.input.input--number #value name="value" type="text" value=(typed(asked, "value"))
                inputmode="numeric" autocomplete="off"
                aria-invalid=[error.map(|_| "true")]
                aria-describedby=[described_by("value", asked.hint.is_some() || asked.view.bounds.is_some(), error.is_some())];
        }
    }
}

fn bounds<'c>(ctx: &Ctx<'c>, kind: Kind, (least, most): (i64, i64)) -> Cow<'c, str> {
    let said = |bound: i64| match kind {
        Kind::Money => Arg::Money(Rupiah(bound)),
        _ => Arg::Int(bound),
    };
    let key = match kind {
        Kind::Money => "hint-money",
        _ => "hint-number",
    };
    ctx.t_with(key, [("least", said(least)), ("most", said(most))])
}

fn paragraph(ctx: &Ctx, asked: &Asked) -> Markup {
    let error = asked.view.error.as_ref();
    html! {
        div.field.field--error[error.is_some()] {
            h1 { label for="value" { (asked.label) } }
            p.hint #value-hint {
                @if let Some(hint) = &asked.hint { (hint) " " }
                (ctx.t("hint-paragraph"))
            }
            (inline(ctx, "value", error))
            textarea.input #value name="value" rows="6" autocomplete="off" data-most=(PARAGRAPH_MAX)
                aria-invalid=[error.map(|_| "true")]
                aria-describedby=[described_by("value", true, error.is_some())]
                { (typed(asked, "value")) }
        }
    }
}

/// Names, words and width in figures of the parts of a date or a time.
type Parts = [(&'static str, &'static str, u8)];
const DATE: [(&str, &str, u8); 3] = [
    ("day", "part-day", 2),
    ("month", "part-month", 2),
    ("year", "part-year", 4),
];
const TIME: [(&str, &str, u8); 2] = [("hour", "part-hour", 2), ("minute", "part-minute", 2)];

fn parts(ctx: &Ctx, asked: &Asked, parts: &Parts) -> Markup {
    let example = if parts.len() == DATE.len() {
        "hint-date"
    } else {
        "hint-time"
    };
    group(
        ctx,
        asked,
        &ctx.t(example),
        &html! {
            div.parts {
                @for (name, words, width) in parts {
                    div {
                        label for=(name) { (ctx.t(words)) }
                        input class={ "input input--" (width) } id=(name) name=(name) type="text"
                            value=(typed(asked, name)) inputmode="numeric" autocomplete="off"
                            aria-invalid=[asked.view.error.as_ref().map(|_| "true")];
                    }
                }
            }
        },
    )
}

/// A fieldset whose legend is the heading.
fn group(ctx: &Ctx, asked: &Asked, example: &str, controls: &Markup) -> Markup {
    let error = asked.view.error.as_ref();
    let hinted = asked.hint.is_some() || !example.is_empty();
    html! {
        fieldset.field.field--error[error.is_some()]
            aria-describedby=[described_by("value", hinted, error.is_some())] {
            legend { h1 { (asked.label) } }
            @if hinted {
                // A hint of the question's own has an example of its own.
                p.hint #value-hint { (asked.hint.as_deref().unwrap_or(example)) }
            }
            (inline(ctx, "value", error))
            (controls)
        }
    }
}

fn two(ctx: &Ctx, asked: &Asked, options: [(&str, &str); 2]) -> Markup {
    let controls = html! {
        div.choices.choices--two {
            @for (at, (value, words)) in options.iter().enumerate() {
                (one_of(asked, at, value, &html! { (ctx.p(words)) }))
            }
        }
    };
    group(ctx, asked, "", &controls)
}

fn choice(ctx: &Ctx, asked: &Asked) -> Markup {
    group(ctx, asked, "", &options(ctx, asked))
}

/// What was found; question, search and error stand above, in a form of their own.
fn found(ctx: &Ctx, asked: &Asked) -> Markup {
    html! {
        fieldset.field {
            legend { (ctx.t("area-choose")) }
            (options(ctx, asked))
        }
    }
}

fn options(ctx: &Ctx, asked: &Asked) -> Markup {
    html! {
        div.choices {
            @for (at, (value, words)) in asked.view.options.iter().enumerate() {
                (one_of(asked, at, value, &html! {
                    @for (at, shown) in words.iter().enumerate() {
                        @if at > 0 { ", " }
                        (ctx.shown(shown))
                    }
                }))
            }
        }
    }
}

/// Records to choose from, each with what tells it apart.
fn pick(ctx: &Ctx, asked: &Asked) -> Markup {
    let controls = html! {
        div.choices.choices--cards {
            @for (at, (value, shown)) in asked.view.options.iter().enumerate() {
                (one_of(asked, at, value, &html! {
                    @for (at, words) in shown.iter().enumerate() {
                        @if at == 0 { strong { (ctx.shown(words)) } } @else { span { (ctx.shown(words)) } }
                    }
                }))
            }
        }
    };
    group(ctx, asked, &ctx.t("hint-pick"), &controls)
}

fn one_of(asked: &Asked, at: usize, value: &str, words: &Markup) -> Markup {
    let id = format!("value-{at}");
    radio(
        Radio {
            id: &id,
            name: "value",
            value,
            checked: typed(asked, "value") == value,
            described_by: None,
        },
        words,
    )
}

fn hint(asked: &Asked) -> Markup {
    html! { @if let Some(hint) = &asked.hint { p.hint #value-hint { (hint) } } }
}

/// A question that is searched, and the search; a form of its own, since a GET writes nothing.
pub fn search_of(ctx: &Ctx, service: &str, view: &QuestionView) -> Markup {
    search(ctx, &asked(ctx, service, view), "get", &Markup::default())
}

/// The same where what was said so far goes along, out of sight of any address.
pub fn search_as(ctx: &Ctx, words: Words, view: &QuestionView, carried: &Markup) -> Markup {
    search(ctx, &asked_as(words, view), "post", carried)
}

fn search(ctx: &Ctx, asked: &Asked, method: &str, carried: &Markup) -> Markup {
    let (error, query) = (asked.view.error.as_ref(), typed(asked, "q"));
    let (label, none) = match asked.view.kind {
        Kind::Code => ("code-search", "code-none"),
        _ => ("area-search", "area-none"),
    };
    html! {
        h1 { (asked.label) }
        (hint(asked))
        form.search role="search" method=(method) {
            (carried)
            div.field--error[error.is_some()] {
                label for="q" { (ctx.t(label)) }
                (inline(ctx, "q", error))
                div.search-row {
                    input.input #q type="search" name="q" value=(query) autocomplete="off"
                        aria-invalid=[error.map(|_| "true")]
                        aria-describedby=[described_by("q", false, error.is_some())];
                    button.button.button--second { (ctx.t("search-button")) }
                }
            }
        }
        @if asked.view.options.is_empty() && !query.is_empty() { p { (ctx.t(none)) } }
    }
}
