//! Importing subjects that other systems already know: their keys, numbers, records and links.

use super::seed::SeedSubject;
use crate::{App, AppError, numbers, tables};
use base::Timestamp;
use store::Unit;

/// Takes subjects in, each in a unit of its own. Numbers they already carry are never allotted again.
pub async fn import(app: &App, seeds: &[SeedSubject], now: Timestamp) -> Result<(), AppError> {
    let units = seeds.iter().map(|seed| unit_of(app, seed, now));
    let units = units.collect::<Result<Vec<_>, _>>()?;
    let commits = units
        .into_iter()
        .map(|unit| app.store.commit("import", unit));
    for done in futures_util::future::join_all(commits).await {
        done?;
    }
    Ok(())
}

fn unit_of(app: &App, seed: &SeedSubject, now: Timestamp) -> Result<Unit, AppError> {
    let mut unit = Unit::of(seed.subject.bucket());
    let key = tables::subject::create(&mut unit, app, seed.subject, &seed.kind);
    for (kind, value) in &seed.lookups {
        tables::subject::add_lookup(&mut unit, app, kind, value, seed.subject);
        if kind == "nik" {
            numbers::taken(&mut unit, app, value);
        }
    }
    for seeded in &seed.records {
        tables::record::insert(
            &mut unit,
            app,
            (seed.subject, &key),
            (&seeded.register, 1),
            &seeded.record,
            seeded.valid_from,
        )?;
    }
    for (relation, target) in &seed.links {
        tables::subject::add_link(&mut unit, seed.subject, relation, *target, now);
    }
    Ok(unit)
}
