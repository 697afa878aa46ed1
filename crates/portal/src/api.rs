//! The API: the same use cases as the pages, for programs, under /api/v1.

pub(crate) mod answers;
pub(crate) mod call;
pub(crate) mod cases;
pub(crate) mod documents;
pub(crate) mod evidence;
pub(crate) mod history;
pub mod openapi;
pub(crate) mod problem;
pub(crate) mod problems;
pub(crate) mod rate;
pub(crate) mod serve;
pub(crate) mod services;
mod shape;
pub(crate) mod submission;
pub(crate) mod token;

pub use token::demo_clients;

/// What the API keeps while the program runs.
#[derive(Default)]
pub(crate) struct Kept {
    pub(crate) tokens: token::Tokens,
    pub(crate) limiter: rate::Rates,
}
