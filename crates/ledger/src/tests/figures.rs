//! Figures, printed and not judged: `cargo test -p ledger figures -- --ignored --nocapture`, with `--release` for real ones.

use super::*;
use crate::log::Frontier;
use crate::{verify, verify_current};
use std::time::{Duration, Instant};

const OPERATIONS: usize = 2_000;
const CHECKS: u32 = 200;

fn per_second(count: usize, took: Duration) -> f64 {
    f64::from(u32::try_from(count).unwrap()) / took.as_secs_f64()
}

#[test]
#[ignore = "prints figures; run it alone"]
fn figures_of_the_core_are_printed() {
    let mut country = Country::new();
    let contents = (0..OPERATIONS).map(|at| content(create(), subject(&at.to_string())));
    let contents: Vec<_> = contents.collect();
    let began = Instant::now();
    let signed: Vec<_> = contents
        .into_iter()
        .map(|one| country.signed(one))
        .collect();
    println!(
        "sign       {:>10.0} /s",
        per_second(OPERATIONS, began.elapsed())
    );
    let began = Instant::now();
    for operation in &signed {
        Operation::read(operation.bytes(), &country.origin).unwrap();
    }
    println!(
        "read       {:>10.0} /s",
        per_second(OPERATIONS, began.elapsed())
    );
    let began = Instant::now();
    for block in signed.chunks(200) {
        let time = country.head.next_time(country.now);
        let made = propose(&country.memory, &country.head, block.to_vec(), time).unwrap();
        country.memory.prune(made.executed.changes.version);
        country.memory.keep(made.executed.changes);
        country.head = made.executed.head;
    }
    println!(
        "execute    {:>10.0} /s",
        per_second(OPERATIONS, began.elapsed())
    );
    let leaf = signed[0].leaf();
    let mut frontier = Frontier::default();
    let began = Instant::now();
    for _ in 0..100_000 {
        frontier.append(leaf, |_, _| ());
    }
    println!(
        "append     {:>10.0} /s",
        per_second(100_000, began.elapsed())
    );
    proofs(&country, &signed[7]);
}

fn proofs(country: &Country, operation: &Operation) {
    let subject = operation.content().subject;
    let entry = country.entry(Kind::DidCreate, subject).unwrap();
    let (proof, trust) = (country.proof(entry.index).write(), country.trust());
    let began = Instant::now();
    for _ in 0..CHECKS {
        verify(&proof, &trust, operation.bytes(), country.now).unwrap();
    }
    println!(
        "verify     {:>10.3} ms, {} bytes",
        (began.elapsed() / CHECKS).as_secs_f64() * 1e3,
        proof.len()
    );
    let key = key_of(Kind::DidCreate.family(), subject);
    let proof = country.present(key);
    let began = Instant::now();
    for _ in 0..CHECKS {
        verify_current(&proof, &trust, key, 60, country.now).unwrap();
    }
    println!(
        "present    {:>10.3} ms, {} bytes",
        (began.elapsed() / CHECKS).as_secs_f64() * 1e3,
        proof.len()
    );
}
