//! A request of a program as a handler sees it, and the answers a handler gives.

use super::problem::{Kind, Trouble};
use crate::Ctx;
use crate::state::Portal;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use base::{CaseId, Lang, PublicNumber, RowId, Text, Timestamp, Zone};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Arc;

/// One request. Cookies are not looked at: a program shows a token, so nobody's browser can be made to act.
pub(crate) struct Call {
    pub(crate) portal: Arc<Portal>,
    pub(crate) lang: Lang,
    pub(crate) path: String,
    pub(crate) params: BTreeMap<String, String>,
    pub(crate) query: Option<String>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    pub(crate) sender: IpAddr,
    pub(crate) now: Timestamp,
}

/// What a handler gives back.
pub(crate) type Answer = Result<Response, Trouble>;

/// Items of a page, unless the client says otherwise.
pub(crate) const LIMIT: usize = 20;
pub(crate) const LIMIT_MAX: usize = 100;

/// Where a list goes on, and how much of it is wanted.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Paging {
    cursor: Option<String>,
    limit: Option<usize>,
}

/// A query that nothing is asked in.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Nothing {}

impl Call {
    pub(crate) fn ctx(&self) -> Ctx<'_> {
        Ctx {
            lang: self.lang,
            path: "/",
            texts: &self.portal.app.pack.texts,
            who: None,
            csrf: "",
            demo: self.portal.app.demo,
            now: self.now,
            until: None,
            zone: Zone::default(),
        }
    }

    pub(crate) fn say(&self, text: &Text) -> String {
        self.ctx().say(text).into_owned()
    }

    /// A parameter of the route; a route that names it always has it.
    pub(crate) fn param(&self, name: &str) -> &str {
        self.params.get(name).map_or("", String::as_str)
    }

    /// The case in the address. What is no case id names no case.
    pub(crate) fn case(&self) -> Result<CaseId, Trouble> {
        CaseId::parse(self.param("case")).map_err(|_| Trouble::not_found())
    }

    pub(crate) fn file(&self) -> Result<RowId, Trouble> {
        RowId::parse(self.param("file")).map_err(|_| Trouble::not_found())
    }

    pub(crate) fn number(&self) -> Result<PublicNumber, Trouble> {
        PublicNumber::parse(self.param("number")).map_err(|_| Trouble::not_found())
    }

    pub(crate) fn header(&self, name: &HeaderName) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The query, of which every word is known.
    pub(crate) fn query<T: DeserializeOwned>(&self) -> Result<T, Trouble> {
        let query = self.query.as_deref().unwrap_or_default();
        let bad = || Trouble::of(Kind::Malformed).saying(Text::portal("api-bad-query"));
        serde_urlencoded::from_str(query).map_err(|_| bad())
    }

    /// The body, of which every field is known.
    pub(crate) fn json<T: DeserializeOwned>(&self) -> Result<T, Trouble> {
        let media_type = self.header(&header::CONTENT_TYPE).unwrap_or_default();
        let media_type = media_type.split(';').next().unwrap_or_default().trim();
        if !media_type.eq_ignore_ascii_case("application/json") {
            return Err(Trouble::of(Kind::MediaType));
        }
        // How deep a body may be nested is bounded by the reader itself.
        serde_json::from_slice(&self.body).map_err(|error| {
            let detail = Text::portal("api-bad-body");
            let place = |n| base::Arg::Int(i64::try_from(n).unwrap_or(0));
            let detail = detail.with("line", place(error.line()));
            Trouble::of(Kind::Malformed).saying(detail.with("column", place(error.column())))
        })
    }

    /// Whether the client takes this kind of answer, and asks for it by name.
    pub(crate) fn asks_for(&self, media_type: &str) -> bool {
        let accepted = self.header(&header::ACCEPT).unwrap_or_default();
        let mut kinds = accepted.split(',').filter_map(|one| one.split(';').next());
        kinds.any(|kind| kind.trim().eq_ignore_ascii_case(media_type))
    }
}

impl Paging {
    /// How many items, within bounds.
    pub(crate) fn most(&self) -> Result<usize, Trouble> {
        match self.limit {
            None => Ok(LIMIT),
            Some(limit) if (1..=LIMIT_MAX).contains(&limit) => Ok(limit),
            Some(_) => Err(Trouble::of(Kind::Malformed).saying(Text::portal("api-bad-limit"))),
        }
    }

    /// What the cursor stands for: the place after which the list goes on.
    pub(crate) fn after(&self, list: &str) -> Result<Option<String>, Trouble> {
        let Some(cursor) = &self.cursor else {
            return Ok(None);
        };
        let bytes = URL_SAFE_NO_PAD.decode(cursor).ok();
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        let place =
            text.and_then(|text| Some(text.strip_prefix(list)?.strip_prefix(':')?.to_owned()));
        place.map(Some).ok_or_else(bad_cursor)
    }
}

pub(crate) fn bad_cursor() -> Trouble {
    Trouble::of(Kind::Malformed).saying(Text::portal("api-bad-cursor"))
}

/// The address of the next part of a list. What a cursor holds is ours to change: clients hand it back as it is.
pub(crate) fn next(call: &Call, list: &str, after: &str, most: usize) -> String {
    let cursor = URL_SAFE_NO_PAD.encode(format!("{list}:{after}"));
    format!("{}?cursor={cursor}&limit={most}", call.path)
}

/// An answer that can be read by programs.
#[expect(clippy::unnecessary_wraps, reason = "a handler ends with it")]
pub(crate) fn json(status: StatusCode, body: &impl Serialize) -> Answer {
    // Shapes hold texts, numbers and lists: there is nothing in them that cannot be written.
    let bytes = serde_json::to_vec(body).unwrap_or_default();
    let mut answer = Response::new(Body::from(bytes));
    *answer.status_mut() = status;
    let media_type = HeaderValue::from_static("application/json");
    answer
        .headers_mut()
        .insert(header::CONTENT_TYPE, media_type);
    Ok(answer)
}

pub(crate) fn ok(body: &impl Serialize) -> Answer {
    json(StatusCode::OK, body)
}

/// Something new, and where it is.
pub(crate) fn created(at: &str, body: &impl Serialize) -> Answer {
    let mut answer = json(StatusCode::CREATED, body)?;
    if let Ok(at) = HeaderValue::from_str(at) {
        answer.headers_mut().insert(header::LOCATION, at);
    }
    Ok(answer)
}

/// Done, and nothing to say about it.
#[expect(clippy::unnecessary_wraps, reason = "a handler ends with it")]
pub(crate) fn done() -> Answer {
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() = StatusCode::NO_CONTENT;
    Ok(answer)
}

/// A part of a list; RFC 8288 says where the next one is, as the body does.
pub(crate) fn page(next: Option<&str>, body: &impl Serialize) -> Answer {
    let mut answer = ok(body)?;
    let link = next.and_then(|next| HeaderValue::from_str(&format!("<{next}>; rel=\"next\"")).ok());
    if let Some(link) = link {
        answer.headers_mut().insert(header::LINK, link);
    }
    Ok(answer)
}
