//! One file per command; each has its arguments and a `run`.

pub(crate) mod audit;
pub(crate) mod bench;
pub(crate) mod check;
pub(crate) mod country;
pub(crate) mod demo;
pub(crate) mod outbox;
pub(crate) mod register;
pub(crate) mod replay;
pub(crate) mod serve;
pub(crate) mod verify;
