//! One case as its applicant sees it, read from its history. Reads only.

use super::{bill, moment};
use crate::tables::cases::{self, Stored};
use crate::tables::credential::{self, Issued};
use crate::tables::history::{self, Entry};
use crate::tables::leaf;
use crate::view::{AskedView, CaseView, EvidenceGroup, ProductView, Shown, StageView, Standing};
use crate::{App, AppError, Resident, access, audit, settle, show, tables};
use base::{CaseId, Due, Evidence, PublicNumber, Text, Timestamp};
use case::{Case, Event, On, Stage};
use pack::Reason;
use pack::model::{Outcome, Product, Service};
use std::collections::BTreeMap;

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
    let rules_spoke = history
        .iter()
        .any(|entry| matches!(entry.content.event, Event::RulesDecided { .. }));
    Ok(CaseView {
        case: stored.id,
        service: stored.service.clone(),
        zone: office.map(|office| office.zone).unwrap_or_default(),
        stage: stage_view(app, service, &stored.body.case),
        seq: stored.seq,
        promise: service.about.promise,
        due: stage.due(),
        office: show::office(&app.pack, service, office),
        products: products(stored, service, &history, &issued),
        asked: asked(service, &stored.body.case),
        bill: bill::view(app, service, stored),
        evidence: evidence(app, stored, &history).await?,
        stated: stated(app, stored, service),
        timeline: history
            .iter()
            .map(|entry| moment::view(app, service, stored, entry))
            .collect(),
        related: service.about.related.clone(),
        can_withdraw: matches!(
            stage,
            Stage::Draft
                | Stage::Waiting {
                    on: On::Register(_) | On::Applicant | On::Officer,
                    ..
                }
                | Stage::Waiting {
                    on: On::Payment,
                    late: true,
                    ..
                }
        ),
        can_object: can_object(app, service, stored, now),
        access: access::of_case(app, stored).await?,
        receipt: rules_spoke,
        standing: standing(app, stored, &history).await?,
    })
}

/// Of the last step: those before stand in front of it.
async fn standing(
    app: &App,
    stored: &Stored,
    history: &[Entry],
) -> Result<Option<Standing>, AppError> {
    let Some(last) = history.last() else {
        return Ok(None);
    };
    let id = leaf::of_step(stored.id, last.seq, last.at);
    audit::standing_of(app, (id, stored.owner)).await
}

fn can_object(app: &App, service: &Service, stored: &Stored, now: Timestamp) -> bool {
    let setting = settle::setting_of(app, service, stored);
    setting.may_object(&stored.body.case, now).is_ok()
}

pub(crate) fn stage_view(app: &App, service: &Service, case: &Case) -> StageView {
    match &case.stage {
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
        } if case.asked().is_some_and(|asked| !asked.lapsed) => StageView::WaitingClarification,
        Stage::Waiting {
            on: On::Officer, ..
        } => StageView::WaitingOfficer,
        Stage::Waiting {
            on: On::Objection, ..
        } => StageView::WaitingObjection,
        Stage::Waiting {
            on: On::Payment,
            late,
            ..
        } => StageView::WaitingPayment { expired: *late },
        Stage::Decided { .. } => StageView::Decided(of_all(&case.standing)),
        Stage::Withdrawn { .. } => StageView::Withdrawn,
    }
}

/// What came of all products, where one word says it. A condition on one of them is a condition on the whole.
fn of_all(standing: &BTreeMap<String, Outcome>) -> Option<Outcome> {
    let mut outcomes = standing.values().copied();
    let first = outcomes.next()?;
    outcomes.try_fold(first, |so_far, next| match (so_far, next) {
        (one, other) if one == other => Some(one),
        (Outcome::Grant, Outcome::Provisional) | (Outcome::Provisional, Outcome::Grant) => {
            Some(Outcome::Provisional)
        }
        _ => None,
    })
}

fn products(
    stored: &Stored,
    service: &Service,
    history: &[Entry],
    issued: &[Issued],
) -> Vec<ProductView> {
    let standing = &stored.body.case.standing;
    let still = stored.body.case.standing_still();
    let products = service.products.iter().filter_map(|product| {
        let outcome = *standing.get(&product.id)?;
        let document = issued.iter().find(|issued| issued.product == product.id);
        let (reasons, officer_words) = match last_word(history, &product.id) {
            Some(LastWord::Rules(reasons)) => (reasons, None),
            Some(LastWord::Officer(words)) => (&[][..], Some(words.to_owned())),
            None => (&[][..], None),
        };
        let owed = stored.body.case.owed();
        Some(ProductView {
            product: product.id.clone(),
            outcome,
            due: due(&stored.body.case, &product.id),
            stands: still.contains(&product.id),
            unpaid: owed.is_some_and(|owed| owed.products.contains(&product.id)),
            reasons: reasons
                .iter()
                .map(|reason| show::reason(&service.id, reason))
                .collect(),
            officer_words,
            numbers: numbers(stored, service, product, outcome),
            document: document.and_then(|issued| {
                let number = PublicNumber::parse(&issued.content.number).ok()?;
                Some((number, issued.state(&stored.body.case)))
            }),
        })
    });
    products.collect()
}

