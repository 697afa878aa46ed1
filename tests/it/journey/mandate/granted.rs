//! A mandate that one person gives another: what it lets them do, what it does not, and its end.

use super::{HALIM, HALIM_NAME, TAX, WIBOWO, trusted};
use crate::desk::{Answers, Browser, Desk, until};

const SRI: &str = crate::desk::SRI;

#[test]
fn a_neighbour_pays_the_tax_and_everything_says_for_whom() {
    let desk = Desk::open();
    let (mut owner, mut neighbour, mandate) = trusted(&desk);
    neighbour.act_by(&mandate);
    let case = neighbour.begin_for("/en", TAX);
    neighbour.fill("/en", &case, &Answers::new());
    let check = neighbour.see(&format!("/en/permohonan/{case}/periksa"));
    assert!(check.has("You act for"), "the banner is on every page");
    neighbour.send_case("/en", &case);
    let page = neighbour.see(&format!("/en/permohonan/{case}"));
    let account = page.between("/bayar?va=", "\"").unwrap();
    let mut bank = Browser::new(&desk.bank);
    let form = bank.see(&format!("/bayar?va={account}&lang=en"));
    let token = form.all("name=\"form\" value=\"", "\"").remove(0);
    let fields = [("va", account.as_str()), ("form", &token), ("lang", "en")];
    assert_eq!(bank.post("/bayar", &fields).status, 303);
    let paid = until("the payment", || {
        let page = neighbour.see(&format!("/en/permohonan/{case}"));
        page.has("/en/dokumen/").then_some(page)
    });
    let document = paid.between("href=\"/en/dokumen/", "\"").unwrap();
    assert_eq!(neighbour.get(&format!("/dokumen/{document}")).status, 200);
    neighbour.stop_acting();
    assert_eq!(neighbour.get(&format!("/dokumen/{document}")).status, 404);
    assert!(!neighbour.see("/permohonan").has(&case), "it is not theirs");

    // The owner's it is, and the owner sees who did it.
    let said = format!("{HALIM_NAME}, for you (with a mandate)");
    let page = owner.see(&format!("/en/permohonan/{case}"));
    assert!(page.has(&said), "{}", page.text());
    assert_eq!(owner.get(&format!("/dokumen/{document}")).status, 200);
    let log = owner.see("/en/akses");
    assert!(
        log.has(&format!("at the request of {said}")),
        "{}",
        log.text()
    );
    let deeds = owner.see(&format!("/en{mandate}"));
    assert!(
        deeds.has("Application begun") && deeds.has(&case),
        "{}",
        deeds.text()
    );
    desk.audit();
}

#[test]
fn a_mandate_covers_its_services_and_what_was_begun_since_and_nothing_else() {
    let desk = Desk::open();
    let mut owner = desk.resident(WIBOWO);
    let before = owner.begin_for("", TAX);
    let (mut owner, mut neighbour, mandate) = {
        drop(owner);
        trusted(&desk)
    };
    neighbour.act_by(&mandate);
    let since = owner.begin_for("", TAX);
    let other = owner.begin_for("", "nib");
    assert_eq!(neighbour.get(&format!("/permohonan/{before}")).status, 404);
    assert_eq!(neighbour.get(&format!("/permohonan/{other}")).status, 404);
    assert_eq!(
        neighbour.get(&format!("/permohonan/{since}/isi")).status,
        303
    );
    let list = neighbour.see("/permohonan");
    assert!(list.has(&since) && !list.has(&before) && !list.has(&other));
    let refused = neighbour.post("/en/layanan/nib/mulai", &[]);
    assert!(refused.status == 403 && refused.has("does not cover"));
    for own in ["/en/akses", "/en/koreksi"] {
        neighbour.refused(own, "does not cover");
    }
    // Nobody gives a mandate on, and nobody's own page is seen while they act.
    neighbour.refused(
        "/en/akun/mandat/beri",
        "Stop acting for somebody else first",
    );
    assert_eq!(neighbour.give((SRI, "Sri Wahyuni"), &["*"]).status, 403);
    neighbour.stop_acting();
    assert_eq!(neighbour.get(&format!("/permohonan/{since}")).status, 404);
}

