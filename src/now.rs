//! The clock on the wall. Everything below takes the time as an argument; the program asks it here.

use base::{Date, Timestamp, Zone};
use std::time::{SystemTime, UNIX_EPOCH};

/// The present instant.
pub(crate) fn now() -> Timestamp {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place of the program that asks the clock"
    )]
    let now = SystemTime::now();
    let since = now.duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
}

/// The date in the capital.
pub(crate) fn today() -> Date {
    now().date(Zone::Wib)
}
