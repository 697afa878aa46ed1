use super::*;
use crate::client::tests::{fapi, plain, system};
use crate::jws::tests::keys;
use crate::level;
use credential::Keys as _;
use proptest::prelude::*;
use serde_json::json;

const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_micros(0).plus_seconds(seconds)
}

/// The parameters of a sound request, with `more` in the place of those of the same name; an empty value leaves one out.
pub(crate) fn form(more: &[(&str, &str)]) -> Form {
    let sound = [
        ("response_type", "code"),
        ("client_id", "klinik"),
        ("redirect_uri", "https://klinik.example/cb"),
        ("scope", "openid profile"),
        ("state", "s"),
        ("nonce", "n"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ];
    let kept = sound
        .iter()
        .filter(|(name, _)| more.iter().all(|(other, _)| other != name));
    let pairs: Vec<_> = kept.chain(more).collect();
    Form::read(&serde_urlencoded::to_string(pairs).unwrap()).unwrap()
}

pub(crate) fn asked(more: &[(&str, &str)]) -> Request {
    read(&form(more), &plain(), at(1000)).unwrap()
}

fn refused(more: &[(&str, &str)]) -> Failed {
    read(&form(more), &plain(), at(1000)).unwrap_err()
}

/// The code of a refusal that goes back to the site.
fn sent(more: &[(&str, &str)]) -> Code {
    match refused(more) {
        Failed::Send {
            redirect_uri,
            state,
            refusal,
        } => {
            assert_eq!(redirect_uri, "https://klinik.example/cb");
            assert_eq!(state.as_deref(), Some("s"));
            refusal.code
        }
        Failed::Show(refusal) => panic!("shown instead: {refusal}"),
    }
}

fn who(at: Timestamp) -> SignedIn<'static> {
    SignedIn {
        sub: "someone",
        at,
        assurance: Assurance::Substantial,
        consent: None,
    }
}

fn all(at: Timestamp) -> Consent {
    Consent {
        claims: Claim::ALL.into_iter().collect(),
        offline: true,
        at,
    }
}

/// What happens when somebody is signed in since `since` and has allowed everything before.
fn then(more: &[(&str, &str)], since: i64) -> Next {
    let consent = all(at(10));
    let who = SignedIn {
        consent: Some(&consent),
        ..who(at(since))
    };
    next(&asked(more), &plain(), Some(&who), at(1010))
}

fn step(must: bool) -> Next {
    let level = Assurance::High;
    Next::StepUp { level, must }
}

fn code_of(next: &Next) -> Option<Code> {
    match next {
        Next::Refuse(refusal) => Some(refusal.code),
        _ => None,
    }
}

#[test]
fn a_sound_request_is_read_whole() {
    let request = asked(&[
        ("prompt", "login consent"),
        ("max_age", "60"),
        ("login_hint", "passed over"),
        ("ui_locales", "fr en-GB id"),
        (
            "acr_values",
            "urn:other urn:sigap:assurance:high urn:sigap:assurance:substantial",
        ),
        ("unknown", "passed over"),
    ]);
    assert_eq!(
        request.scopes,
        BTreeSet::from([Scope::Openid, Scope::Profile])
    );
    assert_eq!(
        request.prompt,
        BTreeSet::from([Prompt::Login, Prompt::Consent])
    );
    assert_eq!(request.max_age, Some(60));
    assert_eq!(request.lang, Some(Lang::En));
    assert_eq!(request.assurance, Assurance::Substantial);
    assert_eq!(request.least, Assurance::Low, "acr_values is a wish");
    let sealed = serde_json::to_string(&request).unwrap();
    assert!(!sealed.contains("passed over"), "{sealed}");
    let again: Request = serde_json::from_str(&serde_json::to_string(&request).unwrap()).unwrap();
    assert_eq!(again, request);
}

