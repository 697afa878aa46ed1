//! The officer's desk.

use crate::components::FormState;
use crate::http::{Answer, Asked, Failure, Form, see};
use crate::pages;
use app::officer::decide::{self as deciding, DecideError, Deciding};
use app::officer::send_back::{SendBackError, Sending, Sent};
use app::officer::{self, Asking, Desk, Examining};
use app::view::{ProductView, QueueRow, StageView};
use app::{AppError, Officer};
use axum::http::StatusCode;
use base::{CaseId, Explain, RowId, Text};
use case::{Finding, Refusal};
use pack::model::Outcome;
use std::collections::{BTreeMap, BTreeSet};

/// Something is not filled in.
const MISSING: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

pub(super) async fn queue(asked: Asked, officer: Officer) -> Answer {
    let view = officer::queue(&asked.portal.app, &officer, asked.now).await?;
    asked.page(pages::queue::page(&asked.ctx(), &view))
}

/// Money that is due back from this office.
pub(super) async fn refunds(asked: Asked, officer: Officer) -> Answer {
    let view = officer::refunds(&asked.portal.app, &officer).await?;
    let page = pages::refunds::page(&asked.ctx(), &view, &FormState::default());
    asked.page(page)
}

/// An officer sent money back: `case`, `bank_id`, `transfer-<bank_id>`, and `sure` once it was shown again.
pub(super) async fn send_back(asked: Asked, officer: Officer) -> Answer {
    let app = &asked.portal.app;
    let get = |name: &str| asked.form.get(name).unwrap_or_default();
    let case = CaseId::parse(get("case")).map_err(|_| Failure::not_found())?;
    let bank_id = get("bank_id");
    let field = pages::refunds::transfer_of(bank_id);
    let sending = Sending {
        bank_id,
        transfer: get(&field),
        sure: asked.form.get("sure").is_some(),
    };
    match officer::send_back(app, &officer, (case, sending), asked.now).await {
        Ok(Sent::Noted) => asked.go("/petugas/pengembalian"),
        Ok(Sent::Asked(view)) => asked.page(pages::send_back::page(&asked.ctx(), &view)),
        Err(error @ SendBackError::Transfer(_)) => {
            let state = FormState {
                typed: asked.form.typed(),
                errors: vec![(field, error.explain().text)],
            };
            let view = officer::refunds(app, &officer).await?;
            let page = pages::refunds::page(&asked.ctx(), &view, &state);
            asked.page_with(MISSING, page)
        }
        Err(error) => Err(error.into()),
    }
}

