//! Stories of subjects, and what is refused in them; blocks, and what is wrong with them.

use super::*;
use crate::log::Frontier;
use crate::{
    BadBlock, BadOperation, OPERATIONS_MAX, Over, RawBlock, Refusal, Status, UnreadBlock, refusal,
};

/// Why the next block would not take this operation.
fn refused(country: &Country, content: Content, seed: u8) -> Refusal {
    let operation = content.sign(&country.origin, &signer(seed)).unwrap();
    let early = refusal(&country.memory, &country.head, &operation).unwrap();
    let made = propose(&country.memory, &country.head, [operation], country.now).unwrap();
    assert_eq!(made.block.operations.len(), 0);
    assert_eq!(early, Some(made.refused[0].1));
    made.refused[0].1
}

#[test]
fn an_identity_is_created_rotated_and_closed_for_good() {
    let (mut country, ani) = (Country::new(), subject("ani"));
    let not_begun = refused(&country, content(rotate(), ani), 101);
    assert_eq!(not_begun, Refusal::NotBegun);
    country.tell(create(), ani);
    let again = country.next(create(), ani);
    assert_eq!(refused(&country, again, 101), Refusal::Begun);
    country.tell(rotate(), ani);
    let last = country.tell(deactivate(), ani);
    let entry = country.entry(Kind::DidCreate, ani).unwrap();
    assert_eq!((entry.sequence, entry.status), (2, Status::Closed));
    assert_eq!(country.memory.entry(entry.index), Some(last.bytes()));
    for deed in [create(), rotate(), deactivate()] {
        let more = country.next(deed, ani);
        assert_eq!(refused(&country, more, 101), Refusal::Closed);
    }
}

#[test]
fn an_issuer_is_suspended_added_again_and_revoked_for_good() {
    let (mut country, campus) = (Country::new(), subject("campus"));
    country.tell(Deed::IssuerAdd, campus);
    let again = country.next(Deed::IssuerAdd, campus);
    assert_eq!(refused(&country, again, 101), Refusal::Begun);
    country.tell(Deed::IssuerSuspend, campus);
    let again = country.next(Deed::IssuerSuspend, campus);
    assert_eq!(refused(&country, again, 101), Refusal::Suspended);
    country.tell(Deed::IssuerAdd, campus);
    country.tell(Deed::IssuerSuspend, campus);
    country.tell(Deed::IssuerRevoke, campus);
    let again = country.next(Deed::IssuerAdd, campus);
    assert_eq!(refused(&country, again, 101), Refusal::Closed);
}

#[test]
fn replay_gap_wrong_order_and_a_fork_are_told_apart() {
    let (mut country, ani) = (Country::new(), subject("ani"));
    let first = country.tell(create(), ani);
    let second = country.tell(rotate(), ani);
    let reason = |content: &Content| refused(&country, content.clone(), 101);
    assert_eq!(reason(second.content()), Refusal::Replayed);
    assert_eq!(reason(first.content()), Refusal::OutOfOrder { next: 2 });
    let mut next = country.next(rotate(), ani);
    next.sequence = 3;
    assert_eq!(reason(&next), Refusal::Gap { next: 2 });
    next.sequence = 2;
    next.previous = first.leaf();
    assert_eq!(reason(&next), Refusal::Previous);
    let mut first = content(create(), subject("budi"));
    first.previous = second.leaf();
    assert_eq!(reason(&first), Refusal::Previous);
}

#[test]
fn nobody_submits_what_the_set_does_not_allow() {
    let mut country = Country::new();
    let ani = subject("ani");
    let stranger = content(create(), ani);
    assert_eq!(
        refused(&country, stranger.clone(), 77),
        Refusal::UnknownAgency
    );
    let mut next = set(1..5, 3);
    next.agencies[1].may = vec![Kind::StatusRoot];
    let last = country.entry(Kind::ValidatorsSet, subject_of(&country.origin));
    let next = set_content(next, last.as_ref(), 1..4, &country.origin);
    let change = country.signed(next);
    country.block(vec![change]);
    let other = Content {
        agency: name("kominfo.example").digest(),
        ..stranger
    };
    let why = Refusal::NotAllowed(Kind::DidCreate);
    assert_eq!(refused(&country, other, 102), why);
    country.tell(Deed::StatusRoot, subject("list"));
    // A key of one agency does not speak for another; and whoever names the same list has one of its own.
    let other = country.next(Deed::StatusRoot, subject("list"));
    assert_eq!(refused(&country, other, 102), Refusal::UnknownAgency);
    let mut own = content(Deed::StatusRoot, subject("list"));
    own.agency = name("kominfo.example").digest();
    let own = own.sign(&country.origin, &signer(102)).unwrap();
    country.block(vec![own]);
    country.tell(Deed::StatusRoot, subject("list"));
    let entry = country.entry(Kind::StatusRoot, subject("list"));
    assert_eq!(entry.unwrap().sequence, 1);
}

