//! The access log, and what to do when something in it, or in a register, is wrong.

mod correction;
mod list;
mod reading;
mod rows;

pub use correction::correction;
pub(crate) use list::of_case;
pub use list::{list, name_officers};
pub use reading::reading;
pub(crate) use reading::subject_of;
