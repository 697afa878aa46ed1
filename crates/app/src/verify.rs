//! Checking a document that somebody holds in their hand: by number, by signed code, by file.

mod file;
mod number;
mod token;

pub use file::{FILE_BYTES_MAX, file};
pub use number::number;
pub use token::token;
