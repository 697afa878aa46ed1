//! The quiz: somebody types what registers hold about them. It shows nothing of a register and offers no choice, and it
//! proves little: registers leak, and a family knows what is asked.

use super::whom::Whom;
use super::{PROOFING, read, same, whom};
use crate::account::session::Device;
use crate::account::{Admitted, Asking, Proof, admit};
use crate::registry::Query;
use crate::tables::proofing_try::{self, Kind, Taken, Under};
use crate::tables::{account, account_event, subject};
use crate::{App, AppError};
use base::{Assurance, Date, Nik, SubjectId, Text, Timestamp};
use pack::model::{FieldKind, Proofing, QuizFact};
use std::collections::BTreeMap;
use std::time::Duration;
use store::Unit;
use tokio::time::Instant;

/// Wrong answers under one number within a day; after them only the other ways are left to it.
pub const WRONG_MAX: i64 = 3;
const TRIES: Kind = Kind {
    word: "proofing-quiz",
    most: WRONG_MAX,
};
/// How often within a day an owner is told that all was answered right.
const TOLD: Kind = Kind {
    word: "proofing-quiz-told",
    most: 1,
};
/// Nobody hears sooner that an answer was wrong, so that the time tells nothing about a number.
const ANSWER_AFTER: Duration = Duration::from_millis(400);
/// Signs of an answer; no name and no village has more.
const SIGNS_MAX: usize = 120;

/// One question. Words: `quiz-<id>` and perhaps `quiz-<id>-hint` of the pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuizQuestion {
    pub id: String,
    pub kind: QuizKind,
}

/// How it is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuizKind {
    Line,
    /// In parts: `<id>-day`, `<id>-month`, `<id>-year`.
    Date,
    Count,
}

/// Answers that were read, by the id of the question.
pub type Answers = BTreeMap<String, String>;

/// What is asked, the same of everybody.
pub fn questions(app: &App) -> Vec<QuizQuestion> {
    let facts = app.pack.proofing.iter().flat_map(|proofing| &proofing.quiz);
    let question = |fact: &QuizFact| QuizQuestion {
        id: fact.id.clone(),
        kind: kind(app, fact),
    };
    facts.map(question).collect()
}

/// Reads a form; what cannot be an answer is told by the control it was typed into, and no try is lost.
pub fn read(app: &App, typed: &BTreeMap<String, String>) -> Result<Answers, Vec<(String, Text)>> {
    let (mut answers, mut wrong) = (Answers::new(), Vec::new());
    for QuizQuestion { id, kind } in questions(app) {
        let value = |name: &str| typed.get(name).map_or("", |value| value.trim());
        let said = match kind {
            QuizKind::Date => {
                let part = |part: &str| value(&format!("{id}-{part}")).to_owned();
                date(&part("day"), &part("month"), &part("year"))
                    .ok_or((format!("{id}-day"), "quiz-bad-date"))
            }
            QuizKind::Count => match value(&id).parse::<u8>() {
                Ok(count) => Ok(count.to_string()),
                Err(_) => Err((id.clone(), "quiz-bad-count")),
            },
            QuizKind::Line => match value(&id) {
                "" => Err((id.clone(), "quiz-empty")),
                long if long.chars().count() > SIGNS_MAX => Err((id.clone(), "quiz-long")),
                line => Ok(line.to_owned()),
            },
        };
        match said {
            Ok(value) => drop(answers.insert(id, value)),
            Err((control, key)) => wrong.push((control, Text::portal(key))),
        }
    }
    if wrong.is_empty() {
        Ok(answers)
    } else {
        Err(wrong)
    }
}

/// Compares all answers at once; nothing tells which of them was wrong. None is what a wrong answer, a number that nobody
/// has and a number that was tried too often have in common.
pub async fn answer(
    app: &App,
    (nik, device): (&Nik, &Device),
    answers: &Answers,
    now: Timestamp,
) -> Result<Option<(Admitted, SubjectId, String)>, AppError> {
    let began = Instant::now();
    let proof = proof(app, nik, answers, now).await?;
    let Some((proof, unit)) = proof else {
        tokio::time::sleep_until(began + ANSWER_AFTER).await;
        return Ok(None);
    };
    let admitted = admit(app, (&proof, Asking::Newcomer(device)), unit, now).await?;
    if admitted == Admitted::Known {
        tell_once(app, proof.subject, now).await?;
    }
    Ok(Some((admitted, proof.subject, proof.name)))
}

async fn proof(
    app: &App,
    nik: &Nik,
    answers: &Answers,
    now: Timestamp,
) -> Result<Option<(Proof, Unit)>, AppError> {
    let proofing = app.pack.proofing.as_ref().ok_or(AppError::NotFound)?;
    let whom = whom::find(app, nik).await?;
    let taken = proofing_try::take(app, TRIES, whom.under(), now).await?;
    let (Some(subject), Taken::Yes | Taken::Last) = (whom.subject, taken) else {
        return Ok(None);
    };
    let Some(name) = right(app, (proofing, subject), answers, now).await? else {
        if taken == Taken::Last {
            tell_owner(app, subject, "quiz-closed", now).await?;
        }
        return Ok(None);
    };
    let mut unit = Unit::of(subject.bucket());
    forget(&mut unit, app, &whom);
    let proof = Proof {
        subject,
        name,
        assurance: Assurance::Low,
        seen: now,
    };
    Ok(Some((proof, unit)))
}

