//! What four validators manage on this machine. Not a promise: `CARGO_PROFILE_DEV_OPT_LEVEL=3 cargo test -p consensus figures --
//! --ignored --nocapture` prints it.

use crate::town::{LONG, Town, people};
use consensus::{Node, Pace};
use ledger::verify;
use std::time::{Duration, Instant};

/// Operations of one run; that many wait at the same time at most.
const OPERATIONS: u32 = 20_000;
const WAITING: usize = 2_000;

#[test]
#[ignore = "takes long, and says something only on a quiet machine"]
fn figures_of_four_validators() {
    run(4, OPERATIONS, WAITING);
    run(4, 2_000, 50);
    run(1, OPERATIONS, WAITING);
}

fn run(count: u8, operations: u32, waiting: usize) {
    let town = Town::of(count);
    let nodes: Vec<_> = (1..=count)
        .map(|seed| {
            let mut config = town.config(seed);
            config.pace = Pace::default();
            Node::start(config).unwrap()
        })
        .collect();
    let signed = people(0..operations);
    let all: Vec<_> = nodes.iter().collect();
    town.submit_all(all[0], &people(1_000_000..1_000_010));
    let began = Instant::now();
    let took = std::sync::Mutex::new(Vec::new());
    town.wait_at_most(3 * LONG, async {
        use futures_util::StreamExt as _;
        let each = futures_util::stream::iter(signed.iter().zip(all.iter().cycle()));
        each.for_each_concurrent(waiting, async |(operation, node)| {
            let since = Instant::now();
            node.submit_checked(operation.clone()).await.unwrap();
            took.lock().unwrap().push(since.elapsed());
        })
        .await;
    });
    let seconds = began.elapsed().as_secs_f64();
    let mut took = took.into_inner().unwrap();
    took.sort_unstable();
    let at = |share: usize| took[(took.len() * share / 1_000).min(took.len() - 1)].as_millis();
    let served = town.serves(all[0], u64::from(operations));
    let proof = town.wait(all[0].proof(served.size / 2)).unwrap().unwrap();
    let entry = town.wait(all[0].entry(served.size / 2)).unwrap().unwrap();
    let since = Instant::now();
    for _ in 0..200 {
        verify(&proof, &town.trust(), &entry, crate::town::now()).unwrap();
    }
    println!(
        "{count} validators, {waiting} waiting: {:.0} operations/s in {} blocks, final after {} ms (p50) {} ms (p99), \
         proof {} bytes, verified in {:.2} ms, {} MB at most for all",
        f64::from(operations) / seconds,
        all[0].head().next_height(),
        at(500),
        at(990),
        proof.len(),
        since.elapsed().as_secs_f64() * 1_000.0 / 200.0,
        memory(),
    );
    drop(nodes);
    std::thread::sleep(Duration::from_millis(200));
}

/// The most memory this process ever had, in megabytes.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1_024
}
