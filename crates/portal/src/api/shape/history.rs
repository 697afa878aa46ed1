//! Histories as they travel: what happened to a case, and who did it.

use super::{said, time};
use crate::Ctx;
use crate::components::timeline::acted_for;
use app::view::{ActorView, Moment};
use serde::Serialize;
use utoipa::ToSchema;

/// A part of a history, oldest first.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct History {
    #[schema(max_items = 100)]
    pub(crate) items: Vec<Event>,
    /// Where the history goes on; nothing where it ends for now.
    #[schema(max_length = 1000)]
    pub(crate) next: Option<String>,
}

/// Something that happened to a case.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Event {
    /// Counted from 1, without gaps.
    #[schema(example = 1, minimum = 1)]
    pub(crate) seq: i64,
    #[schema(format = DateTime)]
    pub(crate) at: String,
    /// What, as one word.
    #[schema(example = "started", max_length = 100)]
    #[serde(rename = "event")]
    pub(crate) what: String,
    /// The same as a sentence.
    #[schema(max_length = 1000)]
    pub(crate) text: String,
    pub(crate) actor: Actor,
    /// Who, in words: a name, a register, a program.
    #[schema(max_length = 500)]
    pub(crate) actor_name: Option<String>,
    /// Why the rules said so.
    #[schema(max_items = 100)]
    pub(crate) reasons: Vec<String>,
    /// What an officer wrote.
    #[schema(max_length = 4000)]
    pub(crate) words: Option<String>,
}

/// Who did something.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Actor {
    Applicant,
    /// Somebody who acted for the applicant; their name says by what right.
    Agent,
    /// A program that acts for the applicant.
    Client,
    Rules,
    Officer,
    Register,
    Clock,
    Bank,
    Operator,
}

impl Event {
    pub(crate) fn of(ctx: &Ctx, moment: &Moment) -> Self {
        let (actor, actor_name) = match &moment.actor {
            ActorView::Applicant => (Actor::Applicant, None),
            ActorView::Agent(agent) => (Actor::Agent, Some(acted_for(ctx, agent))),
            ActorView::Client { id } => (Actor::Client, Some(id.clone())),
            ActorView::Rules => (Actor::Rules, None),
            ActorView::Officer { name, .. } => (Actor::Officer, Some(name.clone())),
            ActorView::Register { name } => (Actor::Register, Some(said(ctx, name))),
            ActorView::Clock => (Actor::Clock, None),
            ActorView::Bank => (Actor::Bank, None),
            ActorView::Operator { name } => (Actor::Operator, Some(name.clone())),
        };
        let key = moment.text.key.as_str();
        Self {
            seq: moment.seq,
            at: time(moment.at),
            what: key.strip_prefix("moment-").unwrap_or(key).to_owned(),
            text: said(ctx, &moment.text),
            actor,
            actor_name,
            reasons: moment.reasons.iter().map(|text| said(ctx, text)).collect(),
            words: moment.words.clone(),
        }
    }
}
