//! Invented input for everything that reads bytes of strangers: seeds that are changed at random, the same in every run. For
//! tests alone: no program depends on it.
//!
//! A run is bounded by a count; `SIGAP_FUZZ_SECONDS` bounds it by time instead, for the step `fuzz` of the gate. A failure prints
//! its input.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// Inputs of a target where no time is given.
const ROUNDS: usize = 400;

/// How input is invented for a family of readers.
#[derive(Clone, Copy, Debug)]
pub struct Invention {
    /// Pieces that mean something to one reader or another.
    pub pieces: &'static [&'static [u8]],
    /// How many changes one input goes through at most.
    pub changes_max: usize,
    /// Longest input that is made, in bytes: past every limit of a reader.
    pub input_bytes_max: usize,
    /// Longest part that one change takes out or repeats, in bytes.
    pub part_bytes_max: usize,
    /// Whether lines mean something: whole ones come twice, or go.
    pub lines: bool,
}

/// For what comes by the web: tokens, requests, addresses, cookies.
pub const WEB: Invention = Invention {
    pieces: &[
        b"..",
        b"//",
        b"@",
        b"#",
        b"?",
        b"\\",
        b"%2e",
        b"%2F",
        b"%00",
        b"%ff",
        b"%",
        b"\0",
        b"\r\n",
        b"\"",
        b"{",
        b"}",
        b"[",
        b"]",
        b"null",
        b"-1",
        b"1e999",
        b"9223372036854775808",
        b"\\u0000",
        b"\\ud800",
        b"\"alg\":\"none\",",
        b"\"alg\":\"HS256\",",
        b"\"crit\":[\"exp\"],",
        b"&state=",
        b"&redirect_uri=https://evil.example/",
        b"&prompt=none",
        b"&scope=",
        b" ",
        b"https://",
        b":0",
        "\u{e9}".as_bytes(),
        "\u{202e}".as_bytes(),
    ],
    changes_max: 6,
    input_bytes_max: 40_000,
    part_bytes_max: usize::MAX,
    lines: false,
};

impl Invention {
    /// Gives `reads` every line of a text as it is, then changed ones until the bound is reached.
    pub fn run_lines(&self, name: &str, seeds: &str, reads: impl FnMut(&[u8])) {
        let seeds: Vec<&str> = seeds.lines().filter(|seed| !seed.is_empty()).collect();
        self.run(name, &seeds, reads);
    }

    /// Gives `reads` every seed as it is, then changed ones until the bound is reached.
    pub fn run(&self, name: &str, seeds: &[impl AsRef<[u8]>], mut reads: impl FnMut(&[u8])) {
        let seeds: Vec<&[u8]> = seeds.iter().map(AsRef::as_ref).collect();
        assert!(!seeds.is_empty(), "{name} has no seeds");
        let seconds = seconds();
        let mut dice = Dice(name.bytes().fold(7_u64, |sum, byte| {
            sum.wrapping_mul(31).wrapping_add(u64::from(byte))
        }));
        let began = Instant::now();
        let mut round = 0;
        let goes_on = |round| seconds.map_or(round < ROUNDS, |seconds| began.elapsed() < seconds);
        while round < seeds.len() || goes_on(round) {
            let input = match seeds.get(round) {
                Some(seed) => seed.to_vec(),
                None => self.changed(&seeds, &mut dice),
            };
            let read = catch_unwind(AssertUnwindSafe(|| reads(&input)));
            assert!(
                read.is_ok(),
                "{name}, round {round}: {}",
                input.escape_ascii()
            );
            round += 1;
        }
        eprintln!("{name}: {round} inputs");
    }

    /// A seed after some changes.
    fn changed(&self, seeds: &[&[u8]], dice: &mut Dice) -> Vec<u8> {
        let mut input = seeds[dice.below(seeds.len())].to_vec();
        for _ in 0..=dice.below(self.changes_max) {
            self.change(&mut input, seeds, dice);
            input.truncate(self.input_bytes_max);
        }
        input
    }

    fn change(&self, input: &mut Vec<u8>, seeds: &[&[u8]], dice: &mut Dice) {
        let at = dice.below(input.len() + 1);
        let until = at + dice.below((input.len() - at).min(self.part_bytes_max) + 1);
        match dice.below(if self.lines { 9 } else { 8 }) {
            0 if at < input.len() => input[at] ^= 1 << dice.below(8),
            1 if at < input.len() => input[at] = u8::try_from(dice.below(256)).unwrap_or_default(),
            2 => input.truncate(at),
            3 => drop(input.drain(at..until)),
            // The same part again, up to a few thousand times.
            4 => {
                let part = input[at..until].to_vec();
                let most = self.input_bytes_max / part.len().max(1);
                let doubled = dice.below(13);
                let times = dice.below(most.min(1 << doubled));
                input.splice(at..at, part.repeat(times));
            }
            // The end of another seed.
            5 => {
                let other = seeds[dice.below(seeds.len())];
                let from = dice.below(other.len() + 1);
                input.splice(at.., other[from..].iter().copied());
            }
            6 | 7 if self.lines => change_line(input, dice),
            _ => {
                let piece = self.pieces[dice.below(self.pieces.len())];
                input.splice(at..at, piece.iter().copied());
            }
        }
    }
}

/// A whole line twice, or gone.
fn change_line(input: &mut Vec<u8>, dice: &mut Dice) {
    let mut lines: Vec<_> = input.split_inclusive(|byte| *byte == b'\n').collect();
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

fn seconds() -> Option<Duration> {
    let text = std::env::var("SIGAP_FUZZ_SECONDS").ok()?;
    let seconds = text.parse().map(Duration::from_secs_f64);
    assert!(seconds.is_ok(), "SIGAP_FUZZ_SECONDS is no number: {text}");
    seconds.ok()
}

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
        let bound = u64::try_from(bound.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.next() % bound).unwrap_or_default()
    }
}
