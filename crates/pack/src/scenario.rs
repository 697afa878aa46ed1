//! Scenarios: facts that people can check.

/// One worked example of a service.
#[derive(Debug)]
pub struct Scenario {}
