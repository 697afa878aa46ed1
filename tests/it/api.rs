//! The API over HTTP, as programs use it: against the program as people run it, a demo country in a process of its own.

mod birth;
mod caller;
mod document;
mod evidence;
mod guide;
mod live;
mod once;
mod paging;
mod problems;
mod rate;
mod stranger;
mod stream;
mod tokens;
mod walk;

pub(crate) use caller::{Caller, at, is};
