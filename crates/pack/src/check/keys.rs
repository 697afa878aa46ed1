//! Which words each file of words must have, may have, and for whose sake.

use crate::Citation;
use crate::areas::Level;
use crate::early::formal;
use crate::maybe::{Thing, possible};
use crate::model::{Field, FieldKind, Kind, Outcome, Pack, Register, Service};
use crate::text::repeated;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Keys an owner must have, each with what needs it, and keys it may have.
#[derive(Default)]
pub(super) struct Keys {
    pub(super) required: BTreeMap<String, Need>,
    pub(super) optional: BTreeSet<String>,
    /// Beginnings of more keys it may have.
    beginnings: Vec<String>,
    /// Keys of what is said of each of a group: they may say which one it is, as `$n`.
    numbered: BTreeSet<String>,
}

/// What needs a key.
#[derive(Clone, Debug)]
pub(super) struct Need {
    pub(super) by: String,
    /// The finding's code where the words are missing.
    pub(super) code: &'static str,
}

impl Keys {
    fn need(&mut self, key: impl Into<String>, by: impl Into<String>) {
        self.need_or(key, by, "missing-words");
    }

    fn need_or(&mut self, key: impl Into<String>, by: impl Into<String>, code: &'static str) {
        let need = Need {
            by: by.into(),
            code,
        };
        let key = self.said_as(key.into());
        self.required.entry(key).or_insert(need);
    }

    fn may(&mut self, key: impl Into<String>) {
        let key = self.said_as(key.into());
        self.optional.insert(key);
    }

    /// What is said of each of a group is said once.
    fn said_as(&mut self, key: String) -> String {
        let Some((group, _)) = repeated(&key) else {
            return key;
        };
        self.numbered.insert(group.clone());
        group
    }

    /// Whether words under this key may have a placeholder of this name.
    pub(super) fn provides(&self, key: &str, placeholder: &str) -> bool {
        placeholder == "n" && self.numbered.contains(key)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        let begins = |start: &String| key.starts_with(start.as_str());
        self.required.contains_key(key)
            || self.optional.contains(key)
            || self.beginnings.iter().any(begins)
    }
}

pub(super) fn of_service(pack: &Pack, service: &Service) -> Keys {
    let mut keys = Keys::default();
    for key in ["name", "summary", "for-whom"] {
        keys.need(key, "every service");
    }
    keys.may("promise-note");
    keys.may("objection");
    for id in &service.about.related {
        if !pack.services.contains_key(id) {
            keys.need(format!("next-{id}"), "related in service.toml");
        }
    }
    for key in &service.about.assumptions {
        keys.need(format!("assumption-{key}"), "assumptions in service.toml");
    }
    for ground in &service.about.clarifications {
        keys.need(
            format!("clarification-{}", ground.id),
            "a ground in service.toml",
        );
    }
    for scenario in &service.scenarios {
        keys.need(scenario.words(), &scenario.file);
    }
    // Whoever is not signed in is asked in these words; where there are none, in those of the register.
    let things = possible(pack, service);
    let things = things
        .iter()
        .filter(|thing| thing.asked_as(service).is_none());
    for words in things.filter_map(Thing::own_words) {
        keys.may(format!("{words}-hint"));
        keys.may(words);
    }
    form(service, &mut keys);
    rules(service, &mut keys);
    products(service, &mut keys);
    keys
}

fn form(service: &Service, keys: &mut Keys) {
    for group in &service.form.groups {
        let by = format!("the group \"{}\"", group.id);
        keys.need(format!("{}-each", group.id), &by);
        let title = format!("{}-title", group.id);
        keys.numbered.insert(title.clone());
        keys.need(title, by);
    }
    for fact in service
        .form
        .facts
        .values()
        .filter(|fact| fact.lookup.is_none())
    {
        let by = format!("facts.{}", fact.name);
        keys.need(format!("purpose-{}", fact.purpose), by);
    }
    for question in &service.form.questions {
        let by = format!("the question \"{}\"", question.id);
        keys.need(format!("{}-label", question.id), &by);
        keys.may(format!("{}-hint", question.id));
        if question.kind == Kind::Pick {
            keys.may(format!("{}-none", question.id));
        }
        for option in &question.options {
            keys.need(format!("{}-{option}", question.id), &by);
            keys.may(format!("{}-{option}-hint", question.id));
        }
    }
    for need in &service.form.evidence {
        let by = format!("the evidence \"{}\"", need.kind);
        if need.is_conditional() {
            keys.need(format!("evidence-{}-when", need.kind), &by);
        }
        keys.need(format!("evidence-{}", need.kind), by);
        keys.may(format!("evidence-{}-hint", need.kind));
    }
}

