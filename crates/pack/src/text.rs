//! Words of the pack in every language.

/// Every message of every owner, in every language.
#[derive(Debug, Default)]
pub struct Texts {}
