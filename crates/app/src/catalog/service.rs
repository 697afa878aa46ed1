//! One service, before anyone starts: for whom, what it costs, what is read, what is asked, and by which law.

use crate::tables::cases;
use crate::view::catalog::{BurdenView, EvidenceRow, FactRow, GuideView, ServiceView};
use crate::{App, AppError, Resident, show};
use base::{CaseId, Lang, Text};
use case::Stage;
use pack::Citation;
use pack::model::{AskedOf, FactNeed, Service};
use pack::text::said_once;

/// Drafts looked through for one to go on with.
const CASES_MAX: i64 = 20;

/// The page of a service; with the draft that whoever is signed in left behind.
pub async fn service(
    app: &App,
    id: &str,
    resident: Option<Resident>,
) -> Result<ServiceView, AppError> {
    let service = app.pack.services.get(id).ok_or(AppError::NotFound)?;
    let about = &service.about;
    Ok(ServiceView {
        assurance: service.about.assurance,
        service: service.id.clone(),
        agency: about.owner.clone(),
        contact: show::contact(&about.owner),
        fee: about.fee,
        billed: service.payment.is_some(),
        fee_law: about.fee_law.clone(),
        promise: about.promise,
        officer: about.officer,
        objection: about.objection,
        objection_law: about.objection_law.clone(),
        products: service
            .products
            .iter()
            .map(|product| product.id.clone())
            .collect(),
        questions: questions(service),
        evidence: evidence(service),
        facts: facts(app, service),
        laws: about.laws.clone(),
        burden: burden(service),
        assumptions: assumptions(service),
        related: related(app, service),
        draft: match resident {
            Some(resident) => draft(app, service, resident).await?,
            None => None,
        },
    })
}

/// The guide in the page's language.
pub fn guide(app: &App, id: &str, lang: Lang) -> Result<GuideView, AppError> {
    let service = app.pack.services.get(id).ok_or(AppError::NotFound)?;
    let markdown = service.guides.get(&lang).ok_or(AppError::NotFound)?.clone();
    Ok(GuideView {
        service: service.id.clone(),
        markdown,
    })
}

fn questions(service: &Service) -> Vec<(Text, Citation)> {
    let label = |id: &str| Text::service(&service.id, format!("{id}-label"));
    service
        .form
        .questions
        .iter()
        .filter(|question| question.asked_of == AskedOf::Applicant)
        .filter_map(|q| Some((label(&said_once(&q.id)?), q.law.clone())))
        .collect()
}

fn assumptions(service: &Service) -> Vec<Text> {
    let words = |key: &String| Text::service(&service.id, format!("assumption-{key}"));
    service.about.assumptions.iter().map(words).collect()
}

fn evidence(service: &Service) -> Vec<EvidenceRow> {
    let row = |need: &pack::model::EvidenceNeed| EvidenceRow {
        kind: need.kind.clone(),
        law: need.law.clone(),
        when: need
            .is_conditional()
            .then(|| Text::service(&service.id, format!("evidence-{}-when", need.kind))),
    };
    service.form.evidence.iter().map(row).collect()
}

fn facts(app: &App, service: &Service) -> Vec<FactRow> {
    let mut needs: Vec<&FactNeed> = service.form.facts.values().collect();
    needs.sort_by_key(|need| need.line);
    let row = |need: &FactNeed| {
        let register = app.pack.registers.get(&need.register)?;
        let shown = |name: &&String| register.fields.get(*name).is_some_and(|field| field.shown);
        let label = |name: &String| Text::register(&register.id, format!("field-{name}"));
        Some(FactRow {
            register: Text::register(&register.id, "name"),
            agency: show::agency(&register.owner),
            fields: need.fields.iter().filter(shown).map(label).collect(),
            purpose: Text::service(&service.id, format!("purpose-{}", need.purpose)),
            law: need.law.clone(),
        })
    };
    let mut rows: Vec<FactRow> = Vec::new();
    for row in needs.into_iter().filter_map(row) {
        let alike = |other: &&mut FactRow| {
            (&other.register, &other.purpose, &other.law) == (&row.register, &row.purpose, &row.law)
        };
        // Of two parents the same is read for the same reason: a person wants to read it once.
        match rows.iter_mut().find(alike) {
            Some(known) => {
                let fresh = row.fields.into_iter();
                let fresh: Vec<Text> = fresh
                    .filter(|field| !known.fields.contains(field))
                    .collect();
                known.fields.extend(fresh);
            }
            None => rows.push(row),
        }
    }
    rows
}

/// What is asked at least and at most is counted by `pack::burden`; a page shows the usual way through.
fn burden(service: &Service) -> BurdenView {
    let burden = pack::burden::burden(service);
    BurdenView {
        questions: burden.questions_min,
        questions_max: burden.questions_max,
        saved: burden.saved,
        documents: burden.documents_min,
        minutes: service.about.minutes,
    }
}

/// A related service that is in the pack has an address; any other has words only.
fn related(app: &App, service: &Service) -> Vec<(Option<String>, Text)> {
    let one = |id: &String| match app.pack.services.get(id) {
        Some(known) => (Some(known.id.clone()), Text::service(&known.id, "name")),
        None => (None, Text::service(&service.id, format!("next-{id}"))),
    };
    service.about.related.iter().map(one).collect()
}

/// The draft of a service that a person began and did not send.
pub(crate) async fn draft(
    app: &App,
    service: &Service,
    resident: Resident,
) -> Result<Option<CaseId>, AppError> {
    let cases = cases::list(app, resident.subject, CASES_MAX).await?;
    let draft = cases
        .iter()
        .find(|case| case.service == service.id && case.body.case.stage == Stage::Draft);
    Ok(draft.map(|case| case.id))
}
