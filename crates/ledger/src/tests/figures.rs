//! Figures, printed and not judged: `cargo test -p ledger figures -- --ignored --nocapture`, with `--release` for real ones.
//!
//! Each is the fastest of several rounds: what else the machine does at the time is left out.

use super::*;
use crate::log::Frontier;
use crate::{verify, verify_current};
use std::time::{Duration, Instant};

const ROUNDS: usize = 40;
/// Operations of a block, and of a round.
const OPERATIONS: usize = 200;
const LEAVES: u32 = 20_000;

fn fastest(rounds: usize, mut round: impl FnMut(usize)) -> Duration {
    let took = |at| {
        let began = Instant::now();
        round(at);
        began.elapsed()
    };
    (0..rounds).map(took).min().unwrap()
}

fn rate(what: &str, count: usize, took: Duration) {
    let count = u32::try_from(count).unwrap();
    println!(
        "{what:<8} {:>10.0} /s",
        f64::from(count) / took.as_secs_f64()
    );
}

#[test]
#[ignore = "prints figures; run it alone"]
fn figures_of_the_core_are_printed() {
    let mut country = Country::new();
    let about = |at: usize| content(create(), subject(&at.to_string()));
    let mut signed: Vec<Vec<Operation>> = Vec::new();
    let took = fastest(ROUNDS, |round| {
        let numbers = round * OPERATIONS..(round + 1) * OPERATIONS;
        signed.push(numbers.map(|at| country.signed(about(at))).collect());
    });
    rate("sign", OPERATIONS, took);
    let took = fastest(ROUNDS, |round| {
        for operation in &signed[round] {
            Operation::read(operation.bytes(), &country.origin).unwrap();
        }
    });
    rate("read", OPERATIONS, took);
    let known = signed[0][7].clone();
    let took = fastest(ROUNDS, |round| {
        let (memory, head) = (&country.memory, &country.head);
        let made = propose(memory, head, signed[round].clone(), country.now).unwrap();
        country.memory.prune(made.executed.changes.version);
        country.memory.keep(made.executed.changes);
        country.head = made.executed.head;
    });
    rate("execute", OPERATIONS, took);
    let took = fastest(ROUNDS, |_| {
        let mut frontier = Frontier::default();
        (0..LEAVES).for_each(|_| frontier.append(known.leaf(), |_, _| ()));
    });
    rate("append", usize::try_from(LEAVES).unwrap(), took);
    proofs(&country, &known);
}

fn proofs(country: &Country, operation: &Operation) {
    let subject = operation.content().subject;
    let entry = country.entry(Kind::DidCreate, subject).unwrap();
    let (proof, trust) = (country.proof(entry.index).write(), country.trust());
    let size = country.head.checkpoint().size;
    let took = fastest(ROUNDS, |_| {
        verify(&proof, &trust, operation.bytes(), country.now).unwrap();
    });
    let micros = took.as_micros();
    println!(
        "verify   {micros:>10} us, {} bytes, {size} entries",
        proof.len()
    );
    let key = key_of(Kind::DidCreate.family(), subject);
    let proof = country.present(key);
    let took = fastest(ROUNDS, |_| {
        verify_current(&proof, &trust, key, 60, country.now).unwrap();
    });
    println!(
        "present  {:>10} us, {} bytes",
        took.as_micros(),
        proof.len()
    );
}
