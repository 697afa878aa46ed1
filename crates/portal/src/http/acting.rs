//! Acting for another: what a session says of it, and the look at each request whether it still holds.

use super::{Asked, Failure, Who};
use app::mandate::{Claim, Matter, NotAdmitted, Person, admit};
use app::{Basis, Resident};
use base::{Fault, Problem, SubjectId};
use serde::{Deserialize, Serialize};

/// Whom somebody acts for, as the cookie holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Acting {
    pub(crate) subject: SubjectId,
    pub(crate) name: String,
    pub(crate) basis: Basis,
}

impl Acting {
    /// What is to be looked at, of whoever is signed in.
    pub(crate) fn claim(&self, who: &Who) -> Option<Claim> {
        let (subject, name) = match who {
            Who::Nobody => return None,
            Who::Resident { subject, name } => (*subject, name),
            Who::Officer(officer) => (officer.subject, &officer.name),
        };
        Some(Claim {
            agent: Person {
                subject,
                name: name.clone(),
            },
            subject: self.subject,
            basis: self.basis,
        })
    }
}

/// Whoever acts for another in this request, if they may.
pub(super) async fn acting(asked: &Asked, acting: &Acting) -> Result<Resident, Failure> {
    let claim = acting.claim(&asked.session.who);
    let claim = claim.ok_or_else(Failure::not_found)?;
    let matter = matter(asked)?;
    match admit(&asked.portal.app, &claim, matter, asked.now).await {
        Ok(resident) => Ok(resident),
        // A page that is about somebody's own account.
        Err(NotAdmitted::NotCovered) if matter == Matter::Mandates => Err(stop_first()),
        Err(refused) => Err(refused.into()),
    }
}

/// What a request is about, by its address.
fn matter(asked: &Asked) -> Result<Matter<'_>, Failure> {
    if asked.params.contains_key("service") {
        return Ok(Matter::Begin {
            service: asked.param("service"),
        });
    }
    if asked.params.contains_key("case") {
        return Ok(Matter::Case(asked.case()?));
    }
    if asked.params.contains_key("number") {
        return Ok(Matter::Document(asked.number()?));
    }
    Ok(match asked.path.as_str() {
        "/permohonan" => Matter::Cases,
        path if path.starts_with("/akun/") => Matter::Mandates,
        // Whatever else there will be is about the whole person.
        _ => Matter::Whole,
    })
}

/// What is one's own is not seen while one acts for another: nobody should wonder whose page it is.
pub(super) fn stop_first() -> Failure {
    Failure::of(Problem::of(Fault::Forbidden, "problem-acting"))
}
