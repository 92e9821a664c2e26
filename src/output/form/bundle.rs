//! What is written into a dispute bundle for who gets it (PROOF.md section 7): what each exhibit is, as a page and as text, and the
//! script that checks all of it with `sha256sum` alone.

use minijinja::{Value, context};

use crate::model::settings::Settings;
use crate::output::form::{PageForm, fill};
use crate::output::html::{PageFault, page};
use crate::output::phrases::{Phrases, say};

const PAGE: &str = include_str!("../../../templates/form/bundle.html");
const CHECK: &str = include_str!("../../../templates/check.sh");

/// What stands in it.
#[derive(Clone, Debug)]
pub struct BundlePage {
    /// The disclosures under which it is registered.
    pub ids: String,
    pub to: String,
    pub purpose: String,
    pub approved_by: String,
    pub approved_on: String,
    pub released_by: String,
    pub released_on: String,
    pub exhibits: Vec<ExhibitLine>,
    pub seals: Vec<SealOfBundle>,
    /// How many exhibits no seal lists.
    pub unsealed: usize,
    /// How many exhibits lie encrypted.
    pub encrypted: usize,
}

/// A line of the list.
#[derive(Clone, Debug)]
pub struct ExhibitLine {
    pub name: String,
    pub title: String,
    pub happened: String,
    pub entered: String,
    pub by: String,
    pub approved: String,
    /// The day of the seal that proves it; none where none does.
    pub proved: Option<String>,
}

/// A seal that lies in it.
#[derive(Clone, Debug)]
pub struct SealOfBundle {
    pub stem: String,
    pub at: String,
    pub digits: String,
}

/// How it is checked, and what that proves and what not.
fn how(phrases: Phrases) -> Vec<String> {
    vec![
        say!(phrases, "form-bundle-check"),
        say!(phrases, "form-bundle-ends"),
        say!(phrases, "form-bundle-against"),
        say!(phrases, "form-bundle-times"),
        say!(phrases, "form-bundle-masked"),
        say!(phrases, "form-bundle-promise"),
    ]
}

fn proved(phrases: Phrases, line: &ExhibitLine) -> String {
    line.proved.clone().unwrap_or_else(|| say!(phrases, "form-not-sealed"))
}

/// The page.
pub fn bundle_page(phrases: Phrases, settings: &Settings, about: &BundlePage) -> Result<String, PageFault> {
    let exhibit = |line: &ExhibitLine| {
        context! {
            name => line.name.as_str(),
            link => linked(&line.name),
            title => line.title.as_str(),
            happened => line.happened.as_str(),
            entered => line.entered.as_str(),
            by => line.by.as_str(),
            approved => line.approved.as_str(),
            proved => proved(phrases, line),
        }
    };
    let seal = |line: &SealOfBundle| {
        context! { stem => line.stem.as_str(), at => line.at.as_str(), digits => line.digits.as_str() }
    };
    let values = context! {
        estate => settings.name.as_str(),
        ids => about.ids.as_str(),
        to => about.to.as_str(),
        purpose => about.purpose.as_str(),
        approved_by => about.approved_by.as_str(),
        approved_on => about.approved_on.as_str(),
        released_by => about.released_by.as_str(),
        released_on => about.released_on.as_str(),
        exhibits => about.exhibits.iter().map(exhibit).collect::<Vec<Value>>(),
        seals => about.seals.iter().map(seal).collect::<Vec<Value>>(),
        unsealed => about.unsealed,
        encrypted => about.encrypted,
        how => how(phrases),
    };
    let css =
        "td.digits { font-family: monospace; } .keep { font-weight: 600; } h2 { break-before: avoid; }".to_owned();
    let form = PageForm { name: "dispute bundle", body: PAGE, css };
    let title = format!("{} {}", say!(phrases, "form-bundle"), about.ids);
    fill(form, phrases, &[&title, settings.name.as_str()], values)
}

/// The name of a file as it stands in a link: a letter of any script is itself, what a link reads otherwise is not.
fn linked(name: &str) -> String {
    name.replace('%', "%25").replace('#', "%23").replace('?', "%3F")
}

/// The same as text.
pub fn bundle_text(phrases: Phrases, settings: &Settings, about: &BundlePage) -> String {
    let mut lines =
        vec![format!("{} {}", say!(phrases, "form-bundle"), about.ids), settings.name.to_string(), String::new()];
    for (key, value) in [
        ("form-recipient", about.to.clone()),
        ("form-purpose", about.purpose.clone()),
        ("form-approved-by", format!("{} {}", about.approved_by, about.approved_on)),
        ("form-handled-by", format!("{} {}", about.released_by, about.released_on)),
    ] {
        lines.push(format!("{}: {value}", phrases.phrase(key, Vec::new())));
    }
    for line in &about.exhibits {
        lines.push(String::new());
        lines.push(format!("{}  {}", line.name, line.title));
        for (key, value) in [
            ("form-happened", line.happened.clone()),
            ("form-entered", line.entered.clone()),
            ("form-entered-by", line.by.clone()),
            ("form-approved-by", line.approved.clone()),
            ("form-proved-by", proved(phrases, line)),
        ] {
            if !value.trim().is_empty() {
                lines.push(format!("    {}: {value}", phrases.phrase(key, Vec::new())));
            }
        }
    }
    if 0 < about.unsealed {
        lines.extend([String::new(), say!(phrases, "form-bundle-unsealed", count => about.unsealed)]);
    }
    if 0 < about.encrypted {
        lines.extend([String::new(), say!(phrases, "form-bundle-encrypted", count => about.encrypted)]);
    }
    lines.extend([String::new(), say!(phrases, "form-bundle-checked"), String::new()]);
    lines.extend(how(phrases));
    if !about.seals.is_empty() {
        lines.push(String::new());
    }
    for seal in &about.seals {
        lines.push(format!("{}  {}", seal.stem, seal.at));
        lines.push(format!("    {}", seal.digits));
    }
    lines.into_iter().map(|line| line + "\n").collect()
}

/// The script that checks a bundle: the same for each, so that nothing of what is in one stands in it.
pub fn bundle_check(phrases: Phrases) -> Result<String, PageFault> {
    Ok(page(("check.sh", CHECK), phrases, context! {})? + "\n")
}
