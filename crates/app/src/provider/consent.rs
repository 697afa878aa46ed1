//! Consent: what the page says on which a person decides. Reads only: no value of a register, since nothing is read for a
//! site before it is allowed.

use super::authorize::{Visitor, next};
use super::{clients, facts, flow};
use crate::tables::consent;
use crate::{App, AppError, show};
use base::{Assurance, Text, Timestamp};
use identity::authorize::{Next, Request};

/// What a person decides on.
#[derive(Clone, Debug)]
pub struct ConsentView {
    pub client: String,
    pub name: Text,
    pub purpose: Text,
    /// Who answers for the site.
    pub agency: Text,
    /// Whether other sites of the agency know the person by the same number.
    pub shares: bool,
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

/// What a person is asked who is not as surely known as a site wishes.
#[derive(Clone, Debug)]
pub struct LevelView {
    pub name: Text,
    /// How surely they are known, and how surely the site wishes it.
    pub has: Assurance,
    pub level: Assurance,
    /// Whether the site must have it; else they may go on as they are.
    pub must: bool,
    pub flow: String,
}

/// What a request waits for.
#[derive(Clone, Debug)]
pub enum Asking {
    Consent(Box<ConsentView>),
    Level(LevelView),
}

/// The page of a request that waits for a decision; none where there is nothing to decide any more, or it leads nowhere.
pub async fn asking(
    app: &App,
    flow: &str,
    (who, browser): (&Visitor, &str),
    now: Timestamp,
) -> Result<Option<Asking>, AppError> {
    let Ok(opened) = flow::open(app, (flow, browser), now)? else {
        return Ok(None);
    };
    let request = &opened.request;
    match next(app, request, Some(who), now).await? {
        Next::Consent { claims, offline } => {
            let asked = consent::Content { claims, offline };
            let view = consent(app, (request, flow), (who, asked), now).await?;
            Ok(Some(Asking::Consent(Box::new(view))))
        }
        Next::StepUp { level, must } => Ok(Some(Asking::Level(LevelView {
            name: Text::client(&request.client, "name"),
            has: who.assurance,
            level,
            must,
            flow: flow.to_owned(),
        }))),
        Next::Issue | Next::Refuse(_) | Next::SignIn { .. } => Ok(None),
    }
}

async fn consent(
    app: &App,
    (request, flow): (&Request, &str),
    (who, asked): (&Visitor, consent::Content),
    now: Timestamp,
) -> Result<ConsentView, AppError> {
    let site = clients::known(app, &request.client)?;
    let before = consent::find(app, who.subject, &request.client).await?;
    let before = before.filter(|before| before.counts(&site.terms, now));
    let had = before.map(|before| before.content).unwrap_or_default();
    // All it may learn already counts longer with a yes, whether or not it asks for it now.
    let new = asked.claims.difference(&had.claims).copied().collect();
    let address = identity::address::Address::read(&request.redirect_uri);
    let address = address.map_err(|_| AppError::Invariant("the way back was checked"))?;
    Ok(ConsentView {
        client: request.client.clone(),
        name: Text::client(&request.client, "name"),
        purpose: Text::client(&request.client, "purpose"),
        agency: show::agency(&site.owner),
        shares: clients::shares(app, site),
        law: site.law.clone(),
        new: facts::said(app, &new),
        held: facts::said(app, &had.claims),
        offline: asked.offline || had.offline,
        days: site.consent_days,
        host: address.host,
        flow: flow.to_owned(),
    })
}
