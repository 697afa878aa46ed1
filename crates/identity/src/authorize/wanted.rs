//! The `claims` parameter (OpenID Connect Core §5.5): facts asked for one by one, and how sure the sign-in must be.

use crate::json;
use crate::level;
use crate::scope::Claim;
use base::Assurance;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What was asked for, the unknown left out (§5.5: claims that are not understood are ignored).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// In the answer of the userinfo endpoint; `true` where the site says it cannot do without.
    pub userinfo: BTreeMap<Claim, bool>,
    /// In the ID token.
    pub id_token: BTreeMap<Claim, bool>,
    /// `auth_time` as an essential claim (§5.5.1).
    pub auth_time: bool,
    /// Levels of an `acr` claim, and whether it is essential (§5.5.1.1).
    pub acr: Option<(BTreeSet<Assurance>, bool)>,
    /// The person it must be (§5.5.1 `sub` with a value).
    pub sub: Option<String>,
}

/// A `claims` parameter that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a claims request")]
pub struct BadClaims;

impl Wanted {
    /// Reads the parameter. An essential `acr` whose levels are all unknown here is refused: nothing could fulfil it.
    pub fn read(raw: &str) -> Result<Self, BadClaims> {
        let request = json::object(raw.as_bytes()).map_err(|_| BadClaims)?;
        let mut wanted = Self::default();
        if let Some(asked) = members(&request, "userinfo")? {
            wanted.userinfo = facts(asked)?;
        }
        if let Some(asked) = members(&request, "id_token")? {
            wanted.id_token = facts(asked)?;
            wanted.auth_time = is_essential(asked.get("auth_time"));
            wanted.acr = asked.get("acr").map(acr).transpose()?;
            let sub = asked.get("sub").and_then(|sub| sub.get("value"));
            wanted.sub = sub.and_then(Value::as_str).map(str::to_owned);
        }
        Ok(wanted)
    }

    /// Every fact that is asked for, wherever it shall be told.
    pub fn claims(&self) -> impl Iterator<Item = Claim> + '_ {
        self.userinfo.keys().chain(self.id_token.keys()).copied()
    }

    /// Leaves out what the client may not have.
    pub(super) fn narrow(&mut self, allowed: &BTreeSet<Claim>) {
        self.userinfo.retain(|claim, _| allowed.contains(claim));
        self.id_token.retain(|claim, _| allowed.contains(claim));
    }
}

fn members<'a>(
    request: &'a Map<String, Value>,
    name: &str,
) -> Result<Option<&'a Map<String, Value>>, BadClaims> {
    match request.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Object(members)) => Ok(Some(members)),
        Some(_) => Err(BadClaims),
    }
}

/// Each fact is `null` or an object.
fn facts(asked: &Map<String, Value>) -> Result<BTreeMap<Claim, bool>, BadClaims> {
    let shaped = asked.values().all(|how| how.is_null() || how.is_object());
    if !shaped {
        return Err(BadClaims);
    }
    let known = asked
        .iter()
        .filter_map(|(name, how)| Some((Claim::of_word(name)?, is_essential(Some(how)))));
    Ok(known.collect())
}

fn is_essential(how: Option<&Value>) -> bool {
    how.and_then(|how| how.get("essential")) == Some(&Value::Bool(true))
}

fn acr(how: &Value) -> Result<(BTreeSet<Assurance>, bool), BadClaims> {
    let one = how.get("value").into_iter();
    let several = how.get("values").and_then(Value::as_array);
    let named: Vec<&Value> = one.chain(several.into_iter().flatten()).collect();
    let levels: BTreeSet<Assurance> = named
        .iter()
        .filter_map(|value| level::of_acr(value.as_str()?))
        .collect();
    let essential = is_essential(Some(how));
    if essential && !named.is_empty() && levels.is_empty() {
        return Err(BadClaims);
    }
    Ok((levels, essential))
}
