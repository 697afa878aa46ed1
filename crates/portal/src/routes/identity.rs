//! My identity in the ledger.

use super::raising::below_account;
use crate::http::{Answer, Asked, Failure, download};
use crate::pages::identity;
use app::Resident;
use app::did::{self, NotReplaced};
use axum::http::StatusCode;

const HERE: &str = "/identitas";

pub(super) async fn show(asked: Asked, resident: Resident) -> Answer {
    let view = did::show(&asked.portal.app, resident).await?;
    asked.page(identity::page(&asked.ctx(), &view))
}

/// The address that somebody types who knows the English word.
pub(super) async fn guessed(asked: Asked) -> Answer {
    asked.go(HERE)
}

/// The file that shows it, to keep.
pub(super) async fn file(asked: Asked, resident: Resident) -> Answer {
    if let Some(first) = below_account(&asked, HERE).await? {
        return first;
    }
    let file = did::file(&asked.portal.app, resident).await?;
    Ok(download("application/json", "identitas.json", file))
}

pub(super) async fn ask(asked: Asked, _: Resident) -> Answer {
    asked.page(identity::anew(&asked.ctx(), false))
}

/// Ends it and begins another. Whoever is less sure than the account shows more of themselves first.
pub(super) async fn anew(asked: Asked, resident: Resident) -> Answer {
    if let Some(first) = below_account(&asked, HERE).await? {
        return first;
    }
    match did::replace(&asked.portal.app, resident, asked.now).await {
        Ok(()) => asked.go(HERE),
        Err(NotReplaced::Absent) => Err(Failure::not_found()),
        Err(NotReplaced::Early) => {
            let page = identity::anew(&asked.ctx(), true);
            asked.page_with(StatusCode::CONFLICT, page)
        }
        Err(NotReplaced::App(error)) => Err(error.into()),
    }
}
