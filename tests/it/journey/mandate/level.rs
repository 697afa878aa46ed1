//! A mandate is worth as much as the visit in which it was given.

use super::{HALIM, HALIM_NAME, TAX};
use crate::desk::{Desk, SRI};
use crate::journey::proofing::low;

#[test]
fn whoever_registers_alone_know_gives_takes_and_tells_nothing() {
    let desk = Desk::open();
    let mut halim = desk.resident(HALIM);
    halim.give((SRI, "Sri Wahyuni"), &[TAX]).location();
    let mut sri = low(&desk);
    let offered = sri.newest_mandate();
    let right = format!("mandate:{}", offered.rsplit('/').next().unwrap());
    let refused = [
        sri.give((HALIM, HALIM_NAME), &["*"]),
        sri.get("/akun/mandat/beri"),
        sri.post("/akun/mandat/kode", &[]),
        sri.post("/akun/mandat/cari", &[]),
        sri.post(&format!("{offered}/terima"), &[]),
        sri.post("/akun/mandat/bertindak", &[("right", &right)]),
        sri.get(&offered),
    ];
    for page in &refused {
        assert_eq!(page.status, 403, "{}", page.text());
        assert!(
            page.has("perlu=substantial&amp;untuk=%2Fakun%2Fmandat"),
            "{}",
            page.text()
        );
    }
    assert_eq!(desk.count("SELECT count(*) FROM mandate"), 1);
    // To want none of it needs no more.
    let declined = sri.post(&format!("{offered}/tolak"), &[]);
    assert_eq!(declined.location(), "/akun/mandat");
}

#[test]
fn what_registers_say_of_a_family_is_not_shown_to_a_visit_of_the_lowest_level() {
    let desk = Desk::open();
    let looked = desk.resident(SRI).post("/akun/mandat/cari", &[]);
    assert_eq!(looked.status, 303);
    assert!(desk.resident(SRI).see("/akun/mandat").has("Raka"));
    assert!(!low(&desk).see("/akun/mandat").has("Raka"));
}
