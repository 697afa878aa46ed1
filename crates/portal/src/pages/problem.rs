//! Something did not work: whose fault, what is safe, what to do next.

use crate::Ctx;
use crate::components::button::{self, Look};
use crate::layout::Page;
use app::view::own::Carried;
use base::{Fault, Problem};
use maud::{Markup, html};

/// `reference` names the log line, so that help can find it. What was `carried` here goes again with one press.
pub fn page(
    ctx: &Ctx,
    problem: &Problem,
    reference: Option<&str>,
    carried: Option<&Carried>,
) -> Markup {
    let words = words(problem.fault);
    let title = ctx.t(words.title);
    let body = html! {
        h1 { (title) }
        p.lead { (ctx.say(&problem.text)) }
        // Whoever acts for another is told above how to stop, and need not sign in as anybody.
        @if problem.fault != Fault::Forbidden || ctx.for_whom().is_none() { p { (ctx.t(words.advice)) } }
        @if let Some(reference) = reference {
            p { (ctx.t("problem-reference")) " " code.figure { (reference) } }
        }
        @if problem.fault == Fault::NotFound { (super::search::form(ctx, "")) }
        @if let Some(carried) = carried {
            p { (ctx.t("advice-kept")) }
            (super::session::again(ctx, carried, &ctx.t(words.next)))
        } @else {
            div.actions { (next(ctx, problem, words.next)) }
        }
    };
    Page::new(ctx, &title).narrow().failed(true).show(&body)
}

/// What this person can do now, and the way to the first page.
fn next(ctx: &Ctx, problem: &Problem, label: &str) -> Markup {
    let path = match (problem.next.as_deref(), problem.fault) {
        (None, Fault::SignIn) => Some("/masuk"),
        (None, Fault::Forbidden) if ctx.is_officer() => Some("/petugas"),
        (next, _) => next.filter(|path| *path != "/"),
    };
    html! {
        @if let Some(path) = path {
            (button::link(&[ctx.base(), path].concat(), &ctx.t(label), Look::Primary))
        }
        (button::link(ctx.home(), &ctx.t("back-home"), Look::Second))
    }
}

/// Keys of the words for one kind of fault.
struct Words {
    title: &'static str,
    advice: &'static str,
    next: &'static str,
}

fn words(fault: Fault) -> Words {
    let (title, advice, next) = match fault {
        Fault::Theirs => ("fault-theirs", "advice-theirs", "next-theirs"),
        Fault::NotFound => ("fault-not-found", "advice-not-found", "next-on"),
        Fault::SignIn => ("fault-sign-in", "advice-sign-in", "sign-in"),
        Fault::Forbidden => ("fault-forbidden", "advice-forbidden", "next-on"),
        Fault::Stale => ("fault-stale", "advice-stale", "next-stale"),
        Fault::Conflict => ("fault-conflict", "advice-conflict", "next-conflict"),
        Fault::TooLarge => ("fault-too-large", "advice-too-large", "next-theirs"),
        Fault::TooOften => ("fault-too-often", "advice-too-often", "next-again"),
        Fault::Ours => ("fault-ours", "advice-ours", "next-again"),
        Fault::Busy => ("fault-busy", "advice-busy", "next-again"),
    };
    Words {
        title,
        advice,
        next,
    }
}
