//! One moment of a case's timeline.

use crate::tables::cases::Stored;
use crate::tables::history::Entry;
use crate::view::{ActorView, AgentView, Moment, OfficeView};
use crate::{Actor, App, Channel, show};
use base::{Arg, Text};
use case::{Event, Finding};
use pack::Citation;
use pack::model::{Pack, Service};

/// What happened, in words, and who did it.
pub(super) fn view(app: &App, service: &Service, stored: &Stored, entry: &Entry) -> Moment {
    let event = &entry.content.event;
    let text = words(service, event);
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
            Event::ClarificationAsked { question, .. } => Some(question.clone()),
            Event::Clarified { text, .. } => Some(text.clone()),
            _ => None,
        },
        law: law(service, event),
        actor: actor(&app.pack, entry, &office),
    }
}

/// What happened, in a sentence.
fn words(service: &Service, event: &Event) -> Text {
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
        Event::Replaced { product, by } => {
            let name = |id: &String| {
                let name = Text::service(&service.id, format!("product-{id}"));
                Arg::Text(Box::new(name))
            };
            let text = Text::portal("moment-replaced");
            text.with("what", name(product)).with("by", name(by))
        }
        Event::DeemedApproved { products } | Event::ProductsLate { products } => {
            let key = format!("moment-{}", event.word());
            Text::portal(key).with("what", Arg::Text(Box::new(show::names(service, products))))
        }
        Event::RefundDue { received, why } => Text::portal(format!("moment-refund-{}", why.word()))
            .with("amount", Arg::Money(received.amount)),
        Event::RefundSent { received, transfer } => Text::portal("moment-refund-sent")
            .with("amount", Arg::Money(received.amount))
            .with("transfer", Arg::Str(transfer.to_string())),
        Event::Paid { received } => {
            Text::portal("moment-paid").with("amount", Arg::Money(received.amount))
        }
        Event::Billed { bill, .. } => {
            Text::portal("moment-billed").with("amount", Arg::Money(bill.total))
        }
        _ => Text::portal(format!("moment-{}", event.word())),
    };
    match event {
        Event::WaitedForRegister { due, .. }
        | Event::ApplicantAsked { due, .. }
        | Event::Referred { due, .. }
        | Event::Objected { due, .. }
        | Event::Billed { due, .. } => text.with("due", Arg::Date(due.date)),
        Event::ClarificationAsked { until, .. } => text.with("due", Arg::Date(until.date)),
        _ => text,
    }
}

/// The law that stops a clock, or grants what nobody decided.
fn law(service: &Service, event: &Event) -> Option<Citation> {
    match event {
        Event::ClarificationAsked { law, .. } => Some(law.as_str().into()),
        Event::DeemedApproved { products } => {
            let product = service.product(products.first()?)?;
            product.deemed.as_ref()?.law.clone()
        }
        _ => None,
    }
}

/// Who did it. An officer mostly is of the office that has the case.
fn actor(pack: &Pack, entry: &Entry, office: &OfficeView) -> ActorView {
    match &entry.content.actor {
        Actor::Applicant => match Channel::client_of(&entry.channel) {
            Some(client) => ActorView::Client {
                id: client.to_owned(),
            },
            None => ActorView::Applicant,
        },
        Actor::Agent { name, basis, .. } => ActorView::Agent(AgentView::of(name, *basis)),
        Actor::Rules => ActorView::Rules,
        Actor::Officer {
            name, office: own, ..
        } => ActorView::Officer {
            name: name.clone(),
            office: if *own == office.id {
                office.clone()
            } else {
                show::office_named(pack, own)
            },
        },
        Actor::Register { register } => ActorView::Register {
            name: Text::register(register, "name"),
        },
        Actor::Clock => ActorView::Clock,
        Actor::Bank => ActorView::Bank,
        Actor::Operator { name } => ActorView::Operator { name: name.clone() },
    }
}

/// Why the rules said what they said at that moment, each reason once.
fn reasons(service: &Service, event: &Event) -> Vec<Text> {
    let verdict = match event {
        Event::RulesDecided { verdict } => verdict,
        Event::ClarificationAsked { ground, .. } => {
            return vec![Text::service(
                &service.id,
                format!("clarification-{ground}"),
            )];
        }
        _ => return Vec::new(),
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
