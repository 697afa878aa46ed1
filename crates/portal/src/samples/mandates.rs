//! Pages of mandates: nobody, somebody, everything that can be wrong with an offer, and acting for another.

use super::open::office;
use super::{Sample, case_id, ctx, hour};
use crate::components::FormState;
use crate::pages::{assist, cases, grant, mandate, mandates};
use crate::{Ctx, Role, Who};
use app::mandate::{Company, Deed, MandateView, MandatesView, Stands, Ward};
use app::view::own::CasesView;
use base::{Assurance, Date, Lang, RowId, SubjectId, Text};
use pack::text::Texts;

pub(super) fn pages(texts: &Texts, lang: Lang) -> Vec<Sample> {
    let at = ctx(texts, lang, "/akun/mandat", Some(Role::Resident));
    let desk = ctx(texts, lang, "/petugas/bantuan", Some(Role::Officer));
    let services = ["akta-lahir".to_owned()];
    let none: [String; 0] = [];
    let wrong = |field: &str, key: &str| FormState {
        errors: vec![(field.to_owned(), Text::portal(key))],
        ..FormState::default()
    };
    let form = |state: &FormState| grant::page(&at, (&services, &none), state);
    let active = view(Stands::Active);
    let helped = MandateView {
        counter: true,
        office: Some(office()),
        statement: Some("Tidak punya ponsel, KTP asli diperiksa.".into()),
        deeds: vec![deed()],
        ..view(Stands::Resigned)
    };
    let help = |state: &FormState| assist::page(&desk, state);
    vec![
        ("mandates-none", mandates::page(&at, &nothing())),
        ("mandates", mandates::page(&at, &everything())),
        ("mandates-acting", mandates::page(&acting(at), &nothing())),
        ("mandate", mandate::page(&at, &active, true)),
        ("mandate-held", mandate::page(&at, &active, false)),
        ("mandate-counter", mandate::page(&at, &helped, true)),
        ("grant", form(&FormState::default())),
        ("grant-nik", form(&wrong("nik", "mandate-wrong-nik"))),
        (
            "grant-services",
            form(&wrong("services", "mandate-wrong-services")),
        ),
        ("grant-last", form(&wrong("last", "mandate-wrong-last"))),
        ("assist", help(&FormState::default())),
        ("assist-wrong", help(&wrong("nik", "assist-wrong-match"))),
        ("cases-acting", cases::page(&acting(at), &no_cases())),
        ("cases-above", cases::page(&at, &above())),
    ]
}

/// The same page, seen by somebody who acts for another.
fn acting(at: Ctx<'_>) -> Ctx<'_> {
    let who = at.who.map(|who| Who {
        for_whom: Some("Raka Santoso"),
        ..who
    });
    Ctx { who, ..at }
}

fn no_cases() -> CasesView {
    CasesView {
        rows: Vec::new(),
        documents: Vec::new(),
        above: None,
    }
}

fn above() -> CasesView {
    CasesView {
        above: Some(Assurance::Substantial),
        ..no_cases()
    }
}

fn nothing() -> MandatesView {
    MandatesView {
        children: None,
        companies: None,
        held: Vec::new(),
        given: Vec::new(),
        services: Vec::new(),
    }
}

fn everything() -> MandatesView {
    let code = MandateView {
        counter: true,
        agent: String::new(),
        code: Some("12345678".into()),
        ..view(Stands::Offered)
    };
    MandatesView {
        children: Some(vec![Ward {
            subject: SubjectId([4; 16]),
            name: "Raka Santoso".into(),
            until: Date::constant(2038, 2, 10),
        }]),
        companies: Some(vec![Company {
            subject: SubjectId([5; 16]),
            name: "PT Contoh Griya".into(),
        }]),
        held: vec![
            view(Stands::Offered),
            view(Stands::Active),
            view(Stands::Revoked),
        ],
        given: vec![view(Stands::Active), view(Stands::Expired), code],
        services: vec!["akta-lahir".into()],
    }
}

fn view(stands: Stands) -> MandateView {
    MandateView {
        id: RowId::at(hour(2), [6; 10]),
        grantor: "Sri Wahyuni".into(),
        agent: "Budi Santoso".into(),
        counter: false,
        staff: false,
        stands,
        services: Some(vec!["akta-lahir".into()]),
        purpose: "Mendaftarkan kelahiran anak saya".into(),
        began: hour(2),
        until: hour(170),
        ended: (!stands.is_open()).then(|| hour(20)),
        office: None,
        statement: None,
        code: None,
        deeds: Vec::new(),
    }
}

fn deed() -> Deed {
    Deed {
        at: hour(3),
        case: case_id(),
        service: "akta-lahir".into(),
        text: Text::portal("moment-started"),
    }
}
