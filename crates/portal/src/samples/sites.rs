//! Sites of others: asked, allowed, left, and asked wrongly.

use super::{Sample, ctx, field, hour};
use crate::pages::handover::Handover;
use crate::pages::{
    consent, handover, site_level, site_oneself, site_problem, site_sign_out, sites,
};
use crate::{Ctx, Role, Who};
use app::provider::{ConsentView, LevelView, SignOutView, SiteView};
use base::{Arg, Assurance, Lang, Problem, Text};
use identity::refusal::{Code, Refusal};
use pack::text::Texts;

pub(super) fn pages(texts: &Texts, lang: Lang) -> Vec<Sample> {
    let at = ctx(texts, lang, "/izin", Some(Role::Resident));
    let more = ConsentView {
        held: vec![field("penduduk", "name")],
        offline: true,
        shares: true,
        ..asked()
    };
    let leaving = SignOutView {
        flow: "X".into(),
        site: Some(name()),
    };
    let refusal = Refusal::new(Code::InvalidRequest, "redirect_uri is not registered");
    let problem = Problem::theirs("problem-site");
    let over = Problem::theirs(site_problem::OVER);
    let officer = ctx(texts, lang, "/izin", Some(Role::Officer));
    let acting = Ctx {
        who: Some(Who {
            name: "Sri Wahyuni",
            role: Role::Resident,
            for_whom: Some("Bima Wahyudi"),
        }),
        ..ctx(texts, lang, "/izin", None)
    };
    vec![
        ("consent", consent::page(&at, &asked())),
        ("consent-more", consent::page(&at, &more)),
        (
            "handover",
            handover::page(&at, &Handover::to("https://klinik.example/kembali?code=x")),
        ),
        ("site-sign-out", site_sign_out::page(&at, &leaving)),
        ("site-level-wish", site_level::page(&at, &level(false))),
        ("site-level-must", site_level::page(&at, &level(true))),
        ("site-oneself-officer", site_oneself::page(&officer, NEXT)),
        ("site-oneself-acting", site_oneself::page(&acting, NEXT)),
        ("site-problem", site_problem::page(&at, &problem, refusal)),
        ("site-over", site_problem::page(&at, &over, refusal)),
        ("sites-none", sites::page(&at, &[])),
        (
            "sites",
            sites::page(&at, &[site(false), site(true), gone()]),
        ),
    ]
}

const NEXT: &str = "/izin?alur=X";

fn name() -> Text {
    Text::client("klinik-contoh", "name")
}

fn asked() -> ConsentView {
    ConsentView {
        client: "klinik-contoh".into(),
        name: name(),
        purpose: Text::client("klinik-contoh", "purpose"),
        agency: Text::pack("agency-dukcapil"),
        shares: false,
        law: "UU 24/2013 art. 58".into(),
        new: vec![field("penduduk", "name"), field("penduduk", "birth_date")],
        held: Vec::new(),
        offline: false,
        days: 365,
        host: "klinik.example".into(),
        flow: "X".into(),
    }
}

fn level(must: bool) -> LevelView {
    LevelView {
        name: name(),
        has: Assurance::Low,
        level: Assurance::Substantial,
        must,
        flow: "X".into(),
    }
}

fn site(over: bool) -> SiteView {
    let fields = vec![field("penduduk", "name")];
    SiteView {
        client: "klinik-contoh".into(),
        name: name(),
        purpose: Text::client("klinik-contoh", "purpose"),
        agency: Some(Text::pack("agency-dukcapil")),
        number: Text::portal("consent-number"),
        fields: fields.clone(),
        given: hour(0),
        until: (!over).then(|| hour(24 * 365)),
        last_used: Some(hour(2)),
        received: vec![(hour(2), fields)],
    }
}

fn gone() -> SiteView {
    let gone = Text::portal("sites-gone").with("id", Arg::Str("situs-lama".into()));
    SiteView {
        client: "situs-lama".into(),
        name: gone,
        purpose: Text::portal("purpose-site-then"),
        agency: None,
        number: Text::portal("sites-number-then"),
        ..site(true)
    }
}
