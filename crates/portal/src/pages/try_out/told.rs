//! The outcome of a conversation: what is certain, what it depends on, and what to do now.

use crate::Ctx;
use crate::components::{Icon, bill, button, card, details::details, icon, notice};
use crate::pages::service;
use app::view::ReasonView;
use app::view::try_out::{CostView, LikelyView, OpenView, ToldView, TryView};
use base::{Arg, Text};
use maud::{Markup, html};
use pack::model::Outcome;
use std::borrow::Cow;

pub(super) fn title<'a>(ctx: &Ctx<'a>, told: &ToldView) -> Cow<'a, str> {
    let products = &told.products;
    let all = |is: fn(&LikelyView) -> bool| products.iter().all(is);
    let key = if all(|one| one.outcome == Outcome::Refuse) {
        "try-title-no"
    } else if products
        .iter()
        .any(|one| !one.open.is_empty() || !one.whether.is_empty())
    {
        "try-title-depends"
    } else if told.papers.iter().any(|(_, given)| !given) {
        "try-title-papers"
    } else if all(|one| one.outcome <= Outcome::Provisional) {
        "try-title-yes"
    } else if all(|one| one.outcome != Outcome::Refuse) {
        "try-title-officer"
    } else {
        "try-title-partly"
    };
    ctx.t(key)
}

pub(super) fn body(ctx: &Ctx, view: &TryView, told: &ToldView) -> Markup {
    html! {
        (papers(ctx, view, told))
        section aria-labelledby="hasil" {
            h2 #hasil { (ctx.t("case-results")) }
            @for group in alike(&told.products) { (product(ctx, view, &group)) }
            @if told.more { (more(ctx, view)) }
        }
        (cost(ctx, told))
        div.actions { (service::start(ctx, &view.service)) }
        ul.links { li { a href={ (ctx.base()) "/layanan/" (view.service) "/coba" } { (ctx.t("try-again")) } } }
        (held(ctx, view))
    }
}

/// Documents to get ready. One that is missing comes before everything else: nothing can be sent without it.
fn papers(ctx: &Ctx, view: &TryView, told: &ToldView) -> Markup {
    let (ready, missing): (Vec<_>, Vec<_>) = told.papers.iter().partition(|(_, given)| *given);
    let list = |papers: &[&(String, bool)]| {
        html! {
            ul { @for (kind, _) in papers { li { (ctx.s(&view.service, &card::evidence_key(kind))) } } }
        }
    };
    html! {
        @if !missing.is_empty() {
            (notice::notice(notice::Tone::Warning, &ctx.t("try-missing"), &html! {
                (list(&missing))
                p { (ctx.t("try-missing-text")) }
            }))
        }
        @if !ready.is_empty() {
            (notice::notice(notice::Tone::Info, &ctx.t("try-ready"), &list(&ready)))
        }
    }
}

/// Products of which the same is said stand together.
fn alike(products: &[LikelyView]) -> Vec<Vec<&LikelyView>> {
    let mut groups: Vec<Vec<&LikelyView>> = Vec::new();
    for product in products {
        let same = groups.iter_mut().find(|group| {
            let one = group[0];
            one.outcome == product.outcome
                && one.reasons == product.reasons
                && one.open == product.open
                && one.whether == product.whether
        });
        match same {
            Some(group) => group.push(product),
            None => groups.push(vec![product]),
        }
    }
    groups
}

fn product(ctx: &Ctx, view: &TryView, group: &[&LikelyView]) -> Markup {
    let likely = group[0];
    html! {
        article.card.product {
            div.card-head {
                div {
                    @for one in group { h3 { (ctx.s(&view.service, &["product-", &one.product].concat())) } }
                }
                (tag(ctx, likely))
            }
            @if likely.outcome == Outcome::Refer { p { (ctx.t("try-officer")) } }
            (reasons(ctx, &likely.reasons))
            @if !likely.whether.is_empty() {
                p { (ctx.t("try-whether")) }
                ul { @for on in &likely.whether { li { strong { (ctx.say(on)) } } } }
            }
            (open(ctx, &likely.open))
        }
    }
}

