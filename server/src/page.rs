//! The room page, as it was built into this binary from `web/`.
//!
//! Its files have fixed names and are never believed to be fresh: a browser asks each time, and an `ETag` answers. The
//! document itself is made for each answer, with a word of its own that its Content-Security-Policy lets styles have
//! which libraries make in the browser.

use axum::{
    Router,
    extract::Path,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use headers::{ETag, HeaderMapExt as _, IfNoneMatch};
use rust_embed::{EmbeddedFile, RustEmbed};
use tower_http::compression::CompressionLayer;

/// What `npm run build` made of `web/`.
#[derive(RustEmbed)]
#[folder = "web/dist"]
struct Built;

/// For who asks for no page.
const ABOUT: &str = include_str!("page/about.txt");
/// Where the document has the word for styles.
const NONCE: &str = r#"name="style-nonce" content="""#;
/// A link to a room must not travel to other sites.
const EVERYWHERE: [(HeaderName, &str); 4] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// The page's routes. `missing` answers for files that there are not.
pub(crate) fn router<S, R>(missing: fn(&str) -> R) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    R: IntoResponse + 'static,
{
    let file = move |headers: HeaderMap, path: &str| match Built::get(path) {
        Some(file) => answer(&headers, file),
        None => missing(path).into_response(),
    };
    Router::new()
        .route("/", get(start))
        .route("/r/{room}", get(document))
        .route("/figures", get(document))
        .route("/icon.svg", get(move |headers: HeaderMap| async move { file(headers, "icon.svg") }))
        .route(
            "/assets/{file}",
            get(move |Path(name): Path<String>, headers: HeaderMap| async move {
                file(headers, &format!("assets/{name}"))
            }),
        )
        .layer(CompressionLayer::new())
}

/// The page for browsers, a few words for what asks for text.
async fn start(headers: HeaderMap) -> Response {
    let accepted = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    if accepted.contains("text/html") { document().await } else { ABOUT.into_response() }
}

async fn document() -> Response {
    let Some(file) = Built::get("index.html") else {
        return (StatusCode::NOT_FOUND, "this server was built without its page").into_response();
    };
    let nonce = BASE64_STANDARD.encode(rand::random::<[u8; 16]>());
    let text = String::from_utf8_lossy(&file.data);
    let text = text.replace(NONCE, &format!(r#"name="style-nonce" content="{nonce}""#));
    let kinds = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    let mut response = (EVERYWHERE, kinds, text).into_response();
    // Base64 is text that a header can hold.
    if let Ok(policy) = HeaderValue::try_from(policy(&nonce)) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// Nothing from elsewhere, no script but ours, no frame around the page. Editors set colors of single elements: an
/// attribute cannot be brought in, as nothing that people write is ever taken for HTML.
fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'; \
         img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'"
    )
}

fn answer(headers: &HeaderMap, file: EmbeddedFile) -> Response {
    let hash = file.metadata.sha256_hash();
    // Weak: the same file goes out compressed in several ways.
    let tag = format!("W/\"{}\"", BASE64_STANDARD.encode(&hash[..12]));
    let Ok(tag) = tag.parse::<ETag>() else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let is_known = headers.typed_get::<IfNoneMatch>().is_some_and(|known| !known.precondition_passes(&tag));
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let kind = file.metadata.mimetype().to_owned();
        ([(header::CONTENT_TYPE, kind)], file.data).into_response()
    };
    response.headers_mut().typed_insert(tag);
    (EVERYWHERE, [(header::CACHE_CONTROL, "no-cache")], response).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_built_in_and_its_document_has_a_place_for_the_nonce() {
        let document = Built::get("index.html").unwrap();
        assert!(String::from_utf8_lossy(&document.data).contains(NONCE), "see web/index.html");
        assert!(Built::iter().any(|name| name.ends_with(".js")));
    }

    #[tokio::test]
    async fn each_document_has_a_word_of_its_own_that_its_policy_names() {
        let (one, other) = (document().await, document().await);
        let policy = |response: &Response| {
            response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned()
        };
        assert_ne!(policy(&one), policy(&other));
        let body = axum::body::to_bytes(one.into_body(), usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&body).into_owned();
        let nonce = body.split("style-nonce\" content=\"").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(nonce.len(), 24);
        assert!(!body.contains("<script>") && !body.contains("style="), "the policy allows neither");
    }

    #[test]
    fn a_file_that_is_known_is_not_sent_again() {
        let name = Built::iter().find(|name| name.ends_with(".js")).unwrap();
        let first = answer(&HeaderMap::new(), Built::get(&name).unwrap());
        assert_eq!(
            (first.status(), &first.headers()[header::CONTENT_TYPE]),
            (StatusCode::OK, &HeaderValue::from_static("text/javascript"))
        );
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_NONE_MATCH, first.headers()[header::ETAG].clone());
        assert_eq!(answer(&headers, Built::get(&name).unwrap()).status(), StatusCode::NOT_MODIFIED);
    }
}
