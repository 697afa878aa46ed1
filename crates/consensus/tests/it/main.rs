//! Validators as they run: real threads, sockets on loopback, and files. Every test is bounded in time.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "the words the tests share fail the test they are called from"
)]

mod alone;
mod catching_up;
mod changing;
mod full;
mod hostile;
mod killed;
mod liar;
mod starting;
mod together;
mod town;
