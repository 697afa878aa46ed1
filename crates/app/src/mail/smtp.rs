//! The way to a server of mail, by SMTP. Nothing of a letter travels in the clear but on this machine itself; the server proves by its
//! certificate who it is, and little patience is had with it.

use super::Unsent;
use super::letter::Envelope;
use super::rest::Rest;
use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{
    AsyncSmtpConnection, Certificate, TlsParameters, TlsParametersBuilder,
};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{Error, response};
use std::error::Error as _;
use std::fmt;
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;
use webauthn_rs::prelude::Url;

/// One letter may take so long, from the first greeting to where its words begin.
const WAIT_MAX: Duration = Duration::from_secs(5);
/// The answer after its words may take so long: a server that looks through them has the letter already, and whoever does not
/// wait sends it again. RFC 5321, 4.5.3.2.6, gives it ten minutes; nobody waits for a code that long.
const TAKEN_MAX: Duration = Duration::from_mins(2);
/// So long a farewell may take.
const FAREWELL_MAX: Duration = Duration::from_secs(1);
/// Letters on their way at once.
pub(crate) const AT_ONCE_MAX: usize = 4;
/// So long one try may take: a turn, up to its words, their answer, the farewell.
pub(crate) const TRY_SECONDS_MAX: u64 =
    2 * WAIT_MAX.as_secs() + TAKEN_MAX.as_secs() + FAREWELL_MAX.as_secs();

/// How a certificate begins in a file.
const PEM: &[u8] = b"-----BEGIN CERTIFICATE-----";

/// What an operator says of their server of mail.
#[derive(Clone, Copy)]
pub struct Server<'s> {
    /// `smtps://HOST:465` for TLS from the start, `smtp://HOST:587` for TLS after the greeting (STARTTLS), which is then demanded,
    /// `smtp+plain://127.0.0.1:25` for none, to this machine alone. A user name may stand before the host.
    pub url: &'s str,
    /// Whom letters are from: `Sigap <no-reply@example.org>`, or the address alone.
    pub from: &'s str,
    pub password: Option<&'s str>,
    /// Certificates (PEM) that are believed beside those of the machine.
    pub roots: Option<&'s [u8]>,
}

/// Why no mail can be sent this way.
#[derive(Debug, thiserror::Error)]
pub enum BadServer {
    #[error(
        "the address of the server of mail is smtps://, smtp:// or smtp+plain://, a host, perhaps a port and a user, no more"
    )]
    Address,
    #[error("a password has no place in an address: everybody on the machine can read it")]
    PasswordInAddress,
    #[error("a user and a password for the server of mail come together")]
    HalfKnown,
    #[error("without TLS, mail goes to this machine alone")]
    PlainElsewhere,
    #[error("a password does not travel without TLS")]
    PlainPassword,
    #[error("the sender of mail is no address")]
    Sender,
    #[error("the certificates for the server of mail cannot be used")]
    Certificates,
}

#[derive(Clone)]
enum Security {
    /// From the first byte on.
    Tls(TlsParameters),
    /// Demanded after the greeting.
    StartTls(TlsParameters),
    /// None: this machine.
    Plain,
}

pub(super) struct Smtp {
    host: String,
    port: u16,
    security: Security,
    credentials: Option<Credentials>,
    hello: ClientId,
    turns: Semaphore,
    rest: Rest,
}

impl Server<'_> {
    pub(super) fn sender(&self) -> Result<Mailbox, BadServer> {
        self.from.parse().map_err(|_| BadServer::Sender)
    }
}

impl Smtp {
    pub(super) fn new(server: &Server<'_>) -> Result<Self, BadServer> {
        let url = Url::parse(server.url).map_err(|_| BadServer::Address)?;
        if url.password().is_some() {
            return Err(BadServer::PasswordInAddress);
        }
        let more = !matches!(url.path(), "" | "/") || url.query().is_some();
        if more || url.fragment().is_some() {
            return Err(BadServer::Address);
        }
        let host = url.host_str().filter(|host| !host.is_empty());
        let host = host.ok_or(BadServer::Address)?;
        let host = host.trim_matches(['[', ']']).to_owned();
        let (security, port) = security(url.scheme(), &host, server)?;
        let credentials = match (url.username(), server.password) {
            ("", None) => None,
            (user, Some(password)) if !user.is_empty() => {
                Some(Credentials::new(user.to_owned(), password.to_owned()))
            }
            _ => return Err(BadServer::HalfKnown),
        };
        if credentials.is_some() && matches!(security, Security::Plain) {
            return Err(BadServer::PlainPassword);
        }
        Ok(Self {
            host,
            port: url.port().unwrap_or(port),
            security,
            credentials,
            hello: ClientId::Domain(server.sender()?.email.domain().to_owned()),
            turns: Semaphore::new(AT_ONCE_MAX),
            rest: Rest::default(),
        })
    }

    pub(super) async fn send(&self, envelope: &Envelope) -> Result<(), Unsent> {
        // Whoever does not get a turn in time comes again.
        let turn = tokio::time::timeout(WAIT_MAX, self.turns.acquire()).await;
        let Ok(Ok(_turn)) = turn else {
            return Err(Unsent::Resting);
        };
        if !self.rest.is_over(Instant::now()) {
            return Err(Unsent::Resting);
        }
        let sent = self.deliver(envelope).await;
        let well = !matches!(sent, Err(error) if error.is_the_servers());
        self.rest.note(well, Instant::now());
        let mut line = sent?;
        // What was taken is taken, whatever becomes of the farewell.
        let _ = tokio::time::timeout(FAREWELL_MAX, line.abort()).await;
        Ok(())
    }

