//! The access log as the person it is about sees it: a page of it, or the rows of one case. Reads only.

use super::rows::{Row, all, of_case as rows_of_case, reader};
use crate::proofing::{COUNTER, PROOFING};
use crate::tables::access::Access;
use crate::tables::cases::{self, Stored};
use crate::tables::history;
use crate::view::own::AccessView;
use crate::view::{AccessRow, AgentView, CaseOf, ReaderView};
use crate::{Actor, App, AppError, Channel, Officer, Resident, effects, mandate, provider, show};
use base::{CaseId, SubjectId, Text, Zone};
use std::collections::{BTreeMap, BTreeSet};

/// Rows on one page.
const ROWS_PER_PAGE: usize = 20;

/// Who read what about me and my household, newest first; of one agency, or of all.
pub async fn list(
    app: &App,
    resident: Resident,
    agency: Option<&str>,
    page: usize,
) -> Result<AccessView, AppError> {
    let rows = all(app, resident.subject).await?;
    let mine = cases::owned(app, resident.subject, super::rows::ROWS_MAX).await?;
    let mut agencies: Vec<&str> = rows.iter().map(|row| row.access.reader.as_str()).collect();
    agencies.sort_unstable();
    agencies.dedup();
    let agencies = agencies
        .into_iter()
        .map(|id| (id.to_owned(), show::agency(id)))
        .collect();
    let fits = |row: &&Row| agency.is_none_or(|agency| row.access.reader == agency);
    let chosen: Vec<&Row> = rows.iter().filter(fits).collect();
    let pages = chosen.len().div_ceil(ROWS_PER_PAGE).max(1);
    let page = page.clamp(1, pages);
    let shown = chosen
        .iter()
        .skip((page - 1) * ROWS_PER_PAGE)
        .take(ROWS_PER_PAGE);
    let mut rows: Vec<_> = shown.map(|row| view(app, row, resident, &mine)).collect();
    name_agents(app, resident.subject, &mut rows).await?;
    Ok(AccessView {
        rows,
        zone: Zone::default(),
        agencies,
        chosen: agency.map(str::to_owned),
        page,
        pages,
        total: chosen.len(),
    })
}

/// The rows about the applicant and their household that belong to one case.
pub(crate) async fn of_case(app: &App, stored: &Stored) -> Result<Vec<AccessRow>, AppError> {
    let rows = rows_of_case(app, stored.owner, stored.id).await?;
    let owner = Resident::at_portal(stored.owner);
    let mine = BTreeSet::from([stored.id]);
    let views = rows.iter().map(|row| view(app, row, owner, &mine));
    let mut views: Vec<_> = views.collect();
    name_agents(app, stored.owner, &mut views).await?;
    Ok(views)
}

/// Puts names and offices to the officers who read, as far as these are they.
pub fn name_officers(app: &App, rows: &mut [AccessRow], officers: &[Officer]) {
    for row in rows {
        if let ReaderView::Officer { id, known } = &mut row.by
            && let Some(officer) = officers.iter().find(|officer| officer.id == *id)
        {
            let office = show::office_named(&app.pack, &officer.office);
            *known = Some(Box::new((officer.name.clone(), office)));
        }
    }
}

pub(super) fn view(app: &App, row: &Row, owner: Resident, mine: &BTreeSet<CaseId>) -> AccessRow {
    let access = &row.access;
    let register = app.pack.registers.get(&access.register);
    let field = |name: &String| Text::register(&access.register, format!("field-{name}"));
    let known = |name: &&String| register.is_some_and(|r| r.fields.contains_key(*name));
    AccessRow {
        row: access.id,
        at: access.at,
        agency: show::agency(&access.reader),
        register: Text::register(&access.register, "name"),
        fields: access.fields.iter().filter(known).map(field).collect(),
        purpose: purpose(app, access),
        law: access.law.as_str().into(),
        case: match access.case {
            _ if shared_part(&access.purpose) == crate::officer::RECOVERY => CaseOf::None,
            Some(case) if mine.contains(&case) => CaseOf::Mine(case),
            // A proofing is an occasion of its own, and so is a sign-in to a site: no case of anybody.
            Some(_) if is_proofing(access) => CaseOf::None,
            Some(_) if Channel::site_of(&access.channel).is_some() => CaseOf::None,
            Some(_) => CaseOf::Another,
            None => CaseOf::None,
        },
        by: by(app, access, owner.subject, mine),
        whose: whose(app, row),
    }
}

