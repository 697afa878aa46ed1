//! The access log as the person it is about sees it: a page of it, or the rows of one case. Reads only.

use crate::tables::access::{self, Access};
use crate::tables::cases::Stored;
use crate::view::AccessRow;
use crate::view::own::AccessView;
use crate::{App, AppError, Resident, effects, show};
use base::{Text, Zone};

/// Rows on one page.
const ROWS_PER_PAGE: i64 = 20;
/// Rows of one case shown beside it.
const ROWS_OF_CASE_MAX: i64 = 50;
/// Rows looked through for a page; older ones are in the yearly archive.
const ROWS_MAX: i64 = 2_000;

/// Who read what about me, newest first; of one agency, or of all.
pub async fn list(
    app: &App,
    resident: Resident,
    agency: Option<&str>,
    page: usize,
) -> Result<AccessView, AppError> {
    let rows = access::list(app, resident.subject, None, (0, ROWS_MAX)).await?;
    let mut agencies: Vec<&str> = rows.iter().map(|row| row.reader.as_str()).collect();
    agencies.sort_unstable();
    agencies.dedup();
    let agencies = agencies
        .into_iter()
        .map(|id| (id.to_owned(), show::agency(id)))
        .collect();
    let fits = |row: &&Access| agency.is_none_or(|agency| row.reader == agency);
    let chosen: Vec<&Access> = rows.iter().filter(fits).collect();
    let per_page = usize::try_from(ROWS_PER_PAGE).unwrap_or(1);
    let pages = chosen.len().div_ceil(per_page).max(1);
    let page = page.clamp(1, pages);
    let shown = chosen.iter().skip((page - 1) * per_page).take(per_page);
    Ok(AccessView {
        rows: shown.map(|row| view(app, row, resident)).collect(),
        zone: Zone::default(),
        agencies,
        chosen: agency.map(str::to_owned),
        page,
        pages,
        total: chosen.len(),
    })
}

/// The rows about the applicant that belong to one case.
pub(crate) async fn of_case(app: &App, stored: &Stored) -> Result<Vec<AccessRow>, AppError> {
    let most = (0, ROWS_OF_CASE_MAX);
    let rows = access::list(app, stored.owner, Some(stored.id), most).await?;
    let owner = Resident {
        subject: stored.owner,
    };
    Ok(rows.iter().map(|row| view(app, row, owner)).collect())
}

fn view(app: &App, row: &Access, owner: Resident) -> AccessRow {
    let register = app.pack.registers.get(&row.register);
    let field = |name: &String| Text::register(&row.register, format!("field-{name}"));
    let known = |name: &&String| register.is_some_and(|r| r.fields.contains_key(*name));
    AccessRow {
        at: row.at,
        agency: show::agency(&row.reader),
        register: Text::register(&row.register, "name"),
        fields: row.fields.iter().filter(known).map(field).collect(),
        purpose: purpose(app, row),
        law: row.law.as_str().into(),
        case: row.case,
        channel: row.channel.clone(),
        own: row.actor == Some(owner.subject),
    }
}

/// Words of a purpose: those every case shares are the portal's, the rest belong to a service.
fn purpose(app: &App, row: &Access) -> Text {
    let shared = row.purpose.split('.').next().unwrap_or_default();
    if shared == effects::CHANGE {
        return Text::portal("purpose-change");
    }
    if shared == crate::officer::REVIEW {
        return Text::portal("purpose-review");
    }
    let stated = app.pack.services.values().find(|service| {
        service
            .form
            .facts
            .values()
            .any(|need| need.purpose == row.purpose)
    });
    let key = format!("purpose-{}", row.purpose);
    stated.map_or_else(
        || Text::portal("purpose-other"),
        |service| Text::service(&service.id, key),
    )
}
