use super::*;
use crate::tests::{content, create, name, set, set_content, signer, subject};
use proptest::prelude::*;

fn origin() -> Name {
    name("sigap.example/ledger")
}

fn deeds() -> Vec<Deed> {
    let proof = vec![Hash::of(b"a"), Hash::of(b"b")];
    vec![
        create(),
        Deed::IssuerAdd,
        Deed::StatusRoot,
        Deed::ServicePublished,
        Deed::AuditCheckpoint { size: 7, proof },
        Deed::Snapshot,
        set_content(set(1..5, 3), None, 1..4, &origin()).deed,
    ]
}

#[test]
fn every_kind_survives_its_bytes_which_are_those_of_rfc_8785() {
    for deed in deeds() {
        let signed = content(deed, subject("s"))
            .sign(&origin(), &signer(9))
            .unwrap();
        let read = Operation::read(signed.bytes(), &origin()).unwrap();
        assert_eq!(read, signed);
        let value: serde_json::Value = serde_json::from_slice(signed.bytes()).unwrap();
        assert_eq!(base::canonical(&value).unwrap(), signed.bytes());
    }
}

#[test]
fn an_operation_is_a_line_that_anyone_can_read() {
    let signed = content(Deed::StatusRoot, Hash([7; 32]));
    let signed = signed.sign(&origin(), &signer(9)).unwrap();
    let text = String::from_utf8(signed.bytes().to_vec()).unwrap();
    // Key and digest as Python's hashlib and cryptography compute them.
    let (before, after) = text.split_once("\"signature\":").unwrap();
    assert_eq!(
        before,
        "{\"agency\":\"qd-NX8rLsfJT_CZYJmpikPCeTKnKaQ7HPwHKrdcAZxo\",\
         \"commitment\":\"d-Ct5oIpiSaLyPjjlnmUgTvhH5lgPGyIuIzLy3FejFo\",\"key\":\"_RckOFqgx1tk-3jNYC-h2ZH96_drE8WO1wLqyDXp9hg\",\"kind\":\"status.root\",\
         \"previous\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\",\"sequence\":0,"
    );
    assert!(
        after.ends_with("\"subject\":\"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc\",\"v\":1}")
    );
}

#[test]
fn numbers_that_some_readers_cannot_hold_are_refused() {
    let mut big = content(Deed::StatusRoot, subject("s"));
    big.sequence = SIZE_MAX + 1;
    assert_eq!(big.sign(&origin(), &signer(9)), Err(BadOperation::Number));
    let proof = Vec::new();
    let size = SIZE_MAX + 1;
    let big = content(Deed::AuditCheckpoint { size, proof }, subject("s"));
    assert_eq!(big.sign(&origin(), &signer(9)), Err(BadOperation::Number));
}

#[test]
fn the_largest_set_fits_into_an_operation() {
    let mut largest = set(1..65, 43);
    let agency = largest.agencies[0].clone();
    let agencies = (0..128_u8).map(|seed| crate::Agency {
        key: PublicKey([seed; 32]),
        name: name(&format!("{seed:03}.{}", "a".repeat(60))),
        ..agency.clone()
    });
    largest.agencies = agencies.collect();
    assert_eq!(largest.check(), Ok(()));
    let content = set_content(largest, None, 1..65, &origin());
    assert!(content.sign(&origin(), &signer(9)).is_ok());
}

#[test]
fn an_operation_too_large_for_the_log_is_never_made() {
    let proof = vec![Hash::NONE; 1_500];
    let large = content(Deed::AuditCheckpoint { size: 1, proof }, subject("s"));
    let made = large.sign(&origin(), &signer(9));
    assert!(matches!(made, Err(BadOperation::TooLarge { .. })));
}

proptest! {
    #[test]
    fn no_bit_of_an_operation_can_be_changed(kind in 0_usize..7, at in any::<usize>()) {
        let deed = deeds().swap_remove(kind);
        let signed = content(deed, subject("s")).sign(&origin(), &signer(9)).unwrap();
        let mut changed = signed.bytes().to_vec();
        let at = at % (changed.len() * 8);
        changed[at / 8] ^= 1 << (at % 8);
        prop_assert!(Operation::read(&changed, &origin()).is_err());
    }
}
