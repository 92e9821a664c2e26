//! Pages for the printer: one file each, no network, no script, made safe by the template engine.

use minijinja::value::Kwargs;
use minijinja::{AutoEscape, Environment, HtmlEscape, Value};

use crate::model::language::Language;
use crate::output::phrases::{self, Phrases};

/// Why a page could not be made: a mistake in a template.
#[derive(Debug, thiserror::Error)]
#[error("the page {page} could not be made: {says}")]
pub struct PageFault {
    pub page: &'static str,
    /// What the engine says.
    pub says: String,
}

const STYLE: &str = include_str!("../../templates/style.css");

/// A page in a language. In its template `t("topic-key", name=value)` is a phrase; `both("topic-key")` is the heading of a form:
/// in Chinese alone, or in English with the Chinese beside it, because a form is filed by its Chinese name.
pub(super) fn page(
    (page, template): (&'static str, &str),
    phrases: Phrases,
    values: Value,
) -> Result<String, PageFault> {
    let mut engine = Environment::new();
    engine.set_auto_escape_callback(|_| AutoEscape::Html);
    let said = |phrases: Phrases| {
        move |key: &str, given: Kwargs| -> Result<String, minijinja::Error> {
            let mut arguments = Vec::new();
            for name in given.args() {
                let value: Value = given.get(name)?;
                let value = i64::try_from(value.clone()).map_or_else(|_| phrases::text(value), phrases::number);
                arguments.push((name.to_owned(), value));
            }
            Ok(phrases.with_names(key, arguments))
        }
    };
    engine.add_function("t", said(phrases));
    let traditional = Phrases::of(Language::ZhHant);
    engine.add_function("both", move |key: &str| -> Value {
        if phrases.language() != Language::En {
            return Value::from(phrases.phrase(key, Vec::new()));
        }
        let (english, chinese) = (phrases.phrase(key, Vec::new()), traditional.phrase(key, Vec::new()));
        let escaped = |text: &str| HtmlEscape(text).to_string();
        Value::from_safe_string(format!("{} <span lang=\"zh-Hant\">{}</span>", escaped(&english), escaped(&chinese)))
    });
    engine.add_global("lang", phrases.tag());
    engine.add_global("style", Value::from_safe_string(STYLE.to_owned()));
    let fault = |e: minijinja::Error| PageFault { page, says: e.to_string() };
    engine.template_from_str(template).map_err(fault)?.render(values).map_err(fault)
}
