//! At the counter of the civil registry: an officer helps a person who lost every way into their account.

use super::moment;
use crate::Ctx;
use crate::components::summary;
use crate::components::{FormState, button, control, errors, notice};
use crate::layout::{Page, Part};
use app::account::recovery::{CounterView, Identified, Started};
use base::{Arg, Text, Value};
use maud::{Markup, html};

/// Whose account it is about.
pub fn ask(ctx: &Ctx, state: &FormState) -> Markup {
    let title = ctx.t("restore-title");
    let hint = ctx.t("restore-nik-hint");
    let nik = control::Field {
        name: "nik",
        label: &ctx.t("recover-nik"),
        hint: Some(&hint),
        autocomplete: "off",
        numeric: true,
    };
    let hint = ctx.t("restore-mother-hint");
    let mother = control::Field {
        name: "ibu",
        label: &ctx.t("restore-mother"),
        hint: Some(&hint),
        autocomplete: "off",
        numeric: false,
    };
    let body = html! {
        (errors::summary(ctx, state.errors.iter().map(|(id, text)| (id.as_str(), text))))
        (queue(ctx))
        h1 { (title) }
        p.lead { (ctx.t("restore-lead")) }
        form method="post" action={ (ctx.base()) "/petugas/pemulihan" } novalidate {
            (button::token(ctx))
            (control::line(ctx, nik, state))
            (control::line(ctx, mother, state))
            (button::submit(&ctx.t("restore-look")))
        }
    };
    framed(ctx, &title, &body, state.failed())
}

/// What the register says, to be held against the papers and the face; and the recovery that waits already, if one does.
pub fn compare(ctx: &Ctx, found: &Identified) -> Markup {
    let title = ctx.t("restore-compare");
    let rows = found.record.0.iter().filter_map(|(name, value)| {
        let label = Text::register(&found.register, format!("field-{name}"));
        Some((ctx.say(&label), shown(ctx, value)?))
    });
    let body = html! {
        (queue(ctx))
        h1 { (title) }
        p.lead { (ctx.t("restore-compare-lead")) }
        dl.summary {
            @for (label, value) in rows { div { dt { (label) } dd { (value) } } }
        }
        (notice::notice(notice::Tone::Info, &ctx.t("restore-logged"), &html! { p { (ctx.t("restore-logged-text")) } }))
        @if let Some(waiting) = &found.waiting { (waits(ctx, waiting)) }
        div.actions {
            form method="post" action={ (ctx.base()) "/petugas/pemulihan/mulai" } {
                (button::token(ctx))
                (number(found))
                @if found.waiting.is_some() {
                    input type="hidden" name="ganti" value="ya";
                    (button::submit(&ctx.t("restore-replace")))
                } @else {
                    (button::submit(&ctx.t("restore-start")))
                }
            }
            @if found.waiting.is_some() {
                form method="post" action={ (ctx.base()) "/petugas/pemulihan/hentikan" } {
                    (button::token(ctx))
                    (number(found))
                    (button::submit_as(&ctx.t("restore-stop-it"), button::Look::Danger))
                }
            }
            (button::link(&[ctx.base(), "/petugas/pemulihan"].concat(), &ctx.t("restore-not"), button::Look::Second))
        }
    };
    framed(ctx, &title, &body, false)
}

/// What was typed, for what comes next.
fn number(found: &Identified) -> Markup {
    html! {
        input type="hidden" name="nik" value=(found.nik.as_str());
        input type="hidden" name="ibu" value=(found.mother);
    }
}

/// Who started what waits, and that its sheet may be replaced, or that another officer may stop it.
fn waits(ctx: &Ctx, waiting: &CounterView) -> Markup {
    let title = ctx.t_with("recovery-waiting", [("at", moment(ctx, waiting.from))]);
    let body = html! {
        p {
            (summary::office_name(ctx, &waiting.office)) ", "
            (ctx.t_with("access-officer", [("name", Arg::Str(waiting.officer.clone()))])) br;
            span.meta { (ctx.moment(waiting.started, ctx.zone)) }
        }
        p { (ctx.t("restore-waits-text")) }
    };
    notice::notice(notice::Tone::Warning, &title, &body)
}

/// An officer stopped what waited.
pub fn stopped(ctx: &Ctx) -> Markup {
    let title = ctx.t("restore-stopped");
    let body = html! {
        (queue(ctx))
        h1 { (title) }
        p.lead { (ctx.t("restore-stopped-text")) }
    };
    framed(ctx, &title, &body, false)
}

/// The sheet that the person takes home.
pub fn started(ctx: &Ctx, started: &Started, origin: &str) -> Markup {
    let title = ctx.t("restore-started");
    let address = [origin, ctx.base(), "/pulihkan"].concat();
    let body = html! {
        (queue(ctx))
        h1 { (title) }
        p.lead { (started.name) }
        p.code-large.figure { (started.code) }
        p { (ctx.t_with("restore-from", [("at", moment(ctx, started.from)), ("until", moment(ctx, started.until))])) }
        p { (ctx.t("restore-where")) " " strong { (address) } }
        p { (ctx.t("restore-stop")) }
        p.no-print { (ctx.t("restore-print")) }
    };
    framed(ctx, &title, &body, false)
}

fn queue(ctx: &Ctx) -> Markup {
    button::back(&[ctx.base(), "/petugas"].concat(), &ctx.t("queue-title"))
}

fn framed(ctx: &Ctx, title: &str, body: &Markup, failed: bool) -> Markup {
    Page::new(ctx, title)
        .part(Part::Queue)
        .narrow()
        .failed(failed)
        .show(body)
}

fn shown(ctx: &Ctx, value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Date(day) => Some(ctx.short_date(*day)),
        _ => None,
    }
}
