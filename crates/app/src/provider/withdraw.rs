//! Withdrawing: a site may see nothing any more from this moment on, and is told that the person is signed out there.

use super::notify;
use crate::tables::{account_event, consent, site_grant, subject};
use crate::{App, AppError};
use base::{SubjectId, Timestamp};
use store::Unit;

/// Takes back what a person let a site know: its tokens end with it.
pub async fn withdraw(
    app: &App,
    subject: SubjectId,
    client: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    let given = consent::find(app, subject, client).await?;
    let given = given.filter(|given| given.ended.is_none());
    let given = given.ok_or(AppError::NotFound)?;
    let key = subject::key(app, subject).await?;
    let sessions = site_grant::sessions_of(app, (subject, client), now).await?;
    let mut unit = Unit::of(subject.bucket());
    consent::end(&mut unit, subject, client, now);
    site_grant::revoke_all(&mut unit, subject, client, now);
    let name = super::clients::find(app, client).map_or(client, super::Site::name);
    let named = [("site", name)];
    account_event::add(
        &mut unit,
        app,
        (subject, &key),
        ("site-withdrawn", &named),
        now,
    )?;
    for session in sessions {
        let site = (client, given.terms.as_str());
        notify::site_ends(&mut unit, app, (subject, &key), (site, session), now)?;
    }
    app.store.commit("withdraw-site", unit).await?;
    Ok(())
}
