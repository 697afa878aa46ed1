//! The way back to a site, as a page: it goes on by itself, and by a link where that is switched off.

use crate::Ctx;
use crate::components::button::{self, Look};
use crate::layout::Page;
use base::Arg;
use identity::address::Address;
use maud::{Markup, html};

/// Where somebody goes.
#[derive(Clone, Debug)]
pub struct Handover {
    pub to: String,
    /// What people know the address by.
    pub host: String,
}

impl Handover {
    pub fn to(to: &str) -> Self {
        let host = Address::read(to).map_or_else(|_| String::new(), |address| address.host);
        Self {
            to: to.to_owned(),
            host,
        }
    }
}

pub fn page(ctx: &Ctx, view: &Handover) -> Markup {
    let title = ctx.t("handover-title");
    let host = Arg::Str(view.host.clone());
    let body = html! {
        h1 { (title) }
        p.lead { (ctx.t_with("handover-lead", [("host", host)])) }
        div.actions { (button::link(&view.to, &ctx.t("handover-on"), Look::Primary)) }
    };
    Page::new(ctx, &title).narrow().show(&body)
}
