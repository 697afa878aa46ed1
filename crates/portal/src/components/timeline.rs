//! What happened to a case, what happens now, what comes.

use super::status::seen_by_officer;
use super::{Icon, icon, summary};
use crate::Ctx;
use app::view::{ActorView, AgentView, CaseView, Moment, StageView};
use base::{Arg, Zone};
use maud::{Markup, html};

/// The history, oldest first, then the step that is waited for.
pub fn timeline(ctx: &Ctx, case: &CaseView) -> Markup {
    let closed = matches!(case.stage, StageView::Decided(_) | StageView::Withdrawn);
    html! {
        ol.timeline {
            @for moment in &case.timeline { (past(ctx, moment, case.zone)) }
            @if !closed {
                li.now aria-current="step" {
                    h3 { (super::status::stage(ctx, &case.stage)) }
                    p { (super::status::next(ctx, &case.stage, case.due)) }
                }
                li.ahead {
                    h3 { (ctx.t("step-decision")) }
                    p { (ctx.t("step-decision-hint")) }
                }
            }
        }
    }
}

/// What happened only: for an officer, who is the one waited for.
pub fn history(ctx: &Ctx, case: &CaseView) -> Markup {
    html! {
        ol.timeline { @for moment in &case.timeline { (past(ctx, moment, case.zone)) } }
    }
}

fn past(ctx: &Ctx, moment: &Moment, zone: Zone) -> Markup {
    html! {
        li.past {
            h3 { (ctx.say(&moment.text)) }
            p {
                (actor(ctx, &moment.actor)) " · "
                time datetime=(moment.at.rfc3339()) { (ctx.moment(moment.at, zone)) }
            }
            @for reason in &moment.reasons { p.why { (ctx.say(reason)) } }
            @if let Some(words) = &moment.words { blockquote { (words) } }
            @if let Some(law) = &moment.law {
                p.meta { (icon(Icon::Scale)) " " (ctx.t("law")) ": " (ctx.law_named(law)) }
            }
        }
    }
}

/// Who did it, in words.
pub fn actor(ctx: &Ctx, actor: &ActorView) -> Markup {
    html! {
        @match actor {
            ActorView::Applicant => {
                @if let Some(whom) = ctx.for_whom() { (whom) }
                @else if seen_by_officer(ctx) { (ctx.t("actor-applicant-other")) }
                @else { (ctx.t("actor-applicant")) }
            },
            ActorView::Client { id } => {
                @let name = Arg::Str(id.clone());
                @if seen_by_officer(ctx) { (ctx.t_with("actor-client-other", [("name", name)])) }
                @else { (ctx.t_with("actor-client", [("name", name)])) }
            },
            ActorView::Agent(agent) => (acted_for(ctx, agent)),
            ActorView::Rules => (ctx.t("actor-rules")),
            ActorView::Officer { name, office } => { (name) ", " (summary::office_name(ctx, office)) },
            ActorView::Register { name } => (ctx.say(name)),
            ActorView::Clock => (ctx.t("actor-clock")),
            ActorView::Bank => (ctx.t("actor-bank")),
            ActorView::Operator { name } => (ctx.t_with("actor-operator", [("name", Arg::Str(name.clone()))])),
        }
    }
}

/// Who acted for whom, and by what right: "Sri Wahyuni, untuk Anda (kuasa)".
pub fn acted_for(ctx: &Ctx, agent: &AgentView) -> String {
    let by = ("name", Arg::Str(agent.name.clone()));
    let basis = ("basis", Arg::Text(Box::new(agent.basis.clone())));
    let said = match ctx.for_whom() {
        Some(whom) => {
            let whom = ("whom", Arg::Str(whom.to_owned()));
            ctx.t_with("actor-agent-of", [by, basis, whom])
        }
        None if seen_by_officer(ctx) => ctx.t_with("actor-agent-other", [by, basis]),
        None => ctx.t_with("actor-agent", [by, basis]),
    };
    said.into_owned()
}
