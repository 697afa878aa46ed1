//! Tokens as they travel, in the words of RFC 6749.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a client sends for a token. It proves itself with its id and secret, here or by HTTP Basic.
#[derive(Deserialize, ToSchema)]
#[expect(
    dead_code,
    reason = "only its schema is read; the form itself is read by the rules of OAuth"
)]
pub(crate) struct TokenRequest {
    #[schema(pattern = "^client_credentials$", example = "client_credentials")]
    pub(crate) grant_type: String,
    /// The population number of the persona the client acts for. Only in the demonstration.
    #[schema(pattern = "^[0-9]{16}$", example = "3273024105949001")]
    pub(crate) persona: String,
    /// Some of `services:read cases:read cases:write`; all of them if nothing is asked for.
    #[schema(
        nullable = false,
        pattern = "^(services:read|cases:read|cases:write)( (services:read|cases:read|cases:write)){0,2}$",
        example = "services:read cases:read"
    )]
    pub(crate) scope: Option<String>,
    #[schema(nullable = false, max_length = 32, example = "demo-klinik")]
    pub(crate) client_id: Option<String>,
    /// Printed when the demonstration starts.
    #[schema(nullable = false, max_length = 64)]
    pub(crate) client_secret: Option<String>,
}

/// A token for half an hour.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Token {
    /// Shown with each request: `Authorization: Bearer …`. What it holds is nobody's business.
    #[schema(max_length = 200)]
    #[serde(rename = "access_token")]
    pub(crate) access: String,
    #[schema(pattern = "^Bearer$")]
    #[serde(rename = "token_type")]
    pub(crate) kind: String,
    /// Seconds until it ends.
    #[schema(example = 1800, minimum = 1, maximum = 86400)]
    pub(crate) expires_in: i64,
    /// What it allows.
    #[schema(example = "services:read cases:read cases:write", max_length = 100)]
    pub(crate) scope: String,
}

/// Why there is no token.
#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Denied {
    /// A word of RFC 6749, 5.2.
    #[schema(
        pattern = "^(invalid_request|invalid_client|invalid_scope|unsupported_grant_type)$",
        example = "invalid_client"
    )]
    pub(crate) error: String,
    #[schema(max_length = 500)]
    pub(crate) error_description: String,
}
