//! The ledger, as it begins and as it goes on; an entry of it; and what a check of a file can come to.

use super::{Sample, ctx, hour};
use crate::pages::ledger::exhibit::{self, At, Checked, Pinned, Seen, StepTold, Told, Why};
use crate::pages::ledger::{Lookup, Mirrors, entry, page};
use ::ledger::Kind;
use app::view::{BlockView, EntryView, LedgerView, OwnLog, ValidatorView};
use base::{Arg, Lang, Text};
use maud::Markup;
use pack::text::Texts;

pub(super) fn pages(texts: &Texts, lang: Lang) -> Vec<Sample> {
    let at = ctx(texts, lang, "/buku-besar", None);
    let mirrors = Mirrors {
        ledger: Some("https://sigap.example/ledger".into()),
        audit: Some("https://sigap.example/audit-log".into()),
        did: Some("did:webvh:QmPsQaZkVmUj6G2mPVdLAyV3Mmefh4rqdhU6odEaTf7FJ6:sigap.example".into()),
    };
    let mut pages = vec![
        ("ledger", page(&at, Some(&view(4)), &mirrors)),
        ("ledger-one", page(&at, Some(&view(1)), &Mirrors::default())),
        (
            "ledger-begun",
            page(&at, Some(&begun()), &Mirrors::default()),
        ),
        ("ledger-none", page(&at, None, &Mirrors::default())),
    ];
    pages.extend(entries(texts, lang));
    pages.extend(exhibits(texts, lang));
    pages
}

fn entries(texts: &Texts, lang: Lang) -> Vec<Sample> {
    let at = ctx(texts, lang, "/buku-besar/entri", None);
    let of = |typed: &str, error: Option<Text>| -> Markup {
        let typed = typed.to_owned();
        entry::page(&at, &Lookup { typed, error }, None)
    };
    let absent = Text::portal("ledger-entry-absent")
        .with("index", Arg::Str("9999".into()))
        .with("last", Arg::Str("1203".into()));
    let lookup = Lookup {
        typed: "1203".into(),
        error: None,
    };
    vec![
        ("ledger-entry-ask", of("", None)),
        (
            "ledger-entry-empty",
            of("", Some(Text::portal("ledger-entry-empty"))),
        ),
        (
            "ledger-entry-bad",
            of("<b>paspor", Some(Text::portal("ledger-entry-bad"))),
        ),
        ("ledger-entry-absent", of("9999", Some(absent))),
        (
            "ledger-entry",
            entry::page(&at, &lookup, Some(&entry_view())),
        ),
    ]
}

fn exhibits(texts: &Texts, lang: Lang) -> Vec<Sample> {
    let at = ctx(texts, lang, "/buku-besar/periksa", None);
    let pinned = Pinned {
        ledger: "buku-besar.example/2026".into(),
        policy: view(1).policy,
    };
    let empty = Text::portal("exhibit-file-empty");
    let told = |checked: Checked| exhibit::page(&at, &pinned, None, Some(&checked));
    let refused = |why, at| told(Checked::Refused { why, at });
    let seen = Checked::Documents {
        agency: "dukcapil.example".into(),
        seen: documents(),
    };
    let changed = [Kind::DidCreate, Kind::DidRotate];
    let ended = [Kind::DidCreate, Kind::DidRotate, Kind::DidDeactivate];
    vec![
        ("exhibit", exhibit::page(&at, &pinned, None, None)),
        (
            "exhibit-empty",
            exhibit::page(&at, &pinned, Some(&empty), None),
        ),
        ("exhibit-holds", told(seen)),
        ("exhibit-form", refused(Why::Form, None)),
        (
            "exhibit-altered",
            refused(Why::Altered, Some(At::Document(2))),
        ),
        ("exhibit-identity", told(identity(&changed))),
        ("exhibit-identity-ended", told(identity(&ended))),
        ("exhibit-identity-old", told(Checked::Old)),
        ("exhibit-identity-cut", refused(Why::Cut, None)),
        (
            "exhibit-identity-turn",
            refused(Why::Turn, Some(At::Step(1))),
        ),
    ]
}