/// A refusal without words is worse than a missing label: it has a name of its own.
fn rules(service: &Service, keys: &mut Keys) {
    for rule in &service.rules {
        let by = format!("the rule \"{}\"", rule.name);
        let (reason, remedy) = match rule.then {
            Outcome::Refuse => {
                keys.need_or("objection", &by, "refusal-without-objection");
                ("refusal-without-reason", "refusal-without-remedy")
            }
            Outcome::Refer | Outcome::Provisional | Outcome::Grant => {
                ("missing-words", "missing-words")
            }
        };
        keys.need_or(format!("reason-{}", rule.reason), &by, reason);
        keys.need_or(format!("remedy-{}", rule.reason), &by, remedy);
    }
    // What is told at the question itself is mended there, and not with a new application.
    let questions = service.form.questions.iter();
    for rule in questions.flat_map(|question| formal(service, &question.id)) {
        let by = format!("the rule \"{}\", told at its question", rule.name);
        let key = format!("remedy-{}-now", rule.reason);
        keys.need_or(key, by, "refusal-without-remedy");
    }
}

fn products(service: &Service, keys: &mut Keys) {
    for line in service.payment.iter().flat_map(|payment| &payment.lines) {
        keys.need(format!("payment-{}", line.label), "payment in output.toml");
    }
    for product in &service.products {
        let by = format!("the product \"{}\"", product.id);
        keys.need(format!("product-{}", product.id), &by);
        keys.may(format!("product-{}-hint", product.id));
        for number in product.numbers.keys() {
            keys.need(format!("number-{}-{number}", product.id), &by);
        }
        if let Some(document) = &product.document {
            keys.need(format!("document-{}-title", product.id), &by);
            keys.may(format!("document-{}-note", product.id));
            for line in &document.lines {
                let key = format!("document-{}-{}", product.id, line.label);
                // A coded value on a line has words of its own: `…-<label>-<value>`.
                let said = keys.said_as(key.clone());
                keys.beginnings.push(format!("{said}-"));
                keys.need(key, &by);
            }
        }
        for claim in product.claims.keys() {
            keys.may(format!("claim-{}-{claim}", product.id));
        }
    }
}

pub(super) fn of_register(register: &Register) -> Keys {
    let mut keys = Keys::default();
    keys.need("name", "every register");
    fields(&register.fields, &mut keys);
    keys
}

fn fields(of: &BTreeMap<String, Field>, keys: &mut Keys) {
    for (name, field) in of {
        keys.need(format!("field-{name}"), format!("the field \"{name}\""));
        fields(&field.fields, keys);
    }
}

/// Words of the whole pack: who and what it declares, and how kinds, units and coded values are said.
pub(super) fn of_pack(pack: &Pack, personas: &[String]) -> Keys {
    let mut keys = Keys::default();
    for id in pack.agencies.keys() {
        keys.need(format!("agency-{id}"), format!("agencies/{id}.toml"));
        // The telephone number and address a person can turn to.
        keys.need(
            format!("agency-{id}-contact"),
            format!("agencies/{id}.toml"),
        );
    }
    for id in &pack.life_events {
        keys.need(format!("event-{id}"), "life_events in pack.toml");
        keys.may(format!("event-{id}-hint"));
    }
    for role in pack.roles.keys() {
        keys.may(format!("role-{role}"));
    }
    for fact in pack.proofing.iter().flat_map(|proofing| &proofing.quiz) {
        keys.need(format!("quiz-{}", fact.id), "proofing.toml");
        keys.may(format!("quiz-{}-hint", fact.id));
    }
    for name in personas {
        keys.need(format!("persona-{name}"), format!("people/{name}.toml"));
    }
    for lang in base::Lang::ALL {
        for key in pack.texts.missing_calendar_keys(lang) {
            keys.need(key, "dates");
        }
    }
    for unit in ["working-days", "calendar-days", "hours"] {
        keys.need(format!("unit-{unit}"), "clocks");
    }
    laws(pack, &mut keys);
    kinds(pack, &mut keys);
    for (id, register) in &pack.registers {
        values(
            pack,
            &register.fields,
            &format!("the register \"{id}\""),
            &mut keys,
        );
    }
    keys
}

/// A law is cited in words, and the acts a service rests on have names.
fn laws(pack: &Pack, keys: &mut Keys) {
    for (by, law) in cited(pack) {
        let (must, may) = law.keys();
        for key in must {
            keys.need(key, &by);
        }
        keys.optional.extend(may);
    }
    for service in pack.services.values() {
        let by = format!("laws in services/{}/service.toml", service.id);
        for source in service.about.laws.iter().flat_map(Citation::sources) {
            keys.need(source.act.name_key(), &by);
            keys.need("law-named", &by);
        }
    }
}

