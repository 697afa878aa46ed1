//! Pages of proofing: for whoever opens an account, and for whoever raises theirs.

pub mod counter;
pub mod done;
pub mod face;
pub mod level;
pub mod nik;
pub mod quiz;
pub mod raise;
pub mod ways;

use crate::Ctx;
use app::proofing::{Way, WayView};
use base::{Arg, Assurance};
use maud::{Markup, html};
use std::borrow::Cow;

/// Where somebody is being proofed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    Opening,
    Raising,
}

impl Flow {
    /// What its addresses begin with.
    pub fn base(self) -> &'static str {
        match self {
            Self::Opening => "/daftar",
            Self::Raising => "/akun/verifikasi",
        }
    }

    /// Where one chooses a way.
    pub fn ways(self) -> &'static str {
        match self {
            Self::Opening => "/daftar/cara",
            Self::Raising => "/akun/verifikasi",
        }
    }
}

/// The address of a way within its flow.
pub(super) fn address(flow: Flow, way: Way) -> String {
    let end = match way {
        Way::Quiz => "/kuis",
        Way::Face => "/wajah",
        Way::Counter => "/loket",
    };
    [flow.base(), end].concat()
}

/// Words for one way: `way-<name>-<what>`.
pub(super) fn words<'c>(ctx: &Ctx<'c>, way: Way, what: &str) -> Cow<'c, str> {
    let name = match way {
        Way::Quiz => "quiz",
        Way::Face => "face",
        Way::Counter => "counter",
    };
    ctx.t(&["way-", name, what].concat())
}

/// "Level 2 of 3: substantial".
pub(super) fn level<'c>(ctx: &Ctx<'c>, level: Assurance) -> Cow<'c, str> {
    ctx.t(&["level-", level.word()].concat())
}

/// One way to choose: what it gives, what it needs, how long it takes.
pub(super) fn card(ctx: &Ctx, flow: Flow, way: &WayView, next: Option<&str>) -> Markup {
    let next: Option<String> =
        next.and_then(|next| serde_urlencoded::to_string([("untuk", next)]).ok());
    let mut to = [ctx.base(), &address(flow, way.way)].concat();
    if let Some(next) = next {
        to = [to.as_str(), "?", &next].concat();
    }
    let gives = Arg::Str(level(ctx, way.gives).into_owned());
    html! {
        li.card.card--link {
            h2 { a href=(to) { (words(ctx, way.way, "")) } }
            p { (words(ctx, way.way, "-needs")) }
            p.meta {
                (ctx.t_with("way-gives", [("level", gives)])) br;
                (words(ctx, way.way, "-time"))
            }
        }
    }
}
