//! My account: who the state takes me for, what leads in, and what happened to it.

pub mod codes;
pub mod contacts;
pub mod counter;
pub mod passkey;
pub mod passkeys;
pub mod recovery;
pub mod sessions;

use crate::Ctx;
use crate::components::{button, notice, summary};
use crate::layout::{Page, Part};
use app::account::appointment::AppointmentView;
use app::account::recovery::{CounterView, RecoveryView};
use app::account::session::Device;
use app::account::{AccountView, HappenedPage, HappenedView};
use app::view::OfficeView;
use base::{Arg, Text, Timestamp};
use maud::{Markup, html};

/// All that the first page tells.
#[derive(Clone, Debug)]
pub struct Overview {
    /// None where somebody was let in without an account of their own yet.
    pub account: Option<AccountView>,
    pub passkeys: usize,
    pub recovery: RecoveryView,
    pub appointments: Vec<AppointmentView>,
}

/// Where the page leads: address, and the key of its words; `<key>-hint` says more.
const PARTS: &[(&str, &str)] = &[
    ("/akun/kunci-sandi", "account-passkeys"),
    ("/akun/sesi", "account-sessions"),
    ("/akun/pemulihan", "account-recovery"),
    ("/akun/kontak", "account-contacts"),
    ("/akun/verifikasi", "account-raise"),
    ("/akun/mandat", "account-mandates"),
    ("/akun/situs", "account-sites"),
    ("/identitas", "account-identity"),
    ("/akun/riwayat", "account-happened"),
];
/// Lines of what happened on the first page.
const LATEST: usize = 3;

pub fn page(ctx: &Ctx, view: &Overview) -> Markup {
    let title = ctx.t("account-title");
    let body = html! {
        h1 { (title) }
        @if let Some(counter) = &view.recovery.counter { (waiting(ctx, counter)) }
        (who(ctx, view))
        @if view.passkeys == 0 { (no_passkey(ctx)) }
        ul.stack {
            @for (address, key) in PARTS {
                li.card.card--link {
                    h2 { a href={ (ctx.base()) (address) } { (ctx.t(key)) } }
                    p { (ctx.t(&[key, "-hint"].concat())) }
                }
            }
        }
        @for appointment in &view.appointments { (work(ctx, appointment)) }
        @if let Some(account) = &view.account {
            @if !account.happened.is_empty() {
                h2 { (ctx.t("account-latest")) }
                (list(ctx, account.happened.iter().take(LATEST)))
            }
        }
    };
    Page::new(ctx, &title)
        .part(Part::Account)
        .narrow()
        .show(&body)
}

/// What happened, newest first, a page of it.
pub fn happened(ctx: &Ctx, happened: &HappenedPage) -> Markup {
    let title = ctx.t("account-happened");
    let body = html! {
        (up(ctx))
        h1 { (title) }
        p.lead { (ctx.t("account-happened-lead")) }
        @if happened.shown.is_empty() { p { (ctx.t("account-happened-none")) } }
        @else { (list(ctx, &happened.shown)) }
        @if let Some(older) = happened.older {
            @let older = [ctx.base(), "/akun/riwayat?sebelum=", &older.to_string()].concat();
            div.actions { (button::link(&older, &ctx.t("account-happened-older"), button::Look::Second)) }
        }
    };
    Page::new(ctx, &title)
        .part(Part::Account)
        .narrow()
        .show(&body)
}

fn who(ctx: &Ctx, view: &Overview) -> Markup {
    let Some(account) = &view.account else {
        return html! { p.lead { (ctx.t("account-none")) } };
    };
    html! {
        dl.summary {
            div { dt { (ctx.t("account-name")) } dd { (account.name) } }
            div { dt { (ctx.t("account-level")) } dd { (ctx.t(&["account-level-", account.assurance.word()].concat())) } }
            div { dt { (ctx.t("account-opened")) } dd { (ctx.moment(account.opened, ctx.zone)) } }
        }
    }
}

