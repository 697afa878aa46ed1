//! What becomes of a product with time: what the law makes of silence, and which document takes the place of which.

use super::RawProduct;
use crate::Citation;
use crate::model::Deemed;
use crate::parse::form::Place;
use crate::parse::input::Input;
use std::collections::BTreeMap;
use toml::Spanned;

/// What silence means for one product. Silence that grants says by which law.
pub(super) fn deemed(
    input: &mut Input<'_>,
    at: Place<'_>,
    (approval, law): (Option<bool>, Option<Spanned<Citation>>),
    line: usize,
) -> Option<Deemed> {
    if let Some(law) = &law {
        input.check_law(at.file, at.line(law), law.get_ref());
    }
    match (approval, law) {
        (None, None) => None,
        (Some(true), None) => {
            let told = "silence grants a product, and no law says so";
            let mend = "name the law as deemed_law, or write deemed_approval = false";
            input.report(at.file, line, "deemed-without-law", told, mend);
            None
        }
        (None, Some(law)) => {
            let told = "deemed_law stands alone";
            let mend = "say what that law makes of silence: deemed_approval = true, or false";
            input.report(at.file, at.line(&law), "deemed-without-law", told, mend);
            None
        }
        (Some(approval), law) => Some(Deemed {
            approval,
            law: law.map(Spanned::into_inner),
        }),
    }
}

/// A document takes the place of another product's document, and never, by any way round, of its own.
pub(super) fn check_supersedes(input: &mut Input<'_>, at: Place<'_>, products: &[RawProduct]) {
    let by_id: BTreeMap<&String, &RawProduct> = products
        .iter()
        .map(|product| (product.id.get_ref(), product))
        .collect();
    for product in products {
        let Some(supersedes) = &product.supersedes else {
            continue;
        };
        let (id, other, line) = (
            product.id.get_ref(),
            supersedes.get_ref(),
            at.line(supersedes),
        );
        if !input.check_known(at.file, line, "product", other, by_id.keys().copied()) {
            continue;
        }
        if by_id.get(other).is_some_and(|other| other.vct.is_none()) {
            let told = format!("\"{id}\" supersedes \"{other}\", which has no document");
            let mend = "name a product with a vct, or remove supersedes";
            input.report(at.file, line, "supersedes-nothing", told, mend);
        }
        let follow = |one: &&String| by_id.get(*one)?.supersedes.as_ref().map(Spanned::get_ref);
        let chain = std::iter::successors(Some(id), follow);
        if chain.skip(1).take(products.len()).any(|one| one == id) {
            let told = format!("\"{id}\" takes the place of itself");
            let mend = "let it supersede an earlier product";
            input.report(at.file, line, "supersedes-itself", told, mend);
        }
    }
}
