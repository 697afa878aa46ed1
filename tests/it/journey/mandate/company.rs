//! A director acts for the company, and appoints staff.

use super::{HALIM, HALIM_NAME, TAX};
use crate::desk::{Answers, Desk};

/// He directs two companies, and is a commissioner of a third.
const IRAWAN: &str = "3374020311769001";

#[test]
fn a_director_appoints_staff_who_pay_for_the_car_of_the_company() {
    let desk = Desk::open();
    let mut director = desk.resident(IRAWAN);
    director.post("/akun/mandat/cari", &[]).location();
    let page = director.see("/en/akun/mandat");
    assert!(page.has("CV Contoh Karya Rasa") && page.has("PT Contoh Griya Semarang"));
    assert!(!page.has("Medika"), "a commissioner does not act for it");
    let rights = page.all("name=\"right\" value=\"", "\"");
    for right in rights {
        director
            .post("/akun/mandat/bertindak", &[("right", &right)])
            .location();
        director.renew();
        if director.see("/layanan").has("PT Contoh Griya Semarang") {
            break;
        }
        director.stop_acting();
    }
    // In the name of the company, for one service.
    assert!(
        director
            .see("/en/akun/mandat")
            .has("You act for PT Contoh Griya Semarang")
    );
    director.give((HALIM, HALIM_NAME), &[TAX]).location();
    let mut staff = desk.resident(HALIM);
    let mandate = staff.newest_mandate();
    assert!(staff.see("/en/akun/mandat").has("PT Contoh Griya Semarang"));
    staff.post(&format!("{mandate}/terima"), &[]).location();
    staff.act_by(&mandate);
    let case = staff.begin_for("/en", TAX);
    staff.fill("/en", &case, &Answers::new());
    staff.send_case("/en", &case);
    let page = staff.see(&format!("/en/permohonan/{case}"));
    assert!(page.has("Waiting for payment"), "{}", page.text());
    assert!(page.has("Denny Halim, for PT Contoh Griya Semarang (appointed staff)"));
    assert_eq!(staff.post("/layanan/nib/mulai", &[]).status, 403);
    assert_eq!(staff.give((IRAWAN, "Irawan Kusumah"), &["*"]).status, 403);
    // The director sees what the staff did, and ends it.
    assert!(director.see("/en/permohonan").has(&case));
    director.post(&format!("{mandate}/cabut"), &[]).location();
    staff.refused("/en/permohonan", "You may not act for this person any more");
    director.stop_acting();
    assert!(!director.see("/permohonan").has(&case));
    desk.audit();
}
