//! Granting: a person lets another act for them. Whether number and name fit together nobody is told: an offer to nobody
//! looks like any other.

use super::standing::STANDING;
use super::{Services, Visit, ZONE, offered_until, terms};
use crate::registry::{self, Query};
use crate::tables::mandate::{self, Content, Kind, Mandate, State};
use crate::tables::{account_event, session, subject};
use crate::{App, AppError, Officer, Resident, officer};
use base::{Date, Explain, Nik, Problem, RowId, SubjectId, Timestamp};
use pack::model::Register;
use store::{CommitError, Unit};

/// What is offered, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    pub nik: String,
    pub name: String,
    /// Services by id; none is all of them.
    pub services: Option<Vec<String>>,
    /// The last day.
    pub last: Option<Date>,
    pub purpose: String,
}

/// Why a mandate is not given, or not taken.
#[derive(Debug, thiserror::Error)]
pub enum GrantError {
    #[error("the number is none")]
    Nik,
    #[error("there is no name")]
    Name,
    #[error("nobody is their own agent")]
    Oneself,
    #[error("no service is chosen, or one that nobody may use for another")]
    Services,
    #[error("the last day is over, more than a year away, or no day")]
    Last,
    #[error("the purpose is empty or too long")]
    Purpose,
    #[error("so many mandates were given already")]
    TooMany,
    #[error("so many mandates are held already")]
    HoldsMany,
    #[error(transparent)]
    App(#[from] AppError),
}

impl GrantError {
    /// The field that is wrong.
    pub fn field(&self) -> Option<&'static str> {
        match self {
            Self::Nik | Self::Oneself => Some("nik"),
            Self::Name => Some("name"),
            Self::Services => Some("services"),
            Self::Last => Some("last"),
            Self::Purpose => Some("purpose"),
            Self::TooMany | Self::HoldsMany | Self::App(_) => None,
        }
    }
}

impl Explain for GrantError {
    fn explain(&self) -> Problem {
        let theirs = |key: &str| Problem::theirs(key).next("/akun/mandat");
        match self {
            Self::Nik => theirs("mandate-wrong-nik"),
            Self::Name => theirs("mandate-wrong-name"),
            Self::Oneself => theirs("mandate-wrong-oneself"),
            Self::Services => theirs("mandate-wrong-services"),
            Self::Last => theirs("mandate-wrong-last"),
            Self::Purpose => theirs("mandate-wrong-purpose"),
            Self::TooMany => theirs("problem-mandates-many"),
            Self::HoldsMany => theirs("problem-mandates-held"),
            Self::App(error) => error.explain(),
        }
    }
}

/// Letters of a purpose.
const PURPOSE_MAX: usize = 200;
/// Letters of a name, as many as the register may have and some more.
const NAME_MAX: usize = 100;

/// Offers a mandate to a person: by somebody for themselves, or by a director for the company, whose staff it makes them.
/// It is worth as much as the visit in which it is given.
pub async fn grant(
    app: &App,
    (by, name): (Resident, &str),
    visit: Visit,
    offer: &Offer,
    now: Timestamp,
) -> Result<(), GrantError> {
    if !terms::may_grant(by.agent.map(|agent| agent.basis)) {
        return Err(AppError::Forbidden.into());
    }
    super::enough(visit.level)?;
    let person = by.agent.map_or(by.subject, |agent| agent.subject);
    let (nik, services, last) = read(app, offer, now)?;
    let found = subject::find(app, "nik", nik.as_str()).await?;
    if found == Some(person) {
        return Err(GrantError::Oneself);
    }
    let agent = match found {
        Some(found) if is_named(app, (found, &offer.name), By::Person(person), now).await? => {
            Some(found)
        }
        _ => None,
    };
    let given = Mandate {
        id: RowId::at(now, app.dice.bytes()),
        grantor: by.subject,
        kind: match by.agent {
            Some(_) => Kind::Staff,
            None => Kind::Granted,
        },
        agent,
        state: State::Offered,
        began: now,
        until: Timestamp::end_of(last, ZONE),
        ended: None,
        content: Content {
            grantor_name: name.to_owned(),
            agent_name: one_line(&offer.name),
            services,
            purpose: offer.purpose.trim().to_owned(),
            office: None,
            statement: None,
            code: None,
            level: visit.level,
        },
    };
    let key = subject::key(app, given.grantor).await?;
    let mut unit = Unit::of(given.grantor.bucket());
    mandate::insert(&mut unit, app, (&given, &key))?;
    let named = [("name", given.content.agent_name.as_str())];
    let event = ("mandate-offered", named.as_slice());
    account_event::add(&mut unit, app, (given.grantor, &key), event, now)?;
    // What a company gives lies apart from the sessions of its director.
    if person == given.grantor {
        session::goes_on(&mut unit, (person, visit.session), now);
    }
    commit(app, "grant-mandate", unit).await
}

