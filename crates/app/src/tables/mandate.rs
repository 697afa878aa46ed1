//! Mandates that somebody gave, in the bucket of whoever gave them; and beside whoever holds one, where to find it.

use super::subject::key;
use crate::mandate::{Services, Terms, offered_until};
use crate::vault::SubjectKey;
use crate::{App, AppError};
use base::{Assurance, RowId, SubjectId, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Cell, Row, Unit};

/// One mandate, opened.
#[derive(Clone, Debug)]
pub(crate) struct Mandate {
    pub(crate) id: RowId,
    /// Whoever may be acted for: a person, or a company.
    pub(crate) grantor: SubjectId,
    pub(crate) kind: Kind,
    /// Who may act; none where an offer found nobody, or where a code was not given yet.
    pub(crate) agent: Option<SubjectId>,
    pub(crate) state: State,
    pub(crate) began: Timestamp,
    pub(crate) until: Timestamp,
    pub(crate) ended: Option<Timestamp>,
    pub(crate) content: Content,
}

/// Who gave it, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A person, to another.
    Granted,
    /// A director, to staff of the company.
    Staff,
    /// A person at a counter, to the officer.
    Counter,
}

/// Where it is. That its time is over is no state: the clock says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Offered,
    Active,
    Declined,
    Revoked,
    Resigned,
}

/// The sealed part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Content {
    pub(crate) grantor_name: String,
    /// As whoever gave it wrote it.
    pub(crate) agent_name: String,
    pub(crate) services: Services,
    pub(crate) purpose: String,
    /// The office of an officer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) office: Option<String>,
    /// Why an officer acts without a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) statement: Option<String>,
    /// What whoever gave it tells the officer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) code: Option<String>,
    /// How sure the state was of whoever gave it, in the visit in which they did. One of before this was kept is worth least.
    #[serde(default = "least")]
    pub(crate) level: Assurance,
}

fn least() -> Assurance {
    Assurance::Low
}

const PLACE: &str = "mandate";
/// Mandates that a person may give within a day, and that may wait or hold at once: more is a script.
pub(crate) const GIVEN_MAX: i64 = 20;
const GIVEN_HOURS: i64 = 24;
const OPEN_MAX: i64 = 50;
/// Offers that may wait for one person at once, and those of one giver among them.
const WAITING_MAX: i64 = 50;
const WAITING_OF_ONE_MAX: i64 = 5;
/// Mandates that one person holds at once: more is a trade.
const HELD_MAX: i64 = 50;
/// Mandates that a page shows.
pub(crate) const SHOWN_MAX: i64 = 100;

impl Kind {
    const ALL: [Self; 3] = [Self::Granted, Self::Staff, Self::Counter];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Staff => "staff",
            Self::Counter => "counter",
        }
    }
}

impl State {
    const ALL: [Self; 5] = [
        Self::Offered,
        Self::Active,
        Self::Declined,
        Self::Revoked,
        Self::Resigned,
    ];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Active => "active",
            Self::Declined => "declined",
            Self::Revoked => "revoked",
            Self::Resigned => "resigned",
        }
    }
}

impl Mandate {
    pub(crate) fn terms(&self) -> Terms {
        Terms {
            services: self.content.services.clone(),
            // A case counts milliseconds.
            from: Timestamp::from_micros(self.began.micros() / 1_000 * 1_000),
            until: self.until,
            worth: self.content.level,
        }
    }
}

/// Adds a mandate. One too many is a conflict of this statement.
pub(crate) fn insert(
    unit: &mut Unit,
    app: &App,
    (mandate, key): (&Mandate, &SubjectKey),
) -> Result<(), AppError> {
    let payload = serde_json::to_vec(&mandate.content)?;
    let day_ago = RowId::at(mandate.began.plus_hours(-GIVEN_HOURS), [0; 10]);
    unit.expect(
        "INSERT INTO mandate (id, subject_id, kind, agent_id, state, began_at, until, ended_at, payload) \
         SELECT $1, $2, $3, $4, $5, $6, $7, NULL, $8 \
         WHERE $9 > (SELECT count(*) FROM mandate WHERE subject_id = $2 AND id > $10) \
         AND $11 > (SELECT count(*) FROM mandate \
         WHERE subject_id = $2 AND state IN ('offered', 'active') AND until > $6)",
        vec![
            Cell::from(mandate.id),
            Cell::from(mandate.grantor),
            Cell::from(mandate.kind.word()),
            mandate.agent.map_or(Cell::Null, Cell::from),
            Cell::from(mandate.state.word()),
            Cell::from(mandate.began),
            Cell::from(mandate.until),
            Cell::from(key.seal(PLACE, &payload, &app.dice)),
            Cell::from(GIVEN_MAX),
            Cell::from(day_ago),
            Cell::from(OPEN_MAX),
        ],
        1,
    );
    match (mandate.agent, mandate.state) {
        (Some(agent), State::Offered) => offer(unit, mandate, agent),
        (Some(agent), _) => hold(unit, mandate, agent),
        (None, _) => {}
    }
    Ok(())
}

