//! One row per case: where it is, for whom, until when. Everything personal is in the sealed body.

use super::subject::key;
use crate::vault::SubjectKey;
use crate::{Agent, App, AppError, Channel, Origin, Resident};
use base::{Answers, CaseId, Facts, SubjectId, Timestamp};
use case::{Case, Step};
use pack::model::Office;
use pack::template::Numbers;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::{Cell, Row, Unit};

/// A case as stored.
pub(crate) struct Stored {
    pub(crate) id: CaseId,
    pub(crate) owner: SubjectId,
    pub(crate) service: String,
    /// Events in its history.
    pub(crate) seq: i64,
    /// The law the draft was begun under, or the decision was made under.
    pub(crate) law_hash: String,
    pub(crate) updated: Timestamp,
    pub(crate) body: Body,
    pub(crate) key: Arc<SubjectKey>,
    /// The door of whoever works on it now. Not stored: each event and each reading says its own.
    pub(crate) channel: Channel,
    /// Who works on it now for its owner, if it is another. Not stored either.
    pub(crate) agent: Option<Agent>,
}

/// The sealed part.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Body {
    pub(crate) case: Case,
    /// What the person typed; never a register's value.
    pub(crate) answers: Answers,
    /// The office that handles it, once the facts say which.
    pub(crate) office: Option<Office>,
    /// Numbers allotted, by product, by name.
    pub(crate) numbers: Numbers,
    /// The person this case brings into the registers.
    pub(crate) new_subject: Option<SubjectId>,
    /// Effects planned in all steps so far: the next one gets this number.
    #[serde(default)]
    pub(crate) effects: i64,
    /// How the case came to be.
    #[serde(default)]
    pub(crate) origin: Origin,
    /// What each bill was made of whose payment may still be told of, by its reference.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) billed: BTreeMap<String, Billed>,
}

/// What a bill was made of: what is made when it is paid is made of the same.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Billed {
    pub(crate) facts: Facts,
    /// The law of its day.
    pub(crate) law_hash: String,
    /// What the bank said when it was told of the bill.
    #[serde(default, skip_serializing_if = "Told::is_not_yet")]
    pub(crate) told: Told,
}

/// How far a bank knows of a bill.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Told {
    #[default]
    NotYet,
    Taken,
    /// It was refused, and not taken since.
    Refused,
}

impl Told {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
    fn is_not_yet(&self) -> bool {
        *self == Self::NotYet
    }
}

impl Stored {
    /// The case after a step in which nothing of it but its stage and its history goes on.
    pub(crate) fn moved_by(self, step: &Step) -> Self {
        Self {
            seq: self.seq + i64::try_from(step.events.len()).unwrap_or(i64::MAX),
            body: Body {
                case: step.case.clone(),
                ..self.body
            },
            ..self
        }
    }
}

impl Body {
    pub(crate) fn draft(origin: Origin) -> Self {
        Self {
            case: Case::draft(),
            answers: Answers::new(),
            office: None,
            numbers: Numbers::new(),
            new_subject: None,
            effects: 0,
            origin,
            billed: BTreeMap::new(),
        }
    }
}

const PLACE: &str = "case";

/// The case, if it is this subject's. Another person's case does not exist for them.
pub(crate) async fn load(app: &App, case: CaseId, owner: SubjectId) -> Result<Stored, AppError> {
    let sql = "SELECT case_id, subject_id, service, seq, law_hash, updated_at, payload FROM cases \
               WHERE case_id = $1 AND subject_id = $2";
    let row = app
        .store
        .query_one(owner.bucket(), sql, &[Cell::from(case), Cell::from(owner)])
        .await?;
    read(app, &row.ok_or(AppError::NotFound)?).await
}

/// The same for the resident, or for the program that acts for them: what they do is written down as theirs.
pub(crate) async fn load_for(
    app: &App,
    case: CaseId,
    resident: Resident,
) -> Result<Stored, AppError> {
    Ok(Stored {
        channel: resident.channel(),
        agent: resident.agent,
        ..load(app, case, resident.subject).await?
    })
}

/// The subject's cases that were begun before one of them, newest first.
pub(crate) async fn list_before(
    app: &App,
    owner: SubjectId,
    before: CaseId,
    most: i64,
) -> Result<Vec<Stored>, AppError> {
    let sql = "SELECT case_id, subject_id, service, seq, law_hash, updated_at, payload FROM cases \
               WHERE subject_id = $1 AND case_id < $2 ORDER BY case_id DESC LIMIT $3";
    let cells = [Cell::from(owner), Cell::from(before), Cell::from(most)];
    let rows = app.store.query(owner.bucket(), sql, &cells).await?;
    let mut cases = Vec::with_capacity(rows.len());
    for row in &rows {
        cases.push(read(app, row).await?);
    }
    Ok(cases)
}

