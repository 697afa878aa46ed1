//! My contacts: the addresses that are told, adding one, and typing the code that came there.

use super::{moment, up};
use crate::Ctx;
use crate::components::{FormState, button, control, notice};
use crate::layout::{Page, Part};
use app::account::contact::{Asked, CONTACTS_MAX, ContactView};
use base::{Arg, Problem};
use maud::{Markup, html};

/// Where somebody is told.
#[derive(Clone, Debug, Default)]
pub struct Contacts {
    pub contacts: Vec<ContactView>,
    /// No letters are sent from this place.
    pub off: bool,
    /// The visit is below the account: it is not told whole addresses.
    pub masked: bool,
}

const HERE: &str = "/akun/kontak";

pub fn page(ctx: &Ctx, view: &Contacts) -> Markup {
    let title = ctx.t("account-contacts");
    let (present, removed): (Vec<_>, Vec<_>) =
        view.contacts.iter().partition(|one| one.until.is_none());
    let body = html! {
        (up(ctx))
        h1 { (title) }
        @if view.off { (off(ctx)) } @else { p.lead { (ctx.t("contact-lead")) } }
        @if present.is_empty() && !view.off { p { (ctx.t("contact-none")) } }
        @if !present.is_empty() { ul.stack { @for one in &present { (card(ctx, (one, view.masked))) } } }
        @if !view.off { (more(ctx, present.len())) }
        @if !removed.is_empty() {
            h2 { (ctx.t("contact-removed-title")) }
            p { (ctx.t("contact-removed-text")) }
            ul.looks { @for one in &removed { (gone(ctx, (one, view.masked))) } }
        }
    };
    Page::new(ctx, &title)
        .part(Part::Account)
        .narrow()
        .show(&body)
}

/// Where an address is typed.
pub fn add(ctx: &Ctx, typed: &str, problem: Option<&Problem>) -> Markup {
    let title = ctx.t("contact-add");
    let hint = ctx.t("contact-address-hint");
    let list = [ctx.base(), HERE].concat();
    let mut state = FormState::default();
    state.typed.insert("alamat".into(), typed.to_owned());
    let field = control::Field {
        name: "alamat",
        label: &ctx.t("contact-address"),
        hint: Some(&hint),
        autocomplete: "email",
        numeric: false,
    };
    let body = html! {
        (button::back(&list, &ctx.t("account-contacts")))
        h1 { (title) }
        p.lead { (ctx.t("contact-add-lead")) }
        (wrong(ctx, problem))
        form method="post" action={ (list) "/tambah" } novalidate {
            (button::token(ctx))
            (control::line(ctx, field, &state))
            (button::submit(&ctx.t("contact-send")))
        }
    };
    Page::new(ctx, &title)
        .part(Part::Account)
        .narrow()
        .failed(problem.is_some())
        .show(&body)
}

/// Where the code is typed.
pub fn code(ctx: &Ctx, flow: &str, awaited: &Asked, problem: Option<&Problem>) -> Markup {
    let title = ctx.t("contact-code-title");
    let list = [ctx.base(), HERE].concat();
    let hint = ctx.t("contact-code-hint");
    let address = Arg::Str(awaited.address.as_str().to_owned());
    let field = control::Field {
        name: "kode",
        label: &ctx.t("contact-code"),
        hint: Some(&hint),
        autocomplete: "one-time-code",
        numeric: true,
    };
    let body = html! {
        (button::back(&[list.as_str(), "/tambah"].concat(), &ctx.t("contact-add")))
        h1 { (title) }
        p.lead { (ctx.t_with("contact-code-lead", [("address", address)])) }
        p { (ctx.t_with("contact-code-until", [("at", moment(ctx, awaited.until))])) }
        (simulated(ctx))
        (wrong(ctx, problem))
        form method="post" action={ (list) "/kode" } novalidate {
            (button::token(ctx))
            input type="hidden" name="alur" value=(flow);
            (control::line(ctx, field, &FormState::default()))
            (button::submit(&ctx.t("contact-code-do")))
        }
        h2 { (ctx.t("contact-code-none-title")) }
        p { (ctx.t("contact-code-none")) " " a href={ (list) "/tambah" } { (ctx.t("contact-code-again")) } }
    };
    Page::new(ctx, &title)
        .part(Part::Account)
        .narrow()
        .failed(problem.is_some())
        .show(&body)
}

/// In the demonstration letters go nowhere; the page says where to read them.
fn simulated(ctx: &Ctx) -> Markup {
    if !ctx.demo {
        return Markup::default();
    }
    let body = html! {
        p { a href={ (ctx.base()) "/demo/surat" } { (ctx.t("contact-demo-link")) } }
    };
    notice::notice(notice::Tone::Info, &ctx.t("contact-demo"), &body)
}

fn off(ctx: &Ctx) -> Markup {
    let body = html! { p { (ctx.t("contact-off")) } };
    notice::notice(notice::Tone::Info, &ctx.t("contact-off-title"), &body)
}

fn more(ctx: &Ctx, present: usize) -> Markup {
    let add = [ctx.base(), HERE, "/tambah"].concat();
    let most = Arg::Int(i64::try_from(CONTACTS_MAX).unwrap_or(i64::MAX));
    html! {
        @if present < CONTACTS_MAX {
            div.actions { (button::link(&add, &ctx.t("contact-add"), button::Look::Primary)) }
        } @else {
            p { (ctx.t_with("contact-full", [("n", most)])) }
        }
    }
}

/// An address, whole or as much as tells it from the others.
fn shown((contact, masked): (&ContactView, bool)) -> String {
    if masked {
        contact.address.masked()
    } else {
        contact.address.as_str().to_owned()
    }
}

fn card(ctx: &Ctx, (contact, masked): (&ContactView, bool)) -> Markup {
    let address = shown((contact, masked));
    let remove = [ctx.base(), HERE, "/hapus"].concat();
    html! {
        li.card {
            h2 { (address) }
            p.meta { (ctx.t_with("contact-verified", [("at", moment(ctx, contact.verified))])) }
            @if let Some(at) = contact.refused {
                p.error { (ctx.t_with("contact-refused", [("at", moment(ctx, at))])) }
            }
            form method="post" action=(remove) {
                (button::token(ctx))
                input type="hidden" name="kontak" value=(contact.id);
                (button::submit_as(&ctx.t("contact-remove"), button::Look::Danger))
            }
        }
    }
}

fn gone(ctx: &Ctx, (contact, masked): (&ContactView, bool)) -> Markup {
    html! {
        li {
            p { (shown((contact, masked))) }
            @if let Some(until) = contact.until {
                p.meta { (ctx.t_with("contact-until", [("at", moment(ctx, until))])) }
            }
        }
    }
}

fn wrong(ctx: &Ctx, problem: Option<&Problem>) -> Markup {
    let Some(problem) = problem else {
        return Markup::default();
    };
    let body = html! { p { (ctx.say(&problem.text)) } };
    html! { div role="alert" { (notice::notice(notice::Tone::Stop, &ctx.t("contact-problem-title"), &body)) } }
}
