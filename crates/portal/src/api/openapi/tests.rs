//! The document is made of what is there, and the stored copy of it is fresh.

use super::{document, operations};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// The stored copy is for a program on one's own machine.
const ORIGIN: &str = "http://localhost:8080";
const STORED: &str = "../../docs/openapi.json";

#[test]
fn the_stored_document_is_the_one_that_is_served() {
    let mut made = serde_json::to_string_pretty(&document(ORIGIN)).unwrap();
    made.push('\n');
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(STORED);
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        stored == made,
        "docs/openapi.json is stale: UPDATE_OPENAPI=1 cargo test -p portal --lib openapi"
    );
}

#[test]
fn every_operation_has_a_name_of_its_own() {
    let names: BTreeSet<&str> = operations::all().map(|operation| operation.id).collect();
    assert_eq!(names.len(), operations::all().count());
}

#[test]
fn every_schema_is_described_and_every_object_says_whether_it_is_closed() {
    let document = document(ORIGIN);
    let schemas = document["components"]["schemas"].as_object().unwrap();
    assert!(schemas.len() > 30);
    for (name, schema) in schemas {
        assert!(schema["description"].is_string(), "{name}");
        let open = ["TokenRequest", "Upload"].contains(&name.as_str());
        if schema["type"] == "object" && !open {
            assert_eq!(schema["additionalProperties"], false, "{name}");
        }
    }
}

#[test]
fn nothing_is_referred_to_that_is_not_there() {
    let document = document(ORIGIN);
    let mut references = Vec::new();
    collect(&document, &mut references);
    assert!(references.len() > 100);
    for reference in references {
        let at = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(at).is_some(), "{reference}");
    }
}

fn collect(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            if let Some(Value::String(reference)) = map.get("$ref") {
                found.push(reference.clone());
            }
            map.values().for_each(|value| collect(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| collect(value, found)),
        _ => {}
    }
}
