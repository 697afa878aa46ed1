//! Web addresses, taken apart without guessing (RFC 3986 §3): whatever two readers could read in two ways is refused.

/// An address in its parts; scheme and host in small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address<'a> {
    pub scheme: String,
    pub host: String,
    pub port: Option<u16>,
    pub path: &'a str,
    pub query: Option<&'a str>,
}

/// Longest address that is read.
pub const ADDRESS_BYTES_MAX: usize = 2048;

/// Why an address is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadAddress {
    #[error("longer than 2048 bytes")]
    TooLong,
    #[error("not a scheme, `://`, a host and a path")]
    Malformed,
    #[error("a sign that no address has")]
    Sign,
    #[error("a name or password before the host")]
    UserInfo,
    #[error("a fragment")]
    Fragment,
    #[error("a host that is empty, ends in a dot or has foreign signs")]
    Host,
    #[error("a port that is not a number below 65536")]
    Port,
    #[error("neither https nor a loopback address")]
    NotSecure,
    #[error("a path that climbs, or hides a sign")]
    Path,
}

impl<'a> Address<'a> {
    /// Takes an `http` or `https` address apart.
    pub fn read(raw: &'a str) -> Result<Self, BadAddress> {
        if raw.len() > ADDRESS_BYTES_MAX {
            return Err(BadAddress::TooLong);
        }
        let odd = |b: u8| !b.is_ascii_graphic() || b"\\\"<>^`{|}".contains(&b);
        if raw.bytes().any(odd) {
            return Err(BadAddress::Sign);
        }
        if raw.contains('#') {
            return Err(BadAddress::Fragment);
        }
        let (scheme, rest) = raw.split_once("://").ok_or(BadAddress::Malformed)?;
        let scheme = scheme.to_ascii_lowercase();
        if scheme != "https" && scheme != "http" {
            return Err(BadAddress::Malformed);
        }
        let end = rest.find(['/', '?']).unwrap_or(rest.len());
        let (authority, rest) = rest.split_at(end);
        let (path, query) = match rest.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (rest, None),
        };
        let (host, port) = authority_of(authority)?;
        Ok(Self {
            scheme,
            host,
            port,
            path,
            query,
        })
    }

    /// The port that is meant (RFC 3986 §6.2.3).
    pub fn port(&self) -> u16 {
        let usual = if self.scheme == "https" { 443 } else { 80 };
        self.port.unwrap_or(usual)
    }

    /// An address of the same machine (RFC 8252 §7.3, RFC 6761 §6.3).
    pub fn is_loopback(&self) -> bool {
        let host = self.host.as_str();
        host == "localhost" || host == "127.0.0.1" || host == "[::1]"
    }

    /// https, or http that never leaves the machine.
    pub fn is_secure(&self) -> bool {
        self.scheme == "https" || self.is_loopback()
    }
}

/// An address fit to be registered: secure, spelled in one way, and nothing in it that climbs or hides.
pub fn registered(raw: &str) -> Result<Address<'_>, BadAddress> {
    let address = Address::read(raw)?;
    if !address.is_secure() {
        return Err(BadAddress::NotSecure);
    }
    let spelled = format!("{}://{}", address.scheme, address.host);
    if raw.contains('*') || !raw.starts_with(&spelled) {
        return Err(BadAddress::Sign);
    }
    let hides = |segment: &str| {
        let plain = segment.to_ascii_lowercase().replace("%2e", ".");
        plain == "." || plain == ".." || plain.contains("%2f") || plain.contains("%5c")
    };
    if address.path.split('/').any(hides) || address.path.contains("//") {
        return Err(BadAddress::Path);
    }
    Ok(address)
}

fn authority_of(authority: &str) -> Result<(String, Option<u16>), BadAddress> {
    if authority.contains('@') {
        return Err(BadAddress::UserInfo);
    }
    let after_host = match authority.rfind(']') {
        Some(end) => end + 1,
        None => authority.find(':').unwrap_or(authority.len()),
    };
    let (host, port) = authority.split_at(after_host);
    let port = match port.strip_prefix(':') {
        None if port.is_empty() => None,
        Some(digits) if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) => {
            Some(digits.parse().map_err(|_| BadAddress::Port)?)
        }
        _ => return Err(BadAddress::Port),
    };
    let host = host.to_ascii_lowercase();
    if is_host(&host) {
        Ok((host, port))
    } else {
        Err(BadAddress::Host)
    }
}

fn is_host(host: &str) -> bool {
    if let Some(inner) = host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        return inner.parse::<std::net::Ipv6Addr>().is_ok();
    }
    let label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    host.len() <= 253 && host.split('.').all(label)
}

#[cfg(test)]
mod tests;
