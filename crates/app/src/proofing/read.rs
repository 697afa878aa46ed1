//! What registers say of a person who is proofed: read through the access log, for a purpose of its own.

use super::PROOFING;
use crate::officer::{self, RECOVERY};
use crate::registry::{self, Query};
use crate::tables::access::Reader;
use crate::{App, AppError, Channel, Officer, Origin, did};
use base::{CaseId, Record, SubjectId, Timestamp};
use pack::model::Proofing;

/// The records of these queries, in their order. Each reading is an occasion of its own in the log, for it belongs to no
/// case.
pub(super) async fn records(
    app: &App,
    queries: Vec<Query>,
    reader: &Reader,
    now: Timestamp,
) -> Result<Vec<Option<Record>>, AppError> {
    let occasion = CaseId::at(now, app.dice.bytes());
    let mut found = Vec::with_capacity(queries.len());
    for logged in registry::ensure(app, occasion, queries, reader, now).await? {
        found.push(registry::record(app, &logged).await?);
    }
    Ok(found)
}

/// Who reads when no officer does. `actor` is the person where they are signed in; else nobody knows who asked.
pub(super) fn reader(app: &App, proofing: &Proofing, actor: Option<SubjectId>) -> Reader {
    let register = app.pack.registers.get(&proofing.register);
    Reader {
        agency: register.map_or_else(String::new, |register| register.owner.clone()),
        actor,
        channel: Channel::Portal,
        origin: Origin::Resident,
    }
}

/// What is read of a person in any way of proofing: their name, and whether they are alive.
pub(super) fn who(proofing: &Proofing, subject: SubjectId) -> Query {
    let named = [&proofing.name].into_iter().chain(&proofing.ended);
    Query {
        subject,
        register: proofing.register.clone(),
        purpose: PROOFING.to_owned(),
        law: proofing.law.written().to_owned(),
        fields: named.cloned().collect(),
    }
}

/// The name of somebody alive.
pub(super) fn name_of(proofing: &Proofing, record: Option<&Record>) -> Option<String> {
    let record = record?;
    let ended = proofing.ended.as_ref().and_then(|field| record.get(field));
    let name = record.text(&proofing.name)?;
    ended.is_none().then(|| name.to_owned())
}

/// The same, read for it alone.
pub(super) async fn name(
    app: &App,
    (subject, actor): (SubjectId, Option<SubjectId>),
    now: Timestamp,
) -> Result<Option<String>, AppError> {
    let proofing = app.pack.proofing.as_ref().ok_or(AppError::NotFound)?;
    let queries = vec![who(proofing, subject)];
    let found = records(app, queries, &reader(app, proofing, actor), now).await?;
    Ok(name_of(proofing, found.first().and_then(Option::as_ref)))
}

/// Whether the register knows of no death of whoever signs in. Where it says nothing about deaths, everybody is alive.
pub(crate) async fn is_alive(
    app: &App,
    subject: SubjectId,
    now: Timestamp,
) -> Result<bool, AppError> {
    let Some(proofing) = &app.pack.proofing else {
        return Ok(true);
    };
    let reader = reader(app, proofing, Some(subject));
    alive(app, subject, (PROOFING.to_owned(), &reader), now).await
}

/// The same, read by an officer who helps them back into their account.
pub(crate) async fn is_alive_at_counter(
    app: &App,
    officer: &Officer,
    subject: SubjectId,
    now: Timestamp,
) -> Result<bool, AppError> {
    let purpose = format!("{RECOVERY}.{}", officer.id);
    alive(app, subject, (purpose, &officer::reader(officer)), now).await
}

async fn alive(
    app: &App,
    subject: SubjectId,
    (purpose, reader): (String, &Reader),
    now: Timestamp,
) -> Result<bool, AppError> {
    let proofing = app.pack.proofing.as_ref();
    let Some((proofing, ended)) = proofing.and_then(|one| Some((one, one.ended.as_ref()?))) else {
        return Ok(true);
    };
    let query = Query {
        purpose,
        fields: vec![ended.clone()],
        ..who(proofing, subject)
    };
    let found = records(app, vec![query], reader, now).await?;
    let mut found = found.into_iter().flatten();
    let is_alive = found.all(|record| record.get(ended).is_none());
    if !is_alive {
        did::died(app, subject, now).await?;
    }
    Ok(is_alive)
}

/// The number of whoever is signed in, as the register has it.
pub async fn number(app: &App, subject: SubjectId, now: Timestamp) -> Result<String, AppError> {
    let proofing = app.pack.proofing.as_ref().ok_or(AppError::NotFound)?;
    let query = Query {
        fields: vec![proofing.number.clone()],
        ..who(proofing, subject)
    };
    let reader = reader(app, proofing, Some(subject));
    let found = records(app, vec![query], &reader, now).await?;
    let record = found.into_iter().flatten().next();
    let number = record
        .as_ref()
        .and_then(|record| record.text(&proofing.number));
    number.map(str::to_owned).ok_or(AppError::NotFound)
}
