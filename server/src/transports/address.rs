//! Where a request comes from, also through proxies.
//!
//! What a header says about that is believed only as far as the proxies that the settings name have written it.

use std::{net::IpAddr, str::FromStr as _};

use axum::{
    extract::{FromRequestParts, Request},
    http::{HeaderMap, HeaderValue, header, request::Parts},
};
use ipnet::IpNet;
use std::sync::Arc;

use super::App;

const FORWARDED_FOR: &str = "x-forwarded-for";
const FORWARDED_HOST: &str = "x-forwarded-host";

/// The other end of a connection.
#[derive(Debug, Clone, Copy)]
pub(super) struct Peer(pub(super) IpAddr);

/// Where a request comes from, where that is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Address(pub(super) Option<IpAddr>);

impl FromRequestParts<Arc<App>> for Address {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Self::Rejection> {
        Ok(Self::of(app, parts))
    }
}

impl Address {
    /// Where the request of this head comes from.
    pub(super) fn of(app: &App, parts: &Parts) -> Self {
        let peer = parts.extensions.get::<Peer>();
        Self(peer.map(|Peer(peer)| client(*peer, &parts.headers, &app.parts.settings.trusted_proxies)))
    }
}

/// Puts the host that a trusted proxy was asked for in the place of the one that the proxy asked us for.
pub(super) fn restore_host(mut request: Request, trusted: &[IpNet]) -> Request {
    if is_from_proxy(&request, trusted)
        && let Some(host) = last(request.headers(), FORWARDED_HOST)
    {
        request.headers_mut().insert(header::HOST, host);
    }
    request
}

/// Whether a request comes from a proxy that is believed.
pub(super) fn is_from_proxy(request: &Request, trusted: &[IpNet]) -> bool {
    request.extensions().get::<Peer>().is_some_and(|Peer(peer)| is_trusted(*peer, trusted))
}

/// The last address before the first proxy that is trusted; the client's own where all proxies are.
fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let mut client = peer.to_canonical();
    let lines: Vec<_> = headers.get_all(FORWARDED_FOR).iter().collect();
    let hops = lines.iter().rev().flat_map(|line| line.to_str().unwrap_or_default().rsplit(','));
    for hop in hops {
        if !is_trusted(client, trusted) {
            break;
        }
        // What is no address cannot be looked behind.
        let Some(address) = address(hop.trim()) else { break };
        client = address.to_canonical();
    }
    client
}

/// An address as proxies write it: bare, with a port, or in brackets.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|rest| rest.split(']').next()).unwrap_or(text);
    let without_port = bare.rsplit_once(':').map(|(host, _)| host);
    IpAddr::from_str(bare).ok().or_else(|| IpAddr::from_str(without_port?).ok())
}

fn is_trusted(address: IpAddr, trusted: &[IpNet]) -> bool {
    // A listener for both families has IPv4 addresses as IPv6 ones.
    let address = address.to_canonical();
    trusted.iter().any(|network| network.contains(&address))
}

/// The last of a list that hops have added to.
fn last(headers: &HeaderMap, name: &str) -> Option<HeaderValue> {
    let line = headers.get_all(name).iter().next_back()?.to_str().ok()?;
    HeaderValue::from_str(line.rsplit(',').next()?.trim()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client_of(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append(FORWARDED_FOR, line.parse().unwrap());
        }
        let trusted: Vec<_> = trusted.iter().map(|network| network.parse().unwrap()).collect();
        client(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn a_header_of_who_is_not_trusted_says_nothing() {
        assert_eq!(client_of("192.0.2.1", &["10.9.9.9"], &[]), "192.0.2.1");
        assert_eq!(client_of("192.0.2.1", &["10.9.9.9"], &["127.0.0.0/8"]), "192.0.2.1");
    }

    #[test]
    fn trusted_hops_are_looked_behind_and_no_further() {
        let trusted = ["127.0.0.0/8", "10.0.0.0/8", "::1/128"];
        assert_eq!(client_of("127.0.0.1", &["192.0.2.7"], &trusted), "192.0.2.7");
        assert_eq!(client_of("::ffff:127.0.0.1", &["192.0.2.7"], &trusted), "192.0.2.7");
        assert_eq!(client_of("::1", &["[2001:db8::1]:4711, 10.1.1.1:80"], &trusted), "2001:db8::1");
        assert_eq!(client_of("127.0.0.1", &["1.1.1.1, 192.0.2.7, 10.0.0.1"], &trusted), "192.0.2.7");
        assert_eq!(client_of("127.0.0.1", &["1.1.1.1", "192.0.2.7"], &trusted), "192.0.2.7");
        assert_eq!(client_of("127.0.0.1", &["10.0.0.2,10.0.0.1"], &trusted), "10.0.0.2");
        for nonsense in ["", "unknown", "192.0.2.7, <script>"] {
            assert_eq!(client_of("127.0.0.1", &[nonsense], &trusted), "127.0.0.1", "{nonsense}");
        }
    }

    #[test]
    fn the_host_is_the_one_that_a_trusted_proxy_was_asked_for() {
        let host = |peer: &str| {
            let mut request = Request::new(axum::body::Body::empty());
            request.headers_mut().insert(header::HOST, "inner:7878".parse().unwrap());
            request.headers_mut().insert(FORWARDED_HOST, "a.example, rooms.example".parse().unwrap());
            request.extensions_mut().insert(Peer(peer.parse().unwrap()));
            restore_host(request, &["10.0.0.0/8".parse().unwrap()]).headers()[header::HOST].clone()
        };
        for (peer, expected) in [
            ("10.0.0.1", "rooms.example"),
            ("::ffff:10.0.0.1", "rooms.example"),
            ("192.0.2.1", "inner:7878"),
            ("::ffff:192.0.2.1", "inner:7878"),
        ] {
            assert_eq!(host(peer), expected, "{peer}");
        }
    }
}
