//! Planning: which subjects each fact of one round is about. Walks links and numbers; reads no register value.

use super::Query;
use crate::{App, AppError, tables};
use base::{Fact, Facts, SubjectId, Why};
use pack::Whom;
use pack::model::{FactNeed, Service};
use std::collections::BTreeMap;

/// One fact with the query that would read it.
#[derive(Clone, Debug)]
pub(crate) struct Planned<'a> {
    pub(crate) need: &'a FactNeed,
    pub(crate) query: Query,
}

/// Subjects among which a person picks: nobody has so many vehicles or companies that they find one among more.
const OFFERED_MAX: usize = 50;

/// Where the paths of facts led so far: the subjects each fact is about, nobody, or nowhere yet.
pub(super) struct Reached<'a> {
    applicant: SubjectId,
    subjects: BTreeMap<&'a str, Result<Vec<SubjectId>, Why>>,
    walked: BTreeMap<(SubjectId, &'a [String]), Vec<SubjectId>>,
}

impl<'a> Reached<'a> {
    pub(super) fn from(applicant: SubjectId) -> Self {
        Self {
            applicant,
            subjects: BTreeMap::new(),
            walked: BTreeMap::new(),
        }
    }

    /// Resolves the facts of one round. What needs no reading is put into `facts` at once.
    pub(super) async fn plan(
        &mut self,
        app: &App,
        service: &'a Service,
        round: &'a [String],
        facts: &mut Facts,
    ) -> Result<Vec<Planned<'a>>, AppError> {
        let mut planned = Vec::with_capacity(round.len());
        for name in round {
            let Some(need) = service.form.facts.get(name) else {
                continue;
            };
            match self.subjects(app, service, need, facts).await? {
                Ok(subjects) if subjects.is_empty() => {
                    facts.facts.insert(name.clone(), Fact::Absent);
                }
                Ok(subjects) => planned.extend(subjects.into_iter().map(|subject| Planned {
                    need,
                    query: query(need, subject),
                })),
                Err(fact) => {
                    facts.facts.insert(name.clone(), fact);
                }
            }
        }
        Ok(planned)
    }

    /// Whom a fact is about, or the fact itself where nobody has to be read about. Several only where one is picked.
    async fn subjects(
        &mut self,
        app: &App,
        service: &'a Service,
        need: &'a FactNeed,
        facts: &Facts,
    ) -> Result<Result<Vec<SubjectId>, Fact>, AppError> {
        let whom = pack::whom(&service.form, need, facts).map_err(|error| {
            tracing::error!(service = service.id, fact = need.name, %error, "a path failed");
            AppError::Invariant("paths of a checked pack lead somewhere")
        })?;
        let steps = need.by.get(1..).unwrap_or_default();
        let start = match whom {
            Whom::Settled(fact) => {
                let known = match &fact {
                    Fact::Unknown(why) => Err(*why),
                    Fact::Known(_) | Fact::Absent | Fact::Choice(_) => Ok(Vec::new()),
                };
                self.subjects.insert(&need.name, known);
                return Ok(Err(fact));
            }
            Whom::From { subject, .. } => Some(subject),
            Whom::Numbered { kind, number, .. } => tables::subject::find(app, kind, number).await?,
            Whom::Of { fact, .. } => match self.subjects.get(fact) {
                Some(Ok(subjects)) => subjects.first().copied(),
                Some(Err(why)) => {
                    let why = *why;
                    self.subjects.insert(&need.name, Err(why));
                    return Ok(Err(Fact::Unknown(why)));
                }
                // Only whoever applies is known before anything is planned.
                None => Some(self.applicant),
            },
        };
        let mut ends = match start {
            Some(start) => self.walk(app, start, steps).await?,
            None => Vec::new(),
        };
        ends.truncate(if need.pick.is_some() { OFFERED_MAX } else { 1 });
        self.subjects.insert(&need.name, Ok(ends.clone()));
        Ok(Ok(ends))
    }

    /// Follows a path step by step, remembering every prefix already walked. Only its last step may lead to several.
    async fn walk(
        &mut self,
        app: &App,
        start: SubjectId,
        steps: &'a [String],
    ) -> Result<Vec<SubjectId>, AppError> {
        let mut at = vec![start];
        for end in 1..=steps.len() {
            let prefix = (start, &steps[..end]);
            if let Some(known) = self.walked.get(&prefix) {
                at.clone_from(known);
                continue;
            }
            at = match at.first() {
                Some(from) => tables::subject::linked(app, *from, &steps[end - 1]).await?,
                None => Vec::new(),
            };
            self.walked.insert(prefix, at.clone());
        }
        Ok(at)
    }
}

fn query(need: &FactNeed, subject: SubjectId) -> Query {
    Query {
        subject,
        register: need.register.clone(),
        purpose: need.purpose.clone(),
        law: need.law.written().to_owned(),
        fields: need.fields.clone(),
    }
}
