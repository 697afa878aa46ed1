//! JSON of strangers: a value with a bounded depth, in which no member stands twice (RFC 8259 §4, RFC 7515 §4).

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// How deep a value may be nested: a claims request (OpenID Connect Core §5.5) needs four levels.
pub const DEPTH_MAX: u8 = 8;

/// Not JSON, nested too deep, or a member stands twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not JSON, nested too deep, or a member stands twice")]
pub struct BadJson;

/// Reads one value. Two members of the same name are refused: two readers could otherwise see two things.
pub fn read(bytes: &[u8]) -> Result<Value, BadJson> {
    let mut from = serde_json::Deserializer::from_slice(bytes);
    let value = Strict { left: DEPTH_MAX }.deserialize(&mut from);
    let value = value.map_err(|_| BadJson)?;
    from.end().map_err(|_| BadJson)?;
    Ok(value)
}

/// Reads an object and nothing else.
pub fn object(bytes: &[u8]) -> Result<Map<String, Value>, BadJson> {
    match read(bytes)? {
        Value::Object(members) => Ok(members),
        _ => Err(BadJson),
    }
}

#[derive(Clone, Copy)]
struct Strict {
    left: u8,
}

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl Strict {
    fn inner<E: Error>(self) -> Result<Self, E> {
        let left = self.left.checked_sub(1);
        left.map(|left| Self { left })
            .ok_or_else(|| E::custom("nested too deep"))
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, it: bool) -> Result<Value, E> {
        Ok(Value::Bool(it))
    }

    fn visit_i64<E: Error>(self, it: i64) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_u64<E: Error>(self, it: u64) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_f64<E: Error>(self, it: f64) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_str<E: Error>(self, it: &str) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_string<E: Error>(self, it: String) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(inner)? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut members = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            let value = map.next_value_seed(inner)?;
            if members.insert(name, value).is_some() {
                return Err(A::Error::custom("a member stands twice"));
            }
        }
        Ok(Value::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_member_that_stands_twice_is_refused_at_any_depth() {
        assert!(read(br#"{"a":1,"b":2}"#).is_ok());
        assert_eq!(read(br#"{"a":1,"a":1}"#), Err(BadJson));
        assert_eq!(read(br#"[{"b":{"a":1,"\u0061":2}}]"#), Err(BadJson));
    }

    #[test]
    fn a_value_nested_too_deep_is_refused_before_it_fills_the_stack() {
        let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        assert!(read(nested(usize::from(DEPTH_MAX)).as_bytes()).is_ok());
        assert_eq!(read(nested(9).as_bytes()), Err(BadJson));
        assert_eq!(read(nested(1_000_000).as_bytes()), Err(BadJson));
        assert_eq!(read("[".repeat(1_000_000).as_bytes()), Err(BadJson));
    }

    #[test]
    fn nothing_may_stand_behind_the_value() {
        assert_eq!(read(b"{} {}"), Err(BadJson));
        assert_eq!(read(b""), Err(BadJson));
        assert_eq!(object(b"[]"), Err(BadJson));
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_serde_reads(text in r#"[\[\]{}",:0-9a-e. -]{0,40}"#) {
            if let Ok(value) = read(text.as_bytes()) {
                prop_assert_eq!(Some(value), serde_json::from_str(&text).ok());
            }
        }
    }
}
