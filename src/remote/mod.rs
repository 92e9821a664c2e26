//! Stores beyond this disk that speak S3: the one part of the program that opens a socket. What lies there is known by its digest;
//! nothing is believed of a store that it does not prove.
#![expect(clippy::disallowed_types, reason = "the one part that opens a socket")]

mod answer;
mod bucket;
mod calling;
mod fault;
mod finding;
mod keys;
mod object;
mod sending;

use std::time::Duration;

use rusty_s3::{Bucket, Credentials, UrlStyle};
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

use crate::model::Line;
use crate::model::remote::{RemoteName, RemoteRules};

pub use fault::StoreFault;
pub use finding::StoreFinding;
pub use keys::StoreKeys;
pub use object::{Absence, ObjectSeen, ObjectVersion};
pub use sending::{Outgoing, PutEnd};

/// How long is waited for a connection, and for the beginning of an answer.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A store that was opened; each call is a request, and several threads may make them.
pub struct Store {
    name: RemoteName,
    bucket: Bucket,
    credentials: Credentials,
    agent: Agent,
    patience: Duration,
}

impl Store {
    /// A store by what `deedbox.toml` says of it and by somebody's keys. Nothing is asked of it yet.
    ///
    /// # Errors
    /// The address, or the certificates that the person trusts, cannot be read.
    pub fn open(
        name: &RemoteName,
        rules: &RemoteRules,
        keys: &StoreKeys,
        patience: Duration,
    ) -> Result<Self, StoreFault> {
        let address = || StoreFault::Address { remote: name.clone(), endpoint: rules.endpoint.clone() };
        let endpoint = rules.endpoint.as_str().parse().map_err(|_| address())?;
        let region = rules.region.as_ref().map_or("us-east-1", Line::as_str).to_owned();
        let bucket = rules.bucket.as_str().to_owned();
        let bucket = Bucket::new(endpoint, UrlStyle::Path, bucket, region).map_err(|_| address())?;
        let credentials = match &keys.token {
            Some(token) => Credentials::new_with_token(keys.key.clone(), keys.secret.clone(), token.clone()),
            None => Credentials::new(keys.key.clone(), keys.secret.clone()),
        };
        let is_plain = rules.endpoint.as_str().starts_with("http://");
        let mut config = Agent::config_builder()
            .http_status_as_error(false)
            .https_only(!is_plain)
            // A store that sends elsewhere is not the one that was meant.
            .max_redirects(0)
            .timeout_connect(Some(patience))
            .timeout_recv_response(Some(patience))
            .user_agent("deedbox");
        if is_plain {
            config = config.proxy(None);
        }
        if let Some(pem) = &keys.certificates {
            let wrong = || StoreFault::Certificates(name.clone());
            let trusted = ureq::tls::parse_pem(pem).filter_map(|item| match item {
                Ok(ureq::tls::PemItem::Certificate(certificate)) => Some(certificate),
                _ => None,
            });
            let trusted: Vec<Certificate<'static>> = trusted.collect();
            if trusted.is_empty() {
                return Err(wrong());
            }
            config = config.tls_config(TlsConfig::builder().root_certs(RootCerts::from(trusted)).build());
        }
        Ok(Self { name: name.clone(), bucket, credentials, agent: config.build().into(), patience })
    }

    /// How long may be taken by bytes on their way: a line that carries 64 KiB a second is slow, and a slower one is cut.
    fn patience_for(&self, bytes: u64) -> Duration {
        self.patience + Duration::from_secs(bytes >> 16)
    }
}
