//! File labels (P2-5, 標牌): 70 × 37 mm, 24 to a sheet of A4, or another size.

use std::fmt;
use std::str::FromStr;

use minijinja::{Value, context};

use crate::model::settings::Settings;
use crate::model::{Fault, Invalid, ScanCode, Wanted};
use crate::output::form::{PageForm, fill, fitted};
use crate::output::html::PageFault;
use crate::output::mark::mark;
use crate::output::phrases::{Phrases, say};

const LABELS: &str = include_str!("../../../templates/form/labels.html");

/// A sheet of A4, in tenths of a millimetre.
const SHEET: (u32, u32) = (2100, 2970);

/// The smallest label that has room for a mark beside the name, in tenths of a millimetre.
const MARKED: (u32, u32) = (600, 250);

/// The smallest label that has room for a name, in tenths of a millimetre.
const LEAST: (u32, u32) = (350, 200);

/// What stands on a file's label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLabel {
    pub unit: String,
    /// The name.
    pub label: String,
    /// The year of moving in.
    pub year: String,
    /// The code by which it is scanned.
    pub code: ScanCode,
}

/// How large a label is: tenths of a millimetre, width and height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelSize {
    width: u32,
    height: u32,
}

impl LabelSize {
    /// The labels of offices: 70 × 37 mm.
    pub const USUAL: Self = Self { width: 700, height: 370 };

    /// How many stand beside and below each other on a sheet.
    fn grid(self) -> (u32, u32) {
        (SHEET.0 / self.width, SHEET.1 / self.height)
    }
}

impl FromStr for LabelSize {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let wrong = |fault| Invalid::new(Wanted::Choice, given, fault);
        let sides = given.split_once(['x', 'X', '×']).and_then(|(wide, high)| Some((tenths(wide)?, tenths(high)?)));
        let (width, height) = sides.ok_or_else(|| wrong(Fault::Shape("70x37")))?;
        let fits = (LEAST.0..=SHEET.0).contains(&width) && (LEAST.1..=SHEET.1).contains(&height);
        if fits { Ok(Self { width, height }) } else { Err(wrong(Fault::OutOfRange)) }
    }
}

/// Millimetres with at most one decimal, in tenths.
fn tenths(given: &str) -> Option<u32> {
    let (whole, part) = given.trim().split_once('.').unwrap_or((given.trim(), "0"));
    let plain = |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if !plain(whole, 3) || !plain(part, 1) {
        return None;
    }
    Some(whole.parse::<u32>().ok()? * 10 + part.parse::<u32>().ok()?)
}

impl fmt::Display for LabelSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}x{}", millimetres(self.width), millimetres(self.height))
    }
}

fn millimetres(tenths: u32) -> String {
    if tenths.is_multiple_of(10) { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
}

/// The sheet that labels are printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelSheet {
    pub size: LabelSize,
    /// How many places of the first sheet are used already.
    pub skip: u32,
}

impl LabelSheet {
    /// A new sheet of the usual labels.
    pub const USUAL: Self = Self { size: LabelSize::USUAL, skip: 0 };
}

/// File labels, as many to a sheet as there is room for.
pub fn file_labels(
    phrases: Phrases,
    settings: &Settings,
    labels: &[FileLabel],
    sheet: LabelSheet,
) -> Result<String, PageFault> {
    let LabelSize { width, height } = sheet.size;
    let (columns, rows) = sheet.size.grid();
    let places = columns.saturating_mul(rows).max(1);
    // Square centimetres decide how much text there is room for; the usual label has 26.
    let room = usize::try_from(width.saturating_mul(height) / 10_000).unwrap_or(usize::MAX);
    let is_marked = MARKED.0 <= width && MARKED.1 <= height;
    // Beside a mark there are two thirds of it.
    let room = if is_marked { room * 2 / 3 } else { room }.max(7);
    let label = |label: &FileLabel| {
        let (size, name) = fitted(&label.label, [room * 2, room * 4, room * 7]);
        let picture = is_marked.then(|| Value::from_safe_string(mark(label.code)));
        let code = label.code.to_string();
        context! { unit => label.unit.as_str(), label => name, size, year => label.year.as_str(), code, picture }
    };
    let used = std::iter::repeat_n(Value::from(()), usize::try_from(sheet.skip % places).unwrap_or(0));
    let all: Vec<Value> = used.chain(labels.iter().map(label)).collect();
    let sheets: Vec<Value> =
        all.chunks(usize::try_from(places).unwrap_or(1)).map(|labels| Value::from(labels.to_vec())).collect();
    let css = style(sheet.size);
    let values = context! { estate => settings.name.as_str(), sheets };
    let form = PageForm { name: "file labels", body: LABELS, css };
    fill(form, phrases, &[&say!(phrases, "form-labels"), settings.name.as_str()], values)
}

/// The style of a sheet of labels: the labels stand in the middle of it, edge to edge.
fn style(size: LabelSize) -> String {
    let (columns, rows) = size.grid();
    let (wide, high) = (millimetres(size.width), millimetres(size.height));
    let left = millimetres((SHEET.0 - columns * size.width) / 2);
    let top = millimetres((SHEET.1 - rows * size.height) / 2);
    format!(
        "@page {{ size: A4; margin: 0; @bottom-center {{ content: none; }} }}
body {{ margin: 0; padding: 0; max-width: 210mm; }}
.labels {{ box-sizing: border-box; width: 210mm; height: 296.9mm; padding: {top}mm 0 0 {left}mm; display: grid; grid-template-columns: repeat({columns}, {wide}mm); grid-auto-rows: {high}mm; align-content: start; overflow: hidden; break-after: page; }}
.labels:last-child {{ break-after: auto; }}
.label {{ box-sizing: border-box; width: {wide}mm; height: {high}mm; padding: 3.5mm 5mm; overflow: hidden; display: flex; gap: 2mm; outline: .1mm dotted #bbb; }}
.label .words {{ flex: 1; min-width: 0; display: flex; flex-direction: column; justify-content: space-between; gap: .8mm; }}
.label .scan {{ flex: none; width: 16mm; display: flex; flex-direction: column; align-items: center; justify-content: center; }}
.label .scan .mark {{ width: 16mm; height: 16mm; }}
.label .scan small {{ font-size: 6pt; overflow: visible; }}
.label.used {{ outline: 0; }}
.label strong {{ font-size: 16pt; line-height: 1; overflow-wrap: anywhere; }}
.label span {{ font-size: 13pt; line-height: 1.2; overflow-wrap: anywhere; unicode-bidi: isolate; min-height: 0; overflow: hidden; }}
.label span.small {{ font-size: 10pt; }}
.label span.tiny {{ font-size: 7.5pt; line-height: 1.15; }}
.label small {{ font-size: 7pt; line-height: 1; color: #333; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; flex: none; }}
@media screen and (max-width: 760px) {{ .labels {{ display: flex; flex-wrap: wrap; gap: 2mm; width: auto; height: auto; padding: 3mm 0; }} .label {{ max-width: 100%; }} .label.used {{ display: none; }} }}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_millimetres() {
        assert_eq!("70x37".parse::<LabelSize>().unwrap(), LabelSize::USUAL);
        let size: LabelSize = "63.5×38.1".parse().unwrap();
        assert_eq!((size.to_string().as_str(), size.grid()), ("63.5x38.1", (3, 7)));
        for wrong in ["", "70", "70x", "70x37mm", "0x37", "300x37", "70x1", "7e1x37", "-70x37", "70.55x37"] {
            assert!(wrong.parse::<LabelSize>().is_err(), "{wrong}");
        }
    }
}
