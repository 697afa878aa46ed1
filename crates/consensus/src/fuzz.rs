//! Invented input for what the wire between validators brings: blocks, as the engine takes them, cosignatures, and passages of the log. The engine's own messages are read
//! by the engine.

use crate::gather::{Cosigned, Gather};
use crate::ordered::Ordered;
use crate::passage::{Passage, Stands, Word};
use base::Timestamp;
use bytes::Bytes;
use commonware_codec::{Decode as _, Encode as _};
use commonware_cryptography::Digestible as _;
use fuzz::Invention;
use ledger::{
    Agency, Block, Checkpoint, Content, Kind, Memory, Name, RawBlock, SeedSigner, Set, Signer as _,
    Trust, Validator, cosign, found, propose,
};

const WIRE: Invention = Invention {
    pieces: &[
        b"\0",
        b"\x80",
        b"\xff\xff\xff\xff",
        b"\x80\x80\x80\x80\x80\x01",
        b"\n",
        b"+",
        b"==",
        b"{",
        b"}",
        "\u{2014} ".as_bytes(),
    ],
    changes_max: 5,
    input_bytes_max: 200_000,
    part_bytes_max: 80,
    lines: false,
};

fn name(raw: &str) -> Name {
    Name::parse(raw).unwrap()
}

fn signer(seed: u8) -> SeedSigner {
    SeedSigner::of(&[seed; 32]).unwrap()
}

fn validator(seed: u8) -> Name {
    name(&format!("v{seed}.example/ledger"))
}

fn noon() -> Timestamp {
    Timestamp::from_micros(0).plus_seconds(1_800_000_000)
}

/// Four validators, the first block of their ledger, and the checkpoint after it.
fn country() -> (Set, Block, Checkpoint) {
    let origin = name("sigap.example/ledger");
    let validators = (1..5).map(|seed| Validator {
        key: signer(seed).public(),
        name: validator(seed),
    });
    let agency = name("dukcapil.example");
    let set = Set {
        agencies: vec![Agency {
            key: signer(101).public(),
            may: Kind::SUBMITTED.to_vec(),
            name: agency.clone(),
        }],
        quorum: 3,
        validators: validators.collect(),
    };
    let mut content = Content::proposing(set.clone(), &agency, &origin, None).unwrap();
    for seed in 1..5 {
        content.approve(&origin, &signer(seed)).unwrap();
    }
    let operation = content.sign(&origin, &signer(101)).unwrap();
    let (block, executed) = found(&origin, operation, noon()).unwrap();
    (set, block, executed.head.checkpoint())
}

#[test]
fn invented_blocks_of_peers_are_taken_in_one_spelling_or_refused() {
    let (_, block, _) = country();
    let seed = Ordered::first(RawBlock::read(&block.bytes()).unwrap()).encode();
    WIRE.run("wire-block", &[seed.to_vec()], |input| {
        let Ok(ordered) = Ordered::decode_cfg(Bytes::copy_from_slice(input), &0) else {
            return;
        };
        assert_eq!(ordered.encode().as_ref(), input);
        assert_eq!(
            ordered.digest(),
            Ordered::first(ordered.raw.clone()).digest()
        );
    });
}

#[test]
fn invented_cosignatures_make_no_quorum() {
    let (set, _, checkpoint) = country();
    let trust = Trust::of(checkpoint.origin.clone(), &set, 1).unwrap();
    let line = |seed| cosign(&checkpoint, &validator(seed), &signer(seed), noon()).unwrap();
    let seeds = [1, 2].map(|seed| {
        let cosigned = Cosigned {
            size: checkpoint.size,
            asks: seed == 2,
            line: line(seed),
        };
        cosigned.bytes()
    });
    WIRE.run("wire-cosignature", &seeds, |input| {
        let Some(cosigned) = Cosigned::read(input) else {
            return;
        };
        assert_eq!(Cosigned::read(&cosigned.bytes()), Some(cosigned.clone()));
        // Two speak the truth, and somebody says this in the name of each of the others.
        let mut gather = Gather::default();
        gather.expect(checkpoint.clone(), &set, None, false);
        for seed in [1, 2] {
            let said = Cosigned {
                size: checkpoint.size,
                asks: false,
                line: line(seed),
            };
            gather.hear(signer(seed).public(), &said, 0);
        }
        for seed in [3, 4] {
            gather.hear(signer(seed).public(), &cosigned, checkpoint.size);
        }
        let complete = gather.complete(checkpoint.size, noon()).unwrap();
        if let Some(complete) = complete {
            trust.seal(&complete.note, noon()).unwrap();
            panic!("a quorum of two");
        }
    });
}

#[test]
fn invented_passages_lead_to_the_log_of_their_checkpoint_or_nowhere() {
    let (_, block, _) = country();
    let head = found(
        &name("sigap.example/ledger"),
        block.operations[0].clone(),
        block.header.time,
    );
    let (_, executed) = head.unwrap();
    let next = propose(&Memory::default(), &executed.head, Vec::new(), noon()).unwrap();
    let passage = Passage {
        from: 2,
        entries: next.executed.changes.entries.clone(),
        path: Vec::new(),
        note: "a note".to_owned(),
    };
    let (sequence, size) = (1, 2);
    let words = [
        Word::Gives(passage),
        Word::Stands(Stands { sequence, size }),
    ];
    let checkpoint = next.executed.head.checkpoint();
    WIRE.run("wire-passage", &words.map(|word| word.bytes()), |input| {
        let Some(word) = Word::read(input) else {
            return;
        };
        assert_eq!(word.bytes(), input);
        if let Word::Gives(passage) = word
            && let Ok(blocks) = passage.blocks(&executed.head, &checkpoint)
        {
            assert_eq!(blocks, [next.block.raw()]);
        }
    });
}
