//! Effects: what a grant changes about others. Each is its own unit, idempotent by (case, number);
//! late perhaps, never undone, never lost. A case that grants in several steps goes on counting.

use crate::scene::Scene;
use crate::{App, AppError, numbers, tables};
use base::{CaseId, Facts, Record, Sourced, SubjectId, Timestamp, Value};
use pack::model::{EffectKind, EffectTemplate, Service, Target};
use pack::rules::{Seen, View};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use store::{Cell, CommitError, Unit};

/// One change, with everything it needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Effect {
    /// Counted through all steps of the case.
    pub(crate) number: i64,
    pub(crate) register: String,
    pub(crate) what: EffectKind,
    /// Whose record changes.
    pub(crate) subject: SubjectId,
    /// For a create: it is the first record of a subject that is there already.
    #[serde(default)]
    pub(crate) existing: bool,
    pub(crate) fields: Record,
    /// For an append: links between the subject and whom the new row is about, as (from, relation, to).
    pub(crate) links: Vec<(SubjectId, String, SubjectId)>,
    /// For a notification: the key of the remote record.
    pub(crate) key: Option<String>,
}

/// Purpose under which a register is read in order to be changed.
pub(crate) const CHANGE: &str = "change";

/// The effects of what was just granted, in order, counted on from `first`. `newborn` is the subject that a create
/// brings in, in this step or in another one.
pub(crate) fn plan(
    service: &Service,
    granted: &[String],
    scene: &Scene<'_>,
    newborn: SubjectId,
    first: i64,
) -> Vec<Effect> {
    let products = service
        .products
        .iter()
        .filter(|product| granted.contains(&product.id));
    let templates = products.flat_map(|p| p.effects.iter().map(move |template| (&p.id, template)));
    let view = View::new(&service.form, scene.facts);
    let targeted = templates.filter_map(|(product, template)| {
        // What it depends on was known before anything was granted.
        if !template.applies(&view) {
            return None;
        }
        let subject = match &template.on {
            Target::NewSubject => Some(newborn),
            Target::Fact(name) => known(scene, name).and_then(|sourced| sourced.subject),
        };
        // A fact that is absent has nothing to change; the rules decided knowing that.
        Some((product, template, subject?))
    });
    let effect = |(number, (product, template, subject)): (i64, (&String, &EffectTemplate, _))| {
        let fill = |(field, template): (&String, &String)| {
            Some((field.clone(), scene.fill(product, template)?))
        };
        Effect {
            number,
            register: template.register.clone(),
            what: template.what.clone(),
            subject,
            existing: template.on != Target::NewSubject,
            fields: Record(template.fields.iter().filter_map(fill).collect()),
            links: links(&template.what, subject, newborn),
            key: key_of(scene, &template.register, &template.on),
        }
    };
    (first..).zip(targeted).map(effect).collect()
}

/// Both directions at once, so that neither waits for a product that is granted another day.
fn links(
    what: &EffectKind,
    subject: SubjectId,
    newborn: SubjectId,
) -> Vec<(SubjectId, String, SubjectId)> {
    let EffectKind::Append { link, back, .. } = what else {
        return Vec::new();
    };
    let link = link.clone().map(|relation| (subject, relation, newborn));
    let back = back.clone().map(|relation| (newborn, relation, subject));
    link.into_iter().chain(back).collect()
}

/// Facts whose records a grant of these products uses up: their registers will be told.
pub(crate) fn used_up<'a>(
    service: &'a Service,
    granted: &[String],
) -> impl Iterator<Item = (&'a str, &'a str)> {
    on_facts(service, granted, EffectKind::Notify)
}

/// Facts whose records a grant of these products changes.
pub(crate) fn amended<'a>(
    service: &'a Service,
    granted: &[String],
) -> impl Iterator<Item = (&'a str, &'a str)> {
    on_facts(service, granted, EffectKind::Amend)
}

/// Records that a grant of these products begins for subjects that are there already: the fact that names the subject,
/// the register, and the subject.
pub(crate) fn begun<'a>(
    service: &'a Service,
    (granted, facts): (&'a [String], &'a Facts),
) -> impl Iterator<Item = (&'a str, &'a str, SubjectId)> {
    let view = View::new(&service.form, facts);
    let products = service
        .products
        .iter()
        .filter(|product| granted.contains(&product.id));
    let effects = products.flat_map(|product| &product.effects);
    effects.filter_map(move |effect| {
        let applies = effect.applies(&view);
        match (&effect.on, &effect.what) {
            (Target::Fact(fact), EffectKind::Create) if applies => match view.fact(fact) {
                Ok(Seen::Known(sourced)) => {
                    Some((fact.as_str(), effect.register.as_str(), sourced.subject?))
                }
                Ok(Seen::Absent | Seen::Unknown(_)) | Err(_) => None,
            },
            _ => None,
        }
    })
}

/// Facts that a kind of effect of these products is about, and the register it changes.
fn on_facts<'a>(
    service: &'a Service,
    granted: &[String],
    kind: EffectKind,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    let products = service
        .products
        .iter()
        .filter(|product| granted.contains(&product.id));
    let effects = products.flat_map(|product| &product.effects);
    effects.filter_map(move |effect| match &effect.on {
        Target::Fact(fact) if effect.what == kind => {
            Some((fact.as_str(), effect.register.as_str()))
        }
        Target::Fact(_) | Target::NewSubject => None,
    })
}

