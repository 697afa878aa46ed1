//! The page of a document. Reads only.

use super::lines::{lines, own};
use super::slip;
use crate::view::{DocumentState, DocumentView};
use crate::{App, AppError, Resident, show};
use ::credential::{Qr, compact};
use base::PublicNumber;

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
        state: if issued.revoked {
            DocumentState::Revoked
        } else {
            DocumentState::Valid
        },
        lines: lines(app, &issued),
        case: issued.case,
        demo: app.demo,
        check_at: format!("{}/periksa", app.origin),
    })
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
