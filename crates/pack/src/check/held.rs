//! Once only: nobody is asked what a register of the pack already holds.

use super::At;
use crate::finding::Finding;
use crate::model::{AskedOf, Field, Kind, Question};
use crate::rules::kind_of_answer;

pub(super) fn check(at: &At<'_>, findings: &mut Vec<Finding>) {
    let questions = &at.service.form.questions;
    for (index, question) in questions.iter().enumerate() {
        // A pick chooses among records; what it asks is no field of any of them.
        // What an officer states is what they saw and no register shows of these people.
        if question.kind == Kind::Pick || question.asked_of == AskedOf::Officer {
            continue;
        }
        check_held_by(at, question, findings);
        if let Some(finding) = needless(at, question) {
            findings.push(finding);
        }
        let twin = questions[..index]
            .iter()
            .filter(|q| !is_sibling(q, question))
            .find(|q| q.meaning == question.meaning && q.about == question.about);
        if let Some(twin) = twin {
            let told = format!("\"{}\" asks the same as \"{}\"", question.id, twin.id);
            findings.push(told_at(
                at,
                question,
                "asks-twice",
                told,
                "remove one of the two",
            ));
        }
    }
}

/// Whether two questions are one that is asked of each of a group.
fn is_sibling(one: &Question, other: &Question) -> bool {
    let pair = one.each.as_ref().zip(other.each.as_ref());
    pair.is_some_and(|(one, other)| one.group == other.group && one.n != other.n)
}

/// The field that is said to hold the answer must mean the same, and be of the same kind.
fn check_held_by(at: &At<'_>, question: &Question, findings: &mut Vec<Finding>) {
    let Some((fact, name)) = &question.held_by else {
        return;
    };
    let need = at.service.form.facts.get(fact);
    let declared = need.and_then(|need| need.declared(&at.pack.registers));
    let field = declared.and_then(|fields| fields.get(name));
    let (Some(need), Some(field)) = (need, field) else {
        return;
    };
    let about = field.about.as_ref().unwrap_or(&need.about);
    if field.meaning != question.meaning || *about != question.about {
        let told = format!(
            "\"{}\" asks for {} of {}, but facts.{fact}.{name} is {} of {about}",
            question.id, question.meaning, question.about, field.meaning
        );
        let mend = "correct the meaning and the role, or let another field hold it";
        findings.push(told_at(at, question, "held-by-another", told, mend));
    }
    if field.kind != kind_of_answer(question.kind) {
        let told = format!(
            "facts.{fact}.{name} holds another kind of value than \"{}\"",
            question.id
        );
        let mend = "correct the kind of the question or of the field";
        findings.push(told_at(at, question, "wrong-type", told, mend));
    }
}

/// The finding, where a register holds the answer and the question does not say so.
fn needless(at: &At<'_>, question: &Question) -> Option<Finding> {
    if question.held_by.is_some() {
        return None;
    }
    let form = &at.service.form;
    let of_form = form
        .facts
        .values()
        .filter(|fact| fact.about == question.about && fact.is_read())
        .map(|fact| (Some(fact), fact.register.as_str()));
    let role = at.pack.roles.get(&question.about);
    let of_role = role.into_iter().flat_map(|role| &role.registers);
    let of_role = of_role.map(|register| (None, register.as_str()));
    let (fact, register, field) = of_form.chain(of_role).find_map(|(fact, id)| {
        let register = at.pack.registers.get(id)?;
        let mut fields = register.fields.iter();
        let (name, _) = fields.find(|(_, field)| holds(field, question))?;
        Some((fact, id, name))
    })?;
    let told = format!(
        "\"{}\" asks for {} of {}, which the register \"{register}\" holds as \"{field}\"",
        question.id, question.meaning, question.about
    );
    let mend = match fact {
        Some(fact) if fact.fields.contains(field) => format!(
            "remove the question and use facts.{0}.{field}, or write held_by = \"facts.{0}.{field}\"",
            fact.name
        ),
        Some(fact) => format!(
            "add \"{field}\" to the fields of facts.{0} and write held_by = \"facts.{0}.{field}\"",
            fact.name
        ),
        None => format!(
            "read it: add a fact with register = \"{register}\", about = \"{}\" and the field \"{field}\"",
            question.about
        ),
    };
    Some(told_at(at, question, "asks-what-is-held", told, mend))
}

/// A field without a role of its own is about whoever the register is read for.
fn holds(field: &Field, question: &Question) -> bool {
    let same_role = field
        .about
        .as_ref()
        .is_none_or(|about| *about == question.about);
    field.meaning == question.meaning && same_role
}

fn told_at(
    at: &At<'_>,
    question: &Question,
    code: &'static str,
    told: impl Into<String>,
    mend: impl Into<String>,
) -> Finding {
    Finding::new(at.file("form.toml"), question.line, code, told, mend)
}
