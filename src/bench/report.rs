//! Figures as people and programs read them.

use crate::say::say;
use serde::Serialize;
use serde_json::Value;
use std::time::Duration;

/// Prints a report: one line of JSON, or a name and a figure a line.
pub(super) fn print<T: Serialize>(report: &T, json: bool) -> anyhow::Result<()> {
    let value = serde_json::to_value(report)?;
    if json {
        say!("{value}");
        return Ok(());
    }
    for (name, value) in value.as_object().into_iter().flatten() {
        match value {
            Value::Array(rows) => {
                say!("{name}");
                for row in rows {
                    say!("  {row}");
                }
            }
            value => say!("{name:<28} {value}"),
        }
    }
    Ok(())
}

/// The wait that `share` of a thousand stay below, in milliseconds; `sorted` is in order.
pub(super) fn quantile_ms(sorted: &[Duration], share: usize) -> f64 {
    let at = (sorted.len() * share).div_ceil(1000).saturating_sub(1);
    let took = sorted.get(at).copied().unwrap_or_default();
    tenth(took.as_secs_f64() * 1000.0)
}

/// One digit after the point: more would only be noise.
pub(super) fn tenth(figure: f64) -> f64 {
    (figure * 10.0).round() / 10.0
}

/// `whole` over `parts`, rounded; 0 for nothing.
pub(super) fn each(whole: u64, parts: usize) -> u64 {
    let parts = u64::try_from(parts).unwrap_or(u64::MAX);
    (whole + parts / 2).checked_div(parts).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_waits_are_below_the_median() {
        let waits: Vec<Duration> = (1..=100).map(Duration::from_millis).collect();
        let shares = [500, 950, 990].map(|share| quantile_ms(&waits, share));
        assert!(
            shares
                .iter()
                .zip([50.0, 95.0, 99.0])
                .all(|(a, b)| (a - b).abs() < 0.01)
        );
        assert!(quantile_ms(&[], 500).abs() < 0.01);
        assert_eq!((each(7, 2), each(1, 0)), (4, 0));
    }
}
