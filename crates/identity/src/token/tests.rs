use super::*;
use crate::authorize;
use crate::client::tests::{fapi, plain, system as system_client};
use crate::client::{Client, GrantType};
use crate::form::Form;
use crate::jws::tests::keys;
use crate::refusal::{self, Refusal};
use credential::Keys as _;
use proptest::prelude::*;
use serde_json::json;

const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_micros(0).plus_seconds(seconds)
}

pub(crate) fn grant(client: &str) -> Grant {
    Grant {
        id: "grant".to_owned(),
        client: client.to_owned(),
        subject: SubjectId([7; 16]),
        session: "session".to_owned(),
        scopes: BTreeSet::from([Scope::Openid, Scope::Profile, Scope::OfflineAccess]),
        wanted: Wanted::default(),
        at: at(900),
        assurance: Assurance::Substantial,
        way: Way::Passkey,
        offline: true,
    }
}

fn code(client: &str) -> Code {
    Code {
        grant: grant(client),
        redirect_uri: "https://klinik.example/cb".to_owned(),
        challenge: Challenge::of(VERIFIER).unwrap(),
        nonce: Some("n".to_owned()),
        jkt: None,
        until: at(1000 + CODE_SECONDS),
    }
}

fn redeem(more: &[(&str, &str)]) -> Form {
    let sound = [
        ("redirect_uri", "https://klinik.example/cb"),
        ("code_verifier", VERIFIER),
    ];
    let kept = sound
        .iter()
        .filter(|(name, _)| more.iter().all(|(other, _)| other != name));
    let pairs: Vec<_> = kept.chain(more).collect();
    Form::read(&serde_urlencoded::to_string(pairs).unwrap()).unwrap()
}

fn bank() -> Client {
    fapi(json!({ "keys": [keys().jwk()] }))
}

fn refused<T>(result: Result<T, Refusal>) -> Option<refusal::Code> {
    result.err().map(|refusal| refusal.code)
}

#[test]
fn a_code_gives_tokens_and_must_be_spent() {
    let (issued, once) = exchange(&redeem(&[]), &plain(), &code("klinik"), None, at(1001)).unwrap();
    assert_eq!((once.value.as_str(), once.until), ("grant", at(1060)));
    assert_eq!(issued.access.until, at(1001 + ACCESS_SECONDS));
    assert_eq!(issued.refresh.as_ref().unwrap().generation, 0);
    let body = body(&issued, "a", Some("r"), Some("i"));
    let expected = json!({
        "access_token": "a", "refresh_token": "r", "id_token": "i", "token_type": "Bearer",
        "expires_in": 600, "scope": "openid profile offline_access",
    });
    assert_eq!(body, expected);
}

#[test]
fn a_code_is_good_for_its_client_its_address_its_verifier_and_a_minute() {
    let invalid = Some(refusal::Code::InvalidGrant);
    let tried = |more: &[(&str, &str)], code: &Code, now| {
        refused(exchange(&redeem(more), &plain(), code, None, now))
    };
    let mine = code("klinik");
    assert_eq!(tried(&[], &mine, at(1060)), None);
    assert_eq!(tried(&[], &mine, at(1061)), invalid);
    assert_eq!(tried(&[], &code("bank"), at(1001)), invalid);
    for (name, value) in [
        ("redirect_uri", ""),
        ("redirect_uri", "https://klinik.example/cb?via=sigap"),
        ("code_verifier", ""),
        (
            "code_verifier",
            "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl",
        ),
        // The challenge itself: a site that stored it in the place of the verifier.
        (
            "code_verifier",
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
        ),
    ] {
        assert_eq!(
            tried(&[(name, value)], &mine, at(1001)),
            invalid,
            "{name}={value}"
        );
    }
}

#[test]
fn a_code_that_is_bound_to_a_key_is_redeemed_with_it_alone() {
    let bound = Code {
        jkt: Some("mine".to_owned()),
        ..code("klinik")
    };
    let tried = |proof| exchange(&redeem(&[]), &plain(), &bound, proof, at(1001));
    assert_eq!(
        tried(Some("mine")).unwrap().0.access.jkt.as_deref(),
        Some("mine")
    );
    assert_eq!(
        refused(tried(Some("stolen"))),
        Some(refusal::Code::InvalidGrant)
    );
    assert_eq!(refused(tried(None)), Some(refusal::Code::InvalidDpopProof));
}

