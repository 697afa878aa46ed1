//! What a name stands for, given the form and the facts so far.
//!
//! - A fact is what its register said. Where several records fit, the answer to its pick question chooses one; the
//!   answer [`NONE_OF_THESE`] makes it absent. One candidate alone may need a proof or be an unlikely one: then the
//!   question is put all the same.
//! - A fact that starts at another is settled only when that one is.
//! - An answer is the value of the field that holds it, if there is one; else what the person answered. A question
//!   that is not asked, because its `asked_when` is false, is absent, whatever was once typed. So is one that only an
//!   officer may answer, until they do.
//! - A row of a table and a value that is worked out follow from the rest, each time they are looked at.
//! - What is not known yet says what to ask for.
//! - Where somebody tells of records from memory ([`Hearsay`]), a field of which nothing was said is not known yet, and
//!   the only record is the one they mean.

use super::eval::{EvalError, Truth, Val};
use super::hearsay::{self, Hearsay};
use crate::model::{Asked, AskedOf, EvidenceNeed, FactNeed, Form, Lookup, Question};
use base::{Evidence, Fact, Facts, Sourced, Value, Why};
use std::collections::{BTreeMap, BTreeSet};

/// The answer to a pick question by which a person says that no record offered is theirs.
pub const NONE_OF_THESE: &str = "none";

/// `asked_when` may look at a question with an `asked_when` of its own, but not for ever.
const NESTING_MAX: u8 = 16;

/// The form and the facts it is filled with: what every name of a condition or a template is looked up in.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub(crate) form: &'a Form,
    pub(crate) facts: &'a Facts,
    nesting: u8,
    /// The only candidate counts without proof: so facts are read that may prove it.
    granted: bool,
    /// Fields that were not read: a record without one says nothing of it.
    unread: Option<&'a Unread>,
    /// The records are told of and not read.
    pub(super) hearsay: Option<&'a Hearsay>,
}

/// Fields by fact.
pub(crate) type Unread = BTreeMap<String, BTreeSet<String>>;

/// What is at a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen<T> {
    Known(T),
    Absent,
    Unknown(BTreeSet<Asked>),
}

impl<T> Seen<T> {
    /// Whether there is something; or else what to ask for.
    pub(crate) fn there(self) -> Result<bool, BTreeSet<Asked>> {
        match self {
            Self::Known(_) => Ok(true),
            Self::Absent => Ok(false),
            Self::Unknown(asked) => Err(asked),
        }
    }
}

impl<'a> View<'a> {
    pub fn new(form: &'a Form, facts: &'a Facts) -> Self {
        Self {
            form,
            facts,
            nesting: 0,
            granted: false,
            unread: None,
            hearsay: None,
        }
    }

    /// The same, where these fields of the facts were never read.
    pub(crate) fn without(self, unread: &'a Unread) -> Self {
        Self {
            unread: Some(unread),
            ..self
        }
    }

    /// Of records that somebody tells of.
    pub(crate) fn hearing(form: &'a Form, facts: &'a Facts, hearsay: &'a Hearsay) -> Self {
        Self {
            hearsay: Some(hearsay),
            ..Self::new(form, facts)
        }
    }

    /// Whether it was said outright that what a rule speaks of is so.
    pub(crate) fn said_of(&self, rule: &str) -> Option<Truth> {
        let said = self.hearsay?.rules.get(rule)?;
        Some(if *said { Truth::True } else { Truth::False })
    }

    /// The same, where the only candidate of a pick is taken to be the right one as long as nobody says otherwise.
    pub(crate) fn granted(self) -> Self {
        Self {
            granted: true,
            ..self
        }
    }

