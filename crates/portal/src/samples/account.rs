//! Pages of an account: signing in, passkeys, sessions, ways back, and the counter.

use super::open::office;
use super::{Sample, ctx, hour};
use crate::components::FormState;
use crate::pages::account::{
    self, Overview, codes, counter, passkey, passkeys, recovery, sessions,
};
use crate::pages::sign_in::SignIn;
use crate::pages::{recover, sign_in};
use crate::{Ctx, Role};
use app::account::appointment::AppointmentView;
use app::account::passkey::{Backup, PasskeyError, PasskeyView};
use app::account::recovery::{
    CounterView, DeviceCode, Identified, RecoveryError, RecoveryView, Started,
};
use app::account::session::{Device, SessionView};
use app::account::{AccountView, HappenedPage, HappenedView};
use app::view::own::Carried;
use base::{Assurance, Date, Explain, Lang, Nik, Record, RowId, SubjectId, Text, Value};
use pack::text::Texts;

/// Every kind of thing that happens to an account.
const KINDS: [&str; 23] = [
    "opened",
    "raised",
    "passkey-added",
    "passkey-removed",
    "passkey-copied",
    "new-device",
    "session-ended",
    "sessions-ended",
    "codes-made",
    "device-code",
    "recovered-kept",
    "recovered-device",
    "recovered-counter",
    "recovery-started",
    "recovery-stopped",
    "recovery-stopped-by-mail",
    "contact-added",
    "contact-removed",
    "recovery-stopped-counter",
    "recovery-replaced",
    "passkey-raised",
    "appointed",
    "dismissed",
];

pub(super) fn pages(texts: &Texts, lang: Lang) -> Vec<Sample> {
    let guest = ctx(texts, lang, "/masuk", None);
    let mine = ctx(texts, lang, "/akun", Some(Role::Resident));
    let officer = ctx(texts, lang, "/petugas/pemulihan", Some(Role::Officer));
    let mut pages = signing_in(&guest);
    pages.extend(own(&mine));
    pages.extend(at_counter(&officer));
    pages
}

fn signing_in(at: &Ctx) -> Vec<Sample> {
    let wrong = PasskeyError::NotVerified.explain();
    let carried = Carried {
        action: "/permohonan/X/isi/child_name".into(),
        fields: vec![("value".into(), "Bima".into())],
    };
    let failed = SignIn {
        next: Some("/permohonan".into()),
        carried: Some(carried),
        problem: Some(wrong),
        elsewhere: Some("http://localhost:8080/masuk".into()),
    };
    let live = Ctx { demo: false, ..*at };
    let lost = RecoveryError::Wrong.explain();
    let early = RecoveryError::Early(hour(24)).explain();
    vec![
        ("sign-in", sign_in::page(at, &SignIn::default())),
        ("sign-in-live", sign_in::page(&live, &SignIn::default())),
        ("sign-in-failed", sign_in::page(at, &failed)),
        ("recover", recover::page(at, "", None)),
        (
            "recover-wrong",
            recover::page(at, "3273024105949001", Some(&lost)),
        ),
        (
            "recover-early",
            recover::page(at, "3273024105949001", Some(&early)),
        ),
        ("join", recover::device(at, "7K3M9-XQ0RT", None)),
        ("join-wrong", recover::device(at, "", Some(&lost))),
    ]
}

fn own(at: &Ctx) -> Vec<Sample> {
    let soon = Ctx {
        until: Some(at.now.plus_seconds(600)),
        ..*at
    };
    let none = Overview {
        account: None,
        passkeys: 0,
        recovery: RecoveryView::default(),
        appointments: Vec::new(),
    };
    let kinds: Vec<HappenedView> = KINDS.into_iter().map(happened).collect();
    let page = HappenedPage {
        shown: kinds.clone(),
        older: Some(RowId([1; 16])),
    };
    let open = [session(1, None), session(2, None), session(3, Some(2))];
    let mut pages = vec![
        ("account", account::page(at, &overview(kinds.clone()))),
        ("account-new", account::page(&soon, &none)),
        ("account-happened", account::happened(at, &page)),
        (
            "account-happened-none",
            account::happened(at, &HappenedPage::default()),
        ),
        ("sessions", sessions::page(at, &open)),
        ("prolonged", recover::prolonged(at)),
    ];
    pages.extend(keys(at));
    pages.extend(ways_back(at));
    pages
}

