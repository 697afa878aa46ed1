//! What a fact says of other facts, questions and values: compiled once all of them are declared.

use super::lookup::{self, RawKey};
use super::{RawFact, read_when};
use crate::model::{FactNeed, Lookup};
use crate::parse::form::Place;
use crate::parse::input::Input;
use crate::rules::{Condition, Scope};
use std::collections::BTreeMap;
use toml::Spanned;

/// Sources by the name of their fact.
pub(in crate::parse::form) struct Later {
    when: Vec<(String, Spanned<String>)>,
    keys: Vec<(String, RawKey)>,
}

/// The same, compiled.
pub(in crate::parse::form) struct Compiled {
    when: Vec<(String, Option<Condition>)>,
    keys: Vec<(String, Option<Lookup>)>,
}

impl Later {
    /// Takes the sources out of the facts.
    pub(in crate::parse::form) fn take(facts: &mut BTreeMap<Spanned<String>, RawFact>) -> Self {
        let mut later = Self {
            when: Vec::new(),
            keys: Vec::new(),
        };
        for (name, fact) in facts {
            let name = name.get_ref();
            let when = fact.read_when.take();
            later.when.extend(when.map(|when| (name.clone(), when)));
            let key = fact.key.take();
            later.keys.extend(key.map(|key| (name.clone(), key)));
        }
        later
    }

    pub(in crate::parse::form) fn compile(
        self,
        input: &mut Input<'_>,
        at: Place<'_>,
        scope: &Scope<'_>,
    ) -> Compiled {
        let mut compiled = Compiled {
            when: Vec::new(),
            keys: Vec::new(),
        };
        for (name, source) in self.when {
            compiled
                .when
                .push((name, read_when(input, at, &source, scope)));
        }
        for (name, raw) in self.keys {
            let need = scope.facts.get(&name);
            let key = need.and_then(|need| lookup::key(input, at, need, raw, scope));
            compiled.keys.push((name, key));
        }
        compiled
    }
}

impl Compiled {
    pub(in crate::parse::form) fn put(self, facts: &mut BTreeMap<String, FactNeed>) {
        for (name, when) in self.when {
            if let Some(need) = facts.get_mut(&name) {
                need.read_when = when;
            }
        }
        for (name, lookup) in self.keys {
            if let Some(need) = facts.get_mut(&name) {
                need.lookup = lookup;
            }
        }
    }
}
