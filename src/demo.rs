//! The demo country: grown once into a data folder, then opened as it is.

use crate::country::files::Files;
use crate::country::people::{self, Named};
use crate::country::{Country, Places, Plan, shifted};
use crate::now::now;
use anyhow::{Context, ensure};
use app::App;
use app::account::appointment;
use app::registry::seed::SeedSubject;
use base::{Date, Nik, Timestamp};
use indicatif::{ProgressBar, ProgressStyle};
use portal::{Demo, Persona};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// What a data folder was grown from; written last, so that half a country is never opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Grown {
    pub(crate) seed: u64,
    pub(crate) residents: usize,
    pub(crate) newborn_per_mille: u32,
    /// The day from which all its dates are counted back.
    pub(crate) day: Date,
}

impl Grown {
    /// Newborns of the day are at the end of the time within which a birth is reported, or past it.
    pub(crate) fn is_old(&self) -> bool {
        now().date(base::Zone::Wib) > shifted(self.day, FRESH_DAYS)
    }
}

/// The youngest are some days old when a country is grown, and a birth is reported within 60.
const FRESH_DAYS: i64 = 40;

/// Subjects that travel to the database together.
const SUBJECTS_AT_ONCE: usize = 1_024;

/// Where the facility-birth register keeps its files.
pub(crate) fn facility_folder(data: &Path) -> PathBuf {
    data.join("facility")
}

/// What the country in the folder was grown from, if it is whole; half a one is taken away.
pub(crate) fn grown(data: &Path) -> anyhow::Result<Option<Grown>> {
    let marker = marker(data);
    if marker.exists() {
        let grown = serde_json::from_slice(&std::fs::read(&marker)?);
        let unread = || format!("{} is of another version", marker.display());
        return Ok(Some(grown.with_context(unread)?));
    }
    for part in ["db", "facility"] {
        let part = data.join(part);
        if part.exists() {
            std::fs::remove_dir_all(&part)
                .with_context(|| format!("cannot clear {}", part.display()))?;
        }
    }
    Ok(None)
}

/// Whether folder and database belong together: both hold the country, or neither does. A database of a server is never
/// cleared: it may be somebody's.
pub(crate) async fn same_country(app: &App, data: &Path, grown: bool) -> anyhow::Result<()> {
    let (folder, people) = (data.display(), app::registry::has_people(app).await?);
    ensure!(
        people || !grown,
        "{folder} holds a country and the database none: give its own database, or another --data"
    );
    ensure!(
        grown || !people,
        "the database holds a country that {folder} does not know, or half of one: give an empty one"
    );
    Ok(())
}

/// Grows the country into an empty database and writes the files of its registers.
pub(crate) async fn grow(app: &App, data: &Path, grown: Grown) -> anyhow::Result<()> {
    let now = now();
    let today = grown.day;
    let places = Places::of(&app.pack.areas).context("the pack has no villages")?;
    let named = people::named(&app.pack, today);
    let plan = Plan {
        seed: grown.seed,
        residents: grown.residents,
        today,
        newborn_per_mille: grown.newborn_per_mille,
        errors_per_mille: Plan::ERRORS_PER_MILLE,
    };
    let mut files = Files::create(&facility_folder(data))?;
    files.births(&named.births)?;
    app::registry::import(app, &named.subjects, now).await?;
    let bar = bar(grown.residents);
    let mut waiting: Vec<SeedSubject> = Vec::with_capacity(SUBJECTS_AT_ONCE);
    for family in Country::new(plan, &places, named.numbers()) {
        let family = family?;
        files.add(&family)?;
        bar.inc(u64::try_from(family.residents).unwrap_or(0));
        waiting.extend(family.subjects);
        if waiting.len() >= SUBJECTS_AT_ONCE {
            app::registry::import(app, &waiting, now).await?;
            waiting.clear();
        }
    }
    app::registry::import(app, &waiting, now).await?;
    appoint(app, now).await?;
    files.finish()?;
    bar.finish_and_clear();
    let partial = data.join("country.partial");
    std::fs::write(&partial, serde_json::to_vec(&grown)?)?;
    std::fs::File::open(&partial)?.sync_all()?;
    std::fs::rename(partial, marker(data))?;
    Ok(())
}

/// Who one can be.
pub(crate) async fn personas(app: &App) -> anyhow::Result<Demo> {
    let named: Named = people::named(&app.pack, now().date(base::Zone::Wib));
    let mut residents = Vec::new();
    for view in named.personas {
        let subject = app::registry::find_by_nik(app, &Nik::parse(&view.nik)?).await;
        let subject = subject.with_context(|| format!("{} is not in the country", view.name))?;
        residents.push(Persona { subject, view });
    }
    Ok(Demo {
        residents,
        officers: officers(app).await?,
    })
}

async fn officers(app: &App) -> anyhow::Result<Vec<app::Officer>> {
    let mut officers = Vec::new();
    for seed in people::officers(&app.pack)? {
        let subject = app::registry::find_by_nik(app, &Nik::parse(&seed.nik)?).await;
        let subject = subject.with_context(|| format!("{} is not in the country", seed.name))?;
        officers.push(app::Officer {
            id: seed.id,
            name: seed.name,
            office: seed.office,
            subject,
        });
    }
    Ok(officers)
}

/// The officers of the demo work by an appointment, as any other.
async fn appoint(app: &App, now: Timestamp) -> anyhow::Result<()> {
    for seed in people::officers(&app.pack)? {
        let nik = Nik::parse(&seed.nik)?;
        let said = (seed.id.as_str(), seed.name.as_str(), seed.office.as_str());
        let appointed = appointment::appoint(app, &nik, said, now).await;
        appointed.with_context(|| format!("{} is not in the country", seed.name))?;
    }
    Ok(())
}

fn marker(data: &Path) -> PathBuf {
    data.join("country.json")
}

fn bar(residents: usize) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(residents).unwrap_or(0));
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} residents, {eta}") {
        bar.set_style(style);
    }
    bar
}