fn forget(unit: &mut Unit, app: &App, whom: &Whom<'_>) {
    proofing_try::forget(unit, app, TRIES, whom.under());
}

/// The name of the person, where every answer is right.
async fn right(
    app: &App,
    (proofing, subject): (&Proofing, SubjectId),
    answers: &Answers,
    now: Timestamp,
) -> Result<Option<String>, AppError> {
    let mut queries = vec![read::who(proofing, subject)];
    let mut places = Vec::with_capacity(proofing.quiz.len());
    for fact in &proofing.quiz {
        let about = match &fact.by {
            None => Some(subject),
            Some(by) => subject::linked(app, subject, by).await?.first().copied(),
        };
        places.push(about.map(|about| plan(&mut queries, fact, about)));
    }
    let reader = read::reader(app, proofing, None);
    let records = read::records(app, queries, &reader, now).await?;
    let record = |at: usize| records.get(at).and_then(Option::as_ref);
    let is_right = |(fact, at): (&QuizFact, &Option<usize>)| {
        let held = at
            .and_then(record)
            .and_then(|record| record.get(&fact.field));
        let typed = answers.get(&fact.id);
        matches!((typed, held), (Some(typed), Some(held)) if same::same(&app.pack.areas, typed, held))
    };
    // All are compared, whatever the first of them said.
    let wrong = proofing.quiz.iter().zip(&places);
    let wrong = wrong.filter(|one| !is_right(*one)).count();
    let name = read::name_of(proofing, record(0));
    Ok(name.filter(|_| wrong == 0 && !proofing.quiz.is_empty()))
}

/// Where a fact is read: with another of the same record and law, where there is one.
fn plan(queries: &mut Vec<Query>, fact: &QuizFact, about: SubjectId) -> usize {
    let law = fact.law.written();
    let known = queries.iter().position(|query| {
        query.subject == about && query.register == fact.register && query.law == law
    });
    if let Some(at) = known {
        queries[at].fields.push(fact.field.clone());
        return at;
    }
    queries.push(Query {
        subject: about,
        register: fact.register.clone(),
        purpose: PROOFING.to_owned(),
        law: law.to_owned(),
        fields: vec![fact.field.clone()],
    });
    queries.len() - 1
}

/// Whoever has an account reads that somebody else, or they themselves, knew all the answers: once a day, for whoever knows them
/// can give them without end.
async fn tell_once(app: &App, subject: SubjectId, now: Timestamp) -> Result<(), AppError> {
    let owner = subject.to_string();
    let account = Under::account(subject, &owner);
    match proofing_try::take(app, TOLD, account, now).await? {
        Taken::No(_) => Ok(()),
        Taken::Yes | Taken::Last => tell_owner(app, subject, "quiz-right-elsewhere", now).await,
    }
}

/// Whoever has an account reads that somebody tried to get in by the quiz.
async fn tell_owner(
    app: &App,
    subject: SubjectId,
    kind: &'static str,
    now: Timestamp,
) -> Result<(), AppError> {
    if account::find(app, subject).await?.is_none() {
        return Ok(());
    }
    let key = subject::key(app, subject).await?;
    let mut unit = Unit::of(subject.bucket());
    account_event::add(&mut unit, app, (subject, &key), (kind, &[]), now)?;
    app.store.commit("tell-of-quiz", unit).await?;
    Ok(())
}

fn kind(app: &App, fact: &QuizFact) -> QuizKind {
    let register = app.pack.registers.get(&fact.register);
    let field = register.and_then(|register| register.fields.get(&fact.field));
    match field.map(|field| field.kind) {
        Some(FieldKind::Date) => QuizKind::Date,
        Some(FieldKind::List | FieldKind::Int) => QuizKind::Count,
        _ => QuizKind::Line,
    }
}

fn date(day: &str, month: &str, year: &str) -> Option<String> {
    let (day, month) = (day.parse().ok()?, month.parse().ok()?);
    let date = Date::new(year.parse().ok()?, month, day).ok()?;
    Some(date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_from_its_parts_and_no_day_is_made_up() {
        assert_eq!(date("5", "1", "1990").as_deref(), Some("1990-01-05"));
        assert_eq!(date("31", "2", "1990"), None);
        assert_eq!(date("", "", ""), None);
    }

    #[test]
    fn what_stands_in_one_record_is_read_once() {
        let fact = |id: &str, field: &str| QuizFact {
            id: id.to_owned(),
            register: "penduduk".to_owned(),
            by: None,
            field: field.to_owned(),
            law: pack::Citation::default(),
        };
        let mut queries = Vec::new();
        let about = SubjectId([1; 16]);
        assert_eq!(plan(&mut queries, &fact("a", "birth_date"), about), 0);
        assert_eq!(plan(&mut queries, &fact("b", "mother_name"), about), 0);
        assert_eq!(
            plan(&mut queries, &fact("b", "village"), SubjectId([2; 16])),
            1
        );
        assert_eq!(queries[0].fields, ["birth_date", "mother_name"]);
    }
}
