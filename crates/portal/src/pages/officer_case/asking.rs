//! Ask the applicant before deciding. The page says first by which law the clock may stand, and that it runs on by itself.

use crate::Ctx;
use crate::components::notice::{Tone, notice};
use crate::components::{FormState, button, clarification, control, details, errors};
use app::view::{AskingView, OfficerCaseView};
use base::Arg;
use maud::{Markup, html};

/// What was asked and not answered.
pub(super) fn asked(ctx: &Ctx, view: &OfficerCaseView) -> Markup {
    let Some(asked) = &view.case.asked else {
        return Markup::default();
    };
    let body = clarification::question(ctx, asked);
    notice(Tone::Info, &ctx.t("ask-asked"), &body)
}

/// `about-<product>` for each product, `ground`, and `question`.
pub(super) fn form(ctx: &Ctx, view: &OfficerCaseView, state: &FormState) -> Markup {
    let Some(asking) = &view.asking else {
        return unsent(ctx, state);
    };
    let fields = fields(ctx, view, asking, state);
    let is_wrong =
        |(id, _): &(String, _)| *id == "question" || *id == "ground" || id.starts_with("about-");
    // Whatever stopped a question, what was typed is in sight.
    if state.errors.iter().any(is_wrong) || !state.typed("question").is_empty() {
        return html! { section { h2 { (ctx.t("ask-title")) } (fields) } };
    }
    details::details(&ctx.t("ask-title"), &fields)
}

/// A question that cannot be asked any more stays readable, so that its words can be taken elsewhere.
fn unsent(ctx: &Ctx, state: &FormState) -> Markup {
    let typed = state.typed("question");
    if typed.trim().is_empty() {
        return Markup::default();
    }
    notice(Tone::Info, &ctx.t("ask-unsent"), &html! { p { (typed) } })
}

fn fields(ctx: &Ctx, view: &OfficerCaseView, asking: &AskingView, state: &FormState) -> Markup {
    let until = [("due", Arg::Date(asking.until.date))];
    html! {
        form.ask method="post" novalidate action={ (ctx.base()) "/petugas/" (view.case.case) "/tanya" } {
            (button::token(ctx))
            input type="hidden" name="seq" value=(view.case.seq);
            p.hint { (ctx.t_with("ask-text", until)) }
            (products(ctx, view, asking, state))
            (grounds(ctx, asking, state))
            (control::lines(ctx, control::Field {
                name: "question",
                label: &ctx.t("ask-question"),
                hint: Some(&ctx.t("ask-question-hint")),
                autocomplete: "off",
                numeric: false,
            }, 3, state))
            (button::submit(&ctx.t("ask-send")))
        }
    }
}

/// One product is what it is about; of several the officer says which.
fn products(ctx: &Ctx, view: &OfficerCaseView, asking: &AskingView, state: &FormState) -> Markup {
    let name = |product: &str| ["about-", product].concat();
    if let [only] = asking.products.as_slice() {
        return html! { input type="hidden" name=(name(only)) value="yes"; };
    }
    let first = asking.products.first().map(|product| name(product));
    let first = first.unwrap_or_default();
    let error = state.error(&first);
    html! {
        fieldset {
            legend { (ctx.t("ask-about")) }
            div.field.field--error[error.is_some()] {
                (errors::inline(ctx, &first, error))
                div.choices {
                    @for product in &asking.products {
                        @let id = name(product);
                        div.choice {
                            input type="checkbox" id=(id) name=(id) value="yes" checked[!state.typed(&id).is_empty()];
                            label for=(id) { (ctx.s(&view.case.service, &["product-", product].concat())) }
                        }
                    }
                }
            }
        }
    }
}

fn grounds(ctx: &Ctx, asking: &AskingView, state: &FormState) -> Markup {
    let first = asking.grounds.first();
    let first = first.map(|(id, _, _)| ["ground-", id].concat());
    let first = first.unwrap_or_default();
    let error = state.error("ground");
    html! {
        fieldset {
            legend { (ctx.t("ask-ground")) }
            div.field.field--error[error.is_some()] {
                (errors::inline(ctx, "ground", error))
                div.choices {
                    @for (id, words, law) in &asking.grounds {
                        @let field = if ["ground-", id].concat() == first { "ground".to_owned() } else { ["ground-", id].concat() };
                        (control::radio(
                            control::Radio {
                                id: &field,
                                name: "ground",
                                value: id,
                                checked: state.typed("ground") == id || asking.grounds.len() == 1,
                                described_by: None,
                            },
                            &html! { (ctx.say(words)) " " span.hint { (ctx.law_named(law)) } },
                        ))
                    }
                }
            }
        }
    }
}
