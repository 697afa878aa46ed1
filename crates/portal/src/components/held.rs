//! "Data we already hold": each value with its source and date, and a way to say that it is wrong.

use super::details::details;
use crate::Ctx;
use app::view::{Held, HeldState};
use base::{Arg, CaseId};
use maud::{Markup, html};

/// So many values are shown at once on a phone; the rest is one tap away.
const SHOWN_AT_ONCE: usize = 3;

/// The panel above a question: short, the rest folded away.
pub fn panel(ctx: &Ctx, case: CaseId, held: &[Held]) -> Markup {
    let Some(first) = held.iter().find(|one| !one.fields.is_empty()) else {
        return Markup::default();
    };
    let total: usize = held.iter().map(|one| one.fields.len()).sum();
    let count = Arg::Int(i64::try_from(total).unwrap_or(i64::MAX));
    html! {
        section.held aria-labelledby="held-title" {
            h2 #held-title { (ctx.t("held-title")) }
            (fields(ctx, first, SHOWN_AT_ONCE))
            (source(ctx, first))
            @if total > SHOWN_AT_ONCE || held.len() > 1 {
                (details(&ctx.t_with("held-all", [("n", count)]), &html! {
                    @for one in held { (entry(ctx, case, one)) }
                }))
            } @else {
                p { (wrong(ctx, case, first)) }
            }
        }
    }
}

/// Everything held, unfolded, for the person it is about.
pub fn full(ctx: &Ctx, case: CaseId, held: &[Held]) -> Markup {
    html! {
        div.held {
            @for one in held { (entry(ctx, case, one)) }
        }
    }
}

/// The same for an officer, who cannot dispute it.
pub fn for_officer(ctx: &Ctx, held: &[Held]) -> Markup {
    html! {
        div.held {
            @for one in held {
                div.held-entry {
                    h3 {
                        (ctx.say(&one.register)) " · "
                        // "You" is the applicant here, not the officer who reads.
                        @if one.about.key == "role-applicant" { (ctx.t("actor-applicant-other")) }
                        @else { (ctx.say(&one.about)) }
                    }
                    @match one.state {
                        HeldState::Known => { (fields(ctx, one, usize::MAX)) (source(ctx, one)) },
                        HeldState::Absent => p { (ctx.t("held-absent")) },
                        HeldState::Down => p { (ctx.t("held-down-other")) },
                        HeldState::Several => p { (ctx.t("held-several-other")) },
                    }
                }
            }
        }
    }
}

fn entry(ctx: &Ctx, case: CaseId, held: &Held) -> Markup {
    html! {
        div.held-entry {
            h3 { (ctx.say(&held.register)) " · " (ctx.say(&held.about)) }
            @match held.state {
                HeldState::Known => {
                    (fields(ctx, held, usize::MAX))
                    (source(ctx, held))
                    p { (wrong(ctx, case, held)) }
                },
                HeldState::Absent => {
                    p { (ctx.t("held-absent")) }
                    p { (wrong(ctx, case, held)) }
                },
                HeldState::Down => p { (ctx.t("held-down")) },
                HeldState::Several => p { (ctx.t("held-several")) },
            }
        }
    }
}

fn fields(ctx: &Ctx, held: &Held, at_most: usize) -> Markup {
    html! {
        dl.held-list {
            @for (label, value) in held.fields.iter().take(at_most) {
                div { dt { (ctx.say(label)) } dd { (ctx.shown(value)) } }
            }
        }
    }
}

fn source(ctx: &Ctx, held: &Held) -> Markup {
    let day = ctx.short_date(held.known_from.date(ctx.zone));
    html! {
        p.held-source {
            (ctx.t_with("held-source", [
                ("register", Arg::Text(Box::new(held.register.clone()))),
                ("agency", Arg::Text(Box::new(held.agency.clone()))),
                ("date", Arg::Str(day)),
            ]))
        }
    }
}

fn wrong(ctx: &Ctx, case: CaseId, held: &Held) -> Markup {
    html! {
        a href={ (ctx.base()) "/koreksi?permohonan=" (case) "&data=" (held.fact) } {
            (ctx.t("held-wrong"))
            span.hidden { " " (ctx.say(&held.register)) }
        }
    }
}