/// The subject's cases, newest first.
pub(crate) async fn list(app: &App, owner: SubjectId, most: i64) -> Result<Vec<Stored>, AppError> {
    let sql = "SELECT case_id, subject_id, service, seq, law_hash, updated_at, payload FROM cases \
               WHERE subject_id = $1 ORDER BY case_id DESC LIMIT $2";
    let rows = app
        .store
        .query(owner.bucket(), sql, &[Cell::from(owner), Cell::from(most)])
        .await?;
    let mut cases = Vec::with_capacity(rows.len());
    for row in &rows {
        cases.push(read(app, row).await?);
    }
    Ok(cases)
}

/// Numbers of the subject's cases, newest first.
pub(crate) async fn owned(
    app: &App,
    owner: SubjectId,
    most: i64,
) -> Result<BTreeSet<CaseId>, AppError> {
    let sql = "SELECT case_id FROM cases WHERE subject_id = $1 ORDER BY case_id DESC LIMIT $2";
    let cells = [Cell::from(owner), Cell::from(most)];
    let rows = app.store.query(owner.bucket(), sql, &cells).await?;
    let ids = rows.iter().map(|row| Ok(row.case("case_id")?));
    ids.collect()
}

/// A case with its number, whoever's it is, or why it does not read.
pub(crate) type Found = (CaseId, Result<Stored, AppError>);

/// The case of that number.
pub(crate) async fn of(app: &App, case: CaseId) -> Result<Option<Found>, AppError> {
    let sql = "SELECT case_id, subject_id, service, seq, law_hash, updated_at, payload FROM cases \
               WHERE case_id = $1";
    let row = app.store.query_any(sql, &[Cell::from(case)]).await?;
    match row {
        Some(row) => Ok(Some((case, read(app, &row).await))),
        None => Ok(None),
    }
}

/// The office that has had a case of that number since it was sent.
pub(crate) async fn office(app: &App, case: CaseId) -> Result<Option<String>, AppError> {
    let sql = "SELECT office FROM cases WHERE case_id = $1 AND office <> ''";
    let row = app.store.query_any(sql, &[Cell::from(case)]).await?;
    Ok(row
        .map(|row| row.text("office").map(str::to_owned))
        .transpose()?)
}

/// The next cases after one, in the order in which they were begun.
pub(crate) async fn page(app: &App, after: CaseId, most: i64) -> Result<Vec<Found>, AppError> {
    let sql = "SELECT case_id, subject_id, service, seq, law_hash, updated_at, payload FROM cases \
               WHERE case_id > $1 ORDER BY case_id LIMIT $2";
    let cells = [Cell::from(after), Cell::from(most)];
    let rows = app.store.query_all(sql, &cells).await?;
    let rows = rows.iter().map(|row| Ok((row.case("case_id")?, row)));
    let mut rows = rows.collect::<Result<Vec<_>, AppError>>()?;
    rows.sort_by_key(|(case, _)| *case);
    rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let mut found = Vec::with_capacity(rows.len());
    for (case, row) in rows {
        found.push((case, read(app, row).await));
    }
    Ok(found)
}

async fn read(app: &App, row: &Row) -> Result<Stored, AppError> {
    let owner = row.subject("subject_id")?;
    let key = key(app, owner).await?;
    Ok(Stored {
        id: row.case("case_id")?,
        owner,
        service: row.text("service")?.to_owned(),
        seq: row.int("seq")?,
        law_hash: row.text("law_hash")?.to_owned(),
        updated: row.time("updated_at")?,
        body: serde_json::from_slice(&key.open(PLACE, row.blob("payload")?)?)?,
        key,
        channel: Channel::Portal,
        agent: None,
    })
}

/// Drafts of one service that a person may have open: more is a script, or somebody who lost their way.
pub(crate) const DRAFTS_MAX: i64 = 20;
/// Cases of one service that a person may begin within a day, whatever becomes of them: what was taken back unsent is
/// kept like any other.
pub(crate) const BEGUN_MAX: i64 = 60;
const BEGUN_HOURS: i64 = 24;

/// Whether it was the open drafts that were too many, and not what was begun within the day.
pub(crate) async fn has_all_drafts(app: &App, stored: &Stored) -> Result<bool, AppError> {
    let sql = "SELECT count(*) AS n FROM cases \
               WHERE subject_id = $1 AND service = $2 AND stage = 'draft'";
    let cells = [
        Cell::from(stored.owner),
        Cell::from(stored.service.as_str()),
    ];
    let row = app
        .store
        .query_one(stored.owner.bucket(), sql, &cells)
        .await?;
    let drafts = row.map(|row| row.int("n")).transpose()?;
    Ok(drafts.is_some_and(|drafts| drafts >= DRAFTS_MAX))
}

