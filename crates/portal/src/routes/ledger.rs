//! The ledger: what it is and where it stands, entries by their number, and files with proofs that anybody may have checked.

use crate::http::{Answer, Asked, Failure, download};
use crate::pages;
use crate::pages::ledger::exhibit::{self, Checked, Pinned};
use crate::pages::ledger::{Lookup, Mirrors, entry as found};
use ::ledger::{Name, Trust};
use app::AppError;
use app::audit::{self, AuditError};
use app::view::LedgerView;
use axum::http::StatusCode;
use base::{Arg, Fault, Problem, Text};
use tokio::sync::Semaphore;

const PLAIN: &str = "text/plain; charset=utf-8";
/// Files that are checked at once.
static TURNS: Semaphore = Semaphore::const_new(2);
/// Letters of a number that are shown again.
const TYPED_MAX: usize = 40;

pub(super) async fn show(asked: Asked) -> Answer {
    let portal = &asked.portal;
    let view = match &portal.app.audit {
        Some(_) => Some(audit::ledger(&portal.app).await?),
        None => None,
    };
    let at = |folder| format!("{}{folder}", portal.app.origin);
    let mirrors = Mirrors {
        ledger: portal.ledger_files.as_ref().map(|_| at("/ledger")),
        audit: portal.audit_files.as_ref().map(|_| at("/audit-log")),
        did: portal.did_files.as_deref().and_then(super::did::named),
    };
    asked.page(pages::ledger::page(&asked.ctx(), view.as_ref(), &mirrors))
}

/// The address that somebody types who knows the English word.
pub(super) async fn guessed(asked: Asked) -> Answer {
    asked.go("/buku-besar")
}

pub(super) async fn policy(asked: Asked) -> Answer {
    let view = audit::ledger(&asked.portal.app).await?;
    let policy = view.policy.into_bytes();
    Ok(download(PLAIN, "kebijakan-buku-besar.txt", policy))
}

pub(super) async fn entry(asked: Asked) -> Answer {
    let app = &asked.portal.app;
    if app.audit.is_none() {
        return Err(Failure::not_found());
    }
    let Some(typed) = asked.query.get(found::FIELD) else {
        return asked.page(found::page(&asked.ctx(), &Lookup::default(), None));
    };
    let typed: String = typed.chars().take(TYPED_MAX).collect();
    let index = match number(&typed) {
        Ok(index) => index,
        Err(key) => return not_found(&asked, typed, Text::portal(key)),
    };
    match audit::entry(app, index).await {
        Ok(view) => {
            let lookup = Lookup { typed, error: None };
            asked.page(found::page(&asked.ctx(), &lookup, Some(&view)))
        }
        Err(AuditError::App(AppError::NotFound)) => {
            let last = audit::ledger(app).await?.entries.saturating_sub(1);
            let words = Text::portal("ledger-entry-absent")
                .with("index", Arg::Str(index.to_string()))
                .with("last", Arg::Str(last.to_string()));
            not_found(&asked, typed, words)
        }
        Err(error) => Err(error.into()),
    }
}

/// The page again, with what is wrong at its field.
fn not_found(asked: &Asked, typed: String, error: Text) -> Answer {
    let lookup = Lookup {
        typed,
        error: Some(error),
    };
    let page = found::page(&asked.ctx(), &lookup, None);
    asked.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
}

/// Digits, and blanks around them.
fn number(typed: &str) -> Result<u64, &'static str> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err("ledger-entry-empty");
    }
    let is_number = typed.bytes().all(|b| b.is_ascii_digit());
    let number = is_number.then(|| typed.parse().ok()).flatten();
    number.ok_or("ledger-entry-bad")
}

/// The proof of an entry, to keep.
pub(super) async fn proof(asked: Asked) -> Answer {
    let index = number(asked.param("index")).map_err(|_| Failure::not_found())?;
    let entry = audit::entry(&asked.portal.app, index).await?;
    let name = format!("bukti-entri-{index}.txt");
    Ok(download(PLAIN, &name, entry.proof.into_bytes()))
}

pub(super) async fn ask(asked: Asked) -> Answer {
    let view = audit::ledger(&asked.portal.app).await?;
    asked.page(exhibit::page(&asked.ctx(), &pinned(view), None, None))
}

/// Checks a file where the page could not do so itself. Nothing of it is kept.
pub(super) async fn check(mut asked: Asked) -> Answer {
    wait_if_many(&asked)?;
    let file = asked.form.file.take();
    let pinned = pinned(audit::ledger(&asked.portal.app).await?);
    let Some(file) = file.filter(|file| !file.bytes.is_empty()) else {
        let error = Text::portal("exhibit-file-empty");
        let page = exhibit::page(&asked.ctx(), &pinned, Some(&error), None);
        return asked.page_with(StatusCode::UNPROCESSABLE_ENTITY, page);
    };
    let trust = trust(&pinned)?;
    let now = asked.now;
    // Many signatures may stand in a file: nobody else waits for them, and few are looked at at once.
    let turn = TURNS.acquire().await;
    let turn = turn.map_err(|_| Failure::of(Problem::ours()))?;
    let checked = tokio::task::spawn_blocking(move || Checked::of(&file.bytes, &trust, now)).await;
    drop(turn);
    let checked = checked.map_err(|_| Failure::of(Problem::ours()))?;
    if matches!(checked, Checked::Refused { .. }) {
        asked.portal.limiter.failed(asked.sender, asked.now);
    }
    asked.page(exhibit::page(&asked.ctx(), &pinned, None, Some(&checked)))
}

fn pinned(view: LedgerView) -> Pinned {
    Pinned {
        ledger: view.origin,
        policy: view.policy,
    }
}

/// Trust in what the page itself shows: whoever doubts it has a policy of their own.
fn trust(pinned: &Pinned) -> Result<Trust, Failure> {
    let origin = Name::parse(&pinned.ledger).ok();
    let trust = origin.and_then(|origin| Trust::read(origin, &pinned.policy, 1).ok());
    trust.ok_or_else(|| Failure::of(Problem::ours()))
}

fn wait_if_many(asked: &Asked) -> Result<(), Failure> {
    match asked.portal.limiter.wait_seconds(asked.sender, asked.now) {
        None => Ok(()),
        Some(seconds) => {
            let problem = Problem::of(Fault::TooOften, "problem-too-often");
            Err(Failure::wait(problem.next("/buku-besar/periksa"), seconds))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_an_entry_is_digits_and_nothing_else() {
        assert_eq!(number(" 1204 "), Ok(1_204));
        assert_eq!(number("0"), Ok(0));
        for empty in ["", "   ", "\t"] {
            assert_eq!(number(empty), Err("ledger-entry-empty"));
        }
        let most = format!("{}0", u64::MAX);
        for bad in ["-1", "+1", "1.204", "0x10", "satu", "1 2", "١٢", &most] {
            assert_eq!(number(bad), Err("ledger-entry-bad"), "{bad}");
        }
    }
}
