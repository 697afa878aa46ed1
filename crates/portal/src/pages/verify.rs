//! Check a document: by its code without the server, by its number, or by its file.

use crate::Ctx;
use crate::components::notice::{Tone, notice};
use crate::components::{
    FormState, Icon, button, control, details::details, errors, icon, summary,
};
use crate::layout::{Page, Part};
use app::view::own::VerifyPage;
use app::view::{DocumentState, KnownDocument, Shown, VerifyView};
use base::{Arg, Date, Lang, Text, Value};
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &VerifyPage) -> Markup {
    let title = ctx.t("verify-title");
    let state = state(view);
    let body = html! {
        (errors::summary(ctx, view.error.iter().map(|(field, text)| (*field, text))))
        h1 { (title) }
        @match &view.result {
            Some(result) => (answer(ctx, result)),
            None => p.lead { (ctx.t("verify-lead")) },
        }
        (scanned(ctx, &view.keys))
        (by_number(ctx, &state))
        (by_file(ctx, &state))
        section.card aria-labelledby="kamera" {
            h2 #kamera { (icon(Icon::Camera)) (ctx.t("verify-camera")) }
            p { (ctx.t("verify-camera-text")) }
            (details(&ctx.t("verify-private"), &html! { p { (ctx.t("verify-private-text")) } }))
        }
    };
    Page::new(ctx, &title)
        .part(Part::Check)
        .narrow()
        .failed(view.error.is_some())
        .with_check()
        .show(&body)
}

fn state(view: &VerifyPage) -> FormState {
    let errors = view.error.iter();
    FormState {
        typed: [("number".to_owned(), view.typed.clone())].into(),
        errors: errors
            .map(|(field, text)| ((*field).to_owned(), text.clone()))
            .collect(),
    }
}

fn by_number(ctx: &Ctx, state: &FormState) -> Markup {
    html! {
        section.card aria-labelledby="nomor" {
            h2 #nomor { (icon(Icon::Search)) (ctx.t("verify-number")) }
            form method="post" action={ (ctx.base()) "/periksa/nomor" } novalidate {
                (button::token(ctx))
                (control::line(ctx, control::Field {
                    name: "number",
                    label: &ctx.t("verify-number-label"),
                    hint: Some(&ctx.t("verify-number-hint")),
                    autocomplete: "off",
                    numeric: false,
                }, state))
                (button::submit(&ctx.t("verify-do")))
            }
        }
    }
}

fn by_file(ctx: &Ctx, state: &FormState) -> Markup {
    let error = state.error("file");
    html! {
        section.card aria-labelledby="berkas" {
            h2 #berkas { (icon(Icon::Paper)) (ctx.t("verify-file")) }
            form method="post" action={ (ctx.base()) "/periksa/berkas" } enctype="multipart/form-data" {
                (button::token(ctx))
                div.field.field--error[error.is_some()] {
                    label for="file" { (ctx.t("verify-file-label")) }
                    p.hint #file-hint { (ctx.t("verify-file-hint")) }
                    (errors::inline(ctx, "file", error))
                    input.input #file name="file" type="file" accept="application/pdf"
                        aria-invalid=[error.map(|_| "true")]
                        aria-describedby=[errors::described_by("file", true, error.is_some())];
                }
                (button::submit_as(&ctx.t("verify-do"), button::Look::Second))
            }
        }
    }
}

/// Filled in by the script when the address carries a code. Without a script nothing of this shows.
fn scanned(ctx: &Ctx, keys: &str) -> Markup {
    // What is signed is in the language of the state.
    let signed = (ctx.lang != Lang::Id).then(|| Lang::Id.tag());
    html! {
        section.scanned #scanned data-keys=(keys) role="status" hidden {
            div data-state="valid" hidden {
                (notice(Tone::Done, &ctx.t("verify-genuine"), &html! { p { (ctx.t("verify-offline-text")) } }))
                p.sample data-demo hidden { (ctx.t("sample")) }
                dl.summary {
                    div { dt { (ctx.t("verify-office")) } dd data-field="o" lang=[signed] {} }
                    div { dt { (ctx.t("document-issued")) } dd data-field="d" {} }
                    div { dt { (ctx.t("verify-number-label")) } dd.figure data-field="n" {} }
                }
                dl.summary data-lines lang=[signed] {}
                form data-online method="post" action={ (ctx.base()) "/periksa/nomor" } {
                    (button::token(ctx))
                    input type="hidden" name="number" data-number;
                    p { (ctx.t("verify-online-text")) }
                    (button::submit_as(&ctx.t("verify-online"), button::Look::Second))
                }
            }
            div data-state="altered" hidden { (altered(ctx)) }
            div data-state="unknown" hidden { (unknown(ctx)) }
            div data-state="unable" hidden {
                (notice(Tone::Info, &ctx.t("verify-unable"), &html! { p { (ctx.t("verify-unable-text")) } }))
            }
        }
        noscript { p.hint { (ctx.t("verify-no-script")) } }
    }
}

fn altered(ctx: &Ctx) -> Markup {
    notice(
        Tone::Stop,
        &ctx.t("verify-altered"),
        &html! { p { (ctx.t("verify-altered-text")) } },
    )
}

