//! The OpenAPI document that is served is the one that is stored.

use crate::desk::Desk;
use serde_json::Value;

#[test]
fn the_document_that_is_served_is_the_stored_one_but_for_its_address() {
    let desk = Desk::open();
    let mut served = desk.caller().see("/api/v1/openapi.json");
    let stored = crate::tidy::tree::read("docs/openapi.json");
    let stored: Value = serde_json::from_str(&stored).unwrap();
    assert!(
        served["servers"][0]["url"]
            .as_str()
            .unwrap()
            .starts_with("http://localhost:")
    );
    served["servers"] = stored["servers"].clone();
    assert!(served == stored, "docs/openapi.json is another document");
}