#[test]
fn fapi_2_gives_no_token_that_is_not_bound_to_a_key() {
    let tried = |proof| exchange(&redeem(&[]), &bank(), &code("bank"), proof, at(1001));
    assert_eq!(refused(tried(None)), Some(refusal::Code::InvalidDpopProof));
    let (issued, _) = tried(Some("mine")).unwrap();
    assert_eq!(token_type(&issued.access), "DPoP");
}

#[test]
fn without_a_grant_for_it_there_is_no_refresh_token() {
    let mut client = plain();
    client.grants.remove(&GrantType::RefreshToken);
    let (issued, _) = exchange(&redeem(&[]), &client, &code("klinik"), None, at(1001)).unwrap();
    assert_eq!(issued.refresh, None);
    let mut code = code("klinik");
    code.grant.offline = false;
    let (issued, _) = exchange(&redeem(&[]), &plain(), &code, None, at(1001)).unwrap();
    assert_eq!(issued.refresh, None);
}

fn old(client: &str, generation: u32) -> Refresh {
    Refresh {
        grant: grant(client),
        generation,
        jkt: Some("mine".to_owned()),
        until: at(5000),
    }
}

#[test]
fn a_refresh_token_of_before_gives_nothing_that_the_registration_now_forbids() {
    let tried = |client: &Client, token: &Refresh| {
        let form = Form::default();
        refused(refresh(
            &form,
            client,
            (token, Some(0)),
            Some("mine"),
            at(2000),
        ))
    };
    let invalid = Some(refusal::Code::InvalidGrant);
    let surer = |assurance| Client {
        assurance,
        ..plain()
    };
    let kept = old("klinik", 0);
    assert_eq!(tried(&surer(Assurance::Substantial), &kept), None);
    assert_eq!(tried(&surer(Assurance::High), &kept), invalid);
    let unbound = Refresh {
        jkt: None,
        ..old("bank", 0)
    };
    assert_eq!(tried(&bank(), &old("bank", 0)), None);
    assert_eq!(tried(&bank(), &unbound), invalid);
}

#[test]
fn a_refresh_token_that_comes_back_after_its_rotation_ends_the_grant() {
    let form = Form::default();
    let tried = |generation, newest| {
        refresh(
            &form,
            &plain(),
            (&old("klinik", generation), newest),
            Some("mine"),
            at(2000),
        )
    };
    let (issued, rotation) = tried(3, Some(3)).unwrap();
    assert_eq!(rotation, Rotation::From(3));
    let next = issued.unwrap().refresh.unwrap();
    assert_eq!((next.generation, next.until), (4, at(5000)));
    assert_eq!(tried(2, Some(3)), Ok((None, Rotation::Reused)));
    assert_eq!(refused(tried(3, None)), Some(refusal::Code::InvalidGrant));
}

#[test]
fn a_client_of_fapi_2_keeps_its_refresh_token() {
    let form = Form::default();
    let (issued, rotation) = refresh(
        &form,
        &bank(),
        (&old("bank", 0), Some(0)),
        Some("mine"),
        at(2000),
    )
    .unwrap();
    assert_eq!(rotation, Rotation::Kept);
    assert_eq!(issued.unwrap().refresh, None);
}

#[test]
fn a_refresh_token_is_good_for_its_client_its_key_and_its_time() {
    let form = Form::default();
    let tried = |client: &Client, proof, now| {
        refused(refresh(
            &form,
            client,
            (&old("klinik", 0), Some(0)),
            proof,
            now,
        ))
    };
    let invalid = Some(refusal::Code::InvalidGrant);
    assert_eq!(tried(&plain(), Some("mine"), at(5000)), None);
    assert_eq!(tried(&plain(), Some("mine"), at(5001)), invalid);
    assert_eq!(tried(&plain(), Some("stolen"), at(2000)), invalid);
    assert_eq!(
        tried(&plain(), None, at(2000)),
        Some(refusal::Code::InvalidDpopProof)
    );
    assert_eq!(tried(&bank(), Some("mine"), at(2000)), invalid);
    let unregistered = Some(refusal::Code::UnauthorizedClient);
    assert_eq!(
        tried(&system_client(), Some("mine"), at(2000)),
        unregistered
    );
}

