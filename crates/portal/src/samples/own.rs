//! A resident's own pages beside a case: the form, check answers, lists.

use super::open::{lines, office};
use super::{Sample, akta, case_id, ctx, field, hour};
use crate::Role;
use crate::components::FormState;
use crate::pages::{access, cases, check, correction, form, reading};
use app::view::own::{AccessView, CasesView, CorrectionView, DocumentRow, ReadingView};
use app::view::{
    AccessRow, AgentView, AnswerRow, Ask, CaseOf, CaseRow, CheckView, DocumentState, EvidenceFile,
    EvidenceView, FormView, Held, HeldState, QuestionView, ReaderView, ReasonView, Shown,
    StageView, Standing,
};
use base::{Arg, Bucket, Date, Due, Lang, PublicNumber, RowId, SubjectId, Text, Value, Zone};
use maud::Markup;
use pack::model::{Kind, Outcome};
use pack::text::Texts;

pub(super) fn pages(texts: &Texts, lang: Lang) -> Vec<Sample> {
    let at = ctx(texts, lang, "/permohonan", Some(Role::Resident));
    let ask = |step, ask| form::page(&at, &form_view(step, ask));
    let file_error = Some(Text::portal("problem-file-type"));
    let mut pages: Vec<Sample> = questions()
        .into_iter()
        .map(|(name, step, question)| (name, ask(step, Ask::Question(question))))
        .collect();
    let none = evidence(Vec::new(), None);
    let given = evidence(vec![file()], file_error);
    pages.push(("form-evidence", ask(4, Ask::Evidence(none))));
    pages.push(("form-evidence-given", ask(4, Ask::Evidence(given))));
    pages.push(("form-nothing", ask(5, Ask::Nothing)));
    pages.extend(checks(texts, lang));
    pages.extend(lists(texts, lang));
    pages
}

/// Name, step and question: one of every kind.
fn questions() -> Vec<(&'static str, usize, QuestionView)> {
    let wrong = Some(Text::pack("kind-date-year"));
    let empty = Some(Text::pack("kind-person-name-empty"));
    let mut date = question("birth_date", Kind::Date, wrong);
    for (name, value) in [("day", "7"), ("month", "11"), ("year", "26")] {
        date.typed.insert(name.into(), value.into());
    }
    let mut area = question("birth_place", Kind::Area, None);
    area.typed.insert("q".into(), "coblong".into());
    let place = Shown::Value(Value::text("Coblong, Kota Bandung"));
    area.options = vec![("327302".into(), vec![place])];
    let unchosen = Some(Text::portal("area-none"));
    let mut nowhere = question("birth_place", Kind::Area, unchosen);
    nowhere.typed.insert("q".into(), "atlantis".into());
    vec![
        (
            "form-name",
            1,
            question("child_name", Kind::PersonName, None),
        ),
        (
            "form-name-error",
            1,
            question("child_name", Kind::PersonName, empty),
        ),
        ("form-date-error", 2, date),
        ("form-time", 2, question("birth_time", Kind::Time, None)),
        ("form-sex", 3, question("sex", Kind::Sex, None)),
        (
            "form-yes-no",
            3,
            question("child_status", Kind::YesNo, None),
        ),
        ("form-paragraph", 3, question("note", Kind::Paragraph, None)),
        ("form-nik", 3, question("parent_nik", Kind::Nik, None)),
        ("form-area", 3, area),
        ("form-area-none", 3, nowhere),
        ("form-pick", 1, pick()),
        (
            "form-number",
            2,
            question("child_order", Kind::Number, None),
        ),
        ("form-refused", 1, refused()),
    ]
}

fn checks(texts: &Texts, lang: Lang) -> Vec<Sample> {
    let at = ctx(texts, lang, "/permohonan", Some(Role::Resident));
    let mut view = CheckView {
        case: case_id(),
        service: "akta-lahir".into(),
        held: held(),
        answers: answers(),
        evidence: vec![("birth_letter".into(), vec![file()])],
        charges: None,
        digest: "d1g35t".into(),
        changed: Vec::new(),
        refused: Vec::new(),
        down: Vec::new(),
        confirm: Vec::new(),
    };
    let plain = check::page(&at, &view, &FormState::default());
    view.changed = vec![(
        field("penduduk", "name"),
        None,
        Some(Shown::Value(Value::text("Sri W."))),
    )];
    view.down = vec![Text::register("kelahiran-faskes", "name")];
    view.refused = vec![("child_name".into(), titled())];
    view.confirm = vec![akta("warn-one")];
    let state = FormState {
        errors: vec![("confirm-0".into(), Text::portal("problem-not-confirmed"))],
        ..FormState::default()
    };
    let changed = check::page(&at, &view, &state);
    view.charges = Some(super::charges());
    let costs = check::page(&at, &view, &FormState::default());
    vec![
        ("check", plain),
        ("check-changed", changed),
        ("check-costs", costs),
    ]
}

