//! Showing: an account with what happened to it, page by page.

use crate::show::office_named;
use crate::tables::account;
use crate::tables::account_event::{self, Happened};
use crate::view::OfficeView;
use crate::{App, AppError};
use base::{Assurance, RowId, SubjectId, Timestamp};
use std::collections::BTreeMap;

/// An account as its owner sees it.
#[derive(Clone, Debug)]
pub struct AccountView {
    pub name: String,
    pub assurance: Assurance,
    pub opened: Timestamp,
    /// Newest first.
    pub happened: Vec<HappenedView>,
}

/// One thing that happened to an account. Words: `account-event-<kind>`, filled with `named`.
#[derive(Clone, Debug)]
pub struct HappenedView {
    pub kind: String,
    pub at: Timestamp,
    pub named: BTreeMap<String, String>,
    /// The office that is named, in words.
    pub office: Option<OfficeView>,
}

/// One page of what happened, newest first.
#[derive(Clone, Debug, Default)]
pub struct HappenedPage {
    pub shown: Vec<HappenedView>,
    /// Where an older page begins, if there is one.
    pub older: Option<RowId>,
}

/// Entries shown on one page.
const HAPPENED_MAX: i64 = 50;

/// The account of a subject; none where there is none.
pub async fn show(app: &App, subject: SubjectId) -> Result<Option<AccountView>, AppError> {
    let Some(account) = account::find(app, subject).await? else {
        return Ok(None);
    };
    Ok(Some(AccountView {
        name: account.content.name,
        assurance: account.assurance,
        opened: account.opened,
        happened: happened(app, subject, None).await?.shown,
    }))
}

/// What happened to an account, from the newest or from what happened before `before` on.
pub async fn happened(
    app: &App,
    subject: SubjectId,
    before: Option<RowId>,
) -> Result<HappenedPage, AppError> {
    let mut found = account_event::list(app, subject, (before, HAPPENED_MAX + 1)).await?;
    let shown = usize::try_from(HAPPENED_MAX).unwrap_or(usize::MAX);
    let more = found.len() > shown;
    found.truncate(shown);
    let last = found.last().map(|one| one.id);
    Ok(HappenedPage {
        shown: found.into_iter().map(|one| view(app, one)).collect(),
        older: last.filter(|_| more),
    })
}

fn view(app: &App, one: Happened) -> HappenedView {
    let office = one.named.get("office");
    HappenedView {
        kind: one.kind,
        at: one.at,
        office: office.map(|id| office_named(&app.pack, id)),
        named: one.named,
    }
}
