//! Figures, printed and not judged: `cargo test -p ledger figures -- --ignored --nocapture`, with `--release` for real ones.
//!
//! What is counted is the time that the processor spent on it, where Linux tells: the machine may have other work.

use super::*;
use crate::log::{Edge, Frontier};
use crate::{verify, verify_current};
use std::time::{Duration, Instant};

const BLOCKS: usize = 100;
/// Operations of a block.
const OPERATIONS: usize = 200;
const LEAVES: u32 = 200_000;
const CHECKS: u32 = 1_000;

/// Time this thread has had so far.
fn spent(since: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = told.split(' ').next().and_then(|nanos| nanos.parse().ok());
    nanos.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

fn cost(work: impl FnOnce()) -> Duration {
    let since = Instant::now();
    let before = spent(since);
    work();
    spent(since).saturating_sub(before)
}

fn rate(what: &str, count: u32, took: Duration) {
    println!(
        "{what:<8} {:>10.0} /s",
        f64::from(count) / took.as_secs_f64()
    );
}

#[test]
#[ignore = "prints figures; run it alone"]
fn figures_of_the_core_are_printed() {
    let mut country = Country::new();
    let all = u32::try_from(BLOCKS * OPERATIONS).unwrap();
    let mut signed: Vec<Operation> = Vec::new();
    let took = cost(|| {
        let about = |at: u32| content(create(), subject(&at.to_string()));
        signed.extend((0..all).map(|at| country.signed(about(at))));
    });
    rate("sign", all, took);
    let took = cost(|| {
        for operation in &signed {
            Operation::read(operation.bytes(), &country.origin).unwrap();
        }
    });
    rate("read", all, took);
    let took = cost(|| {
        for block in signed.chunks(OPERATIONS) {
            let (memory, head) = (&country.memory, &country.head);
            let made = propose(memory, head, block.to_vec(), country.now).unwrap();
            country.memory.prune(made.executed.changes.version);
            country.memory.keep(made.executed.changes);
            country.head = made.executed.head;
        }
    });
    rate("execute", all, took);
    logs(signed[7].bytes());
    proofs(&country, &signed[7]);
}

fn logs(entry: &[u8]) {
    let leaf = Hash::of_leaf(entry);
    let mut frontier = Frontier::default();
    let took = cost(|| (0..LEAVES).for_each(|_| frontier.append(leaf, |_, _| ())));
    rate("append", LEAVES, took);
    let (mut edge, mut files) = (Edge::default(), 0);
    let took = cost(|| {
        for _ in 0..LEAVES {
            edge.append(entry, |_| files += 1).unwrap();
        }
    });
    rate("files", LEAVES, took);
    assert!(files > LEAVES / 256);
}

fn proofs(country: &Country, operation: &Operation) {
    let subject = operation.content().subject;
    let entry = country.entry(Kind::DidCreate, subject).unwrap();
    let (proof, trust) = (country.proof(entry.index).write(), country.trust());
    let size = country.head.checkpoint().size;
    let took = cost(|| {
        for _ in 0..CHECKS {
            verify(&proof, &trust, operation.bytes(), country.now).unwrap();
        }
    });
    let micros = (took / CHECKS).as_micros();
    println!(
        "verify   {micros:>10} us, {} bytes, {size} entries",
        proof.len()
    );
    let key = key_of(Kind::DidCreate.family(), subject);
    let proof = country.present(key);
    let took = cost(|| {
        for _ in 0..CHECKS {
            verify_current(&proof, &trust, key, 60, country.now).unwrap();
        }
    });
    let micros = (took / CHECKS).as_micros();
    println!("present  {micros:>10} us, {} bytes", proof.len());
}
