//! Public pages.

use super::{Sample, akta, ctx, field, hour};
use crate::pages::{
    about, accessibility, agency, api, catalog, event, guide, home, picker, rules, search, service,
    session, verify,
};
use crate::{Ctx, Role};
use app::view::catalog::{
    AgencyView, BurdenView, CatalogView, EventView, EvidenceRow, FactRow, GivenRow, GuideView,
    HomeView, OfficerPersona, PersonaView, PickerView, RuleRow, RulesView, ScenarioRow, SearchView,
    ServiceCard, ServiceView,
};
use app::view::own::VerifyPage;
use app::view::{DocumentState, KnownDocument, OfficeView, Shown, VerifyView};
use base::{Arg, Clock, Date, Lang, Rupiah, Starts, Text, Unit, Value};
use maud::Markup;
use pack::model::Outcome;
use pack::text::Texts;

pub(super) fn pages(texts: &Texts, lang: Lang) -> Vec<Sample> {
    let on = |path| ctx(texts, lang, path, None);
    let signed = ctx(texts, lang, "/", Some(Role::Resident));
    let service = "/layanan/akta-lahir";
    let mut pages = finding(texts, lang);
    pages.extend([
        (
            "agency",
            agency::page(&on("/instansi/dukcapil"), &agency_view()),
        ),
        ("service", service_page(&on(service))),
        ("service-signed-in", service_page(&signed)),
        ("guide", guide::page(&on(service), &guide_view())),
        ("rules", rules_page(&on(service))),
        ("about", about::page(&on("/tentang"))),
        ("accessibility", accessibility::page(&on("/aksesibilitas"))),
        ("api", api::page(&on("/api"), "http://localhost:8080")),
    ]);
    pages.extend(signing_in(texts, lang));
    pages.extend(super::problems::pages(texts, lang));
    pages.extend(verified(texts, lang));
    pages
}

fn service_page(ctx: &Ctx) -> Markup {
    let view = service_view();
    service::page(ctx, &view, &service::rest(ctx, &view))
}

fn rules_page(ctx: &Ctx) -> Markup {
    let view = rules_view();
    rules::page(ctx, &view.service, &rules::body(ctx, &view))
}

fn finding(texts: &Texts, lang: Lang) -> Vec<Sample> {
    let on = |path| ctx(texts, lang, path, None);
    let signed = ctx(texts, lang, "/", Some(Role::Resident));
    let found = SearchView {
        query: "surat lahir".into(),
        hits: vec![card()],
        events: Vec::new(),
    };
    let nothing = SearchView {
        query: "<b>paspor</b>".into(),
        hits: Vec::new(),
        events: events(),
    };
    let mut view = HomeView {
        events: events(),
        services: vec![card()],
        cases: Vec::new(),
    };
    let visitor = home::page(&on("/"), &view);
    view.cases = super::own::case_rows();
    vec![
        ("home", visitor),
        ("home-signed-in", home::page(&signed, &view)),
        ("search", search::page(&on("/cari"), &found)),
        ("search-nothing", search::page(&on("/cari"), &nothing)),
        ("catalog", catalog::page(&on("/layanan"), &catalog_view())),
        ("event", event::page(&on("/peristiwa/lahir"), &event_view())),
    ]
}

fn signing_in(texts: &Texts, lang: Lang) -> Vec<Sample> {
    let at = ctx(texts, lang, "/demo", None);
    let signed = ctx(texts, lang, "/", Some(Role::Resident));
    let carried = super::problems::carried();
    let picker = picker::page(&at, &picker_view(), Some("/layanan"), Some(&carried));
    vec![
        ("picker", picker),
        ("session-ended", session::ended(&at, &carried)),
        ("session-resumed", session::resumed(&signed, &carried)),
    ]
}

fn verified(texts: &Texts, lang: Lang) -> Vec<Sample> {
    let at = ctx(texts, lang, "/periksa", None);
    let page = |result: Option<VerifyView>| -> Markup {
        let view = VerifyPage {
            keys: "{\"keys\":[]}".into(),
            result,
            ..VerifyPage::default()
        };
        verify::page(&at, &view)
    };
    let issued = Date::constant(2026, 11, 24);
    let (service, product) = ("akta-lahir".to_owned(), "akta".to_owned());
    let known = |state, demo| KnownDocument {
        state,
        service: service.clone(),
        product: product.clone(),
        office: office(),
        issued,
        demo,
    };
    let document = |known, other_file| VerifyView::Document {
        known,
        lines: lines(),
        other_file,
    };
    let failed = VerifyPage {
        keys: "{\"keys\":[]}".into(),
        typed: "0H2K".into(),
        error: Some(("number", Text::portal("verify-number-bad"))),
        ..VerifyPage::default()
    };
    let number = |state| VerifyView::Number {
        known: known(state, true),
        name_masked: "B*** W******".into(),
    };
    let (valid, on) = (DocumentState::Valid, Date::constant(2026, 12, 1));
    let (revoked, replaced) = (DocumentState::Revoked(on), DocumentState::Replaced(on));
    vec![
        ("verify", page(None)),
        ("verify-error", verify::page(&at, &failed)),
        ("verify-number", page(Some(number(valid)))),
        ("verify-number-revoked", page(Some(number(revoked)))),
        ("verify-number-replaced", page(Some(number(replaced)))),
        (
            "verify-valid",
            page(Some(document(known(valid, true), false))),
        ),
        (
            "verify-revoked",
            page(Some(document(known(revoked, false), false))),
        ),
        (
            "verify-other",
            page(Some(document(known(valid, true), true))),
        ),
        ("verify-payment", page(Some(super::cases::proof()))),
        ("verify-altered", page(Some(VerifyView::Altered))),
        ("verify-unknown", page(Some(VerifyView::Unknown))),
    ]
}

