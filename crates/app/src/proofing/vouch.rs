//! The counter, seen by the officer: a number and a code, what the register holds, and a word for it. Nothing of a register is
//! shown to an officer who has no code that was asked for.

use super::counter::{self, SECONDS};
use super::{COUNTER, read, whom};
use crate::officer::{self, open};
use crate::registry::Query;
use crate::tables::counter_request::{self, State, Wish};
use crate::tables::proofing_try::{self, Kind, Taken, Under};
use crate::tables::{account, account_event, subject};
use crate::view::Shown;
use crate::{App, AppError, Officer, show};
use base::{Explain, Fault, Nik, Problem, SubjectId, Text, Timestamp};
use pack::Citation;
use pack::model::Proofing;
use std::collections::BTreeSet;
use store::Unit;

/// Codes that do not fit which one officer may enter within a day.
const TRIES: Kind = Kind {
    word: "proofing-officer",
    most: 30,
};
/// Codes that fit which one officer may enter within a day: anybody is given one for any number, so a right one is no leave to
/// read without end. A person takes two, to look and to say a word.
const RIGHT: Kind = Kind {
    word: "proofing-officer-right",
    most: 200,
};

/// A person at the counter.
#[derive(Clone, Debug)]
pub struct Vouched {
    /// What the card must say.
    pub fields: Vec<(Text, Shown)>,
    pub register: Text,
    pub law: Citation,
}

/// What an officer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// They saw the card and the face, and both are of this person.
    Confirm,
    Reject,
}

/// Why an officer gets no further.
#[derive(Debug, thiserror::Error)]
pub enum VouchError {
    #[error("no open wish has this number and this code")]
    NoSuchWish,
    #[error("this officer entered too many codes that do not fit")]
    TooOften(i64),
    #[error(transparent)]
    App(#[from] AppError),
}

impl Explain for VouchError {
    fn explain(&self) -> Problem {
        match self {
            Self::NoSuchWish => Problem::theirs("vouch-no-such").next("/petugas/loket"),
            Self::TooOften(_) => Problem::of(Fault::TooOften, "problem-too-often"),
            Self::App(error) => error.explain(),
        }
    }
}

/// Whether an officer works at this counter: their agency keeps the register that people are known from.
pub fn may(app: &App, officer: &Officer) -> bool {
    let counter = app.pack.proofing.as_ref().map(|one| one.counter.as_ref());
    super::keeps(app, officer) && counter.flatten().is_some()
}

/// What the register holds of whoever stands there, read as this officer's reading.
pub async fn look(
    app: &App,
    officer: &Officer,
    (nik, code): (&Nik, &str),
    now: Timestamp,
) -> Result<Vouched, VouchError> {
    let (proofing, subject) = stands(app, officer, (nik, code), now).await?;
    let counter = proofing.counter.as_ref().ok_or(AppError::NotFound)?;
    let query = Query {
        subject,
        register: proofing.register.clone(),
        purpose: format!("{COUNTER}.{}", officer.id),
        law: counter.law.written().to_owned(),
        fields: counter.fields.clone(),
    };
    let found = read::records(app, vec![query], &open::reader(officer), now).await?;
    let record = found
        .into_iter()
        .flatten()
        .next()
        .ok_or(AppError::NotFound)?;
    let register = app.pack.registers.get(&proofing.register);
    let register = register.ok_or(AppError::NotFound)?;
    let field = |name: &String| {
        let value = record.get(name)?;
        let label = Text::register(&register.id, format!("field-{name}"));
        let field = register.fields.get(name)?;
        Some((label, show::field_value(&app.pack, field, value)))
    };
    Ok(Vouched {
        fields: counter.fields.iter().filter_map(field).collect(),
        register: Text::register(&register.id, "name"),
        law: counter.law.clone(),
    })
}

/// Takes an officer's word for who it is. The person goes on with their code; whoever has an account reads of it.
pub async fn vouch(
    app: &App,
    officer: &Officer,
    (nik, code): (&Nik, &str),
    word: Word,
    now: Timestamp,
) -> Result<(), VouchError> {
    let (_, subject) = stands(app, officer, (nik, code), now).await?;
    let code = counter::tidy(code);
    let wish = Wish {
        nik,
        code: &code,
        bucket: subject.bucket(),
    };
    let (to, kind) = match word {
        Word::Confirm => (State::Confirmed, "counter-confirmed"),
        Word::Reject => (State::Rejected, "counter-rejected"),
    };
    let mut unit = Unit::of(subject.bucket());
    let until = now.plus_seconds(SECONDS);
    counter_request::step(&mut unit, app, wish, (State::Asked, to), (until, now));
    if account::find(app, subject).await?.is_some() {
        let key = subject::key(app, subject).await?;
        let office = office_name(app, officer);
        let named = [("office", office.as_str())];
        account_event::add(&mut unit, app, (subject, &key), (kind, &named), now)?;
    }
    app.store
        .commit("vouch", unit)
        .await
        .map_err(AppError::from)?;
    tracing::info!(office = officer.office, kind, "an officer vouched");
    Ok(())
}

/// Whoever stands at the counter, if their code is open and they are nobody the officer is close to.
async fn stands<'a>(
    app: &'a App,
    officer: &Officer,
    (nik, code): (&Nik, &str),
    now: Timestamp,
) -> Result<(&'a Proofing, SubjectId), VouchError> {
    let proofing = app.pack.proofing.as_ref().filter(|_| may(app, officer));
    let proofing = proofing.ok_or(AppError::Forbidden)?;
    let mine = Under::officer(officer);
    if let Taken::No(seconds) = proofing_try::take(app, TRIES, mine, now).await? {
        return Err(VouchError::TooOften(seconds));
    }
    let whom = whom::find(app, nik).await?;
    let code = counter::tidy(code);
    let wish = Wish {
        nik,
        code: &code,
        bucket: whom.bucket,
    };
    let open = counter_request::find(app, wish, now).await? == Some(State::Asked);
    let subject = whom.subject.filter(|_| open);
    let subject = subject.ok_or(VouchError::NoSuchWish)?;
    let mut unit = Unit::of(mine.bucket);
    proofing_try::give_back(&mut unit, app, TRIES, mine);
    let given = app.store.commit("vouch-right", unit).await;
    given.map_err(AppError::from)?;
    if let Taken::No(seconds) = proofing_try::take(app, RIGHT, mine, now).await? {
        return Err(VouchError::TooOften(seconds));
    }
    if officer::is_near(app, officer, subject, BTreeSet::new()).await? {
        return Err(AppError::TooClose.into());
    }
    Ok((proofing, subject))
}

/// As an event keeps it: in the language of the state.
fn office_name(app: &App, officer: &Officer) -> String {
    match officer::office_of(app, officer) {
        Some(office) => show::office_name(&app.pack, &office),
        None => officer.office.clone(),
    }
}
