//! A small world for tests of conditions and decisions.

use crate::model::{
    About, EvidenceNeed, FactNeed, Field, FieldKind, Form, Kind, Product, Question, Register, Rule,
    Service,
};
use crate::rules::{Condition, QuestionDecl, Scope, compile};
use base::{
    Clock, Date, Fact, Facts, Record, Rupiah, Sourced, Starts, Timestamp, Unit, Value, Zone,
};
use std::collections::BTreeMap;

/// A small world: a mother read from a register, her family, a birth record to pick, three questions, one document.
pub(crate) struct World {
    pub(crate) registers: BTreeMap<String, Register>,
    pub(crate) facts: BTreeMap<String, FactNeed>,
    pub(crate) questions: Vec<QuestionDecl>,
    pub(crate) evidence: Vec<String>,
    pub(crate) lists: BTreeMap<String, Vec<String>>,
}

pub(crate) fn field(kind: FieldKind, fields: &[(&str, FieldKind)]) -> Field {
    Field {
        level: None,
        kind,
        meaning: "person.anything".into(),
        about: None,
        reference: None,
        key: None,
        fields: fields
            .iter()
            .map(|(name, kind)| ((*name).to_owned(), field(*kind, &[])))
            .collect(),
        optional: false,
        shown: true,
    }
}

pub(crate) fn fact(name: &str, fields: &[&str], pick: Option<&str>) -> (String, FactNeed) {
    let need = FactNeed {
        name: name.into(),
        register: "penduduk".into(),
        by: vec!["applicant".into()],
        fields: fields.iter().map(|f| (*f).to_owned()).collect(),
        purpose: "p".into(),
        law: "UU 1".into(),
        about: name.into(),
        pick: pick.map(str::to_owned),
        key: Some("key".into()),
        line: 1,
        ..FactNeed::default()
    };
    (name.to_owned(), need)
}

pub(crate) fn question(id: &str, kind: Kind, options: &[&str]) -> QuestionDecl {
    QuestionDecl {
        id: id.into(),
        kind,
        options: options.iter().map(|o| (*o).to_owned()).collect(),
        held_by: (id == "birth_date").then(|| ("birth".to_owned(), "birth_date".to_owned())),
        pick: (id == "which").then(|| "birth".to_owned()),
    }
}

impl World {
    pub(crate) fn new() -> Self {
        let rows = &[("relation", FieldKind::Text), ("born", FieldKind::Date)];
        let fields: BTreeMap<String, Field> = [
            ("name", field(FieldKind::Text, &[])),
            ("key", field(FieldKind::Text, &[])),
            ("birth_date", field(FieldKind::Date, &[])),
            ("income", field(FieldKind::Money, &[])),
            ("children", field(FieldKind::Int, &[])),
            ("alive", field(FieldKind::Bool, &[])),
            ("religion", field(FieldKind::Text, &[])),
            ("members", field(FieldKind::List, rows)),
        ]
        .into_iter()
        .map(|(name, field)| (name.to_owned(), field))
        .collect();
        let register = Register {
            id: "penduduk".into(),
            owner: "dukcapil".into(),
            subject: "person".into(),
            law: "UU 1".into(),
            retention: "always".into(),
            remote: false,
            fields,
            key: Some("key".into()),
            relations: BTreeMap::new(),
            quality: Vec::new(),
        };
        let read = &[
            "name",
            "birth_date",
            "income",
            "children",
            "alive",
            "members",
        ];
        Self {
            registers: [("penduduk".to_owned(), register)].into(),
            facts: [
                fact("applicant", &["name", "birth_date"], None),
                fact("mother", read, None),
                fact("birth", &["birth_date", "key"], Some("which")),
            ]
            .into(),
            questions: vec![
                question("child_name", Kind::PersonName, &[]),
                question("birth_date", Kind::Date, &[]),
                question("married", Kind::YesNo, &[]),
                question("place", Kind::Choice, &["home", "clinic"]),
                question("which", Kind::Pick, &[]),
                question("distance", Kind::Number, &[]),
            ],
            evidence: vec!["letter".into()],
            lists: [("titles".to_owned(), vec!["dr".to_owned()])].into(),
        }
    }

