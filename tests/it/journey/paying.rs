//! Paying: a tax is billed, paid at the bank in a process of its own, and what it pays for is there; and all that can go
//! wrong with money on the way.

use crate::api::{at, is};
use crate::desk::{Answers, Browser, Desk, Page, until};
use serde_json::json;

const WIBOWO: &str = "3374071704869001";
const HALIM: &str = "3174071102799001";
const KUSNADI: &str = "3273030803909001";
const TAX: &str = "stnk-tahunan";
/// A quarter of a year's tax of the motorcycle is worked out in its scenario: on time it is this.
const ON_TIME: &str = "Rp254.618";

/// A case with its bill, and where the bank wants it paid.
struct Billed {
    person: Browser,
    case: String,
    account: String,
}

fn billed(desk: &Desk) -> Billed {
    let mut person = desk.resident(WIBOWO);
    let case = person.begin_for("/en", TAX);
    person.fill("/en", &case, &Answers::new());
    let check = person.see(&format!("/en/permohonan/{case}/periksa"));
    assert!(check.has("What you will pay") && check.has(ON_TIME));
    person.send_case("/en", &case);
    let page = person.see(&format!("/en/permohonan/{case}"));
    assert!(page.has("Waiting for payment"), "{}", page.text());
    assert!(page.has(ON_TIME) && page.has("<svg"), "{}", page.text());
    assert!(
        !page.has("/en/dokumen/"),
        "nothing is made before it is paid"
    );
    // Why something was read is said in the words of this service, whatever others call alike.
    assert!(
        page.has("Your vehicle’s data") && page.has("To know who is paying."),
        "{}",
        page.text()
    );
    assert!(!page.has("business"), "{}", page.text());
    let account = page.between("/bayar?va=", "\"").unwrap();
    Billed {
        person,
        case,
        account,
    }
}

/// Somebody who paid, and for which case.
pub(super) fn paid(desk: &Desk) -> (Browser, String) {
    let mut case = billed(desk);
    case.pay(desk, &[]);
    case.until_it_says("Payment of Rp254.618 received");
    (case.person, case.case)
}

impl Billed {
    fn page(&mut self) -> Page {
        self.person.see(&format!("/en/permohonan/{}", self.case))
    }

    fn until_it_says(&mut self, words: &str) -> Page {
        until(words, || {
            let page = self.page();
            page.has(words).then_some(page)
        })
    }

    /// Pays at the bank; `tests` are the fields that a real bank does not have.
    fn pay(&self, desk: &Desk, tests: &[(&str, &str)]) -> String {
        let mut bank = Browser::new(&desk.bank);
        let page = bank.see(&format!("/bayar?va={}&lang=en", self.account));
        let tokens = page.all("name=\"form\" value=\"", "\"");
        let token = if tests.is_empty() {
            &tokens[0]
        } else {
            &tokens[1]
        };
        let mut fields = vec![
            ("va", self.account.as_str()),
            ("form", token),
            ("lang", "en"),
        ];
        fields.extend(tests);
        let paid = bank.post("/bayar", &fields);
        assert_eq!(paid.status, 303, "{}", paid.text());
        paid.location()
    }
}

#[test]
fn who_pays_gets_the_validation_and_the_receipt_and_the_register_knows() {
    let desk = Desk::open();
    let mut case = billed(&desk);
    case.pay(&desk, &[]);
    // The history is read after the stage, and may know of the payment first.
    let page = case.until_it_says("Granted");
    assert!(page.has("Payment of Rp254.618 received"), "{}", page.text());
    let documents = page.all("class=\"button\" href=\"/en/dokumen/", "\"");
    assert_eq!(documents.len(), 2, "{}", page.text());
    for number in &documents {
        let document = case.person.see(&format!("/en/dokumen/{number}"));
        assert!(
            document.has("Wibowo") || document.has("WIBOWO"),
            "{}",
            document.text()
        );
        let pdf = case.person.post(&format!("/dokumen/{number}/pdf"), &[]);
        assert_eq!((pdf.status, &pdf.body[..5]), (200, &b"%PDF-"[..]));
    }
    // The tax is paid for a year: who tries again is told that it is too early.
    until("the register to know", || {
        let again = case.person.begin_for("/en", TAX);
        case.person.fill("/en", &again, &Answers::new());
        case.person.send_case("/en", &again);
        let page = case.person.see(&format!("/en/permohonan/{again}"));
        page.has("Not granted").then_some(())
    });
    // Every history folds to its stage, every receipt replays.
    desk.audit();
}

