use super::*;
use base::{BUCKETS, Bucket};
use proptest::prelude::*;

fn secret() -> Secret {
    Secret::new(&[7; 32])
}

fn notice() -> Notice {
    Notice {
        bank_id: "BC-0000000001".to_owned(),
        reference: PaymentReference::parse("01231446803457").unwrap(),
        amount: Rupiah(350_000),
        paid_at: Timestamp::from_micros(1_795_000_000_123_456),
        nonce: "3q2-7wAAAAAAAAAAAAAAAA".to_owned(),
    }
}

/// The notice of the tests with one value of its wire form replaced.
fn read_with(key: &str, value: serde_json::Value) -> Result<Notice, BadNotice> {
    let mut wire: serde_json::Value =
        serde_json::from_str(&notice().sign(&secret()).unwrap()).unwrap();
    wire[key] = value;
    Notice::read(wire.to_string().as_bytes(), &secret())
}

#[test]
fn a_notice_under_another_secret_is_refused() {
    let wire = notice().sign(&Secret::new(&[8; 32])).unwrap();
    let read = Notice::read(wire.as_bytes(), &secret());
    assert_eq!(read, Err(BadNotice::Signature));
}

#[test]
fn a_field_out_of_its_bounds_is_refused_before_the_signature_is_looked_at() {
    let long = "A".repeat(65);
    let cases = [
        ("bank_id", serde_json::json!("")),
        ("bank_id", serde_json::json!(long)),
        ("bank_id", serde_json::json!("A\nB")),
        ("amount", serde_json::json!(0)),
        ("amount", serde_json::json!(-5)),
        ("amount", serde_json::json!(AMOUNT_RUPIAH_MAX + 1)),
        ("paid_at", serde_json::json!("2026-11-24T20:41:00Z")),
        ("nonce", serde_json::json!("short")),
        ("nonce", serde_json::json!(long)),
    ];
    for (field, value) in cases {
        assert_eq!(read_with(field, value), Err(BadNotice::Field(field)));
    }
}

#[test]
fn what_is_not_of_the_agreed_form_is_refused() {
    for (field, value) in [
        ("reference", serde_json::json!("12")),
        ("amount", serde_json::json!("350000")),
        ("amount", serde_json::json!(1.5)),
        ("more", serde_json::json!(true)),
    ] {
        assert_eq!(
            read_with(field, value),
            Err(BadNotice::Malformed),
            "{field}"
        );
    }
    let wire = notice().sign(&secret()).unwrap();
    let twice = wire.replacen('{', "{\"amount\":350000,", 1);
    let long = format!("{wire}{}", " ".repeat(NOTICE_BYTES_MAX));
    for (bytes, why) in [
        (twice.as_str(), BadNotice::Malformed),
        (&long, BadNotice::TooLong),
        ("", BadNotice::Malformed),
        ("<html>", BadNotice::Malformed),
        ("[]", BadNotice::Malformed),
    ] {
        assert_eq!(Notice::read(bytes.as_bytes(), &secret()), Err(why));
    }
}

#[test]
fn a_signature_spelt_in_two_ways_counts_in_one_only() {
    let wire = notice().sign(&secret()).unwrap();
    let padded = wire.replace("\"}", "=\"}");
    let read = Notice::read(padded.as_bytes(), &secret());
    assert_eq!(read, Err(BadNotice::Signature));
}

/// `docs/payments.md` shows banks how a notice is signed; what it shows must be so.
#[test]
fn the_worked_example_of_the_manual_is_true() {
    let manual = include_str!("../../../../../docs/payments.md");
    let secret = Secret::parse(&"0123456789abcdef".repeat(4)).unwrap();
    let text = notice().signed_text();
    let wire = notice().sign(&secret).unwrap();
    for shown in [text.trim_end(), &wire] {
        assert!(manual.contains(shown), "the manual lacks:\n{shown}");
    }
    let request = secret.sign_request("GET", "/v1/bills/01231446803457", b"");
    assert!(manual.contains(&request), "the manual lacks {request}");
}

fn notices() -> impl Strategy<Value = Notice> {
    let id = "[A-Za-z0-9-]{1,64}";
    let nonce = "[A-Za-z0-9_-]{16,64}";
    let amount = 1..=AMOUNT_RUPIAH_MAX;
    let paid_at = 0_i64..4_000_000_000_000_000;
    (id, 0..BUCKETS, any::<[u8; 8]>(), amount, paid_at, nonce).prop_map(
        |(bank_id, bucket, dice, amount, paid_at, nonce)| Notice {
            bank_id,
            reference: PaymentReference::new(Bucket(bucket), dice),
            amount: Rupiah(amount),
            paid_at: Timestamp::from_micros(paid_at),
            nonce,
        },
    )
}

proptest! {
    #[test]
    fn what_the_bank_signs_is_read_as_it_was(notice in notices()) {
        let wire = notice.sign(&secret()).unwrap();
        prop_assert_eq!(Notice::read(wire.as_bytes(), &secret()), Ok(notice));
    }

    #[test]
    fn no_bit_of_a_notice_can_be_changed(notice in notices(), at: prop::sample::Index, bit in 0_u8..8) {
        let mut wire = notice.sign(&secret()).unwrap().into_bytes();
        let at = at.index(wire.len());
        wire[at] ^= 1 << bit;
        prop_assert!(Notice::read(&wire, &secret()).is_err());
    }

    #[test]
    fn no_two_notices_share_a_signed_text(one in notices(), other in notices()) {
        prop_assert_eq!(one.signed_text() == other.signed_text(), one == other);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes: Vec<u8>) {
        prop_assert!(Notice::read(&bytes, &secret()).is_err());
    }
}
