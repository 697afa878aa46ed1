//! An identity in the ledger: before it began, on its way, as it goes on, ended, and where no ledger is kept.

use super::{Sample, ctx, hour};
use crate::ctx::Role;
use crate::pages::identity::{anew, page};
use app::view::identity::{IdentityFile, IdentityStepView, IdentityView, StepTurn};
use base::Lang;
use pack::text::Texts;

pub(super) fn pages(texts: &Texts, lang: Lang) -> Vec<Sample> {
    let at = ctx(texts, lang, "/identitas", Some(Role::Resident));
    let none = IdentityView {
        is_recorded: true,
        ..IdentityView::default()
    };
    let off = IdentityView::default();
    let mut waits = view();
    waits.file = IdentityFile::Soon;
    (waits.steps[0].place, waits.steps[0].waits) = (None, true);
    let mut ended = view();
    ended.has_ended = true;
    ended.keys.clear();
    ended.steps.insert(0, step((StepTurn::Ended, "died"), 0, 9));
    let mut unkept = waits.clone();
    (unkept.is_recorded, unkept.ledger) = (false, None);
    let mut lengthy = view();
    lengthy.file = IdentityFile::TooLong;
    lengthy.steps[1].place = None;
    let mut left = view();
    left.file = IdentityFile::Elsewhere;
    vec![
        ("identity-left", page(&at, &left)),
        ("identity-long", page(&at, &lengthy)),
        ("identity", page(&at, &view())),
        ("identity-none", page(&at, &none)),
        ("identity-off", page(&at, &off)),
        ("identity-waits", page(&at, &waits)),
        ("identity-ended", page(&at, &ended)),
        ("identity-unkept", page(&at, &unkept)),
        ("identity-anew", anew(&at, false)),
        ("identity-anew-early", anew(&at, true)),
    ]
}

fn step((turn, because): (StepTurn, &str), keys: usize, block: u64) -> IdentityStepView {
    IdentityStepView {
        turn,
        because: because.to_owned(),
        at: hour(9),
        keys,
        place: Some((block, block * 7)),
        waits: false,
    }
}

fn view() -> IdentityView {
    IdentityView {
        is_recorded: true,
        ledger: Some("sigap.example/ledger".into()),
        subject: Some("q0r8UeXG0G5mUjEoqgkUJpEsvSGUIhu2pbGFSrcYT3A=".into()),
        keys: vec![
            "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs".into(),
            "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k".into(),
        ],
        has_ended: false,
        file: IdentityFile::Ready,
        steps: vec![
            step((StepTurn::Changed, "passkey-removed"), 2, 8),
            step((StepTurn::Changed, "passkey-added"), 3, 6),
            step((StepTurn::Began, "replaced"), 2, 5),
            step((StepTurn::Ended, "replaced"), 0, 5),
            step((StepTurn::Changed, "reclaimed"), 0, 4),
            step((StepTurn::Began, "opened"), 0, 3),
        ],
    }
}
