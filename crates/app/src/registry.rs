//! Registers: what the state holds, from our own tables and from other programs.

pub mod remote;
pub mod seed;
