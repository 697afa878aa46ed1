//! Documents: what was issued to a person, as a page, a PDF and a credential.

mod credential;
mod lines;
mod pdf;
mod show;

pub use credential::credential;
pub(crate) use lines::lines;
pub(crate) use pdf::slip;
pub use pdf::{Printed, pdf};
pub use show::{qr, show};
