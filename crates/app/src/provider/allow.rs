//! Allowing and refusing: what a person says to a site that asks. Allowing is remembered; what is new is asked again.

use super::authorize::{Flow, Step, Visitor, back_with, issue, next, open};
use super::clients;
use crate::tables::{account_event, consent, subject};
use crate::{App, AppError};
use base::Timestamp;
use identity::authorize::Next;
use identity::refusal::{Code, Refusal};
use store::Unit;

const DAY_SECONDS: i64 = 24 * 3600;

/// The person lets the site know what it asks for, from now on until the consent runs out.
pub async fn allow(app: &App, flow: &str, who: &Visitor, now: Timestamp) -> Result<Step, AppError> {
    let flow = open(app, flow)?;
    match next(app, &flow.request, Some(who), now).await? {
        Next::Consent { claims, offline } => {
            let content = consent::Content { claims, offline };
            remember(app, &flow, who, content, now).await?;
            Ok(Step::Back(issue(app, &flow, who, now)?))
        }
        // Said yes to in another window meanwhile.
        Next::Issue => Ok(Step::Back(issue(app, &flow, who, now)?)),
        Next::Refuse(refusal) => Ok(back_with(app, &flow.request, refusal)),
        Next::SignIn { .. } | Next::StepUp(_) => Err(AppError::Conflict),
    }
}

/// The person lets the site know nothing; it hears that, and no more.
pub fn refuse(app: &App, flow: &str) -> Result<Step, AppError> {
    let flow = open(app, flow)?;
    let refusal = Refusal::new(Code::AccessDenied, "the person did not allow it");
    Ok(back_with(app, &flow.request, refusal))
}

async fn remember(
    app: &App,
    flow: &Flow,
    who: &Visitor,
    mut content: consent::Content,
    now: Timestamp,
) -> Result<(), AppError> {
    let client = flow.request.client.as_str();
    let site = clients::known(app, client)?;
    let before = consent::find(app, who.subject, client).await?;
    if let Some(before) = before.filter(|before| before.counts(now)) {
        content.claims.extend(before.content.claims);
        content.offline |= before.content.offline;
    }
    let given = consent::Consent {
        client: client.to_owned(),
        given: now,
        until: now.plus_seconds(site.consent_days * DAY_SECONDS),
        ended: None,
        content,
    };
    let key = subject::key(app, who.subject).await?;
    let mut unit = Unit::of(who.subject.bucket());
    consent::put(&mut unit, app, (who.subject, &key), &given)?;
    let named = [("site", site.name())];
    account_event::add(
        &mut unit,
        app,
        (who.subject, &key),
        ("site-allowed", &named),
        now,
    )?;
    app.store.commit("allow-site", unit).await?;
    Ok(())
}
