//! At a counter: an officer of the civil registry has the person and their papers in front of them, and starts a recovery. Its
//! code works after a day, in which the owner of the account can stop it.

use super::{RecoveryError, counter_stop, fresh};
use crate::account::contact::STOPPED_BY_MAIL;
use crate::officer::{self, RECOVERY};
use crate::proofing;
use crate::registry::{self, Query};
use crate::tables::recovery_code::{self, Code, Content, Kind};
use crate::tables::{account, account_event, subject};
use crate::{App, AppError, Officer};
use base::{CaseId, Nik, Record, SubjectId, Timestamp};
use pack::model::Register;
use store::Unit;

/// How long the owner of the account has to stop it.
pub const WAIT_SECONDS: i64 = 24 * 3600;
/// How long the code works after that: a month.
const WORKS_SECONDS: i64 = 30 * 86_400;

/// Within so many seconds after its owner stopped one, another can be stopped at a counter alone.
const HELD_SECONDS: i64 = 30 * 86_400;

/// Who the register says it is, for the officer to hold against the papers and the face.
#[derive(Clone, Debug)]
pub struct Identified {
    pub nik: Nik,
    /// The register whose words name the fields.
    pub register: String,
    pub record: Record,
}

/// What the person takes home.
#[derive(Clone, Debug)]
pub struct Started {
    pub code: String,
    pub name: String,
    pub from: Timestamp,
    pub until: Timestamp,
}

/// The meanings of the fields that hold a population number, and where somebody lives: the register that holds both is the one
/// of all residents.
const NUMBER: &str = "person.nik";
const HOME: &str = "person.domicile";
/// What the officer compares.
const COMPARED: [&str; 4] = [
    NUMBER,
    "person.name",
    "person.birth-date",
    "person.mother-name",
];

/// Whether an officer's agency keeps the register of residents.
pub fn is_for_civil_registry(app: &App, officer: &Officer) -> bool {
    residents(app).is_some_and(|register| register.owner == officer::agency(officer))
}

/// Reads who carries a number, after the log says that this officer does.
pub async fn identify(
    app: &App,
    officer: &Officer,
    nik: &Nik,
    now: Timestamp,
) -> Result<Identified, RecoveryError> {
    let (register, subject) = at_counter(app, officer, nik).await?;
    let fields = register.fields.iter();
    let compared = fields.filter(|(_, field)| COMPARED.contains(&field.meaning.as_str()));
    let query = Query {
        subject,
        register: register.id.clone(),
        purpose: format!("{RECOVERY}.{}", officer.id),
        law: register.law.written().to_owned(),
        fields: compared.map(|(name, _)| name.clone()).collect(),
    };
    // It belongs to no application: each look is a matter of its own.
    let matter = CaseId::at(now, app.dice.bytes());
    let reader = officer::reader(officer);
    let logged = registry::ensure(app, matter, vec![query], &reader, now).await?;
    let logged = logged.first().ok_or(AppError::NotFound)?;
    let record = registry::record(app, logged).await?;
    Ok(Identified {
        nik: nik.clone(),
        register: register.id.clone(),
        record: record.ok_or(AppError::NotFound)?,
    })
}

/// Starts a recovery and tells the owner of the account. `replaces` says that the sheet of one that waits was lost: its code
/// works no more, and the waiting begins anew.
pub async fn start(
    app: &App,
    officer: &Officer,
    (nik, replaces): (&Nik, bool),
    now: Timestamp,
) -> Result<Started, RecoveryError> {
    let (_, subject) = at_counter(app, officer, nik).await?;
    let account = account::find(app, subject).await?;
    let account = account.ok_or(RecoveryError::NoAccount)?;
    let waiting = counter_stop::open(app, subject, now).await?;
    if waiting.is_some() && !replaces {
        return Err(RecoveryError::Started);
    }
    if !proofing::is_alive_at_counter(app, officer, subject, now).await? {
        return Err(RecoveryError::Died);
    }
    let since = now.plus_seconds(-HELD_SECONDS);
    let mut stopped = None;
    for way in ["recovery-stopped", STOPPED_BY_MAIL] {
        stopped = stopped.or(account_event::last(app, subject, (way, since)).await?);
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
            held: was_held || stopped.is_some(),
            assurance: None,
        },
    };
    let mut unit = Unit::of(subject.bucket());
    if let Some(lost) = &waiting {
        recovery_code::withdraw(&mut unit, lost);
    }
    recovery_code::add(&mut unit, app, (&code, &key))?;
    let named = [
        ("office", officer.office.as_str()),
        ("officer", officer.name.as_str()),
    ];
    account_event::add(&mut unit, app, (subject, &key), (kind, &named), now)?;
    let committed = app.store.commit("start-recovery", unit).await;
    committed.map_err(AppError::from)?;
    Ok(Started {
        code: shown,
        name: account.content.name,
        from,
        until: code.until,
    })
}

/// Whoever carries the number, for an officer of the agency that keeps the register of residents. Nobody recovers their own
/// account, or that of their family.
pub(super) async fn at_counter<'a>(
    app: &'a App,
    officer: &Officer,
    nik: &Nik,
) -> Result<(&'a Register, SubjectId), RecoveryError> {
    let register = residents(app).filter(|register| register.owner == officer::agency(officer));
    let register = register.ok_or(AppError::Forbidden)?;
    let subject = registry::find_by_nik(app, nik).await?;
    let mine = subject::near(app, officer.subject).await?;
    let theirs = subject::near(app, subject).await?;
    if subject == officer.subject || theirs.iter().any(|one| mine.contains(one)) {
        return Err(AppError::TooClose.into());
    }
    Ok((register, subject))
}

fn residents(app: &App) -> Option<&Register> {
    let holds = |register: &Register, meaning: &str| {
        let mut fields = register.fields.values();
        fields.any(|field| field.meaning == meaning)
    };
    let mut registers = app.pack.registers.values();
    registers.find(|register| {
        register.subject == "person" && holds(register, NUMBER) && holds(register, HOME)
    })
}