#[test]
fn without_a_registered_way_back_a_mistake_is_shown_and_sent_nowhere() {
    for uri in [
        "",
        "https://evil.example/cb",
        "https://klinik.example/cb/",
        "https://klinik.example@evil.example/",
    ] {
        let wrong = [("redirect_uri", uri), ("response_type", "token")];
        assert!(matches!(refused(&wrong), Failed::Show(_)), "{uri}");
    }
    assert!(client_id(&form(&[("client_id", "")])).is_err());
}

#[test]
fn a_response_type_is_code_and_nothing_else() {
    assert_eq!(sent(&[("response_type", "")]), Code::InvalidRequest);
    for other in [
        "token",
        "id_token",
        "code id_token",
        "code token",
        "none",
        "Code",
    ] {
        assert_eq!(
            sent(&[("response_type", other)]),
            Code::UnsupportedResponseType
        );
    }
    assert_eq!(sent(&[("response_mode", "fragment")]), Code::InvalidRequest);
    assert!(read(&form(&[("response_mode", "query")]), &plain(), at(1000)).is_ok());
}

#[test]
fn without_a_sha_256_challenge_there_is_no_code() {
    for (name, value) in [
        ("code_challenge", ""),
        ("code_challenge", "short"),
        ("code_challenge_method", ""),
        ("code_challenge_method", "plain"),
        ("code_challenge_method", "s256"),
    ] {
        assert_eq!(
            sent(&[(name, value)]),
            Code::InvalidRequest,
            "{name}={value}"
        );
    }
}

#[test]
fn a_request_without_openid_is_refused_and_other_scopes_are_narrowed() {
    assert_eq!(sent(&[("scope", "profile")]), Code::InvalidScope);
    assert_eq!(sent(&[("scope", "")]), Code::InvalidScope);
    let narrowed = asked(&[("scope", "openid nik email profile")]);
    assert_eq!(crate::scope::joined(&narrowed.scopes), "openid profile");
}

#[test]
fn prompt_none_stands_alone_and_times_are_numbers() {
    assert_eq!(sent(&[("prompt", "none login")]), Code::InvalidRequest);
    for age in ["-1", "soon", "1.5", "99999999999"] {
        assert_eq!(sent(&[("max_age", age)]), Code::InvalidRequest, "{age}");
    }
    let long = "x".repeat(600);
    assert_eq!(sent(&[("nonce", &long)]), Code::InvalidRequest);
}

#[test]
fn a_request_object_is_not_read_and_no_address_is_fetched() {
    assert_eq!(
        sent(&[("request", "eyJhbGciOiJub25lIn0.e30.")]),
        Code::RequestNotSupported
    );
    let elsewhere = form(&[("request_uri", "https://evil.example/r")]);
    assert_eq!(fate(&elsewhere).unwrap_err().code, Code::InvalidRequestUri);
    assert_eq!(fate(&form(&[])), Ok(Fate::Plain));
    let pushed = form(&[("request_uri", "urn:ietf:params:oauth:request_uri:abc")]);
    assert_eq!(fate(&pushed), Ok(Fate::Pushed("abc")));
}

fn bank() -> Client {
    fapi(json!({ "keys": [keys().jwk()] }))
}

#[test]
fn a_client_of_fapi_2_pushes_its_requests() {
    let form = form(&[("client_id", "bank")]);
    assert!(matches!(
        read(&form, &bank(), at(1000)),
        Err(Failed::Send { .. })
    ));
    let request = push(&form, &bank(), Some(CHALLENGE), at(1000)).unwrap();
    assert_eq!(request.jkt.as_deref(), Some(CHALLENGE));
    assert!(resume(&form, &request, at(1090)).is_ok());
    let late = resume(&form, &request, at(1091)).unwrap_err();
    assert_eq!(late.code, Code::InvalidRequestUri);
    let other = resume(&self::form(&[]), &request, at(1001)).unwrap_err();
    assert_eq!(other.code, Code::InvalidRequest);
}

