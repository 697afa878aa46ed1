//! The service's own words, in both languages.

use crate::words::{self, Words};
use base::Lang;
use pack::text::Texts;

const WORDS: Words = [
    (Lang::Id, "face/text/id.ftl", include_str!("text/id.ftl")),
    (Lang::En, "face/text/en.ftl", include_str!("text/en.ftl")),
];

pub(super) fn read() -> anyhow::Result<Texts> {
    words::read(WORDS)
}