fn lists(texts: &Texts, lang: Lang) -> Vec<Sample> {
    let at = |path| ctx(texts, lang, path, Some(Role::Resident));
    let mine = CasesView {
        rows: case_rows(),
        documents: vec![DocumentRow {
            number: number(),
            service: "akta-lahir".into(),
            product: "akta".into(),
            issued: hour(1),
            zone: Zone::Wib,
            state: DocumentState::Valid,
        }],
        above: None,
    };
    let seen = AccessView {
        rows: access_rows(),
        agencies: vec![
            ("dukcapil".into(), Text::pack("agency-dukcapil")),
            ("kemenkes".into(), Text::pack("agency-kemenkes")),
        ],
        chosen: Some("kemenkes".into()),
        page: 2,
        pages: 3,
        total: 12,
        zone: Zone::Wib,
    };
    let wrong = CorrectionView {
        register: Text::register("penduduk", "name"),
        agency: Text::pack("agency-dukcapil"),
        contact: office().contact,
        law: "UU 27/2022 art. 6".into(),
        fields: lines(),
        case: case_id(),
    };
    vec![
        ("cases", cases::page(&at("/permohonan"), &mine)),
        (
            "cases-none",
            cases::page(&at("/permohonan"), &CasesView::default()),
        ),
        ("access", access::page(&at("/akses"), &seen)),
        (
            "access-none",
            access::page(&at("/akses"), &AccessView::default()),
        ),
        ("correction", correction::page(&at("/koreksi"), &wrong)),
        ("reading", reading_page(&at("/koreksi"), 1)),
        ("reading-own", reading_page(&at("/koreksi"), 0)),
    ]
}

fn reading_page(ctx: &crate::Ctx, row: usize) -> Markup {
    let view = ReadingView {
        row: access_rows()[row].clone(),
        contact: office().contact,
        zone: Zone::Wib,
        standing: Some(Standing::Waiting),
    };
    reading::page(ctx, &view)
}

fn form_view(step: usize, ask: Ask) -> FormView {
    FormView {
        case: case_id(),
        service: "akta-lahir".into(),
        held: held(),
        ask,
        step,
        steps: 5,
        back: (step > 1).then(|| "isi/child_name".to_owned()),
        saved_at: hour(2),
        rules_changed: step == 2,
    }
}

fn question(id: &str, kind: Kind, error: Option<Text>) -> QuestionView {
    QuestionView {
        id: id.into(),
        kind,
        law: "Permendagri 73/2022 art. 4".into(),
        bounds: (kind == Kind::Number).then_some((1, 30)),
        options: Vec::new(),
        refused: Vec::new(),
        typed: [("value".to_owned(), String::new())].into(),
        error,
    }
}

/// A name with a title: kept, and told what would become of it.
fn refused() -> QuestionView {
    let mut view = question("child_name", Kind::PersonName, None);
    view.typed.insert("value".into(), "Dr Bima Wahyudi".into());
    view.refused = vec![titled()];
    view
}

fn titled() -> ReasonView {
    ReasonView {
        rule: "name-with-title".into(),
        text: akta("reason-title"),
        remedy: akta("remedy-title-now"),
        law: "Permendagri 73/2022 art. 4".into(),
        outcome: Outcome::Refuse,
    }
}

fn pick() -> QuestionView {
    let record = |time: &str| {
        vec![
            Shown::Value(Value::Date(Date::constant(2026, 11, 20))),
            Shown::Value(Value::text(time)),
            Shown::Words(Text::pack("value-sex-p")),
        ]
    };
    let mut view = question("which_birth", Kind::Pick, None);
    view.options = vec![
        ("b1".into(), record("20.41")),
        ("b2".into(), record("20.48")),
        ("none".into(), vec![Shown::Words(Text::portal("pick-none"))]),
    ];
    view.typed.insert("value".into(), "b2".into());
    view
}

fn evidence(files: Vec<EvidenceFile>, error: Option<Text>) -> EvidenceView {
    EvidenceView {
        kind: "birth_letter".into(),
        law: "Perpres 96/2018 art. 33".into(),
        files,
        error,
    }
}

