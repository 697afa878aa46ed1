//! Claims: one record of another agency's register carries one grant. Both parents may send at the same instant;
//! the register is told only afterwards, so until then the claim says that the birth is taken. So it is with what is paid
//! for: two cases may have been billed of the same version of a record, and only one of them changes it.

use crate::tables::cases::Stored;
use crate::{App, AppError, effects, numbers};
use base::{Bucket, CaseId, Facts, Timestamp};
use case::Stage;
use pack::model::Service;
use pack::rules::{Seen, View};
use store::{Cell, CommitError, Unit};

/// After so long in vain a claim whose case was never sent is taken over: its request ended long ago.
const TAKE_OVER_SECONDS: i64 = 60;

/// Claims every record that granting these products uses up. Claiming again for the same case changes nothing;
/// a record that another case has is [`AppError::Claimed`].
pub(crate) async fn claim(
    app: &App,
    stored: &Stored,
    service: &Service,
    (granted, facts): (&[String], &Facts),
    now: Timestamp,
) -> Result<(), AppError> {
    for (fact, register) in effects::used_up(service, granted) {
        if let Some(key) = key(app, service, facts, (fact, register))? {
            hold(app, stored, (fact, register, &key), now).await?;
        }
    }
    for (fact, register, subject) in effects::begun(service, (granted, facts)) {
        hold(app, stored, (fact, register, &subject.to_string()), now).await?;
    }
    claim_early(app, stored, service, (granted, facts), now).await?;
    if service.payment.is_none() {
        return Ok(());
    }
    for (fact, register) in effects::amended(service, granted) {
        if let Some(version) = version(service, facts, fact) {
            hold(app, stored, (fact, register, &version), now).await?;
        }
    }
    Ok(())
}

/// What the other products of the case would use up is taken with the first of them: an officer may decide one of them
/// another day, and until then nobody else gets any for the same record. Where it is not known yet there is nothing to
/// take.
async fn claim_early(
    app: &App,
    stored: &Stored,
    service: &Service,
    (granted, facts): (&[String], &Facts),
    now: Timestamp,
) -> Result<(), AppError> {
    if granted.is_empty() {
        return Ok(());
    }
    let products = service.products.iter().map(|product| product.id.clone());
    let others: Vec<String> = products.filter(|id| !granted.contains(id)).collect();
    for (fact, register) in effects::used_up(service, &others) {
        if let Ok(Some(key)) = key(app, service, facts, (fact, register)) {
            hold(app, stored, (fact, register, &key), now).await?;
        }
    }
    Ok(())
}

/// Takes the record of a fact, by its register and key, or says that another case has it.
async fn hold(
    app: &App,
    stored: &Stored,
    (fact, register, key): (&str, &str, &str),
    now: Timestamp,
) -> Result<(), AppError> {
    let record = Record::of(app, register, key);
    if take(app, stored, &record, now).await? {
        Ok(())
    } else {
        Err(AppError::Claimed(fact.to_owned()))
    }
}

/// The version of a record that was seen, and whose.
fn version(service: &Service, facts: &Facts, fact: &str) -> Option<String> {
    match View::new(&service.form, facts).fact(fact) {
        Ok(Seen::Known(seen)) => Some(format!("{}/{}", seen.subject?, seen.version)),
        Ok(Seen::Absent | Seen::Unknown(_)) | Err(_) => None,
    }
}

/// A record of another register, by a keyed digest of its key.
struct Record {
    bucket: Bucket,
    digest: String,
}

impl Record {
    fn of(app: &App, register: &str, key: &str) -> Self {
        let digest = crate::vault::hex(&app.vault.blind(register, key));
        Self {
            bucket: numbers::bucket(&digest),
            digest,
        }
    }
}

/// The key of the record that is used up; none where there is no record. Whoever grants knows which.
fn key(
    app: &App,
    service: &Service,
    facts: &Facts,
    (fact, register): (&str, &str),
) -> Result<Option<String>, AppError> {
    let field = app.pack.registers.get(register);
    let Some(field) = field.and_then(|register| register.key.as_ref()) else {
        return Ok(None);
    };
    match View::new(&service.form, facts).fact(fact) {
        Ok(Seen::Known(sourced)) => Ok(sourced.record.text(field).map(str::to_owned)),
        Ok(Seen::Absent) => Ok(None),
        Ok(Seen::Unknown(_)) | Err(_) => Err(AppError::Invariant(
            "what a grant uses up is known to be there or not",
        )),
    }
}

async fn take(
    app: &App,
    stored: &Stored,
    record: &Record,
    now: Timestamp,
) -> Result<bool, AppError> {
    let mut unit = Unit::of(record.bucket);
    // One number only is ever allotted of this kind: a second case meets a conflict.
    unit.add(
        "INSERT INTO allotment (bucket, case_id, kind, name, prefix, number) \
         VALUES ($1, $2, 'claim', $3, $3, 1) ON CONFLICT (case_id, kind, name, bucket) DO NOTHING",
        vec![
            Cell::from(record.bucket),
            Cell::from(stored.id),
            Cell::from(record.digest.as_str()),
        ],
    );
    match app.store.commit("claim", unit).await {
        Ok(_) => Ok(true),
        Err(CommitError::Conflict { .. }) => take_over(app, stored, record, now).await,
        Err(error) => Err(error.into()),
    }
}

/// A program that was killed between a claim and its home unit leaves a draft behind that claims a record.
async fn take_over(
    app: &App,
    stored: &Stored,
    record: &Record,
    now: Timestamp,
) -> Result<bool, AppError> {
    let waited = match &stored.body.case.stage {
        Stage::Waiting { since, .. } => since.plus_seconds(TAKE_OVER_SECONDS) < now,
        Stage::Draft | Stage::Decided { .. } | Stage::Withdrawn { .. } => false,
    };
    if !waited {
        return Ok(false);
    }
    let Some(holder) = unsent_holder(app, record).await? else {
        return Ok(false);
    };
    let mut unit = Unit::of(record.bucket);
    unit.expect(
        "UPDATE allotment SET case_id = $2 \
         WHERE bucket = $1 AND kind = 'claim' AND prefix = $3 AND case_id = $4",
        vec![
            Cell::from(record.bucket),
            Cell::from(stored.id),
            Cell::from(record.digest.as_str()),
            Cell::from(holder),
        ],
        1,
    );
    app.store.commit("take-over", unit).await?;
    Ok(true)
}

/// The case that holds a claim, if it was never sent.
async fn unsent_holder(app: &App, record: &Record) -> Result<Option<CaseId>, AppError> {
    const HOLDER: &str =
        "SELECT case_id FROM allotment WHERE bucket = $1 AND kind = 'claim' AND prefix = $2";
    // The case lies in another bucket than what it claims.
    const UNSENT: &str = "SELECT c.case_id FROM cases AS c \
         WHERE c.case_id = $1 AND c.stage IN ('draft', 'withdrawn') AND NOT EXISTS \
           (SELECT 1 FROM history AS h WHERE h.case_id = c.case_id AND h.kind = 'submitted')";
    let claim = [
        Cell::from(record.bucket),
        Cell::from(record.digest.as_str()),
    ];
    let Some(row) = app.store.query_one(record.bucket, HOLDER, &claim).await? else {
        return Ok(None);
    };
    let holder = [Cell::from(row.case("case_id")?)];
    let row = app.store.query_any(UNSENT, &holder).await?;
    Ok(row.map(|row| row.case("case_id")).transpose()?)
}
