//! The store as others use it: real places, real commits, real kills.
//!
//! What every engine promises stands in `conformance` and is compiled once for each of them.

#![expect(
    clippy::unwrap_used,
    reason = "the words the tests share fail the test they are called from"
)]
#![expect(
    clippy::duplicate_mod,
    reason = "the same sentences are tested on each engine"
)]

#[expect(dead_code, reason = "the journeys do more with the same server")]
mod cluster;
mod copies;
mod files;
mod folder;
mod full;
mod plans;
mod postgres;
mod room;
mod server;
mod spread;
mod sqlite;