#[test]
fn who_paid_keeps_a_proof_that_anyone_can_check() {
    let desk = Desk::open();
    let mut case = billed(&desk);
    let path = format!("/permohonan/{}/bukti-bayar", case.case);
    assert_eq!(case.person.get(&path).status, 404, "nothing was paid yet");
    case.pay(&desk, &[]);
    // The history is read after the stage, and may know of the payment first.
    let page = case.until_it_says(&format!("/en{path}"));
    assert!(page.has("Payment of Rp254.618 received"), "{}", page.text());
    for lang in ["", "/en"] {
        let proof = case.person.see(&format!("{lang}{path}"));
        assert_eq!(proof.header("content-type"), Some("application/pdf"));
        let mut stranger = desk.guest();
        let checked = stranger.upload("/en/periksa/berkas", "bukti.pdf", &proof.body);
        assert!(checked.has("Genuine payment"), "{}", checked.text());
        assert!(
            checked.has(ON_TIME) && checked.has(&case.case),
            "{}",
            checked.text()
        );
        assert!(!checked.has("Wibowo"), "it names nobody");
    }
    let mut other = desk.resident(HALIM);
    assert_eq!(other.get(&path).status, 404, "nobody else's");
    // The same words under the key of another instance prove nothing.
    let elsewhere = Desk::open();
    let proof = case.person.see(&path);
    let checked = elsewhere
        .guest()
        .upload("/en/periksa/berkas", "bukti.pdf", &proof.body);
    assert!(!checked.has("Genuine payment"), "{}", checked.text());
}

#[test]
fn money_that_is_due_back_stands_on_the_list_of_the_office_that_was_paid() {
    let desk = Desk::open();
    let mut cashier = desk.officer("petugas-samsat-semarang");
    assert!(cashier.see("/en/petugas").has("/en/petugas/pengembalian"));
    assert!(
        cashier
            .see("/en/petugas/pengembalian")
            .has("No money is due back.")
    );
    let mut case = billed(&desk);
    let short = [("uji", "ya"), ("amount", "254617"), ("how", "twice")];
    case.pay(&desk, &short);
    case.pay(&desk, &[]);
    case.until_it_says("Payment of Rp254.618 received");
    case.pay(&desk, &[]);
    let page = until("the list", || {
        let page = cashier.see("/en/petugas/pengembalian");
        page.has("The bill was paid before").then_some(page)
    });
    assert_eq!(
        page.all("Rp254.617", "<").len(),
        1,
        "told twice, listed once"
    );
    assert_eq!(page.all("Rp254.618", "<").len(), 1);
    assert!(page.has("It is not the amount of the bill") && page.has(&case.case));
    assert!(!page.has("Wibowo"), "it names nobody");
    assert!(
        cashier
            .see("/petugas/pengembalian")
            .has("Uang yang harus dikembalikan")
    );
    let mut elsewhere = desk.officer("petugas-samsat-bandung");
    let page = elsewhere.see("/en/petugas/pengembalian");
    assert!(!page.has(&case.case), "{}", page.text());
    let mut registrar = desk.officer("petugas-bandung");
    assert!(
        !registrar.see("/en/petugas").has("pengembalian"),
        "takes no money"
    );
    assert_eq!(case.person.get("/petugas/pengembalian").status, 403);
    desk.audit();
}