/// Lets somebody find what they are offered. Where so much waits for them already they never hear of it: like an offer to
/// nobody it runs out, and whoever made it is told nothing about them.
fn offer(unit: &mut Unit, mandate: &Mandate, agent: SubjectId) {
    unit.ahead(
        agent.bucket(),
        "INSERT INTO mandate_held (id, subject_id, grantor_id, until, taken) \
         SELECT $1, $2, $3, $4, 0 \
         WHERE $5 > (SELECT count(*) FROM mandate_held \
         WHERE subject_id = $2 AND taken = 0 AND until > $6) \
         AND $7 > (SELECT count(*) FROM mandate_held \
         WHERE subject_id = $2 AND taken = 0 AND until > $6 AND grantor_id = $3) \
         ON CONFLICT (id, subject_id) DO NOTHING",
        vec![
            Cell::from(mandate.id),
            Cell::from(agent),
            Cell::from(mandate.grantor),
            Cell::from(mandate.until.min(offered_until(mandate.began))),
            Cell::from(WAITING_MAX),
            Cell::from(mandate.began),
            Cell::from(WAITING_OF_ONE_MAX),
        ],
    );
}

/// Lets somebody find a mandate that they hold.
fn hold(unit: &mut Unit, mandate: &Mandate, agent: SubjectId) {
    unit.ahead(
        agent.bucket(),
        "INSERT INTO mandate_held (id, subject_id, grantor_id, until, taken) \
         VALUES ($1, $2, $3, $4, 1) ON CONFLICT (id, subject_id) DO NOTHING",
        vec![
            Cell::from(mandate.id),
            Cell::from(agent),
            Cell::from(mandate.grantor),
            Cell::from(mandate.until),
        ],
    );
}

/// Keeps the order of what somebody holds: until when it stands open, and whether it was taken. The mandate itself is asked
/// before anything is done by it.
fn rank(unit: &mut Unit, mandate: &Mandate, (until, taken): (Timestamp, i64)) {
    let Some(agent) = mandate.agent else { return };
    unit.ahead(
        agent.bucket(),
        "UPDATE mandate_held SET until = $3, taken = $4 WHERE id = $1 AND subject_id = $2",
        vec![
            Cell::from(mandate.id),
            Cell::from(agent),
            Cell::from(until),
            Cell::from(taken),
        ],
    );
}

/// Whether somebody holds so many mandates that they take no more.
pub(crate) async fn holds_many(
    app: &App,
    agent: SubjectId,
    now: Timestamp,
) -> Result<bool, AppError> {
    let sql = "SELECT count(*) AS held FROM mandate_held \
               WHERE subject_id = $1 AND taken = 1 AND until > $2";
    let cells = [Cell::from(agent), Cell::from(now)];
    let row = app.store.query_one(agent.bucket(), sql, &cells).await?;
    let held = row.map(|row| row.int("held")).transpose()?;
    Ok(held.is_some_and(|held| held >= HELD_MAX))
}

/// An offer is accepted or declined. One that was answered or ended meanwhile is a conflict.
pub(crate) fn answer(unit: &mut Unit, mandate: &Mandate, state: State, now: Timestamp) {
    let ended = match state {
        State::Active => Cell::Null,
        State::Offered | State::Declined | State::Revoked | State::Resigned => Cell::from(now),
    };
    unit.expect(
        "UPDATE mandate SET state = $3, ended_at = $4 \
         WHERE id = $1 AND subject_id = $2 AND state = 'offered' AND until > $5",
        vec![
            Cell::from(mandate.id),
            Cell::from(mandate.grantor),
            Cell::from(state.word()),
            ended,
            Cell::from(now),
        ],
        1,
    );
    match state {
        State::Active => rank(unit, mandate, (mandate.until, 1)),
        State::Offered | State::Declined | State::Revoked | State::Resigned => {
            rank(unit, mandate, (now, 0));
        }
    }
}

/// Whoever was told the code of an offer holds the mandate from now on. A code that was used before is a conflict.
pub(crate) fn claim(
    unit: &mut Unit,
    app: &App,
    (mandate, key): (&Mandate, &SubjectKey),
    (agent, now): (SubjectId, Timestamp),
) -> Result<(), AppError> {
    let payload = serde_json::to_vec(&mandate.content)?;
    unit.expect(
        "UPDATE mandate SET agent_id = $3, state = 'active', until = $4, payload = $5 \
         WHERE id = $1 AND subject_id = $2 AND state = 'offered' AND agent_id IS NULL AND until > $6",
        vec![
            Cell::from(mandate.id),
            Cell::from(mandate.grantor),
            Cell::from(agent),
            Cell::from(mandate.until),
            Cell::from(key.seal(PLACE, &payload, &app.dice)),
            Cell::from(now),
        ],
        1,
    );
    hold(unit, mandate, agent);
    Ok(())
}

