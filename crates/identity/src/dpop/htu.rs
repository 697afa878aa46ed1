//! Comparing `htu` with the address of the endpoint (RFC 9449 §4.3): without query and fragment, normalised as RFC 3986
//! §6.2.2 and §6.2.3 say, and nothing more.

use crate::address::Address;

/// Whether a proof made for `htu` is meant for `url`.
pub(super) fn same(htu: &str, url: &str) -> bool {
    let bare = |raw: &str| raw.split(['?', '#']).next().unwrap_or(raw).to_owned();
    let (htu, url) = (bare(htu), bare(url));
    match (Address::read(&htu), Address::read(&url)) {
        (Ok(a), Ok(b)) => {
            (&a.scheme, &a.host, a.port()) == (&b.scheme, &b.host, b.port())
                && normal(a.path) == normal(b.path)
        }
        _ => false,
    }
}

/// Percent-encoded unreserved signs decoded, other triplets in capitals, dot segments removed, an empty path as `/`.
fn normal(path: &str) -> Option<String> {
    let mut kept: Vec<String> = Vec::new();
    let segments: Vec<String> = path
        .split('/')
        .skip(1)
        .map(decoded)
        .collect::<Option<_>>()?;
    let last = segments.len().saturating_sub(1);
    for (index, segment) in segments.into_iter().enumerate() {
        match segment.as_str() {
            "." | ".." => {
                if segment == ".." {
                    kept.pop();
                }
                if index == last {
                    kept.push(String::new());
                }
            }
            _ => kept.push(segment),
        }
    }
    Some(format!("/{}", kept.join("/")))
}

fn decoded(segment: &str) -> Option<String> {
    let mut parts = segment.split('%');
    let mut out = parts.next()?.to_owned();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2)?;
        let byte = u8::from_str_radix(digits, 16).ok()?;
        let hex = digits.bytes().all(|b| b.is_ascii_hexdigit());
        if !hex {
            return None;
        }
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push_str(&digits.to_ascii_uppercase());
        }
        out.push_str(rest);
    }
    Some(out)
}
