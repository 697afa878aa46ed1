//! Applying: from the first click to a decision.

pub mod answer;
pub mod attach;
pub mod check;
pub mod clarify;
mod dossier;
pub mod early;
mod file;
pub mod form;
pub(crate) mod kind;
pub mod needs;
pub mod object;
pub mod rebill;
pub mod start;
pub mod submit;
pub mod withdraw;

pub(crate) use dossier::{Dossier, Reading, gather, own_reader, review};
pub use kind::{LINE_MAX, PARAGRAPH_MAX, Typed};
