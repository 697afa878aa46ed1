//! The edge: a request is parsed once, its sender known, its right checked; an answer leaves with its headers.

mod acting;
mod address;
mod answer;
mod asked;
mod body;
mod device;
mod failure;
#[cfg(test)]
mod fuzz;
mod limit;
mod load;
mod meter;
mod missing;
mod opening;
mod sealed;
mod sender;
mod serve;
mod session;
mod table;

pub(crate) use acting::{Acting, level_first};
pub(crate) use address::params;
pub(crate) use answer::{asset, download, dress, json, published, redirect, see};
pub(crate) use asked::Asked;
pub(crate) use body::{BadBody, Form, UPLOAD_BYTES_MAX, gather, multipart};
pub(crate) use device::{device, device_cookie, said};
pub(crate) use failure::Failure;
pub(crate) use missing::{dispatch_method, dispatch_missing};
pub(crate) use opening::{Opening, Tries, Whose};
pub(crate) use sender::{Operator, client};
pub(crate) use session::{
    Method, Session, WayIn, Who, browser, browser_cookie, ceremony, ceremony_cookie,
};
pub(crate) use table::{Sent, Table};

pub(crate) use limit::Limiter;
pub(crate) use limit::network;
pub use limit::{Network, networks};
pub use load::Load;
pub(crate) use load::{AGAIN_SECONDS, Wish};
pub use meter::Meter;
pub use table::Audience;

/// What a handler gives back.
pub(crate) type Answer = Result<axum::response::Response, Failure>;
