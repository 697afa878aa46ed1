//! Signing in to sites of others, as the person in front of the browser sees it: let through, asked, sent back; and the list
//! of sites that may see something.

use crate::http::{Answer, Asked, Failure, Method, browser, browser_cookie, redirect};
use crate::pages;
use crate::pages::handover::Handover;
use app::Resident;
use app::provider::{self, Asking, Leaving, Page, Step, Visitor};
use axum::http::{HeaderValue, StatusCode, header};
use base::{Assurance, Lang, Problem};
use identity::level::Way;
use identity::refusal::Refusal;

/// A site sends somebody here. Whoever is signed in and allowed it before goes straight back; the others see a page, and go
/// on in this browser alone.
pub(super) async fn authorize(asked: Asked) -> Answer {
    let app = &asked.portal.app;
    let fresh = browser(app, &asked.headers).is_empty();
    let made = fresh.then(|| provider::new_browser(app));
    let held = made.as_deref();
    let held = held.unwrap_or_else(|| browser(app, &asked.headers));
    let who = visitor(&asked);
    let before = (who.as_ref(), held);
    match provider::authorize(app, query(&asked), before, asked.now).await? {
        Step::Back(to) => Ok(redirect(&to)),
        step => {
            let mut answer = next(&asked, step)?;
            let cookie = browser_cookie(app, held);
            answer.headers_mut().append(header::SET_COOKIE, cookie);
            Ok(answer)
        }
    }
}

/// The page on which a person decides; or the way on, where there is nothing to decide any more.
pub(super) async fn ask(asked: Asked, _: Resident) -> Answer {
    let flow = asked.query.get("alur").cloned().unwrap_or_default();
    let who = visitor(&asked).ok_or_else(Failure::not_found)?;
    let app = &asked.portal.app;
    let held = browser(app, &asked.headers);
    match provider::asking(app, &flow, (&who, held), asked.now).await? {
        Some(Asking::Consent(view)) => asked.page(pages::consent::page(&asked.ctx(), &view)),
        Some(Asking::Level(view)) => asked.page(pages::site_level::page(&asked.ctx(), &view)),
        None => {
            let step = provider::go_on(app, &flow, (Some(&who), held), asked.now).await?;
            go_on(&asked, step)
        }
    }
}

/// The answer of a person: yes, no, or on as they are.
pub(super) async fn answer(asked: Asked, _: Resident) -> Answer {
    let flow = asked.form.get("alur").unwrap_or_default();
    let (app, now) = (&asked.portal.app, asked.now);
    let who = visitor(&asked).ok_or_else(Failure::not_found)?;
    let held = browser(app, &asked.headers);
    let before = (Some(&who), held);
    let step = match asked.form.get("jawaban") {
        Some("izinkan") => provider::allow(app, flow, (&who, held), now).await?,
        Some("lanjut") => provider::as_they_are(app, flow, before, now).await?,
        _ => provider::refuse(app, flow, before, now).await?,
    };
    go_on(&asked, step)
}

/// What a step means for a request that was under way: where it leads nowhere, it is over.
fn go_on(asked: &Asked, step: Step) -> Answer {
    match step {
        Step::Show(refusal) => shown(asked, (pages::site_problem::OVER, refusal)),
        step => next(asked, step),
    }
}

/// A site asks to sign the person out: they are asked.
pub(super) async fn sign_out(asked: Asked) -> Answer {
    let is_signed_in = asked.session.id.is_some();
    let leaving = provider::sign_out(&asked.portal.app, query(&asked), is_signed_in, asked.now);
    std::future::ready(()).await;
    match leaving {
        Leaving::Ask { flow } => asked.go(&format!("/izin/keluar?alur={flow}")),
        Leaving::Go(Some(to)) => Ok(redirect(&to)),
        Leaving::Go(None) => asked.go("/"),
        Leaving::Show(refusal) => shown(&asked, (WRONG, refusal)),
    }
}

pub(super) async fn ask_sign_out(asked: Asked) -> Answer {
    let flow = asked.query.get("alur").cloned().unwrap_or_default();
    let view = provider::ask_sign_out(&asked.portal.app, &flow, asked.now)?;
    std::future::ready(()).await;
    asked.page(pages::site_sign_out::page(&asked.ctx(), &view))
}

