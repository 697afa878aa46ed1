//! The history as it happens.

use super::caller::at;
use crate::desk::{Desk, SRI};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

/// Reads server-sent events of a case, from the one after `last`.
struct Listener(BufReader<TcpStream>);

impl Listener {
    fn open(desk: &Desk, token: &str, case: &str, last: &str) -> Self {
        let mut socket = TcpStream::connect(&desk.address).unwrap();
        socket
            .set_read_timeout(Some(Duration::from_secs(30)))
            .unwrap();
        let head = format!(
            "GET {} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\
             Accept: text/event-stream\r\nLast-Event-ID: {last}\r\n\r\n",
            at(case, "/history")
        );
        socket.write_all(head.as_bytes()).unwrap();
        Self(BufReader::new(socket))
    }

    /// The next event: its number, and what it says.
    fn next(&mut self) -> (String, serde_json::Value) {
        let (mut id, mut line) = (String::new(), String::new());
        loop {
            line.clear();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the stream ended");
            if let Some(number) = line.strip_prefix("id: ") {
                number.trim().clone_into(&mut id);
            }
            if let Some(data) = line.strip_prefix("data: ") {
                let said = serde_json::from_str(data).unwrap();
                if !id.is_empty() {
                    return (id, said);
                }
                // The number may stand behind what it numbers.
                line.clear();
                self.0.read_line(&mut line).unwrap();
                let number = line.strip_prefix("id: ").unwrap().trim().to_owned();
                return (number, said);
            }
        }
    }
}

#[test]
fn a_program_hears_of_each_event_as_it_happens_and_of_those_before() {
    let desk = Desk::open();
    let mut client = desk.client(0, SRI);
    let case = client.begin();
    let token = client.token.clone().unwrap();
    let mut listener = Listener::open(&desk, &token, &case, "0");
    let (id, said) = listener.next();
    assert_eq!((id.as_str(), &said["event"]), ("1", &"started".into()));
    client.fill(&case, "Bima Wahyudi Santoso");
    assert_eq!(client.submit(&case, "send").status, 200);
    let (id, said) = listener.next();
    assert_eq!((id.as_str(), &said["event"]), ("2", &"submitted".into()));
    let mut later = Listener::open(&desk, &token, &case, "2");
    assert_eq!(later.next().0, "3", "what was heard is not told again");
}

#[test]
fn a_stream_of_somebody_else_is_not_there() {
    let desk = Desk::open();
    let case = desk.client(0, SRI).begin();
    let head = [("Accept", "text/event-stream")];
    let mut other = desk.client(0, "1271034508939001");
    let page = other.call("GET", &at(&case, "/history"), &head, b"");
    super::caller::is(&page, 404, "not-found");
}
