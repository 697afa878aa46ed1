//! What registers say: whose parent somebody is, which companies they direct. Read through the access log, kept nowhere.

use super::{ZONE, terms};
use crate::registry::{self, Query};
use crate::tables::subject;
use crate::{App, AppError};
use base::{Date, Record, SubjectId, Timestamp};
use pack::model::{Director, Listed, Parent};

/// Purpose under which a register is read to know for whom somebody may act.
pub(crate) const STANDING: &str = "standing";

/// A child that somebody may act for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ward {
    pub subject: SubjectId,
    pub name: String,
    /// The right is over when this day begins.
    pub until: Date,
}

/// A company that somebody directs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    pub subject: SubjectId,
    pub name: String,
}

/// Looks into the registers for the children and the companies of a person. Writes who looked.
pub async fn look(app: &App, person: SubjectId, now: Timestamp) -> Result<(), AppError> {
    let parent = app.pack.mandates.parent.as_ref().map(|one| &one.listed);
    let director = app.pack.mandates.director.as_ref();
    let director = director.map(|one| (&one.listed, [&one.company, &one.status]));
    for subject in of(app, person, parent).await? {
        let query = parent.map(|listed| query(listed, subject, &[]));
        if let Some(query) = query {
            note(app, query, person, now).await?;
        }
    }
    for subject in of(app, person, director.map(|(listed, _)| listed)).await? {
        let query = director.map(|(listed, more)| query(listed, subject, &more));
        if let Some(query) = query {
            note(app, query, person, now).await?;
        }
    }
    Ok(())
}

async fn note(app: &App, query: Query, person: SubjectId, now: Timestamp) -> Result<(), AppError> {
    let register = app.pack.registers.get(&query.register);
    let register = register.ok_or(AppError::NotFound)?;
    let reader = registry::resident(&register.owner, person);
    registry::note(app, query, &reader, now).await?;
    Ok(())
}

/// The children that somebody may act for today, as the card of their family has them now. None where nobody looked
/// into it lately.
pub(crate) async fn wards(
    app: &App,
    person: SubjectId,
    now: Timestamp,
) -> Result<Option<Vec<Ward>>, AppError> {
    let Some(rule) = &app.pack.mandates.parent else {
        return Ok(Some(Vec::new()));
    };
    let mut wards = Vec::new();
    for card in of(app, person, Some(&rule.listed)).await? {
        let query = query(&rule.listed, card, &[]);
        match registry::noted(app, query, person, now).await? {
            None => return Ok(None),
            Some(Some(card)) => wards.extend(on_card(app, rule, (&card, person), now).await?),
            Some(None) => {}
        }
    }
    Ok(Some(wards))
}

/// The companies that somebody directs today. None where nobody looked into the register lately.
pub(crate) async fn companies(
    app: &App,
    person: SubjectId,
    now: Timestamp,
) -> Result<Option<Vec<Company>>, AppError> {
    let Some(rule) = &app.pack.mandates.director else {
        return Ok(Some(Vec::new()));
    };
    let mut companies = Vec::new();
    for company in of(app, person, Some(&rule.listed)).await? {
        let query = query(&rule.listed, company, &[&rule.company, &rule.status]);
        match registry::noted(app, query, person, now).await? {
            None => return Ok(None),
            Some(Some(record)) => {
                let number = number(app, &rule.listed, (&record, person)).await?;
                if number.is_some_and(|number| directs(rule, &record, &number)) {
                    companies.push(Company {
                        subject: company,
                        name: record.text(&rule.company).unwrap_or_default().to_owned(),
                    });
                }
            }
            Some(None) => {}
        }
    }
    Ok(Some(companies))
}

/// The records that list a person. Walks a link; reads no value.
async fn of(
    app: &App,
    person: SubjectId,
    listed: Option<&Listed>,
) -> Result<Vec<SubjectId>, AppError> {
    match listed {
        Some(listed) => subject::linked(app, person, &listed.relation).await,
        None => Ok(Vec::new()),
    }
}

fn query(listed: &Listed, subject: SubjectId, more: &[&String]) -> Query {
    let fields = more.iter().copied().chain([&listed.list]);
    Query {
        subject,
        register: listed.register.clone(),
        purpose: STANDING.to_owned(),
        law: listed.law.written().to_owned(),
        fields: fields.cloned().collect(),
    }
}

async fn on_card(
    app: &App,
    rule: &Parent,
    (card, person): (&Record, SubjectId),
    now: Timestamp,
) -> Result<Vec<Ward>, AppError> {
    let Some(number) = number(app, &rule.listed, (card, person)).await? else {
        return Ok(Vec::new());
    };
    let mut wards = Vec::new();
    for (row, until) in rows_of_wards(rule, card, &number, now.date(ZONE)) {
        let kind = &rule.listed.number;
        let number = row.text(kind).unwrap_or_default();
        if let Some(subject) = subject::find(app, kind, number).await? {
            let name = row.text(&rule.listed.name).unwrap_or_default().to_owned();
            wards.push(Ward {
                subject,
                name,
                until,
            });
        }
    }
    Ok(wards)
}

/// The number under which a list has a person: asked of the person's own bucket, row by row.
async fn number(
    app: &App,
    listed: &Listed,
    (record, person): (&Record, SubjectId),
) -> Result<Option<String>, AppError> {
    let kind = &listed.number;
    for row in record.list(&listed.list) {
        let Some(number) = row.text(kind) else {
            continue;
        };
        if subject::find_in(app, person.bucket(), kind, number).await? == Some(person) {
            return Ok(Some(number.to_owned()));
        }
    }
    Ok(None)
}

/// The rows of the children of whoever has that number, each with the day on which the right ends. Pure.
fn rows_of_wards<'r>(
    rule: &Parent,
    card: &'r Record,
    number: &str,
    today: Date,
) -> Vec<(&'r Record, Date)> {
    let listed = &rule.listed;
    let rows = card.list(&listed.list);
    let is = |row: &Record, positions: &[String]| {
        let position = row.text(&listed.position).unwrap_or_default();
        positions.iter().any(|one| one == position)
    };
    let is_own = |row: &&Record| row.text(&listed.number) == Some(number);
    let mut own = rows
        .iter()
        .filter(|row| is_own(row) && is(row, &listed.holders));
    let Some(name) = own.find_map(|row| row.text(&listed.name)) else {
        return Vec::new();
    };
    let name = terms::plain_name(name);
    let is_named = |row: &Record| {
        let mut named = rule.named.iter().filter_map(|field| row.text(field));
        named.any(|parent| terms::plain_name(parent) == name)
    };
    rows.iter()
        .filter(|row| is(row, &rule.wards) && is_named(row))
        .filter_map(|row| Some((row, terms::birthday(row.date(&rule.born)?, rule.until_age))))
        .filter(|(_, until)| today < *until)
        .collect()
}

/// Whether the register has that person as a director of a company that there still is. Pure.
fn directs(rule: &Director, company: &Record, number: &str) -> bool {
    let listed = &rule.listed;
    let holds = |row: &Record| {
        let position = row.text(&listed.position).unwrap_or_default();
        row.text(&listed.number) == Some(number) && listed.holders.iter().any(|one| one == position)
    };
    company.text(&rule.status) == Some(&rule.active) && company.list(&listed.list).iter().any(holds)
}

#[cfg(test)]
mod tests;
