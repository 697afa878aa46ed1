//! A country as data: parse and check a pack, decide by its rules. Pure; bytes in, findings and decisions out.

pub mod areas;
pub mod decide;
pub mod finding;
pub mod model;
pub mod needs;
pub mod rules;
pub mod scenario;
pub mod template;
pub mod text;

pub use decide::{DecideError, Decision, Reason, Verdict, decide};
pub use finding::Finding;
pub use needs::{Held, Holding, held, needs};
