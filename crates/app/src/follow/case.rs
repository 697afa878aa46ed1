//! One case as its applicant sees it, read from its history. Reads only.

use crate::tables::cases::{self, Stored};
use crate::tables::credential::{self, Issued};
use crate::tables::history::{self, Entry};
use crate::view::{ActorView, CaseView, EvidenceGroup, Moment, ProductView, Shown, StageView};
use crate::{Actor, App, AppError, Channel, Resident, access, show, tables};
use base::{Arg, CaseId, Evidence, PublicNumber, Text, Timestamp};
use case::{Case, Event, Finding, On, Setting, Stage};
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
        evidence: evidence(app, stored, &history).await?,
        stated: stated(app, stored, service),
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
        receipt: rules_spoke,
    })
}

fn can_object(app: &App, service: &Service, stored: &Stored, now: Timestamp) -> bool {
    let office = stored.body.office.as_ref();
    let setting = Setting {
        service,
        area: office.and_then(|office| office.area.as_deref()),
        zone: office.map(|office| office.zone).unwrap_or_default(),
        calendar: app.pack.calendar(&service.about.owner),
    };
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
        } => StageView::WaitingOfficer,
        Stage::Waiting {
            on: On::Objection, ..
        } => StageView::WaitingObjection,
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
    let products = service.products.iter().filter_map(|product| {
        let outcome = *standing.get(&product.id)?;
        let document = issued.iter().find(|issued| issued.product == product.id);
        let (reasons, officer_words) = match last_word(history, &product.id) {
            Some(LastWord::Rules(reasons)) => (reasons, None),
            Some(LastWord::Officer(words)) => (&[][..], Some(words.to_owned())),
            None => (&[][..], None),
        };
        Some(ProductView {
            product: product.id.clone(),
            outcome,
            reasons: reasons
                .iter()
                .map(|reason| show::reason(&service.id, reason))
                .collect(),
            officer_words,
            numbers: numbers(stored, service, product, outcome),
            document: document.and_then(|issued| {
                let number = PublicNumber::parse(&issued.content.number).ok()?;
                Some((number, issued.state()))
            }),
        })
    });
    products.collect()
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
    let mut latest_first = history.iter().rev();
    latest_first.find_map(|entry| match &entry.content.event {
        Event::RulesDecided { verdict } => verdict
            .of(product)
            .map(|decision| LastWord::Rules(&decision.reasons)),
        Event::OfficerDecided { decisions } => decisions
            .get(product)
            .map(|(_, words)| LastWord::Officer(words)),
        // The law granted by silence: nobody had a reason.
        Event::DeemedApproved { products } if products.iter().any(|one| one == product) => {
            Some(LastWord::Rules(&[]))
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
    let text = match event {
        Event::Examined { kind, finding, .. } => {
            let key = match finding {
                Finding::Accepted => "moment-examined-accepted",
                Finding::Rejected => "moment-examined-rejected",
            };
            let what = Text::service(&service.id, format!("evidence-{kind}"));
            Text::portal(key).with("what", Arg::Text(Box::new(what)))
        }
        Event::Revoked { product, .. } => {
            let what = Text::service(&service.id, format!("product-{product}"));
            Text::portal("moment-revoked").with("what", Arg::Text(Box::new(what)))
        }
        _ => Text::portal(format!("moment-{}", event.word())),
    };
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
        reasons: reasons(service, event),
        words: match event {
            Event::Examined { reason, .. } | Event::Revoked { reason, .. } => {
                Some(reason.clone()).filter(|r| !r.is_empty())
            }
            _ => None,
        },
        actor: match &entry.content.actor {
            Actor::Applicant => match Channel::client_of(&entry.channel) {
                Some(client) => ActorView::Client {
                    id: client.to_owned(),
                },
                None => ActorView::Applicant,
            },
            Actor::Rules => ActorView::Rules,
            Actor::Officer { name, .. } => ActorView::Officer {
                name: name.clone(),
                office,
            },
            Actor::Register { register } => ActorView::Register {
                name: Text::register(register, "name"),
            },
            Actor::Clock => ActorView::Clock,
            Actor::Operator { name } => ActorView::Operator { name: name.clone() },
        },
    }
}

/// Why the rules said what they said at that moment, each reason once.
fn reasons(service: &Service, event: &Event) -> Vec<Text> {
    let Event::RulesDecided { verdict } = event else {
        return Vec::new();
    };
    let mut codes: Vec<&str> = Vec::new();
    for reason in verdict.decisions.iter().flat_map(|said| &said.reasons) {
        if !codes.contains(&reason.reason.as_str()) {
            codes.push(&reason.reason);
        }
    }
    let text = |code: &str| Text::service(&service.id, format!("reason-{code}"));
    codes.into_iter().map(text).collect()
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
