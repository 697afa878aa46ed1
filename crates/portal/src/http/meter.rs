//! Figures of the running program, as Prometheus reads them. Routes and codes only: no person, no case.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Requests by route and status, with the time they took.
#[derive(Default)]
pub struct Meter(Mutex<BTreeMap<Kind, Count>>);

/// Route and status.
type Kind = (&'static str, u16);
/// Requests and microseconds.
type Count = (u64, u64);

impl Meter {
    pub(crate) fn count(&self, route: &'static str, status: u16, took: Duration) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = counts.entry((route, status)).or_default();
        entry.0 += 1;
        entry.1 += u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    }

    /// The text exposition format.
    pub(crate) fn text(&self, gauges: &[(&str, i64)]) -> String {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = String::from("# TYPE sigap_requests_total counter\n");
        for ((route, status), (requests, _)) in counts.iter() {
            let labels = format!("route=\"{route}\",status=\"{status}\"");
            let _ = writeln!(text, "sigap_requests_total{{{labels}}} {requests}");
        }
        text.push_str("# TYPE sigap_request_micros_total counter\n");
        for ((route, status), (_, micros)) in counts.iter() {
            let labels = format!("route=\"{route}\",status=\"{status}\"");
            let _ = writeln!(text, "sigap_request_micros_total{{{labels}}} {micros}");
        }
        for (name, value) in gauges {
            let _ = writeln!(text, "# TYPE sigap_{name} gauge\nsigap_{name} {value}");
        }
        text
    }
}