fn no_passkey(ctx: &Ctx) -> Markup {
    let add = [ctx.base(), "/akun/kunci-sandi/tambah"].concat();
    let body = html! { p { (ctx.t("account-no-passkey-text")) } };
    html! {
        (notice::notice(notice::Tone::Info, &ctx.t("account-no-passkey"), &body))
        div.actions { (button::link(&add, &ctx.t("passkey-add"), button::Look::Primary)) }
        h2 { (ctx.t("account-more")) }
    }
}

/// Somebody is on the way in through a counter: the owner may stop that.
fn waiting(ctx: &Ctx, counter: &CounterView) -> Markup {
    let stop = [ctx.base(), "/akun/pemulihan/hentikan"].concat();
    let title = ctx.t_with("recovery-waiting", [("at", moment(ctx, counter.from))]);
    let body = html! {
        p {
            (summary::office_name(ctx, &counter.office)) ", "
            (ctx.t_with("access-officer", [("name", Arg::Str(counter.officer.clone()))])) br;
            span.meta { (ctx.moment(counter.started, ctx.zone)) }
        }
        @if counter.held { p { (ctx.t("recovery-waiting-held")) } }
        @else {
            p { (ctx.t("recovery-waiting-text")) }
            (button::post(ctx, &stop, &ctx.t("recovery-stop"), button::Look::Danger))
        }
    };
    notice::notice(notice::Tone::Warning, &title, &body)
}

fn work(ctx: &Ctx, appointment: &AppointmentView) -> Markup {
    html! {
        section.card {
            h2 { (ctx.t("account-work")) }
            p { (summary::office_name(ctx, &appointment.office)) }
            form method="post" action={ (ctx.base()) "/akun/sebagai-petugas" } {
                (button::token(ctx))
                input type="hidden" name="petugas" value=(appointment.officer.id);
                (button::submit_as(&ctx.t("account-work-do"), button::Look::Second))
            }
        }
    }
}

fn list<'h>(ctx: &Ctx, happened: impl IntoIterator<Item = &'h HappenedView>) -> Markup {
    html! {
        ul.looks {
            @for one in happened {
                li { p { (words(ctx, one)) } p.meta { (ctx.moment(one.at, ctx.zone)) } }
            }
        }
    }
}

/// One thing that happened, with what it names in the language of the page.
fn words(ctx: &Ctx, one: &HappenedView) -> String {
    let mut text = Text::portal(format!("account-event-{}", one.kind));
    for (name, value) in &one.named {
        let value = match name.as_str() {
            "level" => ctx.t(&["account-level-", value].concat()).into_owned(),
            "office" => match &one.office {
                Some(office) => office_words(ctx, office),
                None => value.clone(),
            },
            _ => value.clone(),
        };
        text = text.with(name, Arg::Str(value));
    }
    if let (Some(browser), Some(system)) = (one.named.get("browser"), one.named.get("system")) {
        let said = Device {
            browser: browser.clone(),
            system: system.clone(),
            mark: String::new(),
        };
        text = text.with("device", Arg::Str(device(ctx, &said)));
    }
    ctx.say(&text).into_owned()
}

/// The name of an office inside a sentence.
fn office_words(ctx: &Ctx, office: &OfficeView) -> String {
    let agency = ctx.say(&office.agency).into_owned();
    match &office.area {
        Some(area) => [agency.as_str(), ", ", area].concat(),
        None => agency,
    }
}

/// "Chrome, Android".
pub(super) fn device(ctx: &Ctx, device: &Device) -> String {
    match (device.browser.as_str(), device.system.as_str()) {
        ("", "") => ctx.t("device-unknown").into_owned(),
        ("", one) | (one, "") => one.to_owned(),
        (browser, system) => [browser, ", ", system].concat(),
    }
}

/// A day and a time, for the middle of a sentence.
pub(super) fn moment(ctx: &Ctx, at: Timestamp) -> Arg {
    Arg::Str(ctx.moment(at, ctx.zone))
}

/// Back to the first page of the account.
pub(super) fn up(ctx: &Ctx) -> Markup {
    button::back(&[ctx.base(), "/akun"].concat(), &ctx.t("account-title"))
}
