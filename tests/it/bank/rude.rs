//! Strangers and rude inputs: refused with the right status, and nothing changes.

use super::house::{Ear, House, bill, reference, secret};
use app::payment::{BILLS_PATH, BankError, SCHEME, Secret};

#[tokio::test]
async fn without_the_secret_nothing_is_registered_and_nothing_is_told() {
    let ear = Ear::open();
    let house = House::start("stranger", &ear);
    let stranger = house.bank_with(Secret::new(&[9; 32]));
    let refused = stranger.register(&bill(1)).await;
    assert_eq!(refused, Err(BankError::Refused(401)));
    house.bank().register(&bill(1)).await.unwrap();
    let refused = stranger.payments(&reference(1)).await;
    assert_eq!(refused, Err(BankError::Refused(401)));
    let path = format!("{BILLS_PATH}/{}", reference(1));
    assert_eq!(house.get(&path).status, 401);
    assert_eq!(house.get("/v1/health").status, 200);
}

#[tokio::test]
async fn a_bill_out_of_bounds_is_refused() {
    let ear = Ear::open();
    let house = House::start("bounds", &ear);
    let good = bill(1).write().unwrap();
    let long = good.replace("Samsat", &"S".repeat(20_000));
    for (body, status) in [
        (good.replace("350000", "1000000001"), 422),
        (good.replace("350000", "0"), 422),
        (good.replace("Samsat Contoh", ""), 422),
        (good.replace("\"payee\"", "\"other\""), 400),
        (good.replace("0123", "9123"), 400),
        ("{".to_owned(), 400),
        (long, 413),
        (good.clone(), 200),
    ] {
        let signature = secret().sign_request("POST", BILLS_PATH, body.as_bytes());
        let headers = format!("Authorization: {SCHEME} {signature}\r\n");
        let answer = house.exchange(&format!("POST {BILLS_PATH}"), &headers, &body);
        assert_eq!(answer.unwrap().status, status, "{body}");
    }
}

#[tokio::test]
async fn a_form_that_nobody_was_given_pays_nothing() {
    let ear = Ear::open();
    let house = House::start("forms", &ear);
    house.bank().register(&bill(1)).await.unwrap();
    let form = house.form(1, "");
    let (account, _) = form.split_once('&').unwrap();
    for (body, status) in [
        (account.to_owned(), 422),
        (format!("{account}&form=1"), 422),
        (format!("{form}&uji=ya&amount=-5"), 422),
        (format!("{form}&uji=ya&paid_at=besok"), 422),
        (format!("{form}&uji=ya&how=late&late=0"), 422),
        (format!("{form}&uji=ya&how=other"), 422),
        (form.replace("va=9999", "va=8888"), 422),
        (form.replace("va=99990123", "va=99990124"), 404),
        (format!("{form}&form=1"), 400),
        ("%".repeat(50), 422),
        (format!("{form}&uji={}", "y".repeat(20_000)), 400),
    ] {
        let answer = house.post(&body);
        assert_eq!(answer.status, status, "{body}");
        assert!(answer.body.contains("<h1>"), "{}", answer.body);
    }
    let headers =
        "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: cross-site\r\n";
    let foreign = house.exchange("POST /bayar", headers, &form).unwrap();
    assert_eq!(foreign.status, 403);
    assert_eq!(house.bank().payments(&reference(1)).await, Ok(Vec::new()));
}

#[tokio::test]
async fn every_page_is_whole_in_both_languages_whatever_is_asked() {
    let ear = Ear::open();
    let house = House::start("pages", &ear);
    house.bank().register(&bill(1)).await.unwrap();
    let account = house.bank().account(&reference(1));
    let pages = |id: &str| {
        [
            ("/".to_owned(), 200),
            (format!("/bayar?va={account}"), 200),
            ("/pembayaran".to_owned(), 200),
            (
                format!("/pembayaran/{id}"),
                if id == "x" { 404 } else { 200 },
            ),
            ("/bayar".to_owned(), 422),
            ("/bayar?va=%3Cscript%3E".to_owned(), 422),
            ("/bayar?qr=000201".to_owned(), 422),
            ("/bayar?va=1&va=2".to_owned(), 422),
            ("/bayar?va=999901231446803409".to_owned(), 404),
            ("/wp-admin".to_owned(), 404),
        ]
    };
    let look = |id: &str| {
        for (path, status) in pages(id) {
            for lang in ["id", "en"] {
                let mark = if path.contains('?') { '&' } else { '?' };
                let answer = house.get(&format!("{path}{mark}lang={lang}"));
                assert_eq!(answer.status, status, "{path}");
                let body = &answer.body;
                assert!(!body.contains('⟦'), "{path}: {body}");
                assert!(!body.contains("<script"), "{path}: {body}");
                let spoken = if path.contains("va=1&") { "id" } else { lang };
                assert!(
                    body.contains(&format!("<html lang=\"{spoken}\">")),
                    "{path}"
                );
            }
        }
    };
    look("x");
    look(&house.pay(1, ""));
    ear.heard(1);
}
