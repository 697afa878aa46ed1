//! The edge: a request is parsed once, its sender known, its right checked; an answer leaves with its headers.

mod address;
mod answer;
mod asked;
mod body;
mod failure;
mod limit;
mod meter;
mod sender;
mod session;
mod table;

pub(crate) use answer::{asset, download, json, published, redirect, see};
pub(crate) use asked::Asked;
pub(crate) use body::Form;
pub(crate) use failure::Failure;
pub(crate) use sender::Operator;
pub(crate) use session::{Session, Who};
pub(crate) use table::{Table, dispatch_missing};

pub(crate) use limit::Limiter;
pub use meter::Meter;
pub use table::Audience;

/// What a handler gives back.
pub(crate) type Answer = Result<axum::response::Response, Failure>;
