//! A mirror of a ledger on the web. Who serves it need not be trusted, so the way there only has to be bounded: in time, in bytes, and
//! to the address that was given.

use anyhow::{Context, anyhow, bail, ensure};
use http_body_util::{BodyExt as _, Empty, LengthLimitError, Limited};
use hyper::body::Bytes;
use hyper::{StatusCode, Uri};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use std::time::Duration;
use tokio::runtime::Runtime;

/// A mirror that takes longer for one file counts as away.
const WAIT_MAX: Duration = Duration::from_secs(20);

pub(super) struct Web {
    /// Without a slash at its end.
    base: String,
    client: Client<HttpsConnector<HttpConnector>, Empty<Bytes>>,
    /// Files are fetched one after the other, on the thread that asks.
    runtime: Runtime,
}

impl Web {
    /// Plain http only on this machine: elsewhere it would tell everybody on the way who looks at which entry.
    pub(super) fn at(base: &str) -> anyhow::Result<Self> {
        let uri: Uri = base
            .parse()
            .with_context(|| format!("{base} is no address"))?;
        let host = uri.host().unwrap_or_default();
        let is_here = ["127.0.0.1", "localhost", "[::1]"].contains(&host);
        let is_fit =
            uri.scheme_str() == Some("https") || uri.scheme_str() == Some("http") && is_here;
        ensure!(is_fit, "{base}: https, or http on this machine");
        ensure!(
            uri.query().is_none(),
            "{base}: an address of a mirror has no question in it"
        );
        let builder = HttpsConnectorBuilder::new().with_native_roots();
        let builder = builder.context("the certificates of this machine cannot be read")?;
        let connector = builder.https_or_http().enable_http1().build();
        Ok(Self {
            base: base.trim_end_matches('/').to_owned(),
            client: Client::builder(TokioExecutor::new()).build(connector),
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()?,
        })
    }

    /// A file, if it is there.
    pub(super) fn get(&self, path: &str, most: usize) -> anyhow::Result<Option<Vec<u8>>> {
        let at = format!("{}/{path}", self.base);
        let uri = at.parse().with_context(|| format!("{at} is no address"))?;
        let bounded = async { tokio::time::timeout(WAIT_MAX, self.answer(uri, most)).await };
        let answered = self.runtime.block_on(bounded);
        answered
            .map_err(|_| anyhow!("no answer in {} seconds", WAIT_MAX.as_secs()))
            .and_then(|answer| answer)
            .with_context(|| format!("cannot fetch {at}"))
    }

    async fn answer(&self, uri: Uri, most: usize) -> anyhow::Result<Option<Vec<u8>>> {
        let answer = self.client.get(uri).await?;
        match answer.status() {
            StatusCode::OK => {}
            StatusCode::NOT_FOUND => return Ok(None),
            // A redirect is not followed: it could lead anywhere.
            other => bail!("answered with status {other}"),
        }
        match Limited::new(answer.into_body(), most).collect().await {
            Ok(body) => Ok(Some(body.to_bytes().to_vec())),
            Err(error) if error.is::<LengthLimitError>() => bail!("longer than {most} bytes"),
            Err(error) => Err(anyhow!(error)),
        }
    }
}
