//! What is alike whether somebody opens an account or raises theirs: the face match, the counter, and how it ends.

use super::opening::known;
use crate::components::FormState;
use crate::http::{
    Answer, Asked, Failure, Method, Opening, Session, Who, Whose, device, device_cookie, network,
};
use crate::pages::proofing::raise::Below;
use crate::pages::proofing::{Flow, counter as counter_page, done, face as face_page};
use app::App;
use app::account::session::Device;
use app::account::{Admitted, Asking, Visit, passkey, recovery};
use app::proofing::counter::{self, Worth};
use app::proofing::face::{self, FaceError, Going, Seen};
use app::proofing::{self, Seeker, Way, WayView};
use axum::http::{HeaderValue, StatusCode, header};
use base::{Assurance, Fault, Problem, SubjectId, Text, Timestamp};

/// What a proofing that went well found: what it means, of whom, and their name.
pub(super) type Found = (Admitted, SubjectId, String);

pub(super) fn flow(whose: Whose) -> Flow {
    match whose {
        Whose::Newcomer => Flow::Opening,
        Whose::Owner { .. } => Flow::Raising,
    }
}

fn asking<'a>(asked: &'a Asked, whose: Whose, device: &'a Device) -> Asking<'a> {
    match whose {
        Whose::Newcomer => Asking::Newcomer(device),
        Whose::Owner { session, .. } => Asking::Owner(Visit {
            session,
            turn: asked.session.turn,
            passkey: asked.session.way.passkey.as_deref(),
        }),
    }
}

fn seeker<'o>(asked: &Asked, opening: &'o Opening) -> Seeker<'o> {
    Seeker {
        nik: &opening.nik,
        signed_in: opening.whose != Whose::Newcomer,
        network: network(asked.sender).0,
    }
}

/// One network begins so much within an hour, whatever comes of it: each leaves a row here, or a session at the face match.
fn begins(asked: &Asked, flow: Flow) -> Result<(), Failure> {
    let taken = asked.portal.beginnings.take(asked.sender, asked.now);
    taken.map_err(|seconds| too_often(seconds, flow.ways()))
}

/// Takes a try of this network, to be given back where it turns out right.
fn tries(asked: &Asked, flow: Flow) -> Result<(), Failure> {
    let taken = asked.portal.proofings.take(asked.sender, asked.now);
    taken.map_err(|seconds| too_often(seconds, flow.ways()))
}

/// One way, where people can be proofed like that.
pub(super) fn way(asked: &Asked, way: Way) -> Result<WayView, Failure> {
    let ways = proofing::ways(&asked.portal.app, None).into_iter();
    let mut ways = ways.filter(|view| view.way == way);
    ways.next().ok_or_else(Failure::not_found)
}

/// Begins a session at the face match, and leads there.
pub(super) async fn to_face(asked: &Asked, opening: Opening) -> Answer {
    let (app, flow) = (&asked.portal.app, flow(opening.whose));
    let base = asked.ctx().base();
    let back = format!("{}{base}{}/wajah/kembali", app.origin, flow.base());
    begins(asked, flow)?;
    let seeker = seeker(asked, &opening);
    match face::send(app, seeker, (back, asked.lang), asked.now).await {
        Ok(Going::There(pending, url)) => {
            let opening = Opening {
                face: Some(pending),
                ..opening
            };
            let mut answer = asked.page(face_page::leaving(&asked.ctx(), flow, &url))?;
            let headers = answer.headers_mut();
            headers.append(header::SET_COOKIE, opening.cookie(app));
            // A form may not lead to another house, but a page may send a browser on.
            if let Ok(refresh) = HeaderValue::from_str(&format!("0; url={url}")) {
                headers.insert(header::REFRESH, refresh);
            }
            Ok(answer)
        }
        Ok(Going::TooOften(seconds)) => Err(too_often(seconds, flow.ways())),
        Err(error) => away(asked, flow, error),
    }
}

/// Back from the face match: one press, and its word is asked for. A GET writes nothing.
pub(super) fn back_from_face(asked: &Asked, opening: &Opening) -> Answer {
    let code = asked.query.get("kode").map_or("", String::as_str);
    let code: String = code.chars().take(64).collect();
    asked.page(face_page::back(&asked.ctx(), flow(opening.whose), &code))
}

/// Asks the face match what came of it.
pub(super) async fn from_face(asked: &Asked, mut opening: Opening) -> Answer {
    let app = &asked.portal.app;
    let flow = flow(opening.whose);
    let Some(pending) = opening.face.clone() else {
        return asked.go(flow.ways());
    };
    let code = asked.form.get("kode").unwrap_or_default();
    let device = device(asked);
    let whom = (&opening.nik, asking(asked, opening.whose, &device));
    tries(asked, flow)?;
    match face::receive(app, whom, (&pending, code), asked.now).await {
        Ok(Seen::Done(admitted, subject, name)) => {
            asked.portal.proofings.give_back(asked.sender);
            finish(asked, (&opening, &device), (admitted, subject, name)).await
        }
        Ok(Seen::Not) => {
            opening.face = None;
            let mut answer = failed(asked, &opening)?;
            let cookie = opening.cookie(app);
            answer.headers_mut().append(header::SET_COOKIE, cookie);
            Ok(answer)
        }
        Err(error) => {
            asked.portal.proofings.give_back(asked.sender);
            away(asked, flow, error)
        }
    }
}

