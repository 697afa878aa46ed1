//! One case as an officer sees it: facts with their sources on one side, the decision on the other.

mod asking;
mod statement;

use super::case;
use crate::Ctx;
use crate::components::notice::{Tone, notice};
use crate::components::{
    FormState, button, card, control, details, errors, files, held, status, summary, timeline,
};
use crate::layout::{Page, Part};
use app::view::{EvidenceGroup, OfficerCaseView, ProductView};
use base::{Arg, Evidence, Text};
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &OfficerCaseView, state: &FormState) -> Markup {
    let service = view.case.service.as_str();
    let title = ctx.s(service, "name");
    let wrong = wrong(view, state);
    let body = html! {
        (errors::summary(ctx, wrong.iter().map(|(id, text)| (*id, text))))
        (button::back(&[ctx.base(), "/petugas"].concat(), &ctx.t("back-queue")))
        div.card-head {
            h1 { (title) ": " (view.applicant) }
            (status::stage(ctx, &view.case.stage))
        }
        p.meta { span.figure { (view.case.case) } }
        div.columns.columns--even {
            div { (held_and_answered(ctx, view)) }
            div { (documents(ctx, view, state)) (statement::form(ctx, view, state)) (asking::asked(ctx, view)) (decision(ctx, view, state)) (asking::form(ctx, view, state)) }
        }
    };
    Page::new(ctx, &title)
        .part(Part::Queue)
        .dense()
        .failed(state.failed())
        .show(&body)
}

/// What is wrong, for the summary: each product has the same fields, so what belongs to one is said with its name.
fn wrong<'s>(view: &OfficerCaseView, state: &'s FormState) -> Vec<(&'s str, Text)> {
    let fields: Vec<_> = view.open.iter().map(Fields::of).collect();
    let named = |(id, text): &'s (String, Text)| {
        let mut fields = fields.iter();
        let Some(of) = fields.find(|fields| fields.grant == *id || fields.reason == *id) else {
            return (id.as_str(), text.clone());
        };
        let text = Text::portal("officer-error-of")
            .with(
                "product",
                Arg::Text(Box::new(Text::service(&view.case.service, &*of.name))),
            )
            .with("problem", Arg::Text(Box::new(text.clone())));
        (id.as_str(), text)
    };
    state.errors.iter().map(named).collect()
}

/// What the fields of one product are called.
struct Fields {
    /// The key of the product's name among the words of the service.
    name: String,
    outcome: String,
    reason: String,
    /// The ids of the choices of `outcome`.
    grant: String,
    refuse: String,
    later: String,
}

impl Fields {
    fn of(ProductView { product, .. }: &ProductView) -> Self {
        Self {
            name: format!("product-{product}"),
            outcome: format!("outcome-{product}"),
            reason: format!("reason-{product}"),
            grant: format!("outcome-{product}-grant"),
            refuse: format!("outcome-{product}-refuse"),
            later: format!("outcome-{product}-later"),
        }
    }
}

/// What there is to look at.
fn held_and_answered(ctx: &Ctx, view: &OfficerCaseView) -> Markup {
    html! {
        section {
            h2 { (ctx.t("check-answers")) }
            @if view.answers.is_empty() { p { (ctx.t("officer-no-answers")) } }
            (summary::answers(ctx, view.case.case, &view.answers, false))
        }
        section {
            h2 { (ctx.t("officer-held")) }
            (held::for_officer(ctx, &view.held))
        }
        section {
            h2 { (ctx.t("case-timeline")) }
            (timeline::history(ctx, &view.case))
        }
    }
}

/// Documents first: what is found of them may leave nothing to decide.
fn documents(ctx: &Ctx, view: &OfficerCaseView, state: &FormState) -> Markup {
    let case = view.case.case.to_string();
    let files = [ctx.base(), "/petugas/", &case, "/bukti/"].concat();
    html! {
        @if !view.case.evidence.is_empty() {
            section {
                h2 { (ctx.t("check-evidence")) }
                @if view.can_examine { p.hint { (ctx.t("examine-text")) } }
                @for group in &view.case.evidence {
                    div.card {
                        (files::group(ctx, &view.case, group, &files))
                        @if view.can_examine { (examine(ctx, view, group, state)) }
                    }
                }
            }
        }
    }
}

/// Accept or reject, and why. What was found before can be changed while the case waits.
fn examine(ctx: &Ctx, view: &OfficerCaseView, group: &EvidenceGroup, state: &FormState) -> Markup {
    let form = examine_form(ctx, view, group, state);
    if group.state == Evidence::Given {
        return form;
    }
    details::details(&ctx.t("examine-again"), &form)
}

