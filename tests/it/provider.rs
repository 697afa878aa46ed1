//! Signing in to sites of others, over HTTP: the modules of the OpenID Connect basic profile's conformance suite by title, and
//! what strangers try. What a client library does, FAPI 2.0 among it, is in `e2e/tests/openid.test.mjs`.

mod answers;
mod away;
mod basic;
mod binding;
mod claims;
mod keys;
mod leaving;
mod oneself;
mod registering;
mod rude;
pub(crate) mod site;
