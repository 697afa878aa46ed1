use super::*;
use proptest::prelude::*;

fn secret() -> Secret {
    Secret::new(&[7; 32])
}

fn matched() -> FaceResult {
    FaceResult {
        id: "session-0123456789".to_owned(),
        reference: "reference-0123456789".to_owned(),
        nik: Nik::parse("5171036509909001").unwrap(),
        code: "code-0123456789abcd".to_owned(),
        state: State::Matched,
        liveness: Liveness::Passed,
        score: 97,
        at: Timestamp::from_micros(1_795_000_000_123_456),
    }
}

#[test]
fn a_result_reads_back_as_it_was_signed() {
    let written = matched().sign(&secret()).unwrap();
    assert_eq!(
        FaceResult::read(written.as_bytes(), &secret()),
        Ok(matched())
    );
}

#[test]
fn a_result_counts_only_with_the_signature_of_the_service_over_every_field() {
    let written = matched().sign(&secret()).unwrap();
    let stranger = Secret::new(&[8; 32]);
    let read = |text: &str, secret: &Secret| FaceResult::read(text.as_bytes(), secret);
    assert_eq!(read(&written, &stranger), Err(BadResult::Signature));
    for (is, becomes) in [
        ("session-01", "session-02"),
        ("reference-01", "reference-02"),
        ("5171036509909001", "5171036509909002"),
        ("code-01", "code-02"),
        ("\"passed\"", "\"failed\""),
        (":97", ":98"),
        (".123456Z", ".123457Z"),
    ] {
        assert!(written.contains(is), "{is}");
        let forged = written.replacen(is, becomes, 1);
        assert_eq!(read(&forged, &secret()), Err(BadResult::Signature), "{is}");
    }
    let lost = FaceResult {
        state: State::NotMatched,
        ..matched()
    };
    let lost = lost.sign(&secret()).unwrap();
    let won = lost.replacen("not-matched", "matched", 1);
    assert_eq!(read(&won, &secret()), Err(BadResult::Signature));
}

#[test]
fn a_match_is_alive_and_beyond_doubt() {
    assert!(matched().is_match());
    for doubtful in [
        FaceResult {
            score: SCORE_MIN - 1,
            ..matched()
        },
        FaceResult {
            liveness: Liveness::Failed,
            ..matched()
        },
        FaceResult {
            liveness: Liveness::NotDone,
            ..matched()
        },
        FaceResult {
            state: State::NotLive,
            ..matched()
        },
        FaceResult {
            state: State::Expired,
            ..matched()
        },
    ] {
        assert!(!doubtful.is_match(), "{doubtful:?}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic_or_pass(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(FaceResult::read(&bytes, &secret()).is_err());
    }
}
