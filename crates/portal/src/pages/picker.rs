//! Who do you want to be? Only in the demonstration: made-up people, each with something to try.

use crate::Ctx;
use crate::components::{Icon, button, icon, summary};
use crate::layout::Page;
use app::view::catalog::{OfficerPersona, PersonaView, PickerView};
use app::view::own::Carried;
use base::Arg;
use maud::{Markup, html};

/// `next` is where to go after signing in; `carried` is a form that must not be lost on the way.
pub fn page(ctx: &Ctx, view: &PickerView, next: Option<&str>, carried: Option<&Carried>) -> Markup {
    let title = ctx.t("picker-title");
    let hidden = html! {
        (button::token(ctx))
        @if let Some(next) = next { input type="hidden" name="untuk" value=(next); }
        @if let Some(carried) = carried { (super::session::hidden(carried)) }
    };
    // The ordinary families first: what is granted at once.
    let mut residents: Vec<&PersonaView> = view.residents.iter().collect();
    residents.sort_by_key(|persona| persona.expect != "grant");
    let body = html! {
        h1 { (title) }
        p.lead { (ctx.t("picker-lead")) }
        p { a href={ (ctx.base()) "/daftar" } { (ctx.t("picker-open")) } }
        p { a href={ (ctx.base()) "/demo/surat" } { (ctx.t("contact-demo-link")) } }
        section aria-labelledby="warga" {
            h2 #warga { (ctx.t("picker-residents")) }
            ul.grid.grid--wide { @for persona in residents { (resident(ctx, persona, &hidden)) } }
        }
        section aria-labelledby="petugas" {
            h2 #petugas { (ctx.t("picker-officers")) }
            ul.grid.grid--wide { @for persona in &view.officers { (officer(ctx, persona, &hidden)) } }
        }
    };
    Page::new(ctx, &title).show(&body)
}

fn resident(ctx: &Ctx, persona: &PersonaView, hidden: &Markup) -> Markup {
    let expect = ["expect-", &persona.expect].concat();
    html! {
        li.card.persona {
            h3 { (icon(Icon::Person)) (persona.name) }
            p.meta { (ctx.t("picker-nik")) " " span.figure { (persona.nik) } }
            p { (ctx.say(&persona.words)) }
            p.meta {
                (ctx.s(&persona.service, "name")) br;
                span class={ "tag " (tone(&persona.expect)) } { (ctx.t(&expect)) }
            }
            form method="post" action={ (ctx.base()) "/demo/masuk" } {
                (hidden)
                input type="hidden" name="nik" value=(persona.nik);
                (sign_in(ctx, &persona.name))
            }
        }
    }
}

/// The colour of what becomes of an application, as on its own page.
fn tone(expect: &str) -> &'static str {
    match expect {
        "grant" => "tag--done",
        "refuse" => "tag--stop",
        _ => "tag--wait",
    }
}

fn officer(ctx: &Ctx, persona: &OfficerPersona, hidden: &Markup) -> Markup {
    let waiting = Arg::Int(i64::try_from(persona.waiting).unwrap_or(i64::MAX));
    html! {
        li.card.persona {
            h3 { (icon(Icon::Office)) (persona.name) }
            p { (summary::office_name(ctx, &persona.office)) }
            p.meta { (ctx.t_with("queue-waiting", [("n", waiting)])) }
            form method="post" action={ (ctx.base()) "/demo/masuk" } {
                (hidden)
                input type="hidden" name="officer" value=(persona.id);
                (sign_in(ctx, &persona.name))
            }
        }
    }
}

fn sign_in(ctx: &Ctx, name: &str) -> Markup {
    let label = ctx.t_with("picker-sign-in", [("name", Arg::Str(name.to_owned()))]);
    button::submit_as(&label, button::Look::Second)
}
