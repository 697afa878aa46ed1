//! Finding a service: by words, by life event, by agency.

use super::{card, cards};
use crate::view::catalog::{AgencyView, CatalogView, EventView, HomeView, SearchView};
use crate::{App, AppError, Resident, follow};
use base::{Assurance, Lang, Text};
use pack::model::Offices;

/// Letters of a query that are looked at.
const QUERY_MAX: usize = 200;

/// The first page; with the open cases of whoever is signed in.
pub async fn home(
    app: &App,
    resident: Option<(Resident, Assurance)>,
) -> Result<HomeView, AppError> {
    let cases = match resident {
        Some(resident) => follow::open(app, resident).await?,
        None => Vec::new(),
    };
    Ok(HomeView {
        events: events(app),
        services: cards(app, |_| true),
        cases,
    })
}

/// What fits the words a person uses.
pub fn search(app: &App, lang: Lang, query: &str) -> SearchView {
    let query: String = query.trim().chars().take(QUERY_MAX).collect();
    let hits = pack::find(&app.pack, lang, &query);
    let hits = hits
        .iter()
        .filter_map(|hit| app.pack.services.get(&hit.service))
        .map(card);
    SearchView {
        hits: hits.collect(),
        events: events(app),
        query,
    }
}

/// All services, and the agencies that own them.
pub fn all(app: &App) -> CatalogView {
    let mut agencies: Vec<String> = app
        .pack
        .services
        .values()
        .map(|service| service.about.owner.clone())
        .collect();
    agencies.sort();
    agencies.dedup();
    CatalogView {
        services: cards(app, |_| true),
        agencies,
    }
}

/// The services of one life event.
pub fn event(app: &App, event: &str) -> Result<EventView, AppError> {
    if !app.pack.life_events.iter().any(|known| known == event) {
        return Err(AppError::NotFound);
    }
    let services = cards(app, |service| {
        service.about.life_events.iter().any(|of| of == event)
    });
    Ok(EventView {
        event: event.to_owned(),
        services,
    })
}

/// One agency: its services and the registers it keeps.
pub fn agency(app: &App, agency: &str) -> Result<AgencyView, AppError> {
    let known = app.pack.agencies.get(agency).ok_or(AppError::NotFound)?;
    let registers = app
        .pack
        .registers
        .values()
        .filter(|register| register.owner == agency);
    Ok(AgencyView {
        agency: agency.to_owned(),
        contact: crate::show::contact(agency),
        law: known.law.clone(),
        regional: known.offices == Offices::Regency,
        services: cards(app, |service| service.about.owner == agency),
        registers: registers
            .map(|register| Text::register(&register.id, "name"))
            .collect(),
    })
}

/// Life events under which a person finds something.
fn events(app: &App) -> Vec<String> {
    let filled = |event: &&String| {
        app.pack
            .services
            .values()
            .any(|service| service.about.life_events.contains(event))
    };
    app.pack
        .life_events
        .iter()
        .filter(filled)
        .cloned()
        .collect()
}
