//! `services/<id>/output.toml`: what a grant yields.

mod effect;
mod payment;
mod standing;

use super::ENTRIES_MAX;
use super::form::{Place, check_once, condition};
use super::input::Input;
use super::repeat::Nth;
use crate::Citation;
use crate::model::{Document, Form, GrantedBy, NumberKind, Pack, Payment, Product};
use crate::rules::Scope;
use base::Clock;
use effect::RawEffect;
use payment::RawPayment;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use toml::Spanned;

/// A serial number has at most this many digits.
const SERIAL_DIGITS_MAX: u8 = 12;
/// Fewer digits of a random number would soon be drawn twice; more do not fit a machine's number.
const RANDOM_DIGITS: RangeInclusive<u8> = 10..=18;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawOutput {
    #[serde(default, rename = "product")]
    products: Vec<RawProduct>,
    payment: Option<RawPayment>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProduct {
    id: Spanned<String>,
    law: Spanned<Citation>,
    #[serde(default)]
    numbers: BTreeMap<Spanned<String>, RawNumber>,
    vct: Option<String>,
    #[serde(default)]
    claims: BTreeMap<String, String>,
    #[serde(default)]
    always: Vec<String>,
    document: Option<Document>,
    #[serde(default, rename = "effect")]
    effects: Vec<RawEffect>,
    needed_when: Option<Spanned<String>>,
    #[serde(default)]
    granted_by: GrantedBy,
    each: Option<Nth>,
    officer: Option<Clock>,
    deemed_approval: Option<bool>,
    deemed_law: Option<Spanned<Citation>>,
    supersedes: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNumber {
    kind: RawNumberKind,
    area: Option<String>,
    born: Option<String>,
    sex: Option<String>,
    prefix: Option<String>,
    width: Option<u8>,
    digits: Option<u8>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum RawNumberKind {
    Nik,
    Serial,
    Public,
    Random,
}

pub(super) fn output(
    input: &mut Input<'_>,
    at: Place<'_>,
    raw: RawOutput,
    (form, scope): (&Form, &Scope<'_>),
    pack: &Pack,
) -> (Vec<Product>, Option<Payment>) {
    let count = raw.products.len();
    if count == 0 || count > ENTRIES_MAX {
        let told = format!("{count} products");
        let mend = format!("add at least one [[product]], and at most {ENTRIES_MAX}");
        input.report(at.file, 0, "bad-count", told, mend);
    }
    let everybodys = |product: &RawProduct| product.needed_when.is_none();
    if count > 0 && !raw.products.iter().any(everybodys) {
        let told = "no product is everybody's: a case could have none";
        let mend = "leave needed_when out of one";
        input.report(at.file, 0, "bad-count", told, mend);
    }
    check_once(input, at, raw.products.iter().map(|product| &product.id));
    standing::check_supersedes(input, at, &raw.products);
    let products = raw.products.into_iter();
    let products = products
        .map(|raw| product(input, at, raw, (form, scope), pack))
        .collect();
    let payment = raw
        .payment
        .and_then(|raw| payment::payment(input, at, raw, form, pack));
    (products, payment)
}

fn product(
    input: &mut Input<'_>,
    at: Place<'_>,
    raw: RawProduct,
    (form, scope): (&Form, &Scope<'_>),
    pack: &Pack,
) -> Product {
    let line = at.line(&raw.id);
    input.check_snake(at.file, line, raw.id.get_ref());
    if raw.each.is_none() {
        input.check_unnumbered(at.file, line, raw.id.get_ref());
    }
    input.check_law(at.file, at.line(&raw.law), raw.law.get_ref());
    for claim in &raw.always {
        input.check_known(at.file, line, "claim", claim, raw.claims.keys());
    }
    for shown in raw.document.iter().flat_map(|document| &document.lines) {
        input.check_known(at.file, line, "claim", &shown.claim, raw.claims.keys());
    }
    let deemed = standing::deemed(input, at, (raw.deemed_approval, raw.deemed_law), line);
    Product {
        id: raw.id.into_inner(),
        law: raw.law.into_inner(),
        numbers: raw
            .numbers
            .into_iter()
            .filter_map(|(name, raw)| number(input, at, name, raw))
            .collect(),
        vct: raw.vct,
        claims: raw.claims,
        always: raw.always,
        document: raw.document,
        effects: raw
            .effects
            .into_iter()
            .filter_map(|raw| effect::effect(input, at, raw, (form, scope), pack))
            .collect(),
        needed_when: raw
            .needed_when
            .and_then(|source| condition(input, at, &source, scope)),
        granted_by: raw.granted_by,
        each: at.each(raw.each),
        officer: raw.officer,
        deemed,
        supersedes: raw.supersedes.map(Spanned::into_inner),
        line,
    }
}

fn number(
    input: &mut Input<'_>,
    at: Place<'_>,
    name: Spanned<String>,
    raw: RawNumber,
) -> Option<(String, NumberKind)> {
    let line = at.line(&name);
    input.check_snake(at.file, line, name.get_ref());
    let parts = (
        raw.area, raw.born, raw.sex, raw.prefix, raw.width, raw.digits,
    );
    let kind = match (raw.kind, parts) {
        (RawNumberKind::Nik, (Some(area), Some(born), Some(sex), None, None, None)) => {
            NumberKind::Nik { area, born, sex }
        }
        (RawNumberKind::Serial, (None, None, None, Some(prefix), Some(width), None))
            if (1..=SERIAL_DIGITS_MAX).contains(&width) =>
        {
            NumberKind::Serial { prefix, width }
        }
        (RawNumberKind::Public, (None, None, None, None, None, None)) => NumberKind::Public,
        (RawNumberKind::Random, (None, None, None, None, None, Some(digits)))
            if RANDOM_DIGITS.contains(&digits) =>
        {
            NumberKind::Random { digits }
        }
        _ => {
            let told = format!(
                "the number \"{}\" does not say how it is made",
                name.get_ref()
            );
            let mend = format!(
                "a \"nik\" has area, born, sex; a \"serial\" has prefix and width (1 to \
                 {SERIAL_DIGITS_MAX}); a \"random\" has digits (10 to 18); a \"public\" has nothing \
                 else"
            );
            input.report(at.file, line, "bad-number", told, mend);
            return None;
        }
    };
    Some((name.into_inner(), kind))
}
