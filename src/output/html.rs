//! Pages for the printer: one file each, no network, no script, made safe by the template engine.

use minijinja::value::Kwargs;
use minijinja::{AutoEscape, Environment, HtmlEscape, Value, context};

use crate::model::catalogue::{BoxSummary, Catalogue};
use crate::model::settings::{Language, Settings};
use crate::output::phrases::{self, Phrases};

/// Why a page could not be made: a mistake in a template.
#[derive(Debug, thiserror::Error)]
#[error("the page {page} could not be made: {says}")]
pub struct PageFault {
    /// The page.
    pub page: &'static str,
    /// What the engine says.
    pub says: String,
}

pub(super) const STYLE: &str = include_str!("../../templates/style.css");
const CATALOGUE: &str = include_str!("../../templates/catalogue.html");
const BOX_LABELS: &str = include_str!("../../templates/box-labels.html");
const FILE_LABELS: &str = include_str!("../../templates/file-labels.html");

/// What stands on a file's label.
#[derive(Clone, Debug)]
pub struct FileLabel {
    /// The unit.
    pub unit: String,
    /// The name.
    pub label: String,
    /// The year of moving in.
    pub year: String,
}

pub(super) fn render(page: &'static str, template: &str, values: Value) -> Result<String, PageFault> {
    let mut engine = Environment::new();
    engine.set_auto_escape_callback(|_| AutoEscape::Html);
    let fault = |e: minijinja::Error| PageFault { page, says: e.to_string() };
    engine.template_from_str(template).map_err(fault)?.render(values).map_err(fault)
}

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

/// The year's catalogue (FORMS.md, 案卷目錄), a table for each floor.
pub fn catalogue(catalogue: &Catalogue) -> Result<String, PageFault> {
    let mut floors: Vec<(String, Vec<Value>)> = Vec::new();
    for (at, entry) in catalogue.entries.iter().enumerate() {
        let boxed = &entry.boxed;
        let floor = boxed.floor.to_string();
        let late = boxed.supplement_to.as_ref().map(|code| format!(" · supplement to {code}")).unwrap_or_default();
        let line = context! {
            no => at + 1,
            code => boxed.code.to_string(),
            title => format!("{} {}", boxed.unit, entry.title),
            from => boxed.from.to_string(),
            to => boxed.to.to_string(),
            pages => boxed.pages,
            retention => boxed.retention.to_string(),
            remarks => format!("box {:02}{late}", boxed.box_number),
        };
        match floors.last_mut().filter(|(last, _)| *last == floor) {
            Some((_, lines)) => lines.push(line),
            None => floors.push((floor, vec![line])),
        }
    }
    let floors: Vec<Value> = floors.into_iter().map(|(floor, lines)| context! { floor, lines }).collect();
    let values = context! {
        style => STYLE,
        estate => catalogue.estate.as_str(),
        fonds => catalogue.fonds.as_str(),
        year => catalogue.year.to_string(),
        floors,
        volumes => catalogue.entries.len(),
        boxes => catalogue.boxes().len(),
    };
    render("catalogue", CATALOGUE, values)
}

/// The year's box labels (FORMS.md, 盒脊): what stands on each spine.
pub fn box_labels(catalogue: &Catalogue) -> Result<String, PageFault> {
    let spine = |summary: BoxSummary| {
        context! {
            fonds => catalogue.fonds.as_str(),
            year => summary.place.year.to_string(),
            floor => summary.place.floor.to_string(),
            retention => summary.retention.to_string(),
            first => summary.first.to_string(),
            last => summary.last.to_string(),
            number => format!("{:02}", summary.place.number),
            volumes => summary.volumes,
        }
    };
    let spines: Vec<Value> = catalogue.boxes().into_iter().map(spine).collect();
    let values =
        context! { style => STYLE, estate => catalogue.estate.as_str(), year => catalogue.year.to_string(), spines };
    render("box labels", BOX_LABELS, values)
}

/// File labels (P2-5), 70 × 37 mm, 24 to an A4 sheet.
pub fn file_labels(settings: &Settings, labels: &[FileLabel]) -> Result<String, PageFault> {
    let lang = match settings.language {
        Language::En | Language::ZhHant => "zh-Hant",
        Language::ZhHans => "zh-Hans",
    };
    let label = |label: &FileLabel| context! { unit => label.unit.as_str(), label => label.label.as_str(), year => label.year.as_str() };
    let labels: Vec<Value> = labels.iter().map(label).collect();
    render("file labels", FILE_LABELS, context! { style => STYLE, lang, estate => settings.name.as_str(), labels })
}
