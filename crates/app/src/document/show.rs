//! The page of a document. Reads only.

use super::lines::{lines, own};
use super::slip;
use crate::tables::credential::Issued;
use crate::tables::{cases, credential, history};
use crate::view::DocumentView;
use crate::{App, AppError, Resident, show};
use ::credential::{Qr, compact};
use base::PublicNumber;
use case::Event;

/// A document of mine.
pub async fn show(
    app: &App,
    resident: Resident,
    number: PublicNumber,
) -> Result<DocumentView, AppError> {
    let issued = own(app, resident, number).await?;
    let content = &issued.content;
    let service = app
        .pack
        .services
        .get(&content.service)
        .ok_or(AppError::NotFound)?;
    Ok(DocumentView {
        number,
        service: content.service.clone(),
        product: issued.product.clone(),
        issued: issued.at,
        zone: content.office.zone,
        office: show::office(&app.pack, service, Some(&content.office)),
        state: credential::state_of(app, &issued).await?,
        reason: reason(app, &issued).await?,
        lines: lines(app, &issued),
        case: issued.case,
        demo: app.demo,
        check_at: format!("{}/periksa", app.origin),
    })
}

/// Why a document was taken back, if it was.
async fn reason(app: &App, issued: &Issued) -> Result<Option<String>, AppError> {
    if issued.revoked.is_none() {
        return Ok(None);
    }
    let stored = cases::load(app, issued.case, issued.owner).await?;
    let history = history::load(app, &stored, 0).await?;
    let of = |event| match event {
        Event::Revoked { product, reason } if product == issued.product => Some(reason),
        _ => None,
    };
    let mut events = history.into_iter().map(|entry| entry.content.event);
    Ok(events.find_map(of))
}

/// The QR code of a document of mine, as an SVG picture labelled `label`.
pub async fn qr(
    app: &App,
    resident: Resident,
    number: PublicNumber,
    label: &str,
) -> Result<String, AppError> {
    let issued = own(app, resident, number).await?;
    let address = compact::address(&app.origin, &slip(app, &issued)?);
    let qr = Qr::of(&address).map_err(|_| AppError::Invariant("a slip fits a QR code"))?;
    Ok(qr.svg(label))
}
