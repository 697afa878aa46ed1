//! A number has a least and a most, an area has a level: what nobody can mean is told while it can still be mended.

use super::At;
use crate::finding::Finding;
use crate::model::Kind;

pub(super) fn check(at: &At<'_>, findings: &mut Vec<Finding>) {
    for question in &at.service.form.questions {
        let (code, told, mend) = match question.kind {
            Kind::Number | Kind::Money if question.min.is_none() || question.max.is_none() => (
                "no-bounds",
                format!("the number \"{}\" may be any", question.id),
                "add min and max: the least and the most that anybody can mean",
            ),
            Kind::Area if question.level.is_none() => (
                "no-level",
                format!("the area \"{}\" may be of any size", question.id),
                "add level = \"province\", \"regency\", \"district\" or \"village\"",
            ),
            _ => continue,
        };
        let file = at.file("form.toml");
        findings.push(Finding::new(file, question.line, code, told, mend));
    }
}
