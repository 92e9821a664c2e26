//! The year's catalogue of boxed volumes (docs/FORMS.md, 案卷目錄) and the spines of its boxes (盒脊).

use minijinja::{Value, context};

use crate::model::catalogue::{BoxSummary, Catalogue};
use crate::output::form::seal::{first_groups, picture};
use crate::output::form::{PageForm, SpineWidth, fill, fitted, upright};
use crate::output::html::PageFault;
use crate::output::mark::mark;
use crate::output::phrases::{Phrases, say};

const CATALOGUE: &str = include_str!("../../../templates/form/catalogue.html");
const BOXES: &str = include_str!("../../../templates/form/boxes.html");

/// The code of the newest seal, at the foot of a catalogue.
const SEALED_CSS: &str = ".sealed { display: flex; gap: 4mm; align-items: center; margin: 6mm 0 0; font-size: 9pt; break-inside: avoid; } .sealed .mark { width: 24mm; height: 24mm; flex: none; }";

/// The year's catalogue, a table for each floor.
pub fn catalogue(phrases: Phrases, catalogue: &Catalogue) -> Result<String, PageFault> {
    let mut floors: Vec<(String, Vec<Value>)> = Vec::new();
    for (at, entry) in catalogue.entries.iter().enumerate() {
        let boxed = &entry.boxed;
        let floor = boxed.floor.to_string();
        let mut remarks = vec![say!(phrases, "form-box-number", number = format!("{:02}", boxed.box_number))];
        remarks.extend(entry.location.as_ref().map(ToString::to_string));
        remarks.extend(boxed.supplement_to.as_ref().map(|code| say!(phrases, "form-supplement-to", code = code)));
        remarks.extend(entry.destroyed.as_ref().map(|list| say!(phrases, "form-destroyed-under", list = list)));
        let line = context! {
            no => at + 1,
            code => boxed.code.to_string(),
            title => format!("{} {}", boxed.unit, entry.title),
            from => boxed.from.to_string(),
            to => boxed.to.to_string(),
            pages => boxed.pages,
            retention => boxed.retention.to_string(),
            remarks => remarks.join(" · "),
        };
        match floors.last_mut().filter(|(last, _)| *last == floor) {
            Some((_, lines)) => lines.push(line),
            None => floors.push((floor, vec![line])),
        }
    }
    let floors: Vec<Value> = floors.into_iter().map(|(floor, lines)| context! { floor, lines }).collect();
    let year = catalogue.year.to_string();
    let values = context! {
        estate => catalogue.estate.as_str(),
        fonds => catalogue.fonds.as_str(),
        year => year.as_str(),
        floors,
        volumes => catalogue.entries.len(),
        boxes => catalogue.boxes().len(),
        sealed => catalogue.seal.as_ref().map(|seal| context! {
            date => seal.date.to_string(),
            digits => first_groups(seal.sha256),
            picture => picture(&seal.estate, seal.date, seal.sha256),
        }),
    };
    let css = if catalogue.seal.is_some() { SEALED_CSS } else { "" };
    let form = PageForm { name: "catalogue", body: CATALOGUE, css: css.to_owned() };
    let title = say!(phrases, "form-catalogue");
    fill(form, phrases, &[&format!("{title} {year}"), catalogue.estate.as_str()], values)
}

/// What stands on the spine of each box of a year, 310 mm high, several to a sheet of A3.
pub fn box_spines(phrases: Phrases, catalogue: &Catalogue, width: SpineWidth) -> Result<String, PageFault> {
    let number = |number: u32| format!("{number:04}");
    let spine = |summary: BoxSummary| {
        let (floor_size, floor) = fitted(summary.place.floor.as_str(), [4, 5, 64]);
        context! {
            fonds => catalogue.fonds.as_str(),
            year => summary.place.year.to_string(),
            floor,
            floor_size => if floor_size.is_empty() { "big" } else { "" },
            retention => summary.retention.to_string(),
            first => summary.first.to_string(),
            last => summary.last.to_string(),
            first_no => number(summary.first.number),
            last_no => number(summary.last.number),
            number => format!("{:02}", summary.place.number),
            volumes => summary.volumes,
            picture => Value::from_safe_string(mark(summary.place.code())),
            scan_code => summary.place.code().to_string(),
        }
    };
    let spines: Vec<Value> = catalogue.boxes().into_iter().map(spine).collect();
    let (spine_size, spine_name) = fitted(catalogue.estate.as_str(), [20, 40, 80]);
    let values = context! { spines, spine_size, spine_name => upright(&spine_name), width => width.millimetres() };
    let form = PageForm { name: "box spines", body: BOXES, css: String::new() };
    let title = format!("{} {}", say!(phrases, "form-box-spines"), catalogue.year);
    fill(form, phrases, &[&title, catalogue.estate.as_str()], values)
}
