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
    /// The certificate's public number.
    pub(super) number: String,
}

const SERVICE: &str = "/layanan/akta-lahir/mulai";
/// How the page of a case writes that a product was granted; one for each of NIK, certificate and family card.
const GRANTED: &str = "class=\"tag tag--done\"";
const PRODUCT: &str = "<article class=\"card product\">";
const PRODUCTS: usize = 3;
const DOCUMENT: &[u8] = b"/dokumen/";
/// Claims of a certificate that its holder shows one by one, at least.
const HIDDEN_CLAIMS_MIN: usize = 6;

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
        if name.split(' ').count() == PRODUCTS {
            return name;
        }
    }
}

/// Start, all answers at once, result, credential.
pub(super) async fn apply(wire: &mut Wire, who: &Applicant, name: &str) -> anyhow::Result<Made> {
    let cookie = who.cookie.as_str();
    let csrf = &who.csrf;
    let started = wire.post(SERVICE, cookie, &format!("csrf={csrf}")).await?;
    let form = moved(&started)?;
    let path = form
        .strip_suffix("/isi")
        .context("start leads to the form")?;
    let case = path.strip_prefix("/permohonan/").context("a case")?;
    let case = CaseId::parse(case).map_err(|_| anyhow::anyhow!("{case} is no case"))?;

    let answers = format!("csrf={csrf}&answers.child_name={}", name.replace(' ', "+"));
    let sent = wire
        .post(&format!("{path}/kirim"), cookie, &answers)
        .await?;
    ensure!(moved(&sent)? == path, "sending led to {:?}", sent.location);

    let page = wire.get(path, cookie).await?;
    ensure!(page.status == 200, "the case page gave {}", page.status);
    let granted = granted(&page.body);
    ensure!(granted == PRODUCTS, "{granted} products were granted");
    let number = document(&page.body).context("no document on the page")?;

    let token = wire
        .get(&format!("/dokumen/{number}/kredensial"), cookie)
        .await?;
    ensure!(token.status == 200, "the credential gave {}", token.status);
    check_token(&token.body, name)?;
    Ok(Made { case, number })
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
fn check_token(token: &[u8], name: &str) -> anyhow::Result<()> {
    let token = std::str::from_utf8(token)?;
    let mut parts = token.strip_suffix('~').context("no end")?.split('~');
    let jws = parts.next().unwrap_or_default();
    let payload = jws.split('.').nth(1).context("no payload")?;
    let payload: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload)?)?;
    ensure!(
        payload["vct"] == "akta-kelahiran",
        "a credential of type {}",
        payload["vct"]
    );
    ensure!(payload["name"] == name, "a certificate about somebody else");
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
        shown == signed.len() && shown >= HIDDEN_CLAIMS_MIN,
        "{shown} of {} claims",
        signed.len()
    );
    Ok(())
}