    pub(crate) fn scope(&self) -> Scope<'_> {
        Scope {
            registers: &self.registers,
            facts: &self.facts,
            questions: &self.questions,
            evidence: &self.evidence,
            derived: &[],
            lists: &self.lists,
        }
    }

    pub(crate) fn compile(&self, source: &str) -> Condition {
        compile(source, &self.scope()).unwrap_or_else(|wrong| panic!("{source}: {wrong:?}"))
    }

    /// The code and mend of the first mistake.
    pub(crate) fn refusal(&self, source: &str) -> (&'static str, String) {
        let complaints = compile(source, &self.scope()).expect_err(source);
        (complaints[0].code, complaints[0].mend.clone())
    }

    pub(crate) fn form(&self) -> Form {
        let questions = self.questions.iter().map(|q| Question {
            id: q.id.clone(),
            kind: q.kind,
            law: "UU 1".into(),
            meaning: "m".into(),
            asked_of: crate::model::AskedOf::Applicant,
            about: "child".into(),
            held_by: q.held_by.clone(),
            asked_when: (q.id == "distance").then(|| self.compile("answers.place == \"clinic\"")),
            options: q.options.clone(),
            min: None,
            max: None,
            level: None,
            pick: q.pick.clone().map(|fact| (fact, Vec::new())),
            table: None,
            each: None,
            line: 1,
        });
        Form {
            rounds: vec![self.facts.keys().cloned().collect()],
            facts: self.facts.clone(),
            questions: questions.collect(),
            evidence: vec![EvidenceNeed {
                kind: "letter".into(),
                law: "UU 1".into(),
                waived_when: Some(self.compile("facts.birth.known")),
                needed_when: None,
                each: None,
                line: 1,
            }],
            values: Vec::new(),
            groups: Vec::new(),
        }
    }

    pub(crate) fn product(id: &str) -> Product {
        Product {
            needed_when: None,
            granted_by: crate::model::GrantedBy::Rules,
            each: None,
            id: id.into(),
            law: "UU 1".into(),
            numbers: BTreeMap::new(),
            vct: None,
            claims: BTreeMap::new(),
            always: Vec::new(),
            document: None,
            effects: Vec::new(),
            officer: None,
            deemed: None,
            supersedes: None,
            line: 1,
        }
    }

    pub(crate) fn service(rules: Vec<Rule>, products: Vec<Product>) -> Service {
        Service {
            payment: None,
            id: "akta-lahir".into(),
            about: about(),
            form: Self::new().form(),
            rules,
            products,
            scenarios: Vec::new(),
            guides: BTreeMap::new(),
            law_hash: String::new(),
        }
    }
}

fn about() -> About {
    let clock = Clock {
        length: 1,
        unit: Unit::Hours,
        starts: Starts::AtOnce,
    };
    About {
        owner: "dukcapil".into(),
        life_events: Vec::new(),
        synonyms: BTreeMap::new(),
        fee: Rupiah(0),
        fee_law: "UU 1".into(),
        promise: clock,
        officer: clock,
        objection: clock,
        objection_law: "UU 1".into(),
        objection_answer: clock,
        review_law: "UU 1".into(),
        register_wait: clock,
        clarifications: Vec::new(),
        clarification_wait: None,
        assurance: base::Assurance::Low,
        in_person: None,
        deemed_approval: false,
        laws: Vec::new(),
        survey: "skm".into(),
        related: Vec::new(),
        minutes: 3,
        office_by: "applicant.name".into(),
        assumptions: Vec::new(),
    }
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn sourced<const N: usize>(fields: [(&str, Value); N]) -> Sourced {
    Sourced {
        register: "penduduk".into(),
        subject: None,
        version: 1,
        known_from: Timestamp::from_micros(0),
        record: Record::from(fields),
    }
}

pub(crate) fn nothing_yet() -> Facts {
    Facts::empty(day("2026-03-10"), Zone::Wib)
}

/// A mother of two, whose birth record says yesterday.
pub(crate) fn known() -> Facts {
    let mut facts = nothing_yet();
    let row = |relation: &str, born: &str| {
        Record::from([
            ("relation", Value::text(relation)),
            ("born", Value::Date(day(born))),
        ])
    };
    let mother = sourced([
        ("name", Value::text("Sri Wahyuni")),
        ("birth_date", Value::Date(day("1994-05-01"))),
        ("income", Value::Money(Rupiah(2_000_000))),
        ("children", Value::Int(2)),
        ("alive", Value::Bool(true)),
        (
            "members",
            Value::List(vec![row("wife", "1994-05-01"), row("child", "2020-01-01")]),
        ),
    ]);
    facts.facts.insert("mother".into(), Fact::Known(mother));
    let birth = sourced([("birth_date", Value::Date(day("2026-03-09")))]);
    facts.facts.insert("birth".into(), Fact::Known(birth));
    facts
        .answers
        .insert("child_name".into(), Value::text("Bima, Dr."));
    facts
}
