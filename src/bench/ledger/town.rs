//! A ledger of nobody: made for one run, on loopback and in a folder that goes with it.

use crate::now::now;
use anyhow::Context;
use consensus::{Config, Node, Pace, Peer};
use ledger::{
    Agency, Content, Deed, Hash, Kind, Name, Operation, SeedSigner, Set, Signer as _, Trust,
    Validator,
};
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;

/// The seed of the agency; validators have those from 1 on.
const AGENCY: u8 = 200;

pub(super) struct Town {
    pub(super) nodes: Vec<Arc<Node>>,
    pub(super) trust: Trust,
    folder: PathBuf,
}

impl Town {
    pub(super) fn start(count: u8) -> anyhow::Result<Self> {
        let folder =
            std::env::temp_dir().join(format!("sigap-bench-ledger-{}", std::process::id()));
        let peers = (1..=count).map(peer).collect::<anyhow::Result<Vec<_>>>()?;
        let set = set(&peers)?;
        let founding = founding(set.clone())?;
        let start = |seed: u8, peer: &Peer| {
            let node = Node::start(Config {
                origin: origin()?,
                founding: founding.clone(),
                validators: peers.clone(),
                seed: [seed; 32],
                listen: peer.address,
                folder: folder.join(seed.to_string()),
                pace: Pace::default(),
                clock: Arc::new(now),
            });
            anyhow::Ok(Arc::new(node?))
        };
        let nodes = (1..).zip(&peers).map(|(seed, peer)| start(seed, peer));
        let nodes = nodes.collect::<anyhow::Result<_>>()?;
        let trust = Trust::of(origin()?, &set, 1)?;
        Ok(Self {
            nodes,
            trust,
            folder,
        })
    }
}

impl Drop for Town {
    fn drop(&mut self) {
        self.nodes.clear();
        // What is left in the temporary folder harms nobody.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// So many people are anchored, each once.
pub(super) fn operations(count: u32) -> anyhow::Result<Vec<Operation>> {
    let (origin, agency, signer) = (origin()?, agency()?, signer(AGENCY)?);
    let one = |number: u32| {
        let deed = Deed::DidCreate {
            controller: Hash::of(b"a proof elsewhere"),
        };
        let subject = Hash::of(format!("person {number}").as_bytes());
        let content = Content::next(deed, &agency, subject, Hash::of(b"a document"), None);
        Ok(content.sign(&origin, &signer)?)
    };
    (0..count).map(one).collect()
}

fn origin() -> anyhow::Result<Name> {
    Ok(Name::parse("bench.example/ledger")?)
}

fn agency() -> anyhow::Result<Name> {
    Ok(Name::parse("agency.example")?)
}

fn signer(seed: u8) -> anyhow::Result<SeedSigner> {
    SeedSigner::of(&[seed; 32]).context("a seed is a key")
}

fn peer(seed: u8) -> anyhow::Result<Peer> {
    Ok(Peer {
        name: Name::parse(&format!("v{seed}.example/ledger"))?,
        key: signer(seed)?.public(),
        address: TcpListener::bind("127.0.0.1:0")?.local_addr()?,
    })
}

fn set(peers: &[Peer]) -> anyhow::Result<Set> {
    let validators = peers.iter().map(|peer| Validator {
        key: peer.key,
        name: peer.name.clone(),
    });
    Ok(Set {
        agencies: vec![Agency {
            key: signer(AGENCY)?.public(),
            may: Kind::SUBMITTED.to_vec(),
            name: agency()?,
        }],
        quorum: peers.len() * 2 / 3 + 1,
        validators: validators.collect(),
    })
}

fn founding(set: Set) -> anyhow::Result<Vec<u8>> {
    let (origin, count) = (origin()?, set.validators.len());
    let mut content = Content::proposing(set, &agency()?, &origin, None)?;
    for (seed, _) in (1..).zip(0..count) {
        content.approve(&origin, &signer(seed)?)?;
    }
    let operation = content.sign(&origin, &signer(AGENCY)?)?;
    Ok(ledger::found(&origin, operation, now())?.0.bytes())
}
