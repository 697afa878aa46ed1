//! `sigap bench` against a country of some couples: no figure is judged, but each answer that a measurement looks at is right.

use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;

struct Country(PathBuf);

impl Drop for Country {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What a measurement of a second prints.
fn measured(what: &str) -> Value {
    let place = format!("sigap-bench-{what}-{}", std::process::id());
    let country = Country(std::env::temp_dir().join(place));
    let output = Command::new(env!("CARGO_BIN_EXE_sigap"))
        .args(["bench", what, "--seconds", "1", "--clients", "2"])
        .args(["--residents", "3000", "--json", "--data"])
        .arg(&country.0)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{what}: {said}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn is_more_than_nothing(report: &Value, figure: &str) {
    let found = report[figure].as_f64();
    assert!(found.is_some_and(|found| found > 0.0), "{figure}: {report}");
}

#[test]
fn applications_are_measured() {
    let report = measured("apply");
    is_more_than_nothing(&report, "complete_per_s");
    is_more_than_nothing(&report, "times_floor");
}

#[test]
fn sign_ins_to_a_site_are_measured() {
    let report = measured("login");
    is_more_than_nothing(&report, "logins_per_s");
    is_more_than_nothing(&report, "cpu_us_per_code_flow");
}

#[test]
fn pages_are_measured() {
    is_more_than_nothing(&measured("page"), "first_visit_bytes_max");
}

#[test]
fn documents_are_measured() {
    is_more_than_nothing(&measured("pdf"), "documents");
}
