//! Invented input for everything that reads bytes of strangers: seeds that are changed at random, the same in every run.

use fuzz::Invention;

mod targets;

/// For operations, blocks, proofs, notes and tiles.
const LEDGER: Invention = Invention {
    pieces: &[
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
    ],
    changes_max: 5,
    input_bytes_max: 300_000,
    part_bytes_max: 80,
    lines: true,
};
