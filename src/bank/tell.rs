//! Telling the instance what was paid: tried again with growing waits, also after a restart.

use super::books::{Answer, Entry};
use super::desk::Deed;
use super::http::Counter;
use crate::now::now;
use anyhow::Context;
use app::payment::Secret;
use app::wire::{Unavailable, Wire};
use hyper::{Method, Uri};
use std::time::Duration;

/// How long the bank rests when nothing is due.
const REST: Duration = Duration::from_millis(100);
/// How long it rests after its disk failed.
const REST_AFTER_ERROR: Duration = Duration::from_secs(2);

/// Who is told.
pub(super) struct Callback {
    wire: Wire,
    path: String,
}

impl Callback {
    pub(super) fn parse(address: &str) -> anyhow::Result<Self> {
        let malformed = || format!("{address} is no address that can be told");
        let uri: Uri = address.parse().with_context(malformed)?;
        let host = uri.authority().with_context(malformed)?;
        let scheme = uri.scheme_str().unwrap_or_default();
        Ok(Self {
            wire: Wire::new(&format!("{scheme}://{host}")).with_context(malformed)?,
            path: uri.path().to_owned(),
        })
    }

    async fn tell(&self, wire: String) -> Answer {
        let sent = self.wire.send(Method::POST, &self.path, None, wire.into());
        match sent.await {
            // However long or odd the answer is, the instance has taken it.
            Ok(_) | Err(Unavailable::Lied(_)) => Answer::Taken,
            Err(Unavailable::Refused(status)) if status != 429 => Answer::Refused(status),
            Err(_) => Answer::Failed,
        }
    }
}

/// Works as long as the bank runs.
pub(super) async fn tell(counter: Counter, callback: Callback) {
    loop {
        let due = counter.books().due(now());
        let rest = if due.is_empty() { REST } else { Duration::ZERO };
        for entry in due {
            if !told(&counter, &callback, entry).await {
                tokio::time::sleep(REST_AFTER_ERROR).await;
            }
        }
        tokio::time::sleep(rest).await;
    }
}

/// One try, and its answer on disk. False when the disk failed: it will be told again, which is allowed.
async fn told(counter: &Counter, callback: &Callback, entry: Entry) -> bool {
    let agreed = &counter.secret;
    let nobodys = Secret::new(&[0; 32]);
    let secret = if entry.garbled { &nobodys } else { agreed };
    let answer = match entry.payment.notice().sign(secret) {
        Ok(wire) => callback.tell(wire).await,
        // A payment that makes no notice is never taken in; asking again would not help.
        Err(_) => Answer::Refused(422),
    };
    let deed = Deed::Tried {
        bank_id: entry.payment.bank_id,
        at: now(),
        answer,
    };
    counter.desk.hand_in(deed).await.is_some()
}
