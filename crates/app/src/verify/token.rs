//! By the signed code: everything that stands on the document, nothing more. Reads only.

use super::number::known;
use crate::document::lines;
use crate::payment;
use crate::tables::credential;
use crate::view::VerifyView;
use crate::{App, AppError};
use ::credential::{Trust, compact};
use base::PublicNumber;

/// Bytes of a code that are looked at.
const TOKEN_BYTES_MAX: usize = 8 * 1024;

/// Checks a slip, or an address that carries one.
pub async fn token(app: &App, trust: &Trust, text: &str) -> Result<VerifyView, AppError> {
    if text.len() > TOKEN_BYTES_MAX {
        return Ok(VerifyView::Unknown);
    }
    let Ok(checked) = compact::verify(compact::token_in(text), trust) else {
        return Ok(VerifyView::Altered);
    };
    if payment::is_proof(&checked) {
        return Ok(match payment::proven(app, &checked).await? {
            Some(proven) => VerifyView::Payment {
                payee: proven.payee,
                on: proven.on,
                lines: checked.slip.lines,
                demo: app.demo || checked.demo,
            },
            None => VerifyView::Unknown,
        });
    }
    let number = PublicNumber::parse(&checked.slip.number).ok();
    let issued = match number {
        Some(number) => credential::by_number(app, number).await?,
        None => None,
    };
    // Signed by us, yet not in our books: an older instance, or a key in wrong hands. Never "valid".
    let Some(issued) = issued else {
        return Ok(VerifyView::Unknown);
    };
    let mut known = known(app, &issued).await?;
    // What was signed says whether it is made up, wherever it is checked.
    known.demo |= checked.demo;
    Ok(VerifyView::Document {
        known,
        lines: lines(app, &issued),
        other_file: false,
    })
}
