//! Bad moments: a button pressed twice, two tabs, a session that ends, data and rules that change meanwhile.

use crate::desk::{AGUS, Answers, BUDI, Browser, DEWI, Desk, SRI};

const MARTHA: &str = "9171037004959001";
const ROTUA: &str = "1271034508939001";
const NAME: &str = "Bima Wahyudi Santoso";

/// A draft up to the check page, and the digest of what that page showed.
fn checked(parent: &mut Browser, answers: &Answers) -> (String, String) {
    let case = parent.begin("/en");
    parent.fill("/en", &case, answers);
    let check = parent.see(&format!("/en/permohonan/{case}/periksa"));
    (case, check.hidden("digest"))
}

/// Sending leads back to the check page, which says that data changed.
fn is_told_what_changed(parent: &mut Browser, case: &str, digest: &str) {
    let path = format!("/en/permohonan/{case}/kirim");
    let back = parent.post(&path, &[("digest", digest)]).location();
    assert!(
        back.starts_with(&format!("/en/permohonan/{case}/periksa?berubah=")),
        "{back}"
    );
    let check = parent.see(&back);
    assert!(
        check.has("Data changed since you looked"),
        "{}",
        check.text()
    );
}

#[test]
fn pressing_send_twice_makes_one_case_and_one_number() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let case = mother.begin("");
    mother.fill("", &case, &Answers::from([("child_name", NAME)]));
    let digest = mother
        .see(&format!("/permohonan/{case}/periksa"))
        .hidden("digest");
    let presses = [(); 4].map(|()| {
        let (mut tab, case, digest) = (mother.clone(), case.clone(), digest.clone());
        std::thread::spawn(move || {
            let path = format!("/permohonan/{case}/kirim");
            tab.post(&path, &[("digest", &digest)]).location()
        })
    });
    for press in presses {
        assert_eq!(press.join().unwrap(), format!("/permohonan/{case}"));
    }
    assert_eq!(
        desk.count("SELECT count(*) FROM history WHERE kind = 'submitted'"),
        1
    );
    assert_eq!(
        desk.count("SELECT count(*) FROM allotment WHERE kind = 'nik'"),
        1
    );
    assert_eq!(desk.count("SELECT count(*) FROM credential"), 2);
    assert_eq!(mother.outcome(&case), "grant");
}

#[test]
fn two_tabs_that_answer_at_once_both_keep_their_answers() {
    let desk = Desk::open();
    let mother = desk.resident(MARTHA);
    let case = mother.clone().begin("");
    let given = [
        ("child_name", "Elisa Rumkorem"),
        ("sex", "P"),
        ("child_order", "4"),
        ("child_status", "own"),
    ];
    for _ in 0..4 {
        let tabs = given.map(|(question, value)| {
            let (mut tab, path) = (mother.clone(), format!("/permohonan/{case}/isi/{question}"));
            std::thread::spawn(move || tab.post(&path, &[("value", value)]).status)
        });
        for tab in tabs {
            assert_eq!(tab.join().unwrap(), 303);
        }
    }
    let mut mother = mother;
    let left = mother.fill("", &case, &Answers::new());
    let rest = [
        "which_mother",
        "birth_date",
        "birth_time",
        "birth_place",
        "birth_letter",
    ];
    assert_eq!(left, rest);
    assert!(
        mother
            .see(&format!("/permohonan/{case}/periksa"))
            .has("Elisa Rumkorem")
    );
}

#[test]
fn answers_survive_a_session_that_ends_inside_the_form() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let case = mother.begin("/en");
    let path = format!("/en/permohonan/{case}/isi/child_name");
    let mut later = desk.guest();
    let ended = later.post(&path, &[("value", "Bima \"Satria\" Santoso")]);
    assert_eq!(ended.status, 401);
    assert_eq!(ended.hidden("carry-action"), path);
    let typed = "Bima &quot;Satria&quot; Santoso";
    assert_eq!(
        ended.hidden("carry:value"),
        typed,
        "the answer waits on the page"
    );

    let carried = [
        ("carry-action", path.as_str()),
        ("carry:value", "Bima \"Satria\" Santoso"),
    ];
    let picker = later.post("/en/demo/lanjut", &carried);
    assert_eq!(picker.status, 200);
    assert_eq!(
        picker.hidden("carry:value"),
        typed,
        "and goes along to signing in"
    );

    let back = later.post("/en/demo/masuk", &[&carried[..], &[("nik", SRI)]].concat());
    assert_eq!(back.status, 200);
    assert_eq!(
        back.between("<form method=\"post\" action=\"/en/permohonan", "\""),
        Some(format!("/{case}/isi/child_name"))
    );
    later.token = back
        .between(
            &format!("{path}\"><input type=\"hidden\" name=\"csrf\" value=\""),
            "\"",
        )
        .unwrap();
    assert_eq!(
        later
            .post(&path, &[("value", "Bima Satria Santoso")])
            .status,
        303
    );
    assert!(
        later
            .see(&format!("/en/permohonan/{case}/periksa"))
            .has("Bima Satria Santoso")
    );

    let page = desk.guest().get(&path);
    assert!(
        page.location().starts_with("/en/masuk?untuk="),
        "a page asks to sign in first"
    );
}

