//! An address on its way into an account, as its page keeps it between two requests: sealed, for fifteen minutes.

use super::ContactError;
use crate::App;
use crate::mail::Address;
use crate::tables::spent::{Once, spend};
use base::{Lang, RowId, SubjectId, Timestamp};
use serde::{Deserialize, Serialize};
use store::Unit;

/// How long a code can be typed.
pub const CODE_SECONDS: i64 = 900;
const SEAL: &str = "contact";

#[derive(Serialize, Deserialize)]
pub(super) struct Flow {
    /// What its tries are counted under.
    pub(super) id: RowId,
    pub(super) subject: SubjectId,
    pub(super) session: RowId,
    pub(super) address: Address,
    pub(super) lang: Lang,
    pub(super) code: String,
    pub(super) until: Timestamp,
}

/// What the page says that asks for the code.
#[derive(Clone, Debug)]
pub struct Asked {
    pub address: Address,
    pub until: Timestamp,
}

/// The address a code was sent to in this session, while it can be typed.
pub fn asked(
    app: &App,
    owner: (SubjectId, RowId),
    flow: &str,
    now: Timestamp,
) -> Result<Asked, ContactError> {
    let flow = Flow::opened(app, owner, flow, now)?;
    Ok(Asked {
        address: flow.address,
        until: flow.until,
    })
}

impl Flow {
    pub(super) fn sealed(&self, app: &App) -> Result<String, ContactError> {
        let plain = serde_json::to_vec(self).map_err(crate::AppError::from)?;
        Ok(app.vault.seal_text(SEAL, &plain, &app.dice))
    }

    /// Only in the session it began in.
    pub(super) fn opened(
        app: &App,
        owner: (SubjectId, RowId),
        sealed: &str,
        now: Timestamp,
    ) -> Result<Self, ContactError> {
        let read = || {
            let plain = app.vault.open_text(SEAL, sealed).ok()?;
            serde_json::from_slice::<Self>(&plain).ok()
        };
        read()
            .filter(|flow| now < flow.until && (flow.subject, flow.session) == owner)
            .ok_or(ContactError::NoFlow)
    }

    /// Ends it: the unit that does so a second time is a conflict at its first statement.
    pub(super) fn spend(&self, unit: &mut Unit, app: &App) {
        let once = Once {
            what: "contact",
            value: &self.id.to_string(),
            until: self.until,
        };
        spend(unit, app, once);
    }
}
