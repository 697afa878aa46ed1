//! One file per command; each has its arguments and a `run`.

pub(crate) mod check;
pub(crate) mod country;
pub(crate) mod register;
