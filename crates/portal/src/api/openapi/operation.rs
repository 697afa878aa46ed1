//! What an operation is: where it is, who may call it, what it takes and gives.

use crate::api::problem::Kind;
use crate::api::token::Scope;

/// One operation.
pub(super) struct Operation {
    pub(super) method: &'static str,
    pub(super) path: &'static str,
    pub(super) id: &'static str,
    pub(super) tag: &'static str,
    pub(super) summary: &'static str,
    pub(super) description: &'static str,
    /// What a token must allow; none where anybody may ask.
    pub(super) scope: Option<Scope>,
    pub(super) params: &'static [Param],
    pub(super) body: Option<Body>,
    pub(super) good: Good,
    /// Kinds of problems beside those that any operation may have.
    pub(super) problems: &'static [Kind],
}

/// A parameter that the address does not name.
#[derive(Clone, Copy)]
pub(super) enum Param {
    Cursor,
    Limit,
    Search,
    Key,
    LastEvent,
}

/// What is sent: its media type and the name of its schema.
#[derive(Clone, Copy)]
pub(super) enum Body {
    Json(&'static str),
    Form(&'static str),
    Upload(&'static str),
}

/// The answer where all went well.
#[derive(Clone, Copy)]
pub(super) enum Good {
    Json(&'static str),
    Page(&'static str),
    Stream(&'static str),
    Created(&'static str),
    /// An object whose fields another standard, or the pack, decides.
    Free,
    File(&'static [&'static str]),
    Nothing,
}
