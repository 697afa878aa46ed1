//! One case: what now, who, by when; what was decided and why; what happened; who looked.

use crate::Ctx;
use crate::components::{
    FormState, Icon, bill, button, clarification, errors, files, icon, notice, standing, status,
    summary, timeline,
};
use crate::layout::{Page, Part};
use app::view::{CaseView, DocumentState, ProductView, StageView};
use base::{Arg, Text};
use maud::{Markup, html};
use pack::model::Outcome;
use std::borrow::Cow;

/// So many lines of the access log stand on the case's own page.
const ACCESS_ROWS: usize = 5;

pub fn page(ctx: &Ctx, view: &CaseView) -> Markup {
    answering(ctx, view, &FormState::default())
}

/// The same with what was typed as an answer to an officer, and what is wrong with it.
pub fn answering(ctx: &Ctx, view: &CaseView, state: &FormState) -> Markup {
    let title = title(ctx, view);
    let body = html! {
        (errors::summary(ctx, state.errors.iter().map(|(id, text)| (id.as_str(), text))))
        (button::back(&[ctx.base(), "/permohonan"].concat(), &ctx.t("back-cases")))
        p.meta { (ctx.t("case-number")) " " strong.figure { (view.case) } }
        h1 { (title) }
        p.live role="status" data-stream={ (ctx.base()) "/permohonan/" (view.case) "/aliran?seq=" (view.seq) }
            data-said=(ctx.t("case-changed"))
            data-held=(ctx.t("case-changed-held")) data-again=(ctx.t("case-again")) {}
        div data-live="case" {
            (now(ctx, view))
            (clarification::answer(ctx, view, state))
            (bill::bill(ctx, view))
            @if !view.products.is_empty() {
                section aria-labelledby="hasil" {
                    h2 #hasil { (ctx.t("case-results")) }
                    (products(ctx, view))
                }
            }
            (evidence(ctx, view))
            (stated(ctx, view))
            section aria-labelledby="perjalanan" {
                h2 #perjalanan { (ctx.t("case-timeline")) }
                (timeline::timeline(ctx, view))
            }
            (standing::standing(ctx, view.standing, (&proof(view), view.zone)))
        }
        (office(ctx, view))
        (access(ctx, view))
        (related(ctx, view))
        (acts(ctx, view))
    };
    Page::new(ctx, &title)
        .part(Part::Cases)
        .narrow()
        .failed(state.failed())
        .show(&body)
}

/// Where the proof of the whole case is.
fn proof(view: &CaseView) -> String {
    format!("/permohonan/{}/catatan", view.case)
}

fn title<'a>(ctx: &Ctx<'a>, view: &CaseView) -> Cow<'a, str> {
    let key = match &view.stage {
        StageView::Draft => "title-draft",
        StageView::WaitingRegister { .. } => "title-register",
        StageView::WaitingOfficer => "title-officer",
        StageView::WaitingApplicant => "title-applicant",
        StageView::WaitingClarification => "title-clarification",
        StageView::WaitingObjection => "title-objection",
        StageView::WaitingPayment { expired: false } => "title-payment",
        StageView::WaitingPayment { expired: true } => "title-bill-expired",
        StageView::Decided(Some(Outcome::Grant)) => "title-granted",
        StageView::Decided(_) => "title-decided",
        StageView::Withdrawn => "title-withdrawn",
    };
    let service = Arg::Text(Box::new(Text::service(&view.service, "name")));
    ctx.t_with(key, [("service", service)])
}

/// The panel that answers: what now, who, by when.
fn now(ctx: &Ctx, view: &CaseView) -> Markup {
    let done = view.stage == StageView::Decided(Some(Outcome::Grant));
    html! {
        div.now-panel.now-panel--done[done] {
            (status::stage(ctx, &view.stage))
            p.now-words { (status::what_now(ctx, view)) }
            @if status::promised(&view.stage) {
                p { (ctx.t("case-promise")) " " strong { (ctx.length(view.promise)) } "." }
            }
            (next_act(ctx, view))
        }
        @if status::late(ctx, view) {
            (notice::notice(notice::Tone::Warning, &ctx.t("case-late"), &html! {
                p { (ctx.t("case-late-text")) " " (ctx.say(&view.office.contact)) }
            }))
        }
    }
}

