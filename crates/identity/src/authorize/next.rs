//! What has to happen now: the same question after every page, answered from the request and what is known of the person.

use super::{Prompt, Request};
use crate::client::Client;
use crate::refusal::{Code, Refusal};
use crate::scope::Claim;
use base::{Assurance, Timestamp};
use std::collections::BTreeSet;

/// What is known of the person in front of the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn<'a> {
    /// The subject identifier that this client knows the person by.
    pub sub: &'a str,
    /// When they proved who they are (`auth_time`).
    pub at: Timestamp,
    pub assurance: Assurance,
    /// What they have allowed this client, if anything.
    pub consent: Option<&'a Consent>,
}

/// What a person has allowed one client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    pub claims: BTreeSet<Claim>,
    /// Whether it may go on reading after they have left.
    pub offline: bool,
    pub at: Timestamp,
}

/// The next step of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// The site hears an error.
    Refuse(Refusal),
    /// The person signs in; a session that exists is not enough where it is `fresh`.
    SignIn { fresh: bool },
    /// The person proves who they are better; where that is only wished for they may go on as they are.
    StepUp { level: Assurance, must: bool },
    /// The person says whether the site may have these facts, and go on after they left.
    Consent {
        claims: BTreeSet<Claim>,
        offline: bool,
    },
    /// The site gets its code.
    Issue,
}

/// Decides the next step (OpenID Connect Core §3.1.2.3, §3.1.2.4, §3.1.2.6). With `prompt=none` every page that would
/// have to be shown is an error instead.
pub fn next(
    request: &Request,
    client: &Client,
    who: Option<&SignedIn<'_>>,
    now: Timestamp,
) -> Next {
    if request.is_over(now) {
        return refuse(Code::AccessDenied, "the request is too old");
    }
    let quiet = request.prompt.contains(&Prompt::None);
    let Some(who) = who else {
        return page(quiet, Code::LoginRequired, Next::SignIn { fresh: false });
    };
    if must_sign_in(request, who, now) {
        return page(quiet, Code::LoginRequired, Next::SignIn { fresh: true });
    }
    if request.must_be.as_ref().is_some_and(|sub| sub != who.sub) {
        return refuse(Code::LoginRequired, "another person is signed in");
    }
    let (wanted, must) = (request.assurance, who.assurance < request.least);
    // Nobody has to be surer than the site must have it.
    let level = if must { request.least } else { wanted };
    if must && quiet {
        return unmet();
    }
    // What is only wished for is answered as it is (Core §5.5.1.1), once what has to be consented to is.
    if must || (who.assurance < level && !quiet && !request.as_they_are) {
        return Next::StepUp { level, must };
    }
    consent(request, client, who)
}

/// The person has not shown who they are as surely as the site must have it (Unmet Authentication Requirements 1.0).
fn unmet() -> Next {
    refuse(
        Code::UnmetAuthenticationRequirements,
        "the person has not proved who they are to that level",
    )
}

/// A sign-in before the request is not fresh; one after it always is, so that no request asks twice.
fn must_sign_in(request: &Request, who: &SignedIn<'_>, now: Timestamp) -> bool {
    if who.at >= request.asked {
        return false;
    }
    let again = [Prompt::Login, Prompt::SelectAccount];
    let asked = again.iter().any(|prompt| request.prompt.contains(prompt));
    let too_old = |age: i64| who.at.plus_seconds(age) < now;
    asked || request.max_age.is_some_and(too_old)
}

fn consent(request: &Request, client: &Client, who: &SignedIn<'_>) -> Next {
    let claims = request.claims();
    let offline = request.is_offline(client);
    let allowed = who.consent.is_some_and(|given| {
        let fresh = !request.prompt.contains(&Prompt::Consent) || given.at >= request.asked;
        fresh && given.claims.is_superset(&claims) && (given.offline || !offline)
    });
    if allowed {
        return Next::Issue;
    }
    let quiet = request.prompt.contains(&Prompt::None);
    page(
        quiet,
        Code::ConsentRequired,
        Next::Consent { claims, offline },
    )
}

fn page(quiet: bool, code: Code, next: Next) -> Next {
    if quiet {
        refuse(code, "prompt is `none` and a page would have to be shown")
    } else {
        next
    }
}

fn refuse(code: Code, why: &'static str) -> Next {
    Next::Refuse(Refusal::new(code, why))
}
