//! The decision table as it is executed: what leads to which outcome, by which law, in words. What the computer reads
//! and the examples that prove it are one press away.

use crate::Ctx;
use crate::components::{button, status, summary};
use crate::layout::{Page, Part};
use app::view::catalog::{GivenRow, RuleRow, RulesView, ScenarioRow};
use base::Arg;
use maud::{Markup, html};
use pack::model::Outcome;
use pack::text::said_once;
use std::borrow::Cow;

/// The page around what [`body`] wrote.
pub fn page(ctx: &Ctx, service: &str, body: &Markup) -> Markup {
    let title = title(ctx, &ctx.s(service, "name"));
    Page::new(ctx, &title).part(Part::Search).show(body)
}

fn title<'a>(ctx: &Ctx<'a>, name: &str) -> Cow<'a, str> {
    ctx.t_with("rules-title", [("service", Arg::Str(name.to_owned()))])
}

/// What everybody sees alike.
pub fn body(ctx: &Ctx, view: &RulesView) -> Markup {
    let name = ctx.s(&view.service, "name");
    let count = Arg::Int(i64::try_from(view.rules.len()).unwrap_or(i64::MAX));
    html! {
        (button::back(&[ctx.base(), "/layanan/", &view.service].concat(), &name))
        h1 { (title(ctx, &name)) }
        p.lead { (ctx.t("rules-lead")) }
        p { (ctx.t_with("rules-how", [("n", count)])) }
        (group(ctx, view, Outcome::Refuse, &ctx.t("rules-refuse")))
        (group(ctx, view, Outcome::Refer, &ctx.t("rules-refer")))
        (group(ctx, view, Outcome::Provisional, &ctx.t("rules-provisional")))
        section aria-labelledby="contoh" {
            h2 #contoh { (ctx.t("rules-examples")) }
            p { (ctx.t("rules-examples-text")) }
            ol.rules {
                @for (at, scenario) in view.scenarios.iter().enumerate() { (example(ctx, view, at, scenario)) }
            }
        }
        section aria-labelledby="sidik" {
            h2 #sidik { (ctx.t("rules-hash")) }
            p { (ctx.t("rules-hash-text")) }
            p { code.hash { (view.law_hash) } }
        }
    }
}

/// Every rule with this outcome, in the order of the file.
fn group(ctx: &Ctx, view: &RulesView, then: Outcome, title: &str) -> Markup {
    let mut rules = view
        .rules
        .iter()
        .filter(|rule| rule.then == then)
        .peekable();
    if rules.peek().is_none() {
        return Markup::default();
    }
    html! {
        section {
            h2 { (title) }
            ol.rules { @for rule in rules { (rule_row(ctx, view, rule)) } }
        }
    }
}

fn rule_row(ctx: &Ctx, view: &RulesView, rule: &RuleRow) -> Markup {
    html! {
        li id={ "aturan-" (rule.name) } {
            details.details {
                summary {
                    h3 { (ctx.say(&rule.reason)) }
                    span.meta {
                        (ctx.law(&rule.law))
                        @if let Some(each) = &rule.each { " · " (ctx.say(each)) }
                        @if !rule.products.is_empty() {
                            " · " (ctx.t("rules-only")) " " (products(ctx, &view.service, &rule.products))
                        }
                    }
                }
                dl.summary {
                    div { dt { (ctx.t("rules-when")) } dd { code { (rule.when) } } }
                    div { dt { (ctx.t("remedy")) } dd { (ctx.say(&rule.remedy)) } }
                    @if !rule.scenarios.is_empty() {
                        div { dt { (ctx.t("rules-proof")) } dd { (proof(ctx, view, rule)) } }
                    }
                }
            }
        }
    }
}

/// The examples in which the rule applies, each by what it shows.
fn proof(ctx: &Ctx, view: &RulesView, rule: &RuleRow) -> Markup {
    let known = rule
        .scenarios
        .iter()
        .filter_map(|at| Some((at + 1, view.scenarios.get(*at)?)));
    html! {
        ul.plain {
            @for (number, scenario) in known {
                li { a href={ "#contoh-" (number) } { (number) ". " (ctx.say(&scenario.name)) } }
            }
        }
    }
}

fn products(ctx: &Ctx, service: &str, products: &[String]) -> Markup {
    html! {
        @for (at, product) in products.iter().filter_map(|id| said_once(id)).enumerate() {
            @if at > 0 { ", " }
            (ctx.s(service, &["product-", &product].concat()))
        }
    }
}

/// What the example starts from.
fn given(ctx: &Ctx, rows: &[GivenRow]) -> Markup {
    html! {
        dl.summary {
            @for row in rows {
                div {
                    dt {
                        @if let Some(name) = &row.of { (name) ": " }
                        @if let Some(register) = &row.register { (ctx.say(register)) ", " }
                        (ctx.say(&row.label))
                    }
                    dd { (ctx.shown(&row.value)) }
                }
            }
        }
    }
}

fn example(ctx: &Ctx, view: &RulesView, at: usize, scenario: &ScenarioRow) -> Markup {
    html! {
        li {
            details.details.example id={ "contoh-" (at + 1) } {
                summary { span { (at + 1) ". " (ctx.say(&scenario.name)) } }
                p.meta { (ctx.t("rules-example-day")) " " (ctx.date(scenario.today)) }
                (given(ctx, &scenario.given))
                ul.plain {
                    @for (product, outcome) in &scenario.expect {
                        li {
                            (status::outcome(ctx, *outcome)) " "
                            (ctx.s(&view.service, &["product-", product].concat()))
                        }
                    }
                    @for reason in &scenario.because { li { (ctx.say(reason)) } }
                    @for register in &scenario.waits_for {
                        li {
                            (ctx.t_with("rules-waits", [("register", Arg::Text(Box::new(register.clone())))]))
                        }
                    }
                }
                @if !scenario.answers.is_empty() {
                    p { strong { (ctx.t("rules-answers")) } }
                    (summary::list(ctx, &scenario.answers))
                }
            }
        }
    }
}
