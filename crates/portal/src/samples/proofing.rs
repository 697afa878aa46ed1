//! Opening and raising an account, and the counter of an officer.

use super::{Sample, account, ctx, field};
use crate::components::FormState;
use crate::pages::proofing::{Flow, counter, done, face, level, nik, quiz, raise, ways};
use crate::pages::vouch;
use crate::{Ctx, Role};
use app::account::passkey::Backup;
use app::proofing::quiz::{QuizKind, QuizQuestion};
use app::proofing::vouch::Vouched;
use app::proofing::{Way, WayView};
use app::view::Shown;
use base::{Assurance, Date, Lang, Text, Value};
use pack::text::Texts;

pub(super) fn pages(texts: &Texts, lang: Lang) -> Vec<Sample> {
    let at = ctx(texts, lang, "/daftar", None);
    let (quiz_way, face_way, desk_way) = (way(Way::Quiz), way(Way::Face), way(Way::Counter));
    let all = [quiz_way.clone(), face_way.clone(), desk_way.clone()];
    let none = FormState::default();
    let desk = "7K2M9PQR";
    let mut pages = vec![
        ("open", nik::page(&at, true, &none)),
        (
            "open-error",
            nik::page(&at, true, &wrong("nik", "123", "open-nik-bad")),
        ),
        ("open-not-here", nik::page(&at, false, &none)),
        ("open-ways", ways::page(&at, &all, "3273…9001")),
        ("open-quiz", quiz::page(&at, &quiz_way, &questions(), &none)),
        (
            "open-quiz-error",
            quiz::page(&at, &quiz_way, &questions(), &wrong_quiz()),
        ),
        ("open-face", face::page(&at, Flow::Opening, &face_way, None)),
        (
            "open-face-leaving",
            face::leaving(&at, Flow::Opening, "http://127.0.0.1:9/wajah?sesi=x"),
        ),
        ("open-face-back", face::back(&at, Flow::Opening, "x")),
        (
            "open-counter",
            counter::page(&at, Flow::Opening, &desk_way, &none),
        ),
        (
            "open-counter-error",
            counter::page(
                &at,
                Flow::Opening,
                &desk_way,
                &wrong("kode", "7K", "counter-code-bad"),
            ),
        ),
        (
            "open-counter-code",
            counter::given(&at, Flow::Opening, &desk_way, desk),
        ),
        ("open-failed", done::failed(&at, Flow::Opening)),
        ("open-away", done::away(&at, Flow::Opening)),
        ("open-known", done::known(&at)),
    ];
    pages.extend(raising(&ctx(
        texts,
        lang,
        "/akun/verifikasi",
        Some(Role::Resident),
    )));
    pages.extend(vouching(&ctx(
        texts,
        lang,
        "/petugas/loket",
        Some(Role::Officer),
    )));
    pages
}

fn raising(at: &Ctx) -> Vec<Sample> {
    let ways = [way(Way::Face), way(Way::Counter)];
    let view = |has, needs, ways, done| raise::View {
        has,
        account: Assurance::Substantial,
        below: raise::Below {
            passkeys: vec![account::key("HP adik", Backup::Kept)],
            codes: Some((10, Assurance::Low)),
        },
        needs,
        ways,
        next: Some("/layanan/akta-lahir"),
        done,
    };
    let (low, mid, high) = (Assurance::Low, Assurance::Substantial, Assurance::High);
    vec![
        (
            "raise",
            raise::page(at, &view(low, Some(mid), &ways, false)),
        ),
        (
            "raise-done",
            raise::page(at, &view(mid, None, &ways[1..], true)),
        ),
        (
            "raise-highest",
            raise::page(at, &view(high, None, &[], false)),
        ),
        ("level-below", level::below(at, mid, "/akun/kunci-sandi")),
        (
            "level-too-low",
            level::too_low(at, Some("akta-lahir"), (low, mid), "/layanan/akta-lahir"),
        ),
        (
            "level-too-low-page",
            level::too_low(at, None, (low, mid), "/permohonan"),
        ),
    ]
}

fn vouching(at: &Ctx) -> Vec<Sample> {
    let none = FormState::default();
    let vouched = Vouched {
        fields: vec![
            (
                field("penduduk", "name"),
                Shown::Value(Value::text("Sri Wahyuni")),
            ),
            (
                field("penduduk", "birth_date"),
                Shown::Value(Value::Date(Date::constant(1994, 5, 1))),
            ),
        ],
        register: Text::register("penduduk", "name"),
        law: "UU 24/2013 art. 58".into(),
    };
    let whom = ("3273024105949001", "7K2M9PQR");
    vec![
        ("vouch", vouch::ask(at, None, &none)),
        (
            "vouch-error",
            vouch::ask(at, None, &wrong("kode", "7K2M9PQQ", "vouch-no-such")),
        ),
        ("vouch-confirmed", vouch::ask(at, Some("ya"), &none)),
        ("vouch-rejected", vouch::ask(at, Some("tidak"), &none)),
        ("vouch-person", vouch::person(at, &vouched, whom, &none)),
        (
            "vouch-person-error",
            vouch::person(at, &vouched, whom, &wrong("kartu", "", "vouch-tick-both")),
        ),
    ]
}

fn way(way: Way) -> WayView {
    WayView {
        way,
        gives: way.gives(),
        holder: Text::pack("agency-dukcapil"),
        law: "UU 24/2013 art. 58".into(),
    }
}

fn questions() -> Vec<QuizQuestion> {
    let question = |id: &str, kind| QuizQuestion {
        id: id.to_owned(),
        kind,
    };
    vec![
        question("birth-date", QuizKind::Date),
        question("mother-name", QuizKind::Line),
        question("family-size", QuizKind::Count),
    ]
}

fn wrong(name: &str, typed: &str, key: &str) -> FormState {
    FormState {
        errors: vec![(name.to_owned(), Text::portal(key))],
        typed: [(name.to_owned(), typed.to_owned())].into(),
    }
}

fn wrong_quiz() -> FormState {
    let error = |id: &str, key: &str| (id.to_owned(), Text::portal(key));
    FormState {
        errors: vec![
            error("birth-date-day", "quiz-bad-date"),
            error("mother-name", "quiz-empty"),
            error("family-size", "quiz-bad-count"),
        ],
        typed: [("birth-date-day".to_owned(), "31".to_owned())].into(),
    }
}
