//! Newer and older pages of a long list.

use crate::Ctx;
use base::Arg;
use maud::{Markup, html};

/// `address` ends where the page's number goes, such as "/akses?halaman=".
pub fn pagination(ctx: &Ctx, address: &str, page: usize, pages: usize) -> Markup {
    if pages < 2 {
        return Markup::default();
    }
    let count = |n: usize| Arg::Int(i64::try_from(n).unwrap_or(i64::MAX));
    html! {
        nav.pagination aria-label=(ctx.t("pages-label")) {
            @if page > 1 { a.button.button--second rel="prev" href={ (address) (page - 1) } { (ctx.t("pages-newer")) } }
            p { (ctx.t_with("pages-here", [("page", count(page)), ("pages", count(pages))])) }
            @if page < pages { a.button.button--second rel="next" href={ (address) (page + 1) } { (ctx.t("pages-older")) } }
        }
    }
}
