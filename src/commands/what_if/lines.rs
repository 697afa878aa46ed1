//! The answer as lines that a person reads.

use super::Packs;
use crate::commands::verify::word;
use crate::say::say;
use app::reconsider::{Because, Becomes, Reconsidered, ServiceAgain, Told};
use base::{Lang, Text};
use insight::{PEOPLE_MIN, Row};
use pack::CannotSay;
use pack::model::{Outcome, Pack};
use std::collections::BTreeMap;

pub(super) fn lines(packs: &Packs<'_>, found: &Reconsidered, grouped: bool) {
    if found.services.is_empty() {
        say!("no decisions");
    }
    for (service, again) in &found.services {
        let name = Text::service(service, "name");
        let name = packs.in_force.texts.say(Lang::En, &name);
        say!("{service} ({name})");
        match again {
            ServiceAgain::Gone(Some(count)) => {
                say!("  {count:>6}  decisions that cannot be said: the pack has no such service");
            }
            ServiceAgain::Gone(None) => {
                say!(
                    "  the pack has no such service; its decisions are about fewer than {PEOPLE_MIN} people"
                );
            }
            ServiceAgain::Products(products) => {
                for (product, told) in products {
                    of_product(packs, (service, product), told.as_ref(), grouped);
                }
            }
        }
    }
    if !packs.to_mend.is_empty() {
        say!("to mend before this becomes law:");
        for finding in packs.to_mend {
            say!("  {}: {}", finding.file, finding.message);
        }
    }
    if found.unreadable {
        say!("some cases do not read and are not counted; sigap audit says which");
    }
    say!(
        "every figure is about at least {PEOPLE_MIN} people; smaller ones are told together with others"
    );
}

fn of_product(
    packs: &Packs<'_>,
    (service, product): (&str, &str),
    told: Option<&Told>,
    grouped: bool,
) {
    let Some(table) = told else {
        say!("  {product}: decisions about fewer than {PEOPLE_MIN} people, so nothing is told");
        return;
    };
    say!("  {product}: {} decisions", table.total);
    for (becomes, count) in &table.kinds {
        say!("  {count:>6}  {}", words(becomes));
        if let Becomes::Changed { lost, gained, .. } = becomes {
            reasons(packs.in_force, service, "no longer", lost);
            reasons(packs.other, service, "now", gained);
        }
    }
    if let Some(count) = table.other_kinds {
        say!("  {count:>6}  told together: some are about fewer than {PEOPLE_MIN} people");
    }
    by_reason(table);
    if grouped {
        by_group(packs, table);
    }
}

fn reasons<'a>(
    pack: &Pack,
    service: &str,
    how: &str,
    reasons: impl IntoIterator<Item = &'a Because>,
) {
    for because in reasons {
        let text = Text::service(service, format!("reason-{}", because.reason));
        let text = pack.texts.say(Lang::En, &text);
        let (reason, law) = (&because.reason, &because.law);
        say!("          {how}: {reason}: {text} ({law})");
    }
}

/// How many decisions each reason left or entered, over all changes that are told.
fn by_reason(table: &Told) {
    let counts = counts_by_reason(table);
    if counts.is_empty() {
        return;
    }
    let least = if table.other_kinds.is_some() {
        ", at least"
    } else {
        ""
    };
    say!("    by reason{least}");
    for ((reason, gained), count) in counts {
        let how = if gained { "now" } else { "no longer" };
        say!("  {count:>6}  {how}: {reason}");
    }
}

/// Decisions by reason, and whether it is a new one; of what is told.
pub(super) fn counts_by_reason(table: &Told) -> BTreeMap<(&str, bool), u64> {
    let mut counts = BTreeMap::new();
    for (becomes, count) in &table.kinds {
        if let Becomes::Changed { lost, gained, .. } = becomes {
            let lost = lost.iter().map(|because| (because.reason.as_str(), false));
            let gained = gained.iter().map(|because| (because.reason.as_str(), true));
            for key in lost.chain(gained) {
                *counts.entry(key).or_insert(0) += count;
            }
        }
    }
    counts
}

fn by_group(packs: &Packs<'_>, table: &Told) {
    say!("    by group          decisions   unchanged     changed  cannot say    together");
    for (group, row) in &table.groups {
        let name = match group {
            Some(group) => group_name(packs.in_force, group),
            None => "not in the facts".to_owned(),
        };
        row_line(&name, table, row);
    }
    if let Some(row) = &table.other_groups {
        row_line("told together", table, row);
    }
}

fn row_line(name: &str, table: &Told, row: &Row) {
    let sums = sums(table, row);
    say!(
        "    {name:<18}{:>9}{:>12}{:>12}{:>12}{:>12}",
        row.total,
        sums.unchanged,
        sums.changed,
        sums.cannot_say,
        row.other_kinds
    );
}

/// The kinds of a row, in three.
#[derive(Default)]
pub(super) struct Sums {
    pub(super) unchanged: u64,
    pub(super) changed: u64,
    pub(super) cannot_say: u64,
}

pub(super) fn sums(table: &Told, row: &Row) -> Sums {
    let mut sums = Sums::default();
    for ((becomes, _), count) in table.kinds.iter().zip(&row.kinds) {
        match becomes {
            Becomes::Unchanged => sums.unchanged += count,
            Becomes::Changed { .. } => sums.changed += count,
            Becomes::CannotSay(_) | Becomes::LawLost => sums.cannot_say += count,
        }
    }
    sums
}

/// An area is named; any other value is shown as the register writes it.
pub(super) fn group_name(pack: &Pack, group: &str) -> String {
    match pack.areas.name(group) {
        Some(name) => format!("{group} {name}"),
        None => group.to_owned(),
    }
}

fn words(becomes: &Becomes) -> String {
    match becomes {
        Becomes::Unchanged => "unchanged".to_owned(),
        Becomes::Changed { from, to, .. } if from == to => {
            format!("{}, for other reasons", outcome(*to))
        }
        Becomes::Changed { from, to, .. } => format!("{} -> {}", outcome(*from), outcome(*to)),
        Becomes::CannotSay(CannotSay::Needs(needs)) => {
            let needs: Vec<&str> = needs.iter().map(String::as_str).collect();
            format!(
                "cannot be said: it needs {}, which nobody read or asked",
                needs.join(", ")
            )
        }
        Becomes::CannotSay(CannotSay::Rule(rule)) => {
            format!("cannot be said: {rule} cannot be applied to these facts")
        }
        Becomes::LawLost => "cannot be said: the law of its day was not kept".to_owned(),
    }
}

fn outcome(outcome: Option<Outcome>) -> &'static str {
    outcome.map_or("no such product", word)
}