#[test]
fn refreshing_may_ask_for_less_and_never_for_more() {
    let tried = |scope: &str| {
        let form = Form::read(&format!("scope={scope}")).unwrap();
        refresh(
            &form,
            &plain(),
            (&old("klinik", 0), Some(0)),
            Some("mine"),
            at(2000),
        )
    };
    let (issued, _) = tried("openid").unwrap();
    assert_eq!(
        issued.unwrap().access.grant.unwrap().scopes,
        BTreeSet::from([Scope::Openid])
    );
    assert_eq!(
        refused(tried("openid+nik")),
        Some(refusal::Code::InvalidScope)
    );
    assert_eq!(refused(tried("email")), Some(refusal::Code::InvalidScope));
}

#[test]
fn a_system_gets_a_token_for_itself_alone() {
    let issued = system(&Form::default(), &system_client(), None, at(1000)).unwrap();
    assert_eq!(
        (issued.access.grant, issued.refresh, issued.id_token),
        (None, None, None)
    );
    let site = system(&Form::default(), &plain(), None, at(1000));
    assert_eq!(refused(site), Some(refusal::Code::UnauthorizedClient));
    let scope = Form::read("scope=openid").unwrap();
    let person = system(&scope, &system_client(), None, at(1000));
    assert_eq!(refused(person), Some(refusal::Code::InvalidScope));
}

#[test]
fn a_token_is_presented_in_the_way_it_is_bound() {
    let free = Access::of(&grant("klinik"), None, at(1000));
    let bound = Access::of(&grant("klinik"), Some("mine"), at(1000));
    let tried = |access: &Access, scheme, proof| allow(access, scheme, proof, at(1001)).is_ok();
    assert!(tried(&free, Scheme::Bearer, None));
    assert!(!tried(&free, Scheme::Dpop, Some("mine")));
    assert!(tried(&bound, Scheme::Dpop, Some("mine")));
    assert!(!tried(&bound, Scheme::Dpop, Some("stolen")));
    assert!(!tried(&bound, Scheme::Dpop, None));
    assert!(!tried(&bound, Scheme::Bearer, Some("mine")));
    assert!(allow(&free, Scheme::Bearer, None, free.until).is_err());
}

#[test]
fn a_token_stands_in_the_header_alone() {
    let read = |header| presented(Some(header)).map(|it| (it.scheme, it.token));
    assert_eq!(read("Bearer abc"), Some((Scheme::Bearer, "abc")));
    assert_eq!(read("dpop a~b"), Some((Scheme::Dpop, "a~b")));
    for wrong in [
        "Bearer",
        "Bearer ",
        "Bearer a b",
        "Basic abc",
        "Bearer \u{e9}",
        "bearer\tabc",
    ] {
        assert_eq!(read(wrong), None, "{wrong}");
    }
    assert_eq!(presented(None), None);
}

#[test]
fn what_is_sealed_reads_back_as_it_was() {
    let code = code("klinik");
    let json = serde_json::to_string(&code).unwrap();
    assert_eq!(serde_json::from_str::<Code>(&json).unwrap(), code);
    let access = Access::of(&code.grant, None, at(1000));
    let json = serde_json::to_string(&access).unwrap();
    assert_eq!(serde_json::from_str::<Access>(&json).unwrap(), access);
    let claims = r#"{"userinfo":{"name":{"essential":true}},"id_token":{"acr":{"values":["urn:sigap:assurance:low"]}}}"#;
    let request = authorize::Wanted::read(claims).unwrap();
    let json = serde_json::to_string(&request).unwrap();
    assert_eq!(serde_json::from_str::<Wanted>(&json).unwrap(), request);
}

proptest! {
    /// Of all generations exactly one is good, so that a thief and the owner never both go on.
    #[test]
    fn only_the_newest_generation_gives_tokens(generation in 0_u32..20, newest in 0_u32..20) {
        let form = Form::default();
        let token = old("klinik", generation);
        let (issued, rotation) =
            refresh(&form, &plain(), (&token, Some(newest)), Some("mine"), at(2000)).unwrap();
        prop_assert_eq!(issued.is_some(), generation == newest);
        prop_assert_eq!(rotation == Rotation::Reused, generation != newest);
    }
}
