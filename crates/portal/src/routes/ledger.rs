//! The ledger: what it is and where it stands, entries by their number, and files with proofs that anybody may have checked.

use crate::http::{Answer, Asked, Failure, download};
use crate::pages;
use crate::pages::ledger::exhibit::{self, Checked, Pinned};
use crate::pages::ledger::{Lookup, Mirrors, entry as found};
use ::ledger::{Exhibit, Name, Trust};
use app::AppError;
use app::audit::{self, AuditError};
use app::view::LedgerView;
use axum::http::StatusCode;
use base::{Arg, Fault, Problem, Text, Timestamp};
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
    let checked = tokio::task::spawn_blocking(move || examine(&file.bytes, &trust, now)).await;
    drop(turn);
    let (agency, checked) = checked.map_err(|_| Failure::of(Problem::ours()))?;
    if matches!(checked, Checked::Refused { .. }) {
        asked.portal.limiter.failed(asked.sender, asked.now);
    }
    let answer = Some((agency.as_str(), &checked));
    asked.page(exhibit::page(&asked.ctx(), &pinned, None, answer))
}

/// The agency whose file it says to be, and what came of it.
fn examine(bytes: &[u8], trust: &Trust, now: Timestamp) -> (String, Checked) {
    match Exhibit::read(bytes) {
        Ok(exhibit) => {
            let verified = exhibit.verify(trust, now);
            let checked = Checked::of(&exhibit, verified);
            (exhibit.agency.to_string(), checked)
        }
        Err(why) => (String::new(), Checked::refused(&why)),
    }
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
    use crate::pages::ledger::exhibit::Why;
    use serde_json::{Value, json};

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

    /// A file of the ledger of the samples, and whom to trust about it.
    fn sample() -> (Value, Trust, Timestamp) {
        let samples = include_str!("../../../ledger/samples.json");
        let mut samples: Value = serde_json::from_str(samples).unwrap();
        let origin = Name::parse(samples["origin"].as_str().unwrap()).unwrap();
        let trust = Trust::read(origin, samples["policy"].as_str().unwrap(), 1).unwrap();
        let now = samples["now"].as_i64().unwrap();
        let now = Timestamp::from_micros(0).plus_seconds(now);
        (samples["exhibit"].take(), trust, now)
    }

    #[test]
    fn a_file_whose_documents_were_recorded_shows_where_and_since_when() {
        let (file, trust, now) = sample();
        let (agency, checked) = examine(file.to_string().as_bytes(), &trust, now);
        assert_eq!(agency, "dukcapil.example");
        let Checked::Holds(seen) = checked else {
            panic!("{checked:?}");
        };
        let texts = seen.iter().map(|seen| seen.text.as_str());
        let documents = file["documents"].as_array().unwrap().iter();
        assert!(texts.eq(documents.map(|document| document["text"].as_str().unwrap())));
        assert_eq!((seen[0].index, seen[0].since, seen[0].seen), (5, now, now));
    }

    #[test]
    fn a_file_that_shows_nothing_is_refused_with_the_reason() {
        let (file, trust, now) = sample();
        let why = |change: &dyn Fn(&mut Value)| {
            let mut file = file.clone();
            change(&mut file);
            match examine(file.to_string().as_bytes(), &trust, now).1 {
                Checked::Refused { why, at } => (why, at),
                Checked::Holds(_) => panic!("this shows nothing: {file}"),
            }
        };
        let proof = |file: &mut Value, from: &str, to: &str| {
            let proof = &mut file["documents"][0]["proof"];
            *proof = proof.as_str().unwrap().replace(from, to).into();
        };
        let other = |file: &mut Value| file["documents"][0]["text"] = json!("another document");
        assert_eq!(why(&other), (Why::Altered, Some(0)));
        assert_eq!(
            why(&|file| file["type"] = json!("sigap/exhibit@v2")),
            (Why::Form, None)
        );
        assert_eq!(
            why(&|file| file["documents"] = json!([])),
            (Why::Form, None)
        );
        assert_eq!(
            why(&|file| file["ledger"] = json!("other.example")),
            (Why::Ledger, None)
        );
        assert_eq!(
            why(&|file| file["agency"] = json!("other.example")),
            (Why::Foreign, Some(0))
        );
        assert_eq!(
            why(&|file| file["documents"][0]["proof"] = json!("")),
            (Why::Damaged, Some(0))
        );
        assert_eq!(
            why(&|file| proof(file, "v3.example", "v9.example")),
            (Why::Quorum, Some(0))
        );
        assert_eq!(
            why(&|file| proof(file, "\n41\n", "\n42\n")),
            (Why::Signature, Some(0))
        );
        assert_eq!(
            why(&|file| proof(file, "\"size\":6", "\"size\":7")),
            (Why::Altered, Some(0))
        );
    }

    #[test]
    fn no_bytes_stop_the_check_of_a_file() {
        let (_, trust, now) = sample();
        let deep = "[".repeat(100_000);
        for bytes in [
            &b""[..],
            b"\xff\xfe",
            b"{",
            b"null",
            b"%PDF-1.7\n",
            deep.as_bytes(),
        ] {
            let (agency, checked) = examine(bytes, &trust, now);
            assert_eq!(agency, "");
            assert_eq!(
                checked,
                Checked::Refused {
                    why: Why::Form,
                    at: None
                }
            );
        }
    }
}
