//! The access log, and what to do when something in it, or in a register, is wrong.

mod correction;
mod list;

pub use correction::{Wrong, correction};
pub use list::list;
pub(crate) use list::of_case;
