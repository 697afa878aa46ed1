//! When a signed claim holds: `exp`, `nbf`, `iat` (RFC 7519 §4.1) with a leeway for clocks that are a little off.

use crate::jws::{BadJws, Claims};
use base::Timestamp;

/// How far a stranger's clock may run ahead. FAPI 2.0 §5.3.2.1: 10 seconds must pass, 60 must not.
pub const AHEAD_SECONDS: i64 = 30;

/// `exp` must be there and in the future, at most `longest` seconds ahead; `nbf` and `iat`, where they are, must have come.
pub fn check(claims: &Claims, longest: i64, now: Timestamp) -> Result<(), BadJws> {
    let now = now.seconds();
    let until = claims.seconds("exp").ok_or(BadJws::Time)?;
    let alive = until > now && until <= now.saturating_add(longest + AHEAD_SECONDS);
    let begun = ["nbf", "iat"]
        .iter()
        .all(|name| has_come(claims, name, now));
    if alive && begun {
        Ok(())
    } else {
        Err(BadJws::Time)
    }
}

/// A time that is there must be a number, and not in the future by more than the leeway.
fn has_come(claims: &Claims, name: &str, now: i64) -> bool {
    match (claims.get(name), claims.seconds(name)) {
        (None, _) => true,
        (Some(_), Some(at)) => at <= now.saturating_add(AHEAD_SECONDS),
        (Some(_), None) => false,
    }
}
