//! Lists a part at a time.

use super::caller::{at, is};
use crate::desk::{Desk, SRI};
use serde_json::Value;

#[test]
fn a_list_is_read_to_its_end_by_the_cursors_it_gives() {
    let desk = Desk::open();
    let mut client = desk.client(0, SRI);
    let mut begun: Vec<String> = (0..5).map(|_| client.begin()).collect();
    begun.reverse();
    let mut next = "/api/v1/cases?limit=2".to_owned();
    let (mut seen, mut parts) = (Vec::new(), 0);
    loop {
        let page = client.get(&next);
        assert_eq!(page.status, 200, "{}", page.text());
        let body = page.json();
        let ids = body["items"].as_array().unwrap().iter();
        seen.extend(ids.map(|one| one["id"].as_str().unwrap().to_owned()));
        parts += 1;
        let Value::String(more) = &body["next"] else {
            assert_eq!(page.header("link"), None);
            break;
        };
        assert_eq!(
            page.header("link"),
            Some(&*format!("<{more}>; rel=\"next\""))
        );
        next.clone_from(more);
    }
    assert_eq!((seen, parts), (begun, 3));
}

#[test]
fn a_history_is_read_in_parts_and_oldest_first() {
    let desk = Desk::open();
    let mut client = desk.client(0, SRI);
    let case = client.apply("Bima Wahyudi Santoso");
    let all = client.see(&at(&case, "/history"));
    let first = client.see(&at(&case, "/history?limit=1"));
    assert_eq!(first["items"][0], all["items"][0]);
    let second = client.see(first["next"].as_str().unwrap());
    assert_eq!(second["items"][0], all["items"][1]);
    assert_eq!(all["next"], Value::Null);
}

#[test]
fn cursors_and_limits_that_are_none_are_refused() {
    let desk = Desk::open();
    let mut client = desk.client(0, SRI);
    client.begin();
    client.begin();
    let cases = client.see("/api/v1/cases?limit=1");
    let cursor = cases["next"]
        .as_str()
        .unwrap()
        .split(['=', '&'])
        .nth(1)
        .unwrap()
        .to_owned();
    for bad in [
        "/api/v1/cases?limit=0".to_owned(),
        "/api/v1/cases?limit=101".to_owned(),
        "/api/v1/cases?limit=ten".to_owned(),
        "/api/v1/cases?cursor=nonsense".to_owned(),
        "/api/v1/cases?cursor=%00".to_owned(),
        "/api/v1/cases?page=2".to_owned(),
        "/api/v1/cases?limit=1&limit=2".to_owned(),
        format!("/api/v1/services?cursor={cursor}"),
    ] {
        is(&client.get(&bad), 400, "malformed");
    }
}
