//! Reading: logged queries in, facts out. A register that is down leaves its facts unknown.

use super::plan::Planned;
use super::{Logged, Query};
use crate::{App, AppError, tables};
use base::{Fact, Facts, Record, Sourced, Why};
use std::collections::BTreeMap;

/// Reads every planned fact whose query is logged; local registers first, since a remote one is asked by number.
pub(super) async fn facts(
    app: &App,
    planned: &[Planned<'_>],
    logged: &[Logged<Query>],
    facts: &mut Facts,
) -> Result<(), AppError> {
    let (remote, local): (Vec<_>, Vec<_>) = planned.iter().partition(|planned| {
        app.pack
            .registers
            .get(&planned.need.register)
            .is_some_and(|register| register.remote)
    });
    let mut of_fact: BTreeMap<&str, Vec<&Query>> = BTreeMap::new();
    for Planned { need, query } in local {
        of_fact.entry(&need.name).or_default().push(query);
    }
    for (name, queries) in of_fact {
        let fact = read_local(app, &queries, logged).await?;
        facts.facts.insert(name.to_owned(), fact);
    }
    for Planned { need, query } in remote {
        let fact = match logged.iter().find(|known| known.query() == query) {
            None => Fact::Unknown(Why::Unread),
            Some(known) => read_remote(app, known, number_of(&facts.facts, query)).await,
        };
        facts.facts.insert(need.name.clone(), fact);
    }
    Ok(())
}

/// What a local register says about the subject of a logged query, and no more than was asked.
pub(crate) async fn record(app: &App, logged: &Logged<Query>) -> Result<Option<Record>, AppError> {
    let query = logged.query();
    let current = tables::record::current(app, query.subject, &query.register).await?;
    Ok(current.map(|current| current.record.only(&query.fields)))
}

/// One record of each subject a fact may be about; nothing of any while the log does not name them all.
async fn read_local(
    app: &App,
    queries: &[&Query],
    logged: &[Logged<Query>],
) -> Result<Fact, AppError> {
    let mut found = Vec::with_capacity(queries.len());
    for query in queries {
        let Some(known) = logged.iter().find(|known| known.query() == *query) else {
            return Ok(Fact::Unknown(Why::Unread));
        };
        let query = known.query();
        let current = tables::record::current(app, query.subject, &query.register).await?;
        found.extend(current.map(|current| Sourced {
            register: query.register.clone(),
            subject: Some(query.subject),
            version: current.version,
            known_from: current.known_from,
            record: current.record.only(&query.fields),
        }));
    }
    Ok(one_or_several(found))
}

fn one_or_several(mut found: Vec<Sourced>) -> Fact {
    match found.len() {
        0 => Fact::Absent,
        1 => Fact::Known(found.remove(0)),
        _ => Fact::Choice(found),
    }
}

async fn read_remote(app: &App, logged: &Logged<Query>, nik: Option<String>) -> Fact {
    let query = logged.query();
    let (Some(remote), Some(nik)) = (app.sources.remotes.get(&query.register), nik) else {
        return Fact::Unknown(Why::Down);
    };
    let register = &app.pack.registers[&query.register];
    match remote.records(register, &nik).await {
        Ok(found) => {
            let found = found
                .into_iter()
                .map(|raw| Sourced {
                    register: query.register.clone(),
                    subject: Some(query.subject),
                    version: raw.version,
                    known_from: raw.known_from,
                    record: raw.record.only(&query.fields),
                })
                .collect();
            one_or_several(found)
        }
        Err(error) => {
            tracing::warn!(register = query.register, %error, "a register did not answer");
            Fact::Unknown(Why::Down)
        }
    }
}

/// The number of a subject, out of a fact already read about them.
fn number_of(facts: &BTreeMap<String, Fact>, query: &Query) -> Option<String> {
    let about = |sourced: &&Sourced| sourced.subject == Some(query.subject);
    let mut known = facts.values().filter_map(Fact::known).filter(about);
    known.find_map(|sourced| sourced.record.text("nik").map(str::to_owned))
}
