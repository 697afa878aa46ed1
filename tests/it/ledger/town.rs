//! A ledger of one validator with some entries in it, and its files as a mirror holds them.

use super::{Room, sigap};
use base::Timestamp;
use consensus::{Config, Node, Pace, Peer};
use ledger::log::{Bundle, Edge, File};
use ledger::note::Note;
use ledger::{
    Agency, Checkpoint, Content, Deed, Hash, Kind, Name, Operation, SeedSigner, Set, Signer as _,
    Validator, found,
};
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

pub(super) const LEDGER: &str = "uji.example/1";

pub(super) struct Town {
    pub(super) room: Room,
    founding: Vec<u8>,
    runtime: tokio::runtime::Runtime,
}

fn name(raw: &str) -> Name {
    Name::parse(raw).unwrap()
}

fn signer(seed: u8) -> SeedSigner {
    SeedSigner::of(&[seed; 32]).unwrap()
}

fn now() -> Timestamp {
    let since = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap();
    Timestamp::from_micros(i64::try_from(since.as_micros()).unwrap())
}

impl Town {
    pub(super) fn new() -> Self {
        let set = Set {
            agencies: vec![Agency {
                key: signer(101).public(),
                may: Kind::SUBMITTED.to_vec(),
                name: name("kota.example"),
            }],
            quorum: 1,
            validators: vec![Validator {
                key: signer(1).public(),
                name: name("v1.example/1"),
            }],
        };
        let room = Room::new();
        room.file("policy", &ledger::Policy::text_of(&set));
        let ledger = name(LEDGER);
        let agency = name("kota.example");
        let mut content = Content::proposing(set, &agency, &ledger, None).unwrap();
        content.approve(&ledger, &signer(1)).unwrap();
        let operation = content.sign(&ledger, &signer(101)).unwrap();
        Self {
            room,
            founding: found(&ledger, operation, now()).unwrap().0.bytes(),
            runtime: tokio::runtime::Runtime::new().unwrap(),
        }
    }

    /// Runs the validator until these operations are recorded and served; gives their numbers.
    pub(super) fn record(&self, operations: &[Operation]) -> Vec<u64> {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        drop(listener);
        let node = Arc::new(Node::start(self.config(address)).unwrap());
        let places = self.runtime.block_on(async {
            let submitting: Vec<_> = operations
                .iter()
                .map(|operation| {
                    let (node, bytes) = (Arc::clone(&node), operation.bytes().to_vec());
                    tokio::spawn(async move { node.submit(&bytes).await.unwrap().index })
                })
                .collect();
            let mut places = Vec::new();
            for one in submitting {
                places.push(one.await.unwrap());
            }
            let last = *places.iter().max().unwrap();
            let mut served = node.checkpoints();
            let over =
                |one: &Option<consensus::Served>| one.as_ref().is_some_and(|one| one.size > last);
            let wait = tokio::time::timeout(Duration::from_mins(2), served.wait_for(over));
            drop(wait.await.unwrap().unwrap());
            places
        });
        let node = Arc::into_inner(node).unwrap();
        node.stop();
        places
    }

    fn config(&self, address: SocketAddr) -> Config {
        Config {
            origin: name(LEDGER),
            founding: self.founding.clone(),
            validators: vec![Peer {
                name: name("v1.example/1"),
                key: signer(1).public(),
                address,
            }],
            seed: [1; 32],
            listen: address,
            folder: self.room.0.join("data"),
            pace: Pace {
                block_every: Duration::from_millis(5),
                ..Pace::default()
            },
            clock: Arc::new(now),
        }
    }

    pub(super) fn public(&self) -> PathBuf {
        self.room.0.join("data/public")
    }

    pub(super) fn code(&self, words: &[&str]) -> Option<i32> {
        let pinned = ["--ledger", LEDGER, "--policy", "policy"];
        let mut command = sigap();
        command.args(words).args(pinned).current_dir(&self.room.0);
        command.output().unwrap().status.code()
    }

    /// What a command says, and whether all was well.
    pub(super) fn says(&self, words: &[&str]) -> (bool, String) {
        let pinned = ["--ledger", LEDGER, "--policy", "policy"];
        self.says_of(words, &pinned)
    }

    pub(super) fn says_of(&self, words: &[&str], pinned: &[&str]) -> (bool, String) {
        let done = sigap()
            .args(words)
            .args(pinned)
            .current_dir(&self.room.0)
            .output()
            .unwrap();
        let text = [done.stdout, done.stderr].concat();
        (done.status.success(), String::from_utf8(text).unwrap())
    }
}

/// An anchored person, whom nobody could guess.
pub(super) fn person(number: u32) -> Operation {
    let content = Content::next(
        Deed::DidCreate {
            controller: Hash::of(b"a proof elsewhere"),
        },
        &name("kota.example"),
        Hash::of(format!("person {number}").as_bytes()),
        Hash::of(b"a document elsewhere"),
        None,
    );
    content.sign(&name(LEDGER), &signer(101)).unwrap()
}

/// Lets the validator cosign a log with one more entry, which no honest one would: it is no block.
pub(super) fn forge(operation: &Operation, mirror: &Path) {
    let read = std::fs::read_to_string(mirror.join("checkpoint")).unwrap();
    let size = Checkpoint::read(Note::read(&read).unwrap().text)
        .unwrap()
        .size;
    let mut edge = Edge::default();
    let mut append = |entry: &[u8]| {
        let save = |file: File| std::fs::write(mirror.join(file.path), file.bytes).unwrap();
        edge.append(entry, save).unwrap();
    };
    for bundle in Bundle::grown(0, size) {
        let bytes = std::fs::read(mirror.join(bundle.path())).unwrap();
        bundle
            .read(&bytes)
            .unwrap()
            .into_iter()
            .for_each(&mut append);
    }
    append(operation.bytes());
    for file in edge.open() {
        let path = mirror.join(file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, file.bytes).unwrap();
    }
    let checkpoint = Checkpoint {
        origin: name(LEDGER),
        size: size + 1,
        root: edge.frontier().root(),
    };
    let line = ledger::cosign(&checkpoint, &name("v1.example/1"), &signer(1), now()).unwrap();
    let note = format!("{}\n{line}", checkpoint.text());
    std::fs::write(mirror.join("checkpoint"), note).unwrap();
}

/// A copy of a folder.
pub(super) fn copied(from: &Path, to: &Path) {
    let _ = std::fs::remove_dir_all(to);
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copied(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Serves the files of a folder as any web server does, as long as the test runs.
pub(super) fn served(folder: PathBuf) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let Some(Ok(asked)) = lines.next() else {
                continue;
            };
            while lines.next().is_some_and(|line| !line.unwrap().is_empty()) {}
            let path = asked.split(' ').nth(1).unwrap().trim_start_matches('/');
            let (status, body) = match std::fs::read(folder.join(path)) {
                Ok(body) => ("200 OK", body),
                Err(_) => ("404 Not Found", Vec::new()),
            };
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            stream
                .write_all(&[head.as_bytes(), &body].concat())
                .unwrap();
        }
    });
    format!("http://{address}")
}