/// The one thing the person can do next, as a button.
fn next_act(ctx: &Ctx, view: &CaseView) -> Markup {
    html! {
        @match &view.stage {
            StageView::Draft | StageView::WaitingApplicant => {
                a.button href={ (ctx.base()) "/permohonan/" (view.case) "/isi" } { (ctx.t("case-continue")) }
            },
            StageView::WaitingClarification => {
                a.button href="#pertanyaan" { (ctx.t("clarify-go")) }
            },
            StageView::Decided(of_all) if view.can_object && *of_all != Some(Outcome::Grant) => {
                a.button.button--second href={ (ctx.base()) "/permohonan/" (view.case) "/keberatan" } {
                    (ctx.t("case-object"))
                }
            },
            _ => (Markup::default()),
        }
    }
}

/// Each product with its outcome.
fn products(ctx: &Ctx, view: &CaseView) -> Markup {
    let groups = alike(view.products.iter());
    html! { @for group in &groups { (product_card(ctx, view, group)) } }
}

/// What is said of several products in the same words is said once, for all of them.
pub(super) fn alike<'p>(
    products: impl Iterator<Item = &'p ProductView>,
) -> Vec<Vec<&'p ProductView>> {
    let mut groups: Vec<Vec<&ProductView>> = Vec::new();
    for product in products {
        let alike = groups
            .iter_mut()
            .find(|group| says_the_same(group[0], product));
        match alike {
            Some(group) => group.push(product),
            None => groups.push(vec![product]),
        }
    }
    groups
}

/// Whether two products came out alike, and there is something to say about it.
fn says_the_same(one: &ProductView, other: &ProductView) -> bool {
    let told = !one.reasons.is_empty() || one.officer_words.is_some();
    told && one.outcome == other.outcome
        && one.unpaid == other.unpaid
        && one.due == other.due
        && one.stands == other.stands
        && taken_back(one) == taken_back(other)
        && one.reasons == other.reasons
        && one.officer_words == other.officer_words
}

/// The state of a document that does not count any more.
fn taken_back(product: &ProductView) -> Option<DocumentState> {
    let (_, state) = product.document?;
    (state != DocumentState::Valid).then_some(state)
}

/// Products of one outcome for the same reasons; mostly it is one product.
fn product_card(ctx: &Ctx, view: &CaseView, group: &[&ProductView]) -> Markup {
    let name =
        |product: &ProductView| ctx.s(&view.service, &["product-", &product.product].concat());
    html! {
        article.card.product {
            div.card-head {
                div { @for product in group { h3 { (name(product)) } } }
                @if let Some(state) = taken_back(group[0]) {
                    div { (status::outcome(ctx, group[0].outcome)) " " (status::document(ctx, state)) }
                } @else if group[0].unpaid {
                    (status::stage(ctx, &view.stage))
                } @else { (status::outcome(ctx, group[0].outcome)) }
            }
            @for product in group { (summary::numbers(ctx, &product.numbers)) }
            (own_clock(ctx, view, group[0]))
            (reasons(ctx, group[0]))
            (officer_words(ctx, group[0]))
            (documents(ctx, group, name))
        }
    }
}

/// Until when a product is decided, where that is not the same for all that wait.
fn own_clock(ctx: &Ctx, view: &CaseView, product: &ProductView) -> Markup {
    let mut dues = view
        .products
        .iter()
        .filter_map(|one| Some((one.due?, one.stands)));
    let first = dues.next();
    let differ = dues.any(|other| Some(other) != first);
    let Some(due) = product.due.filter(|_| differ) else {
        return Markup::default();
    };
    let date = [("due", Arg::Date(due.date))];
    html! {
        p.meta {
            @if product.stands { (ctx.t("product-stands")) }
            @else if due.at < ctx.now { (ctx.t_with("product-late", date)) }
            @else { (ctx.t_with("product-due", date)) }
        }
    }
}

