//! Every GET of the API over a populated country: none writes anything, and each is described.

use super::caller::at;
use crate::desk::{Desk, SRI};
use crate::tidy::table::routes;
use std::collections::BTreeSet;

#[test]
fn no_get_of_the_api_writes_anything() {
    let desk = Desk::open();
    let mut client = desk.client(0, SRI);
    let granted = client.apply("Bima Wahyudi Santoso");
    let draft = client.begin();
    let documents = client.see(&at(&granted, "/documents"));
    let number = documents["items"][0]["document"]["number"]
        .as_str()
        .unwrap()
        .to_owned();
    crate::desk::until("the outbox to rest", || {
        let due = "SELECT count(*) FROM outbox WHERE kind <> 'deadline'";
        (desk.count(due) == 0).then_some(())
    });
    let watch = desk.watch();
    let before = watch.version();
    let gets = routes()
        .into_iter()
        .filter(|route| route.is_api() && route.method == "GET");
    let mut found = 0;
    for route in gets {
        for case in [&granted, &draft] {
            let path = route
                .path
                .replace("{case}", case)
                .replace("{number}", &number);
            let path = path
                .replace("{service}", "akta-lahir")
                .replace("{problem}", "refused");
            let path = path
                .replace("{question}", "child_name")
                .replace("{kind}", "birth_letter");
            found += u32::from(client.get(&path.replace("{file}", case)).status == 200);
        }
    }
    assert!(found > 20, "{found}");
    assert_eq!(watch.version(), before, "a GET wrote something");
}

#[test]
fn every_route_of_the_api_is_described_and_nothing_else_is() {
    let text = crate::tidy::tree::read("docs/openapi.json");
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut described = BTreeSet::new();
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let secured = operation["security"][0]["client"].is_array();
            described.insert((method.to_uppercase(), path.clone(), secured));
        }
    }
    let table = routes().into_iter().filter(super::walk::is_of_api);
    let table: BTreeSet<_> = table
        .map(|route| {
            (
                route.method.clone(),
                route.path.clone(),
                route.audience == "client",
            )
        })
        .collect();
    assert_eq!(described, table);
}

/// Those of the API alone: what the provider answers to programs, and the files for mirrors, are described by standards of their own.
fn is_of_api(route: &crate::tidy::table::Route) -> bool {
    route.is_api() && !["site", "mirror"].contains(&route.audience.as_str())
}
