//! The story of an identity, as whoever checks its file is told it.

use crate::Ctx;
use crate::components::{details::details, notice};
use base::Timestamp;
use ledger::{Identity, Kind, Story};
use maud::{Markup, html};
use serde::Deserialize;

/// How old the word may be that there is no later step.
pub const AGE_SECONDS: i64 = 24 * 3_600;

/// First line of the text with the keys.
const KEYS: &str = "sigap/keys@v1\n";

/// A story that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// By which the ledger knows it.
    pub subject: String,
    /// Oldest first; there is at least one.
    pub steps: Vec<StepTold>,
    /// Until then there was no later step.
    pub seen: Timestamp,
}

/// One step of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepTold {
    pub kind: Kind,
    pub keys: String,
    pub cause: String,
    /// Number of its entry in the ledger.
    pub index: u64,
    /// It was recorded by then.
    pub since: Timestamp,
}

/// What is counted of the text with the keys.
#[derive(Deserialize)]
struct Keys {
    keys: Vec<serde_json::Value>,
}

impl Told {
    pub(super) fn of(identity: &Identity, story: &Story) -> Self {
        let steps = identity.steps.iter().zip(&story.steps);
        let steps = steps.map(|(step, (kind, recorded))| StepTold {
            kind: *kind,
            keys: step.keys.clone(),
            cause: step.cause.clone(),
            index: recorded.index,
            since: recorded.since,
        });
        Self {
            subject: identity.subject.line(),
            steps: steps.collect(),
            seen: story.seen,
        }
    }

    fn has_ended(&self) -> bool {
        let last = self.steps.last();
        last.is_some_and(|last| last.kind == Kind::DidDeactivate)
    }
}

/// What it shows; without a story, the place for one.
pub(super) fn told(ctx: &Ctx, told: Option<&Told>) -> Markup {
    let moment = |at: Timestamp| ctx.moment(at, ctx.zone);
    let first = told.and_then(|told| told.steps.first());
    html! {
        (notice::notice(notice::Tone::Done, &ctx.t("exhibit-identity-holds"), &html! { p { (ctx.t("exhibit-identity-holds-text")) } }))
        @if told.is_none_or(Told::has_ended) {
            div data-over hidden[told.is_none()] {
                (notice::notice(notice::Tone::Warning, &ctx.t("exhibit-identity-over"), &html! { p { (ctx.t("exhibit-identity-over-text")) } }))
            }
        }
        dl.summary {
            div { dt { (ctx.t("exhibit-identity-keys")) } dd data-field="keys" { @if let Some(told) = told { (keys(ctx, told)) } } }
            div { dt { (ctx.t("exhibit-identity-since")) } dd data-field="since" { @if let Some(first) = first { (moment(first.since)) } } }
            div { dt { (ctx.t("exhibit-identity-seen")) } dd data-field="seen" { @if let Some(told) = told { (moment(told.seen)) } } }
            div { dt { (ctx.t("exhibit-identity-name")) } dd { code data-field="subject" { @if let Some(told) = told { (told.subject) } } } }
        }
        ol.stack data-steps { @if let Some(told) = told { @for one in &told.steps { (step(ctx, Some(one))) } } }
    }
}

/// One step; without one, its place.
pub(super) fn step(ctx: &Ctx, told: Option<&StepTold>) -> Markup {
    html! {
        li.card {
            h2 data-field="kind" { @if let Some(told) = told { (ctx.t(kind(told.kind))) } }
            dl.summary {
                div { dt { (ctx.t("exhibit-identity-recorded")) } dd data-field="since" { @if let Some(told) = told { (ctx.moment(told.since, ctx.zone)) } } }
                div { dt { (ctx.t("exhibit-identity-index")) } dd.figure data-field="index" { @if let Some(told) = told { (told.index) } } }
            }
            (details(&ctx.t("exhibit-text"), &html! {
                pre.command { code data-field="keys" { @if let Some(told) = told { (told.keys) } } }
                pre.command { code data-field="cause" { @if let Some(told) = told { (told.cause) } } }
            }))
        }
    }
}

fn kind(kind: Kind) -> &'static str {
    if kind == Kind::DidCreate {
        "exhibit-identity-began"
    } else if kind == Kind::DidDeactivate {
        "exhibit-identity-ended"
    } else {
        "exhibit-identity-changed"
    }
}

/// How many count now, in words where there are none or where they cannot be counted.
fn keys(ctx: &Ctx, told: &Told) -> String {
    if told.has_ended() {
        return ctx.t("exhibit-identity-keys-none").into_owned();
    }
    let count = told.steps.last().and_then(|last| count(&last.keys));
    count.map_or_else(
        || ctx.t("exhibit-identity-keys-unknown").into_owned(),
        |count| count.to_string(),
    )
}

/// How many keys a text names, if it is one of those that are known here.
fn count(text: &str) -> Option<usize> {
    let keys: Keys = serde_json::from_str(text.strip_prefix(KEYS)?).ok()?;
    Some(keys.keys.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_counted_only_in_a_text_that_is_known() {
        assert_eq!(
            count("sigap/keys@v1\n{\"keys\":[\"a\",\"b\"],\"salt\":\"\"}"),
            Some(2)
        );
        assert_eq!(count("sigap/keys@v1\n{\"keys\":[],\"salt\":\"\"}"), Some(0));
        for unknown in [
            "",
            "sigap/keys@v2\n{\"keys\":[]}",
            "sigap/keys@v1\n{}",
            "sigap/keys@v1\n{\"keys\":2}",
            "sigap/keys@v1\n{\"keys\":[]",
        ] {
            assert_eq!(count(unknown), None, "{unknown}");
        }
    }
}