#[test]
fn a_mandate_taken_back_counts_no_more_in_the_middle_of_a_draft() {
    let desk = Desk::open();
    let (mut owner, mut neighbour, mandate) = trusted(&desk);
    neighbour.act_by(&mandate);
    let case = neighbour.begin_for("", TAX);
    owner.post(&format!("{mandate}/cabut"), &[]).location();
    let over = "You may not act for this person any more";
    neighbour.refused(&format!("/en/permohonan/{case}"), over);
    neighbour.refused("/en/permohonan", over);
    let sent = neighbour.post(&format!("/en/permohonan/{case}/kirim"), &[]);
    assert!(sent.status == 403 && sent.has(over), "{}", sent.text());
    // The owner goes on with it.
    owner.fill("", &case, &Answers::new());
    owner.send_case("", &case);
    let page = owner.see(&format!("/en/permohonan/{case}"));
    assert!(page.has("for you (with a mandate)") && page.has("Waiting for payment"));
    neighbour.stop_acting();
    let id = mandate.rsplit('/').next().unwrap();
    let again = neighbour.post(
        "/en/akun/mandat/bertindak",
        &[("right", &format!("mandate:{id}"))],
    );
    assert!(again.status == 403 && again.has(over));
    assert!(neighbour.see("/en/akun/mandat").has("Revoked"));
}

#[test]
fn who_holds_a_mandate_gives_it_back_and_who_is_offered_one_declines() {
    let desk = Desk::open();
    let (mut owner, mut neighbour, mandate) = trusted(&desk);
    neighbour.post(&format!("{mandate}/lepas"), &[]).location();
    assert!(owner.see("/en/akun/mandat").has("Given back"));
    owner.give((HALIM, HALIM_NAME), &["*"]).location();
    let second = neighbour.newest_mandate();
    assert_ne!(second, mandate);
    neighbour.post(&format!("{second}/tolak"), &[]).location();
    assert!(owner.see("/en/akun/mandat").has("Declined"));
    let late = neighbour.post(&format!("{second}/terima"), &[]);
    assert_eq!(late.status, 409, "{}", late.text());
}

#[test]
fn whether_a_number_and_a_name_belong_together_is_told_to_nobody() {
    let desk = Desk::open();
    let mut owner = desk.resident(WIBOWO);
    for (nik, name) in [
        (HALIM, "Somebody Else"),
        ("3174071102799099", "Denny Halim"),
        (HALIM, HALIM_NAME),
    ] {
        let given = owner.give((nik, name), &[TAX]);
        assert_eq!(
            (given.status, given.location()),
            (303, "/akun/mandat".to_owned())
        );
        let page = owner.see("/en/akun/mandat");
        assert!(page.has(name) && page.has("Waiting to be accepted"));
    }
    // Only who was meant, under both, hears of it.
    let offered = desk.resident(HALIM).see("/en/akun/mandat");
    assert_eq!(offered.text().matches("Accept the mandate").count(), 1);
    let mut stranger = desk.resident(SRI);
    let mandate = owner.newest_mandate();
    for act in ["terima", "tolak", "cabut", "lepas"] {
        let page = stranger.post(&format!("{mandate}/{act}"), &[]);
        assert_eq!(page.status, 404, "{act}");
    }
    assert_eq!(stranger.get(&mandate).status, 404);
}

#[test]
fn what_is_wrong_with_an_offer_is_said_at_its_field() {
    let desk = Desk::open();
    let mut owner = desk.resident(WIBOWO);
    // NIK, name, services, days, purpose.
    for (offer, words) in [
        (["12", "X", "*", "7", "Pajak"], "A NIK has 16 digits"),
        ([HALIM, " ", "*", "7", "Pajak"], "Write the full name"),
        ([WIBOWO, "X", "*", "7", "Pajak"], "your own NIK"),
        ([HALIM, "X", "x", "7", "Pajak"], "at least one service"),
        ([HALIM, "X", "*", "9999", "Pajak"], "how long"),
        ([HALIM, "X", "*", "7", ""], "what the mandate is for"),
    ] {
        let names = ["nik", "name", "services", "days", "purpose"];
        let fields: Vec<_> = names.into_iter().zip(offer).collect();
        let page = owner.post("/en/akun/mandat/beri", &fields);
        assert_eq!(page.status, 422, "{words}");
        assert!(
            page.has(words) && page.has("class=\"errors\""),
            "{words}: {}",
            page.text()
        );
    }
}
