//! What must still be done, as whoever runs the program sees it: listed, tried again, never lost.

use crate::desk::{Answers, Desk, SRI, sigap, until};

const NAME: &str = "Bima Wahyudi Santoso";
const EFFECTS: &str = "SELECT count(*) FROM outbox WHERE kind = 'effect'";
const FAILED: &str = "SELECT count(*) FROM outbox WHERE kind = 'effect' AND error <> ''";

fn outbox(desk: &Desk, more: &[&str]) -> (Option<i32>, String) {
    let told = sigap()
        .args(["outbox", "--data"])
        .arg(&desk.data)
        .args(desk.storage.words())
        .args(more)
        .output()
        .unwrap();
    let said = [told.stdout, told.stderr].map(|said| String::from_utf8(said).unwrap());
    (told.status.code(), said.concat())
}

/// A country in which a birth was granted, and whose effects failed at least once; nothing runs any more.
fn held() -> (Desk, i64) {
    let mut desk = Desk::open();
    desk.hold_effects();
    desk.resident(SRI)
        .apply(&Answers::from([("child_name", NAME)]));
    let effects = desk.count(EFFECTS);
    assert!(effects > 0);
    desk.change("UPDATE outbox SET due_at = 0 WHERE kind = 'effect'");
    until("the worker to try in vain", || {
        (desk.count(FAILED) == effects).then_some(())
    });
    desk.kill();
    (desk, effects)
}

#[test]
fn effects_that_fail_are_listed_without_a_name_and_come_about_when_revived() {
    let (desk, effects) = held();
    // As if it had been tried for days: it is late, and it is still there.
    desk.change("UPDATE outbox SET attempts = 900, due_at = due_at + 3600000000 WHERE error <> ''");
    let (code, said) = outbox(&desk, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("database-write"), "{said}");
    assert!(
        said.contains(&format!("{effects} failing")) && said.contains("900"),
        "{said}"
    );
    assert!(!said.contains("Bima") && !said.contains(SRI), "{said}");

    let (code, said) = outbox(&desk, &["--revive", "effect"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains(&format!("{effects} messages")), "{said}");
    let desk = desk.again_after(Desk::let_effects_go);
    until("every effect to come about", || {
        (desk.count(EFFECTS) == 0).then_some(())
    });
    assert_eq!(desk.count("SELECT count(*) FROM effect_done"), effects);
}

#[test]
fn an_effect_that_is_neither_done_nor_waiting_is_found_by_an_audit() {
    let (desk, effects) = held();
    let audit = || {
        let audit = sigap()
            .args(["audit", "--data"])
            .arg(&desk.data)
            .args(desk.storage.words())
            .output();
        let told = audit;
        String::from_utf8(told.unwrap().stdout).unwrap()
    };
    assert!(
        audit().contains("0 differ"),
        "late is not lost: {}",
        audit()
    );
    desk.change("DELETE FROM outbox WHERE kind = 'effect'");
    let said = audit();
    for number in 0..effects {
        let lost = format!("effect {number} is neither done nor waiting");
        assert!(said.contains(&lost), "{said}");
    }
    assert!(said.contains(&format!("{effects} differences")), "{said}");
}

#[test]
fn a_message_that_was_laid_aside_is_listed_and_revived_by_its_number() {
    let (desk, effects) = held();
    desk.change("UPDATE outbox SET dead = 1 WHERE kind = 'effect'");
    let (code, said) = outbox(&desk, &["--dead"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains(&format!("{effects} laid aside")), "{said}");
    for line in said.lines().filter(|line| line.contains("laid aside  ")) {
        let number = line.split(' ').next().unwrap();
        let (code, said) = outbox(&desk, &["--revive", number]);
        assert_eq!((code, said.starts_with("1 messages")), (Some(0), true));
    }
    let (_, said) = outbox(&desk, &["--dead"]);
    assert!(said.starts_with("0 laid aside"), "{said}");
    let (code, said) = outbox(&desk, &["--revive", "mail"]);
    assert_eq!(code, Some(1), "nothing of that kind failed: {said}");
}
