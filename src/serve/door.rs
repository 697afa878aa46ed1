//! The door: connections are taken one by one, within bounds, with TLS where there is a certificate. Whoever sends its
//! request byte by byte is hung up on, so is whoever does not take the answer, and no network keeps all the places for itself.

use super::patient::Patient;
use super::tls::Tls;
use axum::Router;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use portal::Network;
use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower_service::Service;

/// How long a client may take to say what it wants: for the head of a request, between two requests, and to take the next piece
/// of an answer.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);
/// How long it may take to agree on a key.
const HANDSHAKE_SECONDS: u64 = 10;
/// Connections at a time; the next one waits until a place is free.
const CONNECTIONS_MAX: usize = 10_000;
/// Connections of one network at a time. A village shares an address; a proxy of ours speaks from this machine or is one
/// of those that are trusted, and is not counted. Wider networks have several times as many.
const OF_ONE_NETWORK_MAX: usize = 512;
/// How long the door rests when no connection can be taken, as when there are no descriptors left.
const REST: Duration = Duration::from_millis(50);

/// Everything that is the same for all connections.
pub(super) struct Door {
    pub(super) router: Router,
    pub(super) tls: Option<Tls>,
    /// Whether networks are counted: not behind proxies, which are all that is seen of the world then.
    pub(super) counts: bool,
    /// How long the head of a request may take to arrive, and a piece of an answer to leave.
    pub(super) patience: Duration,
}

impl Door {
    /// Takes a renewed certificate into use, for as long as it is polled.
    pub(super) async fn renew(&self) {
        match &self.tls {
            Some(tls) => tls.watch().await,
            None => std::future::pending().await,
        }
    }
}

/// Takes connections for as long as it is polled. Those that were taken go on, watched by `open`.
pub(super) async fn take(door: &Arc<Door>, listener: TcpListener, open: &GracefulShutdown) {
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let crowd = Arc::new(Crowd::default());
    loop {
        // The semaphore is never closed.
        let Ok(place) = Arc::clone(&places).acquire_owned().await else {
            return;
        };
        let (stream, peer) = match listener.accept().await {
            Ok(taken) => taken,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(REST).await;
                continue;
            }
        };
        let Some(counted) = Counted::of(&crowd, peer.ip(), door.counts) else {
            continue;
        };
        let held = Held(place, counted);
        tokio::spawn(serve(
            Arc::clone(door),
            (stream, peer),
            held,
            open.watcher(),
        ));
    }
}

/// What a connection keeps others from until it ends.
#[expect(dead_code, reason = "held until it is dropped")]
struct Held(OwnedSemaphorePermit, Counted);

async fn serve(
    door: Arc<Door>,
    (stream, peer): (TcpStream, SocketAddr),
    _held: Held,
    open: Watcher,
) {
    // Answers are written whole; waiting for more to send only makes them late.
    let _ = stream.set_nodelay(true);
    match &door.tls {
        None => speak(&door, stream, peer, open).await,
        Some(tls) => {
            let agreed = tls.acceptor().accept(stream);
            let limit = Duration::from_secs(HANDSHAKE_SECONDS);
            // Whoever does not speak TLS, or only knocks, hears nothing.
            if let Ok(Ok(stream)) = tokio::time::timeout(limit, agreed).await {
                speak(&door, stream, peer, open).await;
            }
        }
    }
}

async fn speak<S>(door: &Door, stream: S, peer: SocketAddr, open: Watcher)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let router = door.router.clone();
    let answer = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().call(request)
    });
    let spoken = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(door.patience)
        .serve_connection(TokioIo::new(Patient::new(stream, door.patience)), answer);
    // How a connection ends is its client's affair.
    let _ = open.watch(spoken).await;
}

/// Connections by network.
#[derive(Default)]
struct Crowd(Mutex<HashMap<Network, usize>>);

/// One connection of its networks, counted until it ends.
struct Counted(Option<(Arc<Crowd>, Vec<Network>)>);

impl Counted {
    fn of(crowd: &Arc<Crowd>, peer: IpAddr, counts: bool) -> Option<Self> {
        if !counts || peer.to_canonical().is_loopback() {
            return Some(Self(None));
        }
        let networks = portal::networks(peer);
        let mut open = crowd.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = |(network, times): &(Network, usize)| {
            let taken = open.get(network).copied().unwrap_or_default();
            taken >= OF_ONE_NETWORK_MAX * times
        };
        if networks.iter().any(is_full) {
            return None;
        }
        let networks: Vec<Network> = networks.into_iter().map(|(network, _)| network).collect();
        for network in &networks {
            *open.entry(*network).or_default() += 1;
        }
        drop(open);
        Some(Self(Some((Arc::clone(crowd), networks))))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        let Some((crowd, networks)) = &self.0 else {
            return;
        };
        let mut open = crowd.0.lock().unwrap_or_else(PoisonError::into_inner);
        for network in networks {
            if let Some(count) = open.get_mut(network) {
                *count -= 1;
                if *count == 0 {
                    open.remove(network);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
