//! Admitting whoever acts for another: each request looks anew whether the right still holds, and covers what is asked.

use super::standing;
use super::terms::{self, Asked, Cover, Terms};
use super::{Person, ZONE};
use crate::tables::mandate::{self, Mandate, State};
use crate::tables::{cases, credential};
use crate::{Agent, App, AppError, Basis, Name, Resident};
use base::{Assurance, CaseId, Explain, Fault, Problem, PublicNumber, SubjectId, Timestamp};

/// What a session says: who acts for whom, and by what right. Nothing of it is believed without a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub agent: Person,
    pub subject: SubjectId,
    pub basis: Basis,
}

/// What a request is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter<'a> {
    Begin {
        service: &'a str,
    },
    Case(CaseId),
    Document(PublicNumber),
    /// The list of cases.
    Cases,
    /// Who read their data, and what is wrong with it.
    Whole,
    /// Mandates given in their name.
    Mandates,
}

/// Why somebody may not act for another, now or in this.
#[derive(Debug, thiserror::Error)]
pub enum NotAdmitted {
    #[error("the right to act is over")]
    Ended,
    #[error("the right to act does not cover this")]
    NotCovered,
    #[error("nobody may use this service for another")]
    InPerson,
    #[error(transparent)]
    App(#[from] AppError),
}

impl Explain for NotAdmitted {
    fn explain(&self) -> Problem {
        match self {
            Self::Ended => Problem::of(Fault::Forbidden, "problem-mandate-ended"),
            Self::NotCovered => Problem::of(Fault::Forbidden, "problem-mandate-not-covered"),
            Self::InPerson => Problem::of(Fault::Forbidden, "problem-in-person"),
            Self::App(error) => error.explain(),
        }
    }
}

/// Whoever acts, as the use cases know them, and how sure the state was of whoever let them.
pub async fn admit(
    app: &App,
    claim: &Claim,
    matter: Matter<'_>,
    now: Timestamp,
) -> Result<(Resident, Assurance), NotAdmitted> {
    let terms = terms(app, claim, now).await?.ok_or(NotAdmitted::Ended)?;
    let service;
    let asked = match matter {
        Matter::Begin { service } => Asked::Begin { service },
        Matter::Cases => Asked::Cases,
        Matter::Whole => Asked::Whole,
        Matter::Mandates => Asked::Mandates,
        Matter::Case(case) => {
            service = service_of(app, claim.subject, case).await?;
            Asked::Case {
                service: &service,
                case,
            }
        }
        Matter::Document(number) => {
            let issued = credential::by_number(app, number).await?;
            let issued = issued.filter(|issued| issued.owner == claim.subject);
            let issued = issued.ok_or(AppError::NotFound)?;
            service = issued.content.service;
            Asked::Case {
                service: &service,
                case: issued.case,
            }
        }
    };
    if is_in_person(app, asked) {
        return Err(NotAdmitted::InPerson);
    }
    match terms::covers(claim.basis, &terms, asked, now) {
        Cover::Yes => Ok((resident(claim), terms.worth)),
        Cover::Ended => Err(NotAdmitted::Ended),
        // A case that is out of sight does not exist.
        Cover::NotThis if matches!(asked, Asked::Case { .. }) => {
            Err(NotAdmitted::App(AppError::NotFound))
        }
        Cover::NotThis => Err(NotAdmitted::NotCovered),
    }
}

/// The terms under which somebody acts, if they still may.
async fn terms(app: &App, claim: &Claim, now: Timestamp) -> Result<Option<Terms>, AppError> {
    let (agent, subject) = (claim.agent.subject, claim.subject);
    match claim.basis {
        Basis::Parent => {
            let wards = standing::wards(app, agent, now).await?.unwrap_or_default();
            let ward = wards.into_iter().find(|ward| ward.subject == subject);
            Ok(ward.map(|ward| Terms::whole(Timestamp::midnight(ward.until, ZONE))))
        }
        Basis::Director => {
            let companies = standing::companies(app, agent, now).await?;
            let mut companies = companies.unwrap_or_default().into_iter();
            let directs = companies.any(|company| company.subject == subject);
            // As long as the register says so: it is asked again each time.
            Ok(directs.then(|| Terms::whole(now.plus_hours(1))))
        }
        Basis::Mandate { mandate } | Basis::Staff { mandate } | Basis::Counter { mandate } => {
            let given = mandate::find(app, subject, mandate).await?;
            let holds = |given: &Mandate| {
                given.state == State::Active && given.agent == Some(agent) && now < given.until
            };
            Ok(given.filter(holds).map(|given| given.terms()))
        }
    }
}

/// The terms of whoever acts in a use case; none where nobody acts for another.
pub(crate) async fn terms_of(
    app: &App,
    resident: Resident,
    now: Timestamp,
) -> Result<Option<(Basis, Terms)>, AppError> {
    let Some(agent) = resident.agent else {
        return Ok(None);
    };
    let claim = Claim {
        agent: Person {
            subject: agent.subject,
            name: String::new(),
        },
        subject: resident.subject,
        basis: agent.basis,
    };
    let terms = terms(app, &claim, now).await?.ok_or(AppError::Forbidden)?;
    Ok(Some((agent.basis, terms)))
}

fn resident(claim: &Claim) -> Resident {
    let agent = Agent {
        subject: claim.agent.subject,
        name: Name::of(&claim.agent.name),
        basis: claim.basis,
    };
    Resident::by_agent(claim.subject, agent)
}

async fn service_of(app: &App, owner: SubjectId, case: CaseId) -> Result<String, AppError> {
    Ok(cases::load(app, case, owner).await?.service)
}

/// A service may say that everybody applies for themselves.
fn is_in_person(app: &App, asked: Asked<'_>) -> bool {
    let (Asked::Begin { service } | Asked::Case { service, .. }) = asked else {
        return false;
    };
    let service = app.pack.services.get(service);
    service.is_some_and(|service| service.about.in_person.is_some())
}
