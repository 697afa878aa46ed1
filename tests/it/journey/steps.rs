//! Products of one case that are granted one after the other: every effect once, whatever happens in between.

use crate::desk::{Answers, Browser, Desk, Options, until};

const ROTUA: &str = "1271034508939001";
const MEDAN: &str = "petugas-medan";

/// Children and cards that know of each other.
const LINKED_BOTH_WAYS: &str = "SELECT count(*) FROM link AS card JOIN link AS child \
     ON child.subject_id = card.target_id AND child.target_id = card.subject_id \
     WHERE card.relation = 'members' AND child.relation = 'family_card'";
const EFFECTS_WAITING: &str = "SELECT count(*) FROM outbox WHERE kind = 'effect'";
const EFFECTS_DONE: &str = "SELECT count(*) FROM effect_done";
const CARDS_CHANGED: &str =
    "SELECT count(*) FROM record WHERE register = 'keluarga' AND version > 1";

/// Decides number and certificate one way, the card another.
fn decide(officer: &mut Browser, case: &str, number: &str, card: Option<&str>) {
    let mut fields = Vec::new();
    if !number.is_empty() {
        fields.extend([("outcome-nik", number), ("reason-nik", "Surat lengkap.")]);
        fields.extend([("outcome-akta", number), ("reason-akta", "Surat lengkap.")]);
    }
    if let Some(card) = card {
        fields.extend([
            ("outcome-kartu_keluarga", card),
            ("reason-kartu_keluarga", "Kartu sedang diperbaiki."),
        ]);
    }
    let path = format!("/petugas/{case}");
    let seq = officer.see(&path).hidden("seq");
    fields.push(("seq", &seq));
    let sent = officer.post(&path, &fields);
    assert_eq!(sent.location(), "/petugas");
}

fn open(officer: &mut Browser, case: &str) {
    until("the queue to list the case", || {
        let queue = officer.see("/petugas");
        queue.has(&format!("/petugas/{case}")).then_some(())
    });
    let opened = officer.post(&format!("/petugas/{case}/buka"), &[]);
    assert_eq!(opened.location(), format!("/petugas/{case}"));
}

/// The officer grants the number and the certificate and refuses the card; the mother objects.
fn object_to_the_card(desk: &Desk) -> (Browser, String) {
    let mut mother = desk.resident(ROTUA);
    let case = mother.apply(&Answers::from([("child_name", "Debora Manurung")]));
    let mut officer = desk.officer(MEDAN);
    open(&mut officer, &case);
    decide(&mut officer, &case, "grant", Some("refuse"));
    let object = format!("/permohonan/{case}/keberatan");
    let sent = mother.post(&object, &[("grounds", "Kartu kami sudah benar.")]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    (mother, case)
}

/// Where both ends of a link can be looked at together.
fn in_one_file() -> Desk {
    Desk::open_with(&Options {
        files: 1,
        ..Options::default()
    })
}

#[test]
fn a_card_granted_after_the_number_links_child_and_card_both_ways() {
    let desk = in_one_file();
    let linked = desk.count(LINKED_BOTH_WAYS);
    let (mut mother, case) = object_to_the_card(&desk);
    let before = desk.count(EFFECTS_DONE);
    assert_eq!(desk.count(LINKED_BOTH_WAYS), linked, "no card yet");

    let mut officer = desk.officer(MEDAN);
    open(&mut officer, &case);
    decide(&mut officer, &case, "", Some("grant"));
    assert_eq!(mother.outcome(&case), "grant");
    until("the effects to come about", || {
        (desk.count(EFFECTS_WAITING) == 0).then_some(())
    });
    assert_eq!(desk.count(LINKED_BOTH_WAYS), linked + 1);
    assert_eq!(desk.count(EFFECTS_DONE), before + 1, "the card's own mark");
    assert_eq!(desk.count(CARDS_CHANGED), 1);
    assert!(desk.audit().contains("0 differ"));
}

#[test]
fn effects_of_both_steps_come_about_once_when_the_power_goes_before_each_of_them() {
    let desk = in_one_file();
    let linked = desk.count(LINKED_BOTH_WAYS);
    let people = desk.count("SELECT count(*) FROM subject");
    desk.hold_effects();
    let (_, case) = object_to_the_card(&desk);
    let first = desk.count(EFFECTS_WAITING);
    assert!(first > 0 && desk.count(EFFECTS_DONE) == 0);

    let desk = desk.again();
    let mut officer = desk.officer(MEDAN);
    open(&mut officer, &case);
    decide(&mut officer, &case, "", Some("grant"));
    assert_eq!(desk.count(EFFECTS_WAITING), first + 1);
    assert_eq!(desk.count(EFFECTS_DONE), 0);

    let desk = desk.again_after(Desk::let_effects_go);
    until("the effects to come about", || {
        (desk.count(EFFECTS_WAITING) == 0).then_some(())
    });
    assert_eq!(desk.count(EFFECTS_DONE), first + 1, "each once");
    assert_eq!(desk.count(LINKED_BOTH_WAYS), linked + 1);
    assert_eq!(desk.count(CARDS_CHANGED), 1);
    assert_eq!(
        desk.count("SELECT count(*) FROM subject"),
        people + 1,
        "one child"
    );
    assert!(desk.audit().contains("0 differ"));
}
