//! Scenarios: worked examples of a service. Lawyers read them, tests run them, and every rule needs one.

mod run;

pub use run::{Report, facts, run};

use crate::finding::{Finding, line_at};
use crate::model::Outcome;
use base::{Date, Evidence};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// One worked example of a service: people and answers in, outcomes and reasons out.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Path inside the pack.
    pub file: String,
    /// Line of what is expected.
    pub line: usize,
    /// A sentence for developers and test reports; what residents read is in [`Scenario::words`].
    pub name: String,
    pub today: Date,
    /// A file of `people/`, without its ending.
    pub people: String,
    /// Who applies, if not the applicant of that file.
    pub applicant: Option<String>,
    pub answers: BTreeMap<String, toml::Value>,
    pub evidence: BTreeMap<String, Evidence>,
    /// Registers that do not answer.
    pub down: Vec<String>,
    /// Fields that differ from the people's file: `<subject>.<register>.<field>`.
    pub set: BTreeMap<String, toml::Value>,
    pub unset: Vec<String>,
    pub expect: Expect,
}

impl Scenario {
    /// The key of the words by which a page names it: `scenario-<file name>`.
    pub fn words(&self) -> String {
        let name = self.file.rsplit('/').next().unwrap_or(&self.file);
        let stem = name.strip_suffix(".toml").unwrap_or(name);
        format!("scenario-{stem}")
    }
}

/// What a scenario says will happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expect {
    /// An outcome for each product, and every reason given for any of them.
    Outcomes {
        products: BTreeMap<String, Outcome>,
        because: Vec<String>,
        /// What is to be paid, in whole rupiah, where the scenario says.
        pay: Option<i64>,
    },
    /// No decision yet: these facts, questions or documents are not known.
    WaitsFor(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    name: String,
    today: Spanned<String>,
    people: String,
    applicant: Option<String>,
    #[serde(default)]
    answers: BTreeMap<String, toml::Value>,
    #[serde(default)]
    evidence: BTreeMap<String, Evidence>,
    #[serde(default)]
    down: Vec<String>,
    #[serde(default)]
    set: BTreeMap<String, toml::Value>,
    #[serde(default)]
    unset: Vec<String>,
    expect: Spanned<RawExpect>,
}

#[derive(Deserialize)]
struct RawExpect {
    #[serde(default)]
    because: Vec<String>,
    waits_for: Option<Vec<String>>,
    pay: Option<i64>,
    #[serde(flatten)]
    products: BTreeMap<String, Outcome>,
}

/// Reads one file of `services/<id>/scenarios/`.
pub fn parse(file: &str, source: &str) -> Result<Scenario, Vec<Finding>> {
    let raw: Raw = toml::from_str(source)
        .map_err(|error| vec![crate::parse::toml_findings(file, source, &error)])?;
    let line = line_at(source, raw.expect.span().start);
    let expect = expectation(raw.expect.into_inner())
        .map_err(|told| vec![Finding::new(file, line, "bad-expectation", told.0, told.1)])?;
    let Ok(today) = raw.today.get_ref().parse() else {
        let line = line_at(source, raw.today.span().start);
        let told = format!("\"{}\" is no date", raw.today.get_ref());
        let mend = "write it as today = \"2026-03-10\"";
        return Err(vec![Finding::new(file, line, "bad-date", told, mend)]);
    };
    Ok(Scenario {
        file: file.to_owned(),
        line,
        name: raw.name,
        today,
        people: raw.people,
        applicant: raw.applicant,
        answers: raw.answers,
        evidence: raw.evidence,
        down: raw.down,
        set: raw.set,
        unset: raw.unset,
        expect,
    })
}

fn expectation(raw: RawExpect) -> Result<Expect, (&'static str, &'static str)> {
    match raw.waits_for {
        Some(_) if !raw.products.is_empty() || !raw.because.is_empty() || raw.pay.is_some() => {
            Err((
                "a case that waits has no outcome yet",
                "leave either waits_for or the outcomes away",
            ))
        }
        Some(names) => Ok(Expect::WaitsFor(names)),
        None if raw.products.is_empty() => Err((
            "nothing is expected",
            "name the outcome of each product, or waits_for",
        )),
        None => Ok(Expect::Outcomes {
            products: raw.products,
            because: raw.because,
            pay: raw.pay,
        }),
    }
}
