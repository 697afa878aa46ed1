//! What a thing is called. A question has its own words; for the rest a service may have some (`try-<fact>`,
//! `try-<fact>-<field>`), and else they are put together from those of the register.

use crate::App;
use base::{Arg, Lang, Text};
use pack::maybe::Thing;
use pack::model::{FactNeed, Field, Service};

/// The question, as one sentence.
pub(super) fn label(app: &App, service: &Service, thing: &Thing) -> Text {
    if let Some(question) = thing.asked_as(service) {
        return Text::service(&service.id, format!("{}-label", question.id));
    }
    let own = thing.own_words().map(|key| Text::service(&service.id, key));
    match own.filter(|own| has(app, own)) {
        Some(own) => own,
        None => made(app, service, thing),
    }
}

/// What helps to answer.
pub(super) fn hint(app: &App, service: &Service, thing: &Thing) -> Option<Text> {
    let key = match thing {
        Thing::Evidence(kind) => format!("evidence-{kind}-hint"),
        Thing::Question(_) | Thing::Field(..) => match thing.asked_as(service) {
            Some(question) => format!("{}-hint", question.id),
            None => [&*thing.own_words()?, "-hint"].concat(),
        },
        Thing::Rule(_) => return Some(Text::portal("try-rule-hint")),
        Thing::Fact(_) | Thing::Has(..) | Thing::Same(..) => {
            [&*thing.own_words()?, "-hint"].concat()
        }
    };
    let own = Text::service(&service.id, key);
    has(app, &own).then_some(own)
}

/// Words put together.
fn made(app: &App, service: &Service, thing: &Thing) -> Text {
    let facts = &service.form.facts;
    let with = |key: &str, args: Vec<(&str, Text)>| {
        let with = |text: Text, (name, arg)| text.with(name, Arg::Text(Box::new(arg)));
        args.into_iter().fold(Text::portal(key), with)
    };
    let about = |fact: &str| {
        let need = facts.get(fact);
        need.map_or_else(
            || Text::service(&service.id, "name"),
            |need| about(app, need),
        )
    };
    let field = |fact: &str, name: &str| {
        let need = facts.get(fact);
        let register = need.map_or("", |need| need.register.as_str());
        Text::register(register, format!("field-{name}"))
    };
    match thing {
        Thing::Fact(fact) => {
            let register = facts.get(fact).map_or("", |need| need.register.as_str());
            let register = Text::register(register, "name");
            with(
                "try-fact",
                vec![("about", about(fact)), ("register", register)],
            )
        }
        Thing::Has(fact, name) => with(
            "try-has",
            vec![("about", about(fact)), ("field", field(fact, name))],
        ),
        Thing::Field(fact, name) => with(
            "try-field",
            vec![("about", about(fact)), ("field", field(fact, name))],
        ),
        Thing::Same(a, b) => with(
            "try-same",
            vec![
                ("about", about(&a.0)),
                ("field", field(&a.0, &a.1)),
                ("other", about(&b.0)),
                ("same", field(&b.0, &b.1)),
            ],
        ),
        Thing::Evidence(kind) => {
            let evidence = Text::service(&service.id, format!("evidence-{kind}"));
            with("try-evidence", vec![("evidence", evidence)])
        }
        Thing::Rule(name) => {
            let rule = service.rules.iter().find(|rule| rule.name == *name);
            let reason = rule.map_or("", |rule| rule.reason.as_str());
            Text::service(&service.id, format!("reason-{reason}"))
        }
        Thing::Question(id) => Text::service(&service.id, format!("{id}-label")),
    }
}

/// The field as its register declares it.
pub(super) fn declared<'a>(app: &'a App, need: &FactNeed, field: &str) -> Option<&'a Field> {
    let register = app.pack.registers.get(&need.register)?;
    match &need.row {
        None => register.fields.get(field),
        Some(row) => register.fields.get(&row.list)?.fields.get(field),
    }
}

fn about(app: &App, need: &FactNeed) -> Text {
    let role = Text::pack(format!("role-{}", need.about));
    if has(app, &role) {
        role
    } else {
        Text::register(&need.register, "name")
    }
}

fn has(app: &App, text: &Text) -> bool {
    app.pack.texts.has(Lang::Id, &text.owner, &text.key)
}
