//! The portal's own words, given to the pack's texts at start as [`base::Owner::Portal`].

use base::Lang;

/// Language, path for messages about mistakes, and words.
pub const WORDS: [(Lang, &str, &str); 2] = [
    (
        Lang::Id,
        "portal/text/id.ftl",
        include_str!("../text/id.ftl"),
    ),
    (
        Lang::En,
        "portal/text/en.ftl",
        include_str!("../text/en.ftl"),
    ),
];
