//! How often a program may ask.

use super::caller::is;
use crate::desk::{Desk, Options, SRI};

/// Another mother of the demonstration.
const ROTUA: &str = "1271034508939001";

#[test]
fn a_program_that_asks_too_often_waits_and_takes_nothing_from_another() {
    let desk = Desk::open_with(&Options {
        api_per_minute: Some(8),
        ..Options::default()
    });
    let (mut hasty, mut other) = (desk.client(0, SRI), desk.client(1, ROTUA));
    let mut left = Vec::new();
    let page = loop {
        let page = hasty.get("/api/v1/cases");
        if page.status != 200 {
            break page;
        }
        let limit = page.header("ratelimit").unwrap().to_owned();
        assert_eq!(page.header("ratelimit-policy"), Some("\"client\";q=8;w=60"));
        left.push(limit);
        assert!(left.len() < 30, "{left:?}");
    };
    is(&page, 429, "too-often");
    let wait: u32 = page.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=8).contains(&wait), "{wait}");
    assert!(left.len() >= 8);
    assert_eq!(other.get("/api/v1/cases").status, 200);
}