    /// The record a fact stands for.
    pub fn fact(&self, name: &str) -> Result<Seen<&'a Sourced>, EvalError> {
        let need = self.form.facts.get(name);
        if let Some(lookup) = need.and_then(|need| need.lookup.as_ref()) {
            return self.deeper(name)?.look_up(lookup);
        }
        if let Some(need) = need
            && let Some(asked) = self.before(need)?
        {
            return Ok(Seen::Unknown(asked));
        }
        Ok(match self.facts.facts.get(name) {
            Some(Fact::Known(sourced)) => match need {
                Some(need) => self.only(need, sourced)?,
                None => Seen::Known(sourced),
            },
            Some(Fact::Absent) => Seen::Absent,
            Some(Fact::Choice(records)) => self.picked(name, records),
            Some(Fact::Unknown(Why::Unpicked)) => Seen::Unknown(self.pick_or_fact(name)),
            Some(Fact::Unknown(Why::Unread | Why::Down)) | None => {
                Seen::Unknown([Asked::Fact(name.to_owned())].into())
            }
        })
    }

    /// The row of a table in force on the day of the case. A key that is absent finds none.
    fn look_up(&self, lookup: &'a Lookup) -> Result<Seen<&'a Sourced>, EvalError> {
        let mut key = Vec::with_capacity(lookup.key.len());
        let mut asked = BTreeSet::new();
        for formula in &lookup.key {
            match formula.value(self) {
                Ok(Seen::Known(value)) => key.push(value.owned()),
                Ok(Seen::Absent) | Err(EvalError::Absent(_)) => return Ok(Seen::Absent),
                Ok(Seen::Unknown(more)) => asked.extend(more),
                Err(error) => return Err(error),
            }
        }
        if !asked.is_empty() {
            return Ok(Seen::Unknown(asked));
        }
        let found = lookup.table.find(&key, self.facts.today);
        Ok(found.map_or(Seen::Absent, Seen::Known))
    }

    /// What a value of the service comes to.
    pub(crate) fn derived(&self, id: &str) -> Result<Seen<Val<'a>>, EvalError> {
        let Some(value) = self.form.values.iter().find(|value| value.id == id) else {
            return Ok(Seen::Absent);
        };
        let inside = self.deeper(id)?;
        for case in &value.cases {
            let holds = case.when.as_ref().map(|when| when.truth(&inside));
            match holds.transpose()? {
                None | Some(Truth::True) => return case.is.value(&inside),
                Some(Truth::False) => {}
                Some(Truth::Unknown(asked)) => return Ok(Seen::Unknown(asked)),
            }
        }
        Ok(Seen::Absent)
    }

    /// What a value of the service comes to, to be kept or shown.
    pub fn value(&self, id: &str) -> Result<Seen<Value>, EvalError> {
        Ok(match self.derived(id)? {
            Seen::Known(value) => Seen::Known(value.owned()),
            Seen::Absent => Seen::Absent,
            Seen::Unknown(asked) => Seen::Unknown(asked),
        })
    }

    /// What must be settled before a fact can be; nothing where it all is.
    fn before(&self, need: &FactNeed) -> Result<Option<BTreeSet<Asked>>, EvalError> {
        for name in &need.after {
            if let Seen::Unknown(asked) = self.fact(name)? {
                return Ok(Some(asked));
            }
        }
        Ok(None)
    }

    /// The only candidate: the one that is meant, if nothing speaks against it and nothing need prove it, or it is
    /// proven, or the person says so.
    fn only(&self, need: &FactNeed, sourced: &'a Sourced) -> Result<Seen<&'a Sourced>, EvalError> {
        let asks = need.may_ask_of_one() && self.hearsay.is_none();
        let Some(pick) = need.pick.as_ref().filter(|_| asks) else {
            return Ok(Seen::Known(sourced));
        };
        if self.facts.answer(pick).is_some() {
            return Ok(self.picked(&need.name, std::slice::from_ref(sourced)));
        }
        if self.granted {
            return Ok(Seen::Known(sourced));
        }
        if let Some(when) = &need.alone_when {
            // A record that the condition cannot read is no reason to guess: the person is asked.
            if !when.holds(&sourced.record, self).unwrap_or(false) {
                return Ok(Seen::Unknown([Asked::Question(pick.clone())].into()));
            }
        }
        let Some(proof) = &need.proven_by else {
            return Ok(Seen::Known(sourced));
        };
        Ok(match self.granted().fact(proof)? {
            Seen::Known(_) => Seen::Known(sourced),
            Seen::Absent => Seen::Unknown([Asked::Question(pick.clone())].into()),
            Seen::Unknown(asked) => Seen::Unknown(asked),
        })
    }

    /// A field of a fact; absent too where the record does not have it.
    pub fn field(&self, fact: &str, field: &str) -> Result<Seen<&'a Value>, EvalError> {
        Ok(match self.fact(fact)? {
            Seen::Known(sourced) => match sourced.record.get(field) {
                Some(value) => Seen::Known(value),
                None if self.is_unread(fact, field) => {
                    Seen::Unknown([Asked::Fact(fact.to_owned())].into())
                }
                None if self.unsaid(fact, field).is_some() => {
                    Seen::Unknown([hearsay::asked(fact, field)].into())
                }
                None => Seen::Absent,
            },
            Seen::Absent => Seen::Absent,
            Seen::Unknown(asked) => Seen::Unknown(asked),
        })
    }

    fn is_unread(&self, fact: &str, field: &str) -> bool {
        let unread = self.unread.and_then(|unread| unread.get(fact));
        unread.is_some_and(|fields| fields.contains(field))
    }

    /// Whether a fact has a field at all, which somebody may have told without its value.
    pub(crate) fn has(&self, fact: &str, field: &str) -> Result<Seen<()>, EvalError> {
        Ok(match self.field(fact, field)? {
            Seen::Unknown(_) if self.unsaid(fact, field) == Some(true) => Seen::Known(()),
            Seen::Unknown(asked) => Seen::Unknown(asked),
            Seen::Known(_) => Seen::Known(()),
            Seen::Absent => Seen::Absent,
        })
    }

    /// Of a field whose value was not said: whether it was said that there is one.
    fn unsaid(&self, fact: &str, field: &str) -> Option<bool> {
        self.hearsay?.unsaid(fact, field)
    }

    /// The answer to a question, from wherever it comes.
    pub fn answer(&self, id: &str) -> Result<Seen<&'a Value>, EvalError> {
        let Some(question) = self.question(id) else {
            return Ok(Seen::Absent);
        };
        // Who tells of one record only is never asked which one they mean; what they would say then is not known.
        if self.hearsay.is_some() && question.pick.is_some() {
            return Ok(Seen::Unknown([own(question)].into()));
        }
        if let Some((fact, field)) = &question.held_by {
            match self.field(fact, field)? {
                Seen::Absent => {}
                held => return Ok(held),
            }
        }
        match self.asked(question)? {
            Truth::False => Ok(Seen::Absent),
            Truth::Unknown(asked) => Ok(Seen::Unknown(asked)),
            Truth::True => Ok(match self.facts.answer(id) {
                Some(value) => Seen::Known(value),
                None if question.asked_of == AskedOf::Officer => Seen::Absent,
                None => Seen::Unknown([Asked::Question(id.to_owned())].into()),
            }),
        }
    }

    /// Whether a question is put at all. A pick question is put where there is something to pick from.
    pub(crate) fn asked(&self, question: &Question) -> Result<Truth, EvalError> {
        if let Some((fact, _)) = &question.pick {
            let need = self.form.facts.get(fact);
            if let Some(need) = need
                && let Some(asked) = self.before(need)?
            {
                return Ok(Truth::Unknown(asked));
            }
            let may_ask = need.is_some_and(FactNeed::may_ask_of_one);
            match self.facts.facts.get(fact) {
                Some(Fact::Choice(_) | Fact::Unknown(Why::Unpicked)) => {}
                Some(Fact::Known(_)) if may_ask => match self.fact(fact)? {
                    Seen::Unknown(asked) if !asked.contains(&own(question)) => {
                        return Ok(Truth::Unknown(asked));
                    }
                    Seen::Unknown(_) => {}
                    Seen::Known(_) | Seen::Absent => {
                        let answered = self.facts.answer(&question.id).is_some();
                        return Ok(if answered { Truth::True } else { Truth::False });
                    }
                },
                Some(Fact::Known(_) | Fact::Absent) => {
                    let answered = self.facts.answer(&question.id).is_some();
                    return Ok(if answered { Truth::True } else { Truth::False });
                }
                Some(Fact::Unknown(Why::Unread | Why::Down)) | None => {
                    return Ok(Truth::Unknown([Asked::Fact(fact.clone())].into()));
                }
            }
        }
        match &question.asked_when {
            None => Ok(Truth::True),
            Some(when) => when.truth(&self.deeper(&question.id)?),
        }
    }

    pub(crate) fn evidence(&self, kind: &str) -> Evidence {
        let state = self.facts.evidence.get(kind);
        state.copied().unwrap_or(Evidence::Missing)
    }

    /// Whether a kind of evidence need not be shown.
    pub(crate) fn waived(&self, kind: &str) -> Result<Truth, EvalError> {
        let need = self.form.evidence.iter().find(|need| need.kind == kind);
        match need.and_then(|need| need.waived_when.as_ref()) {
            None => Ok(Truth::False),
            Some(when) => when.truth(&self.deeper(kind)?),
        }
    }

    /// Whether a kind of evidence must be shown: it is needed and not waived.
    pub(crate) fn demanded(&self, need: &EvidenceNeed) -> Result<Truth, EvalError> {
        let needed = match &need.needed_when {
            None => Truth::True,
            Some(when) => when.truth(self)?,
        };
        match needed {
            Truth::False => Ok(Truth::False),
            Truth::True => Ok(!self.waived(&need.kind)?),
            Truth::Unknown(asked) => match self.waived(&need.kind)? {
                Truth::True => Ok(Truth::False),
                Truth::False | Truth::Unknown(_) => Ok(Truth::Unknown(asked)),
            },
        }
    }

    fn question(&self, id: &str) -> Option<&'a Question> {
        self.form.questions.iter().find(|q| q.id == id)
    }

    fn picked(&self, name: &str, records: &'a [Sourced]) -> Seen<&'a Sourced> {
        let answer = self
            .pick_of(name)
            .and_then(|question| self.facts.answer(question));
        let key = self
            .form
            .facts
            .get(name)
            .and_then(|fact| fact.key.as_deref());
        let (Some(Value::Text(answer)), Some(key)) = (answer, key) else {
            return Seen::Unknown(self.pick_or_fact(name));
        };
        match records.iter().find(|r| r.record.text(key) == Some(answer)) {
            Some(record) => Seen::Known(record),
            None if answer == NONE_OF_THESE => Seen::Absent,
            None => Seen::Unknown(self.pick_or_fact(name)),
        }
    }

    fn pick_of(&self, fact: &str) -> Option<&'a str> {
        self.form.facts.get(fact).and_then(|f| f.pick.as_deref())
    }

    /// What settles a fact that several records fit: its pick question, or reading it again once that is answered.
    fn pick_or_fact(&self, fact: &str) -> BTreeSet<Asked> {
        let asked = match (self.pick_of(fact), self.facts.facts.get(fact)) {
            (Some(question), Some(Fact::Choice(_) | Fact::Known(_))) => {
                Asked::Question(question.to_owned())
            }
            (Some(question), _) if self.facts.answer(question).is_none() => {
                Asked::Question(question.to_owned())
            }
            _ => Asked::Fact(fact.to_owned()),
        };
        [asked].into()
    }

    fn deeper(&self, at: &str) -> Result<Self, EvalError> {
        if self.nesting >= NESTING_MAX {
            return Err(EvalError::Circular(at.to_owned()));
        }
        Ok(Self {
            nesting: self.nesting + 1,
            ..*self
        })
    }
}

fn own(question: &Question) -> Asked {
    Asked::Question(question.id.clone())
}