fn tag(ctx: &Ctx, likely: &LikelyView) -> Markup {
    let (class, key) = match likely.outcome {
        _ if !likely.open.is_empty() || !likely.whether.is_empty() => {
            ("tag tag--wait", "try-depends")
        }
        Outcome::Grant => ("tag tag--done", "try-grant"),
        Outcome::Provisional => ("tag tag--wait", "outcome-provisional"),
        Outcome::Refer => ("tag tag--wait", "outcome-refer"),
        Outcome::Refuse => ("tag tag--stop", "try-refuse"),
    };
    html! { span class=(class) { (ctx.t(key)) } }
}

/// Every reason with its law and what to do about it.
fn reasons(ctx: &Ctx, reasons: &[ReasonView]) -> Markup {
    html! {
        @if !reasons.is_empty() {
            ul.reasons {
                @for reason in reasons {
                    li {
                        p { strong { (ctx.say(&reason.text)) } }
                        p { (ctx.say(&reason.remedy)) }
                        p.meta { (icon(Icon::Scale)) (ctx.t("law")) ": " (ctx.law_named(&reason.law)) }
                    }
                }
            }
        }
    }
}

/// What the person did not know; and for who wants to see them, the rules that it decides.
fn open(ctx: &Ctx, open: &[OpenView]) -> Markup {
    let mut unknown: Vec<&Text> = Vec::new();
    for on in open.iter().flat_map(|one| &one.on) {
        if !unknown.contains(&on) {
            unknown.push(on);
        }
    }
    let count = Arg::Int(i64::try_from(open.len()).unwrap_or(i64::MAX));
    html! {
        @if !open.is_empty() {
            p { (ctx.t("try-depends-on")) }
            ul { @for on in unknown { li { strong { (ctx.say(on)) } } } }
            (details(&ctx.t_with("try-depends-then", [("n", count)]), &html! {
                ul.reasons {
                    @for one in open {
                        li {
                            p { (ctx.say(&one.reason)) " " (then(ctx, one.outcome)) }
                            p.meta { (icon(Icon::Scale)) (ctx.t("law")) ": " (ctx.law(&one.law)) }
                        }
                    }
                }
            }))
        }
    }
}

fn then(ctx: &Ctx, outcome: Outcome) -> Markup {
    let key = match outcome {
        Outcome::Grant => "try-grant",
        Outcome::Provisional => "outcome-provisional",
        Outcome::Refer => "outcome-refer",
        Outcome::Refuse => "try-refuse",
    };
    html! { strong { "→ " (ctx.t(key)) } }
}

/// A decision would tell every reason; a visitor may want to know them, too.
fn more(ctx: &Ctx, view: &TryView) -> Markup {
    html! {
        form method="post" action=(super::action(ctx, view)) {
            (button::token(ctx))
            input type="hidden" name="said" value=(view.said);
            input type="hidden" name="depth" value="reasons";
            p { (ctx.t("try-more-text")) }
            (button::submit_as(&ctx.t("try-more"), button::Look::Second))
        }
    }
}

fn cost(ctx: &Ctx, told: &ToldView) -> Markup {
    let length = |clock| Arg::Str(ctx.length(clock).into_owned());
    html! {
        @if told.cost != CostView::Nothing {
            section aria-labelledby="biaya" {
                h2 #biaya { (ctx.t("try-cost")) }
                @match &told.cost {
                    CostView::Bill(charges) => (bill::charges(ctx, charges)),
                    CostView::Open(on) => {
                        p { (ctx.t("try-cost-open")) }
                        ul { @for text in on { li { (ctx.say(text)) } } }
                    },
                    CostView::Unsaid => p { (ctx.t("try-cost-unsaid")) },
                    CostView::Fee(fee) => p { (ctx.t("fact-fee")) ": " strong { (ctx.cost(*fee, false)) } },
                    CostView::Nothing => {},
                }
                p {
                    (ctx.t_with("service-step-decide", [("promise", length(told.promise))])) " "
                    (ctx.t_with("service-step-officer", [("officer", length(told.officer))]))
                }
            }
        }
    }
}

/// What nobody would ask, because a register says it.
fn held(ctx: &Ctx, view: &TryView) -> Markup {
    let held = || view.rows.iter().filter(|row| row.held);
    let count = Arg::Int(i64::try_from(held().count()).unwrap_or(i64::MAX));
    html! {
        @if held().next().is_some() {
            (details(&ctx.t_with("try-held", [("n", count)]), &html! {
                p { (ctx.t("try-held-text")) }
                ul { @for row in held() { li { (ctx.say(&row.label)) } } }
            }))
        }
    }
}