/// A mandate is taken back, or given back. One that ended before is a conflict.
pub(crate) fn end(unit: &mut Unit, mandate: &Mandate, state: State, now: Timestamp) {
    unit.expect(
        "UPDATE mandate SET state = $3, ended_at = $4 \
         WHERE id = $1 AND subject_id = $2 AND state IN ('offered', 'active')",
        vec![
            Cell::from(mandate.id),
            Cell::from(mandate.grantor),
            Cell::from(state.word()),
            Cell::from(now),
        ],
        1,
    );
    rank(unit, mandate, (now, 1));
}

/// A mandate of this subject.
pub(crate) async fn find(
    app: &App,
    grantor: SubjectId,
    id: RowId,
) -> Result<Option<Mandate>, AppError> {
    const SQL: &str = "SELECT id, subject_id, kind, agent_id, state, began_at, until, ended_at, payload \
                       FROM mandate WHERE id = $1 AND subject_id = $2";
    let cells = [Cell::from(id), Cell::from(grantor)];
    let row = app.store.query_one(grantor.bucket(), SQL, &cells).await?;
    let Some(row) = row else { return Ok(None) };
    let key = key(app, grantor).await?;
    read(&row, &key).map(Some)
}

/// The mandates this subject gave, newest first.
pub(crate) async fn given(app: &App, grantor: SubjectId) -> Result<Vec<Mandate>, AppError> {
    const SQL: &str = "SELECT id, subject_id, kind, agent_id, state, began_at, until, ended_at, payload \
                       FROM mandate WHERE subject_id = $1 ORDER BY id DESC LIMIT $2";
    let cells = [Cell::from(grantor), Cell::from(SHOWN_MAX)];
    let rows = app.store.query(grantor.bucket(), SQL, &cells).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = key(app, grantor).await?;
    rows.iter().map(|row| read(row, &key)).collect()
}

/// The mandates this subject holds: what stands open first, of it what was taken, each newest first; so that no offer of a
/// stranger pushes one out of sight. What was never written has left a row here that leads nowhere.
pub(crate) async fn held(
    app: &App,
    agent: SubjectId,
    now: Timestamp,
) -> Result<Vec<Mandate>, AppError> {
    const SQL: &str = "SELECT id, grantor_id FROM mandate_held WHERE subject_id = $1 \
                       ORDER BY CASE WHEN until > $2 THEN 0 ELSE 1 END, taken DESC, id DESC LIMIT $3";
    let cells = [Cell::from(agent), Cell::from(now), Cell::from(SHOWN_MAX)];
    let rows = app.store.query(agent.bucket(), SQL, &cells).await?;
    let mut held = Vec::with_capacity(rows.len());
    for row in &rows {
        let found = find(app, row.subject("grantor_id")?, row.row_id("id")?).await?;
        held.extend(found.filter(|mandate| mandate.agent == Some(agent)));
    }
    Ok(held)
}

/// A mandate that this subject holds.
pub(crate) async fn held_by(
    app: &App,
    agent: SubjectId,
    id: RowId,
) -> Result<Option<Mandate>, AppError> {
    let sql = "SELECT grantor_id FROM mandate_held WHERE id = $1 AND subject_id = $2";
    let cells = [Cell::from(id), Cell::from(agent)];
    let row = app.store.query_one(agent.bucket(), sql, &cells).await?;
    let Some(row) = row else { return Ok(None) };
    let found = find(app, row.subject("grantor_id")?, id).await?;
    Ok(found.filter(|mandate| mandate.agent == Some(agent)))
}

fn read(row: &Row, key: &SubjectKey) -> Result<Mandate, AppError> {
    let kind = row.text("kind")?;
    let state = row.text("state")?;
    let plain = key.open(PLACE, row.blob("payload")?)?;
    Ok(Mandate {
        id: row.row_id("id")?,
        grantor: row.subject("subject_id")?,
        kind: Kind::ALL
            .into_iter()
            .find(|one| one.word() == kind)
            .ok_or(AppError::Invariant("a mandate is of a known kind"))?,
        agent: row.opt_subject("agent_id")?,
        state: State::ALL
            .into_iter()
            .find(|one| one.word() == state)
            .ok_or(AppError::Invariant("a mandate is in a known state"))?,
        began: row.time("began_at")?,
        until: row.time("until")?,
        ended: row.opt_time("ended_at")?,
        content: serde_json::from_slice(&plain)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mandate_of_before_levels_were_kept_is_worth_least() {
        let old = r#"{"grantor_name":"Sri","agent_name":"Budi","services":"all","purpose":"x"}"#;
        let content: Content = serde_json::from_str(old).unwrap();
        assert_eq!(content.level, Assurance::Low);
    }
}
