//! Consent: what the page says on which a person decides. Reads only: no value of a register, since nothing is read for a
//! site before it is allowed.

use super::authorize::{Visitor, next, open};
use super::{clients, facts};
use crate::tables::consent;
use crate::{App, AppError, show};
use base::{Text, Timestamp};
use identity::authorize::Next;

/// What a person decides on.
#[derive(Clone, Debug)]
pub struct ConsentView {
    pub client: String,
    pub name: Text,
    pub purpose: Text,
    /// Who answers for the site.
    pub agency: Text,
    pub law: String,
    /// What it would learn that it may not learn yet, in the words of the registers.
    pub new: Vec<Text>,
    /// What it may learn already.
    pub held: Vec<Text>,
    /// Whether it wants to go on when the person has left.
    pub offline: bool,
    /// For how many days the answer counts.
    pub days: i64,
    /// Host of the address that leads back.
    pub host: String,
    pub flow: String,
}

/// The page of a request that waits for a decision; none where there is nothing to decide any more.
pub async fn consent(
    app: &App,
    flow: &str,
    who: &Visitor,
    now: Timestamp,
) -> Result<Option<ConsentView>, AppError> {
    let opened = open(app, flow)?;
    let request = &opened.request;
    let Next::Consent { claims, offline } = next(app, request, Some(who), now).await? else {
        return Ok(None);
    };
    let site = clients::known(app, &request.client)?;
    let before = consent::find(app, who.subject, &request.client).await?;
    let before = before.filter(|before| before.counts(now));
    let had = before.map(|before| before.content).unwrap_or_default();
    let (held, new) = claims
        .into_iter()
        .partition(|claim| had.claims.contains(claim));
    let address = identity::address::Address::read(&request.redirect_uri);
    let address = address.map_err(|_| AppError::Invariant("the way back was checked"))?;
    Ok(Some(ConsentView {
        client: request.client.clone(),
        name: Text::client(&request.client, "name"),
        purpose: Text::client(&request.client, "purpose"),
        agency: show::agency(&site.owner),
        law: site.law.clone(),
        new: facts::said(app, &new),
        held: facts::said(app, &held),
        offline,
        days: site.consent_days,
        host: address.host,
        flow: flow.to_owned(),
    }))
}
