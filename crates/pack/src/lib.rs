//! A country as data: parse and check a pack, decide by its rules. Pure; bytes in, findings and decisions out.

pub mod areas;
pub mod bill;
pub mod burden;
pub mod calendar;
pub mod check;
pub mod citation;
pub mod decide;
pub mod early;
pub mod find;
pub mod finding;
pub mod gather;
#[cfg(test)]
mod indonesia;
pub mod law;
pub mod law_hash;
pub mod maybe;
pub mod model;
pub mod needs;
mod office;
pub mod parse;
pub mod people;
mod reconsider;
pub mod rules;
#[cfg(test)]
mod sample;
pub mod scenario;
pub mod template;
pub mod text;

pub use bill::{BILL_RUPIAH_MAX, Bill, Charge, bill};
pub use burden::{Burden, burden};
pub use check::{RESERVED_CLAIMS, check};
pub use citation::Citation;
pub use decide::{DecideError, Decision, Reason, Verdict, decide, possible};
pub use early::early;
pub use find::{Finder, Hit, find};
pub use finding::Finding;
pub use gather::{Whom, whom};
pub use maybe::maybe;
pub use needs::{Held, Holding, held, lacking, needs, statable};
pub use reconsider::{CannotSay, reconsider};
