use super::*;
use std::io::{Read, Write};
use std::net::TcpStream as Client;
use std::time::Instant;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, ClientConnection, RootCertStore, Stream};

const PATIENCE: Duration = Duration::from_millis(300);
const HELLO: &[u8] = b"GET /halo HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// More than the machine keeps for a client that does not read.
const MUCH: usize = 64 * 1024 * 1024;

/// A door before two routes, with that much patience.
async fn open(tls: Option<Tls>) -> SocketAddr {
    let router = Router::new()
        .route("/halo", axum::routing::get(|| async { "halo" }))
        .route("/banyak", axum::routing::get(|| async { vec![0; MUCH] }));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let door = Arc::new(Door {
        router,
        tls,
        counts: true,
        patience: PATIENCE,
    });
    tokio::spawn(async move { take(&door, listener, &GracefulShutdown::new()).await });
    at
}

/// What a client hears that says so much and then nothing, and after how long it hears no more.
fn heard(at: SocketAddr, said: &[u8]) -> (String, Duration) {
    let mut client = Client::connect(at).unwrap();
    client
        .set_read_timeout(Some(Duration::from_secs(10)))
        .unwrap();
    let began = Instant::now();
    client.write_all(said).unwrap();
    let mut answer = Vec::new();
    let _ = client.read_to_end(&mut answer);
    (String::from_utf8(answer).unwrap(), began.elapsed())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_sends_a_request_byte_by_byte_is_hung_up_on_and_others_are_served() {
    let at = open(None).await;
    let slow = tokio::task::spawn_blocking(move || {
        let mut client = Client::connect(at).unwrap();
        client
            .set_read_timeout(Some(Duration::from_secs(10)))
            .unwrap();
        let began = Instant::now();
        for byte in HELLO.iter().cycle() {
            std::thread::sleep(Duration::from_millis(20));
            if client.write_all(&[*byte & 0x5f | 0x40]).is_err() {
                break;
            }
        }
        began.elapsed()
    });
    let (answer, _) = tokio::task::spawn_blocking(move || heard(at, HELLO))
        .await
        .unwrap();
    assert!(
        answer.contains("200 OK") && answer.ends_with("halo"),
        "{answer}"
    );
    assert!(slow.await.unwrap() < Duration::from_secs(8));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_does_not_take_an_answer_is_hung_up_on() {
    let at = open(None).await;
    let asked = tokio::task::spawn_blocking(move || {
        let mut client = Client::connect(at).unwrap();
        let limit = Some(Duration::from_secs(10));
        client.set_read_timeout(limit).unwrap();
        let began = Instant::now();
        client
            .write_all(b"GET /banyak HTTP/1.1\r\nHost: localhost\r\n\r\n")
            .unwrap();
        std::thread::sleep(4 * PATIENCE);
        let mut answer = Vec::new();
        // What the machine kept comes, and then the end: nobody waited for the rest to be taken.
        let ended = client.read_to_end(&mut answer);
        let timed_out = ended.is_err_and(|error| error.kind() == std::io::ErrorKind::WouldBlock);
        (answer.len(), timed_out, began.elapsed())
    });
    let (taken, timed_out, took) = asked.await.unwrap();
    assert!(taken < MUCH && !timed_out, "{taken} bytes");
    assert!(took < Duration::from_secs(8), "{took:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_on_which_nobody_asks_anything_ends() {
    let at = open(None).await;
    let (answer, took) = tokio::task::spawn_blocking(move || heard(at, b""))
        .await
        .unwrap();
    assert_eq!(answer, "");
    assert!(
        took >= PATIENCE && took < Duration::from_secs(8),
        "{took:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_door_with_a_certificate_speaks_tls_and_nothing_else() {
    let folder = std::env::temp_dir().join(format!("sigap-door-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let (chain, key) = (folder.join("chain.pem"), folder.join("key.pem"));
    std::fs::write(&chain, made.cert.pem()).unwrap();
    std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    let at = open(Some(Tls::open(&chain, &key).unwrap())).await;
    std::fs::remove_dir_all(folder).unwrap();
    let ours = made.cert.der().clone();
    let plain = tokio::task::spawn_blocking(move || heard(at, HELLO).0)
        .await
        .unwrap();
    assert!(!plain.contains("halo"), "{plain}");
    let answer = tokio::task::spawn_blocking(move || {
        let mut roots = RootCertStore::empty();
        roots.add(ours).unwrap();
        let provider = tokio_rustls::rustls::crypto::aws_lc_rs::default_provider();
        let config = ClientConfig::builder_with_provider(Arc::new(provider))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        let name = ServerName::try_from("localhost").unwrap();
        let mut spoken = ClientConnection::new(Arc::new(config), name).unwrap();
        let mut client = Client::connect(at).unwrap();
        let mut stream = Stream::new(&mut spoken, &mut client);
        stream.write_all(HELLO).unwrap();
        let mut answer = [0; 512];
        let read = stream.read(&mut answer).unwrap();
        String::from_utf8_lossy(&answer[..read]).into_owned()
    });
    let answer = answer.await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
}

#[test]
fn one_network_has_so_many_places_and_gets_them_back() {
    let crowd = Arc::new(Crowd::default());
    let host = |last: u64| IpAddr::V6(((0x2001_0db8_u128 << 96) + u128::from(last)).into());
    let taken: Vec<_> = (0..OF_ONE_NETWORK_MAX as u64)
        .map(|last| Counted::of(&crowd, host(last), true).unwrap())
        .collect();
    assert!(Counted::of(&crowd, host(1 << 40), true).is_none());
    assert!(Counted::of(&crowd, [192, 0, 2, 1].into(), true).is_some());
    assert!(Counted::of(&crowd, host(0), false).is_some());
    drop(taken);
    assert!(Counted::of(&crowd, host(0), true).is_some());
    let open = crowd.0.lock().unwrap();
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn whoever_has_many_networks_does_not_get_all_places() {
    let crowd = Arc::new(Crowd::default());
    let host = |network: usize| {
        let network = u128::try_from(network).unwrap() << 72;
        IpAddr::V6(((0x2001_0db8_u128 << 96) + network).into())
    };
    let most = OF_ONE_NETWORK_MAX * 8;
    let taken: Vec<_> = (0..most)
        .map(|n| Counted::of(&crowd, host(n % 256), true).unwrap())
        .collect();
    assert!(Counted::of(&crowd, host(3), true).is_none());
    assert!(
        Counted::of(&crowd, host(256), true).is_some(),
        "another one"
    );
    assert!(most < CONNECTIONS_MAX / 2);
    drop(taken);
}

#[test]
fn this_machine_is_not_counted() {
    let crowd = Arc::new(Crowd::default());
    let many = (0..=OF_ONE_NETWORK_MAX).map(|_| Counted::of(&crowd, [127, 0, 0, 1].into(), true));
    assert!(many.collect::<Option<Vec<_>>>().is_some());
}
