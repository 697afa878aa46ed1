//! Introspecting (RFC 7662): a client asks whether a token still counts, and what it says: one of its own, or one of a site
//! with which it shares a sector, as the program of an agency that guards what the agency's sites use.

use super::authenticate::{Credentials, authenticate};
use super::seal::{self, Kind};
use super::token::{Given, grant_id};
use super::{Site, clients, id_of};
use crate::tables::site_grant::{self, Standing};
use crate::tables::spent::{self, Once};
use crate::{App, AppError};
use base::Timestamp;
use identity::introspect;
use identity::refusal::{Code, Refusal};
use identity::token::{Access, Grant, Refresh};
use store::{CommitError, Unit};

/// Says of a token how it stands; of one that is none of the asker's business, that it does not count.
pub async fn introspect(app: &App, shown: Credentials<'_>, now: Timestamp) -> Given {
    let asker = authenticate(app, shown, now).await?;
    let token = shown.form.get("token");
    let token = token.ok_or(Refusal::new(Code::InvalidRequest, "token is missing"))?;
    let issuer = &app.provider.issuer;
    let access: Option<Access> = seal::open(app, Kind::Access, token);
    if let Some(access) = access {
        let Some(site) = of_asker(app, asker, &access.client) else {
            return Ok(introspect::inactive());
        };
        let (stands, sub) = match &access.grant {
            None => (!is_returned(app, token).await?, None),
            Some(grant) => {
                let standing = counting(app, (site, grant), now).await?;
                (standing.is_some(), Some(id_of(app, site, grant.subject)))
            }
        };
        return Ok(if stands {
            introspect::access(&access, sub.as_deref(), issuer, now)
        } else {
            introspect::inactive()
        });
    }
    let refresh: Option<Refresh> = seal::open(app, Kind::Refresh, token);
    let known = refresh.and_then(|refresh| {
        let site = of_asker(app, asker, &refresh.grant.client)?;
        Some((refresh, site))
    });
    let Some((refresh, site)) = known else {
        return Ok(introspect::inactive());
    };
    let standing = counting(app, (site, &refresh.grant), now).await?;
    let newest = standing.is_some_and(|one| one.generation == i64::from(refresh.generation));
    if !newest {
        return Ok(introspect::inactive());
    }
    let sub = id_of(app, site, refresh.grant.subject);
    Ok(introspect::refresh(&refresh, &sub, issuer, now))
}

/// The site of a token, where the asker is that site or shares its sector. Who may share one is checked when clients are
/// registered.
fn of_asker<'a>(app: &'a App, asker: &Site, client: &str) -> Option<&'a Site> {
    let site = clients::find(app, client)?;
    let shared = site.owner == asker.owner && site.client.sector == asker.client.sector;
    (site.client.id == asker.client.id || shared).then_some(site)
}

async fn counting(
    app: &App,
    (site, grant): (&Site, &Grant),
    now: Timestamp,
) -> Result<Option<Standing>, AppError> {
    let row = (grant.subject, grant_id(grant)?);
    let standing = site_grant::standing(app, row, &site.terms, now).await?;
    Ok(standing.filter(|standing| standing.counts))
}

/// What was given out, by what came back, whatever the client says it is (RFC 7009 §2.1).
pub(super) enum Kept {
    /// Everything of a person's sign-in.
    Grant(Grant),
    /// A token of a system, which stands for itself.
    System(Access),
}

pub(super) fn kept(app: &App, token: &str) -> Option<Kept> {
    let access: Option<Access> = seal::open(app, Kind::Access, token);
    if let Some(mut access) = access {
        let grant = access.grant.take();
        return Some(grant.map_or(Kept::System(access), Kept::Grant));
    }
    let refresh: Option<Refresh> = seal::open(app, Kind::Refresh, token);
    refresh.map(|refresh| Kept::Grant(refresh.grant))
}

const RETURNED: &str = "system-token";

/// Writes down that a system gave its token back; a second time says nothing new.
pub(super) async fn give_back(app: &App, (token, access): (&str, &Access)) -> Result<(), AppError> {
    let mut unit = Unit::of(spent::bucket_of(app, RETURNED, token));
    let once = Once {
        what: RETURNED,
        value: token,
        until: access.until,
    };
    spent::spend(&mut unit, app, once);
    match app.store.commit("return-token", unit).await {
        Ok(_) | Err(CommitError::Conflict { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Whether a system gave its token back.
pub(super) async fn is_returned(app: &App, token: &str) -> Result<bool, AppError> {
    let part = spent::bucket_of(app, RETURNED, token);
    spent::is_spent(app, part, (RETURNED, token)).await
}
