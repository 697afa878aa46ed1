//! A clinic's site: what it asks, and a person at their browser who answers.

use crate::desk::{Browser, Desk, Page};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::Value;

pub(super) const CLIENT: &str = "klinik-contoh";
pub(super) const BACK: &str = "http://127.0.0.1:9/masuk/kembali";
/// RFC 7636, appendix B.
pub(super) const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// The site, and the portal it sends people to.
pub(crate) struct Site<'d> {
    pub(super) desk: &'d Desk,
    client: String,
    secret: String,
}

impl<'d> Site<'d> {
    pub(super) fn of(desk: &'d Desk) -> Self {
        Self::named(desk, CLIENT)
    }

    /// Another site or system that proves itself by a secret.
    pub(super) fn named(desk: &'d Desk, client: &str) -> Self {
        let found = desk.sites.iter().find(|(known, _)| known == client);
        Self {
            desk,
            client: client.to_owned(),
            secret: found.unwrap().1.clone(),
        }
    }

    /// The same site with the secret that somebody kept.
    pub(super) fn with_secret(self, secret: &str) -> Self {
        Self {
            secret: secret.to_owned(),
            ..self
        }
    }

    pub(super) fn secret(&self) -> &str {
        &self.secret
    }

    pub(super) fn basic(&self) -> String {
        let pair = format!("{}:{}", self.client, self.secret);
        format!("Basic {}", STANDARD.encode(pair))
    }

    /// Where a person is sent, with everything that is wanted, changed as `changed` says; an empty value leaves it out.
    pub(crate) fn asks(changed: &[(&str, &str)]) -> String {
        let mut fields = vec![
            ("client_id", CLIENT),
            ("redirect_uri", BACK),
            ("response_type", "code"),
            ("scope", "openid profile"),
            ("state", "keadaan"),
            ("nonce", "sekali"),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
        ];
        for (name, value) in changed {
            fields.retain(|(known, _)| known != name);
            fields.push((name, value));
        }
        fields.retain(|(_, value)| !value.is_empty());
        let query = serde_urlencoded::to_string(fields).unwrap();
        format!("/oidc/authorize?{query}")
    }

    /// What the site hears when a person goes where it sent them, allowing what they are asked.
    pub(super) fn hears(browser: &mut Browser, path: &str) -> Vec<(String, String)> {
        let mut to = browser.get(path).location();
        if to.contains("/izin?") {
            let page = browser.see(&to);
            let flow = page.hidden("alur");
            // Where there is nothing to decide the page leads back by itself.
            let page = if flow.is_empty() {
                page
            } else {
                browser.post("/izin", &[("alur", &flow), ("jawaban", "izinkan")])
            };
            page.header("refresh")
                .unwrap()
                .trim_start_matches("0; url=")
                .clone_into(&mut to);
        }
        said(&to)
    }

    /// A code for a person who allows what is asked.
    pub(super) fn code(browser: &mut Browser, changed: &[(&str, &str)]) -> String {
        let heard = Self::hears(browser, &Self::asks(changed));
        value(&heard, "code").unwrap_or_else(|| panic!("no code: {heard:?}"))
    }

    pub(super) fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = serde_urlencoded::to_string(fields).unwrap();
        let basic = self.basic();
        let headers = [
            ("Authorization", basic.as_str()),
            ("Content-Type", "application/x-www-form-urlencoded"),
        ];
        let mut program = self.desk.guest();
        program.send("POST", path, &headers, body.as_bytes())
    }

    pub(super) fn exchange(&self, code: &str) -> Page {
        self.post(
            "/oidc/token",
            &[
                ("grant_type", "authorization_code"),
                ("code", code),
                ("redirect_uri", BACK),
                ("code_verifier", VERIFIER),
            ],
        )
    }

    /// The tokens of a whole sign-in.
    pub(super) fn tokens(&self, browser: &mut Browser, changed: &[(&str, &str)]) -> Value {
        let page = self.exchange(&Self::code(browser, changed));
        assert_eq!(page.status, 200, "{}", page.text());
        page.json()
    }

    pub(super) fn userinfo(&self, method: &str, tokens: &Value) -> Page {
        let bearer = format!("Bearer {}", tokens["access_token"].as_str().unwrap());
        let headers = [("Authorization", bearer.as_str())];
        let mut program = self.desk.guest();
        program.send(method, "/oidc/userinfo", &headers, b"")
    }
}

/// What an ID token says.
pub(super) fn id_token(tokens: &Value) -> Value {
    let token = tokens["id_token"].as_str().unwrap();
    let claims = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap()
}

/// The parameters of an address that leads back to the site.
pub(super) fn said(to: &str) -> Vec<(String, String)> {
    assert!(to.starts_with(BACK), "{to}");
    serde_urlencoded::from_str(to.split_once('?').unwrap().1).unwrap()
}

pub(super) fn value(heard: &[(String, String)], name: &str) -> Option<String> {
    let found = heard.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.clone())
}