#[test]
fn a_pushed_request_holds_no_other_reference_and_no_other_key() {
    let push = |more: &[(&str, &str)]| {
        let mut all = vec![("client_id", "bank")];
        all.extend(more);
        super::push(&form(&all), &bank(), Some(CHALLENGE), at(1000)).map_err(|refusal| refusal.code)
    };
    let uri = "urn:ietf:params:oauth:request_uri:abc";
    assert_eq!(push(&[("request_uri", uri)]), Err(Code::InvalidRequest));
    assert_eq!(
        push(&[("redirect_uri", "https://evil.example/")]),
        Err(Code::InvalidRequest)
    );
    let key = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    assert_eq!(push(&[("dpop_jkt", key)]), Err(Code::InvalidDpopProof));
    assert_eq!(push(&[("dpop_jkt", "x")]), Err(Code::InvalidRequest));
    let other = super::push(&form(&[]), &bank(), None, at(1000)).unwrap_err();
    assert_eq!(other.code, Code::InvalidRequest);
}

#[test]
fn a_system_has_no_sign_in_page() {
    let mut system = system();
    system.redirect_uris = plain().redirect_uris;
    let Err(Failed::Send { refusal, .. }) = read(&form(&[]), &system, at(1000)) else {
        panic!("a system got a page");
    };
    assert_eq!(refusal.code, Code::UnauthorizedClient);
}

#[test]
fn who_is_not_signed_in_signs_in_or_the_site_hears_of_it() {
    let next = |more: &[(&str, &str)]| next(&asked(more), &plain(), None, at(1010));
    assert_eq!(next(&[]), Next::SignIn { fresh: false });
    assert_eq!(
        code_of(&next(&[("prompt", "none")])),
        Some(Code::LoginRequired)
    );
}

#[test]
fn who_is_signed_in_and_has_allowed_it_gives_a_code_at_once() {
    assert_eq!(then(&[], 500), Next::Issue);
    assert_eq!(then(&[("prompt", "none")], 500), Next::Issue);
}

#[test]
fn prompt_login_and_max_age_ask_once_and_not_again() {
    let fresh = Next::SignIn { fresh: true };
    for prompt in ["login", "select_account"] {
        assert_eq!(then(&[("prompt", prompt)], 500), fresh);
        assert_eq!(then(&[("prompt", prompt)], 1005), Next::Issue);
    }
    assert_eq!(then(&[("max_age", "500")], 500), fresh);
    assert_eq!(then(&[("max_age", "510")], 500), Next::Issue);
    assert_eq!(then(&[("max_age", "0")], 999), fresh);
    assert_eq!(then(&[("max_age", "0")], 1000), Next::Issue);
    let quiet = then(&[("max_age", "1"), ("prompt", "none")], 500);
    assert_eq!(code_of(&quiet), Some(Code::LoginRequired));
}

#[test]
fn consent_is_asked_for_what_is_new_and_when_the_site_wants_it() {
    let next = |more: &[(&str, &str)], given: Option<&Consent>| {
        let who = SignedIn {
            consent: given,
            ..who(at(500))
        };
        super::next(&asked(more), &plain(), Some(&who), at(1010))
    };
    let claims: BTreeSet<Claim> = Scope::Profile.claims().iter().copied().collect();
    let page = Next::Consent {
        claims: claims.clone(),
        offline: false,
    };
    assert_eq!(next(&[], None), page);
    let given = Consent {
        claims,
        offline: false,
        at: at(500),
    };
    assert_eq!(next(&[], Some(&given)), Next::Issue);
    assert_eq!(next(&[("prompt", "consent")], Some(&given)), page);
    let fresh = Consent {
        at: at(1000),
        ..given.clone()
    };
    assert_eq!(next(&[("prompt", "consent")], Some(&fresh)), Next::Issue);
    let offline = [("scope", "openid profile offline_access")];
    assert!(matches!(
        next(&offline, Some(&given)),
        Next::Consent { offline: true, .. }
    ));
    assert_eq!(
        code_of(&next(&[("prompt", "none")], None)),
        Some(Code::ConsentRequired)
    );
}