fn known<'a>(scene: &Scene<'a>, name: &str) -> Option<&'a Sourced> {
    match View::new(&scene.service.form, scene.facts).fact(name) {
        Ok(Seen::Known(sourced)) => Some(sourced),
        Ok(Seen::Absent | Seen::Unknown(_)) | Err(_) => None,
    }
}

fn key_of(scene: &Scene<'_>, register: &str, on: &Target) -> Option<String> {
    let field = scene.pack.registers.get(register)?.key.as_ref()?;
    let Target::Fact(name) = on else { return None };
    known(scene, name)?.record.text(field).map(str::to_owned)
}

/// Tries of one effect against others that change the same record at the same moment.
const TRIES_MAX: u32 = 16;

/// Brings an effect about. Once done, doing it again changes nothing.
pub(crate) async fn bring_about(
    app: &App,
    case: CaseId,
    effect: &Effect,
    now: Timestamp,
) -> Result<(), AppError> {
    if effect.what == EffectKind::Notify {
        return notify(app, case, effect, now).await;
    }
    for _ in 0..TRIES_MAX {
        let mut unit = marked(case, effect, now);
        change(app, &mut unit, effect, now).await?;
        match app.store.commit("effect", unit).await {
            // The first statement is the mark: it was done before.
            Ok(_) | Err(CommitError::Conflict { at: 0 }) => return Ok(()),
            Err(CommitError::Conflict { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(AppError::Conflict)
}

/// Numbers of the effects of a case that came about.
pub(crate) async fn done(app: &App, case: CaseId) -> Result<BTreeSet<i64>, AppError> {
    let sql = "SELECT effect FROM effect_done WHERE case_id = $1";
    let rows = app.store.query_all(sql, &[Cell::from(case)]).await?;
    rows.iter().map(|row| Ok(row.int("effect")?)).collect()
}

fn marked(case: CaseId, effect: &Effect, now: Timestamp) -> Unit {
    let mut unit = Unit::of(effect.subject.bucket());
    unit.expect(
        "INSERT INTO effect_done (case_id, effect, subject_id, at) VALUES ($1, $2, $3, $4)",
        vec![
            Cell::from(case),
            Cell::from(effect.number),
            Cell::from(effect.subject),
            Cell::from(now),
        ],
        1,
    );
    unit
}

async fn change(
    app: &App,
    unit: &mut Unit,
    effect: &Effect,
    now: Timestamp,
) -> Result<(), AppError> {
    if effect.what == EffectKind::Create && !effect.existing {
        return create(app, unit, effect, now);
    }
    // The access row for this reading is in the home unit, which is durable before any effect is tried.
    let current = tables::record::current(app, effect.subject, &effect.register).await?;
    let key = tables::subject::key(app, effect.subject).await?;
    let version = current.as_ref().map_or(0, |current| current.version);
    let mut record = match (current, &effect.what) {
        (Some(current), _) => current.record,
        (None, EffectKind::Create) => Record::default(),
        (None, EffectKind::Amend | EffectKind::Append { .. } | EffectKind::Notify) => {
            return Err(AppError::Invariant(
                "an effect changes a record that exists",
            ));
        }
    };
    if let EffectKind::Append { list, .. } = &effect.what {
        let mut rows = record.list(list).to_vec();
        rows.push(effect.fields.clone());
        record.set(list, Value::List(rows));
    } else {
        record.0.extend(effect.fields.0.clone());
    }
    if version > 0 {
        let register = (effect.register.as_str(), version);
        tables::record::close(unit, effect.subject, register, now);
    }
    let next = (effect.register.as_str(), version + 1);
    tables::record::insert(unit, app, (effect.subject, &key), next, &record, now)?;
    for (from, relation, to) in &effect.links {
        tables::subject::add_link(unit, *from, relation, *to, now);
    }
    Ok(())
}

fn create(app: &App, unit: &mut Unit, effect: &Effect, now: Timestamp) -> Result<(), AppError> {
    let key = tables::subject::create(unit, app, effect.subject, "person");
    if let Some(nik) = effect.fields.text("nik") {
        tables::subject::add_lookup(unit, app, "nik", nik, effect.subject);
        numbers::taken(unit, app, nik);
    }
    let first = (effect.register.as_str(), 1);
    tables::record::insert(
        unit,
        app,
        (effect.subject, &key),
        first,
        &effect.fields,
        now,
    )
}

async fn notify(app: &App, case: CaseId, effect: &Effect, now: Timestamp) -> Result<(), AppError> {
    let (Some(remote), Some(key)) = (app.sources.remotes.get(&effect.register), &effect.key) else {
        return Err(AppError::Invariant(
            "a notification names a remote register and a key",
        ));
    };
    let number = format!("{case}-{}", effect.number);
    remote
        .notify(&number, key, &effect.fields)
        .await
        .map_err(|error| {
            tracing::warn!(case.id = %case, %error, "a register did not take a notification");
            AppError::Busy
        })?;
    match app.store.commit("effect", marked(case, effect, now)).await {
        Ok(_) | Err(CommitError::Conflict { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
