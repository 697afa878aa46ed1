//! The bank's own words, in both languages.

use crate::words::{self, Words};
use base::Lang;
use pack::text::Texts;

const WORDS: Words = [
    (Lang::Id, "bank/text/id.ftl", include_str!("text/id.ftl")),
    (Lang::En, "bank/text/en.ftl", include_str!("text/en.ftl")),
];

pub(super) fn read() -> anyhow::Result<Texts> {
    words::read(WORDS)
}
