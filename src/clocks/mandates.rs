//! Rights to act that end by themselves: a child grows up, a mandate runs out, a code is told too late.

use super::{Room, opened, shipped};
use app::account::session::{self, Device};
use app::mandate::{
    Assistance, Claim, Matter, NotAdmitted, Offer, Person, Right, Visit, accept, admit, assist,
    begin, code, grant, list, look,
};
use app::proofing::{TooLow, of_matter};
use app::{App, Basis, Officer, Resident};
use base::{Assurance, Date, Nik, SubjectId, Timestamp, Zone};

const SRI: &str = "3273024105949001";
const BUDI: &str = "3273021209919001";
const RAKA: &str = "3273021002219001";
const MORNING: i64 = 9;

async fn person(app: &App, nik: &str, name: &str) -> Person {
    let nik = Nik::parse(nik).unwrap();
    Person {
        subject: app::registry::find_by_nik(app, &nik).await.unwrap(),
        name: name.to_owned(),
    }
}

/// A visit of somebody that begins now.
pub(super) async fn visit(app: &App, who: SubjectId, now: Timestamp) -> Visit {
    let begun = session::begin(app, who, Device::default(), now).await;
    Visit {
        session: begun.unwrap(),
        level: Assurance::Substantial,
    }
}

fn at(year: i16, month: i8, day: i8) -> Timestamp {
    Timestamp::midnight(Date::constant(year, month, day), Zone::Wib)
}

async fn children(app: &App, parent: SubjectId, now: Timestamp) -> usize {
    let view = list(app, (parent, Assurance::High), now).await.unwrap();
    view.children.map_or(0, |children| children.len())
}

#[tokio::test]
async fn a_parent_acts_until_the_seventeenth_birthday_and_not_a_moment_longer() {
    let room = Room::new("birthday");
    let now = at(2026, 3, 10).plus_hours(MORNING);
    let app = opened(&room, shipped(), now).await;
    let mother = person(&app, SRI, "Sri Wahyuni").await;
    let child = person(&app, RAKA, "Raka Santoso").await;
    let right = Right::Child(child.subject);
    assert_eq!(
        children(&app, mother.subject, now).await,
        0,
        "not looked yet"
    );
    look(&app, mother.subject, now).await.unwrap();
    assert_eq!(children(&app, mother.subject, now).await, 1);
    assert_eq!(children(&app, mother.subject, now.plus_hours(25)).await, 0);

    let admitted = |claim: Claim, now| {
        let app = &app;
        async move { admit(app, &claim, Matter::Whole, now).await }
    };
    // A claim that nobody looked up lately counts for nothing, whatever a cookie says.
    let (claim, _) = begin(&app, &mother, right, now).await.unwrap();
    assert!(admitted(claim.clone(), now.plus_hours(23)).await.is_ok());
    let stale = admitted(claim, now.plus_hours(25)).await;
    assert!(matches!(stale, Err(NotAdmitted::Ended)));

    let eve = at(2038, 2, 10).plus_seconds(-60);
    let (claim, name) = begin(&app, &mother, right, eve).await.unwrap();
    assert_eq!(name, "Raka Santoso");
    let (resident, worth) = admitted(claim.clone(), eve.plus_seconds(59)).await.unwrap();
    assert_eq!(resident.agent.map(|agent| agent.basis), Some(Basis::Parent));
    assert_eq!(worth, Assurance::High, "the register says it");
    let over = admitted(claim, eve.plus_seconds(60)).await;
    assert!(matches!(over, Err(NotAdmitted::Ended)));
    assert!(
        begin(&app, &mother, right, eve.plus_seconds(60))
            .await
            .is_err()
    );
    // The child is nobody's parent.
    assert!(
        begin(&app, &child, Right::Child(mother.subject), now)
            .await
            .is_err()
    );
}

