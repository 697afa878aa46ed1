//! Acting for another: what a session says of it, and the look at each request whether it still holds.

use super::{Answer, Asked, Failure, Who};
use crate::pages;
use app::mandate::{Claim, Matter, NotAdmitted, Person, admit};
use app::proofing::{self, TooLow};
use app::{Basis, Resident};
use axum::http::StatusCode;
use base::{Assurance, CaseId, Fault, Problem, SubjectId};
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

/// Whoever acts for another in this request, if they may, and how sure the state was of whoever let them.
pub(super) async fn acting(
    asked: &Asked,
    acting: &Acting,
) -> Result<(Resident, Assurance), Failure> {
    let claim = acting.claim(&asked.session.who);
    let claim = claim.ok_or_else(Failure::not_found)?;
    let matter = matter(asked)?;
    match admit(&asked.portal.app, &claim, matter, asked.now).await {
        Ok(admitted) => Ok(admitted),
        // A page that is about somebody's own account.
        Err(NotAdmitted::NotCovered) if matter == Matter::Mandates => Err(stop_first()),
        Err(refused) => Err(refused.into()),
    }
}

/// Whether the visit is sure enough for what a request is about; where somebody acts, it counts for no more than the visit
/// of whoever let them.
pub(super) async fn sure(
    asked: &Asked,
    (resident, worth): (Resident, Assurance),
) -> Result<(), Box<Answer>> {
    let refused = |failure: Failure| Box::new(Err(failure));
    let has = asked.session.proof.assurance;
    // What is wrong with a value shows it: its level is that of the case it stands in.
    let named = asked.query.get("permohonan").map(String::as_str);
    let matter = match named.and_then(|case| CaseId::parse(case).ok()) {
        Some(case) if asked.path == "/koreksi" => Matter::Case(case),
        _ => matter(asked).map_err(refused)?,
    };
    let app = &asked.portal.app;
    let found = proofing::of_matter(app, resident, matter, has.min(worth)).await;
    match found.map_err(|error| refused(error.into()))? {
        Ok(()) => Ok(()),
        // Whoever acts is known well enough, whoever let them was not.
        Err(TooLow { needs }) if needs <= has => {
            let problem = Problem::of(Fault::Forbidden, "problem-mandate-level");
            Err(refused(Failure::of(problem)))
        }
        Err(too_low) => Err(Box::new(level_first(asked, &too_low))),
    }
}

/// This must know better who it is: what is missing, and the way back.
pub(crate) fn level_first(asked: &Asked, too_low: &TooLow) -> Answer {
    let ctx = asked.ctx();
    let levels = (asked.session.proof.assurance, too_low.needs);
    let next = [ctx.base(), &way_back(asked)].concat();
    let service = asked.params.get("service").map(String::as_str);
    let page = pages::proofing::level::too_low(&ctx, service, levels, &next);
    asked.page_with(StatusCode::FORBIDDEN, page)
}

/// Where somebody goes on who showed who they are: the page they asked for, or the one that a form stands on.
fn way_back(asked: &Asked) -> String {
    let check = asked.path.ends_with("/kirim").then_some("/periksa");
    [&asked.here, check.unwrap_or_default()].concat()
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
