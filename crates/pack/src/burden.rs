//! What a service asks of people, in figures. Printed by `sigap check`, and never rounded in our favour.

use crate::model::{AskedOf, Kind, Service};
use serde::Serialize;

/// The burden of one application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Burden {
    /// Questions everyone is asked: without a condition, and held by no register.
    pub questions_min: usize,
    /// Questions at most, where nothing is held.
    pub questions_max: usize,
    /// Values read from registers instead of being asked.
    pub saved: usize,
    /// Documents everyone must show.
    pub documents_min: usize,
    pub documents_max: usize,
    /// Minutes, by the estimate of the service.
    pub minutes: u16,
}

/// Counts the burden of `service`.
pub fn burden(service: &Service) -> Burden {
    let form = &service.form;
    // What an officer states costs a person nothing.
    let theirs = || {
        let questions = form.questions.iter();
        questions.filter(|question| question.asked_of == AskedOf::Applicant)
    };
    // Everybody has the first of a group; at most there are all of them.
    let always = theirs().filter(|question| {
        question.asked_when.is_none() && question.held_by.is_none() && question.kind != Kind::Pick
    });
    let demanded = form.evidence.iter().filter(|need| !need.is_conditional());
    // A row was read with its list, or stands in a table.
    let read = form.facts.values().filter(|fact| fact.is_read());
    Burden {
        questions_min: always.count(),
        questions_max: theirs().count(),
        saved: read.map(|fact| fact.fields.len()).sum(),
        documents_min: demanded.count(),
        documents_max: form.evidence.len(),
        minutes: service.about.minutes,
    }
}
