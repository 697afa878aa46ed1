//! What is still needed, and what is already held: the two halves of every form.

use crate::decide::{DecideError, failed, so_far};
use crate::model::{Asked, AskedOf, Each, FactNeed, Outcome, Question, Service};
use crate::rules::{Seen, Truth, View};
use crate::template::asked_by_product;
use base::{Evidence, Fact, Facts, Sourced, Why};
use std::collections::BTreeSet;

/// Everything unknown that can still change an outcome, or that a product is filled from, and every document that
/// must be shown. Facts come first, then questions and documents, each in the order of form.toml.
///
/// The list is what can be settled now: an answer may bring up a question that depends on it.
pub fn needs(service: &Service, facts: &Facts) -> Result<Vec<Asked>, DecideError> {
    let view = View::new(&service.form, facts);
    let so_far = so_far(service, &view)?;
    let mut asked = so_far.missing;
    let open = |d: &crate::decide::Decision| d.outcome != Outcome::Refuse;
    if so_far.decisions.iter().any(open) {
        asked.extend(documents(service, &view)?);
    }
    let mut needs: Vec<Asked> = asked.into_iter().collect();
    needs.sort_by_key(|asked| place(service, asked));
    Ok(needs)
}

/// What must still be known before these products can be made: their numbers, claims and effects are filled from it.
/// Whoever grants what the rules did not grant asks this first; a certificate with holes helps nobody.
pub fn lacking<'p>(
    service: &Service,
    facts: &Facts,
    products: impl IntoIterator<Item = &'p str>,
) -> Result<Vec<Asked>, DecideError> {
    let view = View::new(&service.form, facts);
    let mut asked = BTreeSet::new();
    for id in products {
        for product in service.products.iter().filter(|product| product.id == id) {
            asked.extend(asked_by_product(product, &view).map_err(|e| failed(id, e))?);
        }
    }
    let mut lacking: Vec<Asked> = asked.into_iter().collect();
    lacking.sort_by_key(|asked| place(service, asked));
    Ok(lacking)
}

/// What an officer may state of a case: the questions asked of officers that apply to it, in the order of form.toml.
pub fn statable<'a>(service: &'a Service, facts: &Facts) -> Result<Vec<&'a Question>, DecideError> {
    let view = View::new(&service.form, facts);
    let mut statable = Vec::new();
    for question in &service.form.questions {
        let asked = view.asked(question).map_err(|e| failed(&question.id, e))?;
        if question.asked_of == AskedOf::Officer && asked == Truth::True {
            statable.push(question);
        }
    }
    Ok(statable)
}

/// Documents to show, and what decides whether they must be.
pub(crate) fn documents(
    service: &Service,
    view: &View<'_>,
) -> Result<BTreeSet<Asked>, DecideError> {
    let mut asked = BTreeSet::new();
    for need in &service.form.evidence {
        if view.evidence(&need.kind) != Evidence::Missing {
            continue;
        }
        match view.demanded(need).map_err(|e| failed(&need.kind, e))? {
            Truth::True => {
                asked.insert(Asked::Evidence(need.kind.clone()));
            }
            Truth::False => {}
            Truth::Unknown(more) => asked.extend(more),
        }
    }
    Ok(asked)
}

/// Where a thing stands in the form: facts before everything else, then the line at which its group begins, which of the
/// group it is, its own line.
type Place = (bool, usize, u8, usize);

fn place(service: &Service, asked: &Asked) -> Place {
    let form = &service.form;
    let given = |line: usize, each: &Option<Each>| match each {
        None => (true, line, 0, line),
        Some(each) => (true, each.line, each.n, line),
    };
    let found = match asked {
        Asked::Fact(name) => form.facts.get(name).map(|fact| (false, fact.line, 0, 0)),
        Asked::Question(id) => {
            let mut questions = form.questions.iter();
            let found = questions.find(|question| question.id == *id);
            found.map(|question| given(question.line, &question.each))
        }
        Asked::Evidence(kind) => {
            let mut evidence = form.evidence.iter();
            let found = evidence.find(|need| need.kind == *kind);
            found.map(|need| given(need.line, &need.each))
        }
    };
    found.unwrap_or((true, usize::MAX, 0, 0))
}

/// One fact of the form and what there is of it.
#[derive(Clone, Copy, Debug)]
pub struct Held<'a> {
    pub need: &'a FactNeed,
    pub holding: Holding<'a>,
}

/// What there is of a fact.
#[derive(Clone, Copy, Debug)]
pub enum Holding<'a> {
    Known(&'a Sourced),
    /// The register says there is none.
    Absent,
    /// Several records fit, and the person has not said which.
    Several(&'a [Sourced]),
    /// The register did not answer.
    Down,
    /// Nobody has read it yet.
    Unread,
}

/// What the state already holds, in the order of form.toml: shown, never asked.
pub fn held<'a>(service: &'a Service, facts: &'a Facts) -> Vec<Held<'a>> {
    let view = View::new(&service.form, facts);
    let mut needs: Vec<&FactNeed> = service.form.facts.values().collect();
    needs.sort_by_key(|need| need.line);
    needs
        .into_iter()
        // A row was read with its list, and is shown with what it leads to; nobody holds the row of a table.
        .filter(|need| need.is_read())
        .filter_map(|need| {
            let holding = holding(&view, facts, &need.name)?;
            Some(Held { need, holding })
        })
        .collect()
}

/// What there is of a fact; nothing to show while nobody knows whom it is about.
fn holding<'a>(view: &View<'a>, facts: &'a Facts, name: &str) -> Option<Holding<'a>> {
    // What fails here fails the case where the rules look at it.
    Some(match view.fact(name).ok()? {
        Seen::Known(sourced) => Holding::Known(sourced),
        Seen::Absent => Holding::Absent,
        Seen::Unknown(_) => match facts.facts.get(name) {
            Some(Fact::Choice(records)) => Holding::Several(records),
            Some(Fact::Unknown(Why::Down)) => Holding::Down,
            Some(Fact::Unknown(Why::Unpicked) | Fact::Known(_) | Fact::Absent) => return None,
            Some(Fact::Unknown(Why::Unread)) | None => Holding::Unread,
        },
    })
}
