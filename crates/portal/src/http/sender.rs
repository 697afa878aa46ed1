//! Where a request comes from: the client behind the proxies we run, and whether it is whoever runs the program.

use super::Asked;
use crate::state::Portal;
use axum::extract::ConnectInfo;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// Whoever runs the program. Holding one proves that the request came from this machine, or with the token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Operator(());

impl Operator {
    pub(super) fn of(asked: &Asked) -> Option<Self> {
        asked.is_operator.then_some(Self(()))
    }
}

/// Proxies add whom they heard to the end of this header; what a client wrote itself stands before.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// The client: the peer, or whom the outermost of our own proxies heard.
pub(crate) fn client(parts: &Parts, proxies: usize) -> IpAddr {
    behind(peer(parts), &parts.headers, proxies)
}

/// Whether the figures may be told: by the token where there is one, else to this machine alone. A request that a
/// proxy passed on comes from anywhere, also when the proxy runs beside us.
pub(super) fn is_operator(parts: &Parts, portal: &Portal) -> bool {
    match &portal.operator_token {
        Some(token) => bears(&parts.headers, token),
        None => peer(parts).is_loopback() && !parts.headers.contains_key(FORWARDED_FOR),
    }
}

fn peer(parts: &Parts) -> IpAddr {
    let from = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    from.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(address)| {
        address.ip()
    })
}

fn behind(peer: IpAddr, headers: &HeaderMap, proxies: usize) -> IpAddr {
    let said = headers.get_all(FORWARDED_FOR).iter();
    let said: Vec<&str> = said
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','))
        .collect();
    // Nearest first, and only what our own proxies wrote. A word that is no address ends the chain.
    let heard = said.iter().rev().take(proxies);
    let heard = heard.map_while(|word| address(word.trim()));
    heard.last().unwrap_or(peer)
}

/// With or without a port; an address of IPv6 with a port stands in brackets.
fn address(word: &str) -> Option<IpAddr> {
    let bare = word.trim_start_matches('[').trim_end_matches(']');
    let bare = bare.parse().ok();
    bare.or_else(|| Some(word.parse::<SocketAddr>().ok()?.ip()))
}

fn bears(headers: &HeaderMap, token: &str) -> bool {
    let said = headers.get(header::AUTHORIZATION);
    let said = said.and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    said.is_some_and(|said| app::same(said.trim(), token))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    const PEER: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    fn from(lines: &[&'static str], proxies: usize) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED_FOR, HeaderValue::from_static(line));
        }
        behind(PEER, &headers, proxies).to_string()
    }

    #[test]
    fn nobody_is_believed_about_the_client_unless_we_run_the_proxy() {
        assert_eq!(from(&["192.0.2.7"], 0), "127.0.0.1");
        assert_eq!(from(&["192.0.2.7"], 1), "192.0.2.7");
        assert_eq!(from(&[], 1), "127.0.0.1");
    }

    #[test]
    fn what_a_client_wrote_before_our_proxies_is_passed_over() {
        assert_eq!(from(&["203.0.113.9, 192.0.2.7"], 1), "192.0.2.7");
        assert_eq!(
            from(&["203.0.113.9", "192.0.2.7, 10.0.0.2"], 2),
            "192.0.2.7"
        );
        assert_eq!(from(&["nonsense, 10.0.0.2"], 2), "10.0.0.2");
    }

    #[test]
    fn an_address_may_come_with_brackets_and_a_port() {
        assert_eq!(from(&["[2001:db8::7]:4711"], 1), "2001:db8::7");
        assert_eq!(from(&["[2001:db8::7]"], 1), "2001:db8::7");
        assert_eq!(from(&["192.0.2.7:4711"], 1), "192.0.2.7");
    }

    #[test]
    fn a_token_is_borne_whole_or_not_at_all() {
        let mut headers = HeaderMap::new();
        assert!(!bears(&headers, "secret"));
        headers.insert(
            header::AUTHORIZATION,
            HeaderValue::from_static("Bearer secret"),
        );
        assert!(bears(&headers, "secret") && !bears(&headers, "secre"));
    }
}
