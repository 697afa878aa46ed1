//! What templates are filled from: one granted product of one case.

use base::{Date, Facts, Value};
use pack::model::{Office, Pack, Service};
use pack::rules::View;
use pack::template::{Numbers, Template, TemplateContext};

/// Everything around a template but the product it belongs to.
pub(crate) struct Scene<'a> {
    pub(crate) pack: &'a Pack,
    pub(crate) service: &'a Service,
    /// As they were judged: what a name stands for must not change on the way from the verdict to the document.
    pub(crate) facts: &'a Facts,
    /// The day that a document made of them bears.
    pub(crate) made_on: Date,
    /// By product, by name.
    pub(crate) numbers: &'a Numbers,
    pub(crate) office: Option<&'a Office>,
    /// As documents name it, in the language of the state; empty where there is no office.
    pub(crate) office_name: String,
    pub(crate) case: String,
}

impl Scene<'_> {
    /// The filled template of `product`, or `None` where something it needs is not there.
    pub(crate) fn fill(&self, product: &str, template: &str) -> Option<Value> {
        let context = TemplateContext {
            view: View::new(&self.service.form, self.facts),
            made_on: self.made_on,
            product,
            numbers: self.numbers,
            area: &|code| self.pack.areas.name(code).map(str::to_owned),
            office_name: &self.office_name,
            office_area: self.office.and_then(|office| office.area.as_deref()),
            case_id: &self.case,
        };
        let filled = Template::parse(template).ok()?.render(&context);
        filled.unwrap_or_else(|error| {
            tracing::error!(service = self.service.id, product, %error, "a template failed");
            None
        })
    }
}
