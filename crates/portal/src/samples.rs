//! Every page with made-up data, in its ordinary and its bad states; what tests render and people look at.

mod account;
mod cases;
mod contacts;
mod identity;
mod ledger;
mod mandates;
mod open;
mod own;
mod papers;
mod problems;
mod proofing;
mod sites;
mod trying;

use crate::words::WORDS;
use crate::{Ctx, Role, Who};
use app::view::Charges;
use base::{CaseId, Date, Lang, Owner, Rupiah, Text, Timestamp, Zone};
use maud::Markup;
use pack::text::Texts;

/// A page's name for snapshots, and the page.
pub(crate) type Sample = (&'static str, Markup);

/// All pages in one language.
pub(crate) fn all(texts: &Texts, lang: Lang) -> Vec<Sample> {
    let mut pages = open::pages(texts, lang);
    pages.extend(own::pages(texts, lang));
    pages.extend(papers::pages(texts, lang));
    pages.extend(cases::pages(texts, lang));
    pages.extend(trying::pages(texts, lang));
    pages.extend(mandates::pages(texts, lang));
    pages.extend(account::pages(texts, lang));
    pages.extend(contacts::pages(texts, lang));
    pages.extend(sites::pages(texts, lang));
    pages.extend(proofing::pages(texts, lang));
    pages.extend(identity::pages(texts, lang));
    pages.extend(ledger::pages(texts, lang));
    pages
}

pub(crate) fn texts() -> Texts {
    let mut texts = Texts::default();
    let mut add =
        |lang, owner, path: &str, words: &str| texts.add(lang, owner, path, words).unwrap();
    for (lang, path, words) in WORDS {
        add(lang, Owner::Portal, path, words);
    }
    let service = || Owner::Service("akta-lahir".into());
    add(
        Lang::Id,
        Owner::Pack,
        "pack.id",
        include_str!("samples/pack.id.ftl"),
    );
    add(
        Lang::En,
        Owner::Pack,
        "pack.en",
        include_str!("samples/pack.en.ftl"),
    );
    add(
        Lang::Id,
        service(),
        "service.id",
        include_str!("samples/service.id.ftl"),
    );
    add(
        Lang::En,
        service(),
        "service.en",
        include_str!("samples/service.en.ftl"),
    );
    for register in ["penduduk", "keluarga", "kelahiran-faskes"] {
        let owner = || Owner::Register(register.into());
        add(
            Lang::Id,
            owner(),
            "register.id",
            include_str!("samples/register.id.ftl"),
        );
        add(
            Lang::En,
            owner(),
            "register.en",
            include_str!("samples/register.en.ftl"),
        );
    }
    for lang in Lang::ALL {
        let owner = Owner::Client("klinik-contoh".into());
        let words = "name = Klinik Contoh\npurpose = Mencocokkan Anda dengan kartu berobat Anda.\n";
        add(lang, owner, "client", words);
    }
    texts
}

pub(crate) fn ctx<'a>(texts: &'a Texts, lang: Lang, path: &'a str, role: Option<Role>) -> Ctx<'a> {
    Ctx {
        lang,
        path,
        texts,
        who: role.map(|role| Who {
            name: "Sri Wahyuni",
            role,
            for_whom: None,
        }),
        csrf: "token",
        demo: true,
        now: hour(30),
        zone: Zone::Wib,
        until: None,
    }
}

/// So many hours after the morning of 24 November 2026.
pub(crate) fn hour(hours: i64) -> Timestamp {
    Timestamp::midnight(Date::constant(2026, 11, 24), Zone::Wib).plus_hours(9 + hours)
}

pub(crate) fn case_id() -> CaseId {
    CaseId::at(hour(0), [7; 10])
}

/// What something costs.
pub(crate) fn charges() -> Charges {
    Charges {
        lines: vec![
            (akta("product-akta"), Rupiah(132_300)),
            (akta("product-nik"), Rupiah(122_318)),
        ],
        total: Rupiah(254_618),
    }
}

pub(crate) fn akta(key: &str) -> Text {
    Text::service("akta-lahir", key)
}

pub(crate) fn field(register: &str, name: &str) -> Text {
    Text::register(register, format!("field-{name}"))
}
