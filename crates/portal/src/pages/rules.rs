//! The decision table as it is executed: every rule with its law, and the examples that prove it.

use crate::Ctx;
use crate::components::{button, details::details, status};
use crate::layout::{Page, Part};
use app::view::catalog::{RuleRow, RulesView, ScenarioRow};
use base::Arg;
use maud::{Markup, html};

pub fn page(ctx: &Ctx, view: &RulesView) -> Markup {
    let name = ctx.s(&view.service, "name");
    let title = ctx.t_with("rules-title", [("service", Arg::Str(name.to_string()))]);
    let body = html! {
        (button::back(&[ctx.base(), "/layanan/", &view.service].concat(), &name))
        h1 { (title) }
        p.lead { (ctx.t("rules-lead")) }
        section aria-labelledby="aturan" {
            h2 #aturan { (ctx.t("rules-list")) }
            p { (ctx.t("rules-how")) }
            ol.rules { @for rule in &view.rules { (rule_row(ctx, view, rule)) } }
        }
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
    };
    Page::new(ctx, &title).part(Part::Search).show(&body)
}

fn rule_row(ctx: &Ctx, view: &RulesView, rule: &RuleRow) -> Markup {
    html! {
        li.card id={ "aturan-" (rule.name) } {
            div.card-head {
                h3 { (ctx.say(&rule.reason)) }
                (status::outcome(ctx, rule.then))
            }
            dl.summary {
                div { dt { (ctx.t("rules-when")) } dd { code { (rule.when) } } }
                div {
                    dt { (ctx.t("rules-products")) }
                    dd {
                        @if rule.products.is_empty() { (ctx.t("rules-all-products")) }
                        (products(ctx, &view.service, &rule.products))
                    }
                }
                div { dt { (ctx.t("remedy")) } dd { (ctx.say(&rule.remedy)) } }
                div { dt { (ctx.t("law")) } dd { (ctx.law(&rule.law)) } }
                @if !rule.scenarios.is_empty() {
                    div {
                        dt { (ctx.t("rules-proof")) }
                        dd {
                            @for (at, scenario) in rule.scenarios.iter().enumerate() {
                                @if at > 0 { ", " }
                                a href={ "#contoh-" (scenario + 1) } { (ctx.t("rules-example")) " " (scenario + 1) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn products(ctx: &Ctx, service: &str, products: &[String]) -> Markup {
    html! {
        @for (at, product) in products.iter().enumerate() {
            @if at > 0 { ", " }
            (ctx.s(service, &["product-", product].concat()))
        }
    }
}

fn example(ctx: &Ctx, view: &RulesView, at: usize, scenario: &ScenarioRow) -> Markup {
    let answers = html! {
        (crate::components::summary::list(ctx, &scenario.answers))
    };
    html! {
        li.card id={ "contoh-" (at + 1) } {
            h3 { (ctx.t("rules-example")) " " (at + 1) ": " (ctx.say(&scenario.name)) }
            p.meta { (ctx.t("rules-example-day")) " " (ctx.date(scenario.today)) }
            ul.plain {
                @for (product, outcome, reasons) in &scenario.expect {
                    li {
                        (status::outcome(ctx, *outcome)) " "
                        strong { (ctx.s(&view.service, &["product-", product].concat())) }
                        @for (at, reason) in reasons.iter().enumerate() {
                            (if at == 0 { ": " } else { " " }) (ctx.say(reason))
                        }
                    }
                }
                @for register in &scenario.waits_for {
                    li {
                        (ctx.t_with("rules-waits", [("register", Arg::Text(Box::new(register.clone())))]))
                    }
                }
            }
            @if !scenario.answers.is_empty() { (details(&ctx.t("rules-answers"), &answers)) }
        }
    }
}
