//! Documents: of a case, one by its number, as a file, as a credential; and the receipt of a case.

use super::call::{Answer, Call, Nothing, ok};
use super::shape::case::DocumentList;
use super::shape::document::Document;
use super::token::Acting;
use crate::http::download;
use app::{audit, document, follow, payment};

pub(crate) async fn of_case(call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    let app = &call.portal.app;
    let view = follow::case(app, acting.resident, call.case()?, call.now).await?;
    ok(&DocumentList::of(&call.ctx(), &view))
}

pub(crate) async fn show(call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    let view = document::show(&call.portal.app, acting.resident, call.number()?).await?;
    ok(&Document::of(&call.ctx(), &view))
}

/// A POST, because the hash of what is served is written down first.
pub(crate) async fn pdf(call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    let (portal, number) = (&call.portal, call.number()?);
    let (app, renderer) = (&portal.app, &portal.renderer);
    let printed = document::pdf(app, renderer, acting.resident, number, call.now).await?;
    Ok(download("application/pdf", &printed.name, printed.bytes))
}

pub(crate) async fn credential(call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    let number = call.number()?;
    let token = document::credential(&call.portal.app, acting.resident, number).await?;
    let name = format!("{number}.sd-jwt");
    Ok(download("application/dc+sd-jwt", &name, token.into_bytes()))
}

/// That a case was paid, on paper.
pub(crate) async fn proof(call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    let (portal, case) = (&call.portal, call.case()?);
    let whose = (acting.resident, call.lang);
    let printed = payment::proof(&portal.app, &portal.renderer, whose, case).await?;
    Ok(download("application/pdf", &printed.name, printed.bytes))
}

/// All that is sealed of a case, with its proofs.
pub(crate) async fn exhibit(call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    let case = call.case()?;
    let bytes = audit::of_case(&call.portal.app, acting.resident, case).await?;
    let name = format!("exhibit-{case}.json");
    Ok(download("application/json", &name, bytes))
}

pub(crate) async fn receipt(call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    let case = call.case()?;
    let bytes = follow::receipt(&call.portal.app, acting.resident, case, call.now).await?;
    let name = format!("receipt-{case}.json");
    Ok(download("application/json", &name, bytes))
}
