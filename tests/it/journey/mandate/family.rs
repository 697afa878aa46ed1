//! Parents and children: what the family card says, looked at through the access log.

use super::HALIM;
use crate::desk::{BUDI, Desk, SRI};

const RAKA: &str = "3273021002219001";
const TAX: &str = super::TAX;

#[test]
fn a_parent_acts_for_a_child_of_the_card_and_the_child_can_see_it() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    assert!(!mother.see("/akun/mandat").has("Raka"), "nobody looked yet");
    let right = mother.act_as("child");
    assert!(mother.see("/en/layanan").has("You act for Raka Santoso"));
    let case = mother.begin_for("/en", TAX);
    let page = mother.see(&format!("/en/permohonan/{case}"));
    assert!(page.has("for Raka Santoso (parent)"), "{}", page.text());
    assert!(
        mother
            .see("/en/akses")
            .has("Sri Wahyuni, for Raka Santoso (parent)")
    );
    mother.stop_acting();
    assert_eq!(mother.get(&format!("/permohonan/{case}")).status, 404);
    // Whoever is on the card sees who looked into it.
    assert!(
        desk.resident(BUDI)
            .see("/en/akses")
            .has("who may act for whom")
    );
    let child = desk.resident(RAKA).see(&format!("/en/permohonan/{case}"));
    assert!(
        child.has("Sri Wahyuni, for you (parent)"),
        "{}",
        child.text()
    );
    // The right is of the card, not of whoever knows its words.
    let mut stranger = desk.resident(HALIM);
    let taken = stranger.post("/akun/mandat/bertindak", &[("right", &right)]);
    assert_eq!(taken.status, 403);
    let mut own = desk.resident(RAKA);
    assert_eq!(
        own.post("/akun/mandat/bertindak", &[("right", &right)])
            .status,
        403
    );
}
