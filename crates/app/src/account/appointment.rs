//! Appointments: a person with an account works as an officer of an office, until that ends.

use super::session;
use crate::tables::{account_event, appointment, subject};
use crate::view::OfficeView;
use crate::{App, AppError, Officer, show};
use base::{Nik, SubjectId, Timestamp};
use store::Unit;

/// An office in which somebody may work.
#[derive(Clone, Debug)]
pub struct AppointmentView {
    pub officer: Officer,
    pub office: OfficeView,
}

/// Appoints whoever carries a number as an officer. The same again changes office and name, and ends their open sessions: one of
/// them may be at the desk of the office before.
pub async fn appoint(
    app: &App,
    nik: &Nik,
    (id, name, office): (&str, &str, &str),
    now: Timestamp,
) -> Result<Officer, AppError> {
    let officer = Officer {
        id: id.to_owned(),
        name: name.to_owned(),
        office: office.to_owned(),
        subject: crate::registry::find_by_nik(app, nik).await?,
    };
    let before = appointment::list(app, officer.subject, now).await?;
    let is_other = |one: &Officer| one.id == officer.id && *one != officer;
    let key = subject::key(app, officer.subject).await?;
    let mut unit = Unit::of(officer.subject.bucket());
    if before.iter().any(is_other) {
        session::all_others(&mut unit, app, (officer.subject, &key), None, now).await?;
    }
    appointment::put(&mut unit, app, (&officer, &key), now)?;
    let named = [("office", office)];
    let whose = (officer.subject, &*key);
    account_event::add(&mut unit, app, whose, ("appointed", &named), now)?;
    app.store.commit("appoint", unit).await?;
    Ok(officer)
}

/// Ends the appointment of whoever carries a number. Their open sessions end too: one of them may be at the desk.
pub async fn dismiss(app: &App, nik: &Nik, id: &str, now: Timestamp) -> Result<(), AppError> {
    let subject = crate::registry::find_by_nik(app, nik).await?;
    let key = subject::key(app, subject).await?;
    let mut unit = Unit::of(subject.bucket());
    appointment::end(&mut unit, subject, id, now);
    session::all_others(&mut unit, app, (subject, &key), None, now).await?;
    account_event::add(&mut unit, app, (subject, &key), ("dismissed", &[]), now)?;
    app.store.commit("dismiss", unit).await?;
    Ok(())
}

/// As what somebody may work now.
pub async fn list(
    app: &App,
    subject: SubjectId,
    now: Timestamp,
) -> Result<Vec<AppointmentView>, AppError> {
    let officers = appointment::list(app, subject, now).await?;
    let views = officers.into_iter().map(|officer| AppointmentView {
        office: show::office_named(&app.pack, &officer.office),
        officer,
    });
    Ok(views.collect())
}

/// The officer of that id, if somebody may work as them now.
pub async fn find(
    app: &App,
    (subject, id): (SubjectId, &str),
    now: Timestamp,
) -> Result<Officer, AppError> {
    let officers = appointment::list(app, subject, now).await?;
    let mut officers = officers.into_iter();
    officers
        .find(|officer| officer.id == id)
        .ok_or(AppError::NotFound)
}