fn keys(at: &Ctx) -> Vec<Sample> {
    let first = passkeys::Add {
        name: "Android Chrome".into(),
        first: true,
        problem: Some(PasskeyError::Known.explain()),
        elsewhere: None,
    };
    let added = [
        key("HP saya", Backup::Kept),
        key("", Backup::Never),
        key("Kantor", Backup::Possible),
    ];
    let last = PasskeyError::Last.explain();
    vec![
        ("passkeys", passkeys::page(at, &added)),
        ("passkeys-none", passkeys::page(at, &[])),
        ("passkey", passkey::page(at, &added[0], None)),
        ("passkey-last", passkey::page(at, &added[1], Some(&last))),
        ("passkey-add", passkeys::add(at, &passkeys::Add::default())),
        ("passkey-add-first", passkeys::add(at, &first)),
    ]
}

fn ways_back(at: &Ctx) -> Vec<Sample> {
    let device = DeviceCode {
        code: "7K3M9-XQ0RT".into(),
        until: at.now.plus_seconds(600),
    };
    let kept = ["7K3M9-XQ0RT".to_owned(), "0Z9PA-11CDE".to_owned()];
    let waiting = RecoveryView {
        kept: 7,
        kept_level: Some(Assurance::Low),
        counter: Some(at_office()),
    };
    let held = RecoveryView {
        counter: Some(CounterView {
            held: true,
            ..at_office()
        }),
        ..waiting.clone()
    };
    vec![
        ("recovery", recovery::page(at, &waiting)),
        ("recovery-held", recovery::page(at, &held)),
        (
            "recovery-none",
            recovery::page(at, &RecoveryView::default()),
        ),
        ("codes", codes::kept(at, &kept)),
        (
            "device-code",
            codes::device(at, &device, "http://localhost:8080"),
        ),
    ]
}

fn at_counter(at: &Ctx) -> Vec<Sample> {
    let mut wrong = FormState::default();
    wrong
        .errors
        .push(("nik".into(), Text::portal("restore-unfit")));
    wrong.typed.insert("nik".into(), "3273024105949001".into());
    let fields = [
        ("name", Value::text("Sri Wahyuni")),
        ("birth_date", Value::Date(Date::constant(1994, 5, 1))),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    let found = Identified {
        nik: Nik::parse("3273024105949001").unwrap(),
        mother: "Wahyuningsih".into(),
        register: "penduduk".into(),
        record: Record(fields.into()),
        waiting: None,
    };
    let begun = Identified {
        waiting: Some(at_office()),
        ..found.clone()
    };
    let started = Started {
        code: "7K3M9-XQ0RT".into(),
        name: "Sri Wahyuni".into(),
        from: hour(54),
        until: hour(800),
    };
    vec![
        ("counter", counter::ask(at, &FormState::default())),
        ("counter-wrong", counter::ask(at, &wrong)),
        ("counter-compare", counter::compare(at, &found)),
        ("counter-waits", counter::compare(at, &begun)),
        ("counter-stopped", counter::stopped(at)),
        (
            "counter-started",
            counter::started(at, &started, "http://localhost:8080"),
        ),
    ]
}

fn overview(happened: Vec<HappenedView>) -> Overview {
    let officer = app::Officer {
        id: "petugas-medan".into(),
        name: "Rosalina Damanik".into(),
        office: "dukcapil-1271".into(),
        subject: SubjectId([1; 16]),
    };
    Overview {
        account: Some(AccountView {
            name: "Sri Wahyuni".into(),
            assurance: Assurance::Substantial,
            opened: hour(0),
            happened,
        }),
        passkeys: 2,
        recovery: RecoveryView {
            kept: 10,
            kept_level: Some(Assurance::Substantial),
            counter: Some(at_office()),
        },
        appointments: vec![AppointmentView {
            officer,
            office: office(),
        }],
    }
}

fn at_office() -> CounterView {
    CounterView {
        office: office(),
        officer: "Rosalina Damanik".into(),
        started: hour(29),
        from: hour(53),
        held: false,
    }
}

fn happened(kind: &str) -> HappenedView {
    let named = [
        ("name", "HP saya"),
        ("level", "high"),
        ("browser", "Chrome"),
        ("system", "Android"),
        ("office", "dukcapil-1271"),
        ("officer", "Rosalina Damanik"),
        ("address", "s***@contoh.example"),
    ];
    HappenedView {
        kind: kind.to_owned(),
        at: hour(20),
        named: named
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
        office: Some(office()),
    }
}

pub(super) fn key(name: &str, backup: Backup) -> PasskeyView {
    PasskeyView {
        id: "kunci".into(),
        name: name.into(),
        added: hour(1),
        used: (backup == Backup::Kept).then_some(hour(25)),
        backup,
        assurance: Assurance::Substantial,
    }
}

fn session(n: u8, ended: Option<i64>) -> SessionView {
    SessionView {
        id: RowId([n; 16]),
        device: Device {
            browser: if n == 2 { "" } else { "Chrome" }.into(),
            system: if n == 2 { "" } else { "Android" }.into(),
            mark: String::new(),
        },
        began: hour(1),
        ended: ended.map(hour),
        mine: n == 1,
    }
}