    /// The connection on which the server took a letter. One on which it did not is dropped.
    async fn deliver(&self, envelope: &Envelope) -> Result<AsyncSmtpConnection, Unsent> {
        let ready = async {
            let mut line = self.connect().await?;
            announce(&mut line, envelope).await?;
            Ok(line)
        };
        let ready = tokio::time::timeout(WAIT_MAX, ready).await;
        let mut line = ready.unwrap_or(Err(Unsent::Late))?;
        let taken = tokio::time::timeout(TAKEN_MAX, line.message(&envelope.bytes)).await;
        match taken {
            Ok(Ok(_)) => Ok(line),
            Ok(Err(error)) => Err(server_failed(&error)),
            Err(_) => Err(Unsent::Late),
        }
    }

    /// A connection on which letters can be handed over.
    async fn connect(&self) -> Result<AsyncSmtpConnection, Unsent> {
        let at = (self.host.as_str(), self.port);
        let wrapper = match &self.security {
            Security::Tls(tls) => Some(tls.clone()),
            Security::StartTls(_) | Security::Plain => None,
        };
        let wait = Some(WAIT_MAX);
        let line = AsyncSmtpConnection::connect_tokio1(at, wait, &self.hello, wrapper, None);
        let mut line = line.await.map_err(|error| server_failed(&error))?;
        if let Security::StartTls(tls) = &self.security {
            if !line.can_starttls() {
                return Err(Unsent::Untrusted);
            }
            let turned = line.starttls(tls.clone(), &self.hello).await;
            turned.map_err(|error| server_failed(&error))?;
        }
        if let Some(credentials) = &self.credentials {
            let ways = [Mechanism::Plain, Mechanism::Login];
            let known = line.auth(&ways, credentials).await;
            known.map_err(|error| server_failed(&error))?;
        }
        Ok(line)
    }
}

/// How mail to a host is kept from others, and the port it goes to unless said otherwise.
fn security(scheme: &str, host: &str, server: &Server<'_>) -> Result<(Security, u16), BadServer> {
    let tls = || {
        let mut tls = TlsParametersBuilder::new(host.to_owned());
        if let Some(roots) = server.roots {
            // A file without any would be taken for none.
            if !roots.windows(PEM.len()).any(|part| part == PEM) {
                return Err(BadServer::Certificates);
            }
            let roots = Certificate::from_pem(roots).map_err(|_| BadServer::Certificates)?;
            tls = tls.add_root_certificate(roots);
        }
        tls.build_rustls().map_err(|_| BadServer::Certificates)
    };
    match scheme {
        "smtps" => Ok((Security::Tls(tls()?), 465)),
        "smtp" => Ok((Security::StartTls(tls()?), 587)),
        "smtp+plain" if is_here(host) => Ok((Security::Plain, 25)),
        "smtp+plain" => Err(BadServer::PlainElsewhere),
        _ => Err(BadServer::Address),
    }
}

/// Whether a host is this machine.
fn is_here(host: &str) -> bool {
    let number = host.parse::<std::net::IpAddr>();
    host == "localhost" || number.is_ok_and(|number| number.is_loopback())
}

/// Everything before the words of a letter.
async fn announce(line: &mut AsyncSmtpConnection, envelope: &Envelope) -> Result<(), Unsent> {
    let from = Mail::new(Some(envelope.from.clone()), vec![]);
    line.command(from).await.map_err(|e| server_failed(&e))?;
    let to = Rcpt::new(envelope.to.clone(), vec![]);
    line.command(to).await.map_err(|e| not_for(&e))?;
    let words = line.command(Data).await;
    words.map(|_| ()).map_err(|e| server_failed(&e))
}

/// Why the server did not get as far as the address, or not beyond it.
fn server_failed(error: &Error) -> Unsent {
    if error.is_permanent() {
        Unsent::TurnedAway
    } else if error.is_transient() {
        Unsent::Deferred
    } else if error.is_timeout() {
        Unsent::Late
    } else if error.is_tls() || has_bad_certificate(error) {
        Unsent::Untrusted
    } else {
        Unsent::Unreachable
    }
}

/// Why the server does not want a letter for this address. For good is only what it says of the address or the mailbox (X.1.X,
/// X.2.X, RFC 3463); all else may be about us, and the next try may go well.
fn not_for(error: &Error) -> Unsent {
    let of_address = || {
        let said = error.source().map(ToString::to_string).unwrap_or_default();
        let said = said.trim_start();
        ["5.1.", "5.2."].iter().any(|kind| said.starts_with(kind))
    };
    let permanent = error.status().is_some_and(is_permanent);
    if permanent && of_address() {
        Unsent::Refused
    } else {
        server_failed(error)
    }
}

fn is_permanent(code: response::Code) -> bool {
    code.severity == response::Severity::PermanentNegativeCompletion
}

/// A handshake that fails is told as a fault of the connection.
fn has_bad_certificate(error: &Error) -> bool {
    let mut cause = error.source();
    while let Some(one) = cause {
        if let Some(io) = one.downcast_ref::<std::io::Error>()
            && io.kind() == std::io::ErrorKind::InvalidData
        {
            return true;
        }
        cause = one.source();
    }
    false
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Smtp({}:{})", self.host, self.port)
    }
}
