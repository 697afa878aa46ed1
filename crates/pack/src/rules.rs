//! Conditions: a checked subset of CEL, evaluated with three truth values.

/// A condition that was typed against the pack.
#[derive(Debug)]
pub struct Condition {}