#[test]
fn a_level_that_is_not_reached_is_stepped_up_to_or_told() {
    let high = level::acr(Assurance::High);
    let voluntary = [("acr_values", high)];
    let (wish, must) = (step(false), step(true));
    assert_eq!(then(&voluntary, 500), wish);
    assert_eq!(
        then(&[("acr_values", high), ("prompt", "none")], 500),
        Next::Issue
    );
    let claims = json!({ "id_token": { "acr": { "essential": true, "values": [high] } } });
    let claims = claims.to_string();
    assert_eq!(then(&[("claims", &claims)], 500), must);
    let quiet = then(&[("claims", &claims), ("prompt", "none")], 500);
    assert_eq!(code_of(&quiet), Some(Code::UnmetAuthenticationRequirements));
    let least = Client {
        assurance: Assurance::High,
        ..plain()
    };
    let request = read(&form(&[]), &least, at(1000)).unwrap();
    let stepped = next(&request, &least, Some(&who(at(500))), at(1010));
    assert_eq!(stepped, must);
}

#[test]
fn what_is_only_wished_for_can_be_gone_without_and_what_must_be_cannot() {
    let high = level::acr(Assurance::High);
    let claims = json!({ "id_token": { "acr": { "essential": true, "values": [high] } } });
    let claims = claims.to_string();
    let consent = all(at(10));
    let who = SignedIn {
        consent: Some(&consent),
        ..who(at(500))
    };
    let go_on = |more: &[(&str, &str)], client: &Client| {
        let request = Request {
            as_they_are: true,
            ..read(&form(more), client, at(1000)).unwrap()
        };
        next(&request, client, Some(&who), at(1010))
    };
    assert_eq!(go_on(&[("acr_values", high)], &plain()), Next::Issue);
    assert_eq!(go_on(&[("claims", &claims)], &plain()), step(true));
    // A wish above what must be is a wish still.
    let substantial = Client {
        assurance: Assurance::Substantial,
        ..plain()
    };
    assert_eq!(go_on(&[("acr_values", high)], &substantial), Next::Issue);
    // And whoever is below what must be has to reach that, and no more.
    let low = SignedIn {
        assurance: Assurance::Low,
        ..who.clone()
    };
    let request = read(&form(&[("acr_values", high)]), &substantial, at(1000)).unwrap();
    let level = Assurance::Substantial;
    assert_eq!(
        next(&request, &substantial, Some(&low), at(1010)),
        Next::StepUp { level, must: true }
    );
}

#[test]
fn a_site_that_names_levels_is_told_one_of_them() {
    let values: Vec<_> = [Assurance::Low, Assurance::Substantial]
        .map(level::acr)
        .into();
    let claims = json!({ "id_token": { "acr": { "values": values } } }).to_string();
    let request = asked(&[("claims", &claims)]);
    assert_eq!(request.told(Assurance::High), Assurance::Substantial);
    assert_eq!(request.told(Assurance::Low), Assurance::Low);
    assert_eq!(asked(&[]).told(Assurance::High), Assurance::High);
}

#[test]
fn a_site_that_means_one_person_does_not_get_another() {
    let mean = |sub: &str| json!({ "id_token": { "sub": { "value": sub } } }).to_string();
    assert_eq!(then(&[("claims", &mean("someone"))], 500), Next::Issue);
    let other = then(&[("claims", &mean("else"))], 500);
    assert_eq!(code_of(&other), Some(Code::LoginRequired));
}

#[test]
fn an_id_token_that_comes_back_says_whom_the_site_means() {
    let (keys, issuer) = (keys(), Issuer::read("https://sigap.example").unwrap());
    let ours = Jwks::read(&json!({ "keys": [keys.jwk()] })).unwrap();
    let grant = crate::token::tests::grant("klinik");
    let facts = id_token::Facts::default();
    let made = id_token::make((&grant, "someone"), None, &facts, (&issuer, &keys), at(10)).unwrap();
    let mean = |request: &mut Request, raw: &str| {
        request.mean(&form(&[("id_token_hint", raw)]), || ours.clone(), &issuer)
    };
    let mut request = asked(&[]);
    assert_eq!(mean(&mut request, &made), Ok(()));
    assert_eq!(request.must_be.as_deref(), Some("someone"));
    assert_eq!(
        mean(&mut asked(&[]), "x").unwrap_err().code,
        Code::InvalidRequest
    );
    let mut others = Request {
        client: "bank".to_owned(),
        ..asked(&[])
    };
    assert!(mean(&mut others, &made).is_err());
    let mut two = Request {
        must_be: Some("else".to_owned()),
        ..asked(&[])
    };
    assert!(mean(&mut two, &made).is_err());
}