/// `finding-<kind>` is accepted or rejected; `why-<kind>` says why.
fn examine_form(
    ctx: &Ctx,
    view: &OfficerCaseView,
    group: &EvidenceGroup,
    state: &FormState,
) -> Markup {
    let name = ["finding-", &group.kind].concat();
    let why = ["why-", &group.kind].concat();
    let accept = [name.as_str(), "-accepted"].concat();
    let reject = [name.as_str(), "-rejected"].concat();
    let error = state.error(&accept);
    let legend = ctx.s(&view.case.service, &card::evidence_key(&group.kind));
    let option = |id: &str, value: &str, key: &str| {
        control::radio(
            control::Radio {
                id,
                name: &name,
                value,
                checked: state.typed(&name) == value,
                described_by: None,
            },
            &html! { (ctx.t(key)) },
        )
    };
    html! {
        form.examine method="post" novalidate
            action={ (ctx.base()) "/petugas/" (view.case.case) "/teliti/" (group.kind) } {
            (button::token(ctx))
            input type="hidden" name="seq" value=(view.case.seq);
            fieldset {
                legend.hidden { (ctx.t("examine-title")) " " (legend) }
                div.field.field--error[error.is_some()] {
                    (errors::inline(ctx, &accept, error))
                    div.choices.choices--two {
                        (option(&accept, "accepted", "examine-accept"))
                        (option(&reject, "rejected", "examine-reject"))
                    }
                }
                (control::lines(ctx, control::Field {
                    name: &why,
                    label: &ctx.t("examine-why"),
                    hint: Some(&ctx.t("examine-why-hint")),
                    autocomplete: "off",
                    numeric: false,
                }, 2, state))
            }
            (button::submit(&ctx.t("examine-save")))
        }
    }
}

fn decision(ctx: &Ctx, view: &OfficerCaseView, state: &FormState) -> Markup {
    html! {
        @if let Some(words) = &view.objection {
            (notice(Tone::Warning, &ctx.t("officer-objection"), &html! { blockquote { (words) } }))
        }
        @if view.open.is_empty() {
            section { h2 { (ctx.t("officer-decide")) } p { (ctx.t("officer-nothing")) } }
        } @else {
            form.decide method="post" novalidate action={ (ctx.base()) "/petugas/" (view.case.case) } {
                (button::token(ctx))
                input type="hidden" name="seq" value=(view.case.seq);
                h2 { (ctx.t("officer-decide")) }
                p.hint { (ctx.t("officer-decide-text")) }
                @for group in case::alike(view.open.iter()) {
                    div.card {
                        (case::reasons(ctx, group[0]))
                        (case::officer_words(ctx, group[0]))
                        @for product in &group { (product_form(ctx, view, product, state)) }
                    }
                }
                (button::submit(&ctx.t("officer-save")))
            }
        }
    }
}

/// Grant or refuse, and why; `outcome-<product>` and `reason-<product>`.
fn product_form(
    ctx: &Ctx,
    view: &OfficerCaseView,
    product: &ProductView,
    state: &FormState,
) -> Markup {
    let Fields {
        name,
        outcome,
        reason,
        grant,
        refuse,
        later,
    } = Fields::of(product);
    let several = view.open.len() > 1;
    let error = state.error(&grant);
    let is_first = view.open.first().map(|first| &first.product) == Some(&product.product);
    let hint = if is_first {
        "officer-reason-hint"
    } else {
        "officer-reason-same"
    };
    let option = |id: &str, value: &str, key: &str| {
        control::radio(
            control::Radio {
                id,
                name: &outcome,
                value,
                checked: state.typed(&outcome) == value,
                described_by: None,
            },
            &html! { (ctx.t(key)) },
        )
    };
    html! {
        fieldset {
            legend { (ctx.s(&view.case.service, &name)) }
            (clock(ctx, product))
            div.field.field--error[error.is_some()] {
                (errors::inline(ctx, &grant, error))
                div.choices.choices--two[!several].choices--three[several] {
                    (option(&grant, "grant", "officer-grant"))
                    (option(&refuse, "refuse", "officer-refuse"))
                    @if several { (option(&later, "later", "officer-later")) }
                }
            }
            (control::lines(ctx, control::Field {
                name: &reason,
                label: &ctx.t("officer-reason"),
                hint: Some(&ctx.t(hint)),
                autocomplete: "off",
                numeric: false,
            }, 3, state))
        }
    }
}

/// Until when this product is decided, or that its clock stands.
fn clock(ctx: &Ctx, product: &ProductView) -> Markup {
    let Some(due) = product.due else {
        return Markup::default();
    };
    html! {
        p.meta {
            @if product.stands { (ctx.t("officer-stands")) }
            @else {
                (ctx.t_with("product-due", [("due", Arg::Date(due.date))])) " "
                @if due.at < ctx.now { span.tag.tag--stop { (ctx.t("queue-late")) } }
            }
        }
    }
}
