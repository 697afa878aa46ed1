//! One case on the officer's desk. Reads only: it shows nothing that opening it did not log.

use super::{OnDesk, is_opened, on_desk};
use crate::view::{AnswerRow, AskingView, OfficerCaseView, StageView, Statable};
use crate::{App, AppError, Officer, follow, settle, show as words};
use base::{CaseId, Facts, Text, Timestamp, Value};
use case::{Case, Event, On, Setting, Stage};
use pack::model::{AskedOf, Question, Service};

/// What became of the wish to see a case.
pub enum Desk {
    Case(Box<OfficerCaseView>),
    /// Not opened yet by this officer: a button first.
    Closed,
    /// Their own case, or their family's: nothing of it is shown.
    TooClose,
}

/// The case with facts, sources, reasons and evidence.
pub async fn show(
    app: &App,
    officer: &Officer,
    case: CaseId,
    now: Timestamp,
) -> Result<Desk, AppError> {
    let desk = match on_desk(app, officer, case, now).await {
        Err(AppError::TooClose) => return Ok(Desk::TooClose),
        desk => desk?,
    };
    if !is_opened(app, officer, &desk).await? {
        return Ok(Desk::Closed);
    }
    let OnDesk {
        stored,
        service,
        dossier,
    } = desk;
    let facts = dossier.facts;
    let view = follow::view_of(app, &stored, now).await?;
    let open = stored.body.case.open();
    let open = view
        .products
        .iter()
        .filter(|product| open.contains(&product.product.as_str()));
    let history = crate::tables::history::load(app, &stored, 0).await?;
    Ok(Desk::Case(Box::new(OfficerCaseView {
        applicant: name(&facts),
        held: words::held(&app.pack, service, &facts),
        answers: given(app, service, &facts),
        statable: statable(service, &facts)?,
        can_examine: matches!(
            view.stage,
            StageView::WaitingOfficer | StageView::WaitingClarification
        ),
        asking: asking(
            &settle::setting_of(app, service, &stored),
            &stored.body.case,
            now,
        ),
        open: open.cloned().collect(),
        objection: history
            .iter()
            .rev()
            .find_map(|entry| match &entry.content.event {
                Event::Objected { grounds, .. } => Some(grounds.clone()),
                _ => None,
            }),
        case: view,
    })))
}

/// What the applicant can be asked about now.
fn asking(setting: &Setting<'_>, case: &Case, now: Timestamp) -> Option<AskingView> {
    let service = setting.service;
    let grounds = service.about.clarifications.iter().map(|ground| {
        let words = Text::service(&service.id, format!("clarification-{}", ground.id));
        (ground.id.clone(), words, ground.law.clone())
    });
    let waits = matches!(
        case.stage,
        Stage::Waiting {
            on: On::Officer,
            ..
        }
    );
    let asked = case.asked().is_some_and(|asked| !asked.lapsed);
    let runs = |product: &&str| {
        let clock = case.clock(product);
        clock.is_some_and(|clock| !clock.late && now < clock.due.at)
    };
    let asking = AskingView {
        grounds: grounds.collect(),
        products: case
            .open()
            .into_iter()
            .filter(runs)
            .map(str::to_owned)
            .collect(),
        until: setting.due(service.clarification_clock(), now),
    };
    let can = waits && !asked && !asking.grounds.is_empty() && !asking.products.is_empty();
    can.then_some(asking)
}

fn name(facts: &Facts) -> String {
    let applicant = facts.record("applicant");
    applicant
        .and_then(|record| record.text("name"))
        .unwrap_or_default()
        .to_owned()
}

/// What the applicant answered; what officers stated stands in their own form.
fn given(app: &App, service: &Service, facts: &Facts) -> Vec<AnswerRow> {
    let theirs = |row: &AnswerRow| {
        let mut questions = service.form.questions.iter();
        questions.any(|q| q.id == row.question && q.asked_of == AskedOf::Applicant)
    };
    let mut rows = words::answers(&app.pack, service, facts);
    rows.retain(theirs);
    rows
}

fn statable(service: &Service, facts: &Facts) -> Result<Vec<Statable>, AppError> {
    let statable = pack::statable(service, facts).map_err(|error| {
        tracing::error!(service = service.id, %error, "the rules failed");
        AppError::Invariant("rules of a checked pack run")
    })?;
    let words = |question: &Question, option: &String| {
        let key = format!("{}-{option}", question.id);
        (option.clone(), Text::service(&service.id, key))
    };
    let view = |question: &Question| Statable {
        id: question.id.clone(),
        kind: question.kind,
        law: question.law.clone(),
        options: question
            .options
            .iter()
            .map(|option| words(question, option))
            .collect(),
        typed: match facts.answer(&question.id) {
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        },
    };
    Ok(statable.into_iter().map(view).collect())
}
