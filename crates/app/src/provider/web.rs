//! The way to programs of sites: keys are fetched from them, sign-outs are told to them. Little patience, bounded answers,
//! and nothing that is not https, but for this machine itself in the demonstration.

use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Bytes;
use hyper::header::{ACCEPT, CONTENT_TYPE};
use hyper::{Method, Request, Uri};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use std::time::Duration;

/// A site that takes longer is asked again later.
const WAIT_MAX: Duration = Duration::from_secs(2);
/// Far above any set of keys.
const ANSWER_BYTES_MAX: usize = identity::jwks::JWKS_BYTES_MAX;
const IDLE_MAX: usize = 4;

/// The way out.
#[derive(Debug)]
pub struct Web {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
}

/// Why a site's program gave nothing of use. Never says anything about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Silent {
    #[error("the address is not one that may be gone to")]
    Address,
    #[error("no answer in time")]
    Late,
    #[error("could not be reached")]
    Unreachable,
    #[error("answered with status {0}")]
    Status(u16),
    #[error("the answer is too long")]
    TooLong,
}

/// No authority of certificates is known on this machine.
#[derive(Debug, thiserror::Error)]
#[error("the certificates of this machine cannot be read")]
pub struct NoRoots(#[source] std::io::Error);

impl Web {
    /// Believes the certificates that the machine believes. `demo` lets plain http to this machine through.
    pub fn new(demo: bool) -> Result<Self, NoRoots> {
        let builder = HttpsConnectorBuilder::new();
        let builder = builder.with_native_roots().map_err(NoRoots)?;
        let connector = if demo {
            builder.https_or_http().enable_http1().build()
        } else {
            builder.https_only().enable_http1().build()
        };
        let client = Client::builder(TokioExecutor::new())
            .pool_max_idle_per_host(IDLE_MAX)
            .build(connector);
        Ok(Self { client })
    }

    pub(super) async fn get(&self, at: &str) -> Result<Bytes, Silent> {
        let request = Request::builder().method(Method::GET).uri(uri(at)?);
        let request = request.header(ACCEPT, "application/json");
        self.send(request.body(Full::default())).await
    }

    pub(super) async fn post(&self, at: &str, form: String) -> Result<Bytes, Silent> {
        let request = Request::builder().method(Method::POST).uri(uri(at)?);
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Full::from(form))).await
    }

    async fn send(
        &self,
        request: Result<Request<Full<Bytes>>, hyper::http::Error>,
    ) -> Result<Bytes, Silent> {
        let request = request.map_err(|_| Silent::Address)?;
        match tokio::time::timeout(WAIT_MAX, self.answer(request)).await {
            Ok(answer) => answer,
            Err(_) => Err(Silent::Late),
        }
    }

    async fn answer(&self, request: Request<Full<Bytes>>) -> Result<Bytes, Silent> {
        let answer = self.client.request(request).await;
        let answer = answer.map_err(|_| Silent::Unreachable)?;
        // A redirect is not followed: it could lead anywhere.
        if !answer.status().is_success() {
            return Err(Silent::Status(answer.status().as_u16()));
        }
        match Limited::new(answer.into_body(), ANSWER_BYTES_MAX)
            .collect()
            .await
        {
            Ok(body) => Ok(body.to_bytes()),
            Err(error) if error.is::<http_body_util::LengthLimitError>() => Err(Silent::TooLong),
            Err(_) => Err(Silent::Unreachable),
        }
    }
}

/// https, or loopback as the registry of clients lets it through in the demonstration.
fn uri(at: &str) -> Result<Uri, Silent> {
    identity::address::registered(at).map_err(|_| Silent::Address)?;
    at.parse().map_err(|_| Silent::Address)
}