/// An identity with these steps; it is an hour from each to the next.
fn identity(kinds: &[Kind]) -> Checked {
    let step = |(number, kind): (u32, &Kind)| StepTold {
        kind: *kind,
        keys: format!("sigap/keys@v1\n{{\"keys\":[\"<b>{number}\"],\"salt\":\"5a\"}}"),
        cause: "sigap/cause@v1\n{\"because\":\"passkey-added\",\"salt\":\"5b\"}".into(),
        index: 1_180 + u64::from(number),
        since: hour(i64::from(number)),
    };
    Checked::Identity(Told {
        subject: "g2/xhOe0Gx4Ty1/Yn6HemNu6uZ6dKRiRP/Q7hqXHwhM=".into(),
        steps: (0..).zip(kinds).map(step).collect(),
        seen: hour(4),
    })
}

fn documents() -> Vec<Seen> {
    let texts = [
        "sigap/step@v1\n{\"case\":\"0190\",\"step\":1}\n{}",
        "sigap/credential@v1\neyJ0eXAiOiJkYytzZC1qd3QifQ",
        "sigap/reading@v1\n{\"register\":\"penduduk\"}",
        "sigap/later@v1\n{\"name\":\"<b>paspor\"}",
    ];
    let seen = |(index, text): (u64, &str)| Seen {
        text: text.to_owned(),
        index: 1_200 + index,
        since: hour(2),
        seen: hour(3),
    };
    (0..).zip(texts).map(seen).collect()
}

fn entry_view() -> EntryView {
    EntryView {
        index: 1_203,
        block: 77,
        text: "{\"height\":77,\"kind\":\"block\",\"operations\":3,\"v\":1}".into(),
        proof:
            "c2sp.org/tlog-proof@v1\nindex 1203\nGURlocr+PvwMqb0SYtxr5MRhFy2PL/25RVraqQ0Zw0g=\n\n\
            buku-besar.example/2026\n1204\nSGHIfFQhnmaDBPSlZbp6yBd/2xMTs5gAsb8xhNT1QmY=\n"
                .into(),
    }
}

fn view(validators: usize) -> LedgerView {
    let validator = |number: usize| ValidatorView {
        name: format!("v{number}.example/ledger"),
        key: "4LrOvdM88xl9jgiN1Zt5nVleLsm70HgYe3gyzV3hyg8=".into(),
        cosigned: number != 3,
    };
    let block = |height: u64| BlockView {
        height,
        first: 1_203 - (77 - height) * 4,
        entries: if height == 77 { 1 } else { 4 },
        at: hour(2),
    };
    LedgerView {
        origin: "buku-besar.example/2026".into(),
        entries: 1_204,
        blocks: (70..78).rev().map(block).collect(),
        validators: (0..validators).map(validator).collect(),
        quorum: validators - (validators - 1) / 3,
        checkpoint: Some(
            "buku-besar.example/2026\n1204\nSGHIfFQhnmaDBPSlZbp6yBd/2xMTs5gAsb8xhNT1QmY=\n\n\
             — v0.example/ledger eX3rwwAAAABrSdII/PTZ8SzUvH6EpaB8hR6DHomJFfQD+ZSSao9mEeELWEPbiMnYuPCFVJAokAad3x3L2me86x8c9Cog/eDUFssTCw==\n"
                .into(),
        ),
        set_number: if validators > 1 { 2 } else { 0 },
        policy: "# buku-besar.example/2026\nwitness v0 v0.example/ledger+797debc3+BO1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR\n\
            group validators 1 v0\nquorum validators\n"
            .into(),
        own: OwnLog {
            agency: "dukcapil.example".into(),
            name: "dukcapil.example/audit/0123456789abcdef".into(),
            subject: "g2/xhOe0Gx4Ty1/Yn6HemNu6uZ6dKRiRP/Q7hqXHwhM=".into(),
            entries: 50_310,
            anchored: Some((50_288, 76, hour(1))),
        },
    }
}

/// Nobody has cosigned anything yet.
fn begun() -> LedgerView {
    let mut begun = view(4);
    begun.entries = 0;
    begun.blocks.clear();
    begun.checkpoint = None;
    for validator in &mut begun.validators {
        validator.cosigned = false;
    }
    begun.own.anchored = None;
    begun.own.entries = 0;
    begun
}
