//! `sigap country`: the synthetic country as files, for whoever wants to look at it or measure something on it.

use crate::country::files::{Files, begin, line};
use crate::country::people::{self, Named};
use crate::country::{Country, Places, Plan};
use crate::say::say;
use crate::{folder, now};
use anyhow::{Context, bail};
use app::registry::remote::plain;
use app::registry::seed::SeedSubject;
use base::Date;
use pack::model::Pack;
use serde_json::{Map, json};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder of the pack
    #[arg(long, default_value = "packs/indonesia")]
    pack: PathBuf,
    /// The same seed makes the same people
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[arg(long, default_value_t = 20_000)]
    residents: usize,
    /// How many of a thousand couples have a newborn
    #[arg(long, default_value_t = Plan::NEWBORN_PER_MILLE, value_parser = clap::value_parser!(u32).range(..=1000))]
    newborns: u32,
    /// How many of a thousand families have an error planted
    #[arg(long, default_value_t = Plan::ERRORS_PER_MILLE, value_parser = clap::value_parser!(u32).range(..=1000))]
    errors: u32,
    /// The day on which it is looked at; today if not given
    #[arg(long)]
    today: Option<Date>,
    /// Folder to write subjects.jsonl, births.jsonl, truth.jsonl, ready.jsonl and personas.json to
    #[arg(long)]
    out: PathBuf,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let pack = match folder::pack(&args.pack)? {
        Ok(pack) => pack,
        Err(findings) => bail!("the pack has {} mistakes; see sigap check", findings.len()),
    };
    let today = args.today.unwrap_or_else(now::today);
    let places = Places::of(&pack.areas).context("the pack has no villages")?;
    let named = people::named(&pack, today);
    let plan = Plan {
        seed: args.seed,
        residents: args.residents,
        today,
        newborn_per_mille: args.newborns,
        errors_per_mille: args.errors,
    };
    let mut files = Files::create(&args.out)?;
    let mut subjects = begin(&args.out.join("subjects.jsonl"))?;
    files.births(&named.births)?;
    for subject in &named.subjects {
        line(&mut subjects, &seen(subject))?;
    }
    let (mut residents, mut births, mut errors) = (0, 0, 0);
    for family in Country::new(plan, &places, named.numbers()) {
        let family = family?;
        files.add(&family)?;
        for subject in &family.subjects {
            line(&mut subjects, &seen(subject))?;
        }
        residents += family.residents;
        births += family.births.len();
        errors += usize::from(family.error.is_some());
    }
    files.finish()?;
    subjects.flush()?;
    let personas = personas(&pack, &named)?;
    std::fs::write(args.out.join("personas.json"), personas.to_string())?;
    say!("{residents} residents, {births} newborns, {errors} errors planted");
    Ok(ExitCode::SUCCESS)
}

/// Whom to sign in as and what to expect: the families of the pack, and its officers.
fn personas(pack: &Pack, named: &Named) -> anyhow::Result<serde_json::Value> {
    let residents = named.personas.iter().map(|persona| {
        json!({
            "nik": persona.nik,
            "name": persona.name,
            "service": persona.service,
            "words": persona.words.key,
            "expect": persona.expect,
        })
    });
    let residents: Vec<_> = residents.collect();
    Ok(json!({ "residents": residents, "officers": people::officers(pack)? }))
}

fn seen(subject: &SeedSubject) -> serde_json::Value {
    let records = subject.records.iter();
    let records: Map<_, _> = records
        .map(|r| (r.register.clone(), plain(&r.record)))
        .collect();
    json!({
        "subject": subject.subject,
        "kind": subject.kind,
        "records": records,
        "links": subject.links,
    })
}
