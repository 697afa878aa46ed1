//! One binary for the tests of the whole.
//!
//! `cfg(test)` always holds here; it is said so that clippy also takes helper functions for test code.

#[cfg(test)]
mod adding;
#[cfg(test)]
mod api;
#[cfg(test)]
#[path = "../../src/authenticator.rs"]
mod authenticator;
#[cfg(test)]
mod bank;
#[cfg(test)]
mod bench;
#[cfg(test)]
mod check;
#[cfg(test)]
#[expect(
    dead_code,
    reason = "the tests of the store do more with the same server"
)]
#[path = "../../crates/store/tests/it/cluster.rs"]
mod cluster;
#[cfg(test)]
mod copy;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod facility;
#[cfg(test)]
mod journey;
#[cfg(test)]
mod ledger;
#[cfg(test)]
mod new_service;
#[cfg(test)]
mod outbox;
#[cfg(test)]
mod printed;
#[cfg(test)]
mod provider;
#[cfg(test)]
mod receipts;
#[cfg(test)]
mod replay;
#[cfg(test)]
mod tidy;
#[cfg(test)]
mod what_if;
