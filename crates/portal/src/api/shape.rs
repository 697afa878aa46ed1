//! What travels: one type for each thing that is sent or received. The OpenAPI document is read off these types, so what
//! stands here is said to developers in their own words.

pub(crate) mod asked;
pub(crate) mod bill;
pub(crate) mod case;
pub(crate) mod check;
pub(crate) mod document;
pub(crate) mod form;
pub(crate) mod history;
pub(crate) mod problem;
pub(crate) mod record;
pub(crate) mod service;
pub(crate) mod stage;
pub(crate) mod token;

use crate::Ctx;
use app::view::{OfficeView, ReasonView};
use base::{Clock, Due, Text, Timestamp, Unit};
use pack::model::Outcome;
use serde::Serialize;
use utoipa::ToSchema;

/// Something of the country's pack: its id, and its name in the language of the answer.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Named {
    #[schema(example = "akta-lahir", max_length = 100)]
    pub(crate) id: String,
    #[schema(example = "Akta kelahiran anak", max_length = 500)]
    pub(crate) name: String,
}

/// A length of time as a law states it.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Length {
    /// How many of the unit.
    #[schema(example = 3, maximum = 65535)]
    #[serde(rename = "length")]
    pub(crate) count: u16,
    pub(crate) unit: LengthUnit,
    /// The same in words.
    #[schema(example = "3 hari kerja", max_length = 100)]
    pub(crate) text: String,
}

/// What a length of time counts.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum LengthUnit {
    WorkingDays,
    CalendarDays,
    Hours,
}

/// By when somebody must act.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Deadline {
    /// The moment it ends.
    #[schema(format = DateTime, example = "2026-03-13T17:00:00Z")]
    pub(crate) at: String,
    /// The day, where the office is.
    #[schema(format = Date, example = "2026-03-13")]
    pub(crate) date: String,
    /// The calendar of holidays does not reach that far yet: the day may still move.
    pub(crate) provisional: bool,
}

/// What was decided of one product.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Decided {
    Grant,
    /// Granted with a condition that must still be met.
    Provisional,
    /// An officer decides.
    Refer,
    Refuse,
}

/// Why it was decided so, by which law, and what to do about it.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reason {
    /// The rule that said so.
    #[schema(example = "reported-late", max_length = 100)]
    pub(crate) rule: String,
    pub(crate) outcome: Decided,
    #[schema(max_length = 2000)]
    pub(crate) text: String,
    /// What the resident can do.
    #[schema(max_length = 2000)]
    pub(crate) remedy: String,
    #[schema(example = "UU 24/2013 pasal 32", max_length = 500)]
    pub(crate) law: String,
}

/// The office that has a case.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Office {
    /// Agency, and area where it has one.
    #[schema(example = "dukcapil-3273", max_length = 100)]
    pub(crate) id: String,
    #[schema(max_length = 500)]
    pub(crate) name: String,
    /// How to reach it.
    #[schema(max_length = 1000)]
    pub(crate) contact: String,
}

/// A label and what stands beside it.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Line {
    #[schema(max_length = 500)]
    pub(crate) label: String,
    #[schema(max_length = 4000)]
    pub(crate) value: String,
}

impl Named {
    pub(crate) fn of(id: &str, name: impl Into<String>) -> Self {
        Self {
            id: id.to_owned(),
            name: name.into(),
        }
    }
}

impl Length {
    pub(crate) fn of(ctx: &Ctx, clock: Clock) -> Self {
        Self {
            count: clock.length,
            unit: match clock.unit {
                Unit::WorkingDays => LengthUnit::WorkingDays,
                Unit::CalendarDays => LengthUnit::CalendarDays,
                Unit::Hours => LengthUnit::Hours,
            },
            text: ctx.length(clock).into_owned(),
        }
    }
}

impl Deadline {
    pub(crate) fn of(due: Due) -> Self {
        Self {
            at: time(due.at),
            date: due.date.to_string(),
            provisional: due.provisional,
        }
    }
}

impl From<Outcome> for Decided {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Grant => Self::Grant,
            Outcome::Provisional => Self::Provisional,
            Outcome::Refer => Self::Refer,
            Outcome::Refuse => Self::Refuse,
        }
    }
}

impl Reason {
    pub(crate) fn of(ctx: &Ctx, view: &ReasonView) -> Self {
        Self {
            rule: view.rule.clone(),
            outcome: view.outcome.into(),
            text: said(ctx, &view.text),
            remedy: said(ctx, &view.remedy),
            law: ctx.law_named(&view.law),
        }
    }
}

impl Office {
    pub(crate) fn of(ctx: &Ctx, view: &OfficeView) -> Self {
        let agency = said(ctx, &view.agency);
        Self {
            id: view.id.clone(),
            name: match &view.area {
                Some(area) => format!("{agency} {area}"),
                None => agency,
            },
            contact: said(ctx, &view.contact),
        }
    }
}

pub(crate) fn said(ctx: &Ctx, text: &Text) -> String {
    ctx.say(text).into_owned()
}

pub(crate) fn time(at: Timestamp) -> String {
    at.rfc3339()
}
