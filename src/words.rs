//! The words of a simulated service: read from its own files, as those of a pack are.

use base::{Lang, Owner};
use pack::text::Texts;

/// Language, path for messages about mistakes, and words.
pub(crate) type Words = [(Lang, &'static str, &'static str); 2];

/// Reads them; the names of days and months are among them where a service says dates, as they are in a pack.
pub(crate) fn read(words: Words) -> anyhow::Result<Texts> {
    let mut texts = Texts::default();
    for (lang, path, words) in words {
        let added = texts.add(lang, Owner::Pack, path, words);
        added.map_err(|findings| anyhow::anyhow!("{path}: {findings:?}"))?;
    }
    Ok(texts)
}
