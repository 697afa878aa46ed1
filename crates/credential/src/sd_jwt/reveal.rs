//! Putting disclosed claims back into their places, exactly as RFC 9901 §7.1 step 3 to 5 says.

use super::hash;
use crate::jose::{self, VerifyError};
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

/// Disclosures of one credential, and how deep they may hide in each other.
const DISCLOSURES_MAX: usize = 256;
const DEPTH_MAX: usize = 16;

/// The claims as the holder shows them; every disclosure must be used, and only once.
pub(super) fn reveal<'t>(
    mut payload: Map<String, Value>,
    disclosures: impl Iterator<Item = &'t str>,
) -> Result<Map<String, Value>, VerifyError> {
    match payload.remove("_sd_alg") {
        None => (),
        Some(Value::String(name)) if name == "sha-256" => (),
        Some(_) => return Err(VerifyError::Malformed),
    }
    let mut pool = Pool {
        shown: parse(disclosures)?,
        seen: HashSet::new(),
    };
    let claims = pool.object(payload, 0)?;
    if pool.shown.is_empty() {
        Ok(claims)
    } else {
        Err(VerifyError::Disclosure)
    }
}

/// By digest: `[salt, name, value]` for a member, `[salt, value]` for an element of a list.
fn parse<'t>(
    disclosures: impl Iterator<Item = &'t str>,
) -> Result<HashMap<String, Vec<Value>>, VerifyError> {
    let mut shown = HashMap::new();
    for text in disclosures {
        let bytes = jose::decode(text).ok_or(VerifyError::Disclosure)?;
        let parts = serde_json::from_slice(&bytes).map_err(|_| VerifyError::Disclosure)?;
        let twice = shown.insert(hash(text), parts).is_some();
        if twice || shown.len() > DISCLOSURES_MAX {
            return Err(VerifyError::Disclosure);
        }
    }
    Ok(shown)
}

struct Pool {
    shown: HashMap<String, Vec<Value>>,
    seen: HashSet<String>,
}

impl Pool {
    fn object(
        &mut self,
        mut object: Map<String, Value>,
        depth: usize,
    ) -> Result<Map<String, Value>, VerifyError> {
        let digests = match object.remove("_sd") {
            None => Vec::new(),
            Some(Value::Array(digests)) => digests,
            Some(_) => return Err(VerifyError::Malformed),
        };
        let mut open = Map::new();
        for (name, value) in object {
            open.insert(name, self.value(value, depth)?);
        }
        for digest in digests {
            let Value::String(digest) = digest else {
                return Err(VerifyError::Malformed);
            };
            let Some(parts) = self.take(digest)? else {
                continue;
            };
            let [Value::String(_), Value::String(name), value] =
                <[Value; 3]>::try_from(parts).map_err(|_| VerifyError::Disclosure)?
            else {
                return Err(VerifyError::Disclosure);
            };
            if name == "_sd" || name == "..." || open.contains_key(&name) {
                return Err(VerifyError::Disclosure);
            }
            let value = self.value(value, depth)?;
            open.insert(name, value);
        }
        Ok(open)
    }

    fn value(&mut self, value: Value, depth: usize) -> Result<Value, VerifyError> {
        if depth >= DEPTH_MAX {
            return Err(VerifyError::Malformed);
        }
        match value {
            Value::Object(object) => self.object(object, depth + 1).map(Value::Object),
            Value::Array(items) => {
                let mut open = Vec::with_capacity(items.len());
                for item in items {
                    open.extend(self.element(item, depth + 1)?);
                }
                Ok(Value::Array(open))
            }
            plain => Ok(plain),
        }
    }

    /// An element of a list; `{"...": digest}` stands for one that is hidden unless disclosed.
    fn element(&mut self, item: Value, depth: usize) -> Result<Option<Value>, VerifyError> {
        let Some(digest) = hidden(&item) else {
            return self.value(item, depth).map(Some);
        };
        let Some(parts) = self.take(digest.to_owned())? else {
            return Ok(None);
        };
        let [Value::String(_), value] =
            <[Value; 2]>::try_from(parts).map_err(|_| VerifyError::Disclosure)?
        else {
            return Err(VerifyError::Disclosure);
        };
        self.value(value, depth).map(Some)
    }

    /// What is behind a digest, if it is shown. A digest that appears twice would show one value in two places.
    fn take(&mut self, digest: String) -> Result<Option<Vec<Value>>, VerifyError> {
        let parts = self.shown.remove(&digest);
        if self.seen.insert(digest) {
            Ok(parts)
        } else {
            Err(VerifyError::Disclosure)
        }
    }
}

fn hidden(item: &Value) -> Option<&str> {
    let object = item.as_object().filter(|object| object.len() == 1)?;
    object.get("...")?.as_str()
}
