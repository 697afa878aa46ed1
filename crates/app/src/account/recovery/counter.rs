//! At a counter: an officer of the civil registry has the person and their papers in front of them, and starts a recovery. Its
//! code works after a day, in which the owner of the account can stop it.

use super::show::view;
use super::{CounterView, RecoveryError, counter_stop, fresh, stopped};
use crate::officer::{self, RECOVERY};
use crate::registry::{self, Query};
use crate::tables::account::{self, Account};
use crate::tables::proofing_try::{self, Kind as Limit, Taken, Under};
use crate::tables::recovery_code::{self, Code, Content, Kind};
use crate::tables::{account_event, subject};
use crate::{App, AppError, Officer, proofing};
use base::{CaseId, Nik, Record, SubjectId, Timestamp};
use pack::model::Register;
use std::collections::BTreeSet;
use store::{CommitError, Unit};

/// How long the owner of the account has to stop it.
pub const WAIT_SECONDS: i64 = 24 * 3600;
/// How long the code works after that: a month.
const WORKS_SECONDS: i64 = 30 * 86_400;

/// Who the register says it is, for the officer to hold against the papers and the face.
#[derive(Clone, Debug)]
pub struct Identified {
    pub nik: Nik,
    /// As it was typed: it fits.
    pub mother: String,
    /// The register whose words name the fields.
    pub register: String,
    pub record: Record,
    /// The recovery that waits or can be used already.
    pub waiting: Option<CounterView>,
}

/// What the person takes home.
#[derive(Clone, Debug)]
pub struct Started {
    pub code: String,
    pub name: String,
    pub from: Timestamp,
    pub until: Timestamp,
}

/// What the officer types from the papers, and from what the person says.
#[derive(Clone, Copy, Debug)]
pub struct Papers<'p> {
    pub nik: &'p Nik,
    /// The name of the mother, which is compared and never shown.
    pub mother: &'p str,
}

/// What the officer compares by eye.
const COMPARED: [&str; 3] = ["person.nik", "person.name", "person.birth-date"];
const MOTHER: &str = "person.mother-name";

/// People that one officer may look at within a day, whether or not anything fits: two looks for each recovery.
const LOOKS: Limit = Limit {
    word: "recovery-look",
    most: 40,
};

/// Somebody at the counter who has an account, and whose mother's name fits.
pub(super) struct Known<'a> {
    register: &'a Register,
    pub(super) account: Account,
    /// What may be shown.
    record: Record,
}

/// Reads who carries a number, after the log says that this officer does.
pub async fn identify(
    app: &App,
    officer: &Officer,
    papers: Papers<'_>,
    now: Timestamp,
) -> Result<Identified, RecoveryError> {
    let known = known(app, officer, papers, now).await?;
    let waiting = counter_stop::open(app, known.account.subject, now).await?;
    Ok(Identified {
        nik: papers.nik.clone(),
        mother: papers.mother.to_owned(),
        register: known.register.id.clone(),
        record: known.record,
        waiting: waiting.map(|code| view(app, &code)),
    })
}