/// Adds a new case with one event in its history. One draft too many, or one begun too many, is a conflict of this
/// statement.
pub(crate) fn insert(
    unit: &mut Unit,
    app: &App,
    stored: &Stored,
    now: Timestamp,
) -> Result<(), AppError> {
    let payload = sealed(app, stored)?;
    unit.expect(
        "INSERT INTO cases \
         (case_id, subject_id, service, stage, office, due_at, seq, law_hash, updated_at, payload) \
         SELECT $1, $2, $3, $4, $5, NULL, $6, $7, $8, $9 WHERE $10 > (SELECT count(*) FROM cases \
         WHERE subject_id = $2 AND service = $3 AND stage = 'draft') \
         AND $11 > (SELECT count(*) FROM cases \
         WHERE subject_id = $2 AND service = $3 AND case_id > $12)",
        vec![
            Cell::from(stored.id),
            Cell::from(stored.owner),
            Cell::from(stored.service.as_str()),
            Cell::from(stored.body.case.stage.word()),
            Cell::from(""),
            Cell::from(stored.seq),
            Cell::from(stored.law_hash.as_str()),
            Cell::from(now),
            Cell::from(payload),
            Cell::from(DRAFTS_MAX),
            Cell::from(BEGUN_MAX),
            // The number of a case begins with the time at which it was begun.
            Cell::from(CaseId::at(now.plus_hours(-BEGUN_HOURS), [0; 10])),
        ],
        1,
    );
    Ok(())
}

/// Writes a case back. `seen` is what it looked like when it was read: if it moved on since, that is a conflict.
pub(crate) fn update(
    unit: &mut Unit,
    app: &App,
    stored: &Stored,
    seen: (i64, Timestamp),
    now: Timestamp,
) -> Result<(), AppError> {
    let stage = &stored.body.case.stage;
    let payload = sealed(app, stored)?;
    unit.expect(
        "UPDATE cases SET stage = $3, office = $4, due_at = $5, seq = $6, law_hash = $7, \
         updated_at = $8, payload = $9 \
         WHERE case_id = $1 AND subject_id = $2 AND seq = $10 AND updated_at = $11",
        vec![
            Cell::from(stored.id),
            Cell::from(stored.owner),
            Cell::from(stage.word()),
            Cell::from(
                stored
                    .body
                    .office
                    .as_ref()
                    .map_or("", |office| office.id.as_str()),
            ),
            stage
                .due()
                .map_or(Cell::Null, |due| Cell::from(due.at.micros())),
            Cell::from(stored.seq),
            Cell::from(stored.law_hash.as_str()),
            // Two writes in one microsecond would look alike to the precondition.
            Cell::from(now.micros().max(seen.1.micros() + 1)),
            Cell::from(payload),
            Cell::from(seen.0),
            Cell::from(seen.1.micros()),
        ],
        1,
    );
    Ok(())
}

/// Says that something beside the case changed with it. A case that moved on since it was read is a conflict.
pub(crate) fn touch(unit: &mut Unit, stored: &Stored, now: Timestamp) {
    unit.expect(
        "UPDATE cases SET updated_at = $3 \
         WHERE case_id = $1 AND subject_id = $2 AND seq = $4 AND updated_at = $5",
        vec![
            Cell::from(stored.id),
            Cell::from(stored.owner),
            Cell::from(now.micros().max(stored.updated.micros() + 1)),
            Cell::from(stored.seq),
            Cell::from(stored.updated.micros()),
        ],
        1,
    );
}

/// Writes the sealed part back where nothing of the history goes on: what goes with a bill and not with the case. A case
/// that moved on since it was read is a conflict. Nobody sees another time on it.
pub(crate) fn reseal(unit: &mut Unit, app: &App, stored: &Stored) -> Result<(), AppError> {
    update(
        unit,
        app,
        stored,
        (stored.seq, stored.updated),
        stored.updated,
    )
}

/// Says nothing new: a case whose history went on since it was read is a conflict. For what is made of a whole history.
pub(crate) fn unmoved(unit: &mut Unit, stored: &Stored) {
    unit.expect(
        "UPDATE cases SET seq = seq WHERE case_id = $1 AND subject_id = $2 AND seq = $3",
        vec![
            Cell::from(stored.id),
            Cell::from(stored.owner),
            Cell::from(stored.seq),
        ],
        1,
    );
}

fn sealed(app: &App, stored: &Stored) -> Result<Vec<u8>, AppError> {
    Ok(stored
        .key
        .seal(PLACE, &serde_json::to_vec(&stored.body)?, &app.dice))
}
