//! Reading a policy line by line.

use super::{BadPolicy, MEMBERS_MAX, POLICY_BYTES_MAX, Policy, Rule};
use crate::vkey::{Signs, Vkey};
use std::collections::BTreeMap;

/// The name that stands for no witness at all.
const NONE: &str = "none";

#[derive(Default)]
struct Reading<'a> {
    logs: Vec<Vkey>,
    witnesses: Vec<Vkey>,
    /// What a name stands for, and whether a group has it already.
    names: BTreeMap<&'a str, (Rule, bool)>,
    groups: usize,
    quorum: Option<Rule>,
}

pub(super) fn parse(text: &str) -> Result<Policy, BadPolicy> {
    if text.len() > POLICY_BYTES_MAX {
        return Err(BadPolicy::TooLong);
    }
    let mut reading = Reading::default();
    // A last line without its newline was cut off.
    let lines = text.strip_suffix('\n').ok_or(BadPolicy::Quorum)?;
    for (line, content) in (1..).zip(lines.split('\n')) {
        if content.chars().any(|c| c.is_ascii_control() && c != '\t') {
            return Err(BadPolicy::Line { line });
        }
        let words: Vec<&str> = content
            .split([' ', '\t'])
            .filter(|w| !w.is_empty())
            .collect();
        match words.as_slice() {
            [] => (),
            [word, ..] if word.starts_with('#') => (),
            ["log", vkey] | ["log", vkey, _] => reading.log(line, vkey)?,
            ["witness", name, vkey] | ["witness", name, vkey, _] => {
                reading.witness(line, name, vkey)?;
            }
            ["group", name, needed, members @ ..] => reading.group(line, name, needed, members)?,
            ["quorum", name] => reading.quorum(line, name)?,
            _ => return Err(BadPolicy::Line { line }),
        }
    }
    Ok(Policy {
        logs: reading.logs,
        witnesses: reading.witnesses,
        quorum: reading.quorum.ok_or(BadPolicy::Quorum)?,
    })
}

impl<'a> Reading<'a> {
    fn log(&mut self, line: usize, vkey: &str) -> Result<(), BadPolicy> {
        let vkey = Vkey::parse(vkey).map_err(|why| BadPolicy::Key { line, why })?;
        add(&mut self.logs, vkey, line)
    }

    fn witness(&mut self, line: usize, name: &'a str, vkey: &str) -> Result<(), BadPolicy> {
        let vkey = Vkey::parse(vkey).map_err(|why| BadPolicy::Key { line, why })?;
        if vkey.signs != Signs::Cosignature {
            let why = crate::vkey::BadVkey::Unsupported;
            return Err(BadPolicy::Key { line, why });
        }
        let place = self.witnesses.len();
        add(&mut self.witnesses, vkey, line)?;
        self.define(line, name, Rule::Witness(place))
    }

    fn group(
        &mut self,
        line: usize,
        name: &'a str,
        needed: &str,
        members: &[&'a str],
    ) -> Result<(), BadPolicy> {
        self.groups += 1;
        if self.groups > MEMBERS_MAX {
            return Err(BadPolicy::TooLong);
        }
        let needed = match needed {
            "any" => Some(1),
            "all" => Some(members.len()),
            number => crate::checkpoint::number(number).and_then(|n| usize::try_from(n).ok()),
        };
        let needed = needed.filter(|needed| (1..=members.len()).contains(needed));
        let needed = needed.ok_or(BadPolicy::Threshold { line })?;
        let mut rules = Vec::new();
        for member in members {
            let found = self.names.get_mut(member);
            let (rule, taken) = found.ok_or(BadPolicy::Unknown { line })?;
            // Otherwise one witness could count in two ways.
            if std::mem::replace(taken, true) {
                return Err(BadPolicy::Twice { line });
            }
            rules.push(rule.clone());
        }
        self.define(line, name, Rule::Of(needed, rules))
    }

    fn quorum(&mut self, line: usize, name: &str) -> Result<(), BadPolicy> {
        let rule = match self.names.get(name) {
            Some((rule, _)) => rule.clone(),
            None if name == NONE => Rule::Nothing,
            None => return Err(BadPolicy::Unknown { line }),
        };
        match self.quorum.replace(rule) {
            None => Ok(()),
            Some(_) => Err(BadPolicy::Quorum),
        }
    }

    fn define(&mut self, line: usize, name: &'a str, rule: Rule) -> Result<(), BadPolicy> {
        if name == NONE || self.names.insert(name, (rule, false)).is_some() {
            return Err(BadPolicy::Twice { line });
        }
        Ok(())
    }
}

/// Two keys are the same whatever they are called (C2SP tlog-policy).
fn add(keys: &mut Vec<Vkey>, vkey: Vkey, line: usize) -> Result<(), BadPolicy> {
    if keys.iter().any(|known| known.key == vkey.key) {
        return Err(BadPolicy::Twice { line });
    }
    if keys.len() == MEMBERS_MAX {
        return Err(BadPolicy::TooLong);
    }
    keys.push(vkey);
    Ok(())
}
