//! One application as a resident makes it, with every answer looked at.

use super::wire::{Reply, Wire};
use crate::country::Names;
use anyhow::{Context, ensure};
use aws_lc_rs::digest;
use base::{CaseId, Sex};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::Rng;
use serde_json::Value;

/// Somebody signed in.
#[derive(Clone, Debug)]
pub(super) struct Applicant {
    pub(super) cookie: String,
    pub(super) csrf: String,
}

/// What came of an application.
#[derive(Clone, Debug)]
pub(super) struct Made {
    pub(super) case: CaseId,
    /// The public number of its first document.
    pub(super) number: String,
}

/// How an application ended.
#[derive(Clone, Debug)]
pub(super) enum Ended {
    Made(Made),
    /// The server said that it is busy.
    TurnedAway,
}

/// What somebody applies for.
#[derive(Clone, Debug)]
pub(super) enum Errand {
    /// The registration of a child of this name: NIK, certificate and family card.
    Birth { name: String },
    /// The number of a business with one activity of low risk.
    Business,
}

/// How the page of a case writes that a product was granted.
const GRANTED: &str = "class=\"tag tag--done\"";
const PRODUCT: &str = "<article class=\"card product\">";
/// Words of a child's name: it needs no second yes.
const NAME_WORDS: usize = 3;
const DOCUMENT: &[u8] = b"/dokumen/";
/// Sewing clothes in a district of Semarang, with ten million rupiah: a low risk.
const SEWING: &str = "answers.activity_count=1&answers.kbli_1=14111&answers.place_1=337410&answers.capital_1=10000000";
const BUSY: u16 = 503;

impl Errand {
    fn service(&self) -> &'static str {
        match self {
            Self::Birth { .. } => "akta-lahir",
            Self::Business => "nib",
        }
    }

    /// Every answer at once.
    fn answers(&self) -> String {
        match self {
            Self::Birth { name } => format!("answers.child_name={}", name.replace(' ', "+")),
            Self::Business => SEWING.to_owned(),
        }
    }

    /// What is granted.
    fn products(&self) -> usize {
        match self {
            Self::Birth { .. } => 3,
            Self::Business => 1,
        }
    }

    /// The type of the first credential, and how many claims its holder shows one by one, at least.
    fn credential(&self) -> (&'static str, usize) {
        match self {
            Self::Birth { .. } => ("akta-kelahiran", 6),
            Self::Business => ("nib", 1),
        }
    }
}

/// Signs in, as a program does in the demo.
pub(super) async fn sign_in(wire: &mut Wire, nik: &str) -> anyhow::Result<Applicant> {
    let reply = wire
        .post("/demo/sign-in", "", &format!("nik={nik}"))
        .await?;
    ensure!(reply.status == 200, "signing in gave {}", reply.status);
    let said: Value = serde_json::from_slice(&reply.body)?;
    let csrf = said["csrf"].as_str().context("no token")?.to_owned();
    let cookie = reply.cookie.context("no cookie")?;
    Ok(Applicant { cookie, csrf })
}

/// A child's name of three words: it needs no second yes, and nobody on the card is called the same.
pub(super) fn child_name(names: &Names, dice: &mut impl Rng) -> String {
    loop {
        let sex = if dice.next_u32().is_multiple_of(2) {
            Sex::Female
        } else {
            Sex::Male
        };
        let name = names.person(sex, None, dice);
        if name.split(' ').count() == NAME_WORDS {
            return name;
        }
    }
}

/// Start, all answers at once, result, credential.
pub(super) async fn apply(
    wire: &mut Wire,
    who: &Applicant,
    errand: &Errand,
) -> anyhow::Result<Ended> {
    let cookie = who.cookie.as_str();
    let csrf = &who.csrf;
    let service = format!("/layanan/{}/mulai", errand.service());
    let started = wire.post(&service, cookie, &format!("csrf={csrf}")).await?;
    if started.status == BUSY {
        return Ok(Ended::TurnedAway);
    }
    let form = moved(&started)?;
    let path = form
        .strip_suffix("/isi")
        .context("start leads to the form")?;
    let case = path.strip_prefix("/permohonan/").context("a case")?;
    let case = CaseId::parse(case).map_err(|_| anyhow::anyhow!("{case} is no case"))?;

    let answers = format!("csrf={csrf}&{}", errand.answers());
    let sent = wire
        .post(&format!("{path}/kirim"), cookie, &answers)
        .await?;
    if sent.status == BUSY {
        return Ok(Ended::TurnedAway);
    }
    ensure!(moved(&sent)? == path, "sending led to {:?}", sent.location);

    let page = wire.get(path, cookie).await?;
    if page.status == BUSY {
        return Ok(Ended::TurnedAway);
    }
    ensure!(page.status == 200, "the case page gave {}", page.status);
    let granted = granted(&page.body);
    ensure!(
        granted == errand.products(),
        "{granted} products were granted"
    );
    let number = document(&page.body).context("no document on the page")?;

    let token = wire
        .get(&format!("/dokumen/{number}/kredensial"), cookie)
        .await?;
    if token.status == BUSY {
        return Ok(Ended::TurnedAway);
    }
    ensure!(token.status == 200, "the credential gave {}", token.status);
    check_token(&token.body, errand)?;
    Ok(Ended::Made(Made { case, number }))
}

fn moved(reply: &Reply) -> anyhow::Result<&str> {
    ensure!(
        reply.status == 303,
        "an answer of {} instead of 303",
        reply.status
    );
    reply.location.as_deref().context("303 without an address")
}

/// The first document on the page: products stand in the order of the service, the certificate first.
fn document(page: &[u8]) -> Option<String> {
    let at = page
        .windows(DOCUMENT.len())
        .position(|part| part == DOCUMENT)?
        + DOCUMENT.len();
    let number = page[at..].split(|byte| *byte == b'"').next()?;
    String::from_utf8(number.to_vec()).ok()
}

/// Cards of products that say so; the mark of the whole case, above them, does not count.
fn granted(page: &[u8]) -> usize {
    let page = String::from_utf8_lossy(page);
    let cards = page.split(PRODUCT).skip(1);
    cards
        .filter(|card| {
            let card = card.split("</article>").next().unwrap_or_default();
            card.contains(GRANTED)
        })
        .count()
}

/// The right type, about this child, and every disclosure one that was signed.
fn check_token(token: &[u8], errand: &Errand) -> anyhow::Result<()> {
    let (kind, hidden_min) = errand.credential();
    let token = std::str::from_utf8(token)?;
    let mut parts = token.strip_suffix('~').context("no end")?.split('~');
    let jws = parts.next().unwrap_or_default();
    let payload = jws.split('.').nth(1).context("no payload")?;
    let payload: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload)?)?;
    ensure!(
        payload["vct"] == kind,
        "a credential of type {}",
        payload["vct"]
    );
    if let Errand::Birth { name } = errand {
        ensure!(
            payload["name"] == name.as_str(),
            "a certificate about somebody else"
        );
    }
    let signed = payload["_sd"].as_array().context("nothing to disclose")?;
    let mut shown = 0;
    for disclosure in parts {
        let hash = digest::digest(&digest::SHA256, disclosure.as_bytes());
        let hash = URL_SAFE_NO_PAD.encode(hash);
        ensure!(
            signed.iter().any(|one| *one == hash.as_str()),
            "a claim nobody signed"
        );
        shown += 1;
    }
    ensure!(
        shown == signed.len() && shown >= hidden_min,
        "{shown} of {} claims",
        signed.len()
    );
    Ok(())
}
