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
    let mut said = token(app, trust, &embedded.token).await?;
    if let VerifyView::Document { other_file, .. } = &mut said {
        *other_file = !is_ours(app, &embedded.number, bytes).await?;
    }
    Ok(said)
}

/// Whether these very bytes were served as the document of that number.
async fn is_ours(app: &App, number: &str, bytes: &[u8]) -> Result<bool, AppError> {
    let Ok(number) = PublicNumber::parse(number) else {
        return Ok(false);
    };
    match credential::by_number(app, number).await? {
        Some(known) => credential::rendered(app, &known, &sha256(&[bytes])).await,
        None => Ok(false),
    }
}
