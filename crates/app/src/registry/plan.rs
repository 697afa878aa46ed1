//! Planning: which subject each fact of a service is about. Walks links only; reads no register value.

use super::Query;
use crate::{App, AppError, tables};
use base::SubjectId;
use pack::model::{FactNeed, Service};
use std::collections::BTreeMap;

/// One fact with the query that would read it.
#[derive(Clone, Debug)]
pub(crate) struct Planned {
    pub(crate) need: FactNeed,
    /// `None` when the path leads to nobody: the fact is absent.
    pub(crate) query: Option<Query>,
}

/// Resolves every fact of the form for an applicant, in the order of their names.
pub(crate) async fn plan(
    app: &App,
    service: &Service,
    applicant: SubjectId,
) -> Result<Vec<Planned>, AppError> {
    let mut walked: BTreeMap<&[String], Option<SubjectId>> = BTreeMap::new();
    let mut planned = Vec::with_capacity(service.form.facts.len());
    for need in service.form.facts.values() {
        let subject = walk(app, &mut walked, &need.by, applicant).await?;
        let query = subject.map(|subject| Query {
            subject,
            register: need.register.clone(),
            purpose: need.purpose.clone(),
            law: need.law.written().to_owned(),
            fields: need.fields.clone(),
        });
        planned.push(Planned {
            need: need.clone(),
            query,
        });
    }
    Ok(planned)
}

/// Follows a path step by step, remembering every prefix already walked.
async fn walk<'a>(
    app: &App,
    walked: &mut BTreeMap<&'a [String], Option<SubjectId>>,
    path: &'a [String],
    applicant: SubjectId,
) -> Result<Option<SubjectId>, AppError> {
    let mut at = Some(applicant);
    for end in 2..=path.len() {
        let prefix = &path[..end];
        if let Some(known) = walked.get(prefix) {
            at = *known;
            continue;
        }
        at = match at {
            Some(from) => {
                let targets = tables::subject::linked(app, from, &path[end - 1]).await?;
                targets.first().copied()
            }
            None => None,
        };
        walked.insert(prefix, at);
    }
    Ok(at)
}