/// Signs the person out here; every site of this session hears of it.
pub(super) async fn signed_out(asked: Asked) -> Answer {
    let flow = asked.form.get("alur").unwrap_or_default();
    let to = provider::signed_out(&asked.portal.app, flow, asked.now)?;
    asked.session.end(&asked.portal.app, asked.now).await?;
    let mut answer = match to {
        Some(to) => handed(&asked, &to)?,
        None => asked.go("/")?,
    };
    let ended = crate::http::Session::ended(&asked.portal.app);
    answer.headers_mut().append(header::SET_COOKIE, ended);
    Ok(answer)
}

pub(super) async fn list(asked: Asked, resident: Resident) -> Answer {
    let sites = provider::sites(&asked.portal.app, resident.subject, asked.now).await?;
    asked.page(pages::sites::page(&asked.ctx(), &sites))
}

pub(super) async fn withdraw(asked: Asked, resident: Resident) -> Answer {
    let client = asked.form.get("situs").unwrap_or_default();
    provider::withdraw(&asked.portal.app, resident.subject, client, asked.now).await?;
    asked.go("/akun/situs")
}

/// What a step means for a browser that may come from a form: a form of ours may lead to no other site, so the way back is
/// a page of its own.
fn next(asked: &Asked, step: Step) -> Answer {
    match step {
        Step::Back(to) => handed(asked, &to),
        Step::Show(refusal) => shown(asked, (WRONG, refusal)),
        Step::Page { page, flow, lang } => {
            let base = base(lang.unwrap_or(asked.lang));
            let here = format!("{base}/izin?alur={flow}");
            let to = match page {
                Page::SignIn { fresh: true } => {
                    let next = serde_urlencoded::to_string([("untuk", here)]);
                    format!("{base}/masuk?{}", next.unwrap_or_default())
                }
                Page::Consent | Page::StepUp | Page::SignIn { fresh: false } => here,
            };
            Ok(redirect(&to))
        }
    }
}

/// A page that leads to the site by itself, and by a link.
fn handed(asked: &Asked, to: &str) -> Answer {
    let page = pages::handover::page(&asked.ctx(), &Handover::to(to));
    let mut answer = asked.page(page)?;
    // An address that is no header is still the link.
    if let Ok(refresh) = HeaderValue::from_str(&format!("0; url={to}")) {
        answer.headers_mut().insert("refresh", refresh);
    }
    Ok(answer)
}

/// A site asked wrongly.
const WRONG: &str = "problem-site";

/// Nobody vouches for the way back: the person is told, and sent nowhere.
fn shown(asked: &Asked, (problem, refusal): (&'static str, Refusal)) -> Answer {
    tracing::info!(
        code = refusal.code.word(),
        why = refusal.why,
        "a request of a site leads nowhere"
    );
    let problem = Problem::theirs(problem).next("/");
    let page = pages::site_problem::page(&asked.ctx(), &problem, refusal);
    asked.page_with(StatusCode::BAD_REQUEST, page)
}

fn base(lang: Lang) -> &'static str {
    match lang {
        Lang::Id => "",
        Lang::En => "/en",
    }
}

/// What stands behind the question mark, as it was sent.
fn query(asked: &Asked) -> &str {
    asked.here.split_once('?').map_or("", |(_, query)| query)
}

/// The resident of this browser, and how they proved who they are.
fn visitor(asked: &Asked) -> Option<Visitor> {
    let session = &asked.session;
    let crate::http::Who::Resident { subject, .. } = &session.who else {
        return None;
    };
    Some(Visitor {
        subject: *subject,
        session: session.id?,
        at: session.proof.at,
        assurance: session.proof.assurance,
        way: match session.proof.method {
            Method::Passkey => Way::Passkey,
            Method::Code => Way::RecoveryCode,
            Method::Picked => Way::Picked,
            Method::Proofed => match session.proof.assurance {
                Assurance::Low => Way::Quiz,
                Assurance::Substantial => Way::Face,
                Assurance::High => Way::Counter,
            },
        },
    })
}
