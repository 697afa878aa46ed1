//! By the file: is it the very file we made, or only its data in another file? Reads only.

use super::token;
use crate::tables::credential;
use crate::vault::sha256;
use crate::view::VerifyView;
use crate::{App, AppError};
use ::credential::Trust;
use ::credential::pdf::read_pdf;
use base::PublicNumber;

/// Bytes of a file that is checked.
pub const FILE_BYTES_MAX: usize = 5 * 1024 * 1024;

/// Checks an uploaded PDF.
pub async fn file(app: &App, trust: &Trust, bytes: &[u8]) -> Result<VerifyView, AppError> {
    if bytes.len() > FILE_BYTES_MAX {
        return Ok(VerifyView::Unknown);
    }
    let Some(embedded) = read_pdf(bytes) else {
        return Ok(VerifyView::Unknown);
    };
    let said = token(app, trust, &embedded.token).await?;
    let VerifyView::Document {
        state,
        service,
        product,
        office,
        lines,
        issued,
        demo,
    } = said
    else {
        return Ok(said);
    };
    let number = PublicNumber::parse(&embedded.number).ok();
    let known = match number {
        Some(number) => credential::by_number(app, number).await?,
        None => None,
    };
    let same = match known {
        Some(known) => credential::rendered(app, &known, &sha256(&[bytes])).await?,
        None => false,
    };
    Ok(if same {
        VerifyView::Document {
            state,
            service,
            product,
            office,
            lines,
            issued,
            demo,
        }
    } else {
        VerifyView::OtherFile {
            state,
            service,
            product,
            office,
            lines,
            issued,
        }
    })
}