fn documents<'a, 'p>(
    ctx: &Ctx,
    group: &[&'p ProductView],
    name: impl Fn(&'p ProductView) -> Cow<'a, str>,
) -> Markup {
    let with_document = || {
        group
            .iter()
            .filter_map(|product| Some((*product, product.document?.0)))
    };
    let several = with_document().count() > 1;
    html! {
        @if with_document().next().is_some() {
            div.actions {
                @for (product, number) in with_document() {
                    a.button href={ (ctx.base()) "/dokumen/" (number) } {
                        (icon(Icon::Paper)) (ctx.t("document-open"))
                        @if several { ": " (name(product)) } @else { span.hidden { " " (name(product)) } }
                    }
                }
            }
        }
    }
}

/// Why an officer decided so, in their own words.
pub(super) fn officer_words(ctx: &Ctx, product: &ProductView) -> Markup {
    html! {
        @if let Some(words) = &product.officer_words {
            p { (ctx.t("officer-words")) }
            blockquote { (words) }
        }
    }
}

/// The documents that were given, and what an officer found of them.
fn evidence(ctx: &Ctx, view: &CaseView) -> Markup {
    html! {
        @if !view.evidence.is_empty() {
            section aria-labelledby="bukti" {
                h2 #bukti { (ctx.t("check-evidence")) }
                @for group in &view.evidence {
                    article.card {
                        (files::group(ctx, view, group, &files::own(ctx, view.case, &group.kind)))
                    }
                }
            }
        }
    }
}

/// What an officer added of what they saw, said to come from them.
fn stated(ctx: &Ctx, view: &CaseView) -> Markup {
    html! {
        @if !view.stated.is_empty() {
            section aria-labelledby="keterangan" {
                h2 #keterangan { (ctx.t("state-title")) }
                p { (ctx.t("state-source")) }
                (summary::list(ctx, &view.stated))
            }
        }
    }
}

/// Every reason with its law and what to do about it.
pub(super) fn reasons(ctx: &Ctx, product: &ProductView) -> Markup {
    html! {
        @if !product.reasons.is_empty() {
            ul.reasons {
                @for reason in &product.reasons {
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

fn office(ctx: &Ctx, view: &CaseView) -> Markup {
    html! {
        section aria-labelledby="kantor" {
            h2 #kantor { (ctx.t("case-office")) }
            (summary::office(ctx, view))
        }
    }
}

fn access(ctx: &Ctx, view: &CaseView) -> Markup {
    html! {
        section.no-print aria-labelledby="akses" {
            h2 #akses { (ctx.t("access-title")) }
            @if view.access.is_empty() { p { (ctx.t("access-none")) } }
            @else {
                (super::access::brief(ctx, &view.access[..view.access.len().min(ACCESS_ROWS)], view.zone))
            }
            p { a href={ (ctx.base()) "/akses" } { (ctx.t("access-all")) } }
        }
    }
}

fn related(ctx: &Ctx, view: &CaseView) -> Markup {
    html! {
        @if matches!(view.stage, StageView::Decided(_)) && !view.related.is_empty() {
            section.no-print aria-labelledby="lanjut" {
                h2 #lanjut { (ctx.t("service-related")) }
                ul.links {
                    @for next in &view.related {
                        @let key = ["next-", next].concat();
                        li {
                            @if ctx.has(&view.service, &key) { (ctx.s(&view.service, &key)) }
                            @else { a href={ (ctx.base()) "/layanan/" (next) } { (ctx.s(next, "name")) } }
                        }
                    }
                }
            }
        }
    }
}

/// What else can be done; quieter than what should be done.
fn acts(ctx: &Ctx, view: &CaseView) -> Markup {
    html! {
        @if view.receipt || view.can_object || view.can_withdraw {
            section.no-print aria-labelledby="pilihan" {
                h2 #pilihan { (ctx.t("case-acts")) }
                ul.links {
                    @if view.receipt {
                        li {
                            a href={ (ctx.base()) "/permohonan/" (view.case) "/tanda-terima" } {
                                (icon(Icon::Down)) (ctx.t("case-receipt"))
                            }
                        }
                    }
                    @if view.can_object {
                        li { a href={ (ctx.base()) "/permohonan/" (view.case) "/keberatan" } { (ctx.t("case-object")) } }
                    }
                    @if view.can_withdraw {
                        li { a href={ (ctx.base()) "/permohonan/" (view.case) "/tarik" } { (ctx.t("case-withdraw")) } }
                    }
                }
            }
        }
    }
}
