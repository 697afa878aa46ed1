//! Turning values into what a page can show: labels, names of areas, words of codes.

use crate::view::{AnswerRow, Charges, Held, HeldState, OfficeView, ReasonView, Shown};
use base::{Arg, Facts, Lang, Record, Sourced, Text, Timestamp, Value};
use pack::model::{FactNeed, Field, Kind, Office, Pack, Question, Rule, Service, Table};
use pack::rules::{Seen, View};
use pack::{Holding, Reason};

/// The panel "data we already hold": one entry per fact, in the order in which the form names them.
pub(crate) fn held(pack: &Pack, service: &Service, facts: &Facts) -> Vec<Held> {
    let held = pack::held(service, facts);
    held.iter()
        .filter_map(|held| held_one(pack, service, held.need, held.holding))
        .collect()
}

fn held_one(pack: &Pack, service: &Service, need: &FactNeed, holding: Holding<'_>) -> Option<Held> {
    let register = pack.registers.get(&need.register)?;
    let (state, sourced) = match holding {
        Holding::Known(sourced) => (HeldState::Known, Some(sourced)),
        Holding::Absent => (HeldState::Absent, None),
        Holding::Down | Holding::Unread => (HeldState::Down, None),
        Holding::Several(_) => (HeldState::Several, None),
    };
    let shown = need.fields.iter().filter_map(|name| {
        let field = register.fields.get(name).filter(|field| field.shown)?;
        let value = sourced?.record.get(name)?;
        let label = Text::register(&register.id, format!("field-{name}"));
        Some((
            label,
            held_value(pack, service, (&need.name, name), field, value)?,
        ))
    });
    Some(Held {
        fact: need.name.clone(),
        register: Text::register(&register.id, "name"),
        about: Text::pack(format!("role-{}", need.about)),
        agency: agency(&register.owner),
        known_from: sourced.map_or(Timestamp::from_micros(0), |sourced| sourced.known_from),
        state,
        fields: shown.collect(),
    })
}

/// Whether a field holds the answer to a question about a time of day.
fn is_time(service: &Service, fact: &str, field: &str) -> bool {
    let mut questions = service.form.questions.iter();
    questions.any(|question| {
        question.kind == Kind::Time
            && question
                .held_by
                .as_ref()
                .is_some_and(|(of, name)| of == fact && name == field)
    })
}

/// A register's value; a list is not shown as a value.
fn held_value(
    pack: &Pack,
    service: &Service,
    (fact, name): (&str, &str),
    field: &Field,
    value: &Value,
) -> Option<Shown> {
    match (value, field.reference.as_deref()) {
        (Value::List(_), _) => None,
        (Value::Text(time), _) if is_time(service, fact, name) => Some(Shown::Time(time.clone())),
        (Value::Text(code), Some(reference)) => Some(coded(pack, reference, code)),
        (value, _) => Some(Shown::Value(value.clone())),
    }
}

/// A register's value where no service asks for it.
pub(crate) fn field_value(pack: &Pack, field: &Field, value: &Value) -> Shown {
    match (value, field.reference.as_deref()) {
        (Value::Text(code), Some(reference)) => coded(pack, reference, code),
        (value, _) => Shown::Value(value.clone()),
    }
}

/// The words of a code: an area's name, or `value-<table>-<code>` of the pack.
pub(crate) fn coded(pack: &Pack, reference: &str, code: &str) -> Shown {
    if reference == "areas" {
        return Shown::Value(Value::text(area(pack, code)));
    }
    Shown::Words(Text::pack(format!(
        "value-{reference}-{}",
        code.to_lowercase()
    )))
}

fn area(pack: &Pack, code: &str) -> String {
    pack.areas.name(code).unwrap_or(code).to_owned()
}

/// An office as documents name it, in the language of the state.
pub(crate) fn office_name(pack: &Pack, office: &Office) -> String {
    let agency = pack.texts.say(Lang::Id, &agency(&office.agency));
    match office
        .area
        .as_deref()
        .and_then(|code| pack.areas.name(code))
    {
        Some(area) => format!("{agency} {area}"),
        None => agency.into_owned(),
    }
}

/// An answer in the words of its question.
pub(crate) fn answer(pack: &Pack, service: &Service, question: &Question, value: &Value) -> Shown {
    match (question.kind, value) {
        (Kind::Choice, Value::Text(option)) => Shown::Words(Text::service(
            &service.id,
            format!("{}-{option}", question.id),
        )),
        (Kind::Sex, Value::Text(code)) => coded(pack, "sex", code),
        (Kind::Area, Value::Text(code)) => coded(pack, "areas", code),
        (Kind::Code, Value::Text(code)) => titled(code, question.row(code)),
        (Kind::YesNo, Value::Bool(yes)) => {
            Shown::Words(Text::pack(if *yes { "value-yes" } else { "value-no" }))
        }
        (Kind::Time, Value::Text(time)) => Shown::Time(time.clone()),
        (_, value) => Shown::Value(value.clone()),
    }
}

/// A code of a table, and the titles of its row.
pub(crate) fn titled(code: &str, row: Option<&Record>) -> Shown {
    let title = |lang: Lang| {
        let title = row?.text(&Table::title(lang))?;
        Some((lang, title.to_owned()))
    };
    let titles = Lang::ALL.into_iter().filter_map(title);
    Shown::Titled(code.to_owned(), titles.collect())
}

