//! Documents of a person: page, PDF, credential.

use crate::http::{Answer, Asked, download};
use crate::pages;
use app::{Resident, document};

pub(super) async fn show(asked: Asked, resident: Resident) -> Answer {
    let (app, number) = (&asked.portal.app, asked.number()?);
    let view = document::show(app, resident, number).await?;
    let ctx = asked.ctx();
    let code = document::qr(app, resident, number, &ctx.t("paper-qr")).await?;
    asked.page(pages::document::page(&ctx, &view, &code))
}

/// A POST, because the hash of what is served is written down first.
pub(super) async fn pdf(asked: Asked, resident: Resident) -> Answer {
    let portal = &asked.portal;
    let number = asked.number()?;
    let printed = document::pdf(&portal.app, &portal.renderer, resident, number, asked.now).await?;
    Ok(download("application/pdf", &printed.name, printed.bytes))
}

pub(super) async fn credential(asked: Asked, resident: Resident) -> Answer {
    let number = asked.number()?;
    let token = document::credential(&asked.portal.app, resident, number).await?;
    Ok(download(
        "application/dc+sd-jwt",
        &format!("{number}.sd-jwt"),
        token.into_bytes(),
    ))
}
