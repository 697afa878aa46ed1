//! Applying: start, one question a page, documents, check, send.

use crate::components::FormState;
use crate::http::{Answer, Asked, Failure, see};
use crate::pages;
use app::apply::answer::AnswerError;
use app::apply::attach::AttachError;
use app::apply::form::At;
use app::apply::submit as submitting;
use app::apply::submit::{Sending, Sent};
use app::apply::{
    answer as answering, attach as attaching, check as checking, early, form, start as starting,
};
use app::view::{Ask, FormView};
use app::{AppError, Resident, follow};
use axum::http::StatusCode;
use base::{CaseId, Explain, RowId, Text};
use pack::model::Asked as Wanted;

pub(super) async fn start(asked: Asked, resident: Resident) -> Answer {
    let app = &asked.portal.app;
    let service = asked.param("service");
    let case = starting::start(app, resident, service, None, asked.now).await?;
    asked.go(&format!("/permohonan/{case}/isi"))
}

/// To whatever comes next: a question, a document, or the check.
pub(super) async fn next(asked: Asked, resident: Resident) -> Answer {
    let case = asked.case()?;
    match view(&asked, resident, case, At::Next).await? {
        None => asked.go(&format!("/permohonan/{case}")),
        Some(view) => match view.ask {
            Ask::Question(question) => asked.go(&format!("/permohonan/{case}/isi/{}", question.id)),
            Ask::Evidence(evidence) => {
                asked.go(&format!("/permohonan/{case}/bukti/{}", evidence.kind))
            }
            Ask::Nothing => asked.go(&format!("/permohonan/{case}/periksa")),
        },
    }
}

pub(super) async fn question(asked: Asked, resident: Resident) -> Answer {
    let at = asked.param("question").to_owned();
    let at = match asked.query.get("q") {
        Some(words) => At::Search(&at, words),
        None => At::Question(&at),
    };
    show(&asked, resident, at).await
}

pub(super) async fn evidence(asked: Asked, resident: Resident) -> Answer {
    let at = asked.param("kind").to_owned();
    show(&asked, resident, At::Evidence(&at)).await
}

pub(super) async fn answer(asked: Asked, resident: Resident) -> Answer {
    let case = asked.case()?;
    let app = &asked.portal.app;
    let typed = asked.form.typed();
    let question = asked.param("question");
    match answering::answer(app, resident, case, (question, &typed), asked.now).await {
        // The answer is kept all the same: the page says what would become of it, and how to go on.
        Ok(()) if early::is_refused(app, resident, case, question, asked.now).await? => {
            asked.go(&format!("/permohonan/{case}/isi/{question}"))
        }
        Ok(()) => after(&asked, case),
        Err(AnswerError::Sent) => asked.go(&format!("/permohonan/{case}")),
        Err(AnswerError::Wrong(words)) => {
            let at = At::Question(question);
            let Some(mut view) = view(&asked, resident, case, at).await? else {
                return asked.go(&format!("/permohonan/{case}"));
            };
            if let Ask::Question(question) = &mut view.ask {
                question.typed = typed;
                question.error = Some(words);
            }
            asked.page_with(
                StatusCode::UNPROCESSABLE_ENTITY,
                pages::form::page(&asked.ctx(), &view),
            )
        }
        Err(AnswerError::App(error)) => Err(error.into()),
    }
}

pub(super) async fn attach(asked: Asked, resident: Resident) -> Answer {
    let case = asked.case()?;
    let app = &asked.portal.app;
    let kind = asked.param("kind");
    let Some(file) = asked
        .form
        .file
        .as_ref()
        .filter(|file| !file.name.is_empty())
    else {
        // No file chosen: with one there already that means "go on".
        let view = view(&asked, resident, case, At::Evidence(kind)).await?;
        let given =
            view.is_some_and(|view| matches!(view.ask, Ask::Evidence(e) if !e.files.is_empty()));
        if given {
            return asked.go(&format!("/permohonan/{case}/isi"));
        }
        return wrong_file(&asked, resident, AttachError::Empty).await;
    };
    let given = (kind, file.name.as_str(), file.bytes.as_slice());
    match attaching::attach(app, resident, case, given, asked.now).await {
        Ok(()) => asked.go(&format!("/permohonan/{case}/bukti/{kind}")),
        Err(AttachError::Sent) => asked.go(&format!("/permohonan/{case}")),
        Err(AttachError::App(error)) => Err(error.into()),
        Err(error) => wrong_file(&asked, resident, error).await,
    }
}

