//! By number alone: whether it counts, what it is, which office made it, and a masked name. Reads only.

use crate::tables::credential::{self, Issued};
use crate::view::{KnownDocument, VerifyView};
use crate::{App, AppError, show};
use base::PublicNumber;

/// What a number alone tells.
pub async fn number(app: &App, number: PublicNumber) -> Result<VerifyView, AppError> {
    let Some(issued) = credential::by_number(app, number).await? else {
        return Ok(VerifyView::Unknown);
    };
    Ok(VerifyView::Number {
        known: known(app, &issued).await?,
        name_masked: masked(&issued.content.name),
    })
}

pub(super) async fn known(app: &App, issued: &Issued) -> Result<KnownDocument, AppError> {
    let content = &issued.content;
    let service = app
        .pack
        .services
        .get(&content.service)
        .ok_or(AppError::NotFound)?;
    Ok(KnownDocument {
        service: content.service.clone(),
        product: issued.product.clone(),
        demo: app.demo,
        state: credential::state_of(app, issued).await?,
        office: show::office(&app.pack, service, Some(&content.office)),
        issued: issued.at.date(content.office.zone),
    })
}

/// "B••• W••••••": enough for the holder to recognise, too little for a stranger to learn.
fn masked(name: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(String::from).unwrap_or_default();
        first + &"•".repeat(letters.count().min(8))
    };
    name.split_whitespace()
        .map(word)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn a_masked_name_keeps_first_letters_only() {
        assert_eq!(masked("Bima Wahyudi"), "B••• W••••••");
        assert_eq!(masked(""), "");
    }
}
