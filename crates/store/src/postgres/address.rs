//! Where a server is and how to enter it. It may hold a password, so it is never shown or logged whole.

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;
use tokio_postgres::Config;
use tokio_postgres::config::Host;

/// The address of a database: `postgres://USER@HOST/DATABASE`.
#[derive(Clone)]
pub struct Address {
    config: Box<Config>,
    shown: String,
}

/// Why an address is refused. The address itself is left out: it may hold a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadAddress {
    #[error("it is not an address of the form postgres://USER@HOST/DATABASE")]
    Form,
    #[error("it names no database: postgres://USER@HOST/DATABASE")]
    NoDatabase,
    #[error(
        "it leads to another machine, and this program does not encrypt that way: reach the server through a socket \
         or an address of this machine, such as the end of a tunnel"
    )]
    Elsewhere,
}

/// How long one try to reach the server may take.
const CONNECT_MAX: Duration = Duration::from_secs(5);
/// How long bytes may stay unconfirmed before the server counts as gone.
const SILENCE_MAX: Duration = Duration::from_secs(15);
const SCHEMES: [&str; 2] = ["postgres://", "postgresql://"];

impl Address {
    /// Reads an address and holds it against what this program can do.
    pub fn parse(url: &str) -> Result<Self, BadAddress> {
        if !Self::looks_like_one(url) {
            return Err(BadAddress::Form);
        }
        let mut config: Config = url.parse().map_err(|_| BadAddress::Form)?;
        let database = config.get_dbname().filter(|name| !name.is_empty());
        let database = database.ok_or(BadAddress::NoDatabase)?.to_owned();
        let hosts = config.get_hosts();
        if hosts.is_empty() {
            return Err(BadAddress::Form);
        }
        let there = config.get_hostaddrs().iter().all(IpAddr::is_loopback);
        if !there || !hosts.iter().all(is_here) {
            return Err(BadAddress::Elsewhere);
        }
        let shown = format!("postgres://{}/{database}", shown(&config));
        if config.get_application_name().is_none() {
            config.application_name("sigap");
        }
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CONNECT_MAX);
        }
        config.tcp_user_timeout(SILENCE_MAX);
        config.keepalives_idle(SILENCE_MAX);
        let config = Box::new(config);
        Ok(Self { config, shown })
    }

    /// Whether a text means an address rather than a folder.
    pub fn looks_like_one(text: &str) -> bool {
        SCHEMES.iter().any(|scheme| text.starts_with(scheme))
    }

    /// The same place, entered with this password.
    #[must_use]
    pub fn with_password(mut self, password: &str) -> Self {
        self.config.password(password);
        self
    }

    pub(super) fn config(&self) -> &Config {
        &self.config
    }
}

/// A name may lead anywhere, but this one leads home on every machine that is set up as it should be.
fn is_here(host: &Host) -> bool {
    match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => {
            name == "localhost" || name.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
        }
    }
}

fn shown(config: &Config) -> String {
    let ports = config.get_ports();
    let host = |(at, host): (usize, &Host)| {
        let port = ports.get(at).or(ports.first()).copied().unwrap_or(5432);
        match host {
            Host::Unix(folder) => {
                let folder = folder.display().to_string().replace('/', "%2F");
                format!("{folder}:{port}")
            }
            Host::Tcp(name) => format!("{name}:{port}"),
        }
    };
    let hosts: Vec<String> = config.get_hosts().iter().enumerate().map(host).collect();
    let user = config.get_user().map(|user| format!("{user}@"));
    format!("{}{}", user.unwrap_or_default(), hosts.join(","))
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        let address = Address::parse("postgres://sigap:rahasia@127.0.0.1:5433/negara").unwrap();
        let shown = format!("{address} {address:?}");
        assert_eq!(
            shown,
            "postgres://sigap@127.0.0.1:5433/negara postgres://sigap@127.0.0.1:5433/negara"
        );
        let wrong = Address::parse("postgres://sigap:rahasia@127.0.0.1:port/negara");
        assert!(!format!("{:?}", wrong.unwrap_err()).contains("rahasia"));
    }

    #[test]
    fn a_socket_and_this_machine_are_taken_and_others_are_not() {
        for taken in [
            "postgres://sigap@localhost/negara",
            "postgresql://sigap@[::1]/negara",
            "postgres://sigap@%2Fvar%2Frun%2Fpostgresql/negara",
            "postgres:///negara?host=/var/run/postgresql&user=sigap",
        ] {
            assert!(Address::parse(taken).is_ok(), "{taken}");
        }
        for refused in [
            "postgres://sigap@10.0.0.7/negara",
            "postgres://sigap@localhost,db.example/negara",
            "postgres://sigap@localhost/negara?hostaddr=10.0.0.7",
        ] {
            let answer = Address::parse(refused);
            assert_eq!(answer.unwrap_err(), BadAddress::Elsewhere, "{refused}");
        }
    }

    #[test]
    fn an_address_names_a_server_and_a_database() {
        let refused = |url| Address::parse(url).unwrap_err();
        assert_eq!(refused("postgres://localhost"), BadAddress::NoDatabase);
        assert_eq!(refused("postgres:///negara"), BadAddress::Form);
        assert_eq!(refused("host=localhost dbname=negara"), BadAddress::Form);
    }
}
