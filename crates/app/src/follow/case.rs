//! One case as its applicant sees it, read from its history. Reads only.

use crate::tables::cases::{self, Stored};
use crate::tables::credential::{self, Issued};
use crate::tables::history::{self, Entry};
use crate::view::{ActorView, CaseView, Moment, ProductView, StageView};
use crate::{Actor, App, AppError, Resident, access, show};
use base::{Arg, CaseId, PublicNumber, Text, Timestamp};
use case::{Event, On, Setting, Stage};
use pack::Verdict;
use pack::model::{Outcome, Product, Service};

/// The case page.
pub async fn case(
    app: &App,
    resident: Resident,
    case: CaseId,
    now: Timestamp,
) -> Result<CaseView, AppError> {
    let stored = cases::load(app, case, resident.subject).await?;
    view_of(app, &stored, now).await
}

pub(crate) async fn view_of(
    app: &App,
    stored: &Stored,
    now: Timestamp,
) -> Result<CaseView, AppError> {
    let service = app
        .pack
        .services
        .get(&stored.service)
        .ok_or(AppError::NotFound)?;
    let history = history::load(app, stored, 0).await?;
    let issued = credential::of_case(app, stored.owner, stored.id).await?;
    let office = stored.body.office.as_ref();
    let stage = &stored.body.case.stage;
    let verdict = history
        .iter()
        .rev()
        .find_map(|entry| match &entry.content.event {
            Event::RulesDecided { verdict } => Some(verdict),
            _ => None,
        });
    Ok(CaseView {
        case: stored.id,
        service: stored.service.clone(),
        zone: office.map(|office| office.zone).unwrap_or_default(),
        stage: stage_view(app, service, stage),
        seq: stored.seq,
        promise: service.about.promise,
        due: stage.due(),
        office: show::office(&app.pack, service, office),
        products: products(stored, service, verdict, &history, &issued),
        timeline: history
            .iter()
            .map(|entry| moment(app, service, stored, entry))
            .collect(),
        related: service.about.related.clone(),
        can_withdraw: matches!(
            stage,
            Stage::Draft
                | Stage::Waiting {
                    on: On::Register(_) | On::Applicant | On::Officer,
                    ..
                }
        ),
        can_object: can_object(app, service, stored, now),
        access: access::of_case(app, stored).await?,
        receipt: verdict.is_some(),
    })
}

fn can_object(app: &App, service: &Service, stored: &Stored, now: Timestamp) -> bool {
    let office = stored.body.office.as_ref();
    let setting = Setting {
        service,
        zone: office.map(|office| office.zone).unwrap_or_default(),
        calendar: app.pack.calendar(&service.about.owner),
    };
    setting.may_object(&stored.body.case, now).is_ok()
}

pub(crate) fn stage_view(app: &App, service: &Service, stage: &Stage) -> StageView {
    match stage {
        Stage::Draft => StageView::Draft,
        Stage::Waiting {
            on: On::Register(facts),
            ..
        } => {
            let needs = facts.iter().filter_map(|fact| service.form.facts.get(fact));
            let known = needs.filter(|need| app.pack.registers.contains_key(&need.register));
            StageView::WaitingRegister {
                registers: known
                    .map(|need| Text::register(&need.register, "name"))
                    .collect(),
            }
        }
        Stage::Waiting {
            on: On::Applicant, ..
        } => StageView::WaitingApplicant,
        Stage::Waiting {
            on: On::Officer, ..
        } => StageView::WaitingOfficer,
        Stage::Waiting {
            on: On::Objection, ..
        } => StageView::WaitingObjection,
        Stage::Decided { .. } => StageView::Decided,
        Stage::Withdrawn { .. } => StageView::Withdrawn,
    }
}

fn products(
    stored: &Stored,
    service: &Service,
    verdict: Option<&Verdict>,
    history: &[Entry],
    issued: &[Issued],
) -> Vec<ProductView> {
    let standing = &stored.body.case.standing;
    let products = service.products.iter().filter_map(|product| {
        let outcome = *standing.get(&product.id)?;
        let reasons = verdict.and_then(|verdict| verdict.of(&product.id));
        let reasons = reasons
            .map(|decision| decision.reasons.as_slice())
            .unwrap_or_default();
        let document = issued.iter().find(|issued| issued.product == product.id);
        Some(ProductView {
            product: product.id.clone(),
            outcome,
            reasons: reasons
                .iter()
                .map(|reason| show::reason(&service.id, reason))
                .collect(),
            officer_words: officer_words(history, &product.id),
            numbers: numbers(stored, service, product, outcome),
            document: document.and_then(|d| PublicNumber::parse(&d.content.number).ok()),
        })
    });
    products.collect()
}

fn officer_words(history: &[Entry], product: &str) -> Option<String> {
    history
        .iter()
        .rev()
        .find_map(|entry| match &entry.content.event {
            Event::OfficerDecided { decisions } => {
                decisions.get(product).map(|(_, words)| words.clone())
            }
            _ => None,
        })
}

/// Numbers of a granted product with their labels: `number-<product>-<name>` of the service.
fn numbers(
    stored: &Stored,
    service: &Service,
    product: &Product,
    outcome: Outcome,
) -> Vec<(Text, String)> {
    if outcome != Outcome::Grant {
        return Vec::new();
    }
    let numbers = stored.body.numbers.get(&product.id).into_iter().flatten();
    let label = |name: &str| Text::service(&service.id, format!("number-{}-{name}", product.id));
    numbers
        .map(|(name, number)| (label(name), number.clone()))
        .collect()
}

fn moment(app: &App, service: &Service, stored: &Stored, entry: &Entry) -> Moment {
    let event = &entry.content.event;
    let text = Text::portal(format!("moment-{}", event.word()));
    let text = match event {
        Event::WaitedForRegister { due, .. }
        | Event::ApplicantAsked { due, .. }
        | Event::Referred { due, .. }
        | Event::Objected { due, .. } => text.with("due", Arg::Date(due.date)),
        _ => text,
    };
    let office = show::office(&app.pack, service, stored.body.office.as_ref());
    Moment {
        seq: entry.seq,
        at: entry.at,
        text,
        actor: match &entry.content.actor {
            Actor::Applicant => ActorView::Applicant,
            Actor::Rules => ActorView::Rules,
            Actor::Officer { name, .. } => ActorView::Officer {
                name: name.clone(),
                office: office.agency,
            },
            Actor::Register { register } => ActorView::Register {
                name: Text::register(register, "name"),
            },
            Actor::Clock => ActorView::Clock,
        },
    }
}
