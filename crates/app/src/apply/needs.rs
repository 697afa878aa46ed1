//! Needs: everything that can still change what becomes of an application, at once. Reads only.

use super::{Reading, answer, form, gather};
use crate::tables::cases::{self, Stored};
use crate::view::{Ask, EvidenceView, NeedsView};
use crate::{App, AppError, Resident, catalog};
use base::{Answers, CaseId, Facts, Text, Timestamp, Zone};
use pack::model::{Asked, Service};

/// What a draft still needs. A sent case needs nothing: [`AppError::Conflict`].
pub async fn needs(
    app: &App,
    resident: Resident,
    case: CaseId,
    now: Timestamp,
) -> Result<NeedsView, AppError> {
    let stored = cases::load_for(app, case, resident).await?;
    if !stored.body.case.stage.takes_answers() {
        return Err(AppError::Conflict);
    }
    let services = &app.pack.services;
    let service = services.get(&stored.service).ok_or(AppError::NotFound)?;
    of_draft(app, &stored, service, now).await
}

/// What a service needs of this person: by the draft they have of it, or where there is none by the rules alone, with
/// no register read about them.
pub async fn of_service(
    app: &App,
    resident: Resident,
    service: &str,
    now: Timestamp,
) -> Result<NeedsView, AppError> {
    let service = app.pack.services.get(service).ok_or(AppError::NotFound)?;
    if let Some(case) = catalog::draft(app, service, resident).await? {
        let stored = cases::load_for(app, case, resident).await?;
        return of_draft(app, &stored, service, now).await;
    }
    let facts = Facts::empty(now.date(Zone::default()), Zone::default());
    let mut view = empty(service, None);
    for asked in form::needs(service, &facts)? {
        match asked {
            Asked::Fact(fact) => view.unread.extend(register(service, &fact)),
            Asked::Question(id) => {
                let question = answer::find(&service.form.questions, &id)?;
                let none = Answers::new();
                let question = form::question_view(app, &none, service, &facts, question);
                view.ask.push(Ask::Question(question));
            }
            Asked::Evidence(kind) => {
                let mut needs = service.form.evidence.iter();
                let need = needs.find(|need| need.kind == kind);
                view.ask.extend(need.map(|need| {
                    Ask::Evidence(EvidenceView {
                        kind,
                        law: need.law.clone(),
                        files: Vec::new(),
                        error: None,
                    })
                }));
            }
        }
    }
    Ok(once_each(view))
}

async fn of_draft(
    app: &App,
    stored: &Stored,
    service: &Service,
    now: Timestamp,
) -> Result<NeedsView, AppError> {
    let dossier = gather(app, stored, service, Reading::Recall, now).await?;
    let mut view = empty(service, Some(stored.id));
    for asked in form::needs(service, &dossier.facts)? {
        match &asked {
            Asked::Fact(fact) => view.unread.extend(register(service, fact)),
            Asked::Question(_) | Asked::Evidence(_) => {
                let ask = form::ask(app, stored, service, &dossier.facts, Some(&asked)).await?;
                view.ask.push(ask);
            }
        }
    }
    Ok(once_each(view))
}

fn empty(service: &Service, case: Option<CaseId>) -> NeedsView {
    NeedsView {
        service: service.id.clone(),
        case,
        ask: Vec::new(),
        unread: Vec::new(),
    }
}

fn register(service: &Service, fact: &str) -> Option<Text> {
    let need = service.form.facts.get(fact)?;
    Some(Text::register(&need.register, "name"))
}

/// Two facts of one register are one register to whoever waits for it.
fn once_each(mut view: NeedsView) -> NeedsView {
    let mut seen: Vec<Text> = Vec::new();
    view.unread.retain(|register| {
        let fresh = !seen.contains(register);
        if fresh {
            seen.push(register.clone());
        }
        fresh
    });
    view
}