/// The face match does not answer; what went wrong here is told as anywhere.
fn away(asked: &Asked, flow: Flow, error: FaceError) -> Answer {
    match error {
        FaceError::Away(_) => {
            let page = done::away(&asked.ctx(), flow);
            asked.page_with(StatusCode::SERVICE_UNAVAILABLE, page)
        }
        FaceError::App(error) => Err(error.into()),
    }
}

/// The page about the counter, with a field for a code that an officer confirmed.
pub(super) fn at_counter(
    asked: &Asked,
    opening: &Opening,
    (status, state): (StatusCode, &FormState),
) -> Answer {
    let way = way(asked, Way::Counter)?;
    let page = counter_page::page(&asked.ctx(), flow(opening.whose), &way, state);
    asked.page_with(status, page)
}

/// Asks for a code, or goes on with one.
pub(super) async fn to_counter(asked: &Asked, opening: Opening) -> Answer {
    let (app, flow) = (&asked.portal.app, flow(opening.whose));
    let Some(typed) = asked.form.get("kode") else {
        begins(asked, flow)?;
        return match counter::ask(app, seeker(asked, &opening), asked.now).await? {
            Ok(code) => {
                let way = way(asked, Way::Counter)?;
                asked.page(counter_page::given(&asked.ctx(), flow, &way, &code))
            }
            Err(seconds) => Err(too_often(seconds, flow.ways())),
        };
    };
    let wrong = |key: &str| {
        let state = FormState {
            errors: vec![("kode".to_owned(), Text::portal(key))],
            typed: [("kode".to_owned(), typed.chars().take(20).collect())].into(),
        };
        at_counter(asked, &opening, (StatusCode::UNPROCESSABLE_ENTITY, &state))
    };
    if counter::tidy(typed).len() != counter::CODE_SIGNS {
        return wrong("counter-code-bad");
    }
    let device = device(asked);
    let whom = (
        seeker(asked, &opening),
        asking(asked, opening.whose, &device),
    );
    tries(asked, flow)?;
    match counter::redeem(app, whom, typed, asked.now).await? {
        Worth::Done(admitted, subject, name) => {
            asked.portal.proofings.give_back(asked.sender);
            finish(asked, (&opening, &device), (admitted, subject, name)).await
        }
        Worth::NotYet => {
            asked.portal.proofings.give_back(asked.sender);
            wrong("counter-code-not-yet")
        }
        Worth::Nothing => wrong("counter-code-nothing"),
        Worth::TooOften(seconds) => Err(too_often(seconds, flow.ways())),
    }
}

/// A proofing that went well: whoever it was is signed in, in a session of its own or with another cookie of the one they
/// are in, unless the account was somebody's already. How sure the session is comes from the proof, whatever the account is.
pub(super) async fn finish(
    asked: &Asked,
    (opening, device): (&Opening, &Device),
    found: Found,
) -> Answer {
    let app = &asked.portal.app;
    let (admitted, subject, name) = found;
    let Admitted::In(entered) = admitted else {
        let mut answer = known(asked)?;
        let ended = Opening::ended(app);
        answer.headers_mut().append(header::SET_COOKIE, ended);
        return Ok(answer);
    };
    let (session, mut answer) = match opening.whose {
        Whose::Newcomer => {
            let who = Who::Resident { subject, name };
            let proof = (entered.assurance, Method::Proofed);
            let session = Session::of(entered.session, who, proof, asked.now);
            (session, asked.go("/akun/kunci-sandi/tambah?baru=1")?)
        }
        Whose::Owner { .. } => {
            let session = Session::raised(asked, entered);
            let level = session.proof.assurance;
            let below = below(app, (subject, level), asked.now).await?;
            (
                session,
                on(asked, opening.next.as_deref(), !below.is_empty())?,
            )
        }
    };
    let headers = answer.headers_mut();
    headers.append(header::SET_COOKIE, session.cookie(app));
    headers.append(header::SET_COOKIE, Opening::ended(app));
    if opening.whose == Whose::Newcomer {
        headers.append(header::SET_COOKIE, device_cookie(app, device));
    }
    Ok(answer)
}

/// Where somebody goes on who was raised: to what they came for, past the ways in that were not raised with them.
fn on(asked: &Asked, next: Option<&str>, tells: bool) -> Answer {
    match next {
        Some(next) if !tells => Ok(crate::http::redirect(next)),
        Some(next) => {
            let next = serde_urlencoded::to_string([("untuk", next)]).unwrap_or_default();
            asked.go(&["/akun/verifikasi?selesai=1&", &next].concat())
        }
        None => asked.go("/akun/verifikasi?selesai=1"),
    }
}

/// The ways in that are not as sure as a visit.
pub(super) async fn below(
    app: &App,
    (subject, level): (SubjectId, Assurance),
    now: Timestamp,
) -> Result<Below, Failure> {
    let mut passkeys = passkey::list(app, subject).await?;
    passkeys.retain(|one| one.assurance < level);
    let recovery = recovery::show(app, subject, now).await?;
    let lower = recovery.kept_level.filter(|kept| *kept < level);
    Ok(Below {
        passkeys,
        codes: lower.map(|level| (recovery.kept, level)),
    })
}

/// A proofing that went nowhere, for whatever reason: nothing was opened, and there are other ways.
pub(super) fn failed(asked: &Asked, opening: &Opening) -> Answer {
    let page = done::failed(&asked.ctx(), flow(opening.whose));
    asked.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
}

pub(super) fn too_often(seconds: i64, next: &str) -> Failure {
    let minutes = base::Arg::Int((seconds + 59) / 60);
    let mut problem = Problem::of(Fault::TooOften, "problem-proofing-often").next(next);
    problem.text = problem.text.with("minutes", minutes);
    Failure::wait(problem, seconds)
}
