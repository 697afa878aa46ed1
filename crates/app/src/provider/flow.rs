//! A request on its way: sealed between its steps, good in the browser it came by, for an hour, and only as long as its way
//! back is registered.

use super::clients;
use super::seal::{self, Kind};
use crate::{App, AppError};
use base::{RowId, Timestamp};
use identity::authorize::Request;
use identity::refusal::{Code, Refusal};
use serde::{Deserialize, Serialize};

/// A request on its way.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Flow {
    pub(super) request: Request,
    /// The name of the code it may yield, once it lies open: where it was pushed, or waits for a page. One person gets
    /// something for it.
    pub(super) once: Option<RowId>,
    /// A digest of what the browser it came by holds; none while a program holds it.
    #[serde(default)]
    pub(super) browser: Option<String>,
    /// What the site was when its page was shown: a yes to that is no yes to another.
    #[serde(default)]
    pub(super) terms: String,
}

/// What a browser holds that requests came by, so that none of them goes on in another.
pub fn new_browser(app: &App) -> String {
    RowId(app.dice.bytes()).to_string()
}

/// What is kept of it in a request.
fn digest(app: &App, browser: &str) -> String {
    app.vault.mac("oidc-browser", browser)
}

/// Seals a request for the browser it came by.
pub(super) fn keep(app: &App, flow: &Flow, browser: &str, now: Timestamp) -> String {
    let once = flow
        .once
        .unwrap_or_else(|| RowId::at(now, app.dice.bytes()));
    let bound = Flow {
        once: Some(once),
        browser: Some(digest(app, browser)),
        terms: clients::find(app, &flow.request.client)
            .map(|site| site.terms.clone())
            .unwrap_or_default(),
        ..flow.clone()
    };
    seal::seal(app, Kind::Flow, &bound)
}

/// A request that goes on, or why it leads nowhere: the person is told, and the site hears nothing of it.
pub(super) fn open(
    app: &App,
    (flow, browser): (&str, &str),
    now: Timestamp,
) -> Result<Result<Flow, Refusal>, AppError> {
    let flow: Option<Flow> = seal::open(app, Kind::Flow, flow);
    let flow = flow.ok_or(AppError::NotFound)?;
    let nowhere = |why| Ok(Err(Refusal::new(Code::InvalidRequest, why)));
    let held = digest(app, browser);
    let same = flow
        .browser
        .as_ref()
        .is_some_and(|known| crate::same(known, &held));
    if browser.is_empty() || !same {
        return nowhere("the request was begun in another browser");
    }
    if flow.request.is_over(now) {
        return nowhere("the request is too old");
    }
    let site = clients::find(app, &flow.request.client);
    if !site.is_some_and(|site| site.client.redirects_to(&flow.request.redirect_uri)) {
        return nowhere("redirect_uri is registered no more");
    }
    Ok(Ok(flow))
}