/// Every answer that stands, typed or held, in the order of the form.
pub(crate) fn answers(pack: &Pack, service: &Service, facts: &Facts) -> Vec<AnswerRow> {
    let view = View::new(&service.form, facts);
    let rows = service.form.questions.iter().filter_map(|question| {
        let Ok(Seen::Known(value)) = view.answer(&question.id) else {
            return None;
        };
        let holder = question.held_by.as_ref();
        let held = holder
            .is_some_and(|(fact, field)| matches!(view.field(fact, field), Ok(Seen::Known(_))));
        let value = match (question.kind, &question.pick) {
            (Kind::Pick, Some((fact, show))) => {
                picked(pack, service, &view, (&question.id, fact, show))?
            }
            _ => answer(pack, service, question, value),
        };
        let label = Text::service(&service.id, format!("{}-label", question.id));
        Some(AnswerRow {
            question: question.id.clone(),
            label,
            value,
            held,
        })
    });
    rows.collect()
}

/// A picked record, by the fields that tell it apart: those of one choice of the question.
fn picked(
    pack: &Pack,
    service: &Service,
    view: &View<'_>,
    (question, fact, show): (&str, &str, &[String]),
) -> Option<Shown> {
    match view.fact(fact).ok()? {
        Seen::Known(sourced) => Some(Shown::Picked(option(pack, service, fact, show, sourced))),
        Seen::Absent => Some(none_of_these(pack, service, question)),
        Seen::Unknown(_) => None,
    }
}

/// That none of the records offered is meant, in the words of the question where it has some.
pub(crate) fn none_of_these(pack: &Pack, service: &Service, question: &str) -> Shown {
    let own = Text::service(&service.id, format!("{question}-none"));
    let has_own = pack.texts.has(Lang::Id, &own.owner, &own.key);
    Shown::Words(if has_own {
        own
    } else {
        Text::portal("pick-none")
    })
}

/// What tells one candidate from another.
pub(crate) fn option(
    pack: &Pack,
    service: &Service,
    fact: &str,
    show: &[String],
    sourced: &Sourced,
) -> Vec<Shown> {
    let need = service.form.facts.get(fact);
    let Some(fields) = need.and_then(|need| need.declared(&pack.registers)) else {
        return Vec::new();
    };
    let shown = show.iter().filter_map(|name| {
        let value = sourced.record.get(name)?;
        held_value(pack, service, (fact, name), fields.get(name)?, value)
    });
    shown.collect()
}

pub(crate) fn agency(id: &str) -> Text {
    Text::pack(format!("agency-{id}"))
}

/// A bill in words: `payment-<label>` of the service.
pub(crate) fn charges(service: &Service, bill: &pack::Bill) -> Charges {
    let label = |label: &str| Text::service(&service.id, format!("payment-{label}"));
    let lines = bill.lines.iter();
    Charges {
        lines: lines
            .map(|line| (label(&line.label), line.amount))
            .collect(),
        total: bill.total,
    }
}

/// How to reach an agency: its telephone number and address.
pub(crate) fn contact(agency: &str) -> Text {
    Text::pack(format!("agency-{agency}-contact"))
}

/// The office that has the case; the agency itself until a fact says which office.
pub(crate) fn office(pack: &Pack, service: &Service, office: Option<&Office>) -> OfficeView {
    office_named(
        pack,
        office.map_or(&service.about.owner, |office| &office.id),
    )
}

/// An office by its id: `<agency>`, or `<agency>-<four digits of the area>`.
pub(crate) fn office_named(pack: &Pack, id: &str) -> OfficeView {
    let area_of = |code: &str| code.bytes().all(|byte| byte.is_ascii_digit());
    let (agency_id, code) = match id.rsplit_once('-') {
        Some((agency, code)) if area_of(code) => (agency, Some(code)),
        _ => (id, None),
    };
    OfficeView {
        id: id.to_owned(),
        agency: agency(agency_id),
        area: code.map(|code| area(pack, code)),
        contact: contact(agency_id),
    }
}

/// A rule told at the question it rests on: the remedy is to change the answer.
pub(crate) fn at_question(service: &str, rule: &Rule) -> ReasonView {
    ReasonView {
        rule: rule.name.clone(),
        text: Text::service(service, format!("reason-{}", rule.reason)),
        remedy: Text::service(service, format!("remedy-{}-now", rule.reason)),
        law: rule.law.clone(),
        outcome: rule.then,
    }
}

/// The names of products, one after the other.
pub(crate) fn names(service: &Service, products: &[String]) -> Text {
    let name = |product: &String| Text::service(&service.id, format!("product-{product}"));
    listed(&products.iter().map(name).collect::<Vec<Text>>())
        .unwrap_or_else(|| Text::service(&service.id, "name"))
}

/// "a; b; c" as one text.
pub(crate) fn listed(texts: &[Text]) -> Option<Text> {
    let mut last_first = texts.iter().rev().cloned();
    let last = last_first.next()?;
    Some(last_first.fold(last, |more, one| {
        let text = Text::portal("list-more");
        let text = text.with("one", Arg::Text(Box::new(one)));
        text.with("more", Arg::Text(Box::new(more)))
    }))
}

pub(crate) fn reason(service: &str, reason: &Reason) -> ReasonView {
    ReasonView {
        rule: reason.rule.clone(),
        text: Text::service(service, format!("reason-{}", reason.reason)),
        remedy: Text::service(service, format!("remedy-{}", reason.reason)),
        law: reason.law.as_str().into(),
        outcome: reason.outcome,
    }
}
