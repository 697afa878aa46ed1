//! The store as others use it: real folders, real commits, real kills.

mod room;
mod units;
