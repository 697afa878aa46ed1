//! Where I am signed in, and where I was a while ago.

use super::{device, moment, up};
use crate::Ctx;
use crate::components::button;
use crate::layout::{Page, Part};
use app::account::session::SessionView;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, sessions: &[SessionView]) -> Markup {
    let title = ctx.t("account-sessions");
    let (over, open): (Vec<_>, Vec<_>) = sessions.iter().partition(|one| one.ended.is_some());
    let others = open.iter().any(|one| !one.mine);
    let all = [ctx.base(), "/akun/sesi/akhiri-lain"].concat();
    let body = html! {
        (up(ctx))
        h1 { (title) }
        p.lead { (ctx.t("sessions-lead")) }
        ul.stack { @for one in &open { (card(ctx, one)) } }
        @if others {
            div.actions { (button::post(ctx, &all, &ctx.t("sessions-end-others"), button::Look::Danger)) }
        }
        @if !over.is_empty() {
            h2 { (ctx.t("sessions-over")) }
            ul.looks { @for one in &over { (line(ctx, one)) } }
        }
    };
    Page::new(ctx, &title)
        .part(Part::Account)
        .narrow()
        .show(&body)
}

fn card(ctx: &Ctx, one: &SessionView) -> Markup {
    html! {
        li.card {
            div.card-head {
                h2 { (device(ctx, &one.device)) }
                @if one.mine { span.tag.tag--done { (ctx.t("sessions-mine")) } }
            }
            p.meta { (ctx.t_with("sessions-began", [("at", moment(ctx, one.began))])) }
            @if !one.mine {
                form method="post" action={ (ctx.base()) "/akun/sesi/akhiri" } {
                    (button::token(ctx))
                    input type="hidden" name="sesi" value=(one.id);
                    (button::submit_as(&ctx.t("sessions-end"), button::Look::Second))
                }
            }
        }
    }
}

fn line(ctx: &Ctx, one: &SessionView) -> Markup {
    html! {
        li {
            p { (device(ctx, &one.device)) }
            p.meta {
                (ctx.t_with("sessions-began", [("at", moment(ctx, one.began))]))
                @if let Some(at) = one.ended { br; (ctx.t_with("sessions-ended", [("at", moment(ctx, at))])) }
            }
        }
    }
}
