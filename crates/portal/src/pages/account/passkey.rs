//! One passkey: calling it something else, and removing it.

use super::passkeys::{backup, level, name, used, wrong};
use crate::Ctx;
use crate::components::{FormState, button, control};
use crate::layout::{Page, Part};
use app::account::passkey::PasskeyView;
use base::Problem;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, passkey: &PasskeyView, problem: Option<&Problem>) -> Markup {
    let title = name(ctx, passkey);
    let list = [ctx.base(), "/akun/kunci-sandi"].concat();
    let here = [list.as_str(), "/", &passkey.id].concat();
    let mut state = FormState::default();
    state.typed.insert("name".into(), passkey.name.clone());
    let field = control::Field {
        name: "name",
        label: &ctx.t("passkey-name"),
        hint: None,
        autocomplete: "off",
        numeric: false,
    };
    let body = html! {
        (button::back(&list, &ctx.t("account-passkeys")))
        h1 { (title) }
        (wrong(ctx, problem))
        p.meta { (used(ctx, passkey)) br; (ctx.t(backup(passkey))) br; (level(ctx, passkey.assurance)) }
        form method="post" action={ (here) "/nama" } {
            (button::token(ctx))
            (control::line(ctx, field, &state))
            (button::submit_as(&ctx.t("passkey-rename"), button::Look::Second))
        }
        h2 { (ctx.t("passkey-remove-title")) }
        p { (ctx.t("passkey-remove-text")) }
        (button::post(ctx, &[here.as_str(), "/hapus"].concat(), &ctx.t("passkey-remove"), button::Look::Danger))
    };
    Page::new(ctx, &title)
        .part(Part::Account)
        .narrow()
        .failed(problem.is_some())
        .show(&body)
}
