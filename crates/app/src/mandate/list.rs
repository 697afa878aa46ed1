//! Everything about mandates that concerns a person: whom they may act for, and who may act for them. Reads only.

use super::deeds::{Deed, deeds};
use super::grant::is_fresh;
use super::standing::{self, Company, Ward};
use super::terms::Services;
use crate::tables::mandate::{self, Kind, Mandate, State};
use crate::view::OfficeView;
use crate::{App, AppError, show as views};
use base::{Assurance, RowId, SubjectId, Timestamp};

/// The page of mandates.
#[derive(Clone, Debug)]
pub struct MandatesView {
    /// None where nobody looked into the registers lately.
    pub children: Option<Vec<Ward>>,
    pub companies: Option<Vec<Company>>,
    /// Mandates that others gave this person, newest first.
    pub held: Vec<MandateView>,
    /// Mandates that this person gave, newest first.
    pub given: Vec<MandateView>,
    /// Services that may be used for another.
    pub services: Vec<String>,
}

/// One mandate, as one of its two sides sees it.
#[derive(Clone, Debug)]
pub struct MandateView {
    pub id: RowId,
    /// Whoever gave it, and whoever holds it.
    pub grantor: String,
    pub agent: String,
    /// An officer at a counter holds it, or staff of a company.
    pub counter: bool,
    pub staff: bool,
    pub stands: Stands,
    /// By id; none is all of them.
    pub services: Option<Vec<String>>,
    pub purpose: String,
    pub began: Timestamp,
    pub until: Timestamp,
    pub ended: Option<Timestamp>,
    pub office: Option<OfficeView>,
    /// Why an officer acts without a code.
    pub statement: Option<String>,
    /// What to tell the officer; only whoever gives the mandate sees it.
    pub code: Option<String>,
    /// What was done under it, on its own page.
    pub deeds: Vec<Deed>,
}

/// Where a mandate is now. Words: `mandate-stands-<word>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    Offered,
    Active,
    Declined,
    Revoked,
    Resigned,
    Expired,
}

impl Stands {
    pub fn word(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Active => "active",
            Self::Declined => "declined",
            Self::Revoked => "revoked",
            Self::Resigned => "resigned",
            Self::Expired => "expired",
        }
    }

    pub fn is_open(self) -> bool {
        matches!(self, Self::Offered | Self::Active)
    }
}

/// What concerns a person. A visit that is less sure does not see what somebody found in registers in a surer one.
pub async fn list(
    app: &App,
    (person, level): (SubjectId, Assurance),
    now: Timestamp,
) -> Result<MandatesView, AppError> {
    let held = mandate::held(app, person, now).await?;
    // What an officer holds for an hour is no page of theirs.
    let held = held.iter().filter(|one| one.kind != Kind::Counter);
    let given = mandate::given(app, person).await?;
    let may_look = super::enough(level).is_ok();
    Ok(MandatesView {
        children: if may_look {
            standing::wards(app, person, now).await?
        } else {
            None
        },
        companies: if may_look {
            standing::companies(app, person, now).await?
        } else {
            None
        },
        held: held
            .map(|one| MandateView {
                code: None,
                ..view(app, one, now)
            })
            .collect(),
        given: given.iter().map(|one| view(app, one, now)).collect(),
        services: services(app),
    })
}

/// One mandate that a person gave or holds, with what was done under it.
pub async fn show(
    app: &App,
    person: SubjectId,
    id: RowId,
    now: Timestamp,
) -> Result<(MandateView, bool), AppError> {
    let given = mandate::find(app, person, id).await?;
    let gave = given.is_some();
    let found = match given {
        Some(given) => Some(given),
        None => mandate::held_by(app, person, id).await?,
    };
    let found = found.ok_or(AppError::NotFound)?;
    let view = MandateView {
        deeds: deeds(app, &found).await?,
        ..view(app, &found, now)
    };
    Ok((view, gave))
}

/// Services that may be used for another, in the order of the pack.
fn services(app: &App) -> Vec<String> {
    let services = app.pack.services.values();
    let open = services.filter(|service| service.about.in_person.is_none());
    open.map(|service| service.id.clone()).collect()
}

fn view(app: &App, mandate: &Mandate, now: Timestamp) -> MandateView {
    let content = &mandate.content;
    let stands = stands(mandate, now);
    MandateView {
        id: mandate.id,
        grantor: content.grantor_name.clone(),
        agent: content.agent_name.clone(),
        counter: mandate.kind == Kind::Counter,
        staff: mandate.kind == Kind::Staff,
        stands,
        services: match &content.services {
            Services::All => None,
            Services::These(these) => Some(these.iter().cloned().collect()),
        },
        purpose: content.purpose.clone(),
        began: mandate.began,
        until: mandate.until,
        ended: mandate.ended,
        office: content
            .office
            .as_ref()
            .map(|office| views::office_named(&app.pack, office)),
        statement: content.statement.clone(),
        code: content.code.clone().filter(|_| stands == Stands::Offered),
        deeds: Vec::new(),
    }
}

fn stands(mandate: &Mandate, now: Timestamp) -> Stands {
    match mandate.state {
        State::Offered if is_fresh(mandate, now) => Stands::Offered,
        State::Active if now < mandate.until => Stands::Active,
        State::Offered | State::Active => Stands::Expired,
        State::Declined => Stands::Declined,
        State::Revoked => Stands::Revoked,
        State::Resigned => Stands::Resigned,
    }
}
