//! Counting people without telling about any of them: no figure that is about fewer than [`PEOPLE_MIN`] people leaves
//! this crate, and none can be worked out from those that do. Pure; who is counted, and as what, is for others to say.

mod crowd;
mod table;
mod tally;

#[cfg(test)]
mod tests;

pub use crowd::{PEOPLE_MIN, Person};
pub use table::{Row, Table};
pub use tally::{GROUPS_MAX, KINDS_MAX, Tally};