#[test]
fn a_request_that_lay_too_long_is_over() {
    let late = next(&asked(&[]), &plain(), None, at(1001 + REQUEST_SECONDS));
    assert_eq!(code_of(&late), Some(Code::AccessDenied));
}

#[test]
fn facts_asked_for_one_by_one_are_those_the_client_may_have() {
    let claims = r#"{"userinfo":{"name":{"essential":true},"nik":null,"shoe":null},"id_token":{"birthdate":null}}"#;
    let request = asked(&[("scope", "openid"), ("claims", claims)]);
    assert_eq!(request.wanted.userinfo.get(&Claim::Name), Some(&true));
    assert_eq!(
        request.claims(),
        BTreeSet::from([Claim::Name, Claim::Birthdate])
    );
    for wrong in [
        "[]",
        "{",
        r#"{"userinfo":[]}"#,
        r#"{"userinfo":{"name":1}}"#,
        r#"{"userinfo":{"name":null,"name":null}}"#,
        r#"{"id_token":{"acr":{"essential":true,"values":["urn:other"]}}}"#,
    ] {
        assert_eq!(sent(&[("claims", wrong)]), Code::InvalidRequest, "{wrong}");
    }
    let deep = format!(
        r#"{{"userinfo":{}{}}}"#,
        r#"{"a":"#.repeat(50),
        "}".repeat(50)
    );
    assert_eq!(sent(&[("claims", &deep)]), Code::InvalidRequest);
}

#[test]
fn an_answer_names_its_issuer_and_keeps_the_query_of_the_site() {
    let issuer = Issuer::read("https://sigap.example").unwrap();
    let code = answer::code(
        "https://klinik.example/cb?via=sigap",
        Some("a&b"),
        "c",
        &issuer,
    );
    let expected =
        "https://klinik.example/cb?via=sigap&code=c&state=a%26b&iss=https%3A%2F%2Fsigap.example";
    assert_eq!(code, expected);
    let refusal = Refusal::new(Code::AccessDenied, "no");
    let error = answer::error("https://klinik.example/cb", None, refusal, &issuer);
    let expected = "https://klinik.example/cb?error=access_denied&error_description=no&iss=https%3A%2F%2Fsigap.example";
    assert_eq!(error, expected);
}

proptest! {
    /// Whatever is sent: the browser is only ever led to a registered address.
    #[test]
    fn nobody_is_led_to_a_stranger(raw in "[a-z_]{1,12}=[ -~]{0,20}(&(redirect_uri|state|scope|claims|prompt)=[ -~]{0,40}){0,4}") {
        let Ok(form) = Form::read(&raw) else { return Ok(()) };
        match read(&form, &plain(), at(0)) {
            Err(Failed::Show(_)) => (),
            Err(Failed::Send { redirect_uri, .. }) | Ok(Request { redirect_uri, .. }) => {
                prop_assert!(plain().redirects_to(&redirect_uri));
            }
        }
    }

    #[test]
    fn prompt_none_never_shows_a_page(signed in any::<bool>(), since in 0_i64..2000, consented in any::<bool>(), level in 0_usize..3) {
        let consent = all(at(0));
        let who = SignedIn {
            consent: consented.then_some(&consent),
            assurance: Assurance::ALL[level],
            ..who(at(since))
        };
        let request = asked(&[("prompt", "none"), ("acr_values", level::acr(Assurance::High))]);
        let next = next(&request, &plain(), signed.then_some(&who), at(2000));
        prop_assert!(matches!(next, Next::Refuse(_) | Next::Issue));
    }
}
