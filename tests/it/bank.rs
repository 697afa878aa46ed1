//! The simulated bank as another program: bills, payments, notices, and what happens when it is killed.

mod house;
mod kill;
mod rude;

use app::payment::{BadNotice, BankError, Notice};
use base::{Rupiah, Timestamp};
use house::{Ear, House, bill, reference, secret, soon};

#[tokio::test]
async fn a_payment_is_told_at_once_and_told_the_same_to_who_asks() {
    let ear = Ear::open();
    let house = House::start("told", &ear);
    let bank = house.bank();
    for _ in 0..2 {
        bank.register(&bill(1)).await.unwrap();
    }
    assert_eq!(bank.payments(&reference(1)).await, Ok(Vec::new()));

    let bank_id = house.pay(1, "");
    let heard = ear.heard(1);
    let notice = Notice::read(&heard[0], &secret()).unwrap();
    assert_eq!(notice.bank_id, bank_id);
    assert_eq!(notice.reference, reference(1));
    assert_eq!(notice.amount, bill(1).amount);
    assert_eq!(bank.payments(&reference(1)).await, Ok(vec![notice]));
    soon(|| house.receipt(&bank_id).contains("sudah menerima"));
}

#[tokio::test]
async fn one_reference_is_one_bill() {
    let ear = Ear::open();
    let house = House::start("conflict", &ear);
    let bank = house.bank();
    bank.register(&bill(1)).await.unwrap();
    let mut other = bill(1);
    other.amount = Rupiah(1);
    assert_eq!(bank.register(&other).await, Err(BankError::Refused(409)));
    let unknown = bank.payments(&reference(2)).await;
    assert_eq!(unknown, Err(BankError::Refused(404)));
}

#[tokio::test]
async fn a_form_pays_once_however_often_it_is_sent_and_the_next_form_pays_again() {
    let ear = Ear::open();
    let house = House::start("once", &ear);
    house.bank().register(&bill(1)).await.unwrap();
    let form = house.form(1, "");
    let ids: Vec<String> = std::thread::scope(|scope| {
        let clicks: Vec<_> = (0..4).map(|_| scope.spawn(|| house.send(&form))).collect();
        clicks
            .into_iter()
            .map(|click| click.join().unwrap())
            .collect()
    });
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    let second = house.pay(1, "");
    assert_ne!(second, ids[0]);
    let paid = house.bank().payments(&reference(1)).await.unwrap();
    assert_eq!(paid.len(), 2);
    assert_ne!(paid[0].nonce, paid[1].nonce);
    assert_eq!(ear.heard(2).len(), 2);
}

#[tokio::test]
async fn a_notice_comes_twice_late_or_never_as_a_test_wishes() {
    let ear = Ear::open();
    let house = House::start("ways", &ear);
    for n in 1..=3 {
        house.bank().register(&bill(n)).await.unwrap();
    }
    house.pay(1, "&uji=ya&how=twice");
    let heard = ear.heard(2);
    assert_eq!(heard[0], heard[1]);

    let never = house.pay(2, "&uji=ya&how=never");
    house.pay(3, "&uji=ya&how=late&late=1");
    let heard = ear.heard(3);
    let late = Notice::read(&heard[2], &secret()).unwrap();
    assert_eq!(late.reference, reference(3));
    let kept = house.bank().payments(&reference(2)).await.unwrap();
    assert_eq!(kept[0].bank_id, never);
    assert!(house.receipt(&never).contains("ditahan"));

    house.again(&never);
    let found = Notice::read(&ear.heard(4)[3], &secret()).unwrap();
    assert_eq!(found, kept[0]);
}

#[tokio::test]
async fn a_garbled_notice_does_not_count_and_the_bank_stops_at_the_refusal() {
    let ear = Ear::open();
    let house = House::start("garbled", &ear);
    house.bank().register(&bill(1)).await.unwrap();
    ear.answer(&[401]);
    let id = house.pay(1, "&uji=ya&how=garbled");
    let heard = ear.heard(1);
    let read = Notice::read(&heard[0], &secret());
    assert_eq!(read, Err(BadNotice::Signature));
    soon(|| house.receipt(&id).contains("status 401"));
    std::thread::sleep(std::time::Duration::from_millis(1_300));
    assert_eq!(ear.count(), 1, "a refusal is not tried again");

    house.again(&id);
    assert!(Notice::read(&ear.heard(2)[1], &secret()).is_ok());
}

#[tokio::test]
async fn a_test_pays_another_amount_at_another_time() {
    let ear = Ear::open();
    let house = House::start("dated", &ear);
    let mut old = bill(1);
    old.payable_until = Timestamp::parse_rfc3339_micros("2026-01-31T16:59:59.000000Z").unwrap();
    house.bank().register(&old).await.unwrap();
    let late = house.post(&house.form(1, ""));
    assert_eq!(late.status, 422);
    assert!(
        late.body.contains("Batas waktu sudah lewat"),
        "{}",
        late.body
    );

    house.pay(1, "&uji=ya&amount=250.000&paid_at=2026-01-31T23:59:58");
    let notice = Notice::read(&ear.heard(1)[0], &secret()).unwrap();
    assert_eq!(notice.amount, Rupiah(250_000));
    assert_eq!(notice.paid_at.rfc3339(), "2026-01-31T16:59:58Z");
}

#[tokio::test]
async fn the_code_of_a_bill_leads_to_it() {
    let ear = Ear::open();
    let house = House::start("code", &ear);
    house.bank().register(&bill(1)).await.unwrap();
    let merchant = house.bank().merchant().clone();
    let code = app::payment::qris::code(&merchant, bill(1).amount, &reference(1)).unwrap();
    let looked = house.get(&format!("/bayar?qr={}", code.replace(' ', "+")));
    assert_eq!(looked.status, 200);
    assert!(looked.body.contains("Rp350.000"), "{}", looked.body);
    let cheaper = app::payment::qris::code(&merchant, Rupiah(1), &reference(1)).unwrap();
    let looked = house.get(&format!("/bayar?qr={}", cheaper.replace(' ', "+")));
    assert_eq!(looked.status, 422);
}

#[test]
fn a_bank_stops_when_the_program_that_started_it_is_gone() {
    let ear = Ear::open();
    let mut house = House::start("orphan", &ear);
    assert!(house.orphaned());
}