/// Starts a recovery and tells the owner of the account. `replaces` says that the sheet of one that waits was lost: its code
/// works no more, and the waiting begins anew.
pub async fn start(
    app: &App,
    officer: &Officer,
    (papers, replaces): (Papers<'_>, bool),
    now: Timestamp,
) -> Result<Started, RecoveryError> {
    let account = known(app, officer, papers, now).await?.account;
    let subject = account.subject;
    let waiting = counter_stop::open(app, subject, now).await?;
    if waiting.is_some() && !replaces {
        return Err(RecoveryError::Started);
    }
    if !proofing::is_alive_at_counter(app, officer, subject, now).await? {
        return Err(RecoveryError::Died);
    }
    let stops = stopped::lately(app, subject, now).await?;
    if stops.is_of(officer) {
        return Err(RecoveryError::Again);
    }
    let (kind, was_held) = match &waiting {
        Some(lost) => ("recovery-replaced", lost.content.held),
        None => ("recovery-started", false),
    };
    let key = subject::key(app, subject).await?;
    let (kept, shown) = fresh(app);
    let from = now.plus_seconds(WAIT_SECONDS);
    let code = Code {
        subject,
        digest: recovery_code::digest(app, &kept),
        kind: Kind::Counter,
        made: now,
        from,
        until: from.plus_seconds(WORKS_SECONDS),
        content: Content {
            office: officer.office.clone(),
            officer: officer.name.clone(),
            by: Some(officer.subject),
            held: was_held || stops.is_held(),
            assurance: None,
        },
    };
    let mut unit = Unit::of(subject.bucket());
    if let Some(lost) = &waiting {
        recovery_code::withdraw(&mut unit, lost);
    }
    recovery_code::add_alone(&mut unit, app, (&code, &key))?;
    account_event::add(&mut unit, app, (subject, &key), (kind, &by(officer)), now)?;
    match app.store.commit("start-recovery", unit).await {
        Ok(_) => Ok(Started {
            code: shown,
            name: account.content.name,
            from,
            until: code.until,
        }),
        // Another officer started one at this moment.
        Err(CommitError::Conflict { .. }) => Err(RecoveryError::Started),
        Err(error) => Err(AppError::from(error).into()),
    }
}

/// Whoever carries the number, for an officer of the agency that keeps the register of residents. A number that nobody has,
/// one without an account and another mother are told alike. Nobody recovers their own account, or that of their family.
pub(super) async fn known<'a>(
    app: &'a App,
    officer: &Officer,
    papers: Papers<'_>,
    now: Timestamp,
) -> Result<Known<'a>, RecoveryError> {
    if !proofing::keeps(app, officer) {
        return Err(AppError::Forbidden.into());
    }
    let register = proofing::register(app).ok_or(AppError::Forbidden)?;
    let mine = Under::officer(officer);
    if let Taken::No(seconds) = proofing_try::take(app, LOOKS, mine, now).await? {
        return Err(RecoveryError::TooOften(seconds));
    }
    let found = subject::find(app, "nik", papers.nik.as_str()).await?;
    let subject = found.ok_or(RecoveryError::Unfit)?;
    if officer::is_near(app, officer, subject, BTreeSet::new()).await? {
        return Err(AppError::TooClose.into());
    }
    // Nothing is read about whoever has nothing to recover.
    let account = account::find(app, subject).await?;
    let account = account.ok_or(RecoveryError::Unfit)?;
    let mut record = read(app, officer, (register, subject), now).await?;
    let mother = named(register, MOTHER).and_then(|field| record.0.remove(field));
    let fits = mother.is_some_and(|held| proofing::same(&app.pack.areas, papers.mother, &held));
    if !fits {
        return Err(RecoveryError::Unfit);
    }
    Ok(Known {
        register,
        account,
        record,
    })
}

/// Who did it, as an event tells the owner of the account.
pub(super) fn by(officer: &Officer) -> [(&str, &str); 2] {
    [("office", &officer.office), ("officer", &officer.name)]
}

async fn read(
    app: &App,
    officer: &Officer,
    (register, subject): (&Register, SubjectId),
    now: Timestamp,
) -> Result<Record, RecoveryError> {
    let compared = COMPARED.into_iter().chain([MOTHER]);
    let fields = compared.filter_map(|meaning| named(register, meaning));
    let query = Query {
        subject,
        register: register.id.clone(),
        purpose: format!("{RECOVERY}.{}", officer.id),
        law: register.law.written().to_owned(),
        fields: fields.cloned().collect(),
    };
    // It belongs to no application: each look is a matter of its own.
    let matter = CaseId::at(now, app.dice.bytes());
    let reader = officer::reader(officer);
    let logged = registry::ensure(app, matter, vec![query], &reader, now).await?;
    let logged = logged.first().ok_or(AppError::NotFound)?;
    let record = registry::record(app, logged).await?;
    record.ok_or(RecoveryError::Unfit)
}

/// The field of that meaning.
fn named<'r>(register: &'r Register, meaning: &str) -> Option<&'r String> {
    let mut fields = register.fields.iter();
    let found = fields.find(|(_, field)| field.meaning == meaning);
    found.map(|(name, _)| name)
}