pub(super) fn file() -> EvidenceFile {
    EvidenceFile {
        id: "f1".into(),
        name: "surat-keterangan-lahir-dari-bidan.jpg".into(),
        media_type: "image/jpeg".into(),
        bytes: 2_140_000,
        at: hour(2),
    }
}

pub(super) fn held() -> Vec<Held> {
    let text =
        |name: &str, value: &str| (field("penduduk", name), Shown::Value(Value::text(value)));
    let one = |fact: &str, register: &str, state, fields| Held {
        fact: fact.into(),
        register: Text::register(register, "name"),
        about: Text::pack(if fact == "applicant" {
            "role-applicant"
        } else {
            "role-mother"
        }),
        agency: Text::pack("agency-dukcapil"),
        known_from: hour(-500),
        state,
        fields,
    };
    let born = (
        field("penduduk", "birth_date"),
        Shown::Value(Value::Date(Date::constant(1994, 5, 1))),
    );
    let mother = vec![
        text("name", "Sri Wahyuni"),
        text("nik", "3273024105949001"),
        born,
        text("address", "Jalan Sekeloa 12, Coblong, Kota Bandung"),
    ];
    vec![
        one("mother", "penduduk", HeldState::Known, mother),
        one("card", "keluarga", HeldState::Absent, Vec::new()),
        one(
            "facility_birth",
            "kelahiran-faskes",
            HeldState::Down,
            Vec::new(),
        ),
        one("birth", "kelahiran-faskes", HeldState::Several, Vec::new()),
    ]
}

pub(super) fn answers() -> Vec<AnswerRow> {
    vec![
        AnswerRow {
            question: "child_name".into(),
            label: akta("document-akta-name"),
            value: Shown::Value(Value::text("Bima")),
            held: false,
        },
        AnswerRow {
            question: "birth_date".into(),
            label: akta("document-akta-date"),
            value: Shown::Value(Value::Date(Date::constant(2026, 11, 20))),
            held: true,
        },
    ]
}

pub(super) fn due(hours: i64, provisional: bool) -> Due {
    Due {
        at: hour(hours),
        date: hour(hours).date(Zone::Wib),
        provisional,
    }
}

pub(super) fn stages() -> [StageView; 7] {
    [
        StageView::Draft,
        StageView::WaitingRegister {
            registers: vec![Text::register("kelahiran-faskes", "name")],
        },
        StageView::WaitingOfficer,
        StageView::WaitingApplicant,
        StageView::WaitingObjection,
        StageView::Decided(Some(Outcome::Grant)),
        StageView::Withdrawn,
    ]
}

pub(super) fn case_rows() -> Vec<CaseRow> {
    let row = |stage| CaseRow {
        case: case_id(),
        service: "akta-lahir".into(),
        stage,
        updated: hour(3),
        due: Some(due(72, false)),
        zone: Zone::Wib,
    };
    stages().into_iter().map(row).collect()
}

pub(super) fn access_rows() -> Vec<AccessRow> {
    let row = |by: ReaderView, case, household: bool| AccessRow {
        row: RowId::at(hour(1), [3; 10]),
        at: hour(1),
        agency: Text::pack("agency-dukcapil"),
        register: Text::register("penduduk", "name"),
        fields: vec![field("penduduk", "name"), field("penduduk", "birth_date")],
        purpose: akta("purpose-parent").with("n", Arg::Int(1)),
        law: "UU 24/2013 art. 27".into(),
        case,
        by,
        whose: household.then(|| Text::portal("access-household")),
    };
    let officer = |known| ReaderView::Officer {
        id: "petugas-bandung".into(),
        known,
    };
    let named = officer(Some(Box::new(("Rosalina Damanik".into(), office()))));
    let mine = CaseOf::Mine(case_id());
    let agent = |known: bool| ReaderView::Agent {
        subject: SubjectId([8; 16]),
        known: known.then(|| {
            Box::new(AgentView {
                name: "Budi Santoso".into(),
                basis: Text::portal("basis-parent"),
            })
        }),
    };
    vec![
        row(ReaderView::Myself, mine, false),
        row(named, mine, true),
        row(officer(None), CaseOf::Another, true),
        row(agent(true), mine, false),
        row(agent(false), mine, false),
        row(ReaderView::Another, CaseOf::Another, false),
        row(ReaderView::Unproven, CaseOf::None, false),
        row(ReaderView::Owner, CaseOf::None, false),
        row(ReaderView::Job, mine, false),
        row(ReaderView::System, CaseOf::None, false),
    ]
}

pub(super) fn number() -> PublicNumber {
    PublicNumber::new(Bucket(17), [9; 9])
}
