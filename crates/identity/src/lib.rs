//! An OpenID Provider as functions: everything that is parsed, checked and made, data in and data out.
//!
//! No clock, no dice, no sockets, no rows. What can be used once is handed back as [`token::Once`], and who keeps rows
//! spends it; what must be kept secret is sealed by who has the keys. The two profiles are [`client::Profile`]: FAPI 2.0
//! Security Profile, and OpenID Connect Core with PKCE.
//!
//! A sign-in passes [`authorize::read`] or [`authorize::push`], then [`authorize::next`] after every page, then
//! [`token::exchange`], [`id_token::make`] and [`id_token::userinfo`].

pub mod address;
pub mod assertion;
pub mod authorize;
pub mod client;
pub mod discovery;
pub mod dpop;
pub mod form;
#[cfg(test)]
mod fuzz;
pub mod id_token;
pub mod introspect;
pub mod issuer;
pub mod json;
pub mod jwks;
pub mod jws;
pub mod level;
pub mod logout;
pub mod pkce;
pub mod refusal;
pub mod rotation;
pub mod scope;
pub mod subject;
pub mod times;
pub mod token;

pub use issuer::Issuer;
pub use refusal::Refusal;
