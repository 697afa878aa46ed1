//! Giving a mandate: to whom, for what, how long and why.

use crate::Ctx;
use crate::components::control::{self, Radio, radio};
use crate::components::notice::{Tone, notice};
use crate::components::{FormState, button, errors};
use crate::layout::Page;
use maud::{Markup, html};

/// The value of the box for all services.
pub const ALL: &str = "*";

/// For how many days, and the words for it.
pub const DAYS: [(i64, &str); 5] = [
    (1, "grant-days-1"),
    (7, "grant-days-7"),
    (30, "grant-days-30"),
    (90, "grant-days-90"),
    (365, "grant-days-365"),
];

/// Fields that hold digits only.
const NUMERIC: [&str; 1] = ["nik"];

pub fn page(ctx: &Ctx, (services, chosen): (&[String], &[String]), state: &FormState) -> Markup {
    let title = ctx.t("grant-title");
    let body = html! {
        (errors::summary(ctx, state.errors.iter().map(|(id, text)| (id.as_str(), text))))
        (button::back(&[ctx.base(), "/akun/mandat"].concat(), &ctx.t("mandates-title")))
        h1 { (title) }
        (notice(Tone::Warning, &ctx.t("grant-warning"), &html! { p { (ctx.t("grant-warning-text")) } }))
        form.question method="post" action={ (ctx.base()) "/akun/mandat/beri" } novalidate {
            (button::token(ctx))
            (field(ctx, "nik", state))
            (field(ctx, "name", state))
            (which(ctx, (services, chosen), state))
            (how_long(ctx, state))
            (field(ctx, "purpose", state))
            p { (ctx.t("grant-after")) }
            (button::submit(&ctx.t("grant-send")))
        }
    };
    Page::new(ctx, &title)
        .narrow()
        .failed(state.failed())
        .show(&body)
}

fn field(ctx: &Ctx, name: &str, state: &FormState) -> Markup {
    control::worded(ctx, ("grant", name), NUMERIC.contains(&name), state)
}

fn which(ctx: &Ctx, (services, chosen): (&[String], &[String]), state: &FormState) -> Markup {
    let error = state.error("services");
    let one = |value: &str, words: &str| {
        let ticked = chosen.iter().any(|one| one == value);
        html! {
            div.choice {
                input type="checkbox" id={ "services-" (value) } name="services" value=(value) checked[ticked];
                label for={ "services-" (value) } { (words) }
            }
        }
    };
    html! {
        fieldset #services tabindex="-1" .field .field--error[error.is_some()] {
            legend { (ctx.t("grant-services")) }
            (errors::inline(ctx, "services", error))
            @for service in services { (one(service, &ctx.s(service, "name"))) }
            (one(ALL, &ctx.t("mandate-services-all")))
        }
    }
}

fn how_long(ctx: &Ctx, state: &FormState) -> Markup {
    let error = state.error("last");
    html! {
        fieldset #last tabindex="-1" .field .field--error[error.is_some()] {
            legend { (ctx.t("grant-days")) }
            (errors::inline(ctx, "last", error))
            @for (days, words) in DAYS {
                @let value = days.to_string();
                (radio(Radio {
                    id: &["days-", &value].concat(),
                    name: "days",
                    value: &value,
                    checked: state.typed("days") == value,
                    described_by: None,
                }, &html! { (ctx.t(words)) }))
            }
        }
    }
}
