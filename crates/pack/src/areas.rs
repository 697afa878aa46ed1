//! Area codes: provinces, regencies, districts and villages.

/// The area table of the pack.
#[derive(Debug, Default)]
pub struct Areas {}
