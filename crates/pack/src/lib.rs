//! A country as data: parse and check a pack, decide by its rules. Pure; bytes in, findings and decisions out.

pub mod areas;
pub mod finding;
pub mod model;
pub mod rules;
pub mod scenario;
pub mod text;

pub use finding::Finding;