#[tokio::test]
async fn a_mandate_ends_with_its_last_day_and_an_offer_with_its_fortnight() {
    let room = Room::new("mandate");
    let now = at(2026, 3, 10).plus_hours(MORNING);
    let mut pack = shipped();
    let nib = pack.services.get_mut("nib").unwrap();
    nib.about.assurance = Assurance::High;
    let app = opened(&room, pack, now).await;
    let owner = person(&app, SRI, "Sri Wahyuni").await;
    let agent = person(&app, BUDI, "Budi Santoso").await;
    let offer = Offer {
        nik: BUDI.to_owned(),
        name: "budi santoso".to_owned(),
        services: None,
        last: Some(Date::constant(2026, 4, 9)),
        purpose: "Mengurus akta".to_owned(),
    };
    let by = (Resident::at_portal(owner.subject), "Sri Wahyuni");
    let visit = visit(&app, owner.subject, now).await;
    grant(&app, by, visit, &offer, now).await.unwrap();
    let soon = now.plus_seconds(1);
    grant(&app, by, visit, &offer, soon).await.unwrap();
    let held = list(&app, (agent.subject, Assurance::High), now)
        .await
        .unwrap()
        .held;
    let (second, first) = (held[0].id, held[1].id);
    let late = now.plus_hours(24 * 14).plus_seconds(1);
    assert!(
        accept(&app, (&agent, Assurance::High), second, late)
            .await
            .is_err()
    );
    let low = accept(&app, (&agent, Assurance::Low), first, now).await;
    assert!(low.is_err(), "in a visit that is not sure enough");
    let sure = (&agent, Assurance::High);
    accept(&app, sure, first, now).await.unwrap();
    let right = Right::Mandate(first);
    let end = at(2026, 4, 10);
    let last = end.plus_seconds(-2);
    let (claim, _) = begin(&app, &agent, right, last).await.unwrap();
    assert!(admit(&app, &claim, Matter::Cases, last).await.is_ok());
    // It is worth the visit in which it was given, however sure the agent's is.
    let begun = Matter::Begin { service: "nib" };
    let (resident, worth) = admit(&app, &claim, begun, last).await.unwrap();
    assert_eq!(worth, Assurance::Substantial);
    let found = of_matter(&app, resident, begun, Assurance::High.min(worth)).await;
    assert_eq!(
        found.unwrap(),
        Err(TooLow {
            needs: Assurance::High
        })
    );
    let over = admit(&app, &claim, Matter::Cases, end).await;
    assert!(matches!(over, Err(NotAdmitted::Ended)));
    assert!(begin(&app, &agent, right, end).await.is_err());
    // Longer than a year is no mandate.
    let longer = Offer {
        last: Some(Date::constant(2027, 3, 12)),
        ..offer
    };
    assert!(grant(&app, by, visit, &longer, now).await.is_err());
}

#[tokio::test]
async fn a_code_is_told_within_ten_minutes_and_helps_for_an_hour() {
    let room = Room::new("counter");
    let now = at(2026, 3, 10).plus_hours(MORNING);
    let app = opened(&room, shipped(), now).await;
    let owner = person(&app, SRI, "Sri Wahyuni").await;
    let officer = Officer {
        id: "petugas-bandung".to_owned(),
        name: "Tita Rosmiati".to_owned(),
        office: "dukcapil-3273".to_owned(),
        subject: person(&app, "3273025510889001", "").await.subject,
    };
    let sure = (&owner, visit(&app, owner.subject, now).await);
    code(&app, sure, now).await.unwrap();
    let view = list(&app, (owner.subject, Assurance::High), now)
        .await
        .unwrap();
    let asked = Assistance {
        nik: SRI.to_owned(),
        code: view.given[0].code.clone().unwrap(),
        ..Assistance::default()
    };
    let late = assist(&app, &officer, &asked, now.plus_seconds(600)).await;
    assert!(late.is_err(), "the code is over");
    let told = now.plus_seconds(599);
    let (claim, _) = assist(&app, &officer, &asked, told).await.unwrap();
    let admitted = |now| admit(&app, &claim, Matter::Cases, now);
    assert!(admitted(told.plus_seconds(3599)).await.is_ok());
    let over = admitted(told.plus_hours(1)).await;
    assert!(matches!(over, Err(NotAdmitted::Ended)));
}