fn unknown(ctx: &Ctx) -> Markup {
    notice(
        Tone::Warning,
        &ctx.t("verify-unknown"),
        &html! { p { (ctx.t("verify-unknown-text")) } },
    )
}

fn answer(ctx: &Ctx, result: &VerifyView) -> Markup {
    match result {
        VerifyView::Number { known, name_masked } => {
            let name = Text::portal("verify-masked").with("name", Arg::Str(name_masked.clone()));
            let lines = [(Text::portal("verify-name"), Shown::Words(name))];
            html! {
                (by_state(ctx, known, BY_NUMBER))
                (facts(ctx, known, &lines))
                @if known.state == DocumentState::Valid { p.hint { (ctx.t("verify-number-only")) } }
            }
        }
        VerifyView::Document {
            known,
            lines,
            other_file,
        } => html! {
            @if *other_file {
                (notice(Tone::Warning, &ctx.t("verify-other"), &html! { p { (ctx.t("verify-other-text")) } }))
            }
            @if !*other_file || known.state != DocumentState::Valid {
                (by_state(ctx, known, BY_SIGNATURE))
            }
            (facts(ctx, known, lines))
            p.hint { (ctx.t("verify-compare")) }
        },
        VerifyView::Payment {
            payee,
            on,
            lines,
            demo,
        } => payment(ctx, (payee, *on), lines, *demo),
        VerifyView::Altered => altered(ctx),
        VerifyView::Unknown => unknown(ctx),
    }
}

/// A proof of payment. No copy of its file is kept, so the content is what to compare.
fn payment(
    ctx: &Ctx,
    (payee, on): (&Text, Date),
    lines: &[(String, String)],
    demo: bool,
) -> Markup {
    let signed = (ctx.lang != Lang::Id).then(|| Lang::Id.tag());
    html! {
        (notice(Tone::Done, &ctx.t("verify-payment"), &html! { p { (ctx.t("verify-payment-text")) } }))
        @if demo { p.sample { (ctx.t("sample")) } }
        dl.summary {
            div { dt { (ctx.t("proof-payee")) } dd { (ctx.say(payee)) } }
            div { dt { (ctx.t("proof-paid")) } dd { (ctx.date(on)) } }
            @for (label, value) in lines { div { dt lang=[signed] { (label) } dd lang=[signed] { (value) } } }
        }
        p.hint { (ctx.t("verify-compare")) }
    }
}

/// What was found, in no more words than what was checked.
fn by_state(ctx: &Ctx, known: &KnownDocument, [valid, revoked, replaced]: [Said; 3]) -> Markup {
    match known.state {
        DocumentState::Valid => notice(
            Tone::Done,
            &ctx.t(valid.0),
            &html! { p { (ctx.t(valid.1)) } },
        ),
        DocumentState::Revoked(on) => notice(
            Tone::Stop,
            &ctx.t(revoked.0),
            &html! {
                p { (ctx.t_with(revoked.1, [("on", Arg::Date(on))])) }
                p { (ctx.t("verify-revoked-next")) " " (ctx.say(&known.office.contact)) }
            },
        ),
        DocumentState::Replaced(on) => notice(
            Tone::Stop,
            &ctx.t(replaced.0),
            &html! {
                p { (ctx.t_with(replaced.1, [("on", Arg::Date(on))])) }
                p { (ctx.t("verify-replaced-next")) " " (ctx.say(&known.office.contact)) }
            },
        ),
    }
}

/// Title and sentence.
type Said = (&'static str, &'static str);
const BY_NUMBER: [Said; 3] = [
    ("verify-number-valid", "verify-number-valid-text"),
    ("verify-number-revoked", "verify-number-revoked-text"),
    ("verify-replaced", "verify-number-replaced-text"),
];
const BY_SIGNATURE: [Said; 3] = [
    ("verify-valid", "verify-valid-text"),
    ("verify-revoked", "verify-revoked-text"),
    ("verify-replaced", "verify-replaced-text"),
];

fn facts(ctx: &Ctx, known: &KnownDocument, lines: &[(Text, Shown)]) -> Markup {
    let product = ["product-", &known.product].concat();
    // What the lines say themselves is not said twice.
    let issued = Shown::Value(Value::Date(known.issued));
    html! {
        @if known.demo { p.sample { (ctx.t("sample")) } }
        dl.summary {
            div { dt { (ctx.t("verify-kind")) } dd { (ctx.s(&known.service, &product)) } }
            @if !lines.iter().any(|(_, value)| matches!(value, Shown::Official(_))) {
                div { dt { (ctx.t("verify-office")) } dd { (summary::office_name(ctx, &known.office)) } }
            }
            @if !lines.iter().any(|(_, value)| *value == issued) {
                div { dt { (ctx.t("document-issued")) } dd { (ctx.date(known.issued)) } }
            }
            @for (label, value) in lines { div { dt { (ctx.say(label)) } dd lang=[ctx.tongue(value)] { (ctx.shown(value)) } } }
        }
    }
}
