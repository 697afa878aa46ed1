//! TLS at our own door, for those who run no proxy: TLS 1.2 and 1.3, the certificate read again when its files change.

use anyhow::{Context, ensure};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// How often the files are looked at. A certificate that is renewed in time is in use long before the old one ends.
const LOOK_AGAIN: Duration = Duration::from_mins(1);

/// A certificate with its key, as files.
pub(crate) struct Tls {
    chain: PathBuf,
    key: PathBuf,
    now: RwLock<(TlsAcceptor, Changed)>,
}

/// When either file was last written.
type Changed = [Option<SystemTime>; 2];

impl Tls {
    /// Reads both PEM files: the chain, its own certificate first, and the key in PKCS #8, PKCS #1 or SEC 1.
    pub(crate) fn open(chain: &Path, key: &Path) -> anyhow::Result<Self> {
        Ok(Self {
            chain: chain.to_owned(),
            key: key.to_owned(),
            now: RwLock::new((acceptor(chain, key)?, changed(chain, key))),
        })
    }

    pub(super) fn acceptor(&self) -> TlsAcceptor {
        let now = self.now.read().unwrap_or_else(PoisonError::into_inner);
        now.0.clone()
    }

    /// Takes a renewed certificate into use for as long as it is polled. One that does not read changes nothing.
    pub(super) async fn watch(&self) {
        loop {
            tokio::time::sleep(LOOK_AGAIN).await;
            self.look();
        }
    }

    fn look(&self) {
        let found = changed(&self.chain, &self.key);
        if found == self.now.read().unwrap_or_else(PoisonError::into_inner).1 {
            return;
        }
        match acceptor(&self.chain, &self.key) {
            Ok(fresh) => {
                *self.now.write().unwrap_or_else(PoisonError::into_inner) = (fresh, found);
                tracing::info!("a renewed certificate is in use");
            }
            Err(error) => tracing::error!(%error, "the renewed certificate is not used"),
        }
    }
}

fn changed(chain: &Path, key: &Path) -> Changed {
    [chain, key].map(|file| {
        std::fs::metadata(file)
            .and_then(|file| file.modified())
            .ok()
    })
}

fn acceptor(chain: &Path, key: &Path) -> anyhow::Result<TlsAcceptor> {
    let unread = |file: &Path| format!("cannot read {}", file.display());
    let certificates = CertificateDer::pem_file_iter(chain).with_context(|| unread(chain))?;
    let certificates: Vec<_> = certificates
        .collect::<Result<_, _>>()
        .with_context(|| unread(chain))?;
    ensure!(
        !certificates.is_empty(),
        "{} holds no certificate",
        chain.display()
    );
    let secret = PrivateKeyDer::from_pem_file(key).with_context(|| unread(key))?;
    let mut config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(certificates, secret)
        .context("certificate and key do not belong together")?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A certificate for a name, signed by its own key, in a folder.
    fn certificate(folder: &Path, name: &str) -> [PathBuf; 2] {
        std::fs::create_dir_all(folder).unwrap();
        let made = rcgen::generate_simple_self_signed([name.to_owned()]).unwrap();
        let files = [folder.join("chain.pem"), folder.join("key.pem")];
        std::fs::write(&files[0], made.cert.pem()).unwrap();
        std::fs::write(&files[1], made.signing_key.serialize_pem()).unwrap();
        files
    }

    fn folder(name: &str) -> PathBuf {
        std::env::temp_dir().join(format!("sigap-tls-{name}-{}", std::process::id()))
    }

    #[test]
    fn a_renewed_certificate_is_taken_into_use_and_a_broken_one_is_not() {
        let folder = folder("renewed");
        let [chain, key] = certificate(&folder, "sigap.example");
        let tls = Tls::open(&chain, &key).unwrap();
        let first = tls.acceptor();
        tls.look();
        assert!(Arc::ptr_eq(first.config(), tls.acceptor().config()));
        std::fs::write(&chain, "no certificate").unwrap();
        later(&chain, 1);
        tls.look();
        assert!(Arc::ptr_eq(first.config(), tls.acceptor().config()));
        certificate(&folder, "sigap.example");
        later(&chain, 2);
        tls.look();
        assert!(!Arc::ptr_eq(first.config(), tls.acceptor().config()));
        std::fs::remove_dir_all(folder).unwrap();
    }

    /// As if the file had been written so many minutes from now: clocks of file systems are coarse.
    fn later(file: &Path, minutes: u64) {
        let file = std::fs::File::options().write(true).open(file).unwrap();
        let then = file.metadata().unwrap().modified().unwrap();
        file.set_modified(then + Duration::from_secs(60 * minutes))
            .unwrap();
    }

    #[test]
    fn a_key_of_another_certificate_is_refused_at_the_start() {
        let (one, other) = (folder("one"), folder("other"));
        let [chain, _] = certificate(&one, "sigap.example");
        let [_, key] = certificate(&other, "sigap.example");
        let refused = Tls::open(&chain, &key).err().unwrap().to_string();
        assert!(refused.contains("belong together"), "{refused}");
        for folder in [one, other] {
            std::fs::remove_dir_all(folder).unwrap();
        }
    }
}