#[test]
fn a_carried_form_leads_nowhere_else() {
    let desk = Desk::open();
    for elsewhere in [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
    ] {
        let fields = [
            ("carry-action", elsewhere),
            ("untuk", elsewhere),
            ("nik", SRI),
        ];
        let page = desk.guest().post("/demo/masuk", &fields);
        assert!(!page.has("evil") && !page.has("alert"), "{elsewhere}");
        assert_eq!(page.location(), "/");
    }
}

#[test]
fn data_that_changed_since_the_check_page_is_shown_before_anything_is_sent() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let (case, digest) = checked(&mut mother, &Answers::from([("child_name", NAME)]));
    let mut father = desk.resident(BUDI);
    father.apply(&Answers::from([("child_name", "Dimas Santoso")]));
    is_told_what_changed(&mut mother, &case, &digest);
    assert_eq!(
        desk.count("SELECT count(*) FROM cases WHERE stage = 'draft'"),
        1
    );
    mother.send_case("/en", &case);
    assert_eq!(
        mother.outcome(&case),
        "refuse",
        "knowing that the birth is registered"
    );
}

#[test]
fn a_twin_whom_the_other_parent_registered_since_the_check_page_is_told_before_anything_is_sent() {
    let desk = Desk::open();
    let wish = |name| Answers::from([("which_birth", "CTH-3573-0001"), ("child_name", name)]);
    let mut mother = desk.resident(DEWI);
    let (case, digest) = checked(&mut mother, &wish("Nakula Hartono"));
    let mut father = desk.resident(AGUS);
    father.apply(&wish("Sadewa Hartono"));
    is_told_what_changed(&mut mother, &case, &digest);
}

#[test]
fn a_register_that_went_silent_since_the_check_page_is_told_before_sending() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let (case, digest) = checked(&mut mother, &Answers::from([("child_name", NAME)]));
    desk.register_is("down");
    let path = format!("/en/permohonan/{case}/kirim");
    let back = mother.post(&path, &[("digest", &digest)]).location();
    assert!(mother.see(&back).has("One source does not answer"));
    for forged in [
        "",
        "answers.child_name:000000000000",
        "x",
        &":".repeat(9_000),
    ] {
        let sent = mother.post(&path, &[("digest", forged)]).location();
        assert!(sent.contains("/periksa"), "{forged}");
    }
}

#[test]
fn nobody_sends_what_they_were_not_shown_and_a_program_may_send_all_answers_at_once() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let case = mother.begin("/en");
    mother.fill("/en", &case, &Answers::from([("child_name", NAME)]));
    let path = format!("/en/permohonan/{case}/kirim");
    let unseen = mother.post(&path, &[]);
    assert_eq!(unseen.status, 422, "{}", unseen.text());
    assert!(
        unseen.has("Not sent yet") && unseen.has(NAME),
        "the check page says why"
    );
    assert_eq!(
        mother.outcome(&case),
        "draft",
        "nothing is lost, nothing is sent"
    );
    assert_eq!(
        mother.send_case("/en", &case),
        format!("/en/permohonan/{case}")
    );

    let mut program = desk.resident(ROTUA);
    let case = program.begin("");
    let all = [("answers.child_name", "Cahaya Pertiwi Agung")];
    let sent = program.post(&format!("/permohonan/{case}/kirim"), &all);
    assert_eq!(sent.location(), format!("/permohonan/{case}"));
}

#[test]
fn rules_that_changed_under_a_draft_are_told_and_no_answer_is_lost() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let case = mother.begin("/en");
    mother.fill("/en", &case, &Answers::from([("child_name", NAME)]));
    let desk = desk.again_under("minutes     = 3", "minutes     = 4");
    let mut mother = desk.with_session(&mother);
    let form = mother.see(&format!("/en/permohonan/{case}/isi/child_name"));
    assert!(
        form.has("The rules of this service have changed"),
        "{}",
        form.text()
    );
    assert!(form.has(NAME), "the answer is kept");
    let first = mother.send_case("/en", &case);
    assert!(first.contains("/periksa"), "once more to look at: {first}");
    assert_eq!(
        mother.send_case("/en", &case),
        format!("/en/permohonan/{case}")
    );
    assert_eq!(mother.outcome(&case), "grant");
}
