//! Invented input for everything that reads bytes of strangers: seeds that are changed at random, the same in every run.
//!
//! A run is bounded by a count; `SIGAP_FUZZ_SECONDS` bounds it by time instead, for the step `fuzz` of the gate. A failure prints
//! its input.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

mod targets;

/// Inputs of a target where no time is given.
const ROUNDS: usize = 400;
/// How many changes one input goes through at most.
const CHANGES_MAX: usize = 5;
/// Longest input that is made: past every limit of a reader.
const INPUT_BYTES_MAX: usize = 300_000;
/// Pieces that mean something to one reader or another.
const PIECES: [&[u8]; 24] = [
    b"\n",
    b"\n\n",
    b" ",
    b"\t",
    b"\0",
    b"+",
    b"=",
    b"==",
    b"/",
    b"\"",
    b"{",
    b"}",
    b"[",
    b"]",
    b"null",
    b"-1",
    b"1e9",
    b"9007199254740992",
    b"18446744073709551616",
    b"\xff\xff",
    b"extra AAAA\n",
    b"quorum none\n",
    "\u{2014} ".as_bytes(),
    "\u{a0}".as_bytes(),
];

/// Chance that repeats itself: `SplitMix64`.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound.max(1)).unwrap();
        usize::try_from(self.next() % bound).unwrap()
    }
}

/// Gives `reads` every seed as it is, then changed ones until the bound is reached.
fn run(name: &str, seeds: &[Vec<u8>], mut reads: impl FnMut(&[u8])) {
    let seconds = std::env::var("SIGAP_FUZZ_SECONDS").ok();
    let seconds = seconds.map(|text| Duration::from_secs_f64(text.parse().unwrap()));
    let mut dice = Dice(name.bytes().fold(7, |sum, byte| sum * 31 + u64::from(byte)));
    let began = Instant::now();
    let mut round = 0;
    let goes_on = |round| seconds.map_or(round < ROUNDS, |seconds| began.elapsed() < seconds);
    while round < seeds.len() || goes_on(round) {
        let input = match seeds.get(round) {
            Some(seed) => seed.clone(),
            None => changed(seeds, &mut dice),
        };
        let read = catch_unwind(AssertUnwindSafe(|| reads(&input)));
        assert!(
            read.is_ok(),
            "{name}, round {round}: {}",
            input.escape_ascii()
        );
        round += 1;
    }
    println!("{name}: {round} inputs");
}

/// A seed after some changes.
fn changed(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut input = seeds[dice.below(seeds.len())].clone();
    for _ in 0..=dice.below(CHANGES_MAX) {
        change(&mut input, seeds, dice);
        input.truncate(INPUT_BYTES_MAX);
    }
    input
}

fn change(input: &mut Vec<u8>, seeds: &[Vec<u8>], dice: &mut Dice) {
    let at = dice.below(input.len() + 1);
    let until = at + dice.below((input.len() - at).min(80) + 1);
    match dice.below(9) {
        0 if at < input.len() => input[at] ^= 1 << dice.below(8),
        1 if at < input.len() => input[at] = u8::try_from(dice.below(256)).unwrap(),
        2 => input.truncate(at),
        3 => drop(input.drain(at..until)),
        // The same part again, up to a few thousand times.
        4 => {
            let part = input[at..until].to_vec();
            let most = INPUT_BYTES_MAX / part.len().max(1);
            let doubled = dice.below(13);
            let times = dice.below(most.min(1 << doubled));
            input.splice(at..at, part.repeat(times));
        }
        // The end of another seed.
        5 => {
            let other = &seeds[dice.below(seeds.len())];
            let from = dice.below(other.len() + 1);
            input.splice(at.., other[from..].iter().copied());
        }
        // A whole line twice, or gone.
        6 | 7 => {
            let mut lines: Vec<_> = input.split_inclusive(|b| *b == b'\n').collect();
            let line = dice.below(lines.len());
            if let Some(copied) = lines.get(line).copied() {
                if dice.below(2) == 0 {
                    lines.remove(line);
                } else {
                    lines.insert(dice.below(lines.len()), copied);
                }
            }
            *input = lines.concat();
        }
        _ => drop(input.splice(at..at, PIECES[dice.below(PIECES.len())].iter().copied())),
    }
}
