//! Evidence: give a file, look at it again, take it out.

use super::call::{Answer, Call, Nothing, created, done, ok};
use super::cases::sent_already;
use super::problem::{Kind, Trouble};
use super::shape::form::EvidenceAsked;
use super::token::Acting;
use crate::http::{BadBody, multipart, see};
use app::apply::attach::{self, AttachError};
use app::apply::form::{At, form};
use app::follow;
use app::view::Ask;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header;
use base::Explain;

pub(crate) async fn list(call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    ok(&given(&call, &acting).await?)
}

/// The files of one kind, as long as the case takes any.
async fn given(call: &Call, acting: &Acting) -> Result<EvidenceAsked, Trouble> {
    let (app, case) = (&call.portal.app, call.case()?);
    let at = At::Evidence(call.param("kind"));
    let view = form(app, acting.resident, case, at, call.now).await;
    let view = view.map_err(sent_already)?;
    match &view.ask {
        Ask::Evidence(evidence) => Ok(EvidenceAsked::of(&call.ctx(), &view.service, evidence)),
        Ask::Question(_) | Ask::Nothing => Err(Trouble::not_found()),
    }
}

pub(crate) async fn attach(mut call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    let case = call.case()?;
    let media_type = call.header(&header::CONTENT_TYPE).unwrap_or_default();
    if !media_type.starts_with("multipart/form-data") {
        return Err(Trouble::of(Kind::MediaType));
    }
    let body = Body::from(std::mem::take(&mut call.body));
    let mut request = Request::new(body);
    request.headers_mut().clone_from(&call.headers);
    let form = multipart(request).await.map_err(|bad| {
        Trouble::of(match bad {
            BadBody::TooLarge => Kind::TooLarge,
            BadBody::Unreadable => Kind::Malformed,
        })
    })?;
    let file = form.file.filter(|_| form.fields.is_empty());
    let file = file.ok_or_else(|| Trouble::of(Kind::Malformed))?;
    let (app, kind) = (&call.portal.app, call.param("kind"));
    let one = (kind, file.name.as_str(), file.bytes.as_slice());
    let attached = attach::attach(app, acting.resident, case, one, call.now).await;
    attached.map_err(refused)?;
    created(&call.path, &given(&call, &acting).await?)
}

fn refused(error: AttachError) -> Trouble {
    match error {
        AttachError::Sent => Trouble::explained(Kind::Conflict, &error),
        AttachError::TooLarge => Trouble::explained(Kind::TooLarge, &error),
        AttachError::App(error) => error.into(),
        error => Trouble::of(Kind::Refused).at("/file", error.explain().text),
    }
}

pub(crate) async fn show(call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    let (app, file) = (&call.portal.app, (call.param("kind"), call.file()?));
    let (media_type, bytes) = follow::evidence(app, acting.resident, call.case()?, file).await?;
    Ok(see(&media_type, bytes))
}

pub(crate) async fn detach(call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    let (app, case, file) = (&call.portal.app, call.case()?, call.file()?);
    let kind = call.param("kind");
    // A file that is not there, or of another kind, cannot be taken out.
    follow::evidence(app, acting.resident, case, (kind, file)).await?;
    let detached = attach::detach(app, acting.resident, case, file, call.now).await;
    detached.map_err(refused)?;
    done()
}
