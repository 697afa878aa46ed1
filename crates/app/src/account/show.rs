//! Showing: an account with what happened to it.

use crate::show::office_named;
use crate::tables::{account, account_event};
use crate::view::OfficeView;
use crate::{App, AppError};
use base::{Assurance, SubjectId, Timestamp};
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

/// Entries shown on one page.
const HAPPENED_MAX: i64 = 50;

/// The account of a subject; none where there is none.
pub async fn show(app: &App, subject: SubjectId) -> Result<Option<AccountView>, AppError> {
    let Some(account) = account::find(app, subject).await? else {
        return Ok(None);
    };
    let happened = account_event::list(app, subject, HAPPENED_MAX).await?;
    Ok(Some(AccountView {
        name: account.content.name,
        assurance: account.assurance,
        opened: account.opened,
        happened: happened
            .into_iter()
            .map(|one| HappenedView {
                kind: one.kind,
                at: one.at,
                office: one
                    .named
                    .get("office")
                    .map(|id| office_named(&app.pack, id)),
                named: one.named,
            })
            .collect(),
    }))
}
