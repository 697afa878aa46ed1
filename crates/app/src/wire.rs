//! Another agency's program over HTTP: little patience, bounded answers, left alone for a moment when it keeps failing.

mod breaker;

use breaker::Breaker;
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use hyper::{Method, Request, StatusCode, Uri};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use std::time::{Duration, Instant};

/// A person waits for the page: an answer that takes longer is no answer.
pub const WAIT_MAX: Duration = Duration::from_millis(500);
/// Nothing that is said about one person or one bill is longer.
pub const ANSWER_BYTES_MAX: usize = 64 * 1024;
/// Connections kept open between requests.
const IDLE_MAX: usize = 64;

/// The way to one program.
#[derive(Debug)]
pub struct Wire {
    client: Client<HttpConnector, Full<Bytes>>,
    /// Scheme and authority, such as `http://127.0.0.1:9000`.
    base: String,
    breaker: Breaker,
    /// How long an answer may take.
    wait: Duration,
}

/// Why there is no answer that can be used. Never says anything about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unavailable {
    #[error("gave no answer in time")]
    Late,
    #[error("could not be reached")]
    Unreachable,
    #[error("failed several times in a row and is left alone for a moment")]
    Resting,
    #[error("answered with status {0}")]
    Failed(u16),
    /// Asking again the same way will not help.
    #[error("refused with status {0}")]
    Refused(u16),
    #[error("answered what was not agreed: {0}")]
    Lied(&'static str),
}

/// An address that no request can be made to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the address is not http:// and a host")]
pub struct BadAddress;

impl Wire {
    /// Connects to nothing yet. `base` is scheme and authority without a path.
    pub fn new(base: &str) -> Result<Self, BadAddress> {
        let base = base.trim_end_matches('/').to_owned();
        let uri: Uri = base.parse().map_err(|_| BadAddress)?;
        if uri.scheme_str() != Some("http") || uri.path() != "/" || uri.query().is_some() {
            return Err(BadAddress);
        }
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        connector.set_connect_timeout(Some(WAIT_MAX));
        let client = Client::builder(TokioExecutor::new())
            .pool_max_idle_per_host(IDLE_MAX)
            .build(connector);
        Ok(Self {
            client,
            base,
            breaker: Breaker::default(),
            wait: WAIT_MAX,
        })
    }

    /// The same with more patience, where somebody asked for it and waits for nothing else.
    #[must_use]
    pub(crate) fn waiting(self, wait: Duration) -> Self {
        Self { wait, ..self }
    }

    /// Asks, unless the other side failed too often just now.
    pub(crate) async fn guarded<T>(
        &self,
        asking: impl Future<Output = Result<T, Unavailable>>,
    ) -> Result<T, Unavailable> {
        if !self.breaker.admits(Instant::now()) {
            return Err(Unavailable::Resting);
        }
        let outcome = asking.await;
        // A refusal is the caller's fault: the other side itself is well.
        let well = matches!(outcome, Ok(_) | Err(Unavailable::Refused(_)));
        self.breaker.record(well, Instant::now());
        outcome
    }

    /// One request with JSON, within the limit of time.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        authorization: Option<HeaderValue>,
        body: Bytes,
    ) -> Result<Bytes, Unavailable> {
        let request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base))
            .header(CONTENT_TYPE, "application/json");
        let request = match authorization {
            Some(authorization) => request.header(AUTHORIZATION, authorization),
            None => request,
        };
        let request = request
            .body(Full::new(body))
            .map_err(|_| Unavailable::Refused(StatusCode::BAD_REQUEST.as_u16()))?;
        match tokio::time::timeout(self.wait, self.answer(request)).await {
            Ok(answer) => answer,
            Err(_) => Err(Unavailable::Late),
        }
    }

    async fn answer(&self, request: Request<Full<Bytes>>) -> Result<Bytes, Unavailable> {
        let response = self
            .client
            .request(request)
            .await
            .map_err(|_| Unavailable::Unreachable)?;
        let status = response.status();
        if status.is_client_error() {
            return Err(Unavailable::Refused(status.as_u16()));
        }
        if !status.is_success() {
            return Err(Unavailable::Failed(status.as_u16()));
        }
        let body = Limited::new(response.into_body(), ANSWER_BYTES_MAX);
        match body.collect().await {
            Ok(body) => Ok(body.to_bytes()),
            Err(error) if error.is::<http_body_util::LengthLimitError>() => {
                Err(Unavailable::Lied("the answer is too long"))
            }
            Err(_) => Err(Unavailable::Unreachable),
        }
    }
}