pub(super) async fn detach(asked: Asked, resident: Resident) -> Answer {
    let case = asked.case()?;
    let file = asked.form.get("file").unwrap_or_default();
    let file = RowId::parse(file).map_err(|_| Failure::not_found())?;
    attaching::detach(&asked.portal.app, resident, case, file, asked.now).await?;
    asked.go(&format!("/permohonan/{case}/bukti/{}", asked.param("kind")))
}

/// A file the person gave, and nobody else's.
pub(super) async fn file(asked: Asked, resident: Resident) -> Answer {
    let file = RowId::parse(asked.param("file")).map_err(|_| Failure::not_found())?;
    let kind = asked.param("kind");
    let case = asked.case()?;
    let (media_type, bytes) =
        follow::evidence(&asked.portal.app, resident, case, (kind, file)).await?;
    Ok(see(&media_type, bytes))
}

pub(super) async fn check(asked: Asked, resident: Resident) -> Answer {
    look(&asked, resident, StatusCode::OK, FormState::default()).await
}

/// Everything once more; what is wrong is said on top.
async fn look(asked: &Asked, resident: Resident, status: StatusCode, state: FormState) -> Answer {
    let case = asked.case()?;
    let changed = asked.query.get("berubah").map_or("", String::as_str);
    let changed: Vec<String> = changed.split(' ').map(str::to_owned).collect();
    match checking::check(&asked.portal.app, resident, case, &changed, asked.now).await {
        Ok(view) => asked.page_with(status, pages::check::page(&asked.ctx(), &view, &state)),
        // Something is still to be given, or it was sent already: the form knows which.
        Err(AppError::Conflict) => asked.go(&format!("/permohonan/{case}/isi")),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn submit(asked: Asked, resident: Resident) -> Answer {
    let case = asked.case()?;
    let sending = Sending {
        digest: asked.form.get("digest").map(str::to_owned),
        answers: asked.form.grouped("answers"),
        once: None,
    };
    let sent = submitting::submit(&asked.portal.app, resident, case, &sending, asked.now).await;
    match sent? {
        Sent::Done | Sent::Already => asked.go(&format!("/permohonan/{case}")),
        Sent::Changed(names) => {
            let names = serde_urlencoded::to_string([("berubah", names.join(" "))]);
            asked.go(&format!(
                "/permohonan/{case}/periksa?{}",
                names.unwrap_or_default()
            ))
        }
        Sent::Unseen => {
            // There is no field to blame: the link leads to the page's content.
            let error = ("isi".to_owned(), Text::portal("problem-not-seen"));
            let state = FormState {
                errors: vec![error],
                ..FormState::default()
            };
            look(&asked, resident, StatusCode::UNPROCESSABLE_ENTITY, state).await
        }
        Sent::RulesChanged => asked.go(&format!("/permohonan/{case}/periksa")),
        Sent::Incomplete(Wanted::Evidence(kind)) => {
            asked.go(&format!("/permohonan/{case}/bukti/{kind}"))
        }
        Sent::Incomplete(Wanted::Question(id) | Wanted::Fact(id)) => {
            asked.go(&format!("/permohonan/{case}/isi/{id}"))
        }
    }
}

/// After an answer: back to the check if the person came from there, else on.
fn after(asked: &Asked, case: CaseId) -> Answer {
    asked.go(&format!("/permohonan/{case}/isi"))
}

async fn show(asked: &Asked, resident: Resident, at: At<'_>) -> Answer {
    let case = asked.case()?;
    match view(asked, resident, case, at).await? {
        Some(view) => asked.page(pages::form::page(&asked.ctx(), &view)),
        None => asked.go(&format!("/permohonan/{case}")),
    }
}

/// The form, or nothing where the case was sent already.
async fn view(
    asked: &Asked,
    resident: Resident,
    case: CaseId,
    at: At<'_>,
) -> Result<Option<FormView>, Failure> {
    match form::form(&asked.portal.app, resident, case, at, asked.now).await {
        Ok(view) => Ok(Some(view)),
        Err(AppError::Conflict) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

async fn wrong_file(asked: &Asked, resident: Resident, error: AttachError) -> Answer {
    let case = asked.case()?;
    let words: Text = error.explain().text;
    let Some(mut view) = view(asked, resident, case, At::Evidence(asked.param("kind"))).await?
    else {
        return asked.go(&format!("/permohonan/{case}"));
    };
    if let Ask::Evidence(evidence) = &mut view.ask {
        evidence.error = Some(words);
    }
    asked.page_with(
        StatusCode::UNPROCESSABLE_ENTITY,
        pages::form::page(&asked.ctx(), &view),
    )
}
