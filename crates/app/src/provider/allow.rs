//! Allowing and refusing: what a person says to a site that asks. Allowing is remembered; what is new is asked again.

use super::authorize::{Before, Step, Visitor, back_with, issue, next, step};
use super::flow::{self, Flow};
use super::{Site, clients};
use crate::tables::{account_event, consent, session, site_grant, subject};
use crate::{App, AppError};
use base::Timestamp;
use identity::authorize::Next;
use identity::refusal::{Code, Refusal};
use store::Unit;

const DAY_SECONDS: i64 = 24 * 3600;

/// The person lets the site know what it asks for, from now on until the consent runs out.
pub async fn allow(
    app: &App,
    sealed: &str,
    (who, browser): (&Visitor, &str),
    now: Timestamp,
) -> Result<Step, AppError> {
    let flow = match flow::open(app, (sealed, browser), now)? {
        Ok(flow) => flow,
        Err(refusal) => return Ok(Step::Show(refusal)),
    };
    let before = (Some(who), browser);
    let seen = clients::known(app, &flow.request.client)?.terms == flow.terms;
    match next(app, &flow.request, before.0, now).await? {
        Next::Consent { claims, offline } if seen => {
            let content = consent::Content { claims, offline };
            match remember(app, &flow, who, content, now).await {
                Ok(()) => Ok(Step::Back(issue(app, &flow, who, now)?)),
                // Said or taken back in another window meanwhile, or the session is over: what holds now is asked.
                Err(AppError::Conflict) => {
                    let visit = (who.subject, who.session);
                    let open = session::find_open(app, visit, now).await?;
                    let before = (open.is_some().then_some(who), browser);
                    step(app, flow, before, now).await
                }
                Err(error) => Err(error),
            }
        }
        // Another site than the page told of, said yes to in another window meanwhile, or something else comes first.
        Next::Consent { .. }
        | Next::Issue
        | Next::Refuse(_)
        | Next::SignIn { .. }
        | Next::StepUp { .. } => step(app, flow, before, now).await,
    }
}

/// The person goes on as they are, where a surer sign-in is only wished for.
pub async fn as_they_are(
    app: &App,
    sealed: &str,
    before: Before<'_>,
    now: Timestamp,
) -> Result<Step, AppError> {
    match flow::open(app, (sealed, before.1), now)? {
        Ok(mut flow) => {
            flow.request.as_they_are = true;
            step(app, flow, before, now).await
        }
        Err(refusal) => Ok(Step::Show(refusal)),
    }
}

/// The person lets the site know nothing; it hears that, and no more: that they refuse, or that they are not as surely known
/// as it must have it.
pub async fn refuse(
    app: &App,
    sealed: &str,
    before: Before<'_>,
    now: Timestamp,
) -> Result<Step, AppError> {
    let flow = match flow::open(app, (sealed, before.1), now)? {
        Ok(flow) => flow,
        Err(refusal) => return Ok(Step::Show(refusal)),
    };
    let refusal = match next(app, &flow.request, before.0, now).await? {
        Next::StepUp { must: true, .. } => Refusal::new(
            Code::UnmetAuthenticationRequirements,
            "the person has not proved who they are to that level",
        ),
        _ => Refusal::new(Code::AccessDenied, "the person did not allow it"),
    };
    Ok(back_with(app, &flow.request, refusal))
}

async fn remember(
    app: &App,
    flow: &Flow,
    who: &Visitor,
    content: consent::Content,
    now: Timestamp,
) -> Result<(), AppError> {
    let site = clients::known(app, &flow.request.client)?;
    let before = consent::find(app, who.subject, &site.client.id).await?;
    let counts = before
        .as_ref()
        .filter(|before| before.counts(&site.terms, now));
    let given = given(site, (content, counts), now);
    let key = subject::key(app, who.subject).await?;
    let mut unit = Unit::of(who.subject.bucket());
    consent::put(
        &mut unit,
        app,
        (who.subject, &key),
        (before.as_ref(), &given),
    )?;
    if counts.is_none() {
        // What stood on another consent, or on what the site was then, does not come to life again.
        site_grant::revoke_all(&mut unit, who.subject, &site.client.id, now);
    }
    let named = [("site", site.name())];
    account_event::add(
        &mut unit,
        app,
        (who.subject, &key),
        ("site-allowed", &named),
        now,
    )?;
    session::goes_on(&mut unit, (who.subject, who.session), now);
    app.store.commit("allow-site", unit).await?;
    Ok(())
}

/// What counts from now on: what is said yes to now, and what did before.
fn given(
    site: &Site,
    (mut content, before): (consent::Content, Option<&consent::Consent>),
    now: Timestamp,
) -> consent::Consent {
    if let Some(before) = before {
        content.claims.extend(&before.content.claims);
        content.offline |= before.content.offline;
    }
    consent::Consent {
        client: site.client.id.clone(),
        given: now,
        until: now.plus_seconds(site.consent_days * DAY_SECONDS),
        ended: None,
        terms: site.terms.clone(),
        content,
    }
}
