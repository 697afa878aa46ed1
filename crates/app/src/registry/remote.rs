//! A register that another program holds, over the wire: little patience, no trust in what comes back.

mod answer;
mod breaker;

pub use answer::RawRecord;

use base::{Record, Value};
use breaker::Breaker;
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use hyper::{Method, Request, StatusCode, Uri};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use pack::model::Register;
use std::time::{Duration, Instant};

/// A person waits for the page: an answer that takes longer is no answer.
pub const WAIT_MAX: Duration = Duration::from_millis(500);
/// Nothing a register says about one person is longer.
pub const ANSWER_BYTES_MAX: usize = 64 * 1024;
/// Connections kept open between requests.
const IDLE_MAX: usize = 64;

/// One register over HTTP.
#[derive(Debug)]
pub struct Remote {
    client: Client<HttpConnector, Full<Bytes>>,
    /// Scheme and authority, such as `http://127.0.0.1:9000`.
    base: String,
    bearer: HeaderValue,
    breaker: Breaker,
}

/// Why a register gave no answer that can be used. Never says anything about a person.
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
    #[error("answered what its schema forbids: {0}")]
    Lied(&'static str),
}

/// An address or a token that no request can be made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the address or the token of the register is malformed")]
pub struct BadRemote;

impl Remote {
    /// Connects to nothing yet. `base` is scheme and authority without a path.
    pub fn new(base: &str, token: &str) -> Result<Self, BadRemote> {
        let base = base.trim_end_matches('/').to_owned();
        let uri: Uri = base.parse().map_err(|_| BadRemote)?;
        if uri.scheme_str() != Some("http") || uri.path() != "/" || token.is_empty() {
            return Err(BadRemote);
        }
        let mut bearer =
            HeaderValue::from_str(&format!("Bearer {token}")).map_err(|_| BadRemote)?;
        bearer.set_sensitive(true);
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        connector.set_connect_timeout(Some(WAIT_MAX));
        let client = Client::builder(TokioExecutor::new())
            .pool_max_idle_per_host(IDLE_MAX)
            .build(connector);
        Ok(Self {
            client,
            base,
            bearer,
            breaker: Breaker::default(),
        })
    }

    /// What the register holds about the person with this population number; an empty list is an answer.
    pub async fn records(
        &self,
        register: &Register,
        nik: &str,
    ) -> Result<Vec<RawRecord>, Unavailable> {
        let path = format!("/v1/records?subject={nik}");
        self.guarded(async {
            let body = self.send(Method::GET, &path, Bytes::new()).await?;
            answer::read(register, nik, &body)
        })
        .await
    }

    /// Tells the register something about one of its records. The same `id` may come any number of times.
    pub async fn notify(&self, id: &str, key: &str, fields: &Record) -> Result<(), Unavailable> {
        let notice = serde_json::json!({ "id": id, "key": key, "fields": plain(fields) });
        let body = Bytes::from(notice.to_string());
        self.guarded(async {
            self.send(Method::POST, "/v1/notify", body).await?;
            Ok(())
        })
        .await
    }

    /// Asks within the time limit, unless the register failed too often just now.
    async fn guarded<T>(
        &self,
        asking: impl Future<Output = Result<T, Unavailable>>,
    ) -> Result<T, Unavailable> {
        if !self.breaker.admits(Instant::now()) {
            return Err(Unavailable::Resting);
        }
        let outcome = match tokio::time::timeout(WAIT_MAX, asking).await {
            Ok(outcome) => outcome,
            Err(_) => Err(Unavailable::Late),
        };
        // A refusal is the caller's fault: the register itself is well.
        let well = matches!(outcome, Ok(_) | Err(Unavailable::Refused(_)));
        self.breaker.record(well, Instant::now());
        outcome
    }

    async fn send(&self, method: Method, path: &str, body: Bytes) -> Result<Bytes, Unavailable> {
        let request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base))
            .header(AUTHORIZATION, self.bearer.clone())
            .header(CONTENT_TYPE, "application/json")
            .body(Full::new(body))
            .map_err(|_| Unavailable::Refused(StatusCode::BAD_REQUEST.as_u16()))?;
        let response = self
            .client
            .request(request)
            .await
            .map_err(|_| Unavailable::Unreachable)?;
        let status = response.status();
        if status.is_client_error() {
            return Err(Unavailable::Refused(status.as_u16()));
        }
        if status != StatusCode::OK {
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

/// A record as the wire writes it: without our tags of types.
pub fn plain(record: &Record) -> serde_json::Value {
    let fields = record.0.iter().map(|(name, value)| {
        let value = match value {
            Value::Bool(yes) => (*yes).into(),
            Value::Int(number) => (*number).into(),
            Value::Text(text) => text.as_str().into(),
            Value::Date(date) => date.to_string().into(),
            Value::Money(rupiah) => rupiah.0.into(),
            Value::List(rows) => rows.iter().map(plain).collect(),
        };
        (name.clone(), value)
    });
    serde_json::Value::Object(fields.collect())
}
