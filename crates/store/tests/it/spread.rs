//! What the store promises, on the embedded engine with several files.

pub(crate) use crate::room::Spread as Room;

#[path = "conformance/suite.rs"]
mod suite;
