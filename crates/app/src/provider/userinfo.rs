//! Telling: what a person let a site know, read from the registers through the access log, at the moment it is asked for.

use super::proof::{self, Bearer};
use super::token::{Given, grant_id, invalid_token};
use super::{clients, facts, id_of};
use crate::App;
use crate::tables::site_grant;
use base::Timestamp;
use identity::id_token;
use identity::refusal::{Code, Refusal};
use identity::scope::{self, Scope};

/// Answers with the facts of a grant, as long as it counts.
pub async fn userinfo(app: &App, bearer: Bearer<'_>, now: Timestamp) -> Given {
    let access = proof::of_token(app, bearer, now).await?;
    let why = "the token speaks for no person";
    let grant = access
        .grant
        .ok_or(Refusal::new(Code::InsufficientScope, why))?;
    // Core §5.3: what opens the facts is a token of a sign-in.
    if !grant.scopes.contains(&Scope::Openid) {
        let why = "the token has no scope `openid`";
        return Err(Refusal::new(Code::InsufficientScope, why).into());
    }
    let site = clients::find(app, &grant.client);
    let site = site.ok_or_else(|| invalid_token("its client is registered no more"))?;
    let id = grant_id(&grant)?;
    let standing = site_grant::standing(app, (grant.subject, id), &site.terms, now).await?;
    if !standing.is_some_and(|standing| standing.counts) {
        return Err(invalid_token("the grant was withdrawn, or the session ended").into());
    }
    let mut claims = scope::claims_of(&grant.scopes);
    claims.extend(grant.wanted.userinfo.keys());
    facts::only_registered(site, &mut claims);
    let occasion = facts::occasion(app, id, now);
    let facts = facts::read(app, (site, occasion), grant.subject, &claims, now).await?;
    let sub = id_of(app, site, grant.subject);
    Ok(id_token::userinfo(&grant, &sub, &facts))
}
