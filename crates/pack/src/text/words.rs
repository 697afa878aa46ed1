//! The words of one owner in one language.

use crate::finding::{Finding, line_at};
use base::Lang;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource};
use fluent_syntax::ast;
use fluent_syntax::parser::ParserError;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use unic_langid::LanguageIdentifier;

/// One file of words is never larger than this.
pub(super) const TEXT_BYTES_MAX: usize = 512 * 1024;

#[derive(Default)]
pub(super) struct Words {
    /// Messages without placeables, ready to be borrowed: nearly all of a page.
    plain: HashMap<String, String>,
    bundle: Option<FluentBundle<FluentResource>>,
    messages: BTreeMap<String, Message>,
    files: Vec<String>,
}

/// What is known of a message beside its words.
struct Message {
    file: usize,
    line: usize,
    variables: BTreeSet<String>,
    /// Messages and terms (with their dash) it refers to.
    refers: BTreeSet<String>,
}

impl Words {
    pub(super) fn add(&mut self, lang: Lang, path: &str, source: &str) -> Result<(), Vec<Finding>> {
        if source.len() > TEXT_BYTES_MAX {
            let message = format!("{} bytes of words in one file", source.len());
            let mend = format!("split it; a file of words has at most {TEXT_BYTES_MAX} bytes");
            return Err(vec![Finding::new(path, 0, "file-too-large", message, mend)]);
        }
        let (resource, mut findings) = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, syntax_findings(path, source, &errors)),
        };
        let lines = lines_of_entries(source);
        self.files.push(path.to_owned());
        let mut fresh = Vec::new();
        for entry in resource.entries() {
            let Some((key, message)) = self.message(entry, &lines) else {
                continue;
            };
            if let Some(first) = self.messages.get(&key) {
                let told = format!("\"{key}\" is already said in line {}", first.line);
                let mend = "remove one of the two, or give it another key";
                findings.push(Finding::new(path, message.line, "key-twice", told, mend));
                continue;
            }
            findings.extend(entry_findings(path, &key, entry, message.line));
            fresh.push(key.clone());
            self.messages.insert(key, message);
        }
        let bundle = self.bundle.get_or_insert_with(|| new_bundle(lang));
        // Keys that come twice were told above with their lines.
        let _: Result<(), Vec<FluentError>> = bundle.add_resource(resource);
        self.keep_plain(fresh);
        if findings.is_empty() {
            Ok(())
        } else {
            Err(findings)
        }
    }

    pub(super) fn plain(&self, key: &str) -> Option<&str> {
        self.plain.get(key).map(String::as_str)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        !key.starts_with('-') && self.messages.contains_key(key)
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.messages
            .keys()
            .map(String::as_str)
            .filter(|key| !key.starts_with('-'))
    }

    pub(super) fn place(&self, key: &str) -> Option<(&str, usize)> {
        let message = self.messages.get(key)?;
        Some((self.files.get(message.file)?, message.line))
    }

    pub(super) fn placeholders(&self, key: &str) -> BTreeSet<String> {
        let mut seen = BTreeSet::new();
        let mut left = vec![key.to_owned()];
        let mut all = BTreeSet::new();
        while let Some(next) = left.pop() {
            if let Some(message) = self.messages.get(&next)
                && seen.insert(next)
            {
                all.extend(message.variables.iter().cloned());
                left.extend(message.refers.iter().cloned());
            }
        }
        all
    }

    pub(super) fn format(&self, key: &str, args: &FluentArgs) -> Option<String> {
        let bundle = self.bundle.as_ref()?;
        let pattern = bundle.get_message(key)?.value()?;
        // A placeholder without a value is written as "{$name}": visible, and no reason to lose the page.
        let mut errors = Vec::new();
        Some(
            bundle
                .format_pattern(pattern, Some(args), &mut errors)
                .into_owned(),
        )
    }

    fn message(
        &self,
        entry: &ast::Entry<&str>,
        lines: &HashMap<&str, usize>,
    ) -> Option<(String, Message)> {
        let (key, value) = match entry {
            ast::Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref()),
            ast::Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value)),
            _ => return None,
        };
        let mut message = Message {
            file: self.files.len() - 1,
            line: lines.get(key.as_str()).copied().unwrap_or(0),
            variables: BTreeSet::new(),
            refers: BTreeSet::new(),
        };
        if let Some(value) = value {
            collect(value, &mut message);
        }
        Some((key, message))
    }

    fn keep_plain(&mut self, keys: Vec<String>) {
        let none = FluentArgs::new();
        for key in keys {
            let says_itself = self
                .messages
                .get(&key)
                .is_some_and(|m| m.variables.is_empty() && m.refers.is_empty());
            if says_itself && let Some(said) = self.format(&key, &none) {
                self.plain.insert(key, said);
            }
        }
    }
}

fn new_bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let tag: LanguageIdentifier = lang.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Both languages run left to right; isolating marks would only break searching and copying.
    bundle.set_use_isolating(false);
    bundle
}

fn syntax_findings(path: &str, source: &str, errors: &[ParserError]) -> Vec<Finding> {
    let mend = "write `key = words`, and indent every further line of the words";
    errors
        .iter()
        .map(|error| {
            let line = line_at(source, error.pos.start);
            Finding::new(path, line, "bad-words", error.kind.to_string(), mend)
        })
        .collect()
}

fn entry_findings(path: &str, key: &str, entry: &ast::Entry<&str>, line: usize) -> Option<Finding> {
    let ast::Entry::Message(message) = entry else {
        return None;
    };
    if !message.attributes.is_empty() {
        let told = format!("\"{key}\" has attributes, which nothing shows");
        let mend = "make each attribute a message with a key of its own";
        return Some(Finding::new(
            path,
            line,
            "words-with-attributes",
            told,
            mend,
        ));
    }
    None
}

/// Where each entry starts: a key stands in the first column.
fn lines_of_entries(source: &str) -> HashMap<&str, usize> {
    let mut lines = HashMap::new();
    for (at, line) in source.lines().enumerate() {
        let starts = line.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '-');
        if let Some((key, _)) = line.split_once('=')
            && starts
        {
            lines.insert(key.trim_end(), at + 1);
        }
    }
    lines
}

fn collect(pattern: &ast::Pattern<&str>, into: &mut Message) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            collect_expression(expression, into);
        }
    }
}

fn collect_expression(expression: &ast::Expression<&str>, into: &mut Message) {
    match expression {
        ast::Expression::Inline(inline) => collect_inline(inline, into),
        ast::Expression::Select { selector, variants } => {
            collect_inline(selector, into);
            for variant in variants {
                collect(&variant.value, into);
            }
        }
    }
}

fn collect_inline(inline: &ast::InlineExpression<&str>, into: &mut Message) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            into.variables.insert(id.name.to_owned());
        }
        ast::InlineExpression::MessageReference { id, .. } => {
            into.refers.insert(id.name.to_owned());
        }
        ast::InlineExpression::TermReference { id, .. } => {
            into.refers.insert(format!("-{}", id.name));
        }
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                collect_inline(argument, into);
            }
            for argument in &arguments.named {
                collect_inline(&argument.value, into);
            }
        }
        ast::InlineExpression::Placeable { expression } => collect_expression(expression, into),
        ast::InlineExpression::StringLiteral { .. }
        | ast::InlineExpression::NumberLiteral { .. } => (),
    }
}
