//! Text that is there for those who want it.

use maud::{Markup, html};

pub fn details(summary: &str, body: &Markup) -> Markup {
    html! {
        details.details {
            summary { (summary) }
            div.details-body { (body) }
        }
    }
}
