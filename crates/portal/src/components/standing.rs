//! How far the record of something is, and the way to its proof.

use super::{Icon, icon};
use crate::Ctx;
use app::view::Standing;
use base::{Arg, Zone};
use maud::{Markup, html};

/// The section of a page; `proof` is where the file with the proof is.
pub fn standing(ctx: &Ctx, standing: Option<Standing>, (proof, zone): (&str, Zone)) -> Markup {
    html! {
        @if let Some(standing) = standing {
            section aria-labelledby="catatan" {
                h2 #catatan { (ctx.t("record-title")) }
                p { (words(ctx, standing, zone)) }
                ul.links.no-print {
                    @if matches!(standing, Standing::Sealed { .. }) {
                        li { a href={ (ctx.base()) (proof) } { (icon(Icon::Down)) (ctx.t("record-proof")) } }
                    }
                    li { a href={ (ctx.base()) "/buku-besar" } { (ctx.t("record-what")) } }
                }
            }
        }
    }
}

fn words(ctx: &Ctx, standing: Standing, zone: Zone) -> Markup {
    html! {
        @match standing {
            Standing::Waiting => (ctx.t("record-waiting")),
            Standing::Recorded => (ctx.t("record-recorded")),
            Standing::Sealed { block, at } => {
                @let block = Arg::Str(block.to_string());
                @let at = Arg::Str(ctx.moment(at, zone));
                (ctx.t_with("record-sealed", [("block", block), ("at", at)]))
            },
        }
    }
}
