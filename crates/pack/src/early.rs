//! What can be told at a question: refusals that rest on its answer alone, so that nobody fills in the rest in vain.

use crate::decide::{DecideError, failed};
use crate::model::{Outcome, Rule, Service};
use crate::rules::{Condition, Read, Seen, Truth, View};
use base::{Date, Facts};

/// Rules that refuse by the answer to this question and by nothing else.
pub fn formal<'s>(service: &'s Service, question: &str) -> impl Iterator<Item = &'s Rule> {
    let rules = service.rules.iter();
    rules.filter(move |rule| rule.formal.as_deref() == Some(question))
}

/// The question on whose answer alone a rule refuses, if it does.
pub(crate) fn formal_at(then: Outcome, when: &Condition) -> Option<String> {
    let mut reads = when.reads().into_iter();
    match (then, reads.next(), reads.next()) {
        (Outcome::Refuse, Some(Read::Answer(question)), None) => Some(question),
        _ => None,
    }
}

/// Those of them that refuse as things stand, on each of these days: where a person applies it may be another day
/// than at the office that decides.
pub fn early<'s>(
    service: &'s Service,
    facts: &Facts,
    question: &str,
    days: impl IntoIterator<Item = Date>,
) -> Result<Vec<&'s Rule>, DecideError> {
    let mut refusing: Vec<&Rule> = formal(service, question).collect();
    if refusing.is_empty() || is_held(service, facts, question) {
        return Ok(Vec::new());
    }
    for today in days {
        let facts = Facts {
            today,
            ..facts.clone()
        };
        let view = View::new(&service.form, &facts);
        let mut still = Vec::with_capacity(refusing.len());
        for rule in refusing {
            let truth = rule.when.truth(&view).map_err(|e| failed(&rule.name, e))?;
            if truth == Truth::True {
                still.push(rule);
            }
        }
        refusing = still;
    }
    Ok(refusing)
}

/// Whether a register gives the answer: then a person who changes theirs changes nothing.
fn is_held(service: &Service, facts: &Facts, question: &str) -> bool {
    let mut questions = service.form.questions.iter();
    let holder = questions
        .find(|one| one.id == question)
        .and_then(|question| question.held_by.as_ref());
    let view = View::new(&service.form, facts);
    holder.is_some_and(|(fact, field)| matches!(view.field(fact, field), Ok(Seen::Known(_))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Pack;
    use crate::{decide, sample, scenario};
    use base::{Fact, Timestamp, Value, Zone};
    use std::sync::LazyLock;

    static PACK: LazyLock<Pack> =
        LazyLock::new(|| Pack::parse(sample::folder("../../packs/indonesia")).unwrap());

    fn birth() -> &'static Service {
        &PACK.services["akta-lahir"]
    }

    fn facts(name: &str) -> Facts {
        let file = format!("services/akta-lahir/scenarios/{name}.toml");
        let found = birth().scenarios.iter().find(|one| one.file == file);
        scenario::facts(&PACK, birth(), found.unwrap()).unwrap()
    }

    fn reasons(facts: &Facts, question: &str) -> Vec<&'static str> {
        let early = early(birth(), facts, question, [facts.today]).unwrap();
        early.iter().map(|rule| rule.reason.as_str()).collect()
    }

    #[test]
    fn a_name_is_refused_at_its_question_for_every_reason_at_once() {
        let mut facts = facts("married-parents-hospital-birth");
        assert_eq!(reasons(&facts, "child_name"), [""; 0]);
        let name = Value::text("Dr. Bima 2");
        facts.answers.insert("child_name".to_owned(), name);
        assert_eq!(
            reasons(&facts, "child_name"),
            ["name-with-digits", "name-with-signs", "name-with-title"]
        );
        assert_eq!(reasons(&facts, "birth_date"), [""; 0]);
    }

    #[test]
    fn what_rests_on_more_than_one_answer_waits_for_the_decision() {
        for question in ["confirm_one_word", "child_status", "parents_marriage"] {
            assert_eq!(formal(birth(), question).count(), 0, "{question}");
        }
    }

    #[test]
    fn a_date_is_refused_only_where_it_is_still_to_come_in_every_zone() {
        let mut facts = facts("birth-in-the-future");
        // Half past ten in the evening in Jakarta is half past midnight of the next day in Jayapura.
        let now = Timestamp::midnight(facts.today, Zone::Wib).plus_seconds(81_000);
        let days = || Zone::ALL.map(|zone| now.date(zone));
        let told = |facts: &Facts| early(birth(), facts, "birth_date", days()).unwrap().len();
        let next = now.date(Zone::Wit);
        assert_ne!(next, now.date(Zone::Wib));
        facts
            .answers
            .insert("birth_date".to_owned(), Value::Date(next));
        assert_eq!(told(&facts), 0, "it is that day in the east already");
        let later = next.tomorrow().unwrap();
        facts
            .answers
            .insert("birth_date".to_owned(), Value::Date(later));
        assert_eq!(told(&facts), 1);
    }

    #[test]
    fn nothing_is_told_of_an_answer_that_a_register_gives_instead() {
        let mut facts = facts("married-parents-hospital-birth");
        let later = Value::Date(facts.today.tomorrow().unwrap());
        facts.answers.insert("birth_date".to_owned(), later.clone());
        assert_eq!(reasons(&facts, "birth_date"), [""; 0]);
        let Some(Fact::Known(birth)) = facts.facts.get_mut("facility_birth") else {
            panic!("the ward reported the birth");
        };
        birth.record.0.insert("birth_date".to_owned(), later);
        assert_eq!(reasons(&facts, "birth_date"), [""; 0], "theirs to change");
    }

    #[test]
    fn whatever_is_told_early_is_what_the_decision_says() {
        let mut seen = 0;
        for example in &birth().scenarios {
            let Ok(facts) = scenario::facts(&PACK, birth(), example) else {
                continue;
            };
            for question in &birth().form.questions {
                for rule in early(birth(), &facts, &question.id, [facts.today]).unwrap() {
                    let verdict = decide(birth(), &facts).unwrap();
                    let mut told = verdict.decisions.iter().flat_map(|one| &one.reasons);
                    assert!(told.any(|one| one.rule == rule.name), "{}", example.file);
                    seen += 1;
                }
            }
        }
        assert!(seen > 5, "{seen}");
    }
}
