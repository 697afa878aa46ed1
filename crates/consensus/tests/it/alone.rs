//! One validator: the same code as many, and all that most installations have.

use crate::town::{Town, entries, name, now, origin, people, person, set, signed, signer};
use consensus::NotPlaced;
use ledger::{
    Auditor, Content, Deed, Family, Hash, Kind, Refusal, Signer as _, Walk, key_of, verify_current,
};

#[test]
fn a_validator_that_was_stopped_goes_on_and_nothing_acknowledged_is_lost() {
    let town = Town::of(1);
    let node = town.start(1);
    let first = people(0..600);
    let placed = town.submit_all(&node, &first);
    drop(node);

    let node = town.start(1);
    for (operation, placed) in first.iter().zip(&placed).step_by(97) {
        let found = town.wait(node.find(operation.leaf())).unwrap();
        assert_eq!(found, Some(*placed));
        assert_eq!(town.submit(&node, operation), Ok(*placed), "the same place");
        town.prove(&node, placed.index, operation.bytes());
    }
    let later = town.submit(&node, &person(600)).unwrap();
    let recorded = town.prove(&node, later.index, person(600).bytes());
    assert_eq!(recorded.index, later.index);
    drop(node);

    let (checkpoint, entries) = entries(&town.public(1));
    let mut auditor = Auditor::new(origin());
    for entry in &entries {
        auditor.read(entry).unwrap();
    }
    auditor
        .agrees(&checkpoint)
        .expect("the files alone tell all");
}

#[test]
fn what_cannot_follow_is_refused_with_its_reason() {
    let town = Town::of(1);
    let node = town.start(1);
    let one = person(1);
    town.submit(&node, &one).unwrap();
    let mut twice = one.content().clone();
    twice.commitment = Hash::of(b"something else");
    let refused = town.submit(&node, &signed(twice.clone())).unwrap_err();
    assert!(matches!(
        refused,
        NotPlaced::Refused(Refusal::OutOfOrder { next: 1 })
    ));

    let stranger = twice.sign(&origin(), &signer(55)).unwrap();
    let refused = town.submit(&node, &stranger).unwrap_err();
    assert!(matches!(
        refused,
        NotPlaced::Refused(Refusal::UnknownAgency)
    ));

    let mut altered = one.bytes().to_vec();
    altered[40] ^= 1;
    let refused = town.wait(node.submit(&altered)).unwrap_err();
    assert!(matches!(refused, NotPlaced::Operation(_)));
}

#[test]
fn the_present_is_proved_and_an_operation_waits_for_its_turn() {
    let town = Town::of(1);
    let node = town.start(1);
    let one = person(7);
    let subject = one.content().subject;
    let next = Content {
        deed: Deed::DidRotate {
            controller: Hash::of(b"another proof"),
        },
        sequence: 1,
        previous: one.leaf(),
        ..one.content().clone()
    };
    let next = signed(next);
    // The second before the first: it waits.
    let (second, first) = town.wait(async {
        tokio::join!(node.submit(next.bytes()), async {
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
            node.submit(one.bytes()).await
        })
    });
    let (second, first) = (second.unwrap(), first.unwrap());
    assert!(first.index < second.index);
    town.prove(&node, second.index, next.bytes());
    let key = key_of(Family::Did, subject);
    let text = town.wait(node.current(key)).unwrap().unwrap();
    let current = verify_current(&text, &town.trust(), key, 60, now()).unwrap();
    assert_eq!(current.entry.unwrap().sequence, 1);
    let nobody = key_of(Family::Did, Hash::of(b"nobody"));
    let text = town.wait(node.current(nobody)).unwrap().unwrap();
    assert!(
        verify_current(&text, &town.trust(), nobody, 60, now())
            .unwrap()
            .entry
            .is_none()
    );
}

#[test]
fn a_new_set_of_agencies_can_be_walked_to() {
    let town = Town::of(1);
    let node = town.start(1);
    let mut more = set(1);
    let mut agency = more.agencies[0].clone();
    (agency.key, agency.name) = (signer(102).public(), name("kominfo.example"));
    agency.may = vec![Kind::StatusRoot];
    more.agencies.push(agency);
    let change = town.change(&node, more, &[1]);
    let placed = town.submit(&node, &change).unwrap();
    town.serves(&node, placed.index + 1);
    town.submit(&node, &person(1)).unwrap();
    drop(node);

    let node = town.start(1);
    let bridge = town.wait(node.bridge(1)).unwrap().unwrap();
    let mut walk = Walk::from(town.trust(), 0);
    walk.cross(&bridge, now()).unwrap();
    assert_eq!(walk.sequence(), 1);
}
