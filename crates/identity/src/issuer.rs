//! The name of this provider (OpenID Connect Discovery §3, RFC 8414 §2), and the addresses below it.

use crate::address;

/// `https`, or loopback; no query, no `/` at the end. It stands in every token, compared sign by sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer(String);

/// The addresses of the provider, below its name.
pub mod path {
    pub const DISCOVERY: &str = "/.well-known/openid-configuration";
    pub const AUTHORIZE: &str = "/oidc/authorize";
    pub const PAR: &str = "/oidc/par";
    pub const TOKEN: &str = "/oidc/token";
    pub const USERINFO: &str = "/oidc/userinfo";
    pub const JWKS: &str = "/oidc/jwks";
    pub const INTROSPECT: &str = "/oidc/introspect";
    pub const REVOKE: &str = "/oidc/revoke";
    pub const LOGOUT: &str = "/oidc/logout";
}

/// A name that is no issuer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an issuer is https or loopback, without a path, a query and a `/` at its end")]
pub struct BadIssuer;

impl Issuer {
    pub fn read(raw: &str) -> Result<Self, BadIssuer> {
        let address = address::registered(raw).map_err(|_| BadIssuer)?;
        let bare = address.path.is_empty() && address.query.is_none();
        if bare {
            Ok(Self(raw.to_owned()))
        } else {
            Err(BadIssuer)
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The whole address of one of [`path`].
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_has_one_spelling() {
        assert!(Issuer::read("https://sigap.example").is_ok());
        assert!(Issuer::read("http://localhost:8080").is_ok());
        for raw in [
            "https://sigap.example/",
            "https://SIGAP.example",
            "http://sigap.example",
            "https://sigap.example?x",
            "https://a@sigap.example",
            "sigap.example",
        ] {
            assert_eq!(Issuer::read(raw), Err(BadIssuer), "{raw}");
        }
    }
}
