//! The service's own words, in both languages.

use base::{Lang, Owner};
use pack::text::Texts;

const WORDS: [(Lang, &str, &str); 2] = [
    (Lang::Id, "face/text/id.ftl", include_str!("text/id.ftl")),
    (Lang::En, "face/text/en.ftl", include_str!("text/en.ftl")),
];

pub(super) fn read() -> anyhow::Result<Texts> {
    let mut texts = Texts::default();
    for (lang, path, words) in WORDS {
        let added = texts.add(lang, Owner::Pack, path, words);
        added.map_err(|findings| anyhow::anyhow!("{path}: {findings:?}"))?;
    }
    Ok(texts)
}
