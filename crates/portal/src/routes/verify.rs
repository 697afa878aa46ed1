//! Checking a document; failures are counted per sender.

use crate::http::{Answer, Asked, Failure};
use crate::pages;
use app::verify;
use app::view::VerifyView;
use app::view::own::VerifyPage;
use axum::http::StatusCode;
use base::{Fault, Problem, PublicNumber, Text};

pub(super) async fn show(asked: Asked) -> Answer {
    asked.page(pages::verify::page(&asked.ctx(), &page(&asked)))
}

pub(super) async fn number(asked: Asked) -> Answer {
    wait_if_many(&asked)?;
    let typed = asked.form.get("number").unwrap_or_default();
    let mut page = page(&asked);
    page.typed = typed.chars().take(40).collect();
    let Ok(number) = PublicNumber::parse(typed) else {
        let key = if typed.trim().is_empty() {
            "verify-number-empty"
        } else {
            "verify-number-bad"
        };
        return wrong(&asked, page, ("number", key));
    };
    let result = verify::number(&asked.portal.app, number).await?;
    told(&asked, page, result)
}

pub(super) async fn file(asked: Asked) -> Answer {
    wait_if_many(&asked)?;
    let (portal, page) = (&asked.portal, page(&asked));
    let file = asked.form.file.as_ref();
    let Some(file) = file.filter(|file| !file.bytes.is_empty()) else {
        return wrong(&asked, page, ("file", "verify-file-empty"));
    };
    let result = verify::file(&portal.app, &portal.trust, &file.bytes).await?;
    told(&asked, page, result)
}

/// The page again, with what is wrong at its field.
fn wrong(asked: &Asked, mut page: VerifyPage, (field, key): (&'static str, &str)) -> Answer {
    page.error = Some((field, Text::portal(key)));
    let shown = pages::verify::page(&asked.ctx(), &page);
    asked.page_with(StatusCode::UNPROCESSABLE_ENTITY, shown)
}

fn told(asked: &Asked, mut page: VerifyPage, result: VerifyView) -> Answer {
    if matches!(result, VerifyView::Unknown | VerifyView::Altered) {
        asked.portal.limiter.failed(asked.sender, asked.now);
    }
    page.result = Some(result);
    asked.page(pages::verify::page(&asked.ctx(), &page))
}

fn wait_if_many(asked: &Asked) -> Result<(), Failure> {
    match asked.portal.limiter.wait_seconds(asked.sender, asked.now) {
        None => Ok(()),
        Some(seconds) => {
            let problem = Problem::of(Fault::TooOften, "problem-too-often");
            Err(Failure::wait(problem.next("/periksa"), seconds))
        }
    }
}

fn page(asked: &Asked) -> VerifyPage {
    VerifyPage {
        keys: asked.portal.jwks.clone(),
        ..VerifyPage::default()
    }
}
