//! Signing in with a passkey, and out.

use crate::http::{
    Answer, Asked, Failure, Method, Session, WayIn, Who, ceremony, ceremony_cookie, device,
    device_cookie, json,
};
use crate::pages;
use crate::pages::sign_in::SignIn;
use app::account::passkey::{self, PasskeyError};
use app::account::session::Device;
use app::view::own::Carried;
use axum::http::{StatusCode, header};
use base::{Explain, Problem};
use std::net::IpAddr;

/// The page to sign in on. A form that must not be lost comes along.
pub(super) async fn show(asked: Asked) -> Answer {
    asked.page(pages::sign_in::page(&asked.ctx(), &brought(&asked)))
}

/// For the script: a challenge, and its ceremony as a cookie.
pub(super) async fn challenge(asked: Asked) -> Answer {
    let begun = passkey::begin_sign_in(&asked.portal.app, asked.now)?;
    let mut answer = json(&begun.options);
    let cookie = ceremony_cookie(&asked.portal.app, &begun.cookie);
    answer.headers_mut().insert(header::SET_COOKIE, cookie);
    Ok(answer)
}

pub(super) async fn sign_in(asked: Asked) -> Answer {
    let credential = asked.form.get("credential").unwrap_or_default();
    if credential.is_empty() {
        return not_in(&asked, Problem::theirs("passkey-problem-script"));
    }
    let answered = (ceremony(&asked.portal.app, &asked.headers), credential);
    let device = device(&asked);
    let app = &asked.portal.app;
    let browser = (device.clone(), asked.session.resident());
    let signed = match passkey::sign_in(app, answered, browser, asked.now).await {
        Ok(signed) => signed,
        Err(PasskeyError::App(error)) => return Err(error.into()),
        Err(error) => return not_in(&asked, error.explain()),
    };
    if asked.session.id != Some(signed.session) {
        asked.session.end(&asked.portal.app, asked.now).await?;
    }
    let who = Who::Resident {
        subject: signed.subject,
        name: signed.name,
    };
    let proof = (signed.assurance, Method::Passkey);
    let (passkey, made) = signed.passkey;
    let way = WayIn {
        passkey: Some(passkey),
        made: Some(made),
    };
    let session = Session {
        turn: signed.turn,
        ..Session::of(signed.session, who, proof, asked.now).by(way)
    };
    signed_in(&asked, (&session, &device), "/")
}

pub(super) async fn sign_out(asked: Asked) -> Answer {
    asked.session.end(&asked.portal.app, asked.now).await?;
    let mut answer = asked.go("/")?;
    answer
        .headers_mut()
        .insert(header::SET_COOKIE, Session::ended(&asked.portal.app));
    Ok(answer)
}

/// How long ago somebody may have shown who they are to change the ways into their account.
const FRESH_SECONDS: i64 = 600;

/// Where somebody goes first who wants to change the ways into their account and showed who they are too long ago: a browser
/// left open, or its cookie, must not become an account of its own. Whoever was picked has nothing to show.
pub(super) fn stale(asked: &Asked, back: &str) -> Option<Answer> {
    let proof = &asked.session.proof;
    let fresh = asked.now <= proof.at.plus_seconds(FRESH_SECONDS);
    if fresh || proof.method == Method::Picked {
        return None;
    }
    let back = format!("{}{back}", asked.ctx().base());
    let next = serde_urlencoded::to_string([("untuk", back)]).unwrap_or_default();
    Some(asked.go(&format!("/masuk?{next}")))
}

/// On to where somebody wanted to go, signed in: to the form they had filled in, to a page of ours, or `home`. The browser will
/// be known again.
pub(super) fn signed_in(
    asked: &Asked,
    (session, device): (&Session, &Device),
    home: &str,
) -> Answer {
    let mut answer = match carried(asked) {
        Some(carried) => {
            let token = session.token(&asked.portal.app);
            let ctx = crate::Ctx {
                csrf: &token,
                ..asked.ctx()
            };
            asked.page_with(StatusCode::OK, pages::session::resumed(&ctx, &carried))?
        }
        None => onward(asked, home)?,
    };
    let app = &asked.portal.app;
    let headers = answer.headers_mut();
    headers.insert(header::SET_COOKIE, session.cookie(app));
    headers.append(header::SET_COOKIE, device_cookie(app, device));
    Ok(answer)
}

/// On to where a form says that somebody wanted to go, a page of ours, or `home`.
pub(super) fn onward(asked: &Asked, home: &str) -> Answer {
    match asked.form.get("untuk").filter(|next| is_local(next)) {
        Some(next) => Ok(crate::http::redirect(next)),
        None => asked.go(home),
    }
}

/// `carry-action` and `carry:<name>`, as the page of an ended session sent them.
pub(super) fn carried(asked: &Asked) -> Option<Carried> {
    let action = asked
        .form
        .get("carry-action")
        .filter(|action| is_local(action))?
        .to_owned();
    let fields =
        asked.form.fields.iter().filter_map(|(name, value)| {
            Some((name.strip_prefix("carry:")?.to_owned(), value.clone()))
        });
    Some(Carried {
        action,
        fields: fields.collect(),
    })
}

/// Where the portal has a name, if a browser came by an address of numbers: there are no passkeys here.
pub(super) fn elsewhere(asked: &Asked, path: &str) -> Option<String> {
    let host = asked.headers.get(header::HOST)?.to_str().ok()?;
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|sign| sign.is_ascii_digit()) => name,
        _ => host,
    };
    let name = name.trim_start_matches('[').trim_end_matches(']');
    let is_number = name.parse::<IpAddr>().is_ok();
    is_number.then(|| [&asked.portal.app.origin, asked.ctx().base(), path].concat())
}

/// An address of ours: "//elsewhere" and "/\\elsewhere" are not.
pub(super) fn is_local(next: &str) -> bool {
    // Browsers take tabs and line ends out of an address before they read it.
    let plain = next.bytes().all(|byte| byte.is_ascii_graphic());
    plain && next.starts_with('/') && !next[1..].starts_with(['/', '\\'])
}

/// The page again, with what went wrong and all it had brought along.
fn not_in(asked: &Asked, problem: Problem) -> Answer {
    let view = SignIn {
        problem: Some(problem),
        ..brought(asked)
    };
    let page = pages::sign_in::page(&asked.ctx(), &view);
    asked.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
}

fn brought(asked: &Asked) -> SignIn {
    let sent = asked.form.get("untuk");
    let next = sent.or(asked.query.get("untuk").map(String::as_str));
    SignIn {
        next: next.filter(|next| is_local(next)).map(str::to_owned),
        carried: carried(asked),
        problem: None,
        elsewhere: elsewhere(asked, "/masuk"),
    }
}

/// The session that a handler needs which only somebody signed in reaches.
pub(super) fn own(asked: &Asked) -> Result<(base::SubjectId, base::RowId), Failure> {
    asked.session.row().ok_or_else(Failure::not_found)
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn nobody_is_sent_elsewhere_after_signing_in() {
        assert!(is_local("/permohonan"));
        assert!(!is_local("//evil.example"));
        assert!(!is_local("/\t/evil.example"));
        assert!(!is_local("/\\evil.example"));
        assert!(!is_local("https://evil.example"));
    }
}
