//! `[payment]`: whom, how much, and line by line.

use super::Place;
use crate::Citation;
use crate::model::{BillLine, FieldKind, Form, Pack, Payment};
use crate::parse::input::Input;
use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPayment {
    payee: Spanned<String>,
    law: Spanned<Citation>,
    total: Spanned<String>,
    lines: Vec<RawLine>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLine {
    label: String,
    amount: Spanned<String>,
}

pub(super) fn payment(
    input: &mut Input<'_>,
    at: Place<'_>,
    raw: RawPayment,
    form: &Form,
    pack: &Pack,
) -> Option<Payment> {
    let line = at.line(&raw.payee);
    let payee = raw.payee.into_inner();
    input.check_known(at.file, line, "agency", &payee, pack.agencies.keys());
    input.check_law(at.file, at.line(&raw.law), raw.law.get_ref());
    let total = amount(input, at, &raw.total, form);
    let mut lines = Vec::new();
    for raw in raw.lines {
        input.check_snake(at.file, at.line(&raw.amount), &raw.label);
        let label = raw.label;
        let amount = amount(input, at, &raw.amount, form);
        lines.extend(amount.map(|amount| BillLine { label, amount }));
    }
    Some(Payment {
        payee,
        law: raw.law.into_inner(),
        total: total?,
        lines,
        line,
    })
}

/// Reads `values.<value>`, an amount of money.
fn amount(
    input: &mut Input<'_>,
    at: Place<'_>,
    path: &Spanned<String>,
    form: &Form,
) -> Option<String> {
    let line = at.line(path);
    let Some(id) = path.get_ref().strip_prefix("values.") else {
        let told = format!("\"{}\" is no value of values.toml", path.get_ref());
        let mend = "write values.<value>, one of kind money";
        input.report(at.file, line, "bad-path", told, mend);
        return None;
    };
    let known = form.values.iter().map(|value| &value.id);
    if !input.check_known(at.file, line, "value", id, known) {
        return None;
    }
    let money = |value: &&crate::model::Derived| value.id == id && value.kind == FieldKind::Money;
    if form.values.iter().find(money).is_none() {
        let told = format!("values.{id} is no amount of money");
        input.report(
            at.file,
            line,
            "wrong-type",
            told,
            "give it kind = \"money\"",
        );
    }
    Some(id.to_owned())
}
