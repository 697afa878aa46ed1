//! Who read which of my fields, why, by which law, for which case.

use crate::Ctx;
use crate::components::{pagination::pagination, summary, table::table, timeline::acted_for};
use crate::layout::{Page, Part};
use app::view::own::AccessView;
use app::view::{AccessRow, CaseOf, ReaderView};
use base::{Arg, Zone};
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &AccessView) -> Markup {
    let title = ctx.t("access-title");
    let body = html! {
        h1 { (title) }
        p.lead { (ctx.t("access-lead")) }
        @if view.agencies.len() > 1 { (filter(ctx, view)) }
        @if view.rows.is_empty() {
            p { strong { (ctx.t("access-none")) } " " (ctx.t("access-none-text")) }
        } @else {
            (list(ctx, view))
        }
        (pagination(ctx, &address(ctx, view), view.page, view.pages))
    };
    Page::new(ctx, &title).part(Part::Access).show(&body)
}

fn address(ctx: &Ctx, view: &AccessView) -> String {
    let agency = view.chosen.as_deref().unwrap_or_default();
    [ctx.base(), "/akses?instansi=", agency, "&halaman="].concat()
}

fn filter(ctx: &Ctx, view: &AccessView) -> Markup {
    html! {
        form.filter method="get" action={ (ctx.base()) "/akses" } {
            label for="instansi" { (ctx.t("access-filter")) }
            div.search-row {
                select.input #instansi name="instansi" {
                    option value="" { (ctx.t("access-filter-all")) }
                    @for (id, words) in &view.agencies {
                        option value=(id) selected[view.chosen.as_deref() == Some(id)] { (ctx.say(words)) }
                    }
                }
                button.button.button--second { (ctx.t("access-filter-do")) }
            }
        }
    }
}

/// The same in two lines each, for the page of a case.
pub(super) fn brief(ctx: &Ctx, rows: &[AccessRow], zone: Zone) -> Markup {
    html! {
        ul.looks {
            @for row in rows {
                li {
                    p { strong { (ctx.say(&row.register)) } ": " (field_names(ctx, row)) }
                    p.meta {
                        @if let Some(whose) = &row.whose { (ctx.say(whose)) ". " }
                        (ctx.say(&row.purpose)) br;
                        (ctx.say(&row.agency)) " · " (ctx.moment(row.at, zone))
                    }
                }
            }
        }
    }
}

fn field_names(ctx: &Ctx, row: &AccessRow) -> String {
    let names: Vec<_> = row.fields.iter().map(|field| ctx.say(field)).collect();
    names.join(", ")
}

/// The rows as a table on wide screens, as cards on phones.
fn list(ctx: &Ctx, view: &AccessView) -> Markup {
    let total = Arg::Int(i64::try_from(view.total).unwrap_or(i64::MAX));
    let head = [
        ctx.t("access-when"),
        ctx.t("access-who"),
        ctx.t("access-what"),
        ctx.t("access-why"),
        ctx.t("access-case"),
    ];
    let rows = view.rows.iter();
    let rows: Vec<Vec<Markup>> = rows.map(|row| cells(ctx, row, view.zone)).collect();
    table(&ctx.t_with("access-count", [("n", total)]), &head, &rows)
}

fn cells(ctx: &Ctx, row: &AccessRow, zone: Zone) -> Vec<Markup> {
    vec![
        html! { time datetime=(row.at.rfc3339()) { (ctx.moment(row.at, zone)) } },
        who(ctx, row),
        what(ctx, row),
        html! { (ctx.say(&row.purpose)) br; span.meta { (ctx.law(&row.law)) } },
        acts(ctx, row, zone),
    ]
}

/// The register and the fields, as one block.
pub(super) fn what(ctx: &Ctx, row: &AccessRow) -> Markup {
    html! {
        div {
            @if let Some(whose) = &row.whose { span.tag.tag--source { (ctx.say(whose)) } br; }
            (ctx.say(&row.register)) ": " (field_names(ctx, row))
        }
    }
}

/// The agency, or the officer and their office.
pub(super) fn who(ctx: &Ctx, row: &AccessRow) -> Markup {
    html! {
        @match &row.by {
            ReaderView::Officer { known: Some(known), .. } => {
                @let (name, office) = &**known;
                strong { (summary::office_name(ctx, office)) } br;
                span.meta { (ctx.t_with("access-officer", [("name", Arg::Str(name.clone()))])) }
            },
            ReaderView::Agent { known: Some(agent), .. } => {
                strong { (ctx.say(&row.agency)) } br;
                span.meta { (ctx.t_with("access-agent", [("who", Arg::Str(acted_for(ctx, agent)))])) }
            },
            ReaderView::Client { id } => {
                strong { (ctx.say(&row.agency)) } br;
                span.meta { (ctx.t_with("access-client", [("name", Arg::Str(id.clone()))])) }
            },
            ReaderView::Site { said } => {
                strong { (ctx.say(&row.agency)) } br;
                span.meta { (ctx.say(said)) }
            },
            by => { strong { (ctx.say(&row.agency)) } br; span.meta { (ctx.t(door(by))) } },
        }
    }
}

/// Through whom the agency came to read.
fn door(by: &ReaderView) -> &'static str {
    match by {
        ReaderView::Myself | ReaderView::Client { .. } | ReaderView::Site { .. } => "access-own",
        ReaderView::Agent { .. } => "channel-agent",
        ReaderView::Another => "channel-another",
        ReaderView::Owner => "access-account",
        ReaderView::Unproven => "access-unproven",
        ReaderView::Officer { .. } => "channel-office",
        ReaderView::Job => "channel-job",
        ReaderView::System => "channel-api",
    }
}

/// The case it was for, and a way to ask about it. Somebody else's case cannot be opened.
fn acts(ctx: &Ctx, row: &AccessRow, zone: Zone) -> Markup {
    let mine = matches!(
        row.by,
        ReaderView::Myself | ReaderView::Owner | ReaderView::Client { .. }
    );
    let ask = if mine { "access-not-me" } else { "access-ask" };
    html! {
        @match row.case {
            CaseOf::Mine(case) => {
                a href={ (ctx.base()) "/permohonan/" (case) } {
                    (ctx.t("access-open-case")) span.hidden { " " (case) }
                }
                br;
            },
            CaseOf::Another => { span.meta { (ctx.t("access-other-case")) } br; },
            CaseOf::None => {},
        }
        a href={ (ctx.base()) "/koreksi?akses=" (row.row) } {
            (ctx.t(ask))
            span.hidden { " " (ctx.moment(row.at, zone)) }
        }
    }
}