/// Who read: in a case of the person's own, another who sent the agency to read acted for them.
fn by(app: &App, access: &Access, owner: SubjectId, mine: &BTreeSet<CaseId>) -> ReaderView {
    let is_mine = access.case.is_some_and(|case| mine.contains(&case));
    match (reader(app, access, owner), access.actor) {
        (ReaderView::Another | ReaderView::System, Some(actor)) if is_mine && actor != owner => {
            ReaderView::Agent {
                subject: actor,
                known: None,
            }
        }
        (by, _) => by,
    }
}

/// Puts names to those who acted for the person, out of the histories of their cases.
async fn name_agents(app: &App, owner: SubjectId, rows: &mut [AccessRow]) -> Result<(), AppError> {
    let mut agents = BTreeMap::new();
    let mut looked = BTreeSet::new();
    for row in rows {
        let (ReaderView::Agent { subject, known }, CaseOf::Mine(case)) = (&mut row.by, &row.case)
        else {
            continue;
        };
        if looked.insert(*case) {
            let stored = cases::load(app, *case, owner).await?;
            for entry in history::load(app, &stored, 0).await? {
                if let Actor::Agent {
                    subject,
                    name,
                    basis,
                } = &entry.content.actor
                {
                    agents.insert(*subject, AgentView::of(name, *basis));
                }
            }
        }
        *known = agents.get(subject).cloned().map(Box::new);
    }
    Ok(())
}

/// What of the person's it was that somebody read, where it was not a record of their own.
fn whose(app: &App, row: &Row) -> Option<Text> {
    if !row.shared {
        return None;
    }
    let register = app.pack.registers.get(&row.access.register);
    Some(Text::portal(
        match register.map(|register| register.subject.as_str()) {
            Some("household") => "access-household",
            Some("vehicle") => "access-vehicle",
            Some("organisation") => "access-organisation",
            _ => "access-shared",
        },
    ))
}

/// Words of a purpose: those every case shares are the portal's, the rest belong to a service. Two services may call a
/// purpose alike; that of the law and the register which the row names is meant.
fn purpose(app: &App, access: &Access) -> Text {
    let purpose = access.purpose.as_str();
    let shared = shared_part(purpose);
    if shared == effects::CHANGE {
        return Text::portal("purpose-change");
    }
    if shared == mandate::STANDING {
        return Text::portal("purpose-standing");
    }
    if shared == crate::officer::REVIEW {
        return Text::portal("purpose-review");
    }
    if is_proofing(access) {
        return Text::portal(format!("purpose-{shared}"));
    }
    if shared == crate::officer::RECOVERY {
        return Text::portal("purpose-recovery");
    }
    if let Some(site) = purpose.strip_prefix(provider::PURPOSE) {
        return provider::Then::of(app, site.trim_start_matches('.'), access).purpose();
    }
    let stated = |exactly: bool| {
        app.pack.services.values().find(|service| {
            service.form.facts.values().any(|need| {
                need.purpose == purpose
                    && need.register == access.register
                    && (!exactly || need.law.written() == access.law)
            })
        })
    };
    // The law of a service may have been worded anew since.
    let stated = stated(true).or_else(|| stated(false));
    let key = format!("purpose-{purpose}");
    stated.map_or_else(
        || Text::portal("purpose-other"),
        |service| Text::service(&service.id, key),
    )
}

fn is_proofing(access: &Access) -> bool {
    [PROOFING, COUNTER].contains(&shared_part(&access.purpose))
}

/// What stands before the officer's id.
fn shared_part(purpose: &str) -> &str {
    purpose.split('.').next().unwrap_or_default()
}