/// Until when a person decides a product; nothing where nobody has to.
fn due(case: &Case, product: &str) -> Option<Due> {
    let is_open = case.open().contains(&product);
    is_open
        .then(|| case.clock(product))
        .flatten()
        .map(|clock| clock.due)
}

/// What an officer asked, with the law by which the clock stands as it was when they asked.
fn asked(service: &Service, case: &Case) -> Option<AskedView> {
    let asked = case.asked()?;
    let products = asked.products.iter();
    let name = |product: &String| Text::service(&service.id, format!("product-{product}"));
    Some(AskedView {
        products: products.map(name).collect(),
        question: asked.question.clone(),
        ground: Text::service(&service.id, format!("clarification-{}", asked.ground)),
        law: asked.law.as_str().into(),
        until: asked.until,
        lapsed: asked.lapsed,
    })
}

/// What an officer stated, in the order of the form.
fn stated(app: &App, stored: &Stored, service: &Service) -> Vec<(Text, Shown)> {
    let rows = service.form.questions.iter().filter_map(|question| {
        let value = stored.body.case.stated.get(&question.id)?;
        let label = Text::service(&service.id, format!("{}-label", question.id));
        Some((label, show::answer(&app.pack, service, question, value)))
    });
    rows.collect()
}

/// The files of the case by kind, each with what an officer found last.
async fn evidence(
    app: &App,
    stored: &Stored,
    history: &[Entry],
) -> Result<Vec<EvidenceGroup>, AppError> {
    let mut groups: Vec<EvidenceGroup> = Vec::new();
    for (kind, file) in tables::evidence::list(app, stored).await? {
        if let Some(group) = groups.iter_mut().find(|group| group.kind == kind) {
            group.files.push(file);
            continue;
        }
        let finding = stored.body.case.examined.get(&kind).copied();
        groups.push(EvidenceGroup {
            files: vec![file],
            state: finding.map_or(Evidence::Given, Evidence::from),
            words: found(history, &kind),
            kind,
        });
    }
    Ok(groups)
}

/// What an officer last wrote about a kind of document.
fn found(history: &[Entry], about: &str) -> Option<String> {
    let mut latest_first = history.iter().rev();
    let words = latest_first.find_map(|entry| match &entry.content.event {
        Event::Examined { kind, reason, .. } if kind == about => Some(reason.clone()),
        _ => None,
    });
    words.filter(|words| !words.is_empty())
}

/// Who spoke about a product last, and why they said so. What was said before stays in the timeline.
enum LastWord<'a> {
    Rules(&'a [Reason]),
    Officer(&'a str),
}

fn last_word<'a>(history: &'a [Entry], product: &str) -> Option<LastWord<'a>> {
    let mut word = None;
    // While other products wait for an officer, the rules do not speak again about what one decided.
    let mut is_decided = false;
    for entry in history {
        match &entry.content.event {
            Event::RulesDecided { verdict } if !is_decided => {
                let said = verdict.of(product);
                word = said.map(|said| LastWord::Rules(&said.reasons)).or(word);
            }
            Event::OfficerDecided { decisions } => {
                if let Some((_, words)) = decisions.get(product) {
                    word = Some(LastWord::Officer(words));
                    is_decided = true;
                }
            }
            // The law granted by silence: nobody had a reason.
            Event::DeemedApproved { products } if products.iter().any(|one| one == product) => {
                word = Some(LastWord::Rules(&[]));
            }
            Event::Closed | Event::Billed { .. } => is_decided = false,
            _ => {}
        }
    }
    word
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

#[cfg(test)]
mod tests {
    use super::of_all;
    use pack::model::Outcome::{self, Grant, Provisional, Refuse};

    #[test]
    fn one_word_says_what_came_of_all_products_unless_they_differ() {
        let of = |outcomes: &[Outcome]| {
            let named = outcomes.iter().enumerate();
            of_all(
                &named
                    .map(|(at, outcome)| (at.to_string(), *outcome))
                    .collect(),
            )
        };
        assert_eq!(of(&[Grant, Grant]), Some(Grant));
        assert_eq!(of(&[Refuse, Refuse, Refuse]), Some(Refuse));
        assert_eq!(of(&[Grant, Provisional, Grant]), Some(Provisional));
        assert_eq!(of(&[Provisional, Grant]), Some(Provisional));
        assert_eq!(of(&[Grant, Refuse]), None);
        assert_eq!(of(&[Grant, Refuse, Refuse]), None);
        assert_eq!(of(&[Provisional, Refuse]), None);
    }
}
