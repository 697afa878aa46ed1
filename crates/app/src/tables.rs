//! SQL, as plain functions that read from the store or add to a unit. Portable text, both engines.

pub(crate) mod access;
pub(crate) mod account;
pub(crate) mod account_event;
pub(crate) mod bill;
pub(crate) mod cases;
pub(crate) mod client;
pub(crate) mod consent;
pub(crate) mod credential;
pub(crate) mod evidence;
pub(crate) mod history;
pub(crate) mod law;
pub(crate) mod outbox;
pub(crate) mod queue;
pub(crate) mod record;
pub(crate) mod refund;
pub(crate) mod request_key;
pub(crate) mod session;
pub(crate) mod site_grant;
pub(crate) mod spent;
pub(crate) mod subject;
