//! What stands beside the services: areas, zones, holidays, word lists, words.

mod tables;

pub(super) use tables::tables;

use super::input::Input;
use super::words_of;
use crate::areas::Areas;
use crate::calendar::{Holidays, NATIONAL};
use crate::model::Table;
use crate::text::Texts;
use base::{Lang, Owner, Zone};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A word list has fewer entries than this.
const LIST_MAX: usize = 10_000;

#[derive(Default)]
pub(super) struct Reference {
    pub(super) areas: Areas,
    pub(super) holidays: Holidays,
    pub(super) lists: BTreeMap<String, Vec<String>>,
    pub(super) tables: BTreeMap<String, Arc<Table>>,
}

/// Every part may be missing in a small pack; `check` says what a country needs.
pub(super) fn read(input: &mut Input<'_>) -> Reference {
    Reference {
        areas: areas(input),
        holidays: holidays(input),
        lists: lists(input),
        tables: tables(input),
    }
}

pub(super) fn texts(input: &mut Input<'_>) -> Texts {
    let mut texts = Texts::default();
    let paths: Vec<&String> = input
        .files
        .keys()
        .filter(|path| path.strip_suffix(".ftl").is_some())
        .collect();
    for path in paths {
        let Some((lang, owner)) = words_of(path) else {
            let mend =
                "words stand in id.ftl and en.ftl, in text/ or beside a service or a register";
            input.report(path, 0, "stray-file", "nobody reads this file", mend);
            continue;
        };
        if let Some(source) = input.text(path)
            && let Err(findings) = texts.add(lang, owner, path, source)
        {
            input.findings.extend(findings);
        }
    }
    check_calendar_words(input, &texts);
    texts
}

/// A pack that has words needs those by which dates are written.
fn check_calendar_words(input: &mut Input<'_>, texts: &Texts) {
    for lang in Lang::ALL {
        if texts.keys(lang, &Owner::Pack).next().is_none() {
            continue;
        }
        let missing = texts.missing_calendar_keys(lang);
        if !missing.is_empty() {
            let file = format!("text/{}.ftl", lang.tag());
            let told = format!("no words for {}", missing.join(", "));
            let mend = "add month-1 to month-12 and weekday-1 (Monday) to weekday-7";
            input.report(&file, 0, "missing-words", told, mend);
        }
    }
}

fn areas(input: &mut Input<'_>) -> Areas {
    let zones: BTreeMap<String, Zone> = if input.files.contains_key("reference/zones.toml") {
        input.toml("reference/zones.toml").unwrap_or_default()
    } else {
        BTreeMap::new()
    };
    let csv = input.text("reference/areas.csv").unwrap_or_default();
    let areas = Areas::parse(csv, zones).unwrap_or_else(|findings| {
        input.findings.extend(findings);
        Areas::default()
    });
    // A guessed zone would date a decision wrongly for an hour or two of every day.
    for province in areas.provinces().filter(|area| !areas.has_zone(&area.code)) {
        let told = format!("{} ({}) has no zone", province.name, province.code);
        let mend = format!("add \"{}\" = \"WIB\", \"WITA\" or \"WIT\"", province.code);
        input.report("reference/zones.toml", 0, "missing-zone", told, mend);
    }
    areas
}

fn holidays(input: &mut Input<'_>) -> Holidays {
    let file = format!("reference/holidays/{NATIONAL}.toml");
    if !input.files.contains_key(&file) {
        return Holidays::default();
    }
    let holidays: Holidays = input.toml(&file).unwrap_or_default();
    for pair in holidays.days.windows(2) {
        if pair[0].date >= pair[1].date {
            let told = format!("{} comes after {}", pair[1].date, pair[0].date);
            let line = input.line_of(&file, &format!("date = \"{}\"", pair[1].date));
            let mend = "list each day once, in order";
            input.report(&file, line, "out-of-order", told, mend);
        }
    }
    holidays
}

/// One entry per line; a line that starts with `#` says where entries come from.
pub(super) fn lists(input: &mut Input<'_>) -> BTreeMap<String, Vec<String>> {
    let mut lists = BTreeMap::new();
    let paths: Vec<&String> = input.files.keys().collect();
    for path in paths {
        let name = path
            .strip_prefix("reference/lists/")
            .and_then(|name| name.strip_suffix(".txt"));
        if let Some(name) = name
            && let Some(source) = input.text(path)
        {
            let entries: Vec<String> = source
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty() && !line.starts_with('#'))
                .map(str::to_owned)
                .collect();
            if entries.len() > LIST_MAX {
                let mend = format!("a list has at most {LIST_MAX} entries");
                input.report(path, 0, "too-many", "too many entries", mend);
            }
            lists.insert(name.to_owned(), entries);
        }
    }
    lists
}