#[test]
fn an_audit_log_is_anchored_only_if_it_continues() {
    let (mut country, log) = (Country::new(), subject("log"));
    let mut theirs = Memory::default();
    let mut frontier = Frontier::default();
    let mut grow = |until: u64| {
        for index in frontier.size()..until {
            let mut changes = Changes::default();
            let leaf = Hash::of_leaf(&index.to_be_bytes());
            frontier.append(leaf, |place, hash| changes.log_nodes.push((place, hash)));
            theirs.keep(changes);
        }
        (frontier.root(), theirs.clone())
    };
    let anchor = |country: &Country, (root, theirs): &(Hash, Memory), from: u64, size: u64| {
        let proof = consistency(theirs, from, size).unwrap();
        let mut content = country.next(Deed::AuditCheckpoint { size, proof }, log);
        content.commitment = *root;
        content
    };
    let five = anchor(&country, &grow(5), 0, 5);
    let operation = country.signed(five);
    country.block(vec![operation]);
    let same = anchor(&country, &grow(5), 5, 5);
    assert_eq!(refused(&country, same, 101), Refusal::NothingNew);
    let mut forged = anchor(&country, &grow(9), 5, 9);
    forged.commitment = Hash::of(b"another history");
    assert!(matches!(refused(&country, forged, 101), Refusal::Audit(_)));
    let mut shorter = anchor(&country, &grow(9), 5, 9);
    shorter.deed = Deed::AuditCheckpoint {
        size: 3,
        proof: Vec::new(),
    };
    assert!(matches!(
        refused(&country, shorter, 101),
        Refusal::Audit(crate::log::Disproved::Shrunk)
    ));
    let nine = anchor(&country, &grow(9), 5, 9);
    let operation = country.signed(nine);
    country.block(vec![operation]);
    let entry = country.entry(Kind::AuditCheckpoint, log).unwrap();
    assert_eq!((entry.sequence, entry.size), (1, 9));
}

#[test]
fn an_operation_for_another_ledger_or_with_another_hand_is_not_read() {
    let country = Country::new();
    let operation = country.signed(content(create(), subject("ani")));
    let read = |bytes: &[u8]| Operation::read(bytes, &country.origin);
    assert_eq!(read(operation.bytes()), Ok(operation.clone()));
    let elsewhere = Operation::read(operation.bytes(), &name("demo.example/ledger"));
    assert_eq!(elsewhere, Err(BadOperation::Signature));
    let text = String::from_utf8(operation.bytes().to_vec()).unwrap();
    let spaced = text.replace(":0", ": 0");
    assert_eq!(read(spaced.as_bytes()), Err(BadOperation::NotCanonical));
    let more = text.replace("\"v\":1", "\"v\":1,\"who\":\"ani\"");
    assert!(matches!(
        read(more.as_bytes()),
        Err(BadOperation::Malformed(_))
    ));
    let size = text.replace("\"subject\"", "\"size\":3,\"subject\"");
    assert_eq!(read(size.as_bytes()), Err(BadOperation::Members));
    let block = text.replace("did.create", "block");
    assert_eq!(read(block.as_bytes()), Err(BadOperation::Members));
    let long = vec![b'{'; 65_536];
    assert_eq!(read(&long), Err(BadOperation::TooLarge { bytes: 65_536 }));
}

#[test]
fn a_block_that_says_something_else_than_it_yields_is_refused() {
    let mut country = Country::new();
    let before = country.clone();
    let operation = country.signed(content(create(), subject("ani")));
    let (block, _) = country.block(vec![operation]);
    let run = |change: &dyn Fn(&mut Block)| {
        let mut changed = block.clone();
        change(&mut changed);
        execute(&before.memory, &before.head, &changed).unwrap_err()
    };
    assert_eq!(
        run(&|block| block.header.parent = Hash::NONE),
        BadBlock::Parent
    );
    assert_eq!(run(&|block| block.header.height += 1), BadBlock::Height);
    assert_eq!(run(&|block| block.header.time = noon()), BadBlock::Time);
    let differs = |what| BadBlock::Differs { what };
    assert_eq!(
        run(&|block| block.header.state_root = Hash::NONE),
        differs("root of the state")
    );
    assert_eq!(
        run(&|block| block.header.log_root = Hash::NONE),
        differs("root of the log")
    );
    assert_eq!(
        run(&|block| block.header.log_size += 1),
        differs("size of the log")
    );
    assert_eq!(
        run(&|block| block.operations.clear()),
        differs("root of operations")
    );
    let why = Refusal::Replayed;
    assert_eq!(
        run(&|block| block.operations.push(block.operations[0].clone())),
        BadBlock::Operation { at: 1, why }
    );
}

