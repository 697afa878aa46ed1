//! Walking through a form as a person does: each page is answered by what it asks.

use super::{Browser, Page};
use base::{Timestamp, Zone};
use std::collections::BTreeMap;

/// Answers by question; what is not here is answered with something sensible for its kind.
pub(crate) type Answers<'a> = BTreeMap<&'a str, &'a str>;

/// Questions and documents of one form, more than any has.
const PAGES_MAX: usize = 24;

impl Browser {
    /// Begins an application and gives its number. `lang` is "" or "/en".
    pub(crate) fn begin(&mut self, lang: &str) -> String {
        self.begin_for(lang, "akta-lahir")
    }

    /// Begins an application for this service.
    pub(crate) fn begin_for(&mut self, lang: &str, service: &str) -> String {
        let page = self.post(&format!("{lang}/layanan/{service}/mulai"), &[]);
        let to = page.location();
        let case = to.strip_prefix(&format!("{lang}/permohonan/")).unwrap();
        case.strip_suffix("/isi").unwrap().to_owned()
    }

    /// Answers whatever is asked, up to the check page; tells what was asked.
    pub(crate) fn fill(&mut self, lang: &str, case: &str, answers: &Answers) -> Vec<String> {
        let mut asked = Vec::new();
        let next = format!("{lang}/permohonan/{case}/isi");
        for _ in 0..PAGES_MAX {
            let (path, page) = self.follow(&next);
            assert_eq!(page.status, 200, "{path}: {}", page.text());
            if path.ends_with("/periksa") {
                return asked;
            }
            let what = path.rsplit('/').next().unwrap().to_owned();
            assert!(!asked.contains(&what), "{what} is asked twice");
            let sent = if path.contains("/bukti/") {
                self.upload(&path, "surat.png", PNG)
            } else {
                let fields = self.answer_to(&path, &page, answers.get(what.as_str()).copied());
                let fields: Vec<_> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
                self.post(&path, &fields)
            };
            assert_eq!(sent.status, 303, "{what}: {}", sent.text());
            asked.push(what);
        }
        panic!("the form has no end: {asked:?}")
    }

    /// Fields that answer a page of one question.
    fn answer_to(
        &mut self,
        path: &str,
        page: &Page,
        wish: Option<&str>,
    ) -> Vec<(&'static str, String)> {
        if page.has("name=\"day\"") {
            let date = wish.map_or_else(a_week_ago, str::to_owned);
            let parts: Vec<_> = date.split('-').map(str::to_owned).collect();
            return vec![
                ("year", parts[0].clone()),
                ("month", parts[1].clone()),
                ("day", parts[2].clone()),
            ];
        }
        if page.has("name=\"hour\"") {
            return vec![("hour", "4".to_owned()), ("minute", "05".to_owned())];
        }
        if page.has("name=\"q\"") {
            let found = self.see(&format!("{path}?q={}", wish.unwrap_or("Coblong")));
            let code = found.between(
                "type=\"radio\" id=\"value-0\" name=\"value\" value=\"",
                "\"",
            );
            return vec![("value", code.expect("the search finds a place"))];
        }
        let choices = page.all("type=\"radio\"", ">");
        let first = choices
            .first()
            .and_then(|one| Some(one.split_once("value=\"")?.1.split_once('"')?.0.to_owned()));
        let numeric = page.has("inputmode=\"numeric\"");
        let plain = if numeric { "1" } else { "Cahaya Pertiwi" };
        let value = wish
            .map(str::to_owned)
            .or(first)
            .unwrap_or_else(|| plain.to_owned());
        vec![("value", value)]
    }

    /// Sends what the check page shows; gives where that leads.
    pub(crate) fn send_case(&mut self, lang: &str, case: &str) -> String {
        let check = self.see(&format!("{lang}/permohonan/{case}/periksa"));
        let digest = check.hidden("digest");
        assert!(!digest.is_empty(), "the check page carries a digest");
        let path = format!("{lang}/permohonan/{case}/kirim");
        self.post(&path, &[("digest", &digest)]).location()
    }

    /// A whole application, from the start to the case page.
    pub(crate) fn apply(&mut self, answers: &Answers) -> String {
        self.apply_for("akta-lahir", answers)
    }

    /// The same for this service.
    pub(crate) fn apply_for(&mut self, service: &str, answers: &Answers) -> String {
        let case = self.begin_for("", service);
        self.fill("", &case, answers);
        assert_eq!(self.send_case("", &case), format!("/permohonan/{case}"));
        case
    }

    /// Decides every product of a case alike, as an officer.
    pub(crate) fn decide(&mut self, case: &str, outcome: &str, reason: &str) -> Page {
        let path = format!("/petugas/{case}");
        let seq = self.get(&path).hidden("seq");
        let products = ["nik", "akta", "kartu_keluarga"];
        let names =
            products.map(|product| (format!("outcome-{product}"), format!("reason-{product}")));
        let fields = names
            .iter()
            .flat_map(|(o, r)| [(o.as_str(), outcome), (r.as_str(), reason)]);
        let fields: Vec<_> = fields.chain([("seq", seq.as_str())]).collect();
        self.post(&path, &fields)
    }

    /// Says what was found of the documents of one kind, as an officer.
    pub(crate) fn examine(&mut self, case: &str, kind: &str, finding: &str, why: &str) -> Page {
        let seq = self.get(&format!("/petugas/{case}")).hidden("seq");
        let (found, because) = (format!("finding-{kind}"), format!("why-{kind}"));
        let fields = [
            ("seq", seq.as_str()),
            (found.as_str(), finding),
            (because.as_str(), why),
        ];
        self.post(&format!("/petugas/{case}/teliti/{kind}"), &fields)
    }

    /// The outcome on the case page, in the words of personas.json: of several, the one that needs most.
    pub(crate) fn outcome(&mut self, case: &str) -> String {
        let page = self.see(&format!("/en/permohonan/{case}"));
        if page.has("Waiting for data") {
            return "waits".to_owned();
        }
        // Sent back to the check page, because something changed between looking and sending.
        if page.has("Not sent yet") {
            return "draft".to_owned();
        }
        let tags = [
            ("tag--wait\">With an officer", "refer"),
            ("tag--stop\">Not granted", "refuse"),
            // Granted, and made once it is paid.
            ("tag--act\">Waiting for payment", "grant"),
        ];
        let found = tags.iter().find(|(tag, _)| page.has(tag));
        found.map_or("grant", |(_, word)| word).to_owned()
    }
}

/// The smallest picture there is.
pub(crate) const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\
      \0\0\0\x0bIDATx\x9cc\xf8\x0f\x04\0\t\xfb\x03\xfd\xfb^k+\0\0\0\0IEND\xaeB`\x82";

/// Today's people live today: the demo country is made relative to the day it is made on.
fn a_week_ago() -> String {
    #[expect(
        clippy::disallowed_methods,
        reason = "a test that plays a person has a calendar"
    )]
    let now = std::time::SystemTime::now();
    let micros = now
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap()
        .as_micros();
    let now = Timestamp::from_micros(i64::try_from(micros).unwrap());
    now.plus_seconds(-7 * 86_400).date(Zone::Wib).to_string()
}
