//! A register that another program holds, over the wire: little patience, no trust in what comes back.

mod answer;

pub use crate::wire::Unavailable;
pub use answer::RawRecord;

use crate::wire::Wire;
use base::{Record, Value};
use hyper::Method;
use hyper::body::Bytes;
use hyper::header::HeaderValue;
use pack::model::Register;

/// One register over HTTP.
#[derive(Debug)]
pub struct Remote {
    wire: Wire,
    bearer: HeaderValue,
}

/// An address or a token that no request can be made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the address or the token of the register is malformed")]
pub struct BadRemote;

impl Remote {
    /// Connects to nothing yet. `base` is scheme and authority without a path.
    pub fn new(base: &str, token: &str) -> Result<Self, BadRemote> {
        if token.is_empty() {
            return Err(BadRemote);
        }
        let mut bearer =
            HeaderValue::from_str(&format!("Bearer {token}")).map_err(|_| BadRemote)?;
        bearer.set_sensitive(true);
        let wire = Wire::new(base).map_err(|_| BadRemote)?;
        Ok(Self { wire, bearer })
    }

    /// What the register holds about the person with this population number; an empty list is an answer.
    pub async fn records(
        &self,
        register: &Register,
        nik: &str,
    ) -> Result<Vec<RawRecord>, Unavailable> {
        let path = format!("/v1/records?subject={nik}");
        self.wire
            .guarded(async {
                let body = self.send(Method::GET, &path, Bytes::new()).await?;
                answer::read(register, nik, &body)
            })
            .await
    }

    /// Tells the register something about one of its records. The same `id` may come any number of times.
    pub async fn notify(&self, id: &str, key: &str, fields: &Record) -> Result<(), Unavailable> {
        let notice = serde_json::json!({ "id": id, "key": key, "fields": plain(fields) });
        let body = Bytes::from(notice.to_string());
        self.wire
            .guarded(async {
                self.send(Method::POST, "/v1/notify", body).await?;
                Ok(())
            })
            .await
    }

    async fn send(&self, method: Method, path: &str, body: Bytes) -> Result<Bytes, Unavailable> {
        let bearer = Some(self.bearer.clone());
        self.wire.send(method, path, bearer, body).await
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
