//! Where I am signed in.

use super::raising::below_account;
use super::session::{is_local, own};
use crate::http::{Answer, Asked, Failure, Session};
use crate::pages;
use app::Resident;
use app::account::session;
use axum::http::header;
use base::RowId;

const LIST: &str = "/akun/sesi";

pub(super) async fn list(asked: Asked, _: Resident) -> Answer {
    let sessions = session::list(&asked.portal.app, own(&asked)?, asked.now).await?;
    asked.page(pages::account::sessions::page(&asked.ctx(), &sessions))
}

pub(super) async fn end(asked: Asked, resident: Resident) -> Answer {
    let id = RowId::parse(asked.form.get("sesi").unwrap_or_default());
    let id = id.map_err(|_| Failure::not_found())?;
    if own(&asked)?.1 != id
        && let Some(first) = below_account(&asked, LIST).await?
    {
        return first;
    }
    session::end_one(&asked.portal.app, (resident.subject, id), asked.now).await?;
    asked.go(LIST)
}

pub(super) async fn end_others(asked: Asked, _: Resident) -> Answer {
    if let Some(first) = below_account(&asked, LIST).await? {
        return first;
    }
    session::end_others(&asked.portal.app, own(&asked)?, asked.now).await?;
    asked.go(LIST)
}

/// A session that is about to end goes on, for residents and officers alike.
pub(super) async fn prolong(asked: Asked) -> Answer {
    let (app, mine) = (&asked.portal.app, asked.session.row());
    let Some((subject, id)) = mine else {
        return asked.go("/masuk");
    };
    let mine = (subject, id, asked.session.turn);
    let proved = asked.session.proof.at;
    let until = session::prolong(app, mine, proved, asked.now).await?;
    let session = Session {
        until,
        ..asked.session.clone()
    };
    let next = asked.form.get("untuk").filter(|next| is_local(next));
    let mut answer = match next {
        Some(next) => crate::http::redirect(next),
        None => asked.page(pages::recover::prolonged(&asked.ctx()))?,
    };
    answer
        .headers_mut()
        .insert(header::SET_COOKIE, session.cookie(app));
    Ok(answer)
}
