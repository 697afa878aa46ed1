//! A table that turns into rows of label and value on phones. The roles keep it a table for screen readers there too.

use maud::{Markup, html};
use std::borrow::Cow;

/// Headings and rows of cells; the first cell of a row is its heading.
pub fn table(caption: &str, head: &[Cow<'_, str>], rows: &[Vec<Markup>]) -> Markup {
    html! {
        table.rows role="table" {
            caption { (caption) }
            thead role="rowgroup" {
                tr role="row" {
                    @for name in head { th scope="col" role="columnheader" { (name) } }
                }
            }
            tbody role="rowgroup" {
                @for cells in rows {
                    tr role="row" {
                        @for (cell, name) in cells.iter().zip(head) {
                            td role="cell" data-label=(name) { (cell) }
                        }
                    }
                }
            }
        }
    }
}