#[test]
fn money_that_was_sent_back_leaves_the_list_and_the_payer_reads_how() {
    let desk = Desk::open();
    let mut cashier = desk.officer("petugas-samsat-semarang");
    let (mut case, listed) = paid_twice(&desk, &mut cashier);
    let bank_id = listed.between("name=\"bank_id\" value=\"", "\"").unwrap();
    let (path, field) = ("/en/petugas/pengembalian", format!("transfer-{bank_id}"));
    let number = case.case.clone();
    let note = |officer: &mut Browser, transfer: &str, sure: bool| {
        let mut fields = vec![("case", number.as_str()), ("bank_id", &bank_id)];
        fields.push((&field, transfer));
        fields.extend(sure.then_some(("sure", "yes")));
        officer.post(path, &fields)
    };
    let wrong = note(&mut cashier, "?", true);
    assert_eq!(wrong.status, 422, "{}", wrong.text());
    assert!(wrong.has("For example: FT"), "{}", wrong.text());
    // It is shown once more before anything is written.
    let asked = note(&mut cashier, "FT 26332-0012", false);
    assert_eq!(asked.status, 200, "{}", asked.text());
    assert!(asked.has("Was this money sent back?") && asked.has("FT26332-0012"));
    assert!(cashier.see("/en/petugas/pengembalian").has(&bank_id));
    // A double press is one.
    for _ in 0..2 {
        let sent = note(&mut cashier, "FT26332-0012", true);
        assert_eq!(sent.status, 303, "{}", sent.text());
    }
    assert_eq!(note(&mut cashier, "FT26332-0013", true).status, 409);
    let list = cashier.see("/en/petugas/pengembalian");
    assert!(list.has("No money is due back."), "{}", list.text());
    let mut elsewhere = desk.officer("petugas-samsat-bandung");
    assert_eq!(note(&mut elsewhere, "FT26332-0012", true).status, 404);
    assert_eq!(note(&mut case.person, "FT26332-0012", true).status, 403);
    let page = case.page();
    let words = "Rp254.618 was sent back to you. The bank's reference: FT26332-0012";
    assert_eq!(page.text().matches(words).count(), 1, "{}", page.text());
    let history = desk.client(0, WIBOWO).see(&at(&case.case, "/history"));
    let items = history["items"].as_array().unwrap();
    let told = items.iter().filter(|item| item["event"] == "refund-sent");
    assert_eq!(told.count(), 1, "{history}");
    // What comes to the list later does not bring back what was sent.
    case.pay(&desk, &[]);
    let list = until("the list", || {
        let page = cashier.see("/en/petugas/pengembalian");
        page.has("The bill was paid before").then_some(page)
    });
    assert!(!list.has(&bank_id), "{}", list.text());
    desk.audit();
}

/// A bill that was paid twice, and the list of the office once it says so.
fn paid_twice(desk: &Desk, cashier: &mut Browser) -> (Billed, Page) {
    let mut case = billed(desk);
    case.pay(desk, &[]);
    case.until_it_says("Payment of Rp254.618 received");
    case.pay(desk, &[]);
    let listed = until("the list", || {
        let page = cashier.see("/en/petugas/pengembalian");
        page.has("The bill was paid before").then_some(page)
    });
    (case, listed)
}

#[test]
fn a_program_asks_for_a_new_bill_and_has_the_proof_of_the_old_one() {
    let desk = Desk::open();
    let mut case = billed(&desk);
    let mut program = desk.client(0, WIBOWO);
    let (bill, proof) = (at(&case.case, "/bill"), at(&case.case, "/payment-proof"));
    let reference = program.see(&at(&case.case, ""))["bill"]["reference"].clone();
    assert!(reference.is_string());
    for key in ["one", "one", "two"] {
        // While it can be paid it stands, however often one asks.
        let asked = program.send_once(&bill, key, &json!({}));
        assert_eq!(asked.status, 200, "{}", asked.text());
        assert_eq!(asked.json()["bill"]["reference"], reference);
    }
    is(&program.send("POST", &bill, &json!({})), 428, "key-missing");
    assert_eq!(program.get(&proof).status, 404);
    case.pay(&desk, &[]);
    case.until_it_says("Payment of Rp254.618 received");
    let paid = program.get(&proof);
    assert_eq!((paid.status, &paid.body[..5]), (200, &b"%PDF-"[..]));
    is(
        &program.send_once(&bill, "three", &json!({})),
        409,
        "conflict",
    );
    let mut stranger = desk.client(0, HALIM);
    assert_eq!(stranger.send_once(&bill, "four", &json!({})).status, 404);
}

#[test]
fn money_that_pays_nothing_is_due_back_and_the_case_says_so() {
    let desk = Desk::open();
    let mut case = billed(&desk);
    case.pay(
        &desk,
        &[("uji", "ya"), ("amount", "254617"), ("how", "at-once")],
    );
    let page = case.until_it_says("Rp254.617 must be returned to you");
    assert!(page.has("Waiting for payment"), "{}", page.text());
    case.pay(&desk, &[]);
    case.until_it_says("Payment of Rp254.618 received");
    case.pay(&desk, &[]);
    let page = case.until_it_says("the bill was paid before");
    assert_eq!(page.all("Payment of Rp254.618 received", "<").len(), 1);
    desk.audit();
}