/// The most urgent case, so that work is not picked by taste.
pub(super) async fn next(asked: Asked, me: Officer) -> Answer {
    let app = &asked.portal.app;
    let rows = officer::queue(app, &me, asked.now).await?.rows;
    let waits = |row: &QueueRow| row.stage != StageView::WaitingClarification;
    for row in rows.into_iter().filter(waits) {
        match officer::open(app, &me, row.case, asked.now).await {
            Ok(()) => return asked.go(&format!("/petugas/{}", row.case)),
            // One's own family's case is for a colleague.
            Err(AppError::TooClose | AppError::Handled | AppError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    asked.go("/petugas")
}

pub(super) async fn open(asked: Asked, officer: Officer) -> Answer {
    let case = asked.case()?;
    officer::open(&asked.portal.app, &officer, case, asked.now).await?;
    asked.go(&format!("/petugas/{case}"))
}

pub(super) async fn show(asked: Asked, officer: Officer) -> Answer {
    let case = asked.case()?;
    match officer::show(&asked.portal.app, &officer, case, asked.now).await? {
        Desk::Case(view) => {
            let page = pages::officer_case::page(&asked.ctx(), &view, &FormState::default());
            asked.page(page)
        }
        Desk::Closed => asked.page(pages::closed::page(&asked.ctx(), case)),
        Desk::TooClose => asked.page(pages::closed::too_close(&asked.ctx(), case)),
    }
}

pub(super) async fn decide(asked: Asked, officer: Officer) -> Answer {
    let (app, case) = (&asked.portal.app, asked.case()?);
    let deciding = Deciding {
        decisions: decisions(&asked.form),
        later: later(&asked.form),
    };
    match deciding::decide(app, &officer, (case, seq(&asked)), deciding, asked.now).await {
        Ok(()) => asked.go("/petugas"),
        Err(error @ DecideError::Refused(Refusal::NoReason | Refusal::NotTheOpenProducts)) => {
            wrong(&asked, &officer, MISSING, |open| {
                errors(&asked, &error, open)
            })
            .await
        }
        Err(error @ DecideError::Moved(_)) => moved(&asked, &officer, &error).await,
        Err(error) => Err(error.into()),
    }
}

/// Ask the applicant: `about-<product>`, `ground` and `question`.
pub(super) async fn ask(asked: Asked, officer: Officer) -> Answer {
    let (app, case) = (&asked.portal.app, asked.case()?);
    let get = |name: &str| asked.form.get(name).unwrap_or_default().to_owned();
    let names = asked.form.fields.iter();
    let about = names.filter_map(|(name, _)| name.strip_prefix("about-"));
    let asking = Asking {
        products: about.map(str::to_owned).collect(),
        question: get("question"),
        ground: get("ground"),
    };
    match officer::ask(app, &officer, (case, seq(&asked)), asking, asked.now).await {
        Ok(()) => asked.go(&format!("/petugas/{case}")),
        Err(error @ DecideError::Refused(Refusal::NoGround)) => {
            let error = ("ground".to_owned(), error.explain().text);
            wrong(&asked, &officer, MISSING, |_| vec![error]).await
        }
        Err(error @ DecideError::Refused(Refusal::NoQuestion)) => {
            let error = ("question".to_owned(), error.explain().text);
            wrong(&asked, &officer, MISSING, |_| vec![error]).await
        }
        Err(DecideError::Refused(Refusal::NotTheOpenProducts)) => {
            wrong(&asked, &officer, MISSING, |open| {
                let first = open.first().map(|one| format!("about-{}", one.product));
                let words = Text::portal("problem-no-product");
                first.map(|field| (field, words)).into_iter().collect()
            })
            .await
        }
        Err(error @ DecideError::Refused(Refusal::AlreadyAsked | Refusal::AlreadyLate)) => {
            let said = ("isi".to_owned(), error.explain().text);
            wrong(&asked, &officer, MISSING, |_| vec![said]).await
        }
        Err(error @ (DecideError::Moved(_) | DecideError::Refused(_))) => {
            moved(&asked, &officer, &error).await
        }
        Err(error) => Err(error.into()),
    }
}

/// What the officer found of the documents of one kind; back to the case while it waits for more.
pub(super) async fn examine(asked: Asked, officer: Officer) -> Answer {
    let (app, case) = (&asked.portal.app, asked.case()?);
    let kind = asked.param("kind").to_owned();
    let finding = match asked.form.get(&format!("finding-{kind}")) {
        Some("accepted") => Some(Finding::Accepted),
        Some("rejected") => Some(Finding::Rejected),
        _ => None,
    };
    let Some(finding) = finding else {
        let field = format!("finding-{kind}-accepted");
        let error = (field, Text::portal("problem-no-finding"));
        return wrong(&asked, &officer, MISSING, |_| vec![error]).await;
    };
    let reason = asked.form.get(&format!("why-{kind}")).unwrap_or_default();
    let examining = Examining {
        kind: kind.clone(),
        finding,
        reason: reason.to_owned(),
    };
    match officer::examine(app, &officer, (case, seq(&asked)), examining, asked.now).await {
        Ok(true) => asked.go(&format!("/petugas/{case}")),
        Ok(false) => asked.go("/petugas"),
        Err(error @ DecideError::Refused(Refusal::NoReason)) => {
            let error = (format!("why-{kind}"), error.explain().text);
            wrong(&asked, &officer, MISSING, |_| vec![error]).await
        }
        Err(error @ DecideError::Moved(_)) => moved(&asked, &officer, &error).await,
        Err(error) => Err(error.into()),
    }
}

/// What the officer has seen and no register shows: `state-<question>`.
pub(super) async fn state(asked: Asked, officer: Officer) -> Answer {
    let (app, case) = (&asked.portal.app, asked.case()?);
    let typed = asked.form.fields.iter().filter_map(|(name, value)| {
        let question = name.strip_prefix("state-")?;
        Some((question.to_owned(), value.clone()))
    });
    let typed = typed.collect();
    match officer::state(app, &officer, (case, seq(&asked)), &typed, asked.now).await {
        Ok(true) => asked.go(&format!("/petugas/{case}")),
        Ok(false) => asked.go("/petugas"),
        Err(DecideError::Wrong(wrong_ones)) => {
            let errors = wrong_ones.into_iter();
            let errors = errors.map(|(question, text)| (format!("state-{question}"), text));
            wrong(&asked, &officer, MISSING, |_| errors.collect()).await
        }
        Err(error @ DecideError::Moved(_)) => moved(&asked, &officer, &error).await,
        Err(error) => Err(error.into()),
    }
}

/// The page as it is now, with what was typed and what is wrong with it.
async fn wrong(
    asked: &Asked,
    officer: &Officer,
    status: StatusCode,
    errors: impl FnOnce(&[ProductView]) -> Vec<(String, Text)>,
) -> Answer {
    let desk = officer::show(&asked.portal.app, officer, asked.case()?, asked.now).await?;
    let Desk::Case(view) = desk else {
        return Err(Failure::not_found());
    };
    let state = FormState {
        typed: asked.form.typed(),
        errors: errors(&view.open),
    };
    let page = pages::officer_case::page(&asked.ctx(), &view, &state);
    asked.page_with(status, page)
}

/// Somebody else acted meanwhile: what is new, with what was typed still there.
async fn moved(asked: &Asked, officer: &Officer, error: &DecideError) -> Answer {
    // There is no field to blame: the link leads to the page's content.
    let said = ("isi".to_owned(), error.explain().text);
    wrong(asked, officer, StatusCode::CONFLICT, |_| vec![said]).await
}

/// The event up to which the officer saw the case.
fn seq(asked: &Asked) -> Option<i64> {
    asked.form.get("seq")?.parse().ok()
}

pub(super) async fn evidence(asked: Asked, officer: Officer) -> Answer {
    let file = RowId::parse(asked.param("file")).map_err(|_| Failure::not_found())?;
    let (media_type, bytes) =
        officer::evidence(&asked.portal.app, &officer, asked.case()?, file, asked.now).await?;
    Ok(see(&media_type, bytes))
}

/// `outcome-<product>` is grant or refuse; `reason-<product>` says why. Left empty, it is the reason given above it for
/// the same outcome.
fn decisions(form: &Form) -> BTreeMap<String, (Outcome, String)> {
    let mut decided = BTreeMap::new();
    let mut said: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, value) in &form.fields {
        let (Some(product), Some(outcome)) = (name.strip_prefix("outcome-"), outcome(value)) else {
            continue;
        };
        let own = form.get(&format!("reason-{product}")).unwrap_or_default();
        let reason = if own.trim().is_empty() {
            said.get(value.as_str()).copied().unwrap_or(own)
        } else {
            said.insert(value, own);
            own
        };
        decided.insert(product.to_owned(), (outcome, reason.to_owned()));
    }
    decided
}

/// Products that the officer leaves open.
fn later(form: &Form) -> BTreeSet<String> {
    let fields = form.fields.iter().filter(|(_, value)| *value == "later");
    let products = fields.filter_map(|(name, _)| name.strip_prefix("outcome-"));
    products.map(str::to_owned).collect()
}

fn outcome(word: &str) -> Option<Outcome> {
    match word {
        "grant" => Some(Outcome::Grant),
        "refuse" => Some(Outcome::Refuse),
        _ => None,
    }
}

/// What is missing, at the field where it is missing.
fn errors(asked: &Asked, error: &DecideError, open: &[ProductView]) -> Vec<(String, Text)> {
    let mut errors = Vec::new();
    let decided = decisions(&asked.form);
    // One reason is enough for each outcome, so it is asked for once.
    let mut asked_for = BTreeSet::new();
    for ProductView { product, .. } in open {
        let outcome = asked.form.get(&format!("outcome-{product}"));
        if outcome == Some("later") {
            continue;
        }
        if outcome.is_none() {
            let field = format!("outcome-{product}-grant");
            errors.push((field, Text::portal("problem-every-product")));
        }
        let reason = format!("reason-{product}");
        let words = decided
            .get(product)
            .map(|(_, words)| words.as_str())
            .or_else(|| asked.form.get(&reason));
        if words.is_none_or(|words| words.trim().is_empty()) && asked_for.insert(outcome) {
            errors.push((reason, Text::portal("problem-no-reason")));
        }
    }
    if errors.is_empty() {
        // All of it was left for later.
        let first = open
            .first()
            .map(|one| format!("outcome-{}-grant", one.product));
        let told = first.map(|field| (field, Text::portal("problem-decide-one")));
        errors.push(told.unwrap_or_else(|| (String::new(), error.explain().text)));
    }
    errors
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(fields: &[(&str, &str)]) -> Vec<(String, Outcome, String)> {
        let fields = fields
            .iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()));
        let form = Form {
            fields: fields.collect(),
            file: None,
        };
        let decided = decisions(&form).into_iter();
        decided
            .map(|(product, (outcome, reason))| (product, outcome, reason))
            .collect()
    }

    #[test]
    fn an_empty_reason_is_the_one_given_above_for_the_same_outcome() {
        let told = decided(&[
            ("outcome-a", "grant"),
            ("reason-a", "Surat sah."),
            ("outcome-b", "refuse"),
            ("reason-b", ""),
            ("outcome-c", "grant"),
            ("reason-c", " "),
        ]);
        let reasons: Vec<&str> = told.iter().map(|(_, _, reason)| reason.as_str()).collect();
        assert_eq!(reasons, ["Surat sah.", "", "Surat sah."]);
    }
}
