//! The access log, and what to do when something in it, or in a register, is wrong.

mod correction;
mod list;
mod rows;

pub use correction::{Wrong, correction};
pub(crate) use list::of_case;
pub use list::{list, name_officers};