/// Every law that the pack cites, and where.
fn cited(pack: &Pack) -> Vec<(String, &Citation)> {
    let mut all = Vec::new();
    for agency in pack.agencies.values() {
        all.push((format!("agencies/{}.toml", agency.id), &agency.law));
    }
    for register in pack.registers.values() {
        all.push((format!("the register \"{}\"", register.id), &register.law));
    }
    if let Some(proofing) = &pack.proofing {
        let face = proofing.face.iter().map(|face| &face.law);
        let counter = proofing.counter.iter().map(|counter| &counter.law);
        let laws = proofing.quiz.iter().map(|fact| &fact.law);
        let laws = laws.chain(face).chain(counter).chain([&proofing.law]);
        all.extend(laws.map(|law| ("proofing.toml".to_owned(), law)));
    }
    for service in pack.services.values() {
        let (about, form) = (&service.about, &service.form);
        let grounds = about.clarifications.iter().map(|ground| &ground.law);
        let laws = [&about.fee_law, &about.objection_law, &about.review_law]
            .into_iter()
            .chain(&about.laws)
            .chain(grounds);
        let facts = form.facts.values().map(|fact| &fact.law);
        let questions = form.questions.iter().map(|question| &question.law);
        let evidence = form.evidence.iter().map(|need| &need.law);
        let rules = service.rules.iter().map(|rule| &rule.law);
        let deemed = service
            .products
            .iter()
            .filter_map(|product| product.deemed.as_ref());
        let products = service.products.iter().map(|product| &product.law);
        let products = products.chain(deemed.filter_map(|deemed| deemed.law.as_ref()));
        let values = form.values.iter().map(|value| &value.law);
        let paid = service.payment.iter().map(|payment| &payment.law);
        let of_form = facts
            .chain(questions)
            .chain(evidence)
            .chain(values)
            .chain(paid);
        let of_service = laws.chain(of_form).chain(rules).chain(products);
        all.extend(of_service.map(|law| (format!("the service \"{}\"", service.id), law)));
    }
    all
}

/// What can be wrong with an answer is said in words of the pack.
fn kinds(pack: &Pack, keys: &mut Keys) {
    for service in pack.services.values() {
        // What a register holds is asked of whoever is not signed in.
        let things = possible(pack, service);
        let told = things
            .iter()
            .filter_map(|thing| Some((thing.to_string(), thing.question(pack, service)?)));
        let questions = service.form.questions.iter();
        let questions = questions.map(|question| (question.id.clone(), Cow::Borrowed(question)));
        for (id, question) in questions.chain(told) {
            let by = format!("the question \"{id}\"");
            let kind = question.kind.name();
            for what in ["empty", "bad"] {
                keys.need(format!("kind-{kind}-{what}"), &by);
            }
            match question.kind {
                Kind::PersonName | Kind::Line | Kind::Paragraph => {
                    keys.need(format!("kind-{kind}-long"), &by);
                }
                Kind::Date => keys.need("kind-date-year", &by),
                Kind::Number => keys.need("kind-number-range", &by),
                Kind::Money => keys.need("kind-money-range", &by),
                Kind::Area => keys.need(
                    format!(
                        "kind-area-no-{}",
                        question.level.unwrap_or(Level::District).name()
                    ),
                    &by,
                ),
                Kind::YesNo => coded("yes-no", ["yes", "no"].map(str::to_owned).iter(), &by, keys),
                Kind::Sex => coded(
                    "sex",
                    pack.lists.get("sex").into_iter().flatten(),
                    &by,
                    keys,
                ),
                _ => {}
            }
        }
    }
}

/// A coded value is shown in words.
fn values(pack: &Pack, fields: &BTreeMap<String, Field>, by: &str, keys: &mut Keys) {
    for field in fields.values() {
        if field.kind == FieldKind::Bool {
            coded("yes-no", ["yes", "no"].map(str::to_owned).iter(), by, keys);
        }
        if let Some(list) = &field.reference {
            coded(list, pack.lists.get(list).into_iter().flatten(), by, keys);
        }
        values(pack, &field.fields, by, keys);
    }
}

fn coded<'a>(list: &str, codes: impl Iterator<Item = &'a String>, by: &str, keys: &mut Keys) {
    for code in codes {
        let code = code.to_lowercase();
        let key = match list {
            "yes-no" => format!("value-{code}"),
            list => format!("value-{list}-{code}"),
        };
        keys.need(key, by);
    }
}
