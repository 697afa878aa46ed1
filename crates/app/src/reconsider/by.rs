//! By what decisions are grouped: one field that their facts hold, named by whoever asks. Never guessed, and one at a time:
//! two tables of the same decisions by two fields could be subtracted from each other.

use pack::model::{FieldKind, Pack, Service};
use std::str::FromStr;

/// One field of a fact, or its first signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// The fact and its field; none stands for the one by which each service finds its office.
    path: Option<(String, String)>,
    signs: Option<usize>,
}

/// The first digits of an area's code, which are its province.
const PROVINCE_DIGITS: usize = 2;
const OFFICE: &str = "office";

/// What cannot be grouped by.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadBy {
    #[error("write office, office:4, FACT.FIELD or FACT.FIELD:SIGNS")]
    Malformed,
    #[error("no service reads {0} as a text, a number, a date, or a yes or no")]
    Unknown(String),
}

impl FromStr for By {
    type Err = BadBy;

    fn from_str(raw: &str) -> Result<Self, BadBy> {
        let (path, signs) = match raw.split_once(':') {
            None => (raw, None),
            Some((path, signs)) => {
                let signs: usize = signs.parse().map_err(|_| BadBy::Malformed)?;
                (path, Some(signs).filter(|signs| *signs > 0))
            }
        };
        if path == OFFICE {
            return Ok(Self {
                path: None,
                signs: signs.or(Some(PROVINCE_DIGITS)),
            });
        }
        let path = path.strip_prefix("facts.").unwrap_or(path);
        let (fact, field) = path.split_once('.').ok_or(BadBy::Malformed)?;
        if fact.is_empty() || field.is_empty() || field.contains('.') {
            return Err(BadBy::Malformed);
        }
        Ok(Self {
            path: Some((fact.to_owned(), field.to_owned())),
            signs,
        })
    }
}

impl By {
    /// Refuses what no service of the pack can be grouped by.
    pub fn check(&self, pack: &Pack) -> Result<(), BadBy> {
        let fits = |service: &Service| {
            let path = self.path(service);
            path.is_some_and(|(fact, field, _)| is_groupable(pack, service, fact, field))
        };
        if pack.services.values().any(fits) {
            return Ok(());
        }
        let named = self
            .path
            .as_ref()
            .map(|(fact, field)| format!("{fact}.{field}"));
        Err(BadBy::Unknown(named.unwrap_or_else(|| OFFICE.to_owned())))
    }

    /// Fact, field, and how many of its signs, where this service reads it.
    pub(super) fn path<'a>(
        &'a self,
        service: &'a Service,
    ) -> Option<(&'a str, &'a str, Option<usize>)> {
        let (fact, field) = match &self.path {
            Some((fact, field)) => (fact.as_str(), field.as_str()),
            None => service.about.office_by.split_once('.')?,
        };
        let need = service.form.facts.get(fact)?;
        let reads = need.fields.iter().any(|read| read == field);
        reads.then_some((fact, field, self.signs))
    }
}

fn is_groupable(pack: &Pack, service: &Service, fact: &str, field: &str) -> bool {
    let need = service.form.facts.get(fact);
    let declared = need.and_then(|need| need.declared(&pack.registers));
    let kind = declared
        .and_then(|fields| fields.get(field))
        .map(|field| field.kind);
    matches!(
        kind,
        Some(FieldKind::Text | FieldKind::Date | FieldKind::Bool | FieldKind::Int)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_an_office_or_a_field_of_a_fact_or_its_first_signs() {
        let office = |signs| By {
            path: None,
            signs: Some(signs),
        };
        assert_eq!("office".parse(), Ok(office(2)));
        assert_eq!("office:4".parse(), Ok(office(4)));
        let year = By {
            path: Some(("mother".to_owned(), "birth_date".to_owned())),
            signs: Some(4),
        };
        assert_eq!("facts.mother.birth_date:4".parse(), Ok(year.clone()));
        assert_eq!("mother.birth_date:4".parse(), Ok(year));
        for bad in ["", "mother", "mother.", ".x", "a.b.c", "a.b:many"] {
            assert_eq!(bad.parse::<By>(), Err(BadBy::Malformed), "{bad}");
        }
    }
}
