//! A promise in working days is worth nothing past the days the calendar knows.

use super::line_starting;
use crate::finding::Finding;
use crate::model::Pack;
use base::Date;
use std::time::Duration;

/// Half a year.
const DAYS_AHEAD: u64 = 183;

const FILE: &str = "reference/holidays/nasional.toml";

pub(super) fn check(pack: &Pack, today: Date, findings: &mut Vec<Finding>) {
    let holidays = &pack.holidays;
    let covered = holidays.covered_until.unwrap_or(holidays.sourced_until);
    let ahead = Duration::from_secs(DAYS_AHEAD * 24 * 60 * 60);
    let wanted = today.checked_add(ahead).unwrap_or(Date::MAX);
    if covered >= wanted {
        return;
    }
    let line = match line_starting(pack, FILE, "covered_until", 0) {
        0 => line_starting(pack, FILE, "sourced_until", 0),
        line => line,
    };
    findings.push(Finding::new(
        FILE,
        line,
        "calendar-too-short",
        format!("holidays are known until {covered}, which is less than six months after {today}"),
        format!("add the holidays up to {wanted}, computed ones marked provisional, and move covered_until"),
    ));
}
