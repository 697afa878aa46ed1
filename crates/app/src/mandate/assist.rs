//! Assisted service: an officer helps somebody who stands at the counter, for an hour. The person says yes with a code on
//! their phone; where they have none, the officer states why they act without it. The person sees it in their account.

use super::grant::{By, GrantError, commit, is_named, one_line};
use super::terms::COUNTER_HOURS;
use super::{Claim, Person, Services, Visit};
use crate::tables::mandate::{self, Content, Kind, Mandate, State};
use crate::tables::proofing_try::{self, Kind as Limit, Taken, Under};
use crate::tables::{account_event, session, subject};
use crate::vault::same;
use crate::{App, AppError, Basis, Officer, officer};
use base::{Assurance, Explain, Fault, Nik, Problem, RowId, SubjectId, Timestamp};
use std::collections::BTreeSet;
use store::Unit;

/// How long a code can be told.
pub const CODE_MINUTES: i64 = 10;
/// Letters of what an officer states.
const STATEMENT_MIN: usize = 10;
const STATEMENT_MAX: usize = 300;

/// What an officer's word alone is worth: nobody but they saw who stood there.
const WORD: Assurance = Assurance::Substantial;
/// People whom one officer may help without a code within a day, whether or not number and name fit.
const STATED: Limit = Limit {
    word: "assist-stated",
    most: 20,
};
/// Codes that do not fit which one officer may enter within a day.
const TOLD: Limit = Limit {
    word: "assist-told",
    most: 30,
};

/// What an officer gives.
#[derive(Clone, Debug, Default)]
pub struct Assistance {
    pub nik: String,
    pub name: String,
    /// Empty where the person has no phone.
    pub code: String,
    /// Why there is no code.
    pub statement: String,
}

/// Why an officer does not help.
#[derive(Debug, thiserror::Error)]
pub enum AssistError {
    #[error("the number is none")]
    Nik,
    #[error("there is neither a code nor a statement that says why")]
    Unfounded,
    /// No such person, another name, another code: all the same.
    #[error("number, name and code do not belong together")]
    NoMatch,
    #[error("nobody helps themselves")]
    Oneself,
    /// For so many seconds.
    #[error("this officer helped, or tried to, too often")]
    TooOften(i64),
    #[error(transparent)]
    App(#[from] AppError),
}

impl AssistError {
    /// The field that is wrong.
    pub fn field(&self) -> Option<&'static str> {
        match self {
            Self::Nik | Self::NoMatch | Self::Oneself => Some("nik"),
            Self::Unfounded => Some("statement"),
            Self::TooOften(_) | Self::App(_) => None,
        }
    }
}

impl Explain for AssistError {
    fn explain(&self) -> Problem {
        match self {
            Self::Nik => Problem::theirs("mandate-wrong-nik"),
            Self::Unfounded => Problem::theirs("assist-wrong-statement"),
            Self::NoMatch => Problem::theirs("assist-wrong-match"),
            Self::Oneself => Problem::theirs("assist-wrong-oneself"),
            Self::TooOften(_) => Problem::of(Fault::TooOften, "problem-too-often"),
            Self::App(error) => error.explain(),
        }
    }
}

/// Whether an officer helps people at all: at an office of an agency that the country names for it.
pub fn helps(app: &App, officer: &Officer) -> bool {
    let named = app.pack.mandates.counter.as_ref();
    let office = officer::office_of(app, officer);
    named.is_some_and(|named| office.is_some_and(|office| named.agencies.contains(&office.agency)))
}

/// Makes a code for somebody to tell an officer. It can be read on their page of mandates until it is used or over. The help
/// is worth as much as the visit in which the code was made.
pub async fn code(
    app: &App,
    (by, visit): (&Person, Visit),
    now: Timestamp,
) -> Result<(), GrantError> {
    super::enough(visit.level)?;
    let number = u32::from_be_bytes(app.dice.bytes()) % 100_000_000;
    let offered = Mandate {
        until: now.plus_seconds(60 * CODE_MINUTES),
        ..given(app, (by, visit.level), now)
    };
    let offered = Mandate {
        content: Content {
            code: Some(format!("{number:08}")),
            ..offered.content
        },
        ..offered
    };
    let key = subject::key(app, by.subject).await?;
    let mut unit = Unit::of(by.subject.bucket());
    mandate::insert(&mut unit, app, (&offered, &key))?;
    session::goes_on(&mut unit, (by.subject, visit.session), now);
    commit(app, "counter-code", unit).await
}

