//! `sigap check PACK`: a compiler for public services. Says what to mend, and what each service asks of people.

use crate::say::say;
use crate::{folder, now};
use base::Date;
use pack::burden::burden;
use pack::check::check;
use pack::model::Pack;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder of the pack
    #[arg(default_value = "packs/indonesia")]
    pack: PathBuf,
    /// The day from which the calendar must reach ahead; today if not given
    #[arg(long)]
    today: Option<Date>,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let today = args.today.unwrap_or_else(now::today);
    let (findings, pack) = match folder::pack(&args.pack)? {
        Ok(pack) => {
            let mut findings = check(&pack, today);
            // No secret is made of this key: it only fills the place of one.
            let clients = app::provider::clients(&pack, &app::Vault::new(&[0; 32]), true);
            findings.extend(clients.err().unwrap_or_default());
            (findings, Some(pack))
        }
        Err(findings) => (findings, None),
    };
    for finding in &findings {
        say!("{finding}");
    }
    if let Some(pack) = &pack {
        burdens(pack);
    }
    if findings.is_empty() {
        say!("nothing to mend");
        return Ok(ExitCode::SUCCESS);
    }
    say!("{} to mend", findings.len());
    Ok(ExitCode::FAILURE)
}

/// One line per service. Ranges run from what everybody is asked to what somebody may be asked.
fn burdens(pack: &Pack) {
    say!(
        "{:<24}{:>12}{:>20}{:>12}{:>10}",
        "service",
        "questions",
        "saved by registers",
        "documents",
        "minutes"
    );
    for (id, service) in &pack.services {
        let burden = burden(service);
        say!(
            "{:<24}{:>12}{:>20}{:>12}{:>10}",
            id,
            range(burden.questions_min, burden.questions_max),
            burden.saved,
            range(burden.documents_min, burden.documents_max),
            burden.minutes
        );
    }
}

fn range(min: usize, max: usize) -> String {
    if min == max {
        min.to_string()
    } else {
        format!("{min} to {max}")
    }
}
