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

use std::sync::Arc;
use tokio::sync::Semaphore;

/// Streams that are listened to at a time; each keeps a connection and a place in the news.
const STREAMS_MAX: usize = 2_000;

/// What the API keeps while the program runs.
pub(crate) struct Kept {
    pub(crate) tokens: token::Tokens,
    pub(crate) limiter: rate::Rates,
    pub(crate) streams: Arc<Semaphore>,
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            tokens: token::Tokens::default(),
            limiter: rate::Rates::default(),
            streams: Arc::new(Semaphore::new(STREAMS_MAX)),
        }
    }
}
