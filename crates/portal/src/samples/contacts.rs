//! Pages of contacts, of a letter that stops a recovery, and of the mailbox of the demonstration.

use super::open::office;
use super::{Sample, ctx, hour};
use crate::pages::account::contacts::{self, Contacts};
use crate::pages::{letters, stop_recovery};
use crate::{Ctx, Role};
use app::account::contact::{Asked, ContactError, ContactView};
use app::account::recovery::CounterView;
use app::mail::{Address, KeptLetter, Letter};
use base::{Explain, Lang, RowId};
use pack::text::Texts;

pub(super) fn pages(texts: &Texts, lang: Lang) -> Vec<Sample> {
    let mine = ctx(texts, lang, "/akun/kontak", Some(Role::Resident));
    let guest = ctx(texts, lang, "/pulihkan/hentikan/kode", None);
    let mailbox = ctx(texts, lang, "/demo/surat", None);
    let mut pages = own(&mine);
    let waiting = CounterView {
        office: office(),
        officer: "Rosalina Damanik".into(),
        started: hour(29),
        from: hour(53),
        held: false,
    };
    pages.extend([
        (
            "stop-recovery",
            stop_recovery::page(&guest, "kode", &waiting),
        ),
        ("stop-recovery-done", stop_recovery::done(&guest)),
        ("stop-recovery-over", stop_recovery::over(&guest)),
        (
            "letters",
            letters::page(&mailbox, &[letter()], "http://localhost:8080"),
        ),
        (
            "letters-none",
            letters::page(&mailbox, &[], "http://localhost:8080"),
        ),
    ]);
    pages
}

fn own(at: &Ctx) -> Vec<Sample> {
    let none = Contacts::default();
    let off = Contacts {
        off: true,
        ..Contacts::default()
    };
    let refused = ContactView {
        refused: Some(hour(30)),
        ..contact(2)
    };
    let removed = ContactView {
        until: Some(hour(190)),
        ..contact(3)
    };
    let some = Contacts {
        contacts: vec![contact(1), refused.clone(), removed.clone()],
        off: false,
        masked: false,
    };
    let full = Contacts {
        contacts: vec![contact(1), refused, contact(4), removed],
        off: false,
        masked: false,
    };
    let awaited = Asked {
        address: address("sri.wahyuni@contoh.example"),
        until: hour(31),
    };
    let problem = |error: ContactError| error.explain();
    let (bad, wrong) = (problem(ContactError::Address), problem(ContactError::Wrong));
    vec![
        ("contacts", contacts::page(at, &some)),
        ("contacts-none", contacts::page(at, &none)),
        ("contacts-full", contacts::page(at, &full)),
        ("contacts-off", contacts::page(at, &off)),
        ("contact-add", contacts::add(at, "", None)),
        ("contact-add-wrong", contacts::add(at, "sri@", Some(&bad))),
        ("contact-code", contacts::code(at, "alur", &awaited, None)),
        (
            "contact-code-wrong",
            contacts::code(at, "alur", &awaited, Some(&wrong)),
        ),
    ]
}

fn contact(n: u8) -> ContactView {
    ContactView {
        id: RowId([n; 16]),
        address: address(&format!(
            "sri.wahyuni.{n}@surat-yang-panjang.contoh.example"
        )),
        verified: hour(28),
        refused: None,
        until: None,
    }
}

fn letter() -> KeptLetter {
    let text = "Pemulihan dimulai.\nWaktu: hari ini\n\nHentikan di sini:\n\
                http://localhost:8080/pulihkan/hentikan/kode\n";
    KeptLetter {
        letter: Letter {
            to: address("sri.wahyuni@contoh.example"),
            subject: "Sigap: pemulihan akun Anda dimulai".into(),
            text: text.into(),
        },
        at: hour(29),
    }
}

fn address(text: &str) -> Address {
    Address::parse(text).unwrap()
}