pub(super) fn office() -> OfficeView {
    OfficeView {
        id: "dukcapil-3273".into(),
        agency: Text::pack("agency-dukcapil"),
        area: Some("Kota Bandung".into()),
        contact: Text::pack("agency-dukcapil-contact"),
    }
}

pub(super) fn lines() -> Vec<(Text, Shown)> {
    vec![
        (
            akta("document-akta-name"),
            Shown::Value(Value::text("Bima Wahyudi")),
        ),
        (
            akta("document-akta-date"),
            Shown::Value(Value::Date(Date::constant(2026, 11, 20))),
        ),
    ]
}

pub(super) fn clock(length: u16, unit: Unit) -> Clock {
    Clock {
        length,
        unit,
        starts: Starts::NextDay,
    }
}

fn events() -> Vec<String> {
    ["lahir", "keluarga", "menikah"].map(str::to_owned).into()
}

fn card() -> ServiceCard {
    ServiceCard {
        service: "akta-lahir".into(),
        agency: "dukcapil".into(),
        fee: Rupiah(0),
        billed: false,
        promise: clock(24, Unit::Hours),
        evidence: vec!["birth_letter".into()],
    }
}

fn catalog_view() -> CatalogView {
    CatalogView {
        services: vec![card()],
        agencies: vec!["dukcapil".into(), "kemenkes".into()],
    }
}

fn event_view() -> EventView {
    EventView {
        event: "lahir".into(),
        services: vec![card()],
    }
}

fn agency_view() -> AgencyView {
    AgencyView {
        agency: "dukcapil".into(),
        contact: office().contact,
        law: "UU 24/2013".into(),
        regional: true,
        services: vec![card()],
        registers: vec![Text::register("penduduk", "name")],
    }
}

fn service_view() -> ServiceView {
    ServiceView {
        assurance: base::Assurance::Substantial,
        service: "akta-lahir".into(),
        agency: "dukcapil".into(),
        contact: office().contact,
        fee: Rupiah(0),
        billed: false,
        fee_law: "UU 24/2013 art. 79A".into(),
        promise: clock(24, Unit::Hours),
        officer: clock(5, Unit::WorkingDays),
        objection: clock(21, Unit::WorkingDays),
        objection_law: "UU 30/2014 art. 75".into(),
        products: ["nik", "akta", "kk"].map(str::to_owned).into(),
        questions: vec![(
            akta("child_name-label"),
            "Permendagri 73/2022 art. 4".into(),
        )],
        evidence: vec![EvidenceRow {
            kind: "birth_letter".into(),
            law: "Perpres 96/2018 art. 33".into(),
            when: Some(akta("evidence-birth_letter-when")),
        }],
        facts: vec![FactRow {
            register: Text::register("penduduk", "name"),
            agency: Text::pack("agency-dukcapil"),
            fields: vec![field("penduduk", "name"), field("penduduk", "nik")],
            purpose: akta("purpose-parent"),
            law: "UU 24/2013 art. 27".into(),
        }],
        laws: vec!["UU 23/2006".into(), "Perpres 96/2018".into()],
        burden: BurdenView {
            questions: 4,
            questions_max: 13,
            saved: 19,
            documents: 1,
            minutes: 3,
        },
        assumptions: vec![akta("assumption-number")],
        related: vec![(None, akta("next-kia"))],
        draft: None,
    }
}

fn guide_view() -> GuideView {
    GuideView {
        service: "akta-lahir".into(),
        markdown: "# Panduan\n\nSiapkan nama.\n\n## Langkah\n\n1. Masuk\n2. Kirim\n".into(),
    }
}

fn rules_view() -> RulesView {
    RulesView {
        service: "akta-lahir".into(),
        law_hash: "9f2c".repeat(16),
        rules: vec![RuleRow {
            each: None,
            name: "reported-late".into(),
            when: "days(answers.birth_date, today) > 60".into(),
            products: vec!["akta".into()],
            then: Outcome::Refer,
            reason: akta("reason-late"),
            remedy: akta("remedy-late"),
            law: "UU 24/2013 art. 32".into(),
            scenarios: vec![0],
        }],
        scenarios: vec![ScenarioRow {
            name: akta("scenario-reported-late"),
            today: Date::constant(2026, 3, 10),
            given: vec![GivenRow {
                of: Some("Rotua Simbolon".into()),
                register: Some(Text::register("penduduk", "name")),
                label: field("penduduk", "name"),
                value: Shown::Words(Text::portal("rules-none")),
            }],
            answers: lines(),
            expect: vec![("akta".into(), Outcome::Refer)],
            because: vec![akta("reason-late")],
            waits_for: vec![Text::register("kelahiran-faskes", "name")],
        }],
    }
}

fn picker_view() -> PickerView {
    let persona = |name: &str, expect: &str| PersonaView {
        nik: "3273024105949001".into(),
        name: name.into(),
        service: "akta-lahir".into(),
        words: Text::pack("persona-keluarga-wahyuni").with("at", Arg::Time(hour(0))),
        expect: expect.into(),
    };
    PickerView {
        residents: vec![
            persona("Sri Wahyuni", "grant"),
            persona("Suryani", "provisional"),
            persona("Lasmi Manurung", "refer"),
            persona("Dewi Siregar", "refuse"),
            persona("Maria Rumkorem", "waits"),
        ],
        officers: vec![OfficerPersona {
            id: "rini".into(),
            name: "Rini Kusuma".into(),
            office: office(),
            waiting: 3,
        }],
    }
}