/// Commits a unit whose first statement is the mandate itself.
pub(super) async fn commit(app: &App, what: &'static str, unit: Unit) -> Result<(), GrantError> {
    match app.store.commit(what, unit).await {
        Err(CommitError::Conflict { at: 0 }) => Err(GrantError::TooMany),
        done => {
            done.map_err(AppError::from)?;
            Ok(())
        }
    }
}

/// What was typed, read.
fn read(app: &App, offer: &Offer, now: Timestamp) -> Result<(Nik, Services, Date), GrantError> {
    let nik = Nik::parse(&offer.nik).map_err(|_| GrantError::Nik)?;
    let letters = offer.name.chars().count();
    if terms::plain_name(&offer.name).is_empty() || letters > NAME_MAX {
        return Err(GrantError::Name);
    }
    let services = match &offer.services {
        None => Services::All,
        Some(chosen) => {
            let may = |id: &String| {
                let service = app.pack.services.get(id);
                service.is_some_and(|service| service.about.in_person.is_none())
            };
            if chosen.is_empty() || !chosen.iter().all(may) {
                return Err(GrantError::Services);
            }
            Services::These(chosen.iter().cloned().collect())
        }
    };
    let last = offer.last.ok_or(GrantError::Last)?;
    if !terms::is_lawful_end(last, now.date(ZONE)) {
        return Err(GrantError::Last);
    }
    let purpose = offer.purpose.trim();
    let readable = !purpose.chars().any(char::is_control);
    if purpose.is_empty() || purpose.chars().count() > PURPOSE_MAX || !readable {
        return Err(GrantError::Purpose);
    }
    Ok((nik, services, last))
}

/// Who wants to know whether a name fits.
#[derive(Clone, Copy)]
pub(super) enum By<'o> {
    Person(SubjectId),
    Officer(&'o Officer),
}

/// Whether the register has somebody under that name. Whoever it is about sees who asked.
pub(super) async fn is_named(
    app: &App,
    (subject, name): (SubjectId, &str),
    by: By<'_>,
    now: Timestamp,
) -> Result<bool, AppError> {
    let Some((register, field)) = names(app) else {
        return Ok(false);
    };
    let counter = app.pack.mandates.counter.as_ref();
    let (purpose, law, reader) = match by {
        By::Person(person) => (
            STANDING.to_owned(),
            &register.law,
            registry::resident(&register.owner, person),
        ),
        By::Officer(officer) => (
            format!("{STANDING}.{}", officer.id),
            counter.map_or(&register.law, |counter| &counter.law),
            officer::reader(officer),
        ),
    };
    let query = Query {
        subject,
        register: register.id.clone(),
        purpose,
        law: law.written().to_owned(),
        fields: vec![field.clone()],
    };
    let record = registry::note(app, query, &reader, now).await?;
    let known = record.as_ref().and_then(|record| record.text(&field));
    Ok(known.is_some_and(|known| terms::plain_name(known) == terms::plain_name(name)))
}

/// The register that knows residents, and the field of it that holds a name.
fn names(app: &App) -> Option<(&Register, String)> {
    let known = &app.pack.roles.get("applicant")?.registers;
    let register = app.pack.registers.get(known.first()?)?;
    let mut fields = register.fields.iter();
    let (field, _) = fields.find(|(_, field)| field.meaning == "person.name")?;
    Some((register, field.clone()))
}

pub(super) fn one_line(text: &str) -> String {
    let words = text.split_whitespace();
    let line = words.collect::<Vec<_>>().join(" ");
    line.chars().filter(|sign| !sign.is_control()).collect()
}

/// Whether an offer may still be accepted.
pub(super) fn is_fresh(mandate: &Mandate, now: Timestamp) -> bool {
    now < mandate.until && now < offered_until(mandate.began)
}
