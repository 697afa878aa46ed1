//! The one place where a redirect address need not be equal: the port of a native client (RFC 8252 §7.3).

use crate::address::{self, Address};

/// Whether `uri` is one of `known` but for its port, on a loopback address given as a number: `localhost` may be
/// anything in a hosts file (RFC 8252 §8.3).
pub(super) fn is_loopback_of(known: &[String], uri: &str) -> bool {
    let Ok(asked) = address::registered(uri) else {
        return false;
    };
    let numeric = asked.host == "127.0.0.1" || asked.host == "[::1]";
    let same =
        |known: &String| Address::read(known).is_ok_and(|known| same_but_port(&known, &asked));
    numeric && asked.scheme == "http" && known.iter().any(same)
}

fn same_but_port(a: &Address<'_>, b: &Address<'_>) -> bool {
    (&a.scheme, &a.host, a.path, a.query) == (&b.scheme, &b.host, b.path, b.query)
}