#[test]
fn a_clock_that_is_ahead_does_not_carry_the_chain_away() {
    let country = Country::new();
    let time = |seconds| country.now.plus_seconds(seconds);
    let made = propose(&country.memory, &country.head, [], time(3600)).unwrap();
    // The block is not false, and those whose clocks are right wait with their votes.
    assert!(execute(&country.memory, &country.head, &made.block).is_ok());
    assert!(made.block.header.is_ahead(time(3600 - 6)));
    assert!(!made.block.header.is_ahead(time(3600 - 5)));
    // Behind what some readers can hold, it is false for everybody.
    let far = Timestamp::from_micros(1 << 53);
    let made = propose(&country.memory, &country.head, [], far).unwrap();
    let why = execute(&country.memory, &country.head, &made.block);
    assert_eq!(why, Err(BadBlock::Time));
}

#[test]
fn a_block_holds_so_many_operations_and_leaves_the_rest() {
    let country = Country::new();
    let first = country.signed(content(create(), subject("0")));
    let operation = |index: usize| match index {
        0 => first.clone(),
        _ => country.signed(content(create(), subject(&index.to_string()))),
    };
    let many = (0..OPERATIONS_MAX + 3).map(operation);
    let made = propose(&country.memory, &country.head, many, country.now).unwrap();
    assert_eq!(made.block.operations.len(), OPERATIONS_MAX);
    assert_eq!(made.left.len(), 3);
    let bytes = made.block.bytes();
    assert!(bytes.len() <= crate::BLOCK_BYTES_MAX);
    let large = vec![0; crate::BLOCK_BYTES_MAX + 1];
    let read = |bytes: &[u8]| Block::read(bytes, &country.origin);
    assert_eq!(read(&large), Err(UnreadBlock::TooLarge));
    let one_more = made.left[0].bytes();
    let more = crate::log::write_bundle([one_more]).unwrap();
    let many = [bytes.as_slice(), &more].concat();
    assert_eq!(read(&many), Err(UnreadBlock::TooLarge));
    let cut = read(&bytes[..bytes.len() - 1]);
    assert_eq!(cut, Err(UnreadBlock::Form));
    let last = 2 + made.block.operations[0].bytes().len();
    let fewer = read(&bytes[..bytes.len() - last]);
    assert!(matches!(fewer, Err(UnreadBlock::Root | UnreadBlock::Form)));
}

#[test]
fn the_digest_of_a_block_binds_its_operations() {
    let mut country = Country::new();
    let told = ["ani", "budi"].map(|about| country.signed(content(create(), subject(about))));
    let (block, _) = country.block(told.to_vec());
    let raw = RawBlock::read(&block.bytes()).unwrap();
    assert_eq!(
        (raw.digest(), raw.bytes_len()),
        (block.digest(), block.bytes().len())
    );
    let mut other = block.clone();
    other.operations.swap(0, 1);
    assert_eq!(RawBlock::read(&other.bytes()), Err(UnreadBlock::Root));
    // What was checked before is not checked again; here the rest is for another ledger.
    let elsewhere = name("demo.example/ledger");
    let known = |leaf| told.iter().find(|one| one.leaf() == leaf).cloned();
    assert_eq!(raw.check(&elsewhere, known), Ok(block));
    let why = BadOperation::Signature;
    let none = raw.check(&elsewhere, |_| None);
    assert_eq!(none, Err(UnreadBlock::Operation { at: 0, why }));
}

#[test]
fn a_block_is_tried_on_top_of_blocks_that_are_not_kept() {
    let mut kept = Country::new();
    let ani = subject("ani");
    let start = kept.clone();
    let created = kept.tell(create(), ani);
    let rotated = kept.tell(rotate(), ani);
    let time = |seconds| noon().plus_seconds(seconds);
    let one = propose(&start.memory, &start.head, [created], time(1)).unwrap();
    let over = Over {
        state: &start.memory,
        changes: &one.executed.changes,
    };
    let two = propose(&over, &one.executed.head, [rotated], time(2)).unwrap();
    assert!(two.refused.is_empty());
    assert_eq!(two.executed.head, kept.head);
}

#[test]
fn a_head_survives_its_storage_and_knows_its_block() {
    let mut country = Country::new();
    let operation = country.signed(content(create(), subject("ani")));
    let (block, _) = country.block(vec![operation]);
    let stored = serde_json::to_vec(&country.head).unwrap();
    let head: Head = serde_json::from_slice(&stored).unwrap();
    assert_eq!(head, country.head);
    assert!(head.is_after(&block.header));
    let (later, _) = country.block(Vec::new());
    assert!(!head.is_after(&later.header));
    let size = country.head.checkpoint().size;
    let loaded = Frontier::load(&country.memory, size).unwrap();
    assert_eq!(loaded.root(), country.head.checkpoint().root);
    let back = country.head.next_time(noon());
    assert!(back > country.now && back < country.now.plus_seconds(1));
}
