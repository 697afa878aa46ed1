//! The store as others use it: real folders, real commits, real kills.

#![expect(
    clippy::unwrap_used,
    reason = "the words the tests share fail the test they are called from"
)]

mod folder;
mod full;
mod kill;
mod numbers;
mod outbox;
mod room;
mod serial;
mod units;
