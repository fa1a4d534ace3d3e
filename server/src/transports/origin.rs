//! Which web pages may connect.
//!
//! A browser sends a page's origin with every WebSocket upgrade and lets any page connect anywhere: it is on the server
//! to refuse. What is not a browser may say what it likes, and is none of this check's business.

use axum::http::{HeaderMap, Uri, header, uri::Authority};

/// Whether a request comes from no page, from a page of the same host, or from one of the allowed origins.
pub(super) fn may_connect(headers: &HeaderMap, allowed: &[String]) -> bool {
    let mut origins = headers.get_all(header::ORIGIN).iter();
    let origin = match (origins.next(), origins.next()) {
        (None, _) => return true,
        (Some(origin), None) => origin,
        (Some(_), Some(_)) => return false,
    };
    let Ok(origin) = origin.to_str() else { return false };
    if allowed.iter().any(|allowed| allowed.eq_ignore_ascii_case(origin)) {
        return true;
    }
    // `null`, of a sandboxed page or a file, has no host.
    let Ok(origin) = origin.parse::<Uri>() else { return false };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()?.parse::<Authority>().ok());
    match (origin.scheme_str(), origin.authority(), host) {
        (Some(scheme), Some(page), Some(host)) => {
            let port = |authority: &Authority| authority.port_u16().or(default_port(scheme));
            page.host().eq_ignore_ascii_case(host.host()) && port(page) == port(&host)
        }
        _ => false,
    }
}

fn default_port(scheme: &str) -> Option<u16> {
    match scheme {
        "http" => Some(80),
        "https" => Some(443),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(host: &str, origin: Option<&str>, allowed: &[&str]) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().unwrap());
        if let Some(origin) = origin {
            headers.insert(header::ORIGIN, origin.parse().unwrap());
        }
        may_connect(&headers, &allowed.iter().map(|origin| (*origin).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn programs_and_our_own_pages_may_connect() {
        assert!(allows("localhost:7878", None, &[]));
        assert!(allows("localhost:7878", Some("http://localhost:7878"), &[]));
        assert!(allows("rooms.example", Some("https://ROOMS.example"), &[]));
        assert!(allows("rooms.example:443", Some("https://rooms.example"), &[]));
        assert!(allows("[::1]:7878", Some("http://[::1]:7878"), &[]));
    }

    #[test]
    fn pages_of_others_may_not_unless_they_are_allowed() {
        for origin in [
            "https://evil.example",
            "http://localhost:7879",
            "http://localhost",
            "null",
            "",
            "localhost:7878",
            "http://localhost.evil.example:7878",
            "http://localhost:7878@evil.example",
            "file://",
        ] {
            assert!(!allows("localhost:7878", Some(origin), &[]), "{origin}");
        }
        assert!(allows("localhost:7878", Some("https://school.example"), &["https://school.example"]));
        assert!(!allows("localhost:7878", Some("https://school.example:8443"), &["https://school.example"]));
    }
}
