//! What an officer may state because no register shows it: a form of its own, above the decision.

use crate::Ctx;
use crate::components::{FormState, Icon, button, control, errors, icon};
use app::view::{OfficerCaseView, Statable};
use maud::{Markup, html};
use pack::model::Kind;

/// `state-<question>` for each; what is left empty is not stated.
pub(super) fn form(ctx: &Ctx, view: &OfficerCaseView, state: &FormState) -> Markup {
    let service = view.case.service.as_str();
    html! {
        @if !view.statable.is_empty() {
            section {
                h2 { (ctx.t("state-title")) }
                p.hint { (ctx.t("state-text")) }
                form.card method="post" novalidate
                    action={ (ctx.base()) "/petugas/" (view.case.case) "/keterangan" } {
                    (button::token(ctx))
                    input type="hidden" name="seq" value=(view.case.seq);
                    @for asked in &view.statable { (field(ctx, service, asked, state)) }
                    (button::submit(&ctx.t("state-save")))
                }
            }
        }
    }
}

fn field(ctx: &Ctx, service: &str, asked: &Statable, state: &FormState) -> Markup {
    let name = ["state-", &asked.id].concat();
    let hint = [asked.id.as_str(), "-hint"].concat();
    let hint = ctx.has(service, &hint).then(|| ctx.s(service, &hint));
    let label = ctx.s(service, &[asked.id.as_str(), "-label"].concat());
    // What was typed comes back where it does not read; else what stands.
    let state = if state.failed() {
        state.clone()
    } else {
        FormState {
            typed: [(name.clone(), asked.typed.clone())].into(),
            errors: Vec::new(),
        }
    };
    let field = control::Field {
        name: &name,
        label: &label,
        hint: hint.as_deref(),
        autocomplete: "off",
        numeric: false,
    };
    html! {
        @match asked.kind {
            Kind::Choice => (choice(ctx, asked, field, &state)),
            Kind::Paragraph => (control::lines(ctx, field, 3, &state)),
            _ => (control::line(ctx, field, &state)),
        }
        p.meta { (icon(Icon::Scale)) " " (ctx.t("law")) ": " (ctx.law(&asked.law)) }
    }
}

/// The options, and last that nothing is stated.
fn choice(ctx: &Ctx, asked: &Statable, field: control::Field, state: &FormState) -> Markup {
    let error = state.error(field.name);
    let option = |id: String, value: &str, words: &str| {
        control::radio(
            control::Radio {
                id: &id,
                name: field.name,
                value,
                checked: state.typed(field.name) == value,
                described_by: None,
            },
            &html! { (words) },
        )
    };
    html! {
        fieldset.field.field--error[error.is_some()]
            aria-describedby=[errors::described_by(field.name, field.hint.is_some(), error.is_some())] {
            legend { (field.label) }
            @if let Some(hint) = field.hint { p.hint id={ (field.name) "-hint" } { (hint) } }
            (errors::inline(ctx, field.name, error))
            div.choices {
                @for (value, words) in &asked.options {
                    (option([field.name, "-", value].concat(), value, &ctx.say(words)))
                }
                (option([field.name, "-"].concat(), "", &ctx.t("state-nothing")))
            }
        }
    }
}
