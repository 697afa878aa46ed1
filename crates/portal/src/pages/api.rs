//! For those who make programs: what the API is, how to try it, where it is described.

use crate::Ctx;
use crate::components::notice;
use crate::layout::Page;
use maud::{Markup, html};

/// A first request: nobody has to be anybody for it.
const FIRST: &str = "curl -H 'Accept-Language: en' $ORIGIN/api/v1/services";

/// A token of the demonstration, for the mother of its first story.
const TOKEN: &str = "curl -u demo-klinik:$SECRET $ORIGIN/api/v1/token \\
  -d grant_type=client_credentials -d persona=3273024105949001";

/// An application is begun.
const START: &str = "curl $ORIGIN/api/v1/cases \\
  -H \"Authorization: Bearer $TOKEN\" -H 'Idempotency-Key: 1' \\
  -H 'Content-Type: application/json' -d '{\"service\":\"akta-lahir\"}'";

pub fn page(ctx: &Ctx, origin: &str) -> Markup {
    let title = ctx.t("api-title");
    let body = html! {
        h1 { (title) }
        p.lead { (ctx.t("api-lead")) }
        p { a href="/api/v1/openapi.json" { (ctx.t("api-openapi")) } }
        h2 { (ctx.t("api-can")) }
        ul.ticks { @for key in CAN { li { (ctx.t(key)) } } }
        h2 { (ctx.t("api-try")) }
        p { (ctx.t("api-try-first")) }
        (command(origin, FIRST))
        h2 { (ctx.t("api-token")) }
        @if !ctx.demo {
            (notice::notice(notice::Tone::Warning, &ctx.t("api-live"), &html! { p { (ctx.t("api-live-text")) } }))
        }
        p { (ctx.t("api-token-text")) }
        (command(origin, TOKEN))
        p { (ctx.t("api-token-then")) }
        (command(origin, START))
        h2 { (ctx.t("api-rules")) }
        ul { @for key in RULES { li { (ctx.t(key)) } } }
        h2 { (ctx.t("api-log")) }
        p { (ctx.t("api-log-text")) }
    };
    Page::new(ctx, &title).narrow().show(&body)
}

/// A command for a shell, at the address where this program is reached.
fn command(origin: &str, text: &str) -> Markup {
    html! {
        pre.command lang="en" { code { (text.replace("$ORIGIN", origin)) } }
    }
}

const CAN: [&str; 4] = [
    "api-can-services",
    "api-can-needs",
    "api-can-apply",
    "api-can-follow",
];
const RULES: [&str; 5] = [
    "api-rule-language",
    "api-rule-key",
    "api-rule-digest",
    "api-rule-problems",
    "api-rule-rate",
];
