//! SD-JWT VC: what is issued is read back, by us and by another implementation, and nothing else is.

use super::reveal::reveal;
use super::*;
use crate::FileKeys;
use proptest::prelude::*;
use rand::SeedableRng as _;
use rand_chacha::ChaCha8Rng;

fn object(value: Value) -> Map<String, Value> {
    let Value::Object(members) = value else {
        panic!("an object is meant");
    };
    members
}

fn claims() -> Claims {
    Claims {
        vct: "urn:sigap:akta-lahir".into(),
        iat: Timestamp::from_micros(1_795_000_000_000_000),
        nbf: Timestamp::from_micros(1_795_000_000_000_000),
        exp: Some(Timestamp::from_micros(1_900_000_000_000_000)),
        sub: None,
        status: Status {
            slot: StatusSlot::at(4711).unwrap(),
            uri: "https://sigap.example/status/1".into(),
        },
        always: object(json!({"number": "3171-LU-24112026-0042"})),
        selective: object(json!({
            "name": "Bima Wahyudi", "nik": "3171064111260001", "birth_date": "2026-11-01",
            "parents": ["Sri Wahyuni", "Budi Santoso"],
        })),
        cnf: None,
    }
}

fn keys(demo: bool) -> FileKeys {
    FileKeys::unsaved("https://sigap.example", demo).unwrap()
}

fn issued(keys: &FileKeys) -> String {
    issue(&claims(), keys, &mut ChaCha8Rng::seed_from_u64(7)).unwrap()
}

#[test]
fn a_holder_gets_every_claim_back() {
    let keys = keys(false);
    let verified = verify(&issued(&keys), &Trust::of(&keys).unwrap()).unwrap();
    assert_eq!(verified.vct, claims().vct);
    assert_eq!(verified.status, Some(claims().status));
    for (name, value) in claims().always.iter().chain(&claims().selective) {
        assert_eq!(verified.claims.get(name), Some(value));
    }
    assert!(!verified.claims.contains_key("_sd") && !verified.claims.contains_key("_sd_alg"));
}

#[test]
fn a_claim_that_is_kept_back_leaves_no_trace() {
    let keys = keys(false);
    let token = issued(&keys);
    let jws = token.split('~').next().unwrap();
    let verified = verify(&format!("{jws}~"), &Trust::of(&keys).unwrap()).unwrap();
    assert!(!verified.claims.contains_key("name"));
    let payload = jose::decode(jws.split('.').nth(1).unwrap()).unwrap();
    let payload = String::from_utf8(payload).unwrap();
    assert!(!payload.contains("Bima") && !payload.contains("3171064111260001"));
}

#[test]
fn another_implementation_reads_the_same_claims() {
    let keys = keys(true);
    let token = issued(&keys);
    let theirs = sd_jwt_payload::SdJwt::parse(&token).unwrap();
    let hasher = sd_jwt_payload::Sha256Hasher::new();
    let theirs = theirs.into_disclosed_object(&hasher).unwrap();
    let ours = verify(&token, &Trust::of(&keys).unwrap()).unwrap().claims;
    for (name, value) in &claims().selective {
        assert_eq!(theirs.get(name), Some(value));
        assert_eq!(ours.get(name), Some(value));
    }
}

#[test]
fn the_same_dice_give_the_same_disclosures() {
    let keys = keys(false);
    let disclosures = |token: String| token.split_once('~').unwrap().1.to_owned();
    assert_eq!(disclosures(issued(&keys)), disclosures(issued(&keys)));
}

#[test]
fn a_demo_credential_says_so_and_is_never_live() {
    let demo = keys(true);
    let token = issued(&demo);
    let verified = verify(&token, &Trust::of(&demo).unwrap()).unwrap();
    assert!(verified.demo);
    assert_eq!(verified.claims["demo"], json!(true));
    assert_eq!(verified.claims["type"], json!(DEMO_MARK));
    let mut live = Trust::default();
    live.add(&demo.jwk(), demo.issuer(), false).unwrap();
    assert_eq!(verify(&token, &live).err(), Some(VerifyError::Demo));
}

#[test]
fn a_key_speaks_only_for_its_own_issuer() {
    let keys = keys(false);
    let mut trust = Trust::default();
    trust
        .add(&keys.jwk(), "https://other.example", false)
        .unwrap();
    assert_eq!(
        verify(&issued(&keys), &trust).err(),
        Some(VerifyError::Issuer)
    );
}

#[test]
fn a_claim_may_not_take_a_registered_name_or_appear_twice() {
    for name in ["iss", "vct", "_sd", "demo", "number"] {
        let mut wrong = claims();
        wrong.selective.insert(name.into(), json!("x"));
        let refused = issue(&wrong, &keys(false), &mut ChaCha8Rng::seed_from_u64(7));
        assert!(matches!(refused, Err(SignError::Reserved(found)) if found == name));
    }
}

