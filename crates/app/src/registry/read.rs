//! Reading: logged queries in, facts out. A register that is down leaves its facts unknown.

use super::plan::Planned;
use super::{Logged, Query};
use crate::{App, AppError, tables};
use base::{Fact, Facts, Sourced, Why};
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
    for Planned { need, query } in local {
        let fact = match logged.iter().find(|known| known.query() == query) {
            None => Fact::Unknown(Why::Unread),
            Some(query) => read_local(app, query).await?,
        };
        facts.facts.insert(need.name.clone(), fact);
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

async fn read_local(app: &App, logged: &Logged<Query>) -> Result<Fact, AppError> {
    let query = logged.query();
    let current = tables::record::current(app, query.subject, &query.register).await?;
    Ok(current.map_or(Fact::Absent, |current| {
        Fact::Known(Sourced {
            register: query.register.clone(),
            subject: Some(query.subject),
            version: current.version,
            known_from: current.known_from,
            record: current.record.only(&query.fields),
        })
    }))
}

async fn read_remote(app: &App, logged: &Logged<Query>, nik: Option<String>) -> Fact {
    let query = logged.query();
    let (Some(remote), Some(nik)) = (app.sources.remotes.get(&query.register), nik) else {
        return Fact::Unknown(Why::Down);
    };
    let register = &app.pack.registers[&query.register];
    match remote.records(register, &nik).await {
        Ok(found) => {
            let mut found: Vec<Sourced> = found
                .into_iter()
                .map(|raw| Sourced {
                    register: query.register.clone(),
                    subject: Some(query.subject),
                    version: raw.version,
                    known_from: raw.known_from,
                    record: raw.record.only(&query.fields),
                })
                .collect();
            match found.len() {
                0 => Fact::Absent,
                1 => Fact::Known(found.remove(0)),
                _ => Fact::Choice(found),
            }
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