#[test]
fn a_year_that_two_applications_were_billed_for_is_paid_for_once() {
    let desk = Desk::open();
    let (mut one, mut other) = (billed(&desk), billed(&desk));
    assert_ne!(one.case, other.case);
    one.pay(&desk, &[]);
    one.until_it_says("Payment of Rp254.618 received");
    other.pay(&desk, &[]);
    let page = other.until_it_says("it was paid for in another application");
    assert!(!page.has("/en/dokumen/"), "{}", page.text());
    desk.audit();
}

#[test]
fn a_notice_told_twice_counts_once_and_a_forged_one_never() {
    let desk = Desk::open();
    let mut case = billed(&desk);
    case.pay(
        &desk,
        &[("uji", "ya"), ("amount", "254618"), ("how", "garbled")],
    );
    case.pay(
        &desk,
        &[("uji", "ya"), ("amount", "254618"), ("how", "twice")],
    );
    let page = case.until_it_says("Payment of Rp254.618 received");
    assert!(!page.has("must be returned"), "{}", page.text());
    let mut stranger = desk.guest();
    for forged in ["", "{}", "not json", &"9".repeat(8_000)] {
        let answer = stranger.post_raw("/bayar/kabar", forged.as_bytes());
        assert!((400..500).contains(&answer.status), "{}", answer.status);
    }
    desk.audit();
}

#[test]
fn a_notice_that_got_lost_is_found_by_asking() {
    let desk = Desk::open();
    let mut case = billed(&desk);
    case.pay(
        &desk,
        &[("uji", "ya"), ("amount", "254618"), ("how", "never")],
    );
    assert!(case.page().has("Waiting for payment"));
    // As if the time had come to ask.
    desk.change("UPDATE outbox SET due_at = 1 WHERE kind = 'poll'");
    case.until_it_says("Payment of Rp254.618 received");
    desk.audit();
}

#[test]
fn a_bill_survives_a_kill_and_is_paid_after_the_restart() {
    let mut desk = Desk::open();
    let mut case = billed(&desk);
    desk.kill();
    let desk = desk.again();
    case.person = desk.with_session(&case.person);
    assert!(case.page().has(ON_TIME));
    case.pay(&desk, &[]);
    case.until_it_says("Payment of Rp254.618 received");
    desk.audit();
}

#[test]
fn who_has_several_vehicles_says_which_and_the_second_car_is_taxed_higher() {
    let desk = Desk::open();
    let mut person = desk.resident(HALIM);
    let case = person.begin_for("/en", TAX);
    let (path, form) = person.follow(&format!("/en/permohonan/{case}/isi"));
    assert!(path.ends_with("/which_vehicle"), "{path}");
    let plates = form.all("name=\"value\" value=\"", "\"");
    assert!(plates.len() >= 3, "{plates:?}");
    let mut totals = Vec::new();
    for plate in plates.iter().filter(|plate| plate.starts_with('B')) {
        let sent = person.post(&path, &[("value", plate)]);
        assert_eq!(sent.status, 303, "{}", sent.text());
        let check = person.see(&format!("/en/permohonan/{case}/periksa"));
        totals.extend(check.between("charges-total", "</div>"));
    }
    assert!(totals.len() >= 3 && totals.windows(2).any(|pair| pair[0] != pair[1]));
}

#[test]
fn a_blocked_vehicle_is_refused_with_where_to_go_and_never_billed() {
    let desk = Desk::open();
    let mut person = desk.resident(KUSNADI);
    let case = person.begin_for("/en", TAX);
    person.fill("/en", &case, &Answers::new());
    person.send_case("/en", &case);
    let page = person.see(&format!("/en/permohonan/{case}"));
    assert!(
        page.has("Not granted") && !page.has("bayar?va="),
        "{}",
        page.text()
    );
}

#[test]
fn another_person_sees_no_bill_and_asks_for_none() {
    let desk = Desk::open();
    let case = billed(&desk);
    let mut other = desk.resident(HALIM);
    let path = format!("/permohonan/{}", case.case);
    assert_eq!(other.get(&path).status, 404);
    assert_eq!(other.post(&format!("{path}/tagihan"), &[]).status, 404);
    // Its owner may press the button too early: the bill stands.
    let mut owner = case;
    let again = owner.person.post(&format!("{path}/tagihan"), &[]);
    assert_eq!(again.status, 303, "{}", again.text());
    assert_eq!(owner.page().all("Bill of Rp254.618 made", "<").len(), 1);
}
