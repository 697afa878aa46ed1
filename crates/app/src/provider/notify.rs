//! Notifying: sites in which a person was signed in through a session hear that it ended (Back-Channel Logout 1.0).

use super::web::Silent;
use super::{clients, id_of, sid};
use crate::tables::outbox::{self, Message};
use crate::tables::{consent, site_grant, subject};
use crate::vault::SubjectKey;
use crate::{App, AppError};
use base::{RowId, SubjectId, Timestamp};
use identity::logout;
use store::Unit;

/// Writes down that sites must hear of the end of a session, in the unit that ends it.
pub(crate) fn session_ends(
    unit: &mut Unit,
    app: &App,
    (subject, key): (SubjectId, &SubjectKey),
    session: RowId,
    now: Timestamp,
) -> Result<(), AppError> {
    if any_listens(app) {
        let message = Message::SignedOut { session };
        outbox::add(unit, app, (subject, key), &message, (now, now))?;
    }
    Ok(())
}

/// Whether any site wants to hear of sessions that end.
pub(crate) fn any_listens(app: &App) -> bool {
    let mut sites = app.provider.sites.values();
    sites.any(|site| site.client.backchannel_logout_uri.is_some())
}

/// Finds the sites of a session that ended; each is told on its own, so that a silent one holds no other up.
pub(crate) async fn fan_out(
    app: &App,
    (subject, session): (SubjectId, RowId),
    unit: &mut Unit,
    now: Timestamp,
) -> Result<(), AppError> {
    let clients = site_grant::clients_of(app, (subject, session)).await?;
    let key = subject::key(app, subject).await?;
    for (client, terms) in &clients {
        let site = (client.as_str(), terms.as_str());
        site_ends(unit, app, (subject, &key), (site, session), now)?;
    }
    Ok(())
}

/// Writes down that one site must hear of the end of one session, where it listens and is still what the person allowed
/// something: another one under its id learns nothing of them.
pub(super) fn site_ends(
    unit: &mut Unit,
    app: &App,
    (subject, key): (SubjectId, &SubjectKey),
    ((client, terms), session): ((&str, &str), RowId),
    now: Timestamp,
) -> Result<(), AppError> {
    let site = clients::find(app, client).filter(|site| site.terms == terms);
    if site.is_some_and(|site| site.client.backchannel_logout_uri.is_some()) {
        let message = Message::TellSite {
            client: client.to_owned(),
            session,
        };
        outbox::add(unit, app, (subject, key), &message, (now, now))?;
    }
    Ok(())
}

/// Tells one site. One that refuses is not asked again; one that is silent is.
pub(crate) async fn tell(
    app: &App,
    (client, subject, session): (&str, SubjectId, RowId),
    now: Timestamp,
) -> Result<(), AppError> {
    let Some(site) = clients::find(app, client) else {
        return Ok(());
    };
    let Some(at) = &site.client.backchannel_logout_uri else {
        return Ok(());
    };
    // It may have changed while the message lay.
    if !consent::is_of(app, (subject, client), &site.terms).await? {
        return Ok(());
    }
    let jti = RowId::at(now, app.dice.bytes()).to_string();
    let whom = (id_of(app, site, subject), sid(app, site, session));
    let token = app.provider.ring.sign(now, |keys| {
        let by = (&app.provider.issuer, keys);
        logout::token((&site.client, &whom.0), (&whom.1, &jti), by, now)
    });
    let token = token.map_err(|error| AppError::Sign(error.to_string()))?;
    match app
        .provider
        .web
        .post(at, format!("logout_token={token}"))
        .await
    {
        Ok(_) => Ok(()),
        Err(Silent::Status(status)) if is_final(status) => {
            tracing::warn!(client, status, "a site did not take a sign-out");
            Ok(())
        }
        Err(error) => {
            tracing::warn!(client, %error, "a site was not told of a sign-out");
            Err(AppError::Busy)
        }
    }
}

/// Whether a site says no for good: one that is late, or asked too often, says "not now" (RFC 9110 §15.5.9, RFC 6585 §4).
fn is_final(status: u16) -> bool {
    (400..500).contains(&status) && ![408, 425, 429].contains(&status)
}

#[cfg(test)]
mod tests {
    use super::is_final;

    #[test]
    fn a_site_that_says_not_now_is_told_again() {
        assert!([400, 401, 404, 410].into_iter().all(is_final));
        assert!(![408, 425, 429, 500, 503].into_iter().any(is_final));
    }
}
