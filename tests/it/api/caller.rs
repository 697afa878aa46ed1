//! A program that acts for a resident.

use crate::desk::{Browser, Desk, Page};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU32, Ordering};

/// A program with a token, or without one.
#[derive(Clone)]
pub(crate) struct Caller {
    pub(crate) browser: Browser,
    pub(crate) token: Option<String>,
    pub(crate) language: &'static str,
}

pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

impl Desk {
    /// A program without a token.
    pub(crate) fn caller(&self) -> Caller {
        Caller {
            browser: self.guest(),
            token: None,
            language: "en",
        }
    }

    /// A program of the demonstration that acts for a resident: the first of them, or another.
    pub(crate) fn client(&self, which: usize, nik: &str) -> Caller {
        self.client_with(which, nik, "")
    }

    /// The same, with these scopes alone.
    pub(crate) fn client_with(&self, which: usize, nik: &str, scope: &str) -> Caller {
        let mut caller = self.caller();
        let (client, secret) = &self.clients[which];
        let page = caller.ask_token(&[
            ("grant_type", "client_credentials"),
            ("persona", nik),
            ("scope", scope),
            ("client_id", client),
            ("client_secret", secret),
        ]);
        assert_eq!(page.status, 200, "{}", page.text());
        let token = page.json()["access_token"].as_str().unwrap().to_owned();
        caller.token = Some(token);
        caller
    }
}

/// A key that no request had before.
pub(crate) fn fresh_key() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("key-{}", COUNT.fetch_add(1, Ordering::Relaxed))
}

impl Caller {
    pub(crate) fn ask_token(&mut self, fields: &[(&str, &str)]) -> Page {
        let body = serde_urlencoded::to_string(fields).unwrap();
        let head = [("Content-Type", FORM)];
        self.call("POST", "/api/v1/token", &head, body.as_bytes())
    }

    /// One request with everything a program says of itself.
    pub(crate) fn call(
        &mut self,
        method: &str,
        path: &str,
        head: &[(&str, &str)],
        body: &[u8],
    ) -> Page {
        let bearer = self.token.as_ref().map(|token| format!("Bearer {token}"));
        let mut all = vec![("Accept-Language", self.language)];
        all.extend(
            bearer
                .iter()
                .map(|bearer| ("Authorization", bearer.as_str())),
        );
        all.extend_from_slice(head);
        let page = self.browser.send(method, path, &all, body);
        assert!(page.status < 500, "{method} {path}: {}", page.text());
        page
    }

    pub(crate) fn get(&mut self, path: &str) -> Page {
        self.call("GET", path, &[], b"")
    }

    /// What must be there.
    pub(crate) fn see(&mut self, path: &str) -> Value {
        let page = self.get(path);
        assert_eq!(page.status, 200, "{path}: {}", page.text());
        page.json()
    }

    pub(crate) fn send(&mut self, method: &str, path: &str, body: &Value) -> Page {
        let head = [("Content-Type", "application/json")];
        self.call(method, path, &head, body.to_string().as_bytes())
    }

    pub(crate) fn send_once(&mut self, path: &str, key: &str, body: &Value) -> Page {
        let head = [
            ("Content-Type", "application/json"),
            ("Idempotency-Key", key),
        ];
        self.call("POST", path, &head, body.to_string().as_bytes())
    }

    /// Begins an application; gives its number.
    pub(crate) fn begin(&mut self) -> String {
        let body = json!({ "service": "akta-lahir" });
        let page = self.send_once("/api/v1/cases", &fresh_key(), &body);
        assert_eq!(page.status, 201, "{}", page.text());
        let case = page.json()["case"].as_str().unwrap().to_owned();
        assert_eq!(page.header("location"), Some(&*at(&case, "")));
        case
    }

    /// Answers whatever is asked of a birth in a clinic.
    pub(crate) fn fill(&mut self, case: &str, name: &str) {
        for _ in 0..24 {
            let needs = self.see(&at(case, "/needs"));
            if needs["complete"] == true {
                return;
            }
            let question = &needs["questions"][0];
            let value = match question["id"].as_str().unwrap() {
                "child_name" => json!(name),
                _ => question["options"][0]["id"].clone(),
            };
            let path = at(
                case,
                &format!("/answers/{}", question["id"].as_str().unwrap()),
            );
            let sent = self.send("PUT", &path, &json!({ "value": value }));
            assert_eq!(sent.status, 204, "{}", sent.text());
        }
        panic!("the form has no end");
    }

    /// Sends what the check shows.
    pub(crate) fn submit(&mut self, case: &str, key: &str) -> Page {
        let digest = self.see(&at(case, "/check"))["digest"].clone();
        let body = json!({ "digest": digest });
        self.send_once(&at(case, "/submission"), key, &body)
    }

    /// A whole application; gives the number of the case.
    pub(crate) fn apply(&mut self, name: &str) -> String {
        let case = self.begin();
        self.fill(&case, name);
        let sent = self.submit(&case, &fresh_key());
        assert_eq!(sent.status, 200, "{}", sent.text());
        case
    }
}

/// The address of a part of a case.
pub(crate) fn at(case: &str, part: &str) -> String {
    format!("/api/v1/cases/{case}{part}")
}

/// The id of a problem, which must have the form of one.
pub(crate) fn problem(page: &Page) -> (u16, String) {
    let media_type = page.header("content-type");
    assert_eq!(
        media_type,
        Some("application/problem+json"),
        "{}",
        page.text()
    );
    let body = page.json();
    assert_eq!(body["status"], page.status);
    assert!(body["title"].is_string() && body["detail"].is_string());
    let kind = body["type"].as_str().unwrap();
    let id = kind.rsplit_once("/api/v1/problems/").unwrap().1;
    (page.status, id.to_owned())
}

/// A problem as it is written down in a test.
pub(crate) fn is(page: &Page, status: u16, id: &str) {
    assert_eq!(problem(page), (status, id.to_owned()), "{}", page.text());
}
