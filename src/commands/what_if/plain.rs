//! The answer as JSON, for whoever draws a chart of it.

use super::Packs;
use super::lines::{counts_by_reason, group_name, sums};
use app::reconsider::{Because, Becomes, Reconsidered, ServiceAgain, Told};
use base::{Lang, Text};
use insight::{PEOPLE_MIN, Row};
use pack::CannotSay;
use pack::model::Pack;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

pub(super) fn plain(packs: &Packs<'_>, found: &Reconsidered, grouped: bool) -> Value {
    let services = found.services.iter().map(|(service, again)| match again {
        ServiceAgain::Gone(count) => {
            json!({ "service": service, "gone": true, "decisions": count })
        }
        ServiceAgain::Products(products) => {
            let products = products.iter();
            let products = products.map(|(product, told)| {
                let told = told.as_ref();
                let mut of =
                    told.map_or_else(Map::new, |told| table(packs, service, told, grouped));
                of.insert("product".to_owned(), json!(product));
                of.entry("decisions").or_insert(Value::Null);
                Value::Object(of)
            });
            json!({ "service": service, "gone": false, "products": products.collect::<Vec<_>>() })
        }
    });
    let to_mend = packs.to_mend.iter();
    let to_mend =
        to_mend.map(|finding| json!({ "file": finding.file, "message": finding.message }));
    json!({
        "people_min": PEOPLE_MIN,
        "to_mend": to_mend.collect::<Vec<_>>(),
        "unreadable": found.unreadable,
        "services": services.collect::<Vec<_>>(),
    })
}

fn table(packs: &Packs<'_>, service: &str, table: &Told, grouped: bool) -> Map<String, Value> {
    let kinds = table.kinds.iter().map(|(becomes, count)| {
        let mut kind = becoming(packs, service, becomes);
        kind.insert("decisions".to_owned(), json!(count));
        Value::Object(kind)
    });
    let reasons = counts_by_reason(table).into_iter();
    let reasons = reasons.map(|((reason, gained), count)| {
        let how = if gained { "gained" } else { "lost" };
        json!({ "reason": reason, "how": how, "decisions": count })
    });
    let mut of = Map::new();
    of.insert("decisions".to_owned(), json!(table.total));
    of.insert("becomes".to_owned(), kinds.collect());
    of.insert("together".to_owned(), json!(table.other_kinds));
    of.insert("reasons".to_owned(), reasons.collect());
    // With something told together, a reason may have more than is told of it.
    of.insert(
        "reasons_exact".to_owned(),
        json!(table.other_kinds.is_none()),
    );
    if grouped {
        let groups = table.groups.iter().map(|(group, counts)| {
            let mut of = row(table, counts);
            let name = group
                .as_ref()
                .map(|group| group_name(packs.in_force, group));
            of.insert("group".to_owned(), json!(group));
            of.insert("name".to_owned(), json!(name));
            Value::Object(of)
        });
        of.insert("groups".to_owned(), groups.collect());
        let others = table.other_groups.as_ref();
        let others = others.map(|counts| Value::Object(row(table, counts)));
        of.insert("groups_together".to_owned(), others.unwrap_or_default());
    }
    of
}

fn row(table: &Told, row: &Row) -> Map<String, Value> {
    let sums = sums(table, row);
    let figures = [
        ("decisions", row.total),
        ("unchanged", sums.unchanged),
        ("changed", sums.changed),
        ("cannot_say", sums.cannot_say),
        ("together", row.other_kinds),
    ];
    let figures = figures.into_iter();
    figures
        .map(|(name, figure)| (name.to_owned(), json!(figure)))
        .collect()
}

fn becoming(packs: &Packs<'_>, service: &str, becomes: &Becomes) -> Map<String, Value> {
    let kind = match becomes {
        Becomes::Unchanged => json!({ "kind": "unchanged" }),
        Becomes::Changed {
            from,
            to,
            lost,
            gained,
        } => json!({
            "kind": "changed",
            "from": from,
            "to": to,
            "lost": reasons(packs.in_force, service, lost),
            "gained": reasons(packs.other, service, gained),
        }),
        Becomes::CannotSay(CannotSay::Needs(needs)) => {
            json!({ "kind": "cannot-say", "needs": needs })
        }
        Becomes::CannotSay(CannotSay::Rule(rule)) => json!({ "kind": "cannot-say", "rule": rule }),
        Becomes::LawLost => json!({ "kind": "cannot-say", "law": "not kept" }),
    };
    match kind {
        Value::Object(kind) => kind,
        _ => Map::new(),
    }
}

fn reasons(pack: &Pack, service: &str, reasons: &BTreeSet<Because>) -> Vec<Value> {
    let reasons = reasons.iter().map(|because| {
        let text = Text::service(service, format!("reason-{}", because.reason));
        let say = |lang| pack.texts.say(lang, &text).into_owned();
        json!({
            "reason": because.reason,
            "law": because.law,
            "words": { "id": say(Lang::Id), "en": say(Lang::En) },
        })
    });
    reasons.collect()
}
