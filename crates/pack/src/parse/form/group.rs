//! Groups: what is asked several times over, and what counts it.

use super::{Place, check_once};
use crate::model::{Group, Kind, Question};
use crate::parse::REPEATS_MAX;
use crate::parse::input::Input;
use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawGroup {
    id: Spanned<String>,
    count: Spanned<String>,
}

pub(super) fn groups(
    input: &mut Input<'_>,
    at: Place<'_>,
    raw: Vec<RawGroup>,
    questions: &[Question],
) -> Vec<Group> {
    check_once(input, at, raw.iter().map(|group| &group.id));
    let groups = raw.into_iter();
    groups.map(|raw| group(input, at, raw, questions)).collect()
}

/// Everybody has the first: a question that counts them begins at one, and is put to everybody.
fn group(input: &mut Input<'_>, at: Place<'_>, raw: RawGroup, questions: &[Question]) -> Group {
    let line = at.line(&raw.id);
    input.check_snake(at.file, line, raw.id.get_ref());
    let counts = |question: &&Question| {
        let most = i64::from(REPEATS_MAX);
        let within = question.max.is_some_and(|max| (2..=most).contains(&max));
        let always = question.asked_when.is_none() && question.each.is_none();
        question.kind == Kind::Number && question.min == Some(1) && within && always
    };
    let mut all = questions.iter();
    let question = all.find(|question| question.id == *raw.count.get_ref());
    if !question.is_some_and(|question| counts(&question)) {
        let told = format!("\"{}\" does not count from one", raw.count.get_ref());
        let mend = format!(
            "name a question of kind \"number\" that everybody is asked, with min = 1 and max = 2 to {REPEATS_MAX}"
        );
        input.report(at.file, at.line(&raw.count), "bad-group", told, mend);
    }
    Group {
        id: raw.id.into_inner(),
        count: raw.count.into_inner(),
        line,
    }
}
