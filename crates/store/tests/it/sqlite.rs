//! What the store promises, on the embedded engine.

pub(crate) use crate::room::Folder as Room;

#[path = "conformance/suite.rs"]
mod suite;
