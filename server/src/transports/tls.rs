//! TLS with a certificate and a key from files, which may be renewed under way.

use std::{fmt::Display, path::PathBuf, sync::Arc};

use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
    },
};

use crate::{config::TlsSettings, watched::Watched};

/// Why TLS cannot be had.
#[derive(Debug, thiserror::Error)]
#[error("cannot use {path} for TLS: {why}", path = path.display())]
pub struct TlsError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub why: String,
}

/// What connections are encrypted with.
pub struct Tls(Watched<Arc<ServerConfig>, TlsError>);

impl Tls {
    /// Reads the certificate and the key.
    ///
    /// # Errors
    /// When a file cannot be read, or the two do not belong together.
    pub fn open(settings: &TlsSettings) -> Result<Self, TlsError> {
        let files = vec![settings.certificate.clone(), settings.key.clone()];
        Watched::open("TLS", files, read).map(Self)
    }

    /// With the certificate of now.
    pub(super) fn acceptor(&self) -> TlsAcceptor {
        self.0.now().into()
    }
}

fn read(files: &[PathBuf]) -> Result<Arc<ServerConfig>, TlsError> {
    let [certificate, key] = files else { unreachable!("`open` gives two") };
    fn failed<E: Display>(path: &PathBuf) -> impl Fn(E) -> TlsError {
        move |why| TlsError { path: path.clone(), why: why.to_string() }
    }
    let chain = CertificateDer::pem_file_iter(certificate).map_err(failed(certificate))?;
    let chain = chain.collect::<Result<Vec<_>, _>>().map_err(failed(certificate))?;
    let private = PrivateKeyDer::from_pem_file(key).map_err(failed(key))?;
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(chain, private));
    let mut config = config.map_err(failed(certificate))?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}