#[test]
fn a_foreign_or_repeated_disclosure_or_a_key_binding_is_refused() {
    let keys = keys(false);
    let trust = Trust::of(&keys).unwrap();
    let token = issued(&keys);
    let first = token.split('~').nth(1).unwrap();
    let foreign = jose::encode(r#"["c2FsdA","name","Mallory"]"#);
    for wrong in [
        format!("{token}{foreign}~"),
        format!("{token}{first}~"),
        format!("{token}~"),
        format!("{token}a.b.c"),
        token.trim_end_matches('~').to_owned(),
    ] {
        assert!(verify(&wrong, &trust).is_err(), "{wrong}");
    }
}

#[test]
fn time_limits_are_read_from_the_credential() {
    let keys = keys(false);
    let verified = verify(&issued(&keys), &Trust::of(&keys).unwrap()).unwrap();
    let at = |seconds: i64| Timestamp::from_micros(seconds * 1_000_000);
    assert!(!verified.is_valid_at(at(1_794_999_999)));
    assert!(verified.is_valid_at(at(1_795_000_000)));
    assert!(!verified.is_valid_at(at(1_900_000_000)));
}

// The disclosures and digests of RFC 9901 §6.
const STREET: &str =
    "WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwgInN0cmVldF9hZGRyZXNzIiwgIlNjaHVsc3RyLiAxMiJd";
const LOCALITY: &str = "WyJlbHVWNU9nM2dTTklJOEVZbnN4QV9BIiwgImxvY2FsaXR5IiwgIlNjaHVscGZvcnRhIl0";
const ADDRESS: &str = "WyJRZ19PNjR6cUF4ZTQxMmExMDhpcm9BIiwgImFkZHJlc3MiLCB7Il9zZCI6IFsiNnZoOWJxLXpTNEdLTV83R3BnZ1ZiWXp6dTZvT0dYcm1OVkdQSFA3NVVkMCIsICI5Z2pWdVh0ZEZST0NnUnJ0TmNHVVhtRjY1cmRlemlfNkVyX2o3NmttWXlNIiwgIktVUkRQaDRaQzE5LTN0aXotRGYzOVY4ZWlkeTFvVjNhM0gxRGEyTjBnODgiLCAiV045cjlkQ0JKOEhUQ3NTMmpLQVN4VGpFeVc1bTV4NjVfWl8ycm8yamZYTSJdfV0";

#[test]
fn the_digests_of_rfc_9901_are_ours() {
    assert_eq!(hash(STREET), "9gjVuXtdFROCgRrtNcGUXmF65rdezi_6Er_j76kmYyM");
    assert_eq!(
        hash(LOCALITY),
        "6vh9bq-zS4GKM_7GpggVbYzzu6oOGXrmNVGPHP75Ud0"
    );
    assert_eq!(hash(ADDRESS), "HvrKX6fPV0v9K_yCVFBiLFHsMaxcD_114Em6VT8x1lg");
}

#[test]
fn nested_disclosures_of_rfc_9901_open_one_inside_the_other() {
    let payload = || {
        object(json!({
            "_sd": ["HvrKX6fPV0v9K_yCVFBiLFHsMaxcD_114Em6VT8x1lg"],
            "_sd_alg": "sha-256", "sub": "6c5c0a49-b589-431d-bae7-219122a9ec2c",
        }))
    };
    let shown = reveal(payload(), [STREET, LOCALITY, ADDRESS].into_iter()).unwrap();
    let address = json!({"street_address": "Schulstr. 12", "locality": "Schulpforta"});
    assert_eq!(shown["address"], address);
    let orphan = reveal(payload(), [STREET].into_iter());
    assert_eq!(orphan.err(), Some(VerifyError::Disclosure));
}

#[test]
fn hidden_elements_of_a_list_are_shown_or_left_out() {
    let shown = jose::encode(r#"["lklxF5jMYlGTPUovMNIvCA", "FR"]"#);
    let payload = object(json!({
        "nationalities": ["DE", {"...": hash(&shown)}, {"...": hash("another")}],
    }));
    let claims = reveal(payload, [shown.as_str()].into_iter()).unwrap();
    assert_eq!(claims["nationalities"], json!(["DE", "FR"]));
}

proptest! {
    #[test]
    fn a_changed_sign_anywhere_is_noticed(at in 0usize..2_000, to in "[A-Za-z0-9_.~-]") {
        let keys = keys(false);
        let trust = Trust::of(&keys).unwrap();
        let mut token = issued(&keys);
        let at = at % token.len();
        prop_assume!(token[at..=at] != to);
        token.replace_range(at..=at, &to);
        prop_assert!(verify(&token, &trust).is_err());
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "[A-Za-z0-9_.~-]{0,300}") {
        let trust = Trust::of(&keys(false)).unwrap();
        prop_assert!(verify(&text, &trust).is_err());
    }
}
