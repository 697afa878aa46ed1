//! The register of another agency is down, slow, lying or garbled while people apply.

use crate::desk::{AGUS, Answers, BUDI, DEWI, Desk, SRI, until};

const ROTUA: &str = "1271034508939001";

/// Applies while the register misbehaves, then waits until it is back and the case has decided itself.
fn decides_itself_after(mode: &str) {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    desk.register_is(mode);
    let case = mother.begin("");
    // What the register would say is asked for a moment later; what only a person knows is asked now.
    let asked = mother.fill("", &case, &Answers::from([("child_name", "Bima Santoso")]));
    assert!(asked.contains(&"child_name".to_owned()), "{asked:?}");
    let check = mother.see(&format!("/en/permohonan/{case}/periksa"));
    assert!(
        check.has("One source does not answer"),
        "{mode}: {}",
        check.text()
    );
    mother.send_case("", &case);
    let page = mother.see(&format!("/en/permohonan/{case}"));
    assert!(
        page.has("title-register") || page.has("Waiting for data"),
        "{mode}: {}",
        page.text()
    );
    desk.register_is("ok");
    until("the case to decide itself", || {
        let page = mother.see(&format!("/en/permohonan/{case}"));
        (page.outcomes() == ["Granted"; 3]).then_some(())
    });
    let page = mother.see(&format!("/en/permohonan/{case}"));
    assert!(
        page.has("Data arrived from the source"),
        "{mode}: the timeline says so"
    );
    until("the message to be done", || {
        let left = desk.count("SELECT count(*) FROM outbox WHERE kind = 'retry'");
        (left == 0).then_some(())
    });
}

#[test]
fn a_case_waits_for_a_register_that_is_down_and_then_decides_itself() {
    decides_itself_after("down");
}

#[test]
fn a_register_that_is_slow_holds_nobody_up() {
    decides_itself_after("slow");
}

#[test]
fn a_register_that_speaks_of_somebody_else_is_not_believed() {
    decides_itself_after("lie");
}

#[test]
fn an_answer_that_nobody_can_read_is_no_answer() {
    decides_itself_after("garbage");
}

#[test]
fn a_register_that_is_gone_for_good_takes_no_page_with_it() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    desk.register_is("down");
    let case = mother.apply(&Answers::from([("child_name", "Bima Santoso")]));
    for path in [
        "/",
        "/layanan/akta-lahir",
        "/akses",
        "/permohonan",
        "/periksa",
    ] {
        mother.see(path);
    }
    let again = mother.see(&format!("/permohonan/{case}"));
    assert!(again.has("/tarik"), "who waits may withdraw");
    assert_eq!(
        mother
            .post(&format!("/permohonan/{case}/tarik"), &[])
            .status,
        303
    );
    assert!(
        mother
            .see(&format!("/en/permohonan/{case}"))
            .has("Withdrawn")
    );
}

#[test]
fn a_notice_that_the_register_did_not_take_is_given_again() {
    let desk = Desk::open();
    let mut mother = desk.resident(ROTUA);
    let case = mother.apply(&Answers::from([("child_name", "Debora Manurung")]));
    let mut officer = desk.officer("petugas-medan");
    until("the queue to list the case", || {
        officer.see("/petugas").has(&case).then_some(())
    });
    desk.register_is("down");
    assert_eq!(
        officer.post(&format!("/petugas/{case}/buka"), &[]).status,
        303
    );
    assert_eq!(officer.decide(&case, "grant", "Sudah jelas.").status, 303);
    assert_eq!(
        mother.outcome(&case),
        "grant",
        "the mother does not wait for a notice"
    );
    assert_eq!(desk.count("SELECT count(*) FROM effect_done"), 2);
    desk.register_is("ok");
    until("the notice to arrive", || {
        (desk.count("SELECT count(*) FROM effect_done") == 3).then_some(())
    });
    let notices = std::fs::read_to_string(desk.data.join("facility/notices.jsonl")).unwrap();
    assert_eq!(notices.lines().count(), 1, "{notices}");
}

#[test]
fn twins_that_both_parents_register_at_the_same_instant_get_two_numbers_and_one_card() {
    let desk = Desk::open();
    let twins = [
        (DEWI, "CTH-3573-0001", "Nakula Hartono"),
        (AGUS, "CTH-3573-0002", "Sadewa Hartono"),
    ];
    let ready = twins.map(|(nik, birth, name)| {
        let mut parent = desk.resident(nik);
        let case = parent.begin("");
        parent.fill(
            "",
            &case,
            &Answers::from([("which_birth", birth), ("child_name", name)]),
        );
        (parent, case)
    });
    let sent = ready.map(|(mut parent, case)| {
        std::thread::spawn(move || {
            parent.send_case("", &case);
            parent.outcome(&case)
        })
    });
    assert_eq!(sent.map(|sent| sent.join().unwrap()), ["grant", "grant"]);
    assert_eq!(
        desk.count("SELECT count(DISTINCT prefix || number) FROM allotment WHERE kind = 'nik'"),
        2
    );
    assert_eq!(desk.count("SELECT count(*) FROM effect_done"), 6);
    let later = "SELECT count(*) FROM record WHERE register = 'keluarga' AND version > 1";
    assert_eq!(
        desk.count(later),
        2,
        "one version of the card for each child"
    );
}

#[test]
fn one_birth_is_registered_once_whoever_is_faster() {
    for (mother, father, birth) in [(SRI, BUDI, None), (DEWI, AGUS, Some("CTH-3573-0001"))] {
        let desk = Desk::open();
        let cases = [(mother, "Bima Pertama"), (father, "Bima Kedua")].map(|(nik, name)| {
            let mut browser = desk.resident(nik);
            let mut answers = Answers::from([("child_name", name)]);
            answers.extend(birth.map(|birth| ("which_birth", birth)));
            let case = browser.begin("");
            browser.fill("", &case, &answers);
            (browser, case)
        });
        let cases = cases.map(|(mut browser, case)| {
            std::thread::spawn(move || {
                browser.send_case("", &case);
                until("an outcome", || match browser.outcome(&case).as_str() {
                    "waits" => None,
                    // The register learnt of the first certificate just before: look at what changed and send again.
                    "draft" => {
                        browser.send_case("", &case);
                        None
                    }
                    outcome => Some(outcome.to_owned()),
                })
            })
        });
        let mut outcomes = cases.map(|case| case.join().unwrap());
        outcomes.sort();
        assert_eq!(
            outcomes,
            ["grant", "refuse"],
            "one of the two, and the other learns why"
        );
        let children = "SELECT count(*) FROM allotment WHERE kind = 'nik'";
        assert_eq!(desk.count(children), 1, "one child, one number");
    }
}
