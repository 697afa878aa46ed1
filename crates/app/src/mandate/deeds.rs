//! What was done under a mandate, out of the histories of the cases it covers.

use super::terms::{self, Asked, Cover};
use crate::tables::cases;
use crate::tables::history;
use crate::tables::mandate::Mandate;
use crate::{Actor, App, AppError};
use base::{CaseId, Text, Timestamp};

/// One thing that somebody did for another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    pub at: Timestamp,
    pub case: CaseId,
    pub service: String,
    /// `moment-<kind>` of the portal.
    pub text: Text,
}

/// Cases looked through, and deeds shown of one mandate.
const CASES_MAX: i64 = 50;
const DEEDS_MAX: usize = 50;

/// What was done under a mandate, newest first.
pub(super) async fn deeds(app: &App, mandate: &Mandate) -> Result<Vec<Deed>, AppError> {
    let mut deeds = Vec::new();
    let terms = mandate.terms();
    for stored in cases::list(app, mandate.grantor, CASES_MAX).await? {
        let asked = Asked::Case {
            service: &stored.service,
            case: stored.id,
        };
        let basis = crate::Basis::Mandate {
            mandate: mandate.id,
        };
        if terms::covers(basis, &terms, asked, mandate.began) != Cover::Yes {
            continue;
        }
        for entry in history::load(app, &stored, 0).await? {
            let by_them = matches!(&entry.content.actor, Actor::Agent { basis, .. }
                if basis.mandate() == Some(mandate.id));
            if by_them {
                deeds.push(Deed {
                    at: entry.at,
                    case: stored.id,
                    service: stored.service.clone(),
                    // None of what an agent can do has anything to fill in.
                    text: Text::portal(format!("moment-{}", entry.content.event.word())),
                });
            }
        }
    }
    deeds.sort_by_key(|deed| std::cmp::Reverse(deed.at));
    deeds.truncate(DEEDS_MAX);
    Ok(deeds)
}
