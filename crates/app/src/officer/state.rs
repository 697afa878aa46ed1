//! Stating: an officer adds what they have seen and no register shows. The rules go on from there, and documents are
//! filled from it.

use super::decide::{DecideError, carry_out, ready};
use crate::apply::Typed;
use crate::apply::answer::{self, AnswerError};
use crate::{App, AppError, Officer};
use base::{Answers, CaseId, Text, Timestamp};
use case::{Command, Refusal};
use std::collections::BTreeMap;

/// Takes what an officer states, by question, and says whether anything is left for an officer. What is left empty is
/// not stated. `seq` is that of the page on which it was typed.
pub async fn state(
    app: &App,
    officer: &Officer,
    (case, seq): (CaseId, Option<i64>),
    typed: &BTreeMap<String, String>,
    now: Timestamp,
) -> Result<bool, DecideError> {
    let desk = ready(app, officer, (case, seq), now).await?;
    let facts = desk.dossier.facts.clone();
    let statable = pack::statable(desk.service, &facts).map_err(Refusal::Rules)?;
    let mut answers = Answers::new();
    let mut wrong: Vec<(String, Text)> = Vec::new();
    for question in statable {
        let value = typed.get(&question.id).map_or("", String::as_str).trim();
        if value.is_empty() {
            continue;
        }
        let typed = Typed::from([("value".to_owned(), value.to_owned())]);
        match answer::read(app, question, &typed) {
            Ok(value) => {
                answers.insert(question.id.clone(), value);
            }
            Err(AnswerError::Wrong(text)) => wrong.push((question.id.clone(), text)),
            Err(AnswerError::App(error)) => return Err(error.into()),
            Err(AnswerError::Sent) => return Err(AppError::Handled.into()),
        }
    }
    if !wrong.is_empty() {
        return Err(DecideError::Wrong(wrong));
    }
    let command = Command::OfficerStates { facts, answers };
    match carry_out(app, officer, desk, command, now).await {
        // Saving what is there already is no mistake of anybody.
        Err(DecideError::Refused(Refusal::AlreadyStated)) => Ok(true),
        stated => stated,
    }
}
