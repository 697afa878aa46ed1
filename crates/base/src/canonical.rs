//! Canonical bytes: the same value, the same bytes, on any machine (RFC 8785, for the types we use).

use serde::Serialize;

/// JSON with sorted keys and no white space. Our values hold integers, text and booleans only, for which this
/// is what RFC 8785 asks; floats never occur in what is hashed or signed.
pub fn canonical<T: Serialize>(value: &T) -> Result<Vec<u8>, serde_json::Error> {
    // serde_json's map is a BTreeMap: going through a Value sorts every key.
    serde_json::to_vec(&serde_json::to_value(value)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Record, Value};
    use proptest::prelude::*;

    #[test]
    fn keys_are_sorted_and_nothing_is_padded() {
        let value = serde_json::json!({ "b": 1, "a": [true, "é\n"] });
        assert_eq!(
            canonical(&value).unwrap(),
            "{\"a\":[true,\"é\\n\"],\"b\":1}".as_bytes()
        );
    }

    proptest! {
        #[test]
        fn a_record_survives_its_canonical_bytes(fields in proptest::collection::btree_map("[a-z]{1,6}", ".*", 0..6)) {
            let record = Record(fields.into_iter().map(|(k, v)| (k, Value::Text(v))).collect());
            let bytes = canonical(&record).unwrap();
            let back: Record = serde_json::from_slice(&bytes).unwrap();
            prop_assert_eq!(canonical(&back).unwrap(), bytes);
            prop_assert_eq!(back, record);
        }
    }
}
