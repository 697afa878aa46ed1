use super::*;
use base::{BUCKETS, Bucket};
use proptest::prelude::*;

fn merchant() -> Merchant {
    Merchant {
        national_id: "ID0000000000000".to_owned(),
        criteria: "UBE".to_owned(),
        name: "SAMSAT CONTOH".to_owned(),
        city: "BANDUNG".to_owned(),
        postal_code: Some("40115".to_owned()),
        company: "8808".to_owned(),
    }
}

fn reference() -> PaymentReference {
    PaymentReference::parse("01231446803457").unwrap()
}

fn sample() -> String {
    code(&merchant(), Rupiah(350_000), &reference()).unwrap()
}

#[test]
fn the_checksum_is_that_of_the_published_test_vector() {
    assert_eq!(crc(b"123456789"), 0x29B1);
}

#[test]
fn the_checksum_of_a_code_covers_its_own_name_and_length() {
    let code = sample();
    let (text, checksum) = code.split_at(code.len() - 4);
    assert!(text.ends_with("6304"));
    assert_eq!(format!("{:04X}", crc(text.as_bytes())), checksum);
}

#[test]
fn a_code_is_written_field_by_field_in_the_order_of_the_specification() {
    let code = sample();
    let expected = "00020101021251440014ID.CO.QRIS.WWW0215ID00000000000000303UBE520493115303360540635\
                    00005802ID5913SAMSAT CONTOH6007BANDUNG61054011562270114012314468034570705SIGAP6304";
    assert_eq!(&code[..code.len() - 4], expected);
}

#[test]
fn an_amount_that_qris_does_not_carry_makes_no_code() {
    let of = |amount| code(&merchant(), Rupiah(amount), &reference());
    assert!(of(AMOUNT_RUPIAH_MAX).is_some());
    for amount in [0, -1, AMOUNT_RUPIAH_MAX + 1, i64::MAX] {
        assert_eq!(of(amount), None, "{amount}");
    }
}

#[test]
fn a_merchant_that_fits_no_code_is_refused_at_the_start() {
    type Change = fn(&mut Merchant);
    let changes: [(&str, Change); 7] = [
        ("national_id", |m| m.national_id = "ID00".to_owned()),
        ("criteria", |m| m.criteria = "ube".to_owned()),
        ("name", |m| m.name = "A".repeat(26)),
        ("name", |m| m.name = "Kafé".to_owned()),
        ("city", |m| m.city = "KABUPATEN BANDUNG".to_owned()),
        ("postal_code", |m| m.postal_code = Some("4011".to_owned())),
        ("company", |m| m.company = "88".to_owned()),
    ];
    assert_eq!(merchant().check(), Ok(()));
    for (field, change) in changes {
        let mut merchant = merchant();
        change(&mut merchant);
        assert_eq!(merchant.check(), Err(BadMerchant(field)));
    }
}

#[test]
fn another_kind_of_code_is_refused_with_the_field_that_is_wrong() {
    let summed = |text: String| format!("{text}{:04X}", crc(text.as_bytes()));
    let body = |change: (&str, &str)| {
        let code = sample();
        summed(code[..code.len() - 4].replacen(change.0, change.1, 1))
    };
    for (change, expected) in [
        (("010212", "010211"), BadQris::Field("01")),
        (("5303360", "5303840"), BadQris::Field("53")),
        (("5802ID", "5802SG"), BadQris::Field("58")),
        (("350000", "035000"), BadQris::Field("54")),
        (("QRIS.WWW", "QRIS.NET"), BadQris::Field("51.00")),
        (("0114", "0214"), BadQris::Field("62.01")),
        (("6007BANDUNG", ""), BadQris::Field("60")),
        (("5802ID", "5802ID5802ID"), BadQris::Malformed),
        (("5802ID", "5899ID"), BadQris::Malformed),
    ] {
        assert_eq!(read(&body(change)), Err(expected), "{change:?}");
    }
    assert_eq!(read(""), Err(BadQris::Malformed));
    assert_eq!(read(&"0".repeat(600)), Err(BadQris::TooLong));
}

proptest! {
    #[test]
    fn a_code_reads_back_what_was_put_in(bucket in 0..BUCKETS, dice: [u8; 8], amount in 1..=AMOUNT_RUPIAH_MAX) {
        let reference = PaymentReference::new(Bucket(bucket), dice);
        let merchant = merchant();
        let code = code(&merchant, Rupiah(amount), &reference).unwrap();
        let expected = Qris {
            national_id: merchant.national_id,
            name: merchant.name,
            city: merchant.city,
            amount: Rupiah(amount),
            reference,
        };
        prop_assert_eq!(read(&format!(" {code}\n")), Ok(expected));
    }

    #[test]
    fn no_character_of_a_code_can_be_changed(at: prop::sample::Index, to in "[!-~]") {
        let mut code = sample();
        let at = at.index(code.len());
        prop_assume!(code[at..=at] != to);
        code.replace_range(at..=at, &to);
        prop_assert!(read(&code).is_err());
    }

    #[test]
    fn no_text_makes_the_reader_panic(raw in ".*") {
        let _ = read(&raw);
    }
}
