//! Validators that were away or cut off, and come back.

use crate::together::{agree, spread};
use crate::town::{Town, free_address, people};
use consensus::Node;
use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

#[test]
fn one_that_comes_late_fetches_more_blocks_than_are_remembered() {
    let town = Town::of(4);
    let nodes: Vec<_> = (1..=3).map(|seed| town.start(seed)).collect();
    let three: Vec<_> = nodes.iter().collect();
    for batch in 0..68 {
        spread(&town, &three, &people(batch * 3..batch * 3 + 3));
    }
    let blocks = nodes[0].head().next_height();
    assert!(blocks > 66, "{blocks} blocks");
    let late = town.start(4);
    town.reaches(&late, nodes[0].head().checkpoint().size);
    let all: Vec<_> = three.into_iter().chain([&late]).collect();
    let places = spread(&town, &all, &people(1_000..1_020));
    for node in &all {
        town.serves(node, *places.iter().max().unwrap() + 1);
    }
    drop((nodes, late));
    agree(&town);
}

#[test]
fn one_that_is_cut_off_follows_again_once_it_is_connected() {
    let town = Town::of(4);
    let gate = Gate::before(town.peers[3].address);
    let mut nodes: Vec<Node> = (1..=3)
        .map(|seed| {
            let mut config = town.config(seed);
            config.validators[3].address = gate.address;
            town.run(config)
        })
        .collect();
    // The fourth reaches nobody; the others reach it through the gate.
    let mut config = town.config(4);
    for peer in &mut config.validators[..3] {
        peer.address = free_address();
    }
    nodes.push(town.run(config));
    let all: Vec<_> = nodes.iter().collect();
    let places = spread(&town, &all, &people(0..40));
    town.reaches(&nodes[3], *places.iter().max().unwrap() + 1);

    gate.shut();
    let places = spread(&town, &all[..3], &people(40..120));
    let last = *places.iter().max().unwrap();
    assert!(nodes[3].head().checkpoint().size <= last, "it is cut off");
    gate.open();
    town.reaches(&nodes[3], last + 1);
    drop(all);
    drop(nodes);
    agree(&town);
}

/// Stands before an address and lets connections through, or none.
struct Gate {
    address: SocketAddr,
    is_open: Arc<AtomicBool>,
    streams: Arc<Mutex<Vec<TcpStream>>>,
}

impl Gate {
    fn before(target: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let gate = Self {
            address: listener.local_addr().unwrap(),
            is_open: Arc::new(AtomicBool::new(true)),
            streams: Arc::default(),
        };
        let (is_open, streams) = (Arc::clone(&gate.is_open), Arc::clone(&gate.streams));
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if !is_open.load(Ordering::SeqCst) {
                    continue;
                }
                let Ok(behind) = TcpStream::connect(target) else {
                    continue;
                };
                let pairs = [(&stream, &behind), (&behind, &stream)];
                for (from, to) in pairs {
                    let (from, to) = (from.try_clone().unwrap(), to.try_clone().unwrap());
                    std::thread::spawn(move || copy(from, to));
                }
                streams.lock().unwrap().extend([stream, behind]);
            }
        });
        gate
    }

    fn shut(&self) {
        self.is_open.store(false, Ordering::SeqCst);
        for stream in self.streams.lock().unwrap().drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    fn open(&self) {
        self.is_open.store(true, Ordering::SeqCst);
    }
}

fn copy(mut from: TcpStream, mut to: TcpStream) {
    let mut bytes = [0; 16 * 1024];
    while let Ok(read @ 1..) = from.read(&mut bytes) {
        if to.write_all(&bytes[..read]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Both);
}
