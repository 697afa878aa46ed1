//! Use cases: one file, one public function, named by its verb. SQL is private to this crate.

pub mod registry;
pub mod view;
