//! "May I?": one thing a page, without signing in, and in the end what would become of it. What was said travels in the
//! form itself, in no address.

mod told;

use crate::Ctx;
use crate::components::{Icon, button, details::details, errors, icon, question};
use crate::layout::{Page, Part};
use app::view::try_out::{AskedThing, SaidRow, ToldView, TryStep, TryView};
use base::{Arg, Lang};
use maud::{Markup, html};
use question::Words;

pub fn page(ctx: &Ctx, view: &TryView) -> Markup {
    match &view.step {
        TryStep::Ask(asked) => ask(ctx, view, asked),
        TryStep::Told(told) => outcome(ctx, view, told),
    }
}

fn ask(ctx: &Ctx, view: &TryView, asked: &AskedThing) -> Markup {
    let label = ctx.say(&asked.label);
    let hint = asked.hint.as_ref().map(|hint| ctx.say(hint));
    let words = Words {
        label: &label,
        hint: hint.as_deref(),
    };
    let error = asked.question.error.as_ref();
    let control = question::first_control(asked.question.kind);
    let body = html! {
        (back(ctx, view))
        (progress(ctx, view, asked))
        (errors::summary(ctx, error.iter().map(|text| (control, *text))))
        @if view.rows.is_empty() { p.lead { (ctx.t("try-lead")) } }
        (asking(ctx, view, asked, words))
        (rows(ctx, view))
        p.meta { (ctx.t("try-kept")) }
    };
    Page::new(ctx, &label)
        .part(Part::Search)
        .narrow()
        .failed(error.is_some())
        .show(&body)
}

fn outcome(ctx: &Ctx, view: &TryView, told: &ToldView) -> Markup {
    let title = told::title(ctx, told);
    let body = html! {
        (back(ctx, view))
        p.meta { (ctx.s(&view.service, "name")) }
        h1 { (title) }
        p.lead { (ctx.t("try-told-lead")) }
        (told::body(ctx, view, told))
        (rows(ctx, view))
        p.meta { (ctx.t("try-kept")) }
    };
    Page::new(ctx, &title)
        .part(Part::Search)
        .narrow()
        .show(&body)
}

/// Where every form of the conversation goes.
fn action(ctx: &Ctx, view: &TryView) -> String {
    [ctx.base(), "/layanan/", &view.service, "/coba"].concat()
}

/// What every form of the conversation carries.
fn carried(ctx: &Ctx, view: &TryView) -> Markup {
    html! {
        (button::token(ctx))
        input type="hidden" name="said" value=(view.said);
        @if view.whole { input type="hidden" name="depth" value="reasons"; }
    }
}

/// One step back: the latest answer is given anew.
fn back(ctx: &Ctx, view: &TryView) -> Markup {
    html! {
        @match view.rows.last() {
            None => (button::back(&[ctx.base(), "/layanan/", &view.service].concat(), &ctx.t("back"))),
            Some(last) => form.back method="post" action=(action(ctx, view)) {
                (carried(ctx, view))
                button.button-plain name="change" value=(last.thing) { (icon(Icon::Back)) (ctx.t("back")) }
            },
        }
    }
}

fn progress(ctx: &Ctx, view: &TryView, asked: &AskedThing) -> Markup {
    let count = |n: usize| Arg::Int(i64::try_from(n).unwrap_or(i64::MAX));
    html! {
        div.progress {
            p { strong { (ctx.s(&view.service, "name")) } }
            p { (ctx.t_with("try-progress", [("at", count(view.rows.len() + 1)), ("left", count(asked.left))])) }
        }
    }
}

fn asking(ctx: &Ctx, view: &TryView, asked: &AskedThing, words: Words) -> Markup {
    let about = html! {
        (carried(ctx, view))
        input type="hidden" name="thing" value=(asked.thing);
    };
    let searched = question::is_searched(asked.question.kind);
    let to_choose = !searched || !asked.question.options.is_empty();
    html! {
        @if searched { (question::search_as(ctx, words, &asked.question, &about)) }
        form.question method="post" novalidate action=(action(ctx, view)) {
            (about)
            @if to_choose { (question::question_as(ctx, words, &asked.question)) }
            (why(ctx, asked))
            div.actions {
                @if to_choose { (button::submit(&ctx.t("form-next"))) }
                @if asked.may_be_unsure {
                    button.button.button--second name="unsure" value="yes" { (ctx.t("try-unsure")) }
                }
            }
        }
    }
}

fn why(ctx: &Ctx, asked: &AskedThing) -> Markup {
    details(
        &ctx.t("form-why"),
        &html! {
            p { (ctx.t("try-why")) }
            p { (ctx.t("law")) ": " (ctx.law_named(&asked.question.law)) }
        },
    )
}

/// What was said so far, each with the way to say it anew.
fn rows(ctx: &Ctx, view: &TryView) -> Markup {
    html! {
        @if !view.rows.is_empty() {
            section aria-labelledby="jawaban" {
                h2 #jawaban { (ctx.t("try-rows")) }
                form method="post" action=(action(ctx, view)) {
                    (carried(ctx, view))
                    dl.summary.summary--change { @for one in &view.rows { (row(ctx, one)) } }
                    p { (language(ctx, view)) }
                }
            }
        }
    }
}

fn row(ctx: &Ctx, row: &SaidRow) -> Markup {
    html! {
        div {
            dt { (ctx.say(&row.label)) }
            dd {
                @match &row.value {
                    Some(value) => (ctx.shown(value)),
                    None => (ctx.t("try-unsure")),
                }
            }
            dd.change {
                button.button-plain name="change" value=(row.thing) {
                    (ctx.t("change")) span.hidden { " " (ctx.say(&row.label)) }
                }
            }
        }
    }
}

/// The same conversation in the other language: a link would begin it anew.
fn language(ctx: &Ctx, view: &TryView) -> Markup {
    let other = ctx.other();
    let base = match other {
        Lang::Id => "",
        Lang::En => "/en",
    };
    html! {
        button.button-plain formaction={ (base) "/layanan/" (view.service) "/coba" } lang=(other.tag()) {
            (icon(Icon::Globe)) (ctx.t("try-language"))
        }
    }
}