/// Lets an officer act for somebody at the counter.
pub async fn assist(
    app: &App,
    officer: &Officer,
    asked: &Assistance,
    now: Timestamp,
) -> Result<(Claim, String), AssistError> {
    if !helps(app, officer) {
        return Err(AppError::Forbidden.into());
    }
    let nik = Nik::parse(&asked.nik).map_err(|_| AssistError::Nik)?;
    let code: String = asked.code.chars().filter(char::is_ascii_digit).collect();
    if code.is_empty() {
        founded(&asked.statement)?;
    }
    let kind = if code.is_empty() { STATED } else { TOLD };
    let mine = Under::officer(officer);
    // Before anything is compared, so that many at once do not get more than one after the other.
    if let Taken::No(seconds) = proofing_try::take(app, kind, mine, now).await? {
        return Err(AssistError::TooOften(seconds));
    }
    let found = subject::find(app, "nik", nik.as_str()).await?;
    if found == Some(officer.subject) {
        return Err(AssistError::Oneself);
    }
    if let Some(person) = found
        && officer::is_near(app, officer, person, BTreeSet::new()).await?
    {
        return Err(AppError::TooClose.into());
    }
    let held = if code.is_empty() {
        stated(app, officer, (found, asked), now).await?
    } else {
        told(app, officer, (found, &code), now).await?
    };
    let claim = Claim {
        agent: Person {
            subject: officer.subject,
            name: officer.name.clone(),
        },
        subject: held.grantor,
        basis: Basis::Counter { mandate: held.id },
    };
    Ok((claim, held.content.grantor_name))
}

/// The person told the code.
async fn told(
    app: &App,
    officer: &Officer,
    (found, code): (Option<SubjectId>, &str),
    now: Timestamp,
) -> Result<Mandate, AssistError> {
    let person = found.ok_or(AssistError::NoMatch)?;
    let waits = |one: &Mandate| {
        let known = one.content.code.as_deref();
        one.kind == Kind::Counter
            && one.state == State::Offered
            && now < one.until
            && known.is_some_and(|known| same(known, code))
    };
    let mut given = mandate::given(app, person).await?.into_iter();
    let offered = given.find(waits).ok_or(AssistError::NoMatch)?;
    let held = of_officer(offered, officer, now);
    let key = subject::key(app, person).await?;
    let mut unit = Unit::of(person.bucket());
    mandate::claim(&mut unit, app, (&held, &key), (officer.subject, now))?;
    tell(&mut unit, app, (&held, &key), now)?;
    let done = app.store.commit("counter-help", unit).await;
    done.map_err(AppError::from)?;
    let mine = Under::officer(officer);
    let mut unit = Unit::of(mine.bucket);
    proofing_try::give_back(&mut unit, app, TOLD, mine);
    let given = app.store.commit("counter-help-right", unit).await;
    given.map_err(AppError::from)?;
    Ok(held)
}

/// The officer states why there is no code.
async fn stated(
    app: &App,
    officer: &Officer,
    (found, asked): (Option<SubjectId>, &Assistance),
    now: Timestamp,
) -> Result<Mandate, AssistError> {
    let statement = founded(&asked.statement)?;
    let person = found.ok_or(AssistError::NoMatch)?;
    if !is_named(app, (person, &asked.name), By::Officer(officer), now).await? {
        return Err(AssistError::NoMatch);
    }
    let grantor = Person {
        subject: person,
        name: one_line(&asked.name),
    };
    let mut held = of_officer(given(app, (&grantor, WORD), now), officer, now);
    held.agent = Some(officer.subject);
    held.state = State::Active;
    held.content.statement = Some(statement);
    let key = subject::key(app, person).await?;
    let mut unit = Unit::of(person.bucket());
    mandate::insert(&mut unit, app, (&held, &key))?;
    tell(&mut unit, app, (&held, &key), now)?;
    let done = app.store.commit("counter-help", unit).await;
    done.map_err(AppError::from)?;
    Ok(held)
}

/// A statement that says something.
fn founded(raw: &str) -> Result<String, AssistError> {
    let statement = one_line(raw);
    if (STATEMENT_MIN..=STATEMENT_MAX).contains(&statement.chars().count()) {
        Ok(statement)
    } else {
        Err(AssistError::Unfounded)
    }
}

fn given(app: &App, (by, level): (&Person, Assurance), now: Timestamp) -> Mandate {
    Mandate {
        id: RowId::at(now, app.dice.bytes()),
        grantor: by.subject,
        kind: Kind::Counter,
        agent: None,
        state: State::Offered,
        began: now,
        until: now,
        ended: None,
        content: Content {
            grantor_name: by.name.clone(),
            agent_name: String::new(),
            services: Services::All,
            purpose: String::new(),
            office: None,
            statement: None,
            code: None,
            level,
        },
    }
}

fn of_officer(mut mandate: Mandate, officer: &Officer, now: Timestamp) -> Mandate {
    mandate.until = now.plus_hours(COUNTER_HOURS);
    mandate.content.agent_name.clone_from(&officer.name);
    mandate.content.office = Some(officer.office.clone());
    mandate.content.code = None;
    mandate
}

fn tell(
    unit: &mut Unit,
    app: &App,
    (held, key): (&Mandate, &crate::vault::SubjectKey),
    now: Timestamp,
) -> Result<(), AppError> {
    let named = [("name", held.content.agent_name.as_str())];
    let event = ("counter-help", named.as_slice());
    account_event::add(unit, app, (held.grantor, key), event, now)
}
